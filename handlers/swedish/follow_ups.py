"""«Och i januari?», «på Matmission då?», «samma för Erik», «nej, Jonas menade jag»: what is left out is taken over."""

from typing import Any

from handlers.swedish.date_views import View
from handlers.swedish.meaning import Context, Thing
from handlers.swedish.message import Message
from handlers.swedish.people import Names
from handlers.swedish.questions import PAST
from handlers.swedish.who import Who

OPENS = frozenset(
    {
        "och",
        "men",
        "da",
        "samma",
        "nej",
        "fel",
        "aven",
        "eller",
        "hon",
        "han",
        "jag",
        "menar",
        "menade",
        "detsamma",
        "likasa",
        "ocksa",
        "i",
        "pa",
        "for",
        "nasta",
        "hur",
        "med",
    }
)
CORRECTS = ("menade", "menar", "fel person", "inte ", "nej ", "jag mena")
SHORT = 8
TAKES = {
    intent: frozenset(slots.split())
    for intent, slots in {
        "free_places": "workplace when",
        "next_free_place": "workplace",
        "occupancy": "workplace when",
        "end_date": "participants ambiguous",
        "ending": "workplace when",
        "starting": "workplace when",
        "roster": "workplace when",
        "participant": "participants ambiguous",
        "attendance": "participants ambiguous workplace when",
        "unreported": "workplace when",
        "queue": "workplace",
        "goals": "when",
        "outcomes": "workplace when",
        "move": "participants ambiguous workplace",
        "extend": "participants ambiguous",
        "end_placement": "participants ambiguous",
        "change_extent": "participants ambiguous",
        "pause": "participants ambiguous",
        "resume": "participants ambiguous",
        "order_place": "workplace",
    }.items()
}
"""What a follow-up may say anew of each intent."""


def spoken_of(context: Context, names: Names) -> list[str]:
    """The one person that the latest was about: «hur har hans närvaro varit?»."""
    told = context.slots.get("participants") or [item["participant"] for item in context.slots.get("items", ())]
    return list(told) if len(told) == 1 and told[0] in names.people else []


def carry_over(
    message: Message, who: Who, things: list[tuple[Thing, float, str]], context: Context
) -> list[tuple[Thing, float, str]] | None:
    """The latest thing with what this short message says instead; None where it stands on its own."""
    words = [token.plain for token in message.tokens if token.kind != "punct"]
    if not words or len(words) > SHORT:
        return None
    understood = bool(things) and things[0][0].intent not in ("none", "smalltalk")
    if things and not _leans(words):
        return None
    if understood and words[0] == "hur" and not _ends_leaning(words):  # a whole question of its own
        return None
    if understood and things[0][1] >= 0.9 and not _same_kind(things[0][0], context):
        return None
    slots = dict(context.slots)
    said = _said(message, who, context)
    if not said or not (_leans(words) or len(words) <= 3):
        return None
    corrects = any(word in message.said for word in (" menade ", " menar ", " fel person ")) or words[0] == "nej"
    if context.intent == "report_attendance" and "participants" in said:
        like = _report(context, said, corrects=corrects)
        if like is None:
            return None
        return [(Thing("report_attendance", like), 0.9, "rättelse" if corrects else "följdfråga")]
    said = {name: value for name, value in said.items() if name in TAKES.get(context.intent, frozenset())}
    if not said:
        return None
    slots.update(said)
    if understood and _same_kind(things[0][0], context):
        own = things[0][0].slots  # what it says of its own holds: «flytta henne från torsdag istället»
        if "until" in own or "months" in own:
            slots = {name: value for name, value in slots.items() if name not in ("until", "months")}
        slots.update(own)
    if "participants" in said:
        slots.pop("ambiguous", None)
    return [(Thing(context.intent, slots), 0.9, "följdfråga")]


def _leans(words: list[str]) -> bool:
    return words[0] in OPENS or _ends_leaning(words)


def _ends_leaning(words: list[str]) -> bool:
    return words[-1] in ("da", "ocksa", "med", "istallet", "menade", "menar", "jag")


def _same_kind(thing: Thing, context: Context) -> bool:
    return thing.intent == context.intent


def _said(message: Message, who: Who, context: Context) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if message.where:
        said["workplace"] = message.where[0].name
    times = [phrase for phrase in message.times if phrase.kind != "now"]
    if times:
        view = View("past" if context.intent in PAST else "ahead")
        if "when" in context.slots or context.intent not in ("extend", "move", "start_placement", "end_placement"):
            said["when"] = times[0].interval(view)
    if message.people:
        sure, several = who.split(list(message.people), message.where[0].name if message.where else None)
        if sure:
            said["participants"] = sure
        if several:
            said["ambiguous"] = several
    return said


def _report(context: Context, said: dict[str, Any], *, corrects: bool) -> dict[str, Any] | None:
    """The latest report's last status, of those named now. A correction keeps all else that the report held."""
    *others, like = context.slots.get("items") or [None]
    if like is None:
        return None
    named = said["participants"]
    items = [{**like, "participant": code} for code in named]
    slots: dict[str, Any] = {}
    if corrects:
        slots = dict(context.slots)
        items = [*(item for item in others if item["participant"] not in named), *items]
    slots["items"] = items
    for slots_of in (context.slots, said):
        if "when" in slots_of:
            slots["when"] = slots_of["when"]
    return slots
