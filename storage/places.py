"""How many places are free, taken and reserved: on a day, over a period, and from when one more person fits."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage.database import lock_partnership
from storage.days import OPEN_PERIOD
from storage.errors import NoFreePlace
from storage.models import Capacity, Enrolment, Order
from storage.rights import may_go_over
from storage.statements import Query
from storage.stretches import DAY, IN_ALL, Free, enrolled_spans, stretches
from storage.vocabulary import Reason
from storage.work import Work

A_YEAR = timedelta(days=365)


def has_places(work: Work) -> bool:
    """Whether this partnership counts places at all (MFF's does not)."""
    return HAS_CAPACITY.first(work.session, {"here": work.partnership_id}) is not None


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
    spans = [span for span in enrolled_spans(work, start, end, None) if span[0] == workplace_id]
    return Occupancy(
        least=min(places.enrolled for _, places, _length in period),
        most=max(places.enrolled for _, places, _length in period),
        mean=enrolled_days / days,
        enrolments=len(spans),
        reserved=period[0][1].reserved,
        capacity=period[0][1].capacity,
        share=enrolled_days / place_days if place_days else None,
    )


HAS_CAPACITY = Query(select(col(Capacity.id)).where(col(Capacity.partnership_id) == bindparam("here")).limit(1))
"""Built once: building it takes longer than running it."""
