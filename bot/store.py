"""The database from the event loop: reads in a few threads, writes through the writer, both awaited."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from storage.database import Database, TakenBack

T = TypeVar("T")

READERS = 4
READ_ONLY = "25006"  # PostgreSQL: a standby that has not been promoted yet
SQLITE_TROUBLE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")


class Store:
    """Awaitable reads and writes of one Database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="platsbot-reader")

    async def run(self, do: Callable[[], T]) -> T:
        """Run something that reads, off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, do)

    async def read(self, do: Callable[[Session], T]) -> T:
        return await self.run(lambda: self.database.read(do))

    async def write(self, do: Callable[[Session], T], *, soon: bool = False) -> T:
        """Returns after the commit."""
        return await asyncio.wrap_future(self.database.write(do, soon=soon))

    def close(self) -> None:
        self._readers.shutdown(wait=True, cancel_futures=True)


def is_trouble(error: BaseException) -> bool:
    """Whether the database itself is in trouble (locked, full, gone), so that the same may succeed a little later."""
    if isinstance(error, PoolTimeout | PendingRollbackError | TakenBack):
        return True
    if not isinstance(error, DBAPIError):
        return False
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return str(name).startswith(SQLITE_TROUBLE)
    read_only = getattr(error.orig, "sqlstate", None) == READ_ONLY
    return error.connection_invalidated or read_only or isinstance(error, OperationalError | InterfaceError)
