"""Workplaces in a message: by name, alias or inflection."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handlers.swedish.common_words import COMMON
from handlers.swedish.slips import one_letter_away
from handlers.swedish.tokens import Token, tokenize

ENDINGS = ("", "s", "en", "ens", "n", "ns", "et", "ets", "t", "ts")
LONG = 5


class Place(NamedTuple):
    """A workplace with what else it is called."""

    name: str
    aliases: tuple[str, ...]


class Where(NamedTuple):
    first: int
    last: int
    name: str


class Places:
    """The names and aliases of a partnership's workplaces, inflected."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.words: dict[tuple[str, ...], str] = {}
        for place in places:
            for called in (place.name, *place.aliases):
                words = tuple(token.plain for token in tokenize(called) if token.kind != "punct")
                if not words:
                    continue
                *before, last = words
                endings = ENDINGS if len(last) > 3 else ("", "s")
                for ending in endings:
                    self.words.setdefault((*before, last + ending), place.name)
        self.begins = {words[0] for words in self.words}
        self.longest = max((len(words) for words in self.words), default=0)
        self.long: dict[str, list[str]] = {}
        """Long single words by their first letter, for slips."""
        for word in sorted({words[0] for words in self.words if len(words) == 1 and len(words[0]) >= LONG}):
            self.long.setdefault(word[0], []).append(word)

    def at(self, tokens: Sequence[Token], at: int) -> Where | None:
        """The workplace named at this token."""
        begins = tokens[at].plain in self.begins
        for length in range(self.longest if begins else 0, 0, -1):
            words = tuple(token.plain for token in tokens[at : at + length])
            if words in self.words:
                return Where(at, at + length - 1, self.words[words])
        word = tokens[at].plain
        if len(word) >= LONG and tokens[at].kind == "word":
            for known in self.long.get(word[0], ()):
                if abs(len(known) - len(word)) <= 1 and one_letter_away(known, word):
                    return Where(at, at, self.words[known,])
        return None


def find(tokens: Sequence[Token], places: Places, taken: set[int]) -> list[Where]:
    """Every workplace named, in order."""
    found, at = [], 0
    while at < len(tokens):
        word = tokens[at].plain
        like = word in places.begins or (len(word) >= LONG and word[0] in places.long and word not in COMMON)
        where = places.at(tokens, at) if like and at not in taken and tokens[at].kind != "punct" else None
        if where is None:
            at += 1
        else:
            found.append(where)
            at = where.last + 1
    return found
