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


async def test_no_error_of_the_inbox_ends_the_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    script = await played(Scripted([5], [5], [6], puts=[RuntimeError("unforeseen")]), monkeypatch)

    assert script.stored == [5, 6]


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


class Wire:
    """Telegram with several processes on one token: a new call ends the one that waits, which is told 409."""

    def __init__(self) -> None:
        self.now = 0.0
        self.polls: dict[str, list[float]] = {}
        self._waiting: asyncio.Future[None] | None = None

    async def poll(self, name: str) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Conflict("terminated by other getUpdates request"))
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        self.polls.setdefault(name, []).append(self.now)
        await waiting


class Timed:
    """One process's gateway, at the wire's time."""

    def __init__(self, wire: Wire, name: str) -> None:
        self._wire, self._name = wire, name

    async def updates(self, _offset: int | None, _wait: int) -> list[dict[str, Any]]:
        await self._wire.poll(self._name)
        return []


async def test_of_two_processes_the_one_that_was_there_first_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newcomer tries again more and more seldom, and each time the first one has the token back within seconds."""
    wire, sleepers = Wire(), []
    loop, let_others = asyncio.get_running_loop(), asyncio.sleep

    async def sleep(seconds: float) -> None:
        woken = loop.create_future()
        sleepers.append((wire.now + seconds, woken))
        await woken

    async def pass_to(moment: float) -> None:
        while due := sorted(one for one in sleepers if one[0] <= moment):
            wire.now, woken = due[0]
            sleepers.remove(due[0])
            woken.set_result(None)
            await breathe()
        wire.now = moment

    async def breathe() -> None:
        for _ in range(5):
            await let_others(0)

    monkeypatch.setattr(loop, "time", lambda: wire.now)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    tasks = [asyncio.create_task(Polling(Timed(wire, "first"), Scripted(), Bell()).run())]  # type: ignore[arg-type]
    await breathe()
    await pass_to(100)
    tasks.append(asyncio.create_task(Polling(Timed(wire, "second"), Scripted(), Bell()).run()))  # type: ignore[arg-type]
    await breathe()
    await pass_to(400)
    for task in tasks:
        task.cancel()

    assert wire.polls == {"first": [0, 102, 119, 151, 213, 335], "second": [100, 117, 149, 211, 333]}
