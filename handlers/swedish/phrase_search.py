"""Which of a table's phrases stand in what was said.

There are some hundred tables with thousands of phrases, and every sentence is asked about most of them. So a sentence
is looked through once for all phrases of all tables, by how its words begin, and each table's first is kept.
"""

from threading import Lock
from typing import NamedTuple

Table = tuple[str, ...]
START = 5
"""A phrase begins with the space before its word; so many of its signs tell where to look for it."""
SHORTEST = 3


class Said(str):
    """Words in plain letters between spaces, which remembers what it was seen to hold: nothing outlives the message."""

    seen: "_Seen | None" = None


class _Seen(NamedTuple):
    """What stands in a sentence: every phrase, and the first of each table (by the table's id) with its rank."""

    learned: int
    found: list[str]
    first: dict[int, tuple[int, str]]


_by_start: dict[str, list[str]] = {}
_tables_of: dict[str, list[tuple[int, int]]] = {}
"""Of each phrase the ids of its tables, and its rank there."""
_known: dict[int, Table] = {}
"""Tables by their id; a table is kept, so that its id stays its own."""
_whole: set[int] = set()
"""Ids of the tables taken up."""
_learned = [0]
_learning = Lock()


def any_of(said: str, phrases: Table) -> str:
    """The first of the phrases that stands in what was said, or ""; each begins with the space before its word."""
    seen = said.seen if type(said) is Said else None
    if seen is None or seen.learned != _learned[0]:
        seen = _look_through(said)
    first = seen.first.get(id(phrases))
    if first is not None:
        return first[1]
    if id(phrases) in _whole:
        return ""
    if id(phrases) not in _known and _learn(phrases):
        return any_of(said, phrases)
    for phrase in phrases:
        if phrase in said:
            return phrase
    return ""


def take_up(phrases: Table) -> None:
    """Let the phrases be among those that `every_phrase` finds."""
    _learn(phrases)


def every_phrase(said: str) -> list[str]:
    """Every phrase of the tables asked about or taken up so far that stands in what was said."""
    seen = said.seen if type(said) is Said else None
    return (seen if seen is not None and seen.learned == _learned[0] else _look_through(said)).found


def _look_through(said: str) -> _Seen:
    learned = _learned[0]
    starts = set()
    at = said.find(" ")
    while at >= 0:
        starts.add(said[at : at + START])
        at = said.find(" ", at + 1)
    starts |= {start[:length] for start in starts for length in range(SHORTEST, START)}
    found = [phrase for start in starts for phrase in _by_start.get(start, ()) if phrase in said]
    first: dict[int, tuple[int, str]] = {}
    for phrase in found:
        for table, rank in _tables_of[phrase]:
            if table not in first or rank < first[table][0]:
                first[table] = rank, phrase
    seen = _Seen(learned, found, first)
    if type(said) is Said:
        said.seen = seen
    return seen


def _learn(phrases: Table) -> bool:
    """Take a table's phrases up among the known; not one with parts of words, or with signs alone (False)."""
    with _learning:
        if id(phrases) not in _known:
            whole = all(phrase[:1] == " " and len(phrase) >= SHORTEST for phrase in phrases)
            for rank, phrase in enumerate(dict.fromkeys(phrases) if whole else ()):
                if phrase not in _tables_of:
                    _tables_of[phrase] = []
                    _by_start.setdefault(phrase[:START], []).append(phrase)
                _tables_of[phrase].append((id(phrases), rank))
            _known[id(phrases)] = phrases
            _learned[0] += 1
            if whole:
                _whole.add(id(phrases))
        return id(phrases) in _whole
