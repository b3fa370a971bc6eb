"""The table of docs/understanding.md holds: every example is understood as the intent it stands for."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from handlers.swedish import understand
from handlers.swedish.rosters import index_from_roster

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(\w+)` \|.*\| (.*) \|$", re.M)


def examples() -> list[tuple[str, str]]:
    table = (ROOT / "docs" / "understanding.md").read_text(encoding="utf-8")
    return [(intent, said) for intent, cell in ROW.findall(table) for said in re.findall("«([^»]*)»", cell)]


def test_every_intent_has_three_examples() -> None:
    """28 intents, three examples each."""
    found = [intent for intent, _said in examples()]
    assert {intent: found.count(intent) for intent in found} == dict.fromkeys(dict.fromkeys(found), 3)
    assert len(set(found)) == 28


@pytest.mark.parametrize(("intent", "said"), examples())
def test_an_example_is_understood(intent: str, said: str) -> None:
    """As a supervisor, the lead or a caseworker would have it."""
    index = index_from_roster(json.loads((ROOT / "tests" / "data" / "roster.json").read_text(encoding="utf-8")))
    speakers = [index.staff[key] for key in ("petra", "lena", "henrik")]
    assert intent in [understand(said, speaker, index, date(2026, 11, 23)).intent for speaker in speakers]
