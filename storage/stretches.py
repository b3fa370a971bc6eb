"""What takes places, day by day: one sweep over the days on which something changes.

A place is taken on a day by an enrolment that covers the day, at the workplace of that day's placement, paused or not,
and by a reservation from its first day (DESIGN.md, Rules). An answer costs what changes in its period, not what the
table holds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from storage.models import Capacity, Enrolment, ErasedEnrolment, Order, Placement, Workplace
from storage.statements import Query
from storage.vocabulary import OrderStatus
from storage.work import Work

DAY = timedelta(days=1)
IN_ALL = None
"""The key of the whole partnership where the others are workplace ids."""


@dataclass(frozen=True)
class Free:
    """Places on `day` (of a period: its worst day). `taken` counts enrolments and reservations, `reserved` those alone.

    `capacity` None: not set; the partnership's total is then the only limit, or there is none at all.
    """

    free: int
    taken: int
    reserved: int
    capacity: int | None
    day: date

    @property
    def enrolled(self) -> int:
        """What occupancy counts: enrolments, not reservations."""
        return self.taken - self.reserved


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included, on which nothing changes. Keys are workplace ids, None: in all."""

    first: date
    last: date
    enrolled: dict[int | None, int]
    reserved: dict[int | None, int]
    capacity: dict[int | None, int | None]

    def places(self, workplace_id: int | None) -> Free:
        """With W, P capacities and w, p taken: max(0, min(W−w, P−p)); in all max(0, min(P−p, Σ max(0, W−w)))."""
        left = self._left(IN_ALL)
        if workplace_id is IN_ALL:
            each = [self._left(place) for place in self.capacity if place is not IN_ALL]
            known = [max(0, one) for one in each if one is not None]
            if each and len(known) == len(each):
                left = sum(known) if left is None else min(left, sum(known))
        else:
            own = self._left(workplace_id)
            left = own if left is None else left if own is None else min(own, left)
        reserved = self.reserved.get(workplace_id, 0)
        return Free(
            free=max(0, left or 0),
            taken=self.enrolled.get(workplace_id, 0) + reserved,
            reserved=reserved,
            capacity=self.capacity.get(workplace_id),
            day=self.first,
        )

    def _left(self, place: int | None) -> int | None:
        capacity = self.capacity.get(place)
        return None if capacity is None else capacity - self.enrolled.get(place, 0) - self.reserved.get(place, 0)


def stretches(
    work: Work, start: date, end: date, *, but: Enrolment | None = None, order: Order | None = None
) -> list[Stretch]:
    """The days from `start` to `end`, cut where something changes; `but` and `order` are left out of the count."""
    enrolled, reserved = _Deltas(start, end), _Deltas(start, end)
    for place, first, last in enrolled_spans(work, start, end, but):
        enrolled.add(place, first, last)
    for place, first in _reservations(work, end, order):
        reserved.add(IN_ALL, first, None)
        if place is not None:
            reserved.add(place, first, None)
    capacities = _capacities(work)
    turns = {start, *enrolled.by_day, *reserved.by_day}
    turns |= {first for rows in capacities.values() for first, _ in rows if start < first <= end}
    cuts = sorted(turns)
    result = []
    for first, following in pairwise([*cuts, end + DAY]):
        capacity = {place: _capacity_on(rows, first) for place, rows in capacities.items()}
        result.append(
            Stretch(first, following - DAY, enrolled.up_to(first), reserved.up_to(first), capacity),
        )
    return result


class _Deltas:
    """Counts by key that go up on a first day and down after a last one, within a window."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.by_day: defaultdict[date, Counter[int | None]] = defaultdict(Counter)
        self._now: Counter[int | None] = Counter()
        self._left: Iterator[date] | None = None
        self._next: date | None = None

    def add(self, place: int | None, first: date, last: date | None) -> None:
        self.by_day[max(first, self.start)][place] += 1
        if last is not None and last < self.end:
            self.by_day[last + DAY][place] -= 1

    def up_to(self, day: date) -> dict[int | None, int]:
        """The counts on `day`; days must be asked for in order."""
        if self._left is None:
            self._left = iter(sorted(self.by_day))
            self._next = next(self._left, None)
        while self._next is not None and self._next <= day:
            for place, change in self.by_day[self._next].items():
                self._now[place] += change
            self._next = next(self._left, None)
        return dict(self._now)


def enrolled_spans(
    work: Work, start: date, end: date, but: Enrolment | None
) -> Iterator[tuple[int | None, date, date]]:
    """(workplace or None for in all, first day, last day) of each enrolment with a day in the window, but for `but`."""
    left_out = but.id if but is not None else None
    told = {"here": work.partnership_id, "start": start, "end": end}
    enrolled: dict[int | None, tuple[date, date]] = {}
    for enrolment, starts, last_day in ENROLLED.rows(work.session, told):
        if enrolment != left_out:
            enrolled[enrolment] = (starts, last_day)
            yield IN_ALL, starts, last_day
    for enrolment, place, starts, ends in PLACED.rows(work.session, told):
        if enrolment in enrolled:
            first, last = max(starts, enrolled[enrolment][0]), min(ends, enrolled[enrolment][1])
            if first <= last and first <= end and last >= start:
                yield place, first, last
    if start < work.today:
        for left, starts, last_day in ERASED.rows(work.session, told):
            yield IN_ALL, starts, last_day
            if left is not None:
                yield left, starts, last_day


def _reservations(work: Work, end: date, but: Order | None) -> list[tuple[int | None, date]]:
    """(workplace, first day) of each reserved order; one that was brought in reserved has only what was wanted."""
    rows = RESERVED.rows(work.session, {"here": work.partnership_id})
    left_out = but.id if but is not None else None
    return [(place, first) for order, place, first in rows if order != left_out and first <= end]


def _capacities(work: Work) -> dict[int | None, list[tuple[date, int]]]:
    """Dated capacities in order: of each workplace, and in all."""
    told = {"here": work.partnership_id}
    capacities: dict[int | None, list[tuple[date, int]]] = {
        workplace: [] for (workplace,) in WORKPLACES.rows(work.session, told)
    }
    for workplace, starts, places in CAPACITIES.rows(work.session, told):
        capacities.setdefault(workplace, []).append((starts, places))
    return capacities


def _capacity_on(rows: list[tuple[date, int]], day: date) -> int | None:
    """None where no row exists; no places before the first one."""
    if not rows:
        return None
    return next((places for first, places in reversed(rows) if first <= day), 0)


# The statements are built once: building one takes longer than running it.
_here: Any = bindparam("here")
IN_WINDOW = (
    col(Enrolment.partnership_id) == _here,
    col(Enrolment.last_day) >= bindparam("start"),
    col(Enrolment.starts) <= bindparam("end"),
    col(Enrolment.starts) <= col(Enrolment.last_day),
)
ENROLLED = Query(select(col(Enrolment.id), col(Enrolment.starts), col(Enrolment.last_day)).where(*IN_WINDOW))
PLACED = Query(
    select(
        col(Placement.enrolment_id),
        col(Placement.workplace_id),
        col(Placement.starts),
        func.coalesce(col(Placement.ends), col(Enrolment.last_day)),
    )
    .join(Enrolment, col(Placement.enrolment_id) == col(Enrolment.id))
    .where(*IN_WINDOW)
)
ERASED = Query(
    select(col(ErasedEnrolment.workplace_id), col(ErasedEnrolment.starts), col(ErasedEnrolment.last_day)).where(
        col(ErasedEnrolment.partnership_id) == _here,
        col(ErasedEnrolment.last_day) >= bindparam("start"),
        col(ErasedEnrolment.starts) <= bindparam("end"),
    )
)
RESERVED = Query(
    select(
        col(Order.id),
        func.coalesce(col(Order.reserved_workplace_id), col(Order.workplace_id)),
        func.coalesce(col(Order.reserved_from), col(Order.wanted_from), col(Order.ordered_on)),
    ).where(col(Order.partnership_id) == _here, col(Order.status) == OrderStatus.RESERVED)
)
WORKPLACES = Query(select(col(Workplace.id)).where(col(Workplace.partnership_id) == _here))
CAPACITIES = Query(
    select(col(Capacity.workplace_id), col(Capacity.starts), col(Capacity.places))
    .where(col(Capacity.partnership_id) == _here)
    .order_by(col(Capacity.starts))
)
