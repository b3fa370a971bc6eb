"""Parts that many tests share."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.play import Play

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def roster() -> dict[str, Any]:
    """The practice roster as it lies in tests/data."""
    return json.loads((DATA / "roster.json").read_text(encoding="utf-8"))


@pytest.fixture
def play(roster: dict[str, Any]) -> Iterator[Play]:
    """A fresh conversation on the practice roster: Monday 2026-11-23 at 09:00, everybody has joined."""
    conversation = Play(roster)
    yield conversation
    conversation.close()
