"""Requests: what a caseworker asks of an own participant's workplace, which is done there with one tap."""

from typing import Any

from sqlmodel import col, select

from storage.errors import NotAllowed, NotEnrolled
from storage.models import Participant, Request
from storage.people import standing
from storage.rights import asks_instead
from storage.vocabulary import RequestStatus
from storage.work import Work, key


def ask_workplace(work: Work, participant: Participant, thing: dict[str, Any]) -> tuple[Request, bool]:
    """A caseworker asks the participant's workplace to do the understood `thing` {"intent", "slots"}; the request, and
    whether it is new (an open one with the same content is the same). Raises NotAllowed, NotEnrolled."""
    if not asks_instead(work, participant):
        raise NotAllowed(str(thing["intent"]), person=True)
    where = standing(work, participant)
    if where.placement is None or where.enrolment is None or where.enrolment.last_day < work.today:
        last_day = where.enrolment.last_day if where.enrolment else None
        raise NotEnrolled(key(participant.id), work.today, last_day=last_day)
    mine = select(Request).where(
        Request.participant_id == participant.id,
        Request.asked_by == work.me.id,
        Request.status == RequestStatus.OPEN,
    )
    for known in work.session.exec(mine.order_by(col(Request.id))):
        if known.thing == thing:
            return known, False
    request = Request(
        partnership_id=work.partnership_id,
        participant_id=participant.id,
        workplace_id=where.placement.workplace_id,
        asked_by=key(work.me.id),
        asked_at=work.now,
        thing=thing,
    )
    work.changed("ask_workplace", key(participant.id))
    work.session.add(request)
    work.session.flush()
    return request, True


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
