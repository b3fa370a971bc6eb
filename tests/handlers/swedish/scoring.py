"""What counts as the same meaning (the practice contract): equal intent and slots, whatever order lists stand in."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from handlers.swedish import Index, Understood, understand
from handlers.swedish.rosters import index_from_roster

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 23)
CHANGES = frozenset(
    """report_attendance start_placement move extend end_placement change_extent pause resume
    order_place undo""".split()
)


def roster() -> dict[str, Any]:
    return json.loads((DATA / "roster.json").read_text(encoding="utf-8"))


def corpus(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def meaning(intent: str, slots: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Intent and slots in a form in which equal meanings are equal; a report with no day is today's."""
    slots = dict(slots)
    if slots.get("items"):
        slots["items"] = sorted(slots["items"], key=lambda item: str(item["participant"]))
    else:
        slots.pop("items", None)
    for name in ("participants", "ambiguous", "weekdays"):
        if name in slots:
            slots[name] = sorted(slots[name])
    today = {"start": TODAY.isoformat(), "end": TODAY.isoformat()}
    if intent == "report_attendance" and slots.get("when") == today:
        del slots["when"]
    return intent, slots


def read(index: Index, text: str, who: str) -> Understood:
    return understand(text, index.staff[who], index, TODAY)


def misses(name: str) -> tuple[Counter[str], list[tuple[str, Any, Any]], list[str]]:
    """(messages by intent, those that miss as (text, gold, said), texts of misread changes that are not unsure)."""
    index, counts = index_from_roster(roster()), Counter[str]()
    missed, misread = [], []
    for row in corpus(name):
        counts[row["intent"]] += 1
        understood = read(index, row["text"], row["as"])
        gold, said = meaning(row["intent"], row["slots"]), meaning(understood.intent, understood.slots)
        if gold != said or bool(row.get("more")) != bool(understood.more):
            missed.append((row["text"], gold, said))
            if said[0] in CHANGES and not understood.unsure:
                misread.append(row["text"])
    return counts, missed, misread
