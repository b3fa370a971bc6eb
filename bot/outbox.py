"""The one door out: rows written in the transaction of what they tell about, sent in each chat's order, then emptied.

A crash between sending and marking repeats that one message: Telegram has no key that would make a message unique.
Edits, deletions and answers to taps are harmless to repeat.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, func, select, update

from storage.models import Card, Staff
from storage.models import Outbox as Row

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


def heads(session: Session, now: datetime, most: int) -> list[Outgoing]:
    """The first unsent row of each chat, and every answer to a tap and edit, oldest first.

    An edit waits only for its own card's message. A row whose time has not come holds nobody up.
    """
    earlier, sending, later = aliased(Row), aliased(Row), aliased(Row)
    due = or_(col(Row.not_before).is_(None), col(Row.not_before) <= now)
    blocked = exists().where(
        col(earlier.sent_at).is_(None),
        col(earlier.chat_id) == col(Row.chat_id),
        col(earlier.id) < col(Row.id),
        col(earlier.kind).not_in(IN_PLACE),
        or_(col(earlier.not_before).is_(None), col(earlier.not_before) <= now),
    )
    unsent_card = exists().where(
        col(sending.sent_at).is_(None),
        col(sending.chat_id) == col(Row.chat_id),
        col(sending.card_id) == col(Row.card_id),
        col(sending.kind).in_(MAKES_A_MESSAGE),
    )
    superseded = exists().where(
        col(later.sent_at).is_(None),
        col(later.chat_id) == col(Row.chat_id),
        col(later.card_id) == col(Row.card_id),
        later.kind == "edit",  # type: ignore[arg-type]
        col(later.id) > col(Row.id),
    )
    rows = session.execute(
        select(  # type: ignore[call-overload]
            Row.id,
            Row.chat_id,
            Row.kind,
            Row.card_id,
            Row.payload,
            Card.message_id,
            and_(col(Row.kind) == "edit", superseded),
        )
        .join(Card, col(Card.id) == col(Row.card_id), isouter=True)
        .where(
            col(Row.sent_at).is_(None),
            due,
            or_(col(Row.kind).in_(IN_PLACE), ~blocked),
            or_(col(Row.kind) != "edit", ~unsent_card),
        )
        .order_by(col(Row.id))
        .limit(most)
    )
    return [
        Outgoing(row_id, chat_id, kind, card_id, message_id, payload or {}, bool(superseded))
        for row_id, chat_id, kind, card_id, payload, message_id, superseded in rows
    ]


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the next row that waits for its time may go."""
    return session.exec(
        select(func.min(Row.not_before)).where(col(Row.sent_at).is_(None), col(Row.not_before) > now)
    ).first()


def sent(session: Session, row: Outgoing, now: datetime, message_id: int | None = None) -> None:
    """Mark it sent and forget what it said; its card learns its message."""
    _mark(session, row, sent_at=now, payload=None)
    if message_id is not None and row.card_id is not None:
        statement = update(Card).where(col(Card.id) == row.card_id).values(message_id=message_id)
        session.execute(statement.execution_options(synchronize_session=False))


def failed(session: Session, row: Outgoing, now: datetime) -> None:
    """It cannot be sent: marked so, and forgotten."""
    _mark(session, row, sent_at=now, payload=None, failed=True)


def blocked(session: Session, row: Outgoing, now: datetime) -> None:
    """The person has blocked the bot: nothing that waits for them is sent, and nothing new unasked."""
    everything = update(Row).where(col(Row.chat_id) == row.chat_id, col(Row.sent_at).is_(None))
    for statement in (
        everything.values(sent_at=now, payload=None, failed=True),
        update(Staff).where(col(Staff.chat_id) == row.chat_id).values(blocked=True),
    ):
        session.execute(statement.execution_options(synchronize_session=False))


def moved(session: Session, row: Outgoing, chat_id: int) -> None:
    """The group has a new id: what waits goes there."""
    statement = update(Row).where(col(Row.chat_id) == row.chat_id, col(Row.sent_at).is_(None)).values(chat_id=chat_id)
    session.execute(statement.execution_options(synchronize_session=False))


def waiting(session: Session) -> int:
    """How many rows are unsent, for /metrics."""
    return session.exec(select(func.count()).select_from(Row).where(col(Row.sent_at).is_(None))).one()


def forget_old(session: Session, now: datetime) -> None:
    """Delete the marks of what was sent some days ago."""
    session.exec(delete(Row).where(col(Row.sent_at) < now - KEPT_FOR))


def _mark(session: Session, row: Outgoing, **values: Any) -> None:
    statement = update(Row).where(col(Row.id) == row.row_id).values(**values)
    session.execute(statement.execution_options(synchronize_session=False))
