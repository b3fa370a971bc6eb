"""Participants, their enrolments, and the placements, pauses and extensions of an enrolment."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models.base import Tracked
from storage.types import Coded, EncryptedText, UTCDateTime, Weekdays
from storage.vocabulary import EndReason, Gender, Reason


class Participant(SQLModel, Tracked, table=True):
    """A person in the partnership: a code, and a call name that is encrypted."""

    __table_args__ = (UniqueConstraint("partnership_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    code: str = Field(max_length=20)
    name: str = Field(sa_type=EncryptedText)
    gender: Gender = Field(default=Gender.NOT_STATED, sa_type=Coded(Gender))
    caseworker_id: int | None = Field(default=None, foreign_key="staff.id", index=True)


class Enrolment(SQLModel, Tracked, table=True):
    """One time in the partnership, from `starts` to `last_day`, both included.

    `ends` is the planned last day and `original_ends` what it was before the first extension; `ended_on` is set when
    the enrolment is ended, with a coded reason. `last_day` is ended_on or ends, kept as a column for the index.
    """

    __table_args__ = (Index("ix_enrolment_partnership_days", "partnership_id", "last_day", "starts"),)

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    participant_id: int = Field(foreign_key="participant.id", index=True)
    starts: date
    ends: date
    original_ends: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = Field(default=None, sa_type=Coded(EndReason))
    last_day: date
    order_id: int | None = Field(default=None, foreign_key="order.id")

    def covers(self, day: date) -> bool:
        """Enrolled on that day; the place is free from the day after the last day (DESIGN.md, Rules)."""
        return self.starts <= day <= self.last_day

    def settle(self) -> None:
        """Bring `last_day` in line after `ends` or `ended_on` has changed."""
        self.last_day = self.ended_on or self.ends


class Placement(SQLModel, Tracked, table=True):
    """Where, how much and on which weekdays, from `starts` until `ends` (None: until the enrolment ends)."""

    id: int | None = Field(default=None, primary_key=True)
    enrolment_id: int = Field(foreign_key="enrolment.id", index=True)
    workplace_id: int = Field(foreign_key="workplace.id", index=True)
    starts: date
    ends: date | None = None
    extent: int = Field(description="per cent of full time")
    weekdays: tuple[int, ...] = Field(sa_type=Weekdays)
    over_capacity_reason: Reason | None = Field(default=None, sa_type=Coded(Reason))

    def covers(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def hours_a_day(self, full_time_hours: float) -> float:
        """Planned hours on a scheduled day: extent × full time / its weekdays (a setting, *own*)."""
        return self.extent / 100 * full_time_hours / len(self.weekdays) if self.weekdays else 0.0


class Pause(SQLModel, Tracked, table=True):
    """A break; the place is kept. `ends` None: until further notice."""

    id: int | None = Field(default=None, primary_key=True)
    enrolment_id: int = Field(foreign_key="enrolment.id", index=True)
    starts: date
    ends: date | None = None

    def covers(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


class Extension(SQLModel, Tracked, table=True):
    """One extension: the last day before and after, and its coded reason."""

    id: int | None = Field(default=None, primary_key=True)
    enrolment_id: int = Field(foreign_key="enrolment.id", index=True)
    before: date
    after: date
    reason: Reason = Field(sa_type=Coded(Reason))
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    at: datetime = Field(sa_type=UTCDateTime)
