"""Counting attendance: tallies of a period, what is unreported, and who was away. Not reported is never absent."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage.expected import MOST_NAMED, Schedule, schedule
from storage.models import Attendance
from storage.statements import Query
from storage.vocabulary import Status
from storage.work import Work

ABSENCES = tuple(status for status in Status if not status.attended)


@dataclass
class Tally:
    """Days of a period: how many were expected, what was said of those reported, and extra days (outside rates)."""

    expected: int = 0
    said: Counter[Status] = field(default_factory=Counter)
    extra: int = 0

    @property
    def reported(self) -> int:
        return self.said.total()

    @property
    def unreported(self) -> int:
        return self.expected - self.reported

    @property
    def attended(self) -> int:
        return sum(days for status, days in self.said.items() if status.attended)

    @property
    def rate(self) -> float | None:
        """(present + late + left early) / reported, between 0 and 1; None where nothing is reported."""
        return self.attended / self.reported if self.reported else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.expected + other.expected, self.said + other.said, self.extra + other.extra)


def tallies(
    work: Work,
    first: date,
    last: date,
    *,
    workplaces: Iterable[int] | None = None,
    participants: Collection[int] | None = None,
) -> dict[int, Tally]:
    """The tally of everybody placed in the period: participant id → Tally. Six statements whatever the numbers."""
    plan = schedule(work, first, last, workplaces=workplaces, participants=participants)
    counts = {person: Tally(expected=plan.bits(person).bit_count()) for person in plan.placed}
    expected = {person: plan.bits(person) for person in plan.placed}
    placed = {person: _placed_bits(plan, person) for person in plan.placed}
    for person, day, status in _said(work, first, last, plan.placed):
        tally, bit = counts.get(person), plan.window.bit(day)
        if tally is None:
            continue
        if expected[person] & bit:
            tally.said[status] += 1
        elif placed[person] & bit:
            tally.extra += 1
    return counts


def total(counts: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(counts, Tally())


def unreported(
    work: Work, first: date, last: date, workplaces: Iterable[int] | None = None
) -> dict[date, dict[int, int]]:
    """The expected days with no report, up to today: day → {participant id: workplace id}. Empty days are left out."""
    last = min(last, work.today)
    if last < first:
        return {}
    plan = schedule(work, first, last, workplaces=workplaces)
    left = {person: plan.bits(person) for person in plan.people()}
    for person, day, _status in _said(work, first, last, left):
        if person in left:
            left[person] &= ~plan.window.bit(day)
    missing: dict[date, dict[int, int]] = {}
    for person, bits in left.items():
        for day in plan.window.days(bits):
            place = plan.workplace_on(person, day)
            if place is not None:
                missing.setdefault(day, {})[person] = place
    return dict(sorted(missing.items()))


def _placed_bits(plan: Schedule, person: int) -> int:
    bits = 0
    for _place, days in plan.placed[person]:
        bits |= days
    return bits


def _said(work: Work, first: date, last: date, people: Collection[int]) -> Iterable[tuple[int, date, Status]]:
    """(participant id, day, status) of every report in the period, of these people or of more."""
    told = {"first": first, "last": last}
    if len(people) <= MOST_NAMED:  # by the index on (participant, day), else by that on (partnership, day)
        return SAID_OF_SOME.rows(work.session, told | {"people": list(people)})
    return SAID_OF_ALL.rows(work.session, told | {"here": work.partnership_id})


# The statements are built once: building one takes longer than running it.
_reports = select(col(Attendance.participant_id), col(Attendance.day), col(Attendance.status)).where(
    col(Attendance.day) >= bindparam("first"), col(Attendance.day) <= bindparam("last")
)
SAID_OF_SOME = Query(_reports.where(col(Attendance.participant_id).in_(bindparam("people", expanding=True))))
SAID_OF_ALL = Query(_reports.where(col(Attendance.partnership_id) == bindparam("here")))
