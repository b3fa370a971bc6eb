"""What messages are like: the weights are those of the examples, and add up as weights do."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.swedish import Index, likeness, understand
from handlers.swedish.likeness.model import HUNDREDTHS, Model
from handlers.swedish.rosters import index_from_roster
from tests.learning.examples import TOLD_BY, digest, told
from tests.learning.fitting import FOLDER

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 23)
LABELS = ["here", "away", "late"]
WEIGHTS = st.dictionaries(
    st.text("abcd", min_size=1, max_size=3),
    st.lists(st.integers(-2_000, 2_000), min_size=3, max_size=3),
    max_size=30,
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_from_roster(json.loads((DATA / "roster.json").read_text(encoding="utf-8")))


def test_the_weights_are_learned_from_the_examples_as_they_stand() -> None:
    """Whoever adds an example runs `make learn`."""
    assert (FOLDER / "learned_from.txt").read_text(encoding="utf-8").strip() == digest()


def test_every_model_is_there() -> None:
    labels = {name: len(likeness.model(name).labels) for name in likeness.NAMES}
    assert labels == {"days": 9, "topics": 18, "outcomes": 7, "subscriptions": 3, "intents": 28}


@given(WEIGHTS, st.lists(st.integers(-2_000, 2_000), min_size=3, max_size=3))
def test_all_lanes_add_up_at_once(weights: dict[str, list[int]], first: list[int]) -> None:
    """One addition of whole numbers for each sign gives what adding label by label gives."""
    pairs = {sign: [number for pair in enumerate(each) for number in pair] for sign, each in weights.items()}
    model = Model(LABELS, first, pairs)
    sums = [first[label] + sum(each[label] for each in weights.values()) for label in range(3)]
    likely = model.likely([*weights, "unknown"])
    assert sums[LABELS.index(likely.label)] == max(sums)
    assert sums[LABELS.index(likely.next_label)] == sorted(sums)[-2]
    assert 1 / 3 - 1e-9 <= likely.share <= 1
    assert model.share([*weights, "unknown"], likely.label) == pytest.approx(likely.share)


@given(WEIGHTS)
def test_why_tells_the_weights(weights: dict[str, list[int]]) -> None:
    pairs = {sign: [number for pair in enumerate(each) for number in pair] for sign, each in weights.items()}
    told = Model(LABELS, [5, -5, 0], pairs).why(weights, "away", most=99)
    assert dict(told) == {sign: each[1] / HUNDREDTHS for sign, each in weights.items() if each[1] > 0}


def test_the_examples_are_understood(index: Index) -> None:
    """At least 97 of 100 of all, and 9 of 10 of each intent."""
    speaker = index.staff[TOLD_BY]
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in told():
        counts[one.intent] += 1
        wrong[one.intent] += understand(one.text, speaker, index, TODAY).intent != one.intent
    assert wrong.total() <= counts.total() * 0.03
    assert {intent: wrong[intent] for intent in wrong if wrong[intent] > counts[intent] / 10} == {}
