"""Expected days: the placement's weekdays, less pauses, red days and eves, closed days and planned absences.

(DESIGN.md, Rules.) Days are bits of one whole number for each person, so that a year of a thousand people is a few
thousand operations: two statements whatever the number of people.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any

from sqlalchemy import bindparam, literal, or_, select, union_all
from sqlmodel import col

from storage.days import red_days
from storage.models import ClosedDay, Enrolment, Pause, Placement, PlannedAbsence, Workplace
from storage.statements import Query
from storage.work import Work, key

MOST_NAMED = 500
"""Databases take a limited number of parameters: more people than this are sifted here instead."""


@dataclass(frozen=True)
class Window:
    """The days from `first` to `last`, both included; bit 0 stands for `first`."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def span(self, starts: date | None, ends: date | None) -> int:
        """The bits of a period, cut to the window; None is open."""
        low = 0 if starts is None else max(0, (starts - self.first).days)
        high = self.length if ends is None else min(self.length, (ends - self.first).days + 1)
        return ((1 << (high - low)) - 1) << low if high > low else 0

    def bit(self, day: date) -> int:
        return self.span(day, day)

    def days(self, bits: int) -> list[date]:
        """The days of these bits, in order."""
        return [self.first + timedelta(days=number) for number in range(bits.bit_length()) if bits >> number & 1]

    @cached_property
    def weekday_bits(self) -> tuple[int, ...]:
        """For each weekday, Monday first, the bits of its days."""
        bits = [0] * 7
        for number in range(self.length):
            bits[(self.first.weekday() + number) % 7] |= 1 << number
        return tuple(bits)

    @cached_property
    def red_bits(self) -> int:
        """Red days, midsommar-, jul- and nyårsafton."""
        bits = 0
        for year in range(self.first.year, self.last.year + 1):
            for day in red_days(year):
                bits |= self.bit(day)
        return bits

    def on_weekdays(self, weekdays: Iterable[int]) -> int:
        bits = 0
        for weekday in weekdays:
            bits |= self.weekday_bits[weekday]
        return bits


@lru_cache(maxsize=256)
def window_of(first: date, last: date) -> Window:
    """The window, with its weekdays and red days counted once: most ask about the same few."""
    return Window(first, last)


Stretch = tuple[int, int]
"""(workplace id, bits of days)."""


@dataclass
class Schedule:
    """Who is placed and who is expected where, in a window. Keys are participant ids."""

    window: Window
    placed: dict[int, list[Stretch]] = field(default_factory=dict)
    expected: dict[int, list[Stretch]] = field(default_factory=dict)

    def bits(self, participant_id: int) -> int:
        """The bits of the participant's expected days, wherever."""
        return _union(self.expected.get(participant_id, ()))

    def days(self, participant_id: int) -> list[date]:
        return self.window.days(self.bits(participant_id))

    def expects(self, participant_id: int, day: date) -> bool:
        return bool(self.bits(participant_id) & self.window.bit(day))

    def workplace_on(self, participant_id: int, day: date) -> int | None:
        """Where the participant is placed that day, expected or not; None outside every placement."""
        bit = self.window.bit(day)
        return next((place for place, bits in self.placed.get(participant_id, ()) if bits & bit), None)

    def on(self, day: date) -> dict[int, int]:
        """The people expected that day: participant id → workplace id."""
        bit = self.window.bit(day)
        return {person: place for person, stretches in self.expected.items() for place, bits in stretches if bits & bit}

    def placed_on(self, day: date) -> dict[int, int]:
        """The people placed that day, expected or not: participant id → workplace id."""
        bit = self.window.bit(day)
        return {person: place for person, stretches in self.placed.items() for place, bits in stretches if bits & bit}

    def people(self) -> Iterator[int]:
        """Everybody who is expected on some day of the window."""
        return (person for person in self.expected if self.bits(person))


def schedule(
    work: Work,
    first: date,
    last: date,
    *,
    workplaces: Iterable[int] | None = None,
    participants: Iterable[int] | None = None,
) -> Schedule:
    """The partnership's schedule from `first` to `last`, only of those workplaces and those people where given."""
    window = window_of(first, last)
    result = Schedule(window)
    people = None if participants is None else set(participants)
    told: dict[str, Any] = {"here": work.partnership_id, "first": first, "last": last}
    if people is not None and len(people) <= MOST_NAMED:
        told["people"] = list(people)
    stretches = _stretches(work, window, told, workplaces)
    if not stretches:
        return result
    pauses, closed, planned = _exceptions(work, window, told)
    for enrolment_id, person, place, days, weekdays in stretches:
        if not days or (people is not None and person not in people):
            continue
        result.placed.setdefault(person, []).append((place, days))
        off = window.red_bits | closed.get(place, 0) | pauses.get(enrolment_id, 0) | planned.get(person, 0)
        expected = days & window.on_weekdays(weekdays) & ~off
        if expected:
            result.expected.setdefault(person, []).append((place, expected))
    return result


def expected_on(work: Work, day: date, workplaces: Iterable[int] | None = None) -> dict[int, int]:
    """The people expected on one day: participant id → workplace id."""
    return schedule(work, day, day, workplaces=workplaces).on(day)


def _union(stretches: Iterable[Stretch]) -> int:
    bits = 0
    for _place, days in stretches:
        bits |= days
    return bits


def _stretches(
    work: Work, window: Window, told: dict[str, Any], workplaces: Iterable[int] | None
) -> list[tuple[int, int, int, int, tuple[int, ...]]]:
    """(enrolment, participant, workplace, bits of the placement's days, its weekdays), by participant and start."""
    if workplaces is not None:
        told = {**told, "places": list(workplaces)}
    return [
        (key(enrolment), person, place, window.span(starts, last_day) & window.span(since, until), weekdays)
        for enrolment, person, starts, last_day, place, since, until, weekdays in _placements(
            "people" in told, workplaces is not None
        ).rows(work.session, told)
    ]


def _exceptions(
    work: Work, window: Window, told: dict[str, Any]
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Bits of what is not expected: pauses by enrolment, closed days by workplace, planned absences by participant."""
    bits: tuple[dict[int, int], dict[int, int], dict[int, int]] = ({}, {}, {})
    for kind, whose, starts, ends, weekday in _excepted("people" in told).rows(work.session, told):
        days = window.span(starts, ends)
        if kind == PLANNED:
            days &= window.weekday_bits[weekday]
        bits[kind][whose] = bits[kind].get(whose, 0) | days
    return bits


# The statements are built once for each form: building one takes longer than running it. Their parameters: `here`,
# `first` and `last` day, and where given `people` and `places`.


def _overlapping(people: bool) -> list[Any]:
    """The conditions for enrolments with a day in the window."""
    conditions: list[Any] = [
        col(Enrolment.partnership_id) == bindparam("here"),
        col(Enrolment.last_day) >= bindparam("first"),
        col(Enrolment.starts) <= bindparam("last"),
    ]
    if people:
        conditions.append(col(Enrolment.participant_id).in_(bindparam("people", expanding=True)))
    return conditions


def _within(starts: Any, ends: Any) -> list[Any]:
    """The conditions for what lasts from `starts` to `ends` (None: open) to have a day in the window."""
    return [starts <= bindparam("last"), or_(ends.is_(None), ends >= bindparam("first"))]


@cache
def _placements(
    people: bool, places: bool
) -> Query[int | None, int, date, date, int, date, date | None, tuple[int, ...]]:
    rows = (
        select(
            col(Enrolment.id),
            col(Enrolment.participant_id),
            col(Enrolment.starts),
            col(Enrolment.last_day),
            col(Placement.workplace_id),
            col(Placement.starts),
            col(Placement.ends),
            col(Placement.weekdays),
        )
        .join(Placement, col(Placement.enrolment_id) == col(Enrolment.id))
        .where(*_overlapping(people), *_within(col(Placement.starts), col(Placement.ends)))
        .order_by(col(Enrolment.participant_id), col(Placement.starts))
    )
    return Query(rows.where(col(Placement.workplace_id).in_(bindparam("places", expanding=True))) if places else rows)


PAUSED, CLOSED, PLANNED = range(3)


@cache
def _excepted(people: bool) -> Query[int, int, date, date | None, int]:
    """(kind, whose, first day, last day or None, weekday), all kinds in one question."""
    pauses = (
        select(literal(PAUSED), col(Pause.enrolment_id), col(Pause.starts), col(Pause.ends), literal(0))
        .join(Enrolment, col(Pause.enrolment_id) == col(Enrolment.id))
        .where(*_overlapping(people), *_within(col(Pause.starts), col(Pause.ends)))
    )
    day = col(ClosedDay.day)
    closed: Any = (
        select(literal(CLOSED), col(ClosedDay.workplace_id), day, day.label("until"), literal(0))
        .join(Workplace, col(ClosedDay.workplace_id) == col(Workplace.id))
        .where(col(Workplace.partnership_id) == bindparam("here"), *_within(day, day))
    )
    planned = (
        select(
            literal(PLANNED),
            col(PlannedAbsence.participant_id),
            col(PlannedAbsence.starts),
            col(PlannedAbsence.ends),
            col(PlannedAbsence.weekday),
        )
        .join(Enrolment, col(PlannedAbsence.participant_id) == col(Enrolment.participant_id))
        .where(*_overlapping(people), *_within(col(PlannedAbsence.starts), col(PlannedAbsence.ends)))
    )
    return Query(union_all(pauses, closed, planned))
