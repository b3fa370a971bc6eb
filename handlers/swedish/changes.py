"""The slots of changes: who, from when, until when, how much."""

from datetime import date
from itertools import pairwise
from typing import Any

from handlers.swedish import say
from handlers.swedish.amounts import extent_said
from handlers.swedish.change_times import first_start, starts_of, times_of, until_of, wanted_by, weekdays_said
from handlers.swedish.clauses import by_person
from handlers.swedish.dates import Phrase, lasting
from handlers.swedish.extending import extend_slots
from handlers.swedish.message import Message, Sentence
from handlers.swedish.new_people import new_name
from handlers.swedish.pausing import pause_slots
from handlers.swedish.people import Mention
from handlers.swedish.phrase_search import any_of
from handlers.swedish.places import Where
from handlers.swedish.rostered import is_in
from handlers.swedish.who import Who


def slots(intent: str, message: Message, who: Who, sentence: Sentence) -> list[dict[str, Any]]:
    """The slots of a change; several where they differ by person."""
    if intent in OF_PEOPLE:
        parts = by_person(message, sentence)
        if len(parts) > 1:
            each = _each(intent, message, who, sentence, parts)
            if each:
                return each
    return _slots(intent, message, who, sentence)


OF_PEOPLE = frozenset({"start_placement", "extend", "move", "end_placement", "change_extent", "pause", "resume"})
FAMILIES = (("until", "months"), ("starts",), ("workplace",), ("extent",), ("weekdays",), ("when",))
"""Slots that stand for one another: what one part leaves out it shares with the others."""


def _each(
    intent: str, message: Message, who: Who, sentence: Sentence, parts: list[Sentence]
) -> list[dict[str, Any]] | None:
    """The slots part by part, where they differ; what a part does not say is the nearest other's."""
    told = []
    for part in parts:
        own_words = intent in ("end_placement", "pause")
        own = _slots(intent, message, who, part if own_words else part._replace(said=sentence.said))
        if len(own) != 1 or not (own[0].get("participants") or (intent != "extend" and own[0].get("ambiguous"))):
            return None
        told.append(own[0])
        if part is not parts[0] and not own[0].keys() - {"participants", "ambiguous"} and _tells_else(message, part):
            who.mixed = True
    differ = False
    for family in FAMILIES:
        said = [{name: slots[name] for name in family if name in slots} for slots in told]
        differ = differ or any(one != two and one and two for one, two in pairwise(said))
        for number, own_slots in enumerate(told):
            if not said[number]:
                others = said[:number][::-1] + said[number + 1 :]
                own_slots.update(next((one for one in others if one), {}))
    return told if differ else None


def _tells_else(message: Message, part: Sentence) -> bool:
    """«… och Erik tar över hans plats»: several words of a part that are no name, place or time."""
    known = {at for name in message.people for at in range(name.first, name.last + 1)}
    known |= {at for where in message.where for at in range(where.first, where.last + 1)}
    known |= {at for phrase in message.times for at in range(phrase.first, phrase.last + 1)}
    rest = [at for at in range(part.first, part.stop) if at not in known and message.tokens[at].kind == "word"]
    return len(rest) > 2


def _slots(intent: str, message: Message, who: Who, sentence: Sentence) -> list[dict[str, Any]]:
    if intent == "undo":
        return [{}]
    if intent == "order_place":
        return [_order(message, sentence)]
    if intent == "start_placement":
        return [_start(message, who, sentence)]
    bound_for = _bound_for(message, sentence) if intent == "move" else None
    people: dict[str, Any] = dict(who.named(sentence, moving=bound_for))
    if not people:
        return [people]
    if intent == "extend":
        return extend_slots(message, who, sentence, people)
    if intent == "move":
        return [_move(message, sentence, people, bound_for)]
    if intent == "end_placement":
        return [_end(message, sentence, people)]
    if intent == "change_extent":
        return [_extent(message, sentence, people)]
    if intent == "pause":
        return [pause_slots(message, sentence, people)]
    start = starts_of(message, sentence)
    return [{**people, **({"starts": start} if start else {})}]


def _order(message: Message, sentence: Sentence) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    where = message.where_in(sentence) or message.where
    if where:
        slots["workplace"] = where[0].name
    start = starts_of(message, sentence) or wanted_by(message, sentence)
    if start:
        slots["starts"] = start
    extent = extent_said(message, sentence)
    if extent:
        slots["extent"] = extent
    return slots


def _start(message: Message, who: Who, sentence: Sentence) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    mentions = message.people_in(sentence)
    exact = [mention for mention in mentions if mention.exact or not _all_are_in(message, who, mention)]
    name = new_name(message, sentence, mentions)
    if name is not None and sentence.words & NEWCOMER and all(_all_are_in(message, who, one) for one in mentions):
        exact = []  # «ny deltagare Ahmed Ali»
    if mentions and (exact or name is None):
        slots.update(who.named(sentence, moving=_bound_for(message, sentence)))
    elif name is not None:
        slots["new_name"] = name
    elif message.people:
        slots.update(who.named(sentence))
    where = message.where_in(sentence)
    if where:
        slots["workplace"] = where[0].name
    times = times_of(message, sentence)
    span = next((phrase for phrase in times if phrase.kind == "span"), None)
    if span is not None:
        first, last = span.first_day(), span.last_day()
        slots |= {"starts": first.isoformat() if first else None, "until": last.isoformat() if last else None}
        slots = {name: value for name, value in slots.items() if value is not None}
    else:
        start = starts_of(message, sentence)
        if start:
            slots["starts"] = start
        ends = next((phrase for phrase in times if phrase.kind in ("until", "before")), None)
        ends = ends or next((phrase for phrase in times[1:] if message.word(phrase.first - 1) in END_NAMED), None)
        if ends is not None:
            day = ends.last_day()
            if day:
                slots["until"] = day.isoformat()
    if "starts" not in slots and "until" in slots and sentence.words & THE_START:
        slots["starts"] = slots.pop("until")  # «starten skjuts till 7 december»
    length = next((phrase for phrase in times if phrase.is_length), None)
    if length is not None and "until" not in slots:
        _lasting(slots, length, message)
    extent = extent_said(message, sentence)
    if extent:
        slots["extent"] = extent
    days = weekdays_said(message, sentence)
    if days:
        slots["weekdays"] = days
    return slots


THE_START = frozenset({"start", "starten", "startdatum", "startdatumet", "startdag", "startdagen"})
END_NAMED = frozenset({"slutdatum", "slutdatumet", "slut", "slutar", "avslut", "avslutas", "slutdag", "sista", "dag"})
"""Before a date: it is the last day."""


def _lasting(slots: dict[str, Any], length: Phrase, message: Message) -> None:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(length.unit)
    if months:
        slots["months"] = length.amount * months
        return
    begins = date.fromisoformat(slots["starts"]) if "starts" in slots else message.today
    slots["starts"] = begins.isoformat()
    slots["until"] = lasting(begins, length.amount, length.unit).isoformat()


NEWCOMER = frozenset({"ny", "nya", "heter"})


def _all_are_in(message: Message, who: Who, mention: Mention) -> bool:
    """Whoever is meant is enrolled today: nobody who begins."""
    return all(is_in(message, who.names.people[code]) for code in mention.codes)


def _bound_for(message: Message, sentence: Sentence) -> Where | None:
    """The workplace that somebody is moved to: said with «till» or «över», else the last that is not left."""
    where = message.where_in(sentence) or message.where
    if not where:
        return None
    near = {one: {message.word(one.first - 1), message.word(one.first - 2)} for one in where}
    to = [one for one in where if near[one] & {"till", "over", "prova", "pa", "i", "testa"}]
    left = [one for one in (to or where) if not _is_left(message, one)] or where
    plainly = [one for one in left if near[one] & {"till", "over", "testa", "prova"}]
    return (plainly or left)[-1]


def _move(message: Message, sentence: Sentence, people: dict[str, Any], to: Where | None) -> dict[str, Any]:
    slots = dict(people)
    if to is not None:
        slots["workplace"] = to.name
    meant = {*people.get("participants", ()), *people.get("ambiguous", ())}
    alone = all(meant & set(mention.codes) for mention in message.people)
    start = starts_of(message, sentence) or (starts_of(message, _all(message)) if alone else None)
    if start:
        slots["starts"] = start
    return slots


def _is_left(message: Message, where: Where) -> bool:
    """«Från butiken», «i stället för i butiken»."""
    before = [message.word(where.first - step) for step in (1, 2, 3, 4)]
    if before[0] in ("fran", "ifran"):
        return True
    before = before[1:] if before[0] in ("i", "pa") else before
    return before[0] == "for" and before[1] in ("stallet", "istallet")


def _all(message: Message) -> Sentence:
    return Sentence(0, len(message.tokens), message.said, frozenset())


def _end(message: Message, sentence: Sentence, people: dict[str, Any]) -> dict[str, Any]:
    slots = dict(people)
    past = any_of(sentence.said, (" slutade", " avslutade", " hoppade av")) != ""
    until = until_of(message, sentence, past)
    if until:
        slots["until"] = until
    meant = {*people.get("participants", ()), *people.get("ambiguous", ())}
    others = any(not meant & set(mention.codes) for mention in message.people)
    said = sentence.said if others else message.said + sentence.said
    reason = _reason(said)
    if reason:
        slots["reason"] = reason
    return slots


def _reason(said: str) -> str | None:
    """Why it ends: by the phrases of each reason, else by what a compound ends in («vuxenutbildningen», «sommarjobb»).

    Where one works is not what one studies: «jobb på en skola».
    """
    if any_of(said, say.WORKS_AT):
        return "work"
    told = next((reason for reason, stems in say.REASONS if any_of(said, stems)), None)
    if told is not None:
        return told
    heads = (reason for word in said.split() for reason, ends in say.REASON_HEADS if word.endswith(ends))
    return next(heads, None)


def _extent(message: Message, sentence: Sentence, people: dict[str, Any]) -> dict[str, Any]:
    slots = dict(people)
    extent = extent_said(message, sentence)
    if extent:
        slots["extent"] = extent
    days = weekdays_said(message, sentence)
    if days:
        slots["weekdays"] = days
    times = [phrase for phrase in times_of(message, sentence) if not (days and _names_a_day(message, phrase))]
    start = first_start(times)
    if start:
        slots["starts"] = start
    return slots


def _names_a_day(message: Message, phrase: Phrase) -> bool:
    """«Fredagar också», «ska köra torsdag med»: a day of the schedule, not the day it begins."""
    before = {message.word(phrase.first), message.word(phrase.first - 1)}
    plural = message.word(phrase.last).endswith("dagar")
    return phrase.kind == "weekday" and (plural or not before & {"pa", "nu", "fran", "from", "med", "start"})
