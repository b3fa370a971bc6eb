"""The real bot beside python-telegram-bot's bare echo on its default transport: same server, same machine, same run.

UPDATES (2000) from 50 chats in a burst give updates a second; 100 a second for ten seconds give the time to reply. The
real bot takes a mix of taps, reports and questions and stores everything durably; the echo sends the text back.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from storage import crypto
from tests.torture.people import code
from tests.torture.run import TOKEN, prepare

CHATS = 50
UPDATES = int(os.environ.get("UPDATES", "2000"))
PACE = 100
PACED = 1000

Start = Callable[[PracticeServer], Awaitable[asyncio.subprocess.Process]]


def texts(chat: int) -> list[str]:
    """What one chat writes: reports and questions; every fourth update is a tap."""
    first, second = code(chat, 0), code(chat, 1)
    return [f"{first} sjuk, resten här", "hur många lediga platser finns det?", f"när slutar {second}?"]


class Load:
    """Writes and taps as the people of the chats, and sees the answers come."""

    def __init__(self, server: PracticeServer, people: list[Person], taps: bool) -> None:
        self._server, self._people, self._taps = server, people, taps

    def act(self, number: int) -> None:
        """The next update of some chat."""
        person = self._people[number % CHATS]
        turn = number // CHATS
        if self._taps and turn % 4 == 3:
            cards = [one for one in self._server.messages(person) if one.rows]
            if cards:
                self._server.acting.tap(person, cards[-1].id, cards[-1].rows[0][0].label)
                return
        self._server.acting.write(person, texts(number % CHATS)[turn % 3])

    def answered(self) -> int:
        """Updates that have been answered: by a message, or the tap's answer."""
        world = self._server.world
        return sum(call.method == "sendMessage" for call in world.calls) + sum(
            tap.answer is not None for tap in world.taps.values()
        )

    async def warm(self) -> None:
        """One message from each chat, answered."""
        for number in range(CHATS):
            self.act(number)
        await self._server.wait_until(lambda: self.answered() >= CHATS, 60)

    async def burst(self, updates: int) -> float:
        """Updates a second when all come at once."""
        before = self.answered()
        began = time.perf_counter()
        for number in range(CHATS, CHATS + updates):
            self.act(number)
        while self.answered() - before < updates:
            await asyncio.sleep(0.02)
        return updates / (time.perf_counter() - began)

    async def paced(self, updates: int, pace: int) -> list[float]:
        """Seconds from writing to the answer in the chat, for questions at so many a second."""
        wrote: dict[int, list[float]] = {person.id: [] for person in self._people}
        waits: list[float] = []

        def heard(chat_id: int, what: str, _data: object) -> None:
            if what == "message" and wrote.get(chat_id):
                latest = self._server.world.messages[chat_id]
                if latest[max(latest)].from_bot:
                    waits.append(time.perf_counter() - wrote[chat_id].pop(0))

        self._server.world.changed.append(heard)
        began = time.perf_counter()
        for number in range(updates):
            person = self._people[number % CHATS]
            wrote[person.id].append(time.perf_counter())
            self._server.acting.write(person, texts(number % CHATS)[1 + number // CHATS % 2])
            await asyncio.sleep(max(0.0, began + (number + 1) / pace - time.perf_counter()))
        ends = time.perf_counter() + 20
        while len(waits) < updates and time.perf_counter() < ends:
            await asyncio.sleep(0.05)
        self._server.world.changed.remove(heard)
        return waits


async def measure(start: Start, people: list[Person], *, taps: bool, updates: int) -> tuple[float, float, float]:
    """(updates a second, p50 s, p99 s)."""
    async with PracticeServer(TOKEN, people) as server:
        process = await start(server)
        load = Load(server, people, taps)
        await load.warm()
        speed = await load.burst(updates)
        waits = await load.paced(PACED, PACE)
        process.terminate()
        await process.wait()
    cuts = statistics.quantiles(waits, n=100)
    return speed, cuts[49], cuts[98]


def ours(url: str, key: str) -> Start:
    async def start(server: PracticeServer) -> asyncio.subprocess.Process:
        environment = {
            **os.environ,
            "PLATSBOT_TOKEN": TOKEN,
            "PLATSBOT_DATABASE": url,
            "PLATSBOT_KEY": key,
            "PLATSBOT_BASE_URL": server.address,
            "PLATSBOT_SENDS_PER_SECOND": "10000",
            "PLATSBOT_CHAT_SENDS_PER_SECOND": "10000",
            "TORTURE_BEGAN": str(time.time()),
        }
        return await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.torture.bot", env=environment)

    return start


async def echo(server: PracticeServer) -> asyncio.subprocess.Process:
    """PTB as its examples show it."""
    program = Path(__file__).with_name("echo.py")
    return await asyncio.create_subprocess_exec(sys.executable, str(program), TOKEN, server.base_url)


def main() -> None:
    key = crypto.new_key()
    crypto.use_keys(key)
    with tempfile.TemporaryDirectory(prefix="platsbot-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        people = prepare(url, CHATS)[:CHATS]
        rows = [
            ("PTB's bare echo", asyncio.run(measure(echo, people, taps=False, updates=UPDATES))),
            ("Platsbot, SQLite", asyncio.run(measure(ours(url, key), people, taps=True, updates=UPDATES))),
        ]
    sys.stdout.write(f"{'':20} {'updates/s':>10} {'p50 ms':>8} {'p99 ms':>8}  (at {PACE} a second)\n")
    for name, (speed, middle, most) in rows:
        sys.stdout.write(f"{name:20} {speed:10.0f} {middle * 1000:8.1f} {most * 1000:8.1f}\n")
    sys.stdout.write(f"throughput beside the echo: {rows[1][1][0] / rows[0][1][0]:.2f}\n")


if __name__ == "__main__":
    main()
