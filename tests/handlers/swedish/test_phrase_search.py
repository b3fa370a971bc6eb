"""Looking a sentence through once for all tables finds what looking it through for each table finds."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from handlers.swedish import asked_for, changing, say
from handlers.swedish.phrase_search import Table, any_of
from handlers.swedish.tokens import tokenize

CORPUS = Path(__file__).parents[2] / "data" / "utterances.jsonl"


def tables() -> list[Table]:
    """Every table of phrases of three modules that have many."""
    named = [value for module in (say, asked_for, changing) for value in vars(module).values()]
    named += say.CHANGES.values()
    return [one for one in named if isinstance(one, tuple) and one and all(isinstance(row, str) for row in one)]


def one_by_one(said: str, table: Table) -> str:
    return next((phrase for phrase in table if phrase in said), "")


def test_every_table_and_every_message_of_the_corpus() -> None:
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    for text in texts:
        said = f" {' '.join(token.plain for token in tokenize(text))} "
        expected = [one_by_one(said, table) for table in tables()]
        assert expected == [any_of(said, table) for table in tables()]


WORDS = st.lists(st.text("abc ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_any_words(phrases: list[str], spoken: list[str]) -> None:
    table = tuple(f" {phrase.strip()}" for phrase in phrases) * 9
    said = f" {' '.join(' '.join(spoken).split())} "
    assert one_by_one(said, table) == any_of(said, table)
