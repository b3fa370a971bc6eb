"""The rows of attendance while they are written: every correction keeps what was there before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import bindparam, insert
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from storage import journal
from storage.days import at_local
from storage.expected import MOST_NAMED, Schedule
from storage.models import Attendance, AttendanceBefore, Job, Participant
from storage.statements import Command, Insert, Query, Update
from storage.vocabulary import NOTIFIED_BY_STATUS, Known, Status
from storage.work import Work, key

WINDOW = timedelta(days=14)
"""DESIGN.md, Rules: two unexcused in 14 days, and the caseworker hears the same day."""
TIME_TO_CORRECT = timedelta(minutes=30)
LAST_CALL = time(23, 30)
TWO_UNEXCUSED = "two_unexcused"
"""The kind of the job that tells the caseworker; its owner is «participant:<id>:<day>»."""


@dataclass(frozen=True)
class Item:
    """What is reported of one person; None leaves a detail as the status or an equal earlier report has it."""

    participant: Participant
    status: Status
    minutes: int | None = None
    notified: Known | None = None
    certificate: Known | None = None


@dataclass
class Book:
    """The rows of some people in a period, by (participant id, day), and the schedule that they are judged by."""

    work: Work
    schedule: Schedule
    rows: dict[tuple[int, date], Attendance] = field(default_factory=dict)

    def put(self, item: Item, day: date) -> bool:
        """Let the day say what is reported; whether that changed anything. The person is placed that day."""
        person = key(item.participant.id)
        row = self.rows.get((person, day))
        same = row is not None and row.status == item.status
        minutes = item.minutes if item.minutes is not None or not same or row is None else row.minutes
        notified, certificate = item.notified, item.certificate
        if notified is None:
            known = NOTIFIED_BY_STATUS.get(item.status, Known.UNKNOWN)
            notified = row.notified if same and row is not None else known
        if certificate is None:
            certificate = row.certificate if same and row is not None else Known.UNKNOWN
        if row is None:
            row = self.rows[person, day] = NEW.put(
                self.work.session,
                partnership_id=self.work.partnership_id,
                participant_id=person,
                workplace_id=self.schedule.workplace_on(person, day),
                day=day,
                status=item.status,
                notified=notified,
                certificate=certificate,
                minutes=minutes,
                extra=not self.schedule.expects(person, day),
                reported_by=self.work.staff.id if self.work.staff else None,
                reported_at=self.work.now,
            )
            journal.note(self.work.session, row, None)
        elif same and (row.minutes, row.notified, row.certificate) == (minutes, notified, certificate):
            return False
        else:
            said = {"status": item.status, "notified": notified, "certificate": certificate, "minutes": minutes}
            correct(self.work, row, **said)
        self.work.changed("report_attendance", person)
        if item.status == Status.UNEXCUSED and not same:
            self._watch(person, day)
        return True

    def remove(self, person: int, day: date) -> bool:
        """Make the day unreported again; whether there was something to remove."""
        row = self.rows.pop((person, day), None)
        if row is None:
            return False
        self.work.changed("report_attendance", person)
        _keep(self.work, row)
        self.work.session.delete(row)
        return True

    def _watch(self, person: int, day: date) -> None:
        """A second unexcused day within 14: the caseworker is to hear, once it has had a moment to be corrected."""
        self.work.session.flush()
        if day <= self.work.today - WINDOW or len(unexcused_near(self.work, person, day)) < 2:
            return
        owner = f"participant:{person}:{day}"
        known = self.work.session.exec(select(Job).where(Job.kind == TWO_UNEXCUSED, Job.owner == owner)).first()
        if known is None:
            latest = max(self.work.now, at_local(self.work.today, LAST_CALL))
            due = min(self.work.now + TIME_TO_CORRECT, latest)
            home = self.work.partnership_id
            self.work.session.add(Job(kind=TWO_UNEXCUSED, owner=owner, partnership_id=home, due_at=due))


def open_book(work: Work, schedule: Schedule, people: Iterable[int]) -> Book:
    """The book of those people in the schedule's window."""
    window = schedule.window
    return Book(
        work, schedule, {(row.participant_id, row.day): row for row in rows_of(work, window.first, window.last, people)}
    )


def rows_of(work: Work, first: date, last: date, people: Iterable[int]) -> list[Attendance]:
    """The attendance rows of those people in a period, both days included, by day."""
    ids = sorted(set(people))
    rows: list[Attendance] = []
    for start in range(0, len(ids), MOST_NAMED):
        told = {"people": ids[start : start + MOST_NAMED], "first": first, "last": last}
        rows += OF_PEOPLE.scalars(work.session, told)
    return sorted(rows, key=lambda row: (row.day, row.participant_id))


def unexcused_near(work: Work, person: int, day: date) -> list[date]:
    """The unexcused days, in order, of the 14 that end with `day`, or of those that begin with it where the former
    hold only `day`; empty where `day` itself is none."""
    near = timedelta(days=WINDOW.days - 1)
    days = [row.day for row in rows_of(work, day - near, day + near, [person]) if row.status == Status.UNEXCUSED]
    until = [one for one in days if one <= day]
    if day not in days:
        return []
    return until if len(until) > 1 else [one for one in days if one >= day]


def correct(work: Work, row: Attendance, **said: Any) -> None:
    """Let the row say something else, and keep what it said."""
    work.session.flush()
    earlier = journal.values(row)
    _keep(work, row)
    said = {name: getattr(row, name) for name in SAYS} | said
    SAID.put(work.session, row, **said, reported_by=work.staff.id if work.staff else None, reported_at=work.now)
    journal.note(work.session, row, earlier)


def _keep(work: Work, row: Attendance) -> None:
    """Put what the row says now beside its correction."""
    kept = {name: getattr(row, name) for name in KEPT}
    KEEP.run(work.session, kept | {"replaced_by": work.staff.id if work.staff else None, "replaced_at": work.now})


# The statements are built once: building one takes longer than running it.
SAYS = ("status", "notified", "certificate", "minutes")
KEPT = ("participant_id", "day", *SAYS, "reported_by", "reported_at")
NEW = Insert(Attendance)
SAID = Update(Attendance, *SAYS, "reported_by", "reported_at")
KEEP = Command(insert(AttendanceBefore), (*KEPT, "replaced_by", "replaced_at"))
OF_PEOPLE = Query(
    sa_select(Attendance).where(
        col(Attendance.participant_id).in_(bindparam("people", expanding=True)),
        col(Attendance.day) >= bindparam("first"),
        col(Attendance.day) <= bindparam("last"),
    )
)
