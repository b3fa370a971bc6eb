"""Every way of saying a thing is understood as that thing: what a change of the tables must not lose."""

import json
from datetime import date
from pathlib import Path

import pytest

from handlers.swedish import Index, understand
from handlers.swedish.rosters import index_from_roster

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_from_roster(json.loads((DATA / "roster.json").read_text(encoding="utf-8")))


def _sections(name: str) -> list[tuple[str, list[str]]]:
    """(heading, the lines below it) of a file; what stands before the first blank line says what the file is."""
    _about, *sections = (DATA / name).read_text(encoding="utf-8").split("\n\n")
    parts = [section.strip().splitlines() for section in sections]
    return [(heading.removeprefix("# "), lines) for heading, *lines in parts]


@pytest.mark.parametrize(("intent", "lines"), _sections("ways_of_saying.txt"), ids=lambda part: str(part)[:20])
def test_every_way_of_saying_it(index: Index, intent: str, lines: list[str]) -> None:
    said = [line.split(": ", 1) for line in lines]
    others = {text: read for key, text in said if (read := _intent(index, key, text)) != intent}
    assert others == {}


@pytest.mark.parametrize(("status", "lines"), _sections("ways_of_reporting.txt"), ids=lambda part: str(part)[:20])
def test_every_way_of_reporting_it(index: Index, status: str, lines: list[str]) -> None:
    told = [{"participant": "SK-002", "status": status}]
    others = {line: items for line in lines if (items := _items(index, f"Amina {line}")) != told}
    assert others == {}


def _intent(index: Index, key: str, text: str) -> str:
    return understand(text, index.staff[key], index, TODAY).intent


def _items(index: Index, text: str) -> list[dict[str, str]]:
    items = understand(text, index.staff["petra"], index, TODAY).slots.get("items", [])
    return [{name: value for name, value in item.items() if name != "minutes"} for item in items]
