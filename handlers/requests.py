"""Requests: a caseworker's change of an own participant, done at the workplace with one tap."""

from typing import Any

from handlers.change_steps import carry_out, make_steps, tell_them
from handlers.change_texts import summary
from handlers.drafts import Draft
from handlers.topic import Topic
from handlers.undo import undo_button
from locales import _
from locales.formats import format_list
from storage.buttons import Button
from storage.errors import DomainError
from storage.models import Card, Request, Staff, Workplace
from storage.people import by_code, workplace_named
from storage.requests import answer_request, ask_workplace
from storage.staff import reachable_for
from storage.trials import try_out
from storage.work import Work, key


def send_requests(work: Work, draft: Draft) -> str:
    """Ask the workplace of each person the change is about; what was sent to whom."""
    lines: dict[str, None] = {}
    codes: list[str | None] = [*draft.codes] or [None]
    for code in codes:
        one = Draft(draft.intent, [code] if code else [], draft.slots)
        person = by_code(work, code) if code else None
        place = key(workplace_named(work, draft.slots["workplace"]).id) if draft.intent == "start_placement" else None
        request, new = ask_workplace(work, person, one.as_thing(code), place)
        lines[_send(work, request, one) if new else _("Already sent; you will hear when it is done.")] = None
    return "\n".join(lines)


def _send(work: Work, request: Request, one: Draft) -> str:
    """A card with one tap to everybody who can act for the workplace."""
    place = work.get(Workplace, request.workplace_id)
    what = try_out(work, lambda: summary(work, one, make_steps(work, one)))
    if isinstance(what, DomainError):
        raise what
    receivers = reachable_for(work, key(place.id))
    args = {"request": request.id, "asked_at": request.asked_at.isoformat()}
    rows = [[Button(_("Do it"), "do", args), Button(_("Decline"), "decline", args)]]
    for staff in receivers:
        text = _("{name} asks for this:\n{what}", name=work.me.name, what=what)
        work.tell(staff, text, rows, kind="request", state={"what": what})
    if not receivers:
        return _("Nobody at {workplace} can be reached here, so call them.", workplace=place.name)
    names = format_list(staff.name for staff in receivers)
    return _("Sent to {workplace} ({names}). You will hear when it is done.", workplace=place.name, names=names)


def _tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """«Gör det» or «Avböj»: the caseworker hears which. Raises as the change does, and the card then stays."""
    request = work.session.get(Request, args["request"])
    if request is None or request.asked_at.isoformat() != args["asked_at"]:
        work.edit(card, _("The request has been taken back."))
        return
    what = card.state["what"]
    if not answer_request(work, request, done=action == "do"):
        by = work.session.get(Staff, request.answered_by) if request.answered_by else None
        work.edit(card, _("{what}\n\nAlready answered by {name}.", what=what, name=by.name if by else _("a colleague")))
        return
    asker = work.get(Staff, request.asked_by)
    if action == "decline":
        work.edit(card, _("{what}\n\nDeclined. {name} is told.", what=what, name=asker.name))
        work.tell(asker, _("{name} has declined this:\n{what}", name=work.me.name, what=what))
        return
    said, news = carry_out(work, Draft.of(request.thing["intent"], request.thing["slots"]))
    rows = [[undo_button(work.change)]] if work.change is not None else []
    text = "\n".join(said)
    work.edit(card, _("{what}\n{name} is told.", what=text, name=asker.name), rows)
    work.tell(asker, _("{name} has done what you asked: {what}", name=work.me.name, what=text))
    tell_them(work, [(staff, one) for staff, one in news if staff.id != asker.id])


TOPIC = Topic("requests", cards={"request": _tap})
