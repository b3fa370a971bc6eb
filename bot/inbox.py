"""The one door in: an update is a committed row before Telegram is told that we have it, and empty once it is done.

The database is the queue. Order within a chat is by update id; an id that was seen before changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import CursorResult, Insert, Update, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, select, update

from bot.clock import Clock
from bot.metrics import RECEIVED
from bot.store import Store
from handlers.incoming import Incoming, read_update
from handlers.swedish.masking import blank_identity_numbers
from storage.models import Inbox as Row

LEASE = timedelta(seconds=10)
KEPT_FOR = timedelta(days=4)  # Telegram keeps what it could not deliver for one day

log = structlog.get_logger()


@dataclass(frozen=True)
class Waiting:
    """The first unfinished update of a chat."""

    row_id: int
    attempts: int
    incoming: Incoming


class Overtaken(Exception):
    """The update has been handled by another process, or is not the first of its chat any more."""


class Inbox:
    """`replica` names this process; `bot_id` is the number before the colon of the token."""

    def __init__(self, store: Store, clock: Clock, *, bot_id: int, replica: str) -> None:
        self._store, self._clock = store, clock
        self.bot_id, self._replica = bot_id, replica

    async def put(self, updates: list[dict[str, Any]]) -> None:
        """Returns when the updates are committed. Raises what the database raises: then none of them is."""
        now = self._clock.now()
        rows = [row for row in map(self._row, updates) if row is not None]
        if not rows:
            return
        claim = {"received_at": now, "claimed_by": self._replica, "claimed_until": now + LEASE}
        await self._store.write(lambda session: _insert(session, [row | claim for row in rows]))
        RECEIVED.inc(len(rows))

    def _row(self, told: dict[str, Any]) -> dict[str, Any] | None:
        try:
            incoming = read_update(told)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("update not understood", update_id=told.get("update_id"), error=type(error).__name__)
            return None
        if incoming is None:
            return None
        blanked, found = blank_identity_numbers(incoming.text)
        if found:
            incoming = replace(incoming, text=blanked, had_identity_number=True)
        return {
            "bot_id": self.bot_id,
            "update_id": incoming.update_id,
            "chat_id": incoming.chat_id,
            "payload": incoming.as_json(),
            "attempts": 0,
            "set_aside": False,
        }

    def heads(self, session: Session, most: int) -> list[Waiting]:
        """The first unfinished update of each chat, oldest first; those that another process has just taken in are
        left to it."""
        earlier = aliased(Row)
        first = ~exists().where(
            earlier.bot_id == self.bot_id,  # type: ignore[arg-type]
            col(earlier.done_at).is_(None),
            col(earlier.chat_id) == col(Row.chat_id),
            col(earlier.update_id) < col(Row.update_id),
        )
        now = self._clock.now()
        ours = or_(
            col(Row.claimed_by) == self._replica,
            col(Row.claimed_until) < now,
            col(Row.claimed_until) > now + LEASE,  # the clock has been set back
        )
        rows = session.exec(
            select(Row.id, Row.attempts, Row.payload)
            .where(Row.bot_id == self.bot_id, col(Row.done_at).is_(None), ours, first)
            .order_by(col(Row.update_id))
            .limit(most)
        )
        return [Waiting(row_id or 0, attempts, Incoming.from_json(payload or {})) for row_id, attempts, payload in rows]

    def is_head(self, session: Session, waiting: Waiting) -> bool:
        """Whether it still is the first unfinished one of its chat."""
        return session.exec(select(Row.id).where(*self._still_first(waiting))).first() is not None

    def finish(self, session: Session, waiting: Waiting, now: datetime) -> None:
        """Mark it done and forget what it said, in the transaction of its effects. Raises Overtaken."""
        if not _changed(session, update(Row).where(*self._still_first(waiting)).values(done_at=now, payload=None)):
            raise Overtaken

    def failed(self, session: Session, waiting: Waiting, *, last: bool, now: datetime) -> None:
        """Count a failed attempt; after the last the update is set aside. Raises Overtaken."""
        values: dict[str, Any] = {"attempts": Row.attempts + 1}
        if last:
            values |= {"done_at": now, "payload": None, "set_aside": True}
        if not _changed(session, update(Row).where(*self._still_first(waiting)).values(**values)):
            raise Overtaken

    def _still_first(self, waiting: Waiting) -> list[Any]:
        earlier = aliased(Row)
        return [
            Row.id == waiting.row_id,
            col(Row.done_at).is_(None),
            ~exists().where(
                earlier.bot_id == self.bot_id,  # type: ignore[arg-type]
                col(earlier.done_at).is_(None),
                col(earlier.chat_id) == waiting.incoming.chat_id,
                col(earlier.update_id) < waiting.incoming.update_id,
            ),
        ]

    def waiting(self, session: Session) -> int:
        """How many updates are unfinished, for /metrics."""
        return len(session.exec(select(Row.id).where(Row.bot_id == self.bot_id, col(Row.done_at).is_(None))).all())

    def forget_old(self, session: Session) -> None:
        """Delete the marks of what was done some days ago."""
        session.exec(delete(Row).where(col(Row.done_at) < self._clock.now() - KEPT_FOR))


def _insert(session: Session, rows: list[dict[str, Any]]) -> None:
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    into: Insert
    if on_sqlite:
        into = sqlite.insert(Row).on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    else:
        into = postgresql.insert(Row).on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    session.connection().execute(into, rows)


def _changed(session: Session, statement: Update) -> bool:
    result = session.execute(statement.execution_options(synchronize_session=False))
    return isinstance(result, CursorResult) and result.rowcount == 1
