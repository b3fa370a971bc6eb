"""The real bot beside python-telegram-bot's bare echo on its default transport: same server, same machine, same run.

UPDATES (2000) in a burst give updates a second; 100 a second for ten seconds give the time to reply. The real bot gets
the mix of load.py and stores everything durably; the echo sends the text back. Each is measured ROUNDS (3) times in
turn, and the medians count.

With FULL=1 also a database of 2,000 partnerships with 500,000 enrolments and 2,000,000 rows of attendance.
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
from tests.benchmarks.load import Load
from tests.benchmarks.partnerships import Writer, fill

TOKEN = "1:benchmark-benchmark-benchmark-benchmark"
UPDATES = int(os.environ.get("UPDATES", "2000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
FULL = bool(os.environ.get("FULL"))
PACE = 100
PACED = 1000
WRITING = 10  # partnerships, five chats each
MANY = 2_000
ENROLMENTS_EACH = 250
REPORTED_EACH = 4

Start = Callable[[PracticeServer], Awaitable[asyncio.subprocess.Process]]
Measured = tuple[float, float, float]
"""Updates a second, and the time to reply in seconds: p50 and p99."""


async def measure(start: Start, writers: list[Writer], number: int, *, taps: bool) -> Measured:
    """The round of that number; its updates are new to a database that has seen the earlier rounds'."""
    people = [Person(writer.key, writer.key, writer.chat) for writer in writers]
    async with PracticeServer(TOKEN, people, first_id=number * 1_000_000) as server:
        process = await start(server)
        try:
            load = Load(server, writers, people, taps=taps)
            await load.warm()
            speed = await load.burst(UPDATES)
            waits = await load.paced(PACED, PACE)
        finally:
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


def database(folder: str, name: str) -> str:
    return f"sqlite:///{Path(folder) / name}.db"


def main() -> None:
    key = crypto.new_key()
    crypto.use_keys(key)
    seen: dict[str, list[Measured]] = {}
    with tempfile.TemporaryDirectory(prefix="platsbot-bench-") as folder:
        databases = {"Platsbot, SQLite": database(folder, "small")}
        writers = fill(databases["Platsbot, SQLite"], WRITING, writing=WRITING)
        if FULL:
            began = time.perf_counter()
            databases["the same, full"] = database(folder, "full")
            fill(
                databases["the same, full"],
                MANY,
                enrolments=ENROLMENTS_EACH,
                reported=REPORTED_EACH,
                writing=WRITING,
            )
            sys.stdout.write(f"filled in {time.perf_counter() - began:.0f} s\n")
        for number in range(1, ROUNDS + 1):
            seen.setdefault("PTB's bare echo", []).append(asyncio.run(measure(echo, writers, number, taps=False)))
            for name, url in databases.items():
                seen.setdefault(name, []).append(asyncio.run(measure(ours(url, key), writers, number, taps=True)))
    _tell(seen)


def _tell(seen: dict[str, list[Measured]]) -> None:
    sys.stdout.write(f"{'':20} {'updates/s':>10} {'p50 ms':>8} {'p99 ms':>8}  (at {PACE} a second)\n")
    speeds = {}
    for name, rounds in seen.items():
        speed, middle, most = (statistics.median(one) for one in zip(*rounds, strict=True))
        speeds[name] = speed
        sys.stdout.write(f"{name:20} {speed:10.0f} {middle * 1000:8.1f} {most * 1000:8.1f}\n")
    plain, *ours_all = speeds.values()
    sys.stdout.write(f"throughput beside the echo: {ours_all[0] / plain:.2f}\n")
    if len(ours_all) > 1:
        sys.stdout.write(f"empty beside full: {ours_all[0] / ours_all[1]:.2f} (to stay under 1.3)\n")


if __name__ == "__main__":
    main()
