"""Which process sends and polls: limits and long polling are the bot's own, so one process at a time does both.

On PostgreSQL the leader holds an advisory lock on a connection of its own; when it dies, the server lets the lock go
and another takes it within seconds. On SQLite there should be one process, and a second one started by mistake must not
send what the first is sending: the leader holds the lock of a small file of its own beside the database.
"""

import asyncio
import sqlite3
import time
from typing import Protocol

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.bell import Bell
from bot.store import Store

LOCK_SPACE = 0x50_4C_41_54  # "PLAT": apart from other users of advisory locks in the same database
LOOKS_EVERY = 1.0
TRIES_EVERY = 0.25
TAKES_OVER_AFTER = 2.0  # seconds, in which one that has lost its connection sees so and ends what is on its way

log = structlog.get_logger()


class Held(Protocol):
    """The lock of the one that leads; it goes with the process."""

    def check(self) -> None:
        """Raises what the database raises if it may have been lost."""
        ...

    def let_go(self) -> None: ...


class Leading:
    """Whether this process leads; `changed` rings when that changes."""

    def __init__(self, store: Store, *, bot_id: int) -> None:
        self._store, self._bot_id = store, bot_id % 2**31
        self._held: Held | None = None
        self._over = False
        self._others = False  # another process has been seen to lead
        self._leads_from = 0.0
        self.changed = Bell()

    @property
    def leads(self) -> bool:
        return self._held is not None and time.monotonic() >= self._leads_from

    async def run(self) -> None:
        """Until cancelled: try for the lock, or see that it is still held."""
        before = None
        while True:
            await self._store.run(self._look)
            if self.leads != before:
                log.info("leading" if self.leads else "leads no more" if before else "another process leads")
                before = self.leads
                self.changed.ring()
            await asyncio.sleep(LOOKS_EVERY if before else TRIES_EVERY)

    def _look(self) -> None:
        try:
            if self._held is not None:
                self._held.check()
                return
            self._held = self._lock()
            if self._held is not None and self._others and not self._store.database.is_sqlite:
                # It may be alive, and about to send what we would send too.
                self._leads_from = time.monotonic() + TAKES_OVER_AFTER
            self._others = self._held is None
        except (SQLAlchemyError, sqlite3.Error):
            self._others = True  # one may have led, unseen, since the connection was lost
            self._let_go()
        if self._over:
            self._let_go()

    def _lock(self) -> Held | None:
        database = self._store.database
        if database.is_sqlite:
            return _FileLock.take(database.url.database)
        return _ServerLock.take(database.engine.connect(), self._bot_id)

    def give_up(self) -> None:
        """Let another process lead, for good."""
        self._over = True
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.let_go()


class _ServerLock:
    """An advisory lock of PostgreSQL's, as long as its connection lives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def take(cls, connection: Connection, number: int) -> Held | None:
        """None if another process holds it."""
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        lock = text("SELECT pg_try_advisory_lock(:space, :bot)")
        taken = False
        try:
            taken = bool(connection.execute(lock, {"space": LOCK_SPACE, "bot": number}).scalar())
        finally:
            if not taken:
                connection.close()
        return cls(connection) if taken else None

    def check(self) -> None:
        self._connection.execute(text("SELECT 1"))

    def let_go(self) -> None:
        self._connection.invalidate()
        self._connection.close()


class _FileLock:
    """SQLite's own lock on an empty database file: every system has it, and it goes with the process."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def take(cls, path: str | None) -> Held | None:
        """None if another process holds it. `path` is the database's."""
        beside = f"{path}-leader" if path and path != ":memory:" else ":memory:"
        connection = sqlite3.connect(beside, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            return None
        return cls(connection)

    def check(self) -> None:
        """A file's lock cannot be lost."""

    def let_go(self) -> None:
        self._connection.close()
