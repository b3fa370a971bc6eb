"""The bot started twice with one token, as happens: one works, the other stands back and says so."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot.application import Application
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]
FREE = "3 lediga platser måndag 23 november 2026.\n• Produktion: 2 av 14\n• Matmission: 1 av 10"
QUESTION = "hur många lediga platser finns det?"
ROUNDS = 5


async def until_logged(logs: list[Any], event: str) -> None:
    async with asyncio.timeout(20):
        while not any(entry["event"] == event for entry in logs):
            await asyncio.sleep(0.01)


async def asked_again_and_again(server: PracticeServer) -> list[str]:
    """Petra's questions, each after the answer to the one before; all that she has heard then."""
    for _ in range(ROUNDS):
        await server.write("petra", QUESTION)
        await server.next_message("petra")
    await server.write("henrik", QUESTION)  # whatever is said twice is said before this
    await server.next_message("henrik")
    return [one.text for one in server.messages("petra") if one.from_bot]


async def test_on_one_database_nothing_is_said_twice(settings: Settings, people: list[Person], start: Starts) -> None:
    quick = settings.model_copy(update={"chat_sends_per_second": 1000.0})
    with capture_logs() as logs:
        async with PracticeServer(TOKEN, people) as server, start(quick, server):
            await until_logged(logs, "leading")
            async with start(quick, server):
                await until_logged(logs, "another process leads")
                heard = await asked_again_and_again(server)

    assert heard == [FREE] * ROUNDS


async def test_on_databases_of_their_own_one_steps_back(
    settings: Settings, people: list[Person], start: Starts, tmp_path: Path
) -> None:
    """409 from Telegram: no two of them answer, and none keeps the other from its work."""
    quick = settings.model_copy(update={"chat_sends_per_second": 1000.0})
    other = quick.model_copy(update={"database": f"sqlite:///{tmp_path / 'other.db'}"})
    shutil.copy(tmp_path / "bot.db", tmp_path / "other.db")
    with capture_logs() as logs:
        async with PracticeServer(TOKEN, people) as server, start(quick, server):
            await server.write("henrik", QUESTION)
            await server.next_message("henrik")
            async with start(other, server):
                await until_logged(logs, "another process uses this token; this one steps back")
                heard = await asked_again_and_again(server)

    assert heard == [FREE] * ROUNDS
    assert len([entry for entry in logs if "steps back" in entry["event"]]) == 1
