"""Which process sends and polls: limits and long polling are the bot's own, so one process at a time does both.

On PostgreSQL the leader holds an advisory lock on a connection of its own; when it dies, the server lets the lock go
and another takes it within seconds. On SQLite there is one process.
"""

import asyncio

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.bell import Bell
from bot.store import Store

LOCK_SPACE = 0x50_4C_41_54  # "PLAT": apart from other users of advisory locks in the same database
LOOKS_EVERY = 1.0

log = structlog.get_logger()


class Leading:
    """Whether this process leads; `changed` rings when that changes."""

    def __init__(self, store: Store, *, bot_id: int) -> None:
        self._store, self._bot_id = store, bot_id % 2**31
        self._connection: Connection | None = None
        self.changed = Bell()

    @property
    def leads(self) -> bool:
        return self._store.database.is_sqlite or self._connection is not None

    async def run(self) -> None:
        """Until cancelled: try for the lock, or see that it is still held."""
        while not self._store.database.is_sqlite:
            before = self.leads
            await self._store.run(self._look)
            if self.leads != before:
                log.info("leading" if self.leads else "leads no more")
                self.changed.ring()
            await asyncio.sleep(LOOKS_EVERY)
        await asyncio.Event().wait()

    def _look(self) -> None:
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return
            connection = self._store.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            lock = text("SELECT pg_try_advisory_lock(:space, :bot)")
            if connection.execute(lock, {"space": LOCK_SPACE, "bot": self._bot_id}).scalar():
                self._connection = connection
            else:
                connection.close()
        except SQLAlchemyError:
            self.give_up()

    def give_up(self) -> None:
        """Let another process lead."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.invalidate()
            connection.close()
