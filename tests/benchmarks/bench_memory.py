"""Memory over many updates: the real bot's resident set, told at ten points of UPDATES (4,000; FULL=1: 200,000).

Memory is flat when what the last half adds is small beside what the process began with; the exit code says so.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from storage import crypto
from tests.benchmarks.bench_throughput import FULL, TOKEN, WRITING, database, ours
from tests.benchmarks.load import Load
from tests.benchmarks.partnerships import Writer, fill

UPDATES = int(os.environ.get("UPDATES", "200000" if FULL else "4000"))
POINTS = 10
TOGETHER = 200
MOST_GROWTH = 0.10
"""Of the whole, over the last half."""


def resident(process: int) -> float:
    """MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure(url: str, key: str, writers: list[Writer]) -> list[float]:
    """MB after the first turns of everybody, and at each point."""
    people = [Person(writer.key, writer.key, writer.chat) for writer in writers]
    async with PracticeServer(TOKEN, people) as server:
        process = await ours(url, key)(server)
        try:
            load = Load(server, writers, people, taps=True)
            await load.warm()
            seen = [resident(process.pid)]
            for point in range(1, POINTS + 1):
                for _part in range(UPDATES // POINTS // TOGETHER):
                    await load.burst(TOGETHER)
                seen.append(resident(process.pid))
                sys.stdout.write(f"{point * UPDATES // POINTS:8} updates {seen[-1]:8.1f} MB\n")
                sys.stdout.flush()
        finally:
            process.terminate()
            await process.wait()
    return seen


def main() -> int:
    if not Path("/proc/self/statm").exists():
        sys.stdout.write("only where /proc tells the size of a process\n")
        return 0
    key = crypto.new_key()
    crypto.use_keys(key)
    with tempfile.TemporaryDirectory(prefix="platsbot-bench-") as folder:
        url = database(folder, "memory")
        seen = asyncio.run(measure(url, key, fill(url, WRITING, writing=WRITING)))
    growth = (seen[-1] - seen[POINTS // 2]) / seen[-1]
    sys.stdout.write(f"{seen[0]:.1f} MB at first, {seen[-1]:.1f} MB at last; the last half added {growth:.1%}\n")
    return 0 if growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
