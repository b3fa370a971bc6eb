"""A participant's month, as evidence: planned and attended days and hours, absences by kind, what was corrected.

No judgement and no score (DOMAIN.md, «Attendance and the activity requirement»). A day that is not reported is never
an absence, and is said on top.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from storage.attendance_book import rows_of
from storage.days import at_local, days, is_workday, local_day, month_of
from storage.expected import schedule
from storage.models import Attendance, AttendanceBefore, Enrolment, Participant, Placement
from storage.vocabulary import Known, Status
from storage.work import Work, key

THIRD = 3


@dataclass
class Day:
    """A day that was planned or reported. `planned`: hours, 0 on an extra day; `attended`: hours, None: not reported.

    `before`: what the day said before it was corrected, the oldest first.
    """

    day: date
    planned: float
    attended: float | None
    extra: bool
    row: Attendance | None
    before: list[AttendanceBefore] = field(default_factory=list)


@dataclass
class Month:
    """The month from `first` to `last`, seen on `today`; a day to come is planned, not unreported."""

    participant: Participant
    first: date
    last: date
    today: date
    days: list[Day]

    @property
    def planned_days(self) -> int:
        return sum(not one.extra for one in self.days)

    @property
    def planned_hours(self) -> float:
        return sum(one.planned for one in self.days)

    @property
    def attended_days(self) -> int:
        return sum(one.row is not None and one.row.status.attended for one in self.days if not one.extra)

    @property
    def attended_hours(self) -> float:
        return sum(one.attended or 0.0 for one in self.days if not one.extra)

    @property
    def extra_days(self) -> int:
        return sum(one.row is not None and one.row.status.attended for one in self.days if one.extra)

    @property
    def unreported(self) -> list[date]:
        return [one.day for one in self.days if one.row is None and one.day <= self.today]

    @property
    def to_come(self) -> int:
        return sum(one.row is None and one.day > self.today for one in self.days)

    @property
    def absences(self) -> Counter[tuple[Status, Known, Known]]:
        """(kind, notified, certificate) → days, of planned days."""
        return Counter(
            (one.row.status, one.row.notified, one.row.certificate)
            for one in self.days
            if one.row is not None and not one.extra and not one.row.status.attended
        )

    @property
    def corrected(self) -> int:
        return sum(bool(one.before) for one in self.days)


def month_sheet(work: Work, participant: Participant, day: date) -> Month:
    """The participant's calendar month that holds `day`."""
    first, last = month_of(day)
    person = key(participant.id)
    plan = schedule(work, first, last, participants=[person])
    rows = {row.day: row for row in rows_of(work, first, last, [person])}
    earlier = _before(work, person, first, last)
    planned = set(plan.days(person))
    hours = _hours(work, person, first, last)
    found = []
    for one in days(first, last):
        row = rows.get(one)
        if one not in planned and row is None:
            continue
        extra = one not in planned
        whole = hours.get(one, 0.0)
        attended = None if row is None else _attended(row, whole)
        found.append(Day(one, 0.0 if extra else whole, attended, extra, row, earlier.get(one, [])))
    return Month(participant, first, last, work.today, found)


def in_month(work: Work, participants: list[int], day: date) -> list[int]:
    """Those of the people who are expected on some day of the month that holds `day`."""
    first, last = month_of(day)
    return sorted(schedule(work, first, last, participants=participants).people())


def third_working_day(day: date) -> date:
    """The third working day of the day's month: no weekend, red day or eve (*own*: the month before is closed then)."""
    working = [one for one in days(*month_of(day)) if is_workday(one)]
    return working[THIRD - 1]


def next_third_working_day(moment: datetime, clock: time) -> datetime:
    """The first such local time after the moment."""
    day = local_day(moment)
    while (due := at_local(third_working_day(day), clock)) <= moment:
        day = month_of(day)[1] + timedelta(days=1)
    return due


def _attended(row: Attendance, whole: float) -> float:
    """Hours: the planned ones less the minutes late or gone early, where they are known; none of an absence."""
    if not row.status.attended:
        return 0.0
    return max(0.0, whole - (row.minutes or 0) / 60)


def _hours(work: Work, person: int, first: date, last: date) -> dict[date, float]:
    """Planned hours of each day that a placement covers, scheduled or not."""
    rows = (
        select(Placement, Enrolment)
        .join(Enrolment, col(Placement.enrolment_id) == col(Enrolment.id))
        .where(Enrolment.participant_id == person, col(Enrolment.last_day) >= first, col(Enrolment.starts) <= last)
    )
    hours = {}
    for placement, enrolment in work.session.exec(rows):
        for one in days(first, last):
            if placement.covers(one) and enrolment.covers(one):
                hours[one] = placement.hours_a_day(work.here.full_time_hours)
    return hours


def _before(work: Work, person: int, first: date, last: date) -> dict[date, list[AttendanceBefore]]:
    rows = select(AttendanceBefore).where(
        AttendanceBefore.participant_id == person,
        col(AttendanceBefore.day) >= first,
        col(AttendanceBefore.day) <= last,
    )
    found: dict[date, list[AttendanceBefore]] = {}
    for row in work.session.exec(rows.order_by(col(AttendanceBefore.id))):
        found.setdefault(row.day, []).append(row)
    return found
