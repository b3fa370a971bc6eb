"""Documents and pictures: their figures are read here, and drawn in one worker process so that nothing else waits."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from bot.cores import EVERYWHERE, spread
from bot.store import Store
from handlers import reports

if TYPE_CHECKING:
    from bot.sending import Draws


class Drawing:
    """Draws when something is sent. The worker starts with the first drawing and is renewed if it dies."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker: ProcessPoolExecutor | None = None

    async def __call__(self, name: str, args: dict[str, Any]) -> bytes:
        data = await self._store.read(lambda session: reports.collect(session, name, args))
        try:
            return await self._draw(name, data)
        except BrokenProcessPool:
            self.close()
            return await self._draw(name, data)

    async def _draw(self, name: str, data: Any) -> bytes:
        if self._worker is None:
            context = multiprocessing.get_context("spawn")
            self._worker = ProcessPoolExecutor(1, context, initializer=spread, initargs=(EVERYWHERE,))
        return await asyncio.get_running_loop().run_in_executor(self._worker, reports.draw, name, data)

    def close(self) -> None:
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)
            self._worker = None


def draw_here(store: Store) -> "Draws":
    """Draws in this process: for `platsbot play --save`."""

    async def draw(name: str, args: dict[str, Any]) -> bytes:
        data = await store.read(lambda session: reports.collect(session, name, args))
        return reports.draw(name, data)

    return draw
