"""What a thumb, a keyboard or another partnership changes in a message without changing what it means."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handlers.swedish import understand
from handlers.swedish.rosters import index_from_roster

DATA = Path(__file__).parents[2] / "data"
ROSTER: dict[str, Any] = json.loads((DATA / "roster.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "utterances.jsonl").read_text(encoding="utf-8").splitlines()
]
FIRST_NAMES = sorted({person["name"].split()[0] for person in ROSTER["participants"]})
OTHER_NAMES = (
    "Abdi Anna Bo Ella Eva Gun Hamid Ida Ibrahim Jasmin Karin Kjell Lars Leif Liv Maja Mohammed Mona Mustafa Noor Nour "
    "Rosa Sara Selam Sten Stig Tom Ulla Vera Yonas Zahra Zeinab"
).split()
WORD = re.compile(r"[^\W\d_]+")


def normal(intent: str, slots: dict[str, Any]) -> dict[str, Any]:
    today = {"start": ROSTER["today"], "end": ROSTER["today"]}
    kept = {name: value for name, value in slots.items() if value and not (name == "when" and value == today)}
    for name in ("participants", "ambiguous", "weekdays"):
        if name in kept:
            kept[name] = sorted(kept[name])
    if "items" in kept:
        kept["items"] = sorted(kept["items"], key=lambda item: str(item["participant"]))
    return {"intent": intent, **kept}


def share_kept(change: Callable[[str], str | None], roster: dict[str, Any] = ROSTER) -> float:
    """How much of the corpus means the same after the change (None: the change does not touch the message)."""
    index = index_from_roster(roster)
    today, kept, all_ = date.fromisoformat(roster["today"]), 0, 0
    for row in ROWS:
        text = change(row["text"])
        if text is None:
            continue
        understood = understand(text, index.staff[row["as"]], index, today)
        all_ += 1
        kept += normal(understood.intent, understood.slots) == normal(row["intent"], row["slots"])
    return kept / all_


def without_dots(text: str) -> str:
    return text.translate(str.maketrans("åäöÅÄÖé", "aaoAAOe"))


@pytest.mark.parametrize(
    ("change", "floor"),
    [(str.lower, 0.98), (str.upper, 0.97), (without_dots, 0.97), (lambda text: f"Hej! {text}", 0.95)],
)
def test_case_dots_and_a_greeting_change_nothing(change: Callable[[str], str], floor: float) -> None:
    assert share_kept(change) >= floor


def slipped(slip: Callable[[str, int], str]) -> Callable[[str], str | None]:
    """A change that slips a letter in the middle of the first name of four letters or more."""

    def change(text: str) -> str | None:
        for match in WORD.finditer(text):
            name = match[0]
            if len(name) > 3 and name.casefold() in {one.casefold() for one in FIRST_NAMES}:
                return text[: match.start()] + slip(name, len(name) // 2) + text[match.end() :]
        return None

    return change


@pytest.mark.parametrize(
    "slip",
    [
        lambda name, at: name[:at] + name[at + 1 :],
        lambda name, at: name[:at] + name[at] + name[at:],
        lambda name, at: name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    ],
    ids=["a letter missing", "a letter doubled", "two letters swapped"],
)
def test_a_slip_in_a_name_changes_nothing(slip: Callable[[str, int], str]) -> None:
    assert share_kept(slipped(slip)) >= 0.95


def test_other_people_with_other_names() -> None:
    """Nothing depends on the practice roster: everybody is called something else, also by names that are words."""
    given = dict(zip(FIRST_NAMES, OTHER_NAMES, strict=False))
    lower = {old.casefold(): new for old, new in given.items()}
    roster = json.loads(json.dumps(ROSTER))
    for person in roster["participants"]:
        first, *rest = person["name"].split()
        person["name"] = " ".join([given[first], *rest])

    def renamed(match: re.Match[str]) -> str:
        word, said = match[0], match[0].casefold()
        stem, ending = (said, "") if said in lower else (said.removesuffix("s"), "s")
        if stem not in lower:
            return word
        name = lower[stem] + ("" if lower[stem].endswith("s") else ending)
        return name.lower() if word.islower() else name

    def change(text: str) -> str | None:
        slips = re.search(
            r"(?i)\b(birgita|mehmed|svetlan?na|svetlna|fatma|omer|dawid|gorran|nadja|khalid|kaled|asa)\b", text
        )
        return None if slips or re.search(r"(?i)\bper (år|den)", text) else WORD.sub(renamed, text)

    assert share_kept(change, roster) >= 0.97


def test_other_workplaces_with_other_aliases() -> None:
    """The workplaces are called something else too."""
    new = {
        "produktionen": "snickeriet", "produktion": "snickeriet", "verkstan": "träslöjden", "verkstaden": "träslöjden",
        "prod": "snick", "matmissionen": "återbruket", "matmission": "återbruket", "matis": "bruket",
        "butiken": "loppisen",
    }  # fmt: skip
    roster = json.loads(json.dumps(ROSTER))
    roster["workplaces"] = [
        {"name": "Snickeriet", "capacity": 14, "aliases": ["snickeri", "träslöjden", "snick"]},
        {"name": "Återbruket", "capacity": 10, "aliases": ["återbruk", "bruket", "loppisen"]},
    ]
    names = {"Produktion": "Snickeriet", "Matmission": "Återbruket", None: None}
    for one in [*roster["participants"], *roster["staff"], *roster["orders"]]:
        one["workplace"] = names[one["workplace"]]
    index = index_from_roster(roster)
    today, kept = date.fromisoformat(roster["today"]), 0
    for row in ROWS:
        text = WORD.sub(lambda match: new.get(match[0].casefold(), match[0]), row["text"])
        gold = {**row["slots"]}
        if "workplace" in gold:
            gold["workplace"] = names[gold["workplace"]]
        understood = understand(text, index.staff[row["as"]], index, today)
        kept += normal(understood.intent, understood.slots) == normal(row["intent"], gold)
    assert kept / len(ROWS) >= 0.96
