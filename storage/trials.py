"""Trying a change out, and the first guard of every change: who may make it, of which enrolment, on what day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from storage.database import lock_partnership
from storage.errors import BadDates, DomainError, NotAllowed, NotEnrolled
from storage.models import Enrolment, Participant
from storage.people import Standing, renew_names, standing
from storage.rights import asks_instead, may_change
from storage.work import Work, key

T = TypeVar("T")

DAY = timedelta(days=1)
BACK = timedelta(days=31)
"""So far back a change may be entered afterwards (*own*): the month's attendance is closed soon after its end."""
AHEAD = timedelta(days=365)
"""So far ahead a start, move or pause may be planned (*own*)."""


def attempt(work: Work, do: Callable[[], T]) -> T | DomainError:
    """Run `do` in a savepoint: what it gives, or the DomainError that took it back."""
    nested, change, written = work.session.begin_nested(), work.change, work.mark()
    try:
        result = do()
    except DomainError as error:
        nested.rollback()
        work.back_to(written, change)
        return error
    nested.commit()
    return result


def try_out(work: Work, do: Callable[[], T]) -> T | DomainError:
    """What `do` would give, or the error it would raise; nothing is changed.

    A caseworker may try out for an own participant what they can ask the workplace to do.
    """
    nested, change, written, trying = work.session.begin_nested(), work.change, work.mark(), work.trying
    work.trying = True
    try:
        return do()
    except DomainError as error:
        return error
    finally:
        work.trying = trying
        nested.rollback()
        work.back_to(written, change)


def need_change(work: Work, where: Standing, what: str) -> None:
    """The speaker may change this person's placement, now or as it is planned. Raises NotAllowed."""
    if work.trying and asks_instead(work, where.participant):
        return
    held = [one for one in where.placements if one.ends is None or one.ends >= work.today] or where.placements[-1:]
    if not any(may_change(work, one) for one in held) and not may_change(work, None):
        raise NotAllowed(what, person=True)


def enrolled_on(work: Work, participant: Participant, day: date, what: str) -> tuple[Standing, Enrolment]:
    """The person's standing on `day` and the enrolment that covers it, for somebody who may change it.

    Raises NotAllowed, NotEnrolled, and BadDates for a day outside of an enrolment or out of reach.
    """
    lock_partnership(work.session, work.partnership_id)
    where = standing(work, participant, day)
    need_change(work, where, what)
    within_reach(work, day)
    enrolment = where.enrolment
    if enrolment is None or (enrolment.last_day < work.today and enrolment.last_day < day):
        last_day = enrolment.last_day if enrolment else None
        raise NotEnrolled(key(participant.id), day, last_day=last_day)
    if day < enrolment.starts:
        raise BadDates("before_start", day, enrolment.starts)
    if day > enrolment.last_day:
        raise BadDates("after_end", day, enrolment.last_day)
    return where, enrolment


def within_reach(work: Work, day: date) -> None:
    """Raises BadDates for a day too far back or ahead to be entered."""
    if day < work.today - BACK:
        raise BadDates("in_the_past", day, work.today - BACK)
    if day > work.today + AHEAD:
        raise BadDates("too_far_ahead", day, work.today + AHEAD)


def changed(work: Work, kind: str, participant: Participant) -> None:
    """The end of every change: journal, log and the names that `understand` knows."""
    work.changed(kind, key(participant.id))
    renew_names(work)
    work.session.flush()
