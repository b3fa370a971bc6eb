"""Extending and ending an enrolment (inskrivning)."""

from datetime import date, timedelta

from sqlmodel import col, select

from storage.database import lock_partnership
from storage.errors import AlreadyEnrolled, BadDates, NeedsMore, NoFreePlace, NotEnrolled
from storage.models import Enrolment, Extension, Participant, Placement
from storage.people import Standing, standing
from storage.placements import lay, segments_of
from storage.places import need_place
from storage.trials import DAY, changed, need_change, within_reach
from storage.vocabulary import EndReason, Reason
from storage.work import Work, key

FARTHEST = timedelta(days=730)
"""So far ahead an extension may reach (*own*): beyond it a year has been mistyped."""


def extend_enrolment(
    work: Work, participant: Participant, until: date, reason: Reason | None, *, over: Reason | None = None
) -> Standing:
    """A later last day, with a coded reason; the original end is kept. Repeating it changes nothing.

    The length is not limited by the agreement, but the place must be free that long. Raises NotAllowed, NotEnrolled,
    BadDates, NeedsMore, AlreadyEnrolled, NoFreePlace (`lasts_until`: so long it would go).
    """
    lock_partnership(work.session, work.partnership_id)
    where = standing(work, participant)
    need_change(work, where, "extend")
    enrolment = where.enrolment
    if enrolment is None or enrolment.last_day < work.today:
        raise NotEnrolled(key(participant.id), work.today, last_day=enrolment.last_day if enrolment else None)
    before = enrolment.last_day
    if until == before and _extended_to(work, enrolment, until):
        return where
    if until <= before:
        raise BadDates("not_longer", until, before)
    if until > work.today + FARTHEST:
        raise BadDates("too_far_ahead", until, work.today + FARTHEST)
    if reason is None:
        raise NeedsMore("reason")
    need_no_overlap(work, participant, enrolment.starts, until, but=enrolment)
    last = where.placements[-1]
    if _stay(work, enrolment, last.workplace_id, until, over):
        last.over_capacity_reason = over
        work.session.add(last)
    enrolment.original_ends = enrolment.original_ends or enrolment.ends
    enrolment.ends, enrolment.ended_on, enrolment.end_reason = until, None, None
    enrolment.settle()
    work.session.add(enrolment)
    extension = Extension(
        enrolment_id=key(enrolment.id),
        before=before,
        after=until,
        reason=reason,
        staff_id=work.staff.id if work.staff else None,
        at=work.now,
    )
    work.session.add(extension)
    work.session.flush()
    changed(work, "extend_enrolment", participant)
    return standing(work, participant)


def end_enrolment(
    work: Work, participant: Participant, last_day: date, reason: EndReason | None, *, over: Reason | None = None
) -> Standing:
    """End on `last_day` (early, or as planned), with a coded reason. Repeating it changes nothing.

    What was planned for later days goes; an end that is put off again needs its place. Raises NotAllowed, NotEnrolled,
    BadDates, NeedsMore, NoFreePlace.
    """
    lock_partnership(work.session, work.partnership_id)
    where = standing(work, participant, last_day)
    need_change(work, where, "end_placement")
    within_reach(work, last_day)
    enrolment = where.enrolment
    if enrolment is None or max(enrolment.ends, enrolment.last_day) < min(last_day, work.today):
        raise NotEnrolled(key(participant.id), last_day, last_day=enrolment.last_day if enrolment else None)
    if last_day < enrolment.starts:
        raise BadDates("before_start", last_day, enrolment.starts)
    if last_day > enrolment.ends:
        raise BadDates("after_end", last_day, enrolment.ends)
    if reason is None:
        raise NeedsMore("reason")
    if (enrolment.ended_on, enrolment.end_reason) == (last_day, reason):
        return where
    if last_day > enrolment.last_day:
        last = where.placements[-1]
        need_no_overlap(work, participant, enrolment.starts, last_day, but=enrolment)
        if _stay(work, enrolment, last.workplace_id, last_day, over):
            last.over_capacity_reason = over
            work.session.add(last)
    enrolment.ended_on, enrolment.end_reason = last_day, reason
    enrolment.settle()
    work.session.add(enrolment)
    for pause in where.pauses:
        if pause.starts > last_day:
            work.session.delete(pause)
    work.session.flush()
    lay(work, enrolment, where.placements, segments_of(where.placements))
    changed(work, "end_enrolment", participant)
    return standing(work, participant, last_day)


def enrolments_of(work: Work, participant: Participant) -> list[Enrolment]:
    """All enrolments of a participant, oldest first."""
    rows = select(Enrolment).where(Enrolment.participant_id == participant.id).order_by(col(Enrolment.starts))
    return list(work.session.exec(rows))


def placements_of(work: Work, enrolment: Enrolment) -> list[Placement]:
    rows = select(Placement).where(Placement.enrolment_id == enrolment.id).order_by(col(Placement.starts))
    return list(work.session.exec(rows))


def need_no_overlap(
    work: Work, participant: Participant, starts: date, ends: date, *, but: Enrolment | None = None
) -> None:
    """Raises AlreadyEnrolled where another enrolment of the person has a day in the period."""
    for row in enrolments_of(work, participant):
        if (but is None or row.id != but.id) and row.starts <= ends and row.last_day >= starts:
            raise AlreadyEnrolled(key(participant.id), row.starts, row.last_day)


def _stay(work: Work, enrolment: Enrolment, workplace_id: int, until: date, over: Reason | None) -> bool:
    """The place is free from the day after the last day until `until`; True where that goes over the capacity."""
    first = enrolment.last_day + DAY
    try:
        return need_place(work, workplace_id, first, until, over=over, fixed_end=True, but=enrolment)
    except NoFreePlace as full:
        full.stays, full.fits = True, None
        full.lasts_until = full.day - DAY if full.day > first else None
        raise


def _extended_to(work: Work, enrolment: Enrolment, until: date) -> bool:
    rows = select(Extension.id).where(Extension.enrolment_id == enrolment.id, Extension.after == until)
    return work.session.exec(rows.limit(1)).first() is not None
