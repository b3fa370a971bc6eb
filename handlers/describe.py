"""A reading of a message in a few Swedish words, for «Menar du …?»."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from handlers.coded_words import end_reason_word, reason_word, status_word
from handlers.names import named
from handlers.swedish import Thing
from locales import _, _n
from locales.formats import format_date, format_list, format_percent, format_period, format_weekdays
from storage.days import weekdays_from
from storage.models import Participant
from storage.vocabulary import EndReason, Reason, Status
from storage.work import Work


def describe(work: Work, thing: Thing) -> str:
    """«Flytta Lotta till Matmission från onsdag 25 november 2026»: what would be done or answered."""
    words = [_lead(work, thing), _items(work, thing.slots)]
    return " ".join(word for word in words if word) + "".join(_details(thing))


def people_in(work: Work, codes: list[str]) -> str:
    """«Amina, Erik och Jonas» of codes; a code that is nobody's stays a code."""
    rows = work.session.exec(
        select(Participant).where(
            Participant.partnership_id == work.partnership_id, col(Participant.code).in_(codes or [""])
        )
    )
    known = {person.code: named(work, person) for person in rows}
    return format_list(known.get(code, code) for code in codes)


def _lead(work: Work, thing: Thing) -> str:
    who = people_in(work, thing.slots.get("participants", [])) or str(thing.slots.get("new_name", ""))
    with_who = {
        "end_date": _("End date of {who}", who=who),
        "participant": _("About {who}", who=who),
        "start_placement": _("Enrol {who}", who=who),
        "move": _("Move {who}", who=who),
        "extend": _("Extend {who}", who=who),
        "end_placement": _("End {who}", who=who),
        "change_extent": _("Change the extent of {who}", who=who),
        "pause": _("Pause {who}", who=who),
        "resume": _("{who} back from the pause", who=who),
        "attendance": _("Attendance of {who}", who=who) if who else _("Attendance"),
    }
    alone = {
        "report_attendance": _("Report:"),
        "free_places": _("Free places"),
        "next_free_place": _("Next free place"),
        "occupancy": _("How many are enrolled"),
        "ending": _("Who ends"),
        "starting": _("Who starts"),
        "roster": _("Who is expected"),
        "unreported": _("What is not reported"),
        "order_place": _("Order a place"),
        "queue": _("The queue"),
        "goals": _("How we stand against the goals"),
        "outcomes": _("How many have started or ended"),
        "agreement": _("A question about the agreement"),
        "summary": _("The weekly summary"),
        "undo": _("Take back the latest"),
        "help": _("What I can do"),
    }
    return with_who.get(thing.intent) or alone.get(thing.intent) or _("Something else")


def _items(work: Work, slots: dict[str, Any]) -> str:
    said = [
        f"{people_in(work, [item['participant']])} {status_word(Status(item['status']), item.get('minutes'))}"
        for item in slots.get("items", [])
    ]
    if "rest" in slots:
        said.append(_("the rest {status}", status=status_word(Status(slots["rest"]))))
    return ", ".join(said)


def _details(thing: Thing) -> list[str]:
    """Each with what joins it to the words before it."""
    slots, said = thing.slots, []
    if "workplace" in slots:
        to = thing.intent == "move"
        said.append(" " + (_("to {workplace}", workplace=slots["workplace"]) if to else _at(slots["workplace"])))
    if "extent" in slots:
        said.append(f", {format_percent(slots['extent'] / 100)}")
    if slots.get("weekdays"):
        said.append((" " if "extent" in slots else ", ") + format_weekdays(weekdays_from(slots["weekdays"])))
    if "starts" in slots:
        said.append(" " + _("from {day}", day=format_date(date.fromisoformat(slots["starts"]))))
    if "until" in slots:
        said.append(" " + _("until {day}", day=format_date(date.fromisoformat(slots["until"]))))
    if "months" in slots:
        said.append((" " if thing.intent == "extend" else ", ") + _n("{n} month", "{n} months", slots["months"]))
    if "reason" in slots:
        said.append(f" ({_reason(thing)})")
    if slots.get("when"):
        when = {end: date.fromisoformat(day) for end, day in slots["when"].items()}
        said.append(", " + format_period(when.get("start"), when.get("end")))
    return said


def _reason(thing: Thing) -> str:
    """An extension has reasons of its own."""
    said = thing.slots["reason"]
    return reason_word(Reason(said)) if thing.intent == "extend" else end_reason_word(EndReason(said))


def _at(workplace: str) -> str:
    return _("at {workplace}", workplace=workplace)
