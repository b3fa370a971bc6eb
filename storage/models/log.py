"""Who read and wrote what, sealed; the change journal; and what is left of an erased person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Integer
from sqlmodel import Field, SQLModel

from storage.types import Coded, EncryptedJSON, UTCDateTime
from storage.vocabulary import EndReason, Gender

BIG_KEY = BigInteger().with_variant(Integer, "sqlite")


class AccessLog(SQLModel, table=True):
    """One read or write of a person: who, whom, what kind, when. Never what was said."""

    __table_args__ = (Index("ix_accesslog_partnership_at", "partnership_id", "at"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    at: datetime = Field(sa_type=UTCDateTime)
    partnership_id: int | None = None
    staff_id: int | None = None
    participant_id: int | None = Field(default=None, index=True)
    wrote: bool
    what: str = Field(max_length=40)


class LogSeal(SQLModel, table=True):
    """A batch of log rows sealed: SHA-256 over the rows and the seal before. Deleting old rows keeps the seals."""

    id: int | None = Field(default=None, primary_key=True)
    first_id: int = Field(sa_type=BigInteger)
    last_id: int = Field(sa_type=BigInteger)
    rows: int
    digest: str = Field(max_length=64)
    sealed_at: datetime = Field(sa_type=UTCDateTime)


class Change(SQLModel, table=True):
    """One person's report or change, with the rows it touched, so that it can be taken back."""

    __table_args__ = (Index("ix_change_staff_at", "staff_id", "at"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    partnership_id: int | None = Field(default=None, index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    at: datetime = Field(sa_type=UTCDateTime)
    kind: str = Field(max_length=40)
    message_id: int | None = Field(default=None, sa_type=BigInteger, description="the message that asked for it")
    rows: list[Any] = Field(default_factory=list, sa_type=EncryptedJSON)
    told: list[int] = Field(default_factory=list, sa_type=JSON, description="ids of the staff who were told of it")
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ErasedEnrolment(SQLModel, table=True):
    """What stays of an erased enrolment so that the year's figures hold: no name, no code."""

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    person: str = Field(
        max_length=32, description="a random mark, shared by one person's rows, for counting individuals"
    )
    gender: Gender = Field(sa_type=Coded(Gender))
    starts: date
    last_day: date
    end_reason: EndReason | None = Field(default=None, sa_type=Coded(EndReason))
    extensions: int = 0
    days: dict[str, Any] = Field(default_factory=dict, sa_type=EncryptedJSON, description="status -> count of days")
