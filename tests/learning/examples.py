"""The examples that the models learn from: rows of (signs, label)."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from handlers.swedish import Index
from handlers.swedish.likeness.day_signs import NOTHING, day_signs
from handlers.swedish.likeness.signs import signs
from handlers.swedish.questions import outcome_signs, subscription_signs, topic_signs
from handlers.swedish.report_slots import everybody
from handlers.swedish.reports import read_report, status_of
from handlers.swedish.rosters import index_from_roster
from handlers.swedish.understanding import read_message, read_sentences
from handlers.swedish.who import Who

DATA = Path(__file__).parents[1] / "data"
TOLD_BY = "tove"
"""Who has no group and no participants of her own: examples that tell no speaker are hers."""
Row = tuple[frozenset[str], str]


class Example(NamedTuple):
    """A message with its meaning. `tuned`: the readers of sentences were written with it in view, so what they make of
    it says nothing of what they make of others. `whole`: the slots are all there are."""

    text: str
    who: str
    intent: str
    slots: dict[str, Any]
    tuned: bool
    whole: bool = False


def digest() -> str:
    """A fingerprint of all examples: the weights are those learned from them as they stand, or they are not."""
    paths = sorted([*DATA.glob("*utterances.jsonl"), *DATA.glob("ways_of_*.txt"), *DATA.glob("examples/*.tsv")])
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def corpora() -> Iterator[Example]:
    """Messages with their whole meaning, one thing a message."""
    for path in sorted(DATA.glob("*utterances.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row.get("more"):
                tuned = "unseen" not in path.name
                yield Example(row["text"], row["as"], row["intent"], row["slots"], tuned=tuned, whole=True)


def told() -> Iterator[Example]:
    """Messages with their intent, and of some a slot: intent, text, slots as JSON."""
    for path in sorted((DATA / "examples").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            intent, text, *slots = line.split("\t")
            yield Example(text, TOLD_BY, intent, json.loads(slots[0]) if slots else {}, tuned=False)


def ways() -> Iterator[Example]:
    """Ways of saying a thing, and of telling of somebody's day: what the tables of words were written from."""
    for name in ("ways_of_saying", "ways_of_reporting"):
        _about, *sections = (DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
        for heading, *lines in (section.strip().splitlines() for section in sections):
            for line in lines:
                meant = heading.removeprefix("# ")
                if name == "ways_of_reporting":
                    yield Example(f"Amina {line}", "petra", "report_attendance", {"status": meant}, tuned=True)
                else:
                    who, text = line.split(": ", 1)
                    yield Example(text, who, meant, {}, tuned=True)


@cache
def read_all() -> list[tuple[Example, frozenset[str]]]:
    """Every example with its signs."""
    return [(one, _signs(one)) for one in [*corpora(), *ways(), *told()]]


@cache
def _index() -> tuple[Index, date]:
    roster = json.loads((DATA / "roster.json").read_text(encoding="utf-8"))
    return index_from_roster(roster), date.fromisoformat(roster["today"])


def _signs(one: Example) -> frozenset[str]:
    index, today = _index()
    message = read_message(one.text, index, today)
    if not message.sentences:
        return set()
    who = Who(message, index.staff[one.who], index.names)
    things = read_sentences(message, who)
    read_as = things[0][0].intent if things else "none"
    return signs(message, who, message.sentences, None if one.tuned else read_as)


def days() -> list[Row]:
    """What somebody's day in a report was: the groups of which all have one status, or none."""
    index, today = _index()
    rows: list[Row] = []
    for one in [*corpora(), *ways(), *told()]:
        if one.intent != "report_attendance" or not one.slots:
            continue
        message = read_message(one.text, index, today)
        who = Who(message, index.staff[one.who], index.names)
        one_for_all = one.slots.get("status", NOTHING)
        told_of = {item["participant"]: item["status"] for item in one.slots.get("items", [])}
        groups = read_report(message, set())
        if not groups and message.sentences and not message.people:
            groups = [everybody(message)]
        for group in groups:
            codes = {code for mention in group.people for code in who.codes(mention, one.slots.get("workplace"))}
            if codes & {*one.slots.get("ambiguous", [])}:
                continue
            said = {told_of.get(code, one_for_all) for code in codes} or {one.slots.get("rest", NOTHING)}
            read_as = None if one.tuned else status_of(group) or NOTHING
            if len(said) == 1:
                rows.append((day_signs(message, group, groups, read_as), said.pop()))
    return rows


def words() -> list[str]:
    """Words that stand in examples of at least two intents, written small: no names."""
    index, today = _index()
    used: dict[str, frozenset[str]] = {}
    for one in [*corpora(), *ways(), *told()]:
        message = read_message(one.text, index, today)
        named = {at for name in message.people for at in range(name.first, name.last + 1)}
        for at, token in enumerate(message.tokens):
            if token.kind == "word" and at not in named and token.text.islower():
                used.setdefault(token.plain, set()).add(one.intent)
    return sorted(word for word, told_in in used.items() if len(told_in) > 1 and len(word) > 2)


def intents() -> list[Row]:
    """What a message wants."""
    return [(row, one.intent) for one, row in read_all()]


def _slot(intent: str, slot: str, signs_of: Callable[..., frozenset[str]]) -> Callable[[], list[Row]]:
    """What a slot of an intent is, where the example tells."""

    def rows() -> list[Row]:
        index, today = _index()
        given = [one for one in [*corpora(), *ways(), *told()] if one.intent == intent and slot in one.slots]
        result = []
        for one in given:
            message = read_message(one.text, index, today)
            who = Who(message, index.staff[one.who], index.names)
            result.append((signs_of(message, who, read=not one.tuned), str(one.slots[slot])))
        return result

    return rows


def subscriptions() -> list[Row]:
    """What is wanted of the weekly summary: it regularly, it no more, or to be shown it."""
    index, today = _index()
    rows = []
    for one in [*corpora(), *told()]:
        if one.intent == "summary" and (one.whole or "subscribe" in one.slots):
            message = read_message(one.text, index, today)
            who = Who(message, index.staff[one.who], index.names)
            wanted = {True: "start", False: "stop", None: "show"}[one.slots.get("subscribe")]
            rows.append((subscription_signs(message, who, read=not one.tuned), wanted))
    return rows


# What is read by means of a model is learned after it: «intents» come last.
EXAMPLES: dict[str, Callable[[], list[Row]]] = {
    "days": days,
    "topics": _slot("agreement", "topic", topic_signs),
    "outcomes": _slot("outcomes", "outcome", outcome_signs),
    "subscriptions": subscriptions,
    "intents": intents,
}
