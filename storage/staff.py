"""Staff: what hangs on a person, handing it over, leaving and being removed, stand-ins, and the partnership in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from storage.errors import BadDates, NeedsMore, NotAllowed, StillHangsOn
from storage.models import (
    Enrolment,
    Membership,
    Order,
    Participant,
    Partnership,
    Request,
    Staff,
    StandIn,
    Subscription,
)
from storage.people import renew_names
from storage.rights import INVITES
from storage.vocabulary import OrderStatus, RequestStatus, Role
from storage.work import Work, key

OPEN_ORDERS = (
    OrderStatus.DRAFT,
    OrderStatus.QUEUED,
    OrderStatus.STUDY_VISIT,
    OrderStatus.SUITABILITY_CHECK,
    OrderStatus.RISK_ASSESSMENT,
    OrderStatus.RESERVED,
)


@dataclass(frozen=True)
class Colleague:
    staff: Staff
    membership: Membership


def colleagues(work: Work, *roles: Role, workplace_id: int | None = None) -> list[Colleague]:
    """Staff of this partnership who have not left, by name; only those roles, only that workplace, where given."""
    rows = work.session.exec(
        select(Staff, Membership)
        .where(
            Membership.staff_id == Staff.id,
            Membership.partnership_id == work.partnership_id,
            col(Staff.left_at).is_(None),
        )
        .order_by(Staff.name, col(Staff.id))
    )
    return [
        Colleague(staff, membership)
        for staff, membership in rows
        if (not roles or membership.role in roles) and (workplace_id is None or membership.workplace_id == workplace_id)
    ]


def in_charge(work: Work, workplace_id: int, day: date | None = None) -> list[Staff]:
    """Who looks after a workplace's group on a day: its supervisors who are not away, and whoever stands in."""
    day = day or work.today
    stand_ins = work.session.exec(
        select(StandIn, Staff).where(
            StandIn.staff_id == Staff.id,
            StandIn.workplace_id == workplace_id,
            col(StandIn.starts) <= day,
            col(StandIn.ends) >= day,
            col(Staff.left_at).is_(None),
        )
    ).all()
    replaced = {row.for_staff_id for row, _ in stand_ins}
    own = [
        colleague.staff
        for colleague in colleagues(work, Role.SUPERVISOR, workplace_id=workplace_id)
        if colleague.staff.id not in replaced and not away(colleague.staff, day)
    ]
    return own + [staff for _, staff in stand_ins if staff.id not in {one.id for one in own}]


def reachable_for(work: Work, workplace_id: int) -> list[Staff]:
    """Who can act for a workplace in chat today: those in charge of its group, else the operations leads."""
    leads = [colleague.staff for colleague in colleagues(work, Role.OPERATIONS_LEAD)]
    near = [staff for staff in in_charge(work, workplace_id) if staff.chat_id is not None and not staff.blocked]
    return near or [staff for staff in leads if staff.chat_id is not None and not staff.blocked]


def away(staff: Staff, day: date) -> bool:
    """On leave that day: nothing unasked is sent."""
    return (
        staff.away_from is not None and staff.away_from <= day and (staff.away_until is None or day <= staff.away_until)
    )


def hanging_on(work: Work, membership: Membership) -> StillHangsOn:
    """How many present and coming participants, open orders and open requests hang on this person here."""
    home, staff_id = membership.partnership_id, membership.staff_id
    participants = work.session.exec(
        select(Participant.id)
        .join(Enrolment, col(Enrolment.participant_id) == col(Participant.id))
        .where(
            Participant.partnership_id == home,
            Participant.caseworker_id == staff_id,
            col(Enrolment.last_day) >= work.today,
        )
        .distinct()
    ).all()
    orders = work.session.exec(
        select(Order.id).where(
            Order.partnership_id == home, Order.caseworker_id == staff_id, col(Order.status).in_(OPEN_ORDERS)
        )
    ).all()
    requests = work.session.exec(
        select(Request.id).where(
            Request.partnership_id == home, Request.asked_by == staff_id, Request.status == RequestStatus.OPEN
        )
    ).all()
    return StillHangsOn(len(participants), len(orders), len(requests))


def hand_over(work: Work, giver: Membership, taker: Membership) -> StillHangsOn:
    """Give everything that hangs on one caseworker to another; how much. Raises NotAllowed, NeedsMore."""
    if taker.partnership_id != giver.partnership_id or taker.role != Role.CASEWORKER or taker.id == giver.id:
        raise NeedsMore("caseworker")
    if work.staff is not None and giver.staff_id != work.me.id and work.role not in (Role.UNIT_MANAGER, Role.ADMIN):
        raise NotAllowed("reassign")
    moved = hanging_on(work, giver)
    people = select(Participant).where(
        Participant.partnership_id == giver.partnership_id, Participant.caseworker_id == giver.staff_id
    )
    for participant in work.session.exec(people).all():
        participant.caseworker_id = taker.staff_id
        work.session.add(participant)
        work.changed("hand_over", key(participant.id))
    orders = select(Order).where(Order.partnership_id == giver.partnership_id, Order.caseworker_id == giver.staff_id)
    for order in work.session.exec(orders).all():
        order.caseworker_id = taker.staff_id
        work.session.add(order)
    requests = select(Request).where(
        Request.partnership_id == giver.partnership_id,
        Request.asked_by == giver.staff_id,
        Request.status == RequestStatus.OPEN,
    )
    for request in work.session.exec(requests).all():
        request.asked_by = taker.staff_id
        work.session.add(request)
    renew_names(work)
    return moved


def remove(work: Work, membership: Membership) -> Staff:
    """End somebody's membership at once (oneself: leaving). Raises StillHangsOn, NotAllowed."""
    staff = work.get(Staff, membership.staff_id)
    if staff.id != (work.staff.id if work.staff else None) and (
        work.role is None or membership.role not in INVITES.get(work.role, frozenset())
    ):
        raise NotAllowed("remove")
    hangs = hanging_on(work, membership)
    if hangs.participants or hangs.orders or hangs.requests:
        raise hangs
    for subscription in work.session.exec(
        select(Subscription).where(Subscription.membership_id == membership.id)
    ).all():
        work.session.delete(subscription)
    work.session.flush()
    for stand_in in work.session.exec(select(StandIn).where(StandIn.staff_id == staff.id)).all():
        work.session.delete(stand_in)
    work.session.delete(membership)
    work.session.flush()
    others = work.session.exec(select(Membership).where(Membership.staff_id == staff.id)).all()
    staff.partnership_id = others[0].partnership_id if others else None
    if not others:
        staff.left_at, staff.chat_id = work.now, None
    work.session.add(staff)
    renew_names(work)
    return staff


def stand_in(work: Work, workplace_id: int, absent: Staff, deputy: Staff, starts: date, ends: date) -> StandIn:
    """`deputy` looks after the absent supervisor's group for a period. Repeating it changes nothing.

    Raises NotAllowed (the lead, the manager, the admin and the supervisor concerned may), BadDates.
    """
    allowed = (Role.OPERATIONS_LEAD, Role.UNIT_MANAGER, Role.ADMIN)
    if work.role not in allowed and workplace_id not in work.own_workplaces():
        raise NotAllowed("stand_in")
    if ends < starts:
        raise BadDates("ends_before_start", ends, starts)
    if ends < work.today:
        raise BadDates("in_the_past", ends, work.today)
    known = work.session.exec(
        select(StandIn).where(
            StandIn.workplace_id == workplace_id,
            StandIn.staff_id == deputy.id,
            StandIn.for_staff_id == absent.id,
            StandIn.starts == starts,
            StandIn.ends == ends,
        )
    ).first()
    row = known or StandIn(
        workplace_id=workplace_id,
        staff_id=key(deputy.id),
        for_staff_id=key(absent.id),
        starts=starts,
        ends=ends,
    )
    work.session.add(row)
    work.session.flush()
    return row


def memberships(work: Work, staff: Staff) -> Sequence[tuple[Membership, Partnership]]:
    """Everything somebody belongs to, oldest first."""
    return work.session.exec(
        select(Membership, Partnership)
        .where(Membership.staff_id == staff.id, Membership.partnership_id == Partnership.id)
        .order_by(col(Membership.id))
    ).all()


def enter(work: Work, partnership_id: int) -> None:
    """Speak of another of one's partnerships from now on. Raises NotAllowed where one does not belong to it."""
    for membership, partnership in memberships(work, work.me):
        if partnership.id == partnership_id:
            work.me.partnership_id = partnership_id
            work.session.add(work.me)
            work.membership, work.partnership = membership, partnership
            return
    raise NotAllowed("partnership")
