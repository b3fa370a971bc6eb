"""Orders of places: a caseworker orders, the workplace's side works the queue step by step, reserves or declines."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from storage.database import lock_partnership
from storage.errors import BadDates, NeedsMore, NotAllowed, OrderClosed
from storage.models import Membership, Order, Staff
from storage.people import workplaces
from storage.places import A_YEAR, need_place
from storage.rights import may_answer_orders, need_counts
from storage.vocabulary import OrderStatus, Reason, Role
from storage.work import Work, key

STEPS = (OrderStatus.STUDY_VISIT, OrderStatus.SUITABILITY_CHECK, OrderStatus.RISK_ASSESSMENT)
WAITING = tuple(status for status in OrderStatus if status.waiting)
OPEN = (OrderStatus.DRAFT, *WAITING, OrderStatus.RESERVED)


@dataclass(frozen=True)
class Wish:
    """What is ordered. None of `workplace_id`: any, of `starts`: as soon as can be. `extent`: per cent of full time."""

    workplace_id: int | None = None
    starts: date | None = None
    extent: int | None = None
    individual_agreement: bool = False


def order_place(work: Work, wish: Wish, caseworker: Staff | None = None, *, another: bool = False) -> Order:
    """Order a place: at once for a caseworker, for all others a draft that goes to the `caseworker`.

    The same wish on the same day is the same order, unless it is said to be `another`. Raises NotAllowed, NeedsMore
    (whose draft it is), BadDates.
    """
    need_counts(work)
    own = work.role == Role.CASEWORKER
    ordered_by = work.me if own else caseworker
    if ordered_by is None or not _is_caseworker(work, ordered_by):
        raise NeedsMore("caseworker")
    _need_wish(work, wish)
    status = OrderStatus.QUEUED if own else OrderStatus.DRAFT
    known = None if another else same_order(work, wish, ordered_by)
    if known is not None:
        return known
    order = Order(
        partnership_id=work.partnership_id,
        workplace_id=wish.workplace_id,
        caseworker_id=ordered_by.id,
        made_by=work.me.id,
        wanted_from=wish.starts,
        extent=wish.extent,
        status=status,
        ordered_on=work.today,
        individual_agreement=wish.individual_agreement,
    )
    work.changed("order_place")
    work.session.add(order)
    work.session.flush()
    return order


def same_order(work: Work, wish: Wish, caseworker: Staff) -> Order | None:
    """An order of the same wish that the speaker has made today and that is still open."""
    rows = select(Order).where(
        Order.partnership_id == work.partnership_id,
        Order.caseworker_id == caseworker.id,
        Order.made_by == work.me.id,
        Order.ordered_on == work.today,
        col(Order.status).in_((OrderStatus.DRAFT, *WAITING)),
    )
    for row in work.session.exec(rows.order_by(col(Order.id))):
        if Wish(row.workplace_id, row.wanted_from, row.extent, row.individual_agreement) == wish:
            return row
    return None


def _need_wish(work: Work, wish: Wish) -> None:
    if wish.workplace_id is not None and wish.workplace_id not in [place.id for place in workplaces(work)]:
        raise NeedsMore("workplace")
    if wish.starts is not None and wish.starts < work.today:
        raise BadDates("in_the_past", wish.starts, work.today)
    if wish.starts is not None and wish.starts > work.today + A_YEAR:
        raise BadDates("too_far_ahead", wish.starts, work.today + A_YEAR)
    if wish.extent is not None and not 0 < wish.extent <= 100:
        raise NeedsMore("extent")
    if wish.individual_agreement and not work.here.individual_agreements:
        raise NotAllowed("individual_agreement")


def _is_caseworker(work: Work, staff: Staff) -> bool:
    rows = select(Membership.id).where(
        Membership.staff_id == staff.id,
        Membership.partnership_id == work.partnership_id,
        Membership.role == Role.CASEWORKER,
    )
    return work.session.exec(rows).first() is not None


def accept_draft(work: Work, order: Order) -> None:
    """The caseworker makes a colleague's draft an order of their own, from today. Raises NotAllowed."""
    _need_own(work, order)
    if order.status == OrderStatus.DRAFT:
        work.changed("order_place")
        order.status, order.ordered_on = OrderStatus.QUEUED, work.today
        _keep(work, order)


def withdraw(work: Work, order: Order) -> None:
    """The caseworker takes an order or a draft back, a reserved place too. Raises NotAllowed."""
    _need_own(work, order)
    if order.status in OPEN:
        _close(work, order, OrderStatus.WITHDRAWN, "withdraw_order")


def decline(work: Work, order: Order) -> None:
    """The lead or the manager says no. Raises NotAllowed."""
    _need_answer(work, order)
    if order.status in (*WAITING, OrderStatus.RESERVED):
        _close(work, order, OrderStatus.DECLINED, "decline_order")


def set_step(work: Work, order: Order, step: OrderStatus, day: date) -> bool:
    """Study visit, suitability check or risk assessment is on `day` (planned or done); False where that was known.

    The order stands at the furthest step that has a day; one that has its place reserved stays so: the checks belong to
    the placing (Linköping's letter: «vid placering i arbetsgrupperna»). Raises NotAllowed, BadDates, OrderClosed.
    """
    _need_answer(work, order)
    if step not in STEPS or order.status not in (*WAITING, OrderStatus.RESERVED):
        raise OrderClosed(order.status)
    if day > work.today + A_YEAR:
        raise BadDates("too_far_ahead", day, work.today + A_YEAR)
    if day < order.ordered_on:
        raise BadDates("in_the_past", day, order.ordered_on)
    if step_day(order, step) == day:
        return False
    work.changed("order_step")
    if step == OrderStatus.STUDY_VISIT:
        order.study_visit_on = day
    elif step == OrderStatus.SUITABILITY_CHECK:
        order.suitability_checked_on = day
    else:
        order.risk_assessed_on = day
    reached = [one for one in STEPS if one == order.status or step_day(order, one) is not None]
    if order.status.waiting:
        order.status = reached[-1]
    _keep(work, order)
    return True


def step_day(order: Order, step: OrderStatus) -> date | None:
    """The day of one of the three steps."""
    return {
        OrderStatus.STUDY_VISIT: order.study_visit_on,
        OrderStatus.SUITABILITY_CHECK: order.suitability_checked_on,
        OrderStatus.RISK_ASSESSMENT: order.risk_assessed_on,
    }.get(step)


def reserve_place(work: Work, order: Order, workplace_id: int, day: date, *, over: Reason | None = None) -> bool:
    """Reserve a place from `day`, or move the reservation; False where that is how it already is.

    Raises NotAllowed, BadDates, OrderClosed, and NoFreePlace with the first day that fits; the lead or the manager goes
    over with a reason, which is recorded.
    """
    _need_answer(work, order)
    lock_partnership(work.session, work.partnership_id)
    work.session.refresh(order)
    if not order.status.waiting and order.status != OrderStatus.RESERVED:
        raise OrderClosed(order.status)
    if day < work.today:
        raise BadDates("in_the_past", day, work.today)
    if day > work.today + A_YEAR:
        raise BadDates("too_far_ahead", day, work.today + A_YEAR)
    if order.status == OrderStatus.RESERVED and (order.reserved_workplace_id, order.reserved_from) == (
        workplace_id,
        day,
    ):
        return False
    beyond = need_place(work, workplace_id, day, over=over, order=order)
    work.changed("reserve_place")
    order.status = OrderStatus.RESERVED
    order.reserved_from, order.reserved_workplace_id = day, workplace_id
    order.over_capacity_reason = over if beyond else None
    _keep(work, order)
    return True


def _need_own(work: Work, order: Order) -> None:
    if work.role != Role.CASEWORKER or order.caseworker_id != work.me.id or not _is_here(work, order):
        raise NotAllowed("order")


def _need_answer(work: Work, order: Order) -> None:
    if not may_answer_orders(work) or not _is_here(work, order):
        raise NotAllowed("answer_order")


def _is_here(work: Work, order: Order) -> bool:
    return order.partnership_id == work.partnership_id


def _close(work: Work, order: Order, status: OrderStatus, kind: str) -> None:
    work.changed(kind)
    order.status, order.closed_on = status, work.today
    _keep(work, order)


def _keep(work: Work, order: Order) -> None:
    work.session.add(order)
    work.session.flush()


@dataclass
class Queue:
    """Who waits, as counts. `by_workplace`: workplace id (None: any) -> waiting; `first`: since when the oldest has."""

    waiting: int = 0
    reserved: int = 0
    by_workplace: Counter[int | None] = field(default_factory=Counter)
    by_step: Counter[OrderStatus] = field(default_factory=Counter)
    first: date | None = None


def queue(work: Work, workplace_id: int | None = None) -> Queue:
    """The queue in all, or to one workplace (with those who take any). Raises NotAllowed of an admin."""
    need_counts(work)
    found = Queue()
    for order in open_orders(work, workplace_id):
        if order.status == OrderStatus.RESERVED:
            found.reserved += 1
        elif order.status.waiting:
            found.waiting += 1
            found.by_workplace[order.workplace_id] += 1
            found.by_step[order.status] += 1
            found.first = min(found.first or order.ordered_on, order.ordered_on)
    return found


def open_orders(work: Work, workplace_id: int | None = None) -> list[Order]:
    """Waiting and reserved orders, the oldest first; of one workplace those that wish it, any, or have it reserved."""
    rows = (
        select(Order)
        .where(
            Order.partnership_id == work.partnership_id,
            col(Order.status).in_((*WAITING, OrderStatus.RESERVED)),
        )
        .order_by(col(Order.ordered_on), col(Order.id))
    )
    return [
        order
        for order in work.session.exec(rows)
        if workplace_id is None or (order.reserved_workplace_id or order.workplace_id) in (None, workplace_id)
    ]


def own_orders(work: Work) -> list[Order]:
    """The speaking caseworker's open orders and drafts, the oldest first."""
    rows = select(Order).where(
        Order.partnership_id == work.partnership_id,
        Order.caseworker_id == work.me.id,
        col(Order.status).in_(OPEN),
    )
    return list(work.session.exec(rows.order_by(col(Order.ordered_on), col(Order.id))))


def drafts_of(work: Work) -> list[Order]:
    """The drafts that the speaker has made and nobody has answered."""
    rows = select(Order).where(
        Order.partnership_id == work.partnership_id,
        Order.made_by == key(work.me.id),
        Order.status == OrderStatus.DRAFT,
    )
    return list(work.session.exec(rows.order_by(col(Order.id))))
