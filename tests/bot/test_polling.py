"""Long polling: committed before Telegram is told, and stepping back where another process uses the token."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.bell import Bell
from bot.gateway import BadToken, Conflict, Unreachable
from bot.polling import Polling


class Scripted:
    """A Telegram and an inbox in one: hands out `answers` in turn, and keeps offsets asked for and updates put."""

    def __init__(self, *answers: Any, puts: list[Exception | None] | None = None) -> None:
        self.answers, self.puts = list(answers), puts or []
        self.offsets: list[int | None] = []
        self.stored: list[int] = []
        self.waits: list[float] = []

    async def updates(self, offset: int | None, _wait: int) -> list[dict[str, Any]]:
        self.offsets.append(offset)
        if not self.answers:
            raise BadToken("the script is over")
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [{"update_id": number} for number in answer]

    async def put(self, updates: list[dict[str, Any]]) -> None:
        failure = self.puts.pop(0) if self.puts else None
        if failure is not None:
            raise failure
        self.stored += [update["update_id"] for update in updates]

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


async def played(script: Scripted, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    monkeypatch.setattr(asyncio, "sleep", script.sleep)
    with pytest.raises(BadToken):
        await Polling(script, script, Bell()).run()  # type: ignore[arg-type]
    return script


async def test_the_next_call_confirms_what_is_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    script = await played(Scripted([5, 6], [], [9]), monkeypatch)

    assert script.offsets == [None, 7, 7, 10]
    assert script.stored == [5, 6, 9]


async def test_what_could_not_be_stored_is_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    full = OperationalError("INSERT", {}, Exception("disk full"))

    script = await played(Scripted([5], [5], puts=[full]), monkeypatch)

    assert script.offsets == [None, None, 6]
    assert script.stored == [5]


async def test_pauses_grow_while_telegram_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    script = await played(Scripted(*[Unreachable("TimedOut")] * 4, [5]), monkeypatch)

    assert script.waits == [0.5, 1.0, 2.0, 4.0]
    assert script.stored == [5]


async def test_it_steps_back_where_another_process_polls(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = await played(Scripted(Conflict("terminated by other getUpdates request"), [5]), monkeypatch)

    assert script.waits == [15.0]
    assert "another process uses this token" in capsys.readouterr().out
