"""What a report left unclear, asked with buttons: whom, what, which group. Each answer is saved as it is tapped."""

from dataclasses import replace
from datetime import date
from typing import Any

from handlers.attendance_report import Answer, Said, Unclear, save
from handlers.coded_words import status_word
from handlers.names import named
from locales import _
from locales.formats import format_period
from storage.attendance_book import Item
from storage.buttons import Button
from storage.models import Card, Participant, Workplace
from storage.people import by_code, standing, workplaces
from storage.rights import may_report
from storage.vocabulary import Status
from storage.work import Work


def ask_what_is_unclear(work: Work, said: Said, answer: Answer) -> None:
    """One card for each unclear name, and one for the group where that is not known."""
    for unclear in said.unclear:
        others = [person for one in said.unclear if one is not unclear for person in one.people]
        named_too = (*said.named, *others, *(item.participant for item in said.items))
        _ask_who(work, replace(said, items=(), unclear=(), named=named_too), unclear)
    if answer.where_unknown:
        _ask_where(work, said)


def tapped(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """A person, a status, a workplace or «ingen» was tapped."""
    if card.state.get("answered"):
        work.answer_tap(_("That has already been answered."))
        return
    if action == "none":
        work.edit(card, _("Then I save nothing about that."), state={**card.state, "answered": True})
        return
    said = _unpack(work, card.state)
    if action == "where":
        _close(work, card, save(work, replace(said, places=tuple(args["workplaces"]))))
        return
    person = by_code(work, args["code"])
    status = args.get("status") or card.state.get("status")
    if status is None:
        _ask_status(work, card, person)
        return
    item = Item(person, Status(status), card.state.get("minutes") if "status" not in args else None)
    answer = save(work, replace(said, items=(item,)))
    _close(work, card, answer)
    if answer.where_unknown:
        _ask_where(work, replace(said, named=(*said.named, person)))


def _close(work: Work, card: Card, answer: Answer) -> None:
    if work.change is not None:
        work.change.message_id = card.answers_message_id  # editing the message takes this back too
    work.edit(card, answer.text, answer.rows, state={**card.state, "answered": True})


def _ask_who(work: Work, said: Said, unclear: Unclear) -> None:
    rows = [[Button(_whom(work, person), "who", {"code": person.code})] for person in unclear.people]
    first = unclear.people[0].name.split()[0] if work.naming == "names" else _("the name")
    period = format_period(said.first, said.last)
    if unclear.status is None:
        text = _("Whom do you mean by {name}, {period}?", name=first, period=period)
    else:
        what = status_word(unclear.status, unclear.minutes)
        text = _("{name} {status}, {period}: whom do you mean?", name=first, status=what, period=period)
    state = {
        **_pack(said),
        "status": unclear.status.value if unclear.status else None,
        "minutes": unclear.minutes,
    }
    work.log_read("names", unclear.people)
    work.reply(text, [*rows, [Button(_("None of them"), "none")]], kind="report_question", state=state)


def _ask_status(work: Work, card: Card, person: Participant) -> None:
    buttons = [Button(status_word(status), "who", {"code": person.code, "status": status.value}) for status in Status]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    text = _("What shall I report of {who}?", who=named(work, person))
    work.edit(card, text, [*rows, [Button(_("Nothing"), "none")]])


def _ask_where(work: Work, said: Said) -> None:
    places = [place for place in workplaces(work) if may_report(work, place.id)]
    rows = [[Button(place.name, "where", {"workplaces": [place.id]})] for place in places]
    if len(places) > 1:
        rows.append([Button(_("All of them"), "where", {"workplaces": [place.id for place in places]})])
    assert said.rest is not None
    text = _("Which workplace do you mean by the rest ({status})?", status=status_word(said.rest))
    named_too = (*said.named, *(item.participant for item in said.items))
    state = _pack(replace(said, items=(), named=named_too))
    work.reply(text, [*rows, [Button(_("None of them"), "none")]], kind="report_question", state=state)


def _whom(work: Work, person: Participant) -> str:
    """«Ali H, Produktion»."""
    placement = standing(work, person).placement
    place = work.get(Workplace, placement.workplace_id).name if placement else ""
    return f"{named(work, person)}, {place}" if place else named(work, person)


def _pack(said: Said) -> dict[str, Any]:
    """What of a report the card must remember."""
    return {
        "first": said.first.isoformat(),
        "last": said.last.isoformat(),
        "rest": said.rest.value if said.rest else None,
        "places": list(said.places),
        "named": [person.code for person in said.named],
    }


def _unpack(work: Work, state: dict[str, Any]) -> Said:
    return Said(
        date.fromisoformat(state["first"]),
        date.fromisoformat(state["last"]),
        rest=Status(state["rest"]) if state["rest"] else None,
        places=tuple(state["places"]),
        named=tuple(by_code(work, code) for code in state["named"]),
    )
