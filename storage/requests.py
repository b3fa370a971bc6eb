"""Requests: what a caseworker asks of an own participant's workplace, which is done there with one tap."""

from typing import Any

from sqlmodel import col, select

from storage.errors import NeedsMore, NotAllowed, NotEnrolled
from storage.models import Participant, Request
from storage.people import standing
from storage.rights import asks_instead
from storage.vocabulary import RequestStatus, Role
from storage.work import Work, key


def ask_workplace(
    work: Work, participant: Participant | None, thing: dict[str, Any], workplace_id: int | None = None
) -> tuple[Request, bool]:
    """A caseworker asks a workplace to do the understood `thing` {"intent", "slots"}; the request, and whether it is
    new (an open one with the same content is the same).

    The workplace is the participant's unless one is given, as for a start; no participant: somebody new is to start.
    Raises NotAllowed, NotEnrolled.
    """
    if not (asks_instead(work, participant) if participant is not None else work.role == Role.CASEWORKER):
        raise NotAllowed(str(thing["intent"]), person=True)
    if workplace_id is None:
        workplace_id = _where(work, participant)
    participant_id = participant.id if participant is not None else None
    mine = select(Request).where(
        Request.participant_id == participant_id,
        Request.asked_by == work.me.id,
        Request.status == RequestStatus.OPEN,
    )
    for known in work.session.exec(mine.order_by(col(Request.id))):
        if known.thing == thing and known.workplace_id == workplace_id:
            return known, False
    request = Request(
        partnership_id=work.partnership_id,
        participant_id=participant_id,
        workplace_id=workplace_id,
        asked_by=key(work.me.id),
        asked_at=work.now,
        thing=thing,
    )
    work.changed("ask_workplace", *([participant_id] if participant_id is not None else []))
    work.session.add(request)
    work.session.flush()
    return request, True


def _where(work: Work, participant: Participant | None) -> int:
    """The workplace of a participant who is enrolled or is to start."""
    if participant is None:
        raise NeedsMore("workplace")
    where = standing(work, participant)
    if where.placement is None or where.enrolment is None or where.enrolment.last_day < work.today:
        last_day = where.enrolment.last_day if where.enrolment else None
        raise NotEnrolled(key(participant.id), work.today, last_day=last_day)
    return where.placement.workplace_id


def answer_request(work: Work, request: Request, *, done: bool) -> bool:
    """The workplace has done the request, or declines it; False where it had been answered before."""
    if request.status != RequestStatus.OPEN:
        return False
    work.changed("answer_request", *([request.participant_id] if request.participant_id else []))
    request.status = RequestStatus.DONE if done else RequestStatus.DECLINED
    request.answered_by, request.answered_at = work.me.id, work.now
    work.session.add(request)
    work.session.flush()
    return True
