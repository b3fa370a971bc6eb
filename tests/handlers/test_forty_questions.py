"""Forty questions on the practice roster; every answer in tests/data/questions.json was counted by hand (`by_hand`)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.play import Play

QUESTIONS = json.loads((Path(__file__).parents[1] / "data" / "questions.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def conversation(roster: dict[str, Any]) -> Iterator[Play]:
    """One conversation for all of them: questions change nothing."""
    opened = Play(roster)
    yield opened
    opened.close()


def test_there_are_forty() -> None:
    assert len(QUESTIONS) == 40


@pytest.mark.parametrize("row", QUESTIONS, ids=[row["text"] for row in QUESTIONS])
def test_the_answer_is_the_one_counted_by_hand(conversation: Play, row: dict[str, Any]) -> None:
    (shown,) = conversation.says(row["as"], row["text"])
    assert row["reply"] == shown.text.splitlines()
