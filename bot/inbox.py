"""The one door in: an update is a committed row before Telegram is told that we have it, and empty once it is done.

The database is the queue. Order within a chat is by update id; an id that was seen before changes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, update

from bot.clock import Clock
from bot.metrics import RECEIVED
from bot.store import Store, is_trouble
from handlers.incoming import Incoming, read_update
from handlers.swedish.masking import blank_identity_numbers
from storage.models import Inbox as Row
from storage.statements import Command, Query

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
        """Returns when the updates are committed. Raises what a database in trouble raises: then not all of them are.

        What no database could store is left out and logged: fetched again and again, it would keep back all others.
        """
        now = self._clock.now()
        claim = {"received_at": now, "claimed_by": self._replica, "claimed_until": now + LEASE}
        rows = [row | claim for row in map(self._row, updates) if row is not None]
        if not rows:
            return
        try:
            await self._store.write(lambda session: _insert(session, rows))
        except Exception as error:
            if is_trouble(error):
                raise
            for row in rows:
                await self._put_alone(row)
        RECEIVED.inc(len(rows))

    async def _put_alone(self, row: dict[str, Any]) -> None:
        try:
            await self._store.write(lambda session: _insert(session, [row]))
        except Exception as error:
            if is_trouble(error):
                raise
            log.error("update cannot be stored", update_id=row["update_id"], error=type(error).__name__)

    def _row(self, told: dict[str, Any]) -> dict[str, Any] | None:
        try:
            incoming = read_update(told)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            log.warning("update not understood", error=type(error).__name__)
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

    def heads(self, session: Session, most: int, in_hand: Collection[int] = ()) -> list[Waiting]:
        """The first unfinished update of each chat but those in hand, oldest first; those that another process has
        just taken in are left to it."""
        now = self._clock.now()
        told: dict[str, Any] = {
            "bot": self.bot_id,
            "replica": self._replica,
            "now": now,
            "longest": now + LEASE,
            "most": most,
        }
        told["in_hand"] = list(in_hand)
        rows = HEADS.rows(session, told)
        return [Waiting(row_id, attempts, Incoming.from_json(payload or {})) for row_id, attempts, payload in rows]

    def finish(self, session: Session, waiting: Waiting, now: datetime) -> None:
        """Mark it done and forget what it said, in the transaction of its effects. Raises Overtaken."""
        if FINISH.run(session, self._named(waiting) | {"now": now}) != 1:
            raise Overtaken

    def failed(self, session: Session, waiting: Waiting, *, last: bool, now: datetime) -> None:
        """Count a failed attempt; after the last the update is set aside. Raises Overtaken."""
        statement, told = (SET_ASIDE, {"now": now}) if last else (COUNT, {})
        if statement.run(session, self._named(waiting) | told) != 1:
            raise Overtaken

    def _named(self, waiting: Waiting) -> dict[str, Any]:
        chat, update_id = waiting.incoming.chat_id, waiting.incoming.update_id
        return {"row": waiting.row_id, "bot": self.bot_id, "chat": chat, "update": update_id}

    def waiting(self, session: Session) -> int:
        """How many updates are unfinished, for /metrics."""
        unfinished = select(col(Row.id)).where(col(Row.bot_id) == self.bot_id, col(Row.done_at).is_(None))
        return len(session.scalars(unfinished).all())

    def forget_old(self, session: Session) -> None:
        """Delete the marks of what was done some days ago."""
        session.exec(delete(Row).where(col(Row.done_at) < self._clock.now() - KEPT_FOR))


def _insert(session: Session, rows: list[dict[str, Any]]) -> None:
    INSERT[session.get_bind().dialect.name].run_all(session, rows)


# The statements are built once: building one takes longer than running it.
_earlier = aliased(Row)


def _none_before(chat: Any, number: Any) -> Any:
    return ~exists().where(
        col(_earlier.bot_id) == bindparam("bot"),
        col(_earlier.done_at).is_(None),
        col(_earlier.chat_id) == chat,
        col(_earlier.update_id) < number,
    )


def _unless_seen(dialect: Any) -> Command:
    columns = ("bot_id", "update_id", "chat_id", "payload", "received_at", "claimed_by", "claimed_until", "attempts")
    new = dialect.insert(Row).on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    return Command(new, (*columns, "set_aside"))


INSERT = {"sqlite": _unless_seen(sqlite), "postgresql": _unless_seen(postgresql)}
HEADS: Query[int, int, dict[str, Any] | None] = Query(
    select(col(Row.id), col(Row.attempts), col(Row.payload))
    .where(
        col(Row.bot_id) == bindparam("bot"),
        col(Row.done_at).is_(None),
        or_(
            col(Row.claimed_by) == bindparam("replica"),
            col(Row.claimed_until) < bindparam("now"),
            col(Row.claimed_until) > bindparam("longest"),  # the clock has been set back
        ),
        col(Row.chat_id).not_in(bindparam("in_hand", expanding=True)),
        _none_before(col(Row.chat_id), col(Row.update_id)),
    )
    .order_by(col(Row.update_id))
    .limit(bindparam("most"))
)
STILL_FIRST = and_(
    col(Row.id) == bindparam("row"),
    col(Row.done_at).is_(None),
    _none_before(bindparam("chat"), bindparam("update")),
)
FINISH = Command(update(Row).where(STILL_FIRST).values(done_at=bindparam("now"), payload=None))
_count = update(Row).where(STILL_FIRST).values(attempts=Row.attempts + 1)
COUNT = Command(_count)
SET_ASIDE = Command(_count.values(done_at=bindparam("now"), payload=None, set_aside=True))
