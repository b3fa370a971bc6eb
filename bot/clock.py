"""The one clock: everything asks it for the time and waits by it, so that practice and tests run on their own."""

import asyncio
import contextlib
import heapq
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...

    async def sleep_until(self, moment: datetime) -> None:
        """Return when the clock has reached the moment."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        left = (moment - self.now()).total_seconds()
        while left > 0:  # in short steps, so that a changed system clock is noticed
            await asyncio.sleep(min(left, 60.0))
            left = (moment - self.now()).total_seconds()


class SetClock:
    """A clock that moves only when it is set: for play and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._count = 0

    def now(self) -> datetime:
        return self._now

    async def sleep_until(self, moment: datetime) -> None:
        if moment <= self._now:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._count += 1
        heapq.heappush(self._sleepers, (moment, self._count, future))
        await future

    def set(self, moment: datetime) -> None:
        """Let the time be `moment`; whoever sleeps until then or before wakes up."""
        self._now = moment.astimezone(UTC)
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _until, _number, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)


class RunningClock:
    """Runs like the machine's, from another moment, and can be moved forward: for practice."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start.astimezone(UTC), time.monotonic()
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    async def sleep_until(self, moment: datetime) -> None:
        while (left := (moment - self.now()).total_seconds()) > 0:
            moved = self._moved
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await moved.wait()

    def move_to(self, moment: datetime) -> None:
        """Let the time be `moment`, or leave it if that has passed; whoever sleeps looks at the clock again."""
        if moment > self.now():
            self._start, self._began = moment.astimezone(UTC), time.monotonic()
            self._moved.set()
            self._moved = asyncio.Event()
