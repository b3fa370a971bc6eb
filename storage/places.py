"""How many places are free, taken and reserved: on a day, over a period, and from when one more person fits.

A place is taken on a day by an enrolment that covers the day, at the workplace of that day's placement, paused or not,
and by a reservation from its first day (DESIGN.md, Rules). Counts come from one sweep over the days on which something
changes, so an answer costs what changes in its period, not what the table holds.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import func
from sqlmodel import col, select

from storage.database import lock_partnership
from storage.days import OPEN_PERIOD
from storage.errors import NoFreePlace
from storage.models import Capacity, Enrolment, ErasedEnrolment, Order, Placement, Workplace
from storage.rights import may_go_over
from storage.vocabulary import OrderStatus, Reason
from storage.work import Work

DAY = timedelta(days=1)
A_YEAR = timedelta(days=365)
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


def has_places(work: Work) -> bool:
    """Whether this partnership counts places at all (MFF's does not)."""
    rows = select(Capacity.id).where(Capacity.partnership_id == work.partnership_id).limit(1)
    return work.session.exec(rows).first() is not None


def stretches(
    work: Work, start: date, end: date, *, but: Enrolment | None = None, order: Order | None = None
) -> list[Stretch]:
    """The days from `start` to `end`, cut where something changes; `but` and `order` are left out of the count."""
    enrolled, reserved = _Deltas(start, end), _Deltas(start, end)
    for place, first, last in _enrolled_spans(work, start, end, but):
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


def free_on(work: Work, workplace_id: int | None, day: date) -> Free:
    """Places on one day at a workplace, or in all (None)."""
    return stretches(work, day, day)[0].places(workplace_id)


def free_over(
    work: Work,
    workplace_id: int | None,
    start: date,
    end: date | None = None,
    *,
    but: Enrolment | None = None,
    order: Order | None = None,
) -> Free:
    """The least free of the period's days, as it stands on the first such day; an open period is twelve weeks."""
    period = stretches(work, start, end or open_end(start), but=but, order=order)
    return min((one.places(workplace_id) for one in period), key=lambda places: places.free)


def open_end(start: date) -> date:
    """The last day of an open period that begins on `start`: twelve weeks."""
    return start + OPEN_PERIOD - DAY


def first_fit(
    work: Work,
    workplace_id: int | None,
    day: date,
    until: date | None = None,
    *,
    fixed_end: bool = False,
    but: Enrolment | None = None,
    order: Order | None = None,
) -> date | None:
    """The first day from `day` on from which one more fits and can stay; None if not within a year.

    `until` is the last day of the stay that would begin on `day` (None: twelve weeks). A later start keeps the length,
    or with `fixed_end` the last day (a move within an enrolment).
    """
    length = (until or open_end(day)) - day
    latest = min(day + A_YEAR, until) if fixed_end and until else day + A_YEAR
    period = stretches(work, day, latest + (timedelta(0) if fixed_end and until else length), but=but, order=order)
    full = [one for one in period if one.places(workplace_id).free < 1]
    for first in [day, *(one.last + DAY for one in full)]:
        last = until if fixed_end and until else first + length
        if first <= latest and not any(one.first <= last and one.last >= first for one in full):
            return first
    return None


def need_place(
    work: Work,
    workplace_id: int,
    start: date,
    until: date | None = None,
    *,
    over: Reason | None = None,
    fixed_end: bool = False,
    but: Enrolment | None = None,
    order: Order | None = None,
) -> bool:
    """The guard of starting, moving and reserving: raises NoFreePlace, with the first day that fits, where it is full.

    Locks the partnership first, so that of two who take the last place at once one gets it. The lead or the manager
    goes over with a reason (`over`). True where the place is beyond the capacity, and the reason must be recorded.
    """
    lock_partnership(work.session, work.partnership_id)
    period = stretches(work, start, until or open_end(start), but=but, order=order)
    worst = min(period, key=lambda one: one.places(workplace_id).free)
    own, in_all = worst.places(workplace_id), worst.places(IN_ALL)
    if own.free > 0 or not has_places(work):
        return False
    if over is not None and may_go_over(work):
        return True
    fits = first_fit(work, workplace_id, start, until, fixed_end=fixed_end, but=but, order=order)
    if own.capacity is None or own.taken < own.capacity:
        raise NoFreePlace(IN_ALL, worst.first, in_all.taken, in_all.capacity or 0, fits, may_go_over(work))
    raise NoFreePlace(workplace_id, worst.first, own.taken, own.capacity, fits, may_go_over(work))


@dataclass(frozen=True)
class Next:
    """A place that comes free on `places.day`; `until`: the last day before the number falls again, None: not known."""

    places: Free
    until: date | None


def next_free(work: Work, workplace_id: int | None, after: date | None = None) -> Next | None:
    """The first day, at most a year after `after` (today), on which more places are free than the day before."""
    first = after or work.today
    period = stretches(work, first, first + A_YEAR)
    for number, (before, later) in enumerate(pairwise(period), start=1):
        places = later.places(workplace_id)
        if places.free > before.places(workplace_id).free:
            falls = (one.first - DAY for one in period[number:] if one.places(workplace_id).free < places.free)
            return Next(places, next(falls, None))
    return None


@dataclass(frozen=True)
class Occupancy:
    """Enrolled over a period: the least and most of its days, their mean, and how many enrolments have a day in it.

    `capacity` and `reserved` are the first day's; `share` is enrolled days of all place-days (None: no capacity).
    """

    least: int
    most: int
    mean: float
    enrolments: int
    reserved: int
    capacity: int | None
    share: float | None


def occupancy(work: Work, workplace_id: int | None, start: date, end: date | None = None) -> Occupancy:
    """How full it is from `start` to `end` (default: that one day). Reservations are told beside, not counted in."""
    end = end or start
    period = [(one, one.places(workplace_id), (one.last - one.first).days + 1) for one in stretches(work, start, end)]
    days = (end - start).days + 1
    enrolled_days = sum(places.enrolled * length for _, places, length in period)
    place_days = sum((places.capacity or 0) * length for _, places, length in period)
    spans = [span for span in _enrolled_spans(work, start, end, None) if span[0] == workplace_id]
    return Occupancy(
        least=min(places.enrolled for _, places, _length in period),
        most=max(places.enrolled for _, places, _length in period),
        mean=enrolled_days / days,
        enrolments=len(spans),
        reserved=period[0][1].reserved,
        capacity=period[0][1].capacity,
        share=enrolled_days / place_days if place_days else None,
    )


class _Deltas:
    """Counts by key that go up on a first day and down after a last one, within a window."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.by_day: dict[date, Counter[int | None]] = {}
        self._now: Counter[int | None] = Counter()
        self._left: Iterator[date] | None = None
        self._next: date | None = None

    def add(self, place: int | None, first: date, last: date | None) -> None:
        self.by_day.setdefault(max(first, self.start), Counter())[place] += 1
        if last is not None and last < self.end:
            self.by_day.setdefault(last + DAY, Counter())[place] -= 1

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


def _enrolled_spans(
    work: Work, start: date, end: date, but: Enrolment | None
) -> Iterator[tuple[int | None, date, date]]:
    """(workplace or None for in all, first day, last day) of each enrolment with a day in the window."""
    left_out = but.id if but is not None else None
    in_window = (
        Enrolment.partnership_id == work.partnership_id,
        col(Enrolment.last_day) >= start,
        col(Enrolment.starts) <= end,
        col(Enrolment.starts) <= col(Enrolment.last_day),
    )
    enrolled: dict[int | None, tuple[date, date]] = {}
    for enrolment, starts, last_day in work.session.exec(
        select(col(Enrolment.id), col(Enrolment.starts), col(Enrolment.last_day)).where(*in_window)
    ):
        if enrolment != left_out:
            enrolled[enrolment] = (starts, last_day)
            yield IN_ALL, starts, last_day
    ends_on = func.coalesce(col(Placement.ends), col(Enrolment.last_day))
    placed = select(col(Placement.enrolment_id), col(Placement.workplace_id), col(Placement.starts), ends_on)
    for enrolment, place, starts, ends in work.session.exec(
        placed.join(Enrolment, col(Placement.enrolment_id) == col(Enrolment.id)).where(*in_window)
    ):
        if enrolment in enrolled:
            first, last = max(starts, enrolled[enrolment][0]), min(ends, enrolled[enrolment][1])
            if first <= last and first <= end and last >= start:
                yield place, first, last
    if start < work.today:
        erased = select(
            col(ErasedEnrolment.workplace_id), col(ErasedEnrolment.starts), col(ErasedEnrolment.last_day)
        ).where(
            ErasedEnrolment.partnership_id == work.partnership_id,
            col(ErasedEnrolment.last_day) >= start,
            col(ErasedEnrolment.starts) <= end,
        )
        for left, starts, last_day in work.session.exec(erased):
            yield IN_ALL, starts, last_day
            if left is not None:
                yield left, starts, last_day


def _reservations(work: Work, end: date, but: Order | None) -> list[tuple[int | None, date]]:
    """(workplace, first day) of each reserved order; one that was brought in reserved has only what was wanted."""
    rows = work.session.exec(
        select(Order).where(Order.partnership_id == work.partnership_id, Order.status == OrderStatus.RESERVED)
    )
    taken = [
        (row.reserved_workplace_id or row.workplace_id, row.reserved_from or row.wanted_from or row.ordered_on)
        for row in rows
        if but is None or row.id != but.id
    ]
    return [(place, first) for place, first in taken if first <= end]


def _capacities(work: Work) -> dict[int | None, list[tuple[date, int]]]:
    """Dated capacities in order: of each workplace, and in all."""
    places: dict[int | None, list[tuple[date, int]]] = {
        workplace: []
        for workplace in work.session.exec(select(Workplace.id).where(Workplace.partnership_id == work.partnership_id))
    }
    rows = select(Capacity).where(Capacity.partnership_id == work.partnership_id).order_by(col(Capacity.starts))
    for row in work.session.exec(rows):
        places.setdefault(row.workplace_id, []).append((row.starts, row.places))
    return places


def _capacity_on(rows: list[tuple[date, int]], day: date) -> int | None:
    """None where no row exists; no places before the first one."""
    if not rows:
        return None
    return next((places for first, places in reversed(rows) if first <= day), 0)
