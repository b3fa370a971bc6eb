"""The replicas of the bot: processes of their own, each on a port of its own, that can be killed."""

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

import aiohttp
from sqlalchemy import create_engine, text

from tests.torture.balancing import free_port

ROOT = Path(__file__).parents[2]
UP_WITHIN = 60.0  # seconds
LEADER = text("""SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND a.datname = current_database() AND l.granted""")


class Replicas:
    """`environment` is what all share."""

    def __init__(self, count: int, environment: dict[str, str]) -> None:
        self.ports = [free_port() for _ in range(count)]
        self.environment = environment
        self._processes: list[asyncio.subprocess.Process | None] = [None] * count

    async def start(self, number: int) -> None:
        own = {"PLATSBOT_PORT": str(self.ports[number]), "PGAPPNAME": f"replica {number}"}
        self._processes[number] = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.torture.bot", env={**os.environ, **self.environment, **own}, cwd=ROOT
        )

    async def start_all(self) -> None:
        for number in range(len(self.ports)):
            await self.start(number)

    async def until_up(self, number: int) -> None:
        """Return when it takes updates. Raises TimeoutError."""
        async with asyncio.timeout(UP_WITHIN), aiohttp.ClientSession() as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"http://127.0.0.1:{self.ports[number]}/health") as response:
                        if response.ok:
                            return
                await asyncio.sleep(0.05)

    async def kill(self, number: int) -> None:
        """SIGKILL: it has no say in it."""
        await self._end(number, signal.SIGKILL)

    async def end(self) -> None:
        """Tell all to stop, and wait until they have."""
        async with asyncio.timeout(15):
            await asyncio.gather(*(self._end(number, signal.SIGTERM) for number in range(len(self.ports))))

    async def _end(self, number: int, how: signal.Signals) -> None:
        process, self._processes[number] = self._processes[number], None
        if process is None:
            return
        if process.returncode is None:
            process.send_signal(how)
        await process.wait()


def leader(url: str) -> int | None:
    """Which replica leads on that PostgreSQL database."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            name = connection.execute(LEADER).scalar()
    finally:
        engine.dispose()
    return int(name.split()[1]) if name else None
