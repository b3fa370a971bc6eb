"""Which of a table's phrases stand in what was said.

There are some hundred tables with thousands of phrases, and every sentence is asked about most of them. So a sentence
is looked through once for all phrases of all tables, by how its words begin, and each table looks among the few found.
"""

from threading import Lock

Table = tuple[str, ...]
START = 5
"""A phrase begins with the space before its word; so many of its signs tell where to look for it."""
SHORTEST = 3
FEW = 8
"""A table as short as this is quicker to look through by itself."""

_by_start: dict[str, list[str]] = {}
_ranks: dict[int, tuple[Table, dict[str, int] | None]] = {}
_learned = [0]
_latest: list[tuple[str, int, list[str]]] = [("", -1, [])]
_learning = Lock()


def any_of(said: str, phrases: Table) -> str:
    """The first of the phrases that stands in what was said, or ""; each begins with the space before its word."""
    if len(phrases) > FEW:
        _table, ranks = _ranks.get(id(phrases)) or _learn(phrases)
        if ranks is not None:
            return _first(said, ranks)
    for phrase in phrases:
        if phrase in said:
            return phrase
    return ""


def _first(said: str, ranks: dict[str, int]) -> str:
    text, learned, found = _latest[0]
    if text is not said or learned != _learned[0]:
        found = _look_through(said)
    first, best = "", len(ranks)
    for phrase in found:
        rank = ranks.get(phrase)
        if rank is not None and rank < best:
            first, best = phrase, rank
    return first


def _look_through(said: str) -> list[str]:
    """Every known phrase that stands in it."""
    learned = _learned[0]
    starts = set()
    at = said.find(" ")
    while at >= 0:
        starts.add(said[at : at + START])
        at = said.find(" ", at + 1)
    starts |= {start[:length] for start in starts for length in range(SHORTEST, START)}
    found = [phrase for start in starts for phrase in _by_start.get(start, ()) if phrase in said]
    _latest[0] = said, learned, found
    return found


def _learn(phrases: Table) -> tuple[Table, dict[str, int] | None]:
    """Take a table's phrases up among the known; one with parts of words, or signs alone, is left out (None)."""
    with _learning:
        ranks = None
        if all(phrase[:1] == " " and len(phrase) >= SHORTEST for phrase in phrases):
            ranks = {phrase: rank for rank, phrase in enumerate(dict.fromkeys(phrases))}
            for phrase in ranks:
                known = _by_start.setdefault(phrase[:START], [])
                if phrase not in known:
                    known.append(phrase)
        _learned[0] += 1
        _ranks[id(phrases)] = phrases, ranks  # the table is kept, so that its id stays its own
        return _ranks[id(phrases)]
