"""The follow-up calendar, and amounts booked against the agreement's posts."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models.base import Tracked
from storage.types import UTCDateTime


class Meeting(SQLModel, table=True):
    """A date of the follow-up: kind is steering_group, working_group, year_report, agreement_end or notice_day."""

    __table_args__ = (UniqueConstraint("partnership_id", "kind", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    kind: str = Field(max_length=30)
    day: date


class BookedAmount(SQLModel, Tracked, table=True):
    """Kronor booked on one of the agreement's posts in a year; rows add up, a correction is a row of its own.

    `day` and `voucher` are those of a workbook's line (None: written in chat); they tell when a line comes again.
    """

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    year: int
    post: str = Field(max_length=60)
    amount: int = Field(description="kronor")
    day: date | None = None
    voucher: str | None = Field(default=None, max_length=40)
    booked_by: int | None = Field(default=None, foreign_key="staff.id")
    booked_at: datetime = Field(sa_type=UTCDateTime)
