"""The bot as a process of its own, told to stop with a thousand messages waiting."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import text

from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings
from storage.database import Database

TOKEN = "1:end-to-end-end-to-end-end-to-end"
ROOT = Path(__file__).parents[2]
BACKLOG = 1000


FULL = Path("/dev/full")  # takes nothing, as a disk does that has no room
LOG = FULL if FULL.exists() else Path(os.devnull)


@asynccontextmanager
async def process(settings: Settings, server: PracticeServer) -> AsyncIterator[asyncio.subprocess.Process]:
    """`platsbot run` on the practice day's clock; killed at the end if it still runs. Its log cannot be written."""
    environment = {
        **os.environ,
        "PLATSBOT_TOKEN": TOKEN,
        "PLATSBOT_DATABASE": settings.database,
        "PLATSBOT_KEY": settings.needed_key(),
        "PLATSBOT_NAMES": "names",
        "PLATSBOT_BASE_URL": server.address,
        "PLATSBOT_SENDS_PER_SECOND": "10000",
        "PLATSBOT_CHAT_SENDS_PER_SECOND": "10000",
        "PLATSBOT_LOG_LEVEL": "INFO",
        "TORTURE_BEGAN": str(time.time()),
    }
    with LOG.open("wb") as log:
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.torture.bot", env=environment, cwd=ROOT, stderr=log
        )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


def said(server: PracticeServer, person: Person) -> list[str]:
    return [one.text for one in server.messages(person) if one.from_bot]


def weeks_answered(server: PracticeServer, person: Person) -> list[int]:
    """The weeks that the answers speak of, in the order in which they came."""
    return [int(answer.split("vecka ")[1].split()[0]) for answer in said(server, person)]


def rows(settings: Settings, question: str) -> list[int]:
    database = Database(settings.database)
    try:
        with database.engine.connect() as connection:
            return list(connection.execute(text(question)).scalars())
    finally:
        database.close()


async def test_told_to_stop_with_a_thousand_waiting_it_keeps_them_and_goes_on_after_the_start(
    settings: Settings, people: list[Person]
) -> None:
    staff = [person for person in people if person.key != "stranger"]

    def answered() -> int:
        return sum(len(said(server, person)) for person in staff)

    async with PracticeServer(TOKEN, people) as server:
        for turn in range(BACKLOG):
            await server.write(staff[turn % len(staff)], f"hur många började vecka {turn // len(staff) % 40 + 1}?")
        asked = set(server.world.updates.waiting)
        async with process(settings, server) as running:
            await server.wait_until(lambda: answered() >= 50)
            began = time.monotonic()
            running.send_signal(signal.SIGTERM)
            code = await running.wait()
            took = time.monotonic() - began
        before = answered()
        stored = rows(settings, "SELECT update_id FROM inbox")
        done = rows(settings, "SELECT update_id FROM inbox WHERE done_at IS NOT NULL")
        unsent = rows(settings, "SELECT id FROM outbox WHERE sent_at IS NULL")
        waiting = set(server.world.updates.waiting)
        async with process(settings, server):
            await server.wait_until(lambda: answered() >= before + 50)

    assert code == 0
    assert took < 10
    assert set(stored) | waiting == asked
    assert before == len(done) - len(unsent) < BACKLOG // 2
    for person in staff:
        weeks = weeks_answered(server, person)
        assert weeks == [number % 40 + 1 for number in range(len(weeks))]
