"""The one door out: rows written in the transaction of what they tell about, sent in each chat's order, then emptied.

A crash between sending and marking repeats that one message: Telegram has no key that would make a message unique.
Edits, deletions and answers to taps are harmless to repeat.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, func, update

from storage.models import Card, Staff
from storage.models import Outbox as Row
from storage.statements import Command, Query

MAKES_A_MESSAGE = ("send", "document", "photo")
IN_PLACE = ("answer", "edit")
KEPT_FOR = timedelta(days=4)


@dataclass(frozen=True)
class Outgoing:
    """One row to send. `superseded`: a later edit of the same card waits behind this edit."""

    row_id: int
    chat_id: int
    kind: str
    card_id: int | None
    message_id: int | None
    payload: dict[str, Any]
    superseded: bool


def heads(session: Session, now: datetime, most: int, on_their_way: Collection[int] = ()) -> list[Outgoing]:
    """The first unsent row of each chat, and every answer to a tap and edit, oldest first; but those on their way.

    An edit waits only for its own card's message. A row whose time has not come holds nobody up.
    """
    rows = HEADS.rows(session, {"now": now, "most": most, "on_their_way": list(on_their_way)})
    return [
        Outgoing(row_id, chat_id, kind, card_id, message_id, payload or {}, bool(superseded))
        for row_id, chat_id, kind, card_id, payload, message_id, superseded in rows
    ]


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the next row that waits for its time may go."""
    return session.scalars(
        select(func.min(Row.not_before)).where(col(Row.sent_at).is_(None), col(Row.not_before) > now)
    ).first()


def sent(session: Session, row: Outgoing, now: datetime, message_id: int | None = None) -> None:
    """Mark it sent and forget what it said; its card learns its message."""
    SENT.run(session, {"row": row.row_id, "now": now, "unsendable": False})
    if message_id is not None and row.card_id is not None:
        CARD.run(session, {"card": row.card_id, "message": message_id})


def failed(session: Session, row: Outgoing, now: datetime) -> None:
    """It cannot be sent: marked so, and forgotten."""
    SENT.run(session, {"row": row.row_id, "now": now, "unsendable": True})


def blocked(session: Session, row: Outgoing, now: datetime) -> None:
    """The person has blocked the bot: nothing that waits for them is sent, and nothing new unasked."""
    everything = update(Row).where(col(Row.chat_id) == row.chat_id, col(Row.sent_at).is_(None))
    session.connection().execute(everything.values(sent_at=now, payload=None, failed=True))
    session.connection().execute(update(Staff).where(col(Staff.chat_id) == row.chat_id).values(blocked=True))


def moved(session: Session, row: Outgoing, chat_id: int) -> None:
    """The group has a new id: what waits goes there."""
    everything = update(Row).where(col(Row.chat_id) == row.chat_id, col(Row.sent_at).is_(None))
    session.connection().execute(everything.values(chat_id=chat_id))


def waiting(session: Session) -> int:
    """How many rows are unsent, for /metrics."""
    return session.scalars(select(func.count()).select_from(Row).where(col(Row.sent_at).is_(None))).one()


def forget_old(session: Session, now: datetime) -> None:
    """Delete the marks of what was sent some days ago."""
    session.exec(delete(Row).where(col(Row.sent_at) < now - KEPT_FOR))


# The statements are built once: building one takes longer than running it.
_earlier, _sending, _later = aliased(Row), aliased(Row), aliased(Row)
_now: Any = bindparam("now")


def _due(row: Any) -> Any:
    return or_(col(row.not_before).is_(None), col(row.not_before) <= _now)


def _unsent(row: Any, *conditions: Any) -> Any:
    """Another unsent row of the same chat."""
    return exists().where(col(row.sent_at).is_(None), col(row.chat_id) == col(Row.chat_id), *conditions)


_first = ~_unsent(_earlier, col(_earlier.id) < col(Row.id), col(_earlier.kind).not_in(IN_PLACE), _due(_earlier))
_card_unsent = _unsent(_sending, col(_sending.card_id) == col(Row.card_id), col(_sending.kind).in_(MAKES_A_MESSAGE))
_superseded = _unsent(
    _later, col(_later.card_id) == col(Row.card_id), col(_later.kind) == "edit", col(_later.id) > col(Row.id)
)
HEADS: Query[int, int, str, int | None, dict[str, Any] | None, int | None, bool] = Query(
    select(
        col(Row.id),
        col(Row.chat_id),
        col(Row.kind),
        col(Row.card_id),
        col(Row.payload),
        col(Card.message_id),
        and_(col(Row.kind) == "edit", _superseded),
    )
    .join(Card, col(Card.id) == col(Row.card_id), isouter=True)
    .where(
        col(Row.sent_at).is_(None),
        col(Row.id).not_in(bindparam("on_their_way", expanding=True)),
        _due(Row),
        or_(col(Row.kind).in_(IN_PLACE), _first),
        or_(col(Row.kind) != "edit", ~_card_unsent),
    )
    .order_by(col(Row.id))
    .limit(bindparam("most"))
)
SENT = Command(
    update(Row)
    .where(col(Row.id) == bindparam("row"))
    .values(sent_at=_now, payload=None, failed=bindparam("unsendable"))
)
CARD = Command(update(Card).where(col(Card.id) == bindparam("card")).values(message_id=bindparam("message")))
