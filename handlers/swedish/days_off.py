"""«Vi har stängt på fredag», «Amina har SFI på tisdagar»: messages that say when nobody, or somebody, is expected."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from handlers.swedish.dates import find
from handlers.swedish.tokens import Token, plain, tokenize

CLOSED = frozenset({"stangt", "stanger", "stangd", "stangda"})
ASKING = frozenset({"ar", "har", "nar", "vilka", "vilken", "hur", "vad", "varfor", "vem"})
RECURRING = frozenset({"varje", "alla"})
WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag")
PLANNED = frozenset({"sfi", "praktik", "skola", "skolan", "kurs", "ledig", "behandling", "terapi", "studier", "borta"})


class Closing(NamedTuple):
    """A workplace is closed from `start` to `end`, both included; None where no time was said. `place`: the name of
    the workplace, None where none was said."""

    start: date | None
    end: date | None
    place: str | None


def read_closing(text: str, today: date, places: Iterable[tuple[str, Iterable[str]]]) -> Closing | None:
    """What a message says of a closed workplace; None where it asks, or speaks of something else.

    `places` are the workplaces as (name, aliases).
    """
    tokens = tokenize(text)
    words = [token.plain for token in tokens]
    if not CLOSED.intersection(words) or _asks(words):
        return None
    start, end = days_said(tokens, today)
    return Closing(start, end, _place(words, places))


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """The days that a text speaks of, both included; None where there are none."""
    start, end = days_said(tokenize(text), today)
    return (start, end) if start is not None and end is not None else None


def days_said(tokens: list[Token], today: date) -> tuple[date | None, date | None]:
    """The first time phrase that has an end, as days from today on."""
    for phrase in find(tokens, today):
        when = phrase.interval()
        start, end = when.get("start"), when.get("end")
        if start or end:
            return date.fromisoformat(start or end or ""), date.fromisoformat(end or start or "")
    return None, None


def read_planned(text: str) -> list[int]:
    """The weekdays (Monday 0) on which somebody is away again and again: «SFI på tisdagar», «ledig varje fredag»."""
    words = [token.plain for token in tokenize(text)]
    if _asks(words) or not PLANNED.intersection(words):
        return []
    found = set()
    for before, word in zip(["", *words], words, strict=False):
        for number, weekday in enumerate(WEEKDAYS):
            if word in (f"{weekday}ar", f"{weekday}arna") or (word == weekday and before in RECURRING):
                found.add(number)
    return sorted(found)


def _asks(words: list[str]) -> bool:
    return "?" in words or (bool(words) and words[0] in ASKING)


def _place(words: list[str], places: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    for name, aliases in places:
        said = {plain(one.casefold()) for one in (name, *aliases)}
        if any(word in said or word.removesuffix("en") in said or word.removesuffix("s") in said for word in words):
            return name
    return None
