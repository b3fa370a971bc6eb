"""How well messages are understood: every intent has a floor, and a change is never misread unnoticed."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest


def _scoring() -> ModuleType:
    """The scoring beside this file: tests are no packages, so it is loaded by its path."""
    path = Path(__file__).with_name("scoring.py")
    spec = importlib.util.spec_from_file_location("understanding_scoring", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scoring = _scoring()
FLOORS = {
    "utterances.jsonl": 1.0,
    "own_utterances.jsonl": 0.99,
    "fresh_utterances.jsonl": 0.99,
    "unseen_utterances.jsonl": 0.99,
    "unseen_reports_utterances.jsonl": 0.96,  # eight hundred reports, each worded as no other
}
CORPORA = list(FLOORS)[:-1]


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_whole_messages(name: str, floor: float) -> None:
    """Intent and every slot, over each corpus."""
    counts, missed, _misread = scoring.misses(name)
    share = 1 - len(missed) / counts.total()
    assert share >= floor, missed


@pytest.mark.parametrize("name", CORPORA)
def test_each_intent_has_a_floor(name: str) -> None:
    """No intent is bought with another: nine in ten of each, one slip where there are few."""
    counts, missed, _misread = scoring.misses(name)
    wrong = Counter(gold[0] for _text, gold, _said in missed)
    below = {intent: wrong[intent] for intent in wrong if wrong[intent] > max(1, counts[intent] // 10)}
    assert below == {}, missed


@pytest.mark.parametrize("name", CORPORA)
def test_no_change_is_misread_unnoticed(name: str) -> None:
    """At most one in two hundred, and none of the practice messages."""
    counts, _missed, misread = scoring.misses(name)
    allowed = 0 if name == "utterances.jsonl" else counts.total() // 200
    assert len(misread) <= allowed, misread
