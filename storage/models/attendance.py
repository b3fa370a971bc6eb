"""Attendance: one row for a participant and a day, what it was before a correction, and days off."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models.base import Tracked
from storage.types import Coded, UTCDateTime
from storage.vocabulary import Known, Status


class Attendance(SQLModel, Tracked, table=True):
    """What has been reported of one participant on one day. `extra`: the day was not scheduled; outside rates."""

    __table_args__ = (
        UniqueConstraint("participant_id", "day"),
        Index("ix_attendance_partnership_day", "partnership_id", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    participant_id: int = Field(foreign_key="participant.id")
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    day: date
    status: Status = Field(sa_type=Coded(Status))
    notified: Known = Field(default=Known.UNKNOWN, sa_type=Coded(Known))
    certificate: Known = Field(default=Known.UNKNOWN, sa_type=Coded(Known))
    minutes: int | None = Field(default=None, description="late or left early by so much")
    extra: bool = False
    reported_by: int | None = Field(default=None, foreign_key="staff.id")
    reported_at: datetime = Field(sa_type=UTCDateTime)


class AttendanceBefore(SQLModel, table=True):
    """What a day's row said before it was corrected (or taken back)."""

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", index=True)
    day: date
    status: Status = Field(sa_type=Coded(Status))
    notified: Known = Field(sa_type=Coded(Known))
    certificate: Known = Field(sa_type=Coded(Known))
    minutes: int | None = None
    reported_by: int | None = Field(default=None, foreign_key="staff.id")
    reported_at: datetime = Field(sa_type=UTCDateTime)
    replaced_by: int | None = Field(default=None, foreign_key="staff.id")
    replaced_at: datetime = Field(sa_type=UTCDateTime)


class ClosedDay(SQLModel, Tracked, table=True):
    """A day a workplace is closed: nobody is expected."""

    __table_args__ = (UniqueConstraint("workplace_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    workplace_id: int = Field(foreign_key="workplace.id")
    day: date


class PlannedAbsence(SQLModel, Tracked, table=True):
    """A planned absence that recurs (SFI on Tuesdays): not expected on those weekdays while it lasts."""

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", index=True)
    weekday: int = Field(description="Monday 0")
    starts: date
    ends: date | None = None

    def covers(self, day: date) -> bool:
        return day.weekday() == self.weekday and self.starts <= day and (self.ends is None or day <= self.ends)
