"""Starting: somebody new, somebody again, or a start that is planned and settled anew or called off."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from storage import agreement
from storage.database import lock_partnership
from storage.days import last_day_of
from storage.enrolments import enrolments_of, need_no_overlap, placements_of
from storage.errors import BadDates, NeedsMore, NotAllowed, NotEnrolled
from storage.models import Attendance, Enrolment, Extension, Order, Participant, Pause, Placement
from storage.people import Standing, choose, standing
from storage.placements import Segment, lay, segments_of
from storage.places import need_place
from storage.rights import may_change
from storage.trials import changed, need_change, within_reach
from storage.vocabulary import Gender, OrderStatus, Reason, Role
from storage.work import Work, key

A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Newcomer:
    """Somebody who gets the next free code with the start."""

    name: str
    gender: Gender = Gender.NOT_STATED
    caseworker_id: int | None = None


def start_enrolment(
    work: Work,
    who: Participant | Newcomer,
    workplace_id: int,
    starts: date,
    ends: date | None = None,
    *,
    extent: int = 100,
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4),
    over: Reason | None = None,
) -> Standing:
    """Enrol somebody new or again, or settle anew a start that is planned. Repeating it changes nothing.

    `ends` None: the agreement's months (start + months − 1 day), or the planned length. A place reserved for the
    person's caseworker there is used. Raises NotAllowed, AlreadyEnrolled, BadDates, NeedsMore, NoFreePlace (`over`: the
    reason of the lead or manager to go over).
    """
    lock_partnership(work.session, work.partnership_id)
    _need_start(work, who, workplace_id)
    within_reach(work, starts)
    if not weekdays:
        raise BadDates("no_weekdays")
    planned = planned_start(work, who) if isinstance(who, Participant) else None
    if planned is not None and isinstance(who, Participant):
        need_change(work, standing(work, who, planned.starts), "start_placement")
    last_day = _last_day(work, starts, ends, planned)
    first = Segment(starts, workplace_id, extent, tuple(sorted(weekdays)))
    if isinstance(who, Participant):
        known = _same_start(work, who, first, last_day)
        if known is not None:
            return known
        need_no_overlap(work, who, starts, last_day, but=planned)
    order = _reserved_for(work, who.caseworker_id, workplace_id) if planned is None else None
    beyond = need_place(work, workplace_id, starts, last_day, over=over, but=planned, order=order)
    participant = who if isinstance(who, Participant) else _add_participant(work, who)
    enrolment = planned or Enrolment(
        partnership_id=work.partnership_id,
        participant_id=key(participant.id),
        starts=starts,
        ends=last_day,
        last_day=last_day,
    )
    if planned is not None:
        _plan_anew(work, planned, starts, last_day)
    if order is not None:
        enrolment.order_id = order.id
        order.status, order.closed_on = OrderStatus.PLACED, work.today
        work.session.add(order)
    work.session.add(enrolment)
    work.session.flush()
    first = Segment(starts, workplace_id, extent, first.weekdays, over if beyond else None)
    lay(work, enrolment, placements_of(work, enrolment), [first])
    changed(work, "start_enrolment", participant)
    return standing(work, participant, starts)


def call_off_start(work: Work, participant: Participant) -> Standing:
    """The planned start does not come about: its enrolment goes, and a place reserved for it is reserved again.

    Raises NotAllowed, NotEnrolled where no start is planned.
    """
    lock_partnership(work.session, work.partnership_id)
    where = standing(work, participant)
    need_change(work, where, "end_placement")
    planned = planned_start(work, participant)
    if planned is None:
        last_day = where.enrolment.last_day if where.enrolment else None
        raise NotEnrolled(key(participant.id), work.today, last_day=last_day)
    for model in (Placement, Pause, Extension):
        for row in work.session.exec(select(model).where(col(model.enrolment_id) == planned.id)).all():
            work.session.delete(row)
    work.session.flush()
    order = work.session.get(Order, planned.order_id) if planned.order_id is not None else None
    work.session.delete(planned)
    if order is not None:
        order.status, order.closed_on = OrderStatus.RESERVED, None
        work.session.add(order)
    work.session.flush()
    changed(work, "call_off_start", participant)
    return standing(work, participant)


def planned_start(work: Work, participant: Participant) -> Enrolment | None:
    """The enrolment whose start may still be settled: the next, or one of this week whom nobody has seen."""
    rows = enrolments_of(work, participant)
    coming = [row for row in rows if row.starts > work.today]
    if coming:
        return coming[0]
    current = choose(rows, work.today)
    if current is None or not current.covers(work.today) or current.starts <= work.today - A_WEEK:
        return None
    reported = select(Attendance.id).where(
        Attendance.participant_id == participant.id, col(Attendance.day) >= current.starts
    )
    return None if work.session.exec(reported.limit(1)).first() is not None else current


def same_length(planned: Enrolment, starts: date, months: int) -> date:
    """The last day when a planned enrolment starts on another day: as many whole months, or as many days."""
    for number in range(1, months + 1):
        if planned.ends == last_day_of(planned.starts, number):
            return last_day_of(starts, number)
    return starts + (planned.ends - planned.starts)


def next_code(work: Work) -> str:
    """The next free code: the highest number in use and one more, «SK-033»."""
    codes = work.session.exec(select(Participant.code).where(Participant.partnership_id == work.partnership_id))
    numbers = [int(number) for _prefix, _dash, number in (code.rpartition("-") for code in codes) if number.isdigit()]
    return f"{work.here.code_prefix}-{max(numbers, default=0) + 1:03d}"


def _plan_anew(work: Work, planned: Enrolment, starts: date, last_day: date) -> None:
    """Other dates for a start that is planned: extensions are of the old plan, and so are pauses outside of the new."""
    planned.starts, planned.ends, planned.original_ends = starts, last_day, None
    planned.ended_on, planned.end_reason = None, None
    planned.settle()
    for extension in work.session.exec(select(Extension).where(Extension.enrolment_id == planned.id)).all():
        work.session.delete(extension)
    for pause in work.session.exec(select(Pause).where(Pause.enrolment_id == planned.id)).all():
        if pause.starts < starts or pause.starts > last_day:
            work.session.delete(pause)


def _need_start(work: Work, who: Participant | Newcomer, workplace_id: int) -> None:
    if work.trying and work.role == Role.CASEWORKER and who.caseworker_id == work.me.id:
        return
    if not may_change(work, None, workplace_id):
        raise NotAllowed("start_placement", person=True)


def _last_day(work: Work, starts: date, ends: date | None, planned: Enrolment | None) -> date:
    """The last day that was asked for, or follows: within the agreement's months."""
    months = agreement.load(work.here.agreement).enrolment_months.value
    latest = last_day_of(starts, months) if months else None
    if ends is None and planned is not None:
        ends = same_length(planned, starts, months or 0)
        ends = min(ends, latest) if latest else ends
    ends = ends or latest
    if ends is None:
        raise NeedsMore("until")
    if ends < starts:
        raise BadDates("ends_before_start", ends, starts)
    if latest is not None and ends > latest:
        raise BadDates("too_long", ends, latest)
    return ends


def _same_start(work: Work, participant: Participant, first: Segment, last_day: date) -> Standing | None:
    """The standing, where this very start is already there."""
    where = standing(work, participant, first.starts)
    enrolment = where.enrolment
    if enrolment is None or (enrolment.starts, enrolment.last_day) != (first.starts, last_day):
        return None
    segments = segments_of(where.placements)
    return where if len(segments) == 1 and segments[0].alike == first.alike else None


def _reserved_for(work: Work, caseworker_id: int | None, workplace_id: int) -> Order | None:
    """The oldest place reserved there for this caseworker."""
    if caseworker_id is None:
        return None
    rows = select(Order).where(
        Order.partnership_id == work.partnership_id,
        Order.caseworker_id == caseworker_id,
        Order.status == OrderStatus.RESERVED,
        (col(Order.reserved_workplace_id) == workplace_id)
        | (col(Order.reserved_workplace_id).is_(None) & (col(Order.workplace_id) == workplace_id)),
    )
    return work.session.exec(rows.order_by(col(Order.reserved_from), col(Order.id))).first()


def _add_participant(work: Work, who: Newcomer) -> Participant:
    participant = Participant(
        partnership_id=work.partnership_id,
        code=next_code(work),
        name=who.name,
        gender=who.gender,
        caseworker_id=who.caseworker_id,
    )
    work.session.add(participant)
    work.session.flush()
    return participant
