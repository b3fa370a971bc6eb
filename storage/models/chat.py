"""Messages on their way in and out, and the state of a dialogue. Payloads are encrypted and vanish when done."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import EncryptedJSON, UTCDateTime

BIG_KEY = BigInteger().with_variant(Integer, "sqlite")


class Inbox(SQLModel, table=True):
    """One update of Telegram's, committed before Telegram is told that we have it.

    The order within a chat is that of `update_id`. `claimed_by` is the process that took it in; the others leave it
    alone until `claimed_until`.
    """

    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index(
            "ix_inbox_waiting",
            "bot_id",
            "chat_id",
            "update_id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        Index("ix_inbox_done_at", "done_at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    bot_id: int = Field(sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    payload: dict[str, Any] | None = Field(default=None, sa_type=EncryptedJSON)
    received_at: datetime = Field(sa_type=UTCDateTime)
    claimed_by: str | None = Field(default=None, max_length=32)
    claimed_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    attempts: int = 0
    done_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    set_aside: bool = False


class Outbox(SQLModel, table=True):
    """One thing to send. `kind` is a call of bot/gateway.py; `card_id` names the card whose message this is.

    What cannot be sent is marked as sent and `failed`.
    """

    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "chat_id",
            "id",
            sqlite_where=text("sent_at IS NULL"),
            postgresql_where=text("sent_at IS NULL"),
        ),
        Index("ix_outbox_sent_at", "sent_at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    chat_id: int = Field(sa_type=BigInteger)
    kind: str = Field(max_length=20)
    card_id: int | None = Field(default=None, sa_type=BIG_KEY)
    payload: dict[str, Any] | None = Field(default=None, sa_type=EncryptedJSON)
    created_at: datetime = Field(sa_type=UTCDateTime)
    not_before: datetime | None = Field(default=None, sa_type=UTCDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    failed: bool = False


class Card(SQLModel, table=True):
    """A message with buttons and the state behind it.

    `choices` maps the number in a button's callback data to [action, arguments]; a number is never given a second
    meaning, so a tap on an old layout still means what it said.
    """

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    chat_id: int = Field(sa_type=BigInteger, index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    kind: str = Field(max_length=40)
    state: dict[str, Any] = Field(default_factory=dict, sa_type=EncryptedJSON)
    choices: dict[str, Any] = Field(default_factory=dict, sa_type=EncryptedJSON)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    answers_message_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    created_at: datetime = Field(sa_type=UTCDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Conversation(SQLModel, table=True):
    """What was last spoken of in a chat, for «och i januari?»."""

    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    latest: dict[str, Any] | None = Field(default=None, sa_type=EncryptedJSON)
    at: datetime = Field(sa_type=UTCDateTime)
