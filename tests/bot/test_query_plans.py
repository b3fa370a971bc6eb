"""What people ask and report every day reads no table from end to end: it costs the same with the years behind it."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.play import Play
from storage import statements

SAID = (
    ("petra", "Amina sjuk, resten här"),
    ("petra", "Dawit 20 min sen"),
    ("petra", "närvaro"),
    ("petra", "när slutar Erik?"),
    ("petra", "vad är inte rapporterat?"),
    ("petra", "ångra"),
    ("henrik", "hur många lediga platser finns det?"),
    ("henrik", "hur har närvaron varit för Erik den här månaden?"),
    ("henrik", "hur lång är kön?"),
    ("lena", "hur har närvaron varit på Produktion i november?"),
    ("lena", "vilka slutar i december?"),
    ("lena", "hur ligger vi till?"),
    ("lena", "veckan"),
)
SCANNED = {"card", "logseal"}
"""By the nightly job alone, to throw away what is old."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Every statement that reads or changes rows, with parameters it was run with."""
    known: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            known.setdefault(statement, parameters[0] if many else parameters)

    straight = statements.run

    def run(connection: Any, sql: str, parameters: Any = (), *, many: bool = False) -> Any:
        note(connection, None, sql, parameters, None, many)
        return straight(connection, sql, parameters, many=many)

    monkeypatch.setattr(statements, "run", run)
    event.listen(Engine, "before_cursor_execute", note)
    yield known
    event.remove(Engine, "before_cursor_execute", note)


def test_no_day_reads_a_whole_table(roster: dict[str, Any], asked: dict[str, Any], tmp_path: Path) -> None:
    """A day's messages, the lists and reminders that follow, and the night: SQLite tells how it finds each row."""
    file = tmp_path / "plans.db"
    play = Play(roster, url=f"sqlite:///{file}")
    asked.clear()  # loading a roster may look at all there is
    for who, text in SAID:
        play.says(who, text)
    play.passes_to("2026-11-24T10:05")
    play.close()
    with sqlite3.connect(file) as database:
        plans = [
            row[3]
            for statement, parameters in asked.items()
            for row in database.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    scanned = {found[1] for plan in plans if (found := re.match(r"SCAN (\w+)\b(?! USING COVERING INDEX)", plan))}
    assert len(asked) > 60
    assert scanned - {"CONSTANT"} == SCANNED
