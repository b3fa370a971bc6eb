"""Staff, what each may do where, invitations, stand-ins and subscriptions."""

from datetime import date, datetime, time

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.types import Coded, UTCDateTime
from storage.vocabulary import Role


class Staff(SQLModel, table=True):
    """A person on the staff. `chat_id` is their private chat with the bot, None until they have joined."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=80)
    chat_id: int | None = Field(default=None, unique=True, sa_type=BigInteger)
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id", description="the one in use in chat")
    blocked: bool = Field(default=False, description="Telegram says that this person has blocked the bot")
    quiet_from: time | None = Field(default=None, description="local time; nothing unasked is sent until quiet_until")
    quiet_until: time | None = None
    away_from: date | None = Field(default=None, description="on leave from this day: nothing unasked is sent")
    away_until: date | None = None
    left_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Membership(SQLModel, table=True):
    """A staff member's role in a partnership; a supervisor has a workplace."""

    __table_args__ = (UniqueConstraint("staff_id", "partnership_id"),)

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    role: Role = Field(sa_type=Coded(Role))
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")


class StandIn(SQLModel, table=True):
    """`staff_id` looks after a workplace's group from `starts` to `ends`, both included, in another's place."""

    id: int | None = Field(default=None, primary_key=True)
    workplace_id: int = Field(foreign_key="workplace.id", index=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    for_staff_id: int = Field(foreign_key="staff.id")
    starts: date
    ends: date


class Invitation(SQLModel, table=True):
    """A single-use deep link; only the SHA-256 of its secret is kept."""

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    role: Role = Field(sa_type=Coded(Role))
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    name: str | None = Field(default=None, max_length=80, description="what the invited is to be called")
    staff_id: int | None = Field(default=None, foreign_key="staff.id", description="joins as this waiting staff row")
    invited_by: int | None = Field(default=None, foreign_key="staff.id")
    expires_at: datetime = Field(sa_type=UTCDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    used_by: int | None = Field(default=None, foreign_key="staff.id")


class Subscription(SQLModel, table=True):
    """The weekly summary of one membership: `weekday` 0–6 (Monday 0) and local `hour`."""

    id: int | None = Field(default=None, primary_key=True)
    membership_id: int = Field(foreign_key="membership.id", unique=True)
    weekday: int = 4
    hour: int = 14
    active: bool = True
