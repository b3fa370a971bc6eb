"""People in a message: by code, by name as it stands, inflected, without dots, or one letter away."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from handlers.swedish.common_words import COMMON, SHORT
from handlers.swedish.slips import one_letter_away
from handlers.swedish.tokens import Token, plain, tokenize

CODE = re.compile(r"([a-zåäö]{1,5})-?(\d{1,6})")
SHORTEST_FUZZY = 4
NOT_AFTER = frozenset({"kl", "klockan", "v", "vecka"})
ALSO_WORDS = frozenset({"per", "maria", "maj", "sen", "tom", "tur", "frid", "bo", "stig", "ro", "mans", "pal", "kim"})
"""Names that are words too: a person only where the sentence needs one (see `find`)."""


class Person(NamedTuple):
    """A participant: code, call name («Ali H»), where they are and whose they are; first and present last day."""

    code: str
    name: str
    workplace: str | None
    caseworker: str | None
    paused: bool = False
    ends: date | None = None
    starts: date | None = None

    def is_on(self, day: date) -> str:
        """Where somebody is on a day: waiting, here, paused or gone."""
        if self.starts is not None and self.starts > day:
            return "waiting"
        if self.ends is not None and self.ends < day:
            return "gone"
        return "paused" if self.paused else "here"


class Mention(NamedTuple):
    """Tokens `first` to `last` name one of `codes`; `written` is how. `exact`: as it stands, not a letter away."""

    first: int
    last: int
    codes: tuple[str, ...]
    exact: bool = True
    pronoun: bool = False


class Names:
    """Names and codes of a partnership, looked up in constant time whatever their number."""

    def __init__(self, people: Iterable[Person], staff: Iterable[str]) -> None:
        self.people = {person.code: person for person in people}
        self.first: dict[str, list[str]] = {}
        self.full: dict[tuple[str, ...], list[str]] = {}
        self.numbers: dict[int, list[str]] = {}
        self.prefixes: set[str] = set()
        for person in self.people.values():
            words = tuple(token.plain for token in tokenize(person.name) if token.kind != "punct") or (person.name,)
            self.first.setdefault(words[0], []).append(person.code)
            if len(words) > 1:
                self.full.setdefault(words, []).append(person.code)
            prefix, _dash, number = person.code.rpartition("-")
            if number.isdigit():
                self.numbers.setdefault(int(number), []).append(person.code)
                self.prefixes.add(plain(prefix.casefold()))
        self.longest = max((len(words) for words in self.full), default=1)
        self.begins = {words[0] for words in self.full}
        self.staff = {plain(word.casefold()) for name in staff for word in name.split()[:1]}
        self.near: dict[str, set[str]] = {}
        for name in [*self.first, *self.staff]:
            for key in _shortened(name):
                self.near.setdefault(key, set()).add(name)

    def by_code(self, token: Token) -> tuple[str, ...]:
        """«SK-014», «sk2»: the codes meant."""
        match = CODE.fullmatch(token.norm)
        if match and plain(match[1]) in self.prefixes:
            return tuple(
                code
                for code in self.numbers.get(int(match[2]), ())
                if plain(code.casefold()).startswith(plain(match[1]))
            )
        return ()

    def exact(self, word: str) -> list[str]:
        """Codes of a first name as it stands or with a genitive s."""
        if word in self.first:
            return self.first[word]
        if not word.endswith(GENITIVES):
            return []
        for stem in (
            word[:-1] if word.endswith("s") else "",
            word[:-2] if word.endswith(("'s", "’s", "´s")) else "",
            word[:-1] if word.endswith(("'", "’", "´")) else "",
        ):
            if len(stem) > 1 and stem in self.first:
                return self.first[stem]
        return []

    def may_begin(self, word: str) -> bool:
        """Whether a name or a code may begin with the word as it stands."""
        if word in self.first or word in self.begins or word in self.prefixes:
            return True
        return word.endswith(GENITIVES) and bool(self.exact(word))

    def is_staff(self, word: str) -> bool:
        return word in self.staff or (word.endswith("s") and word[:-1] in self.staff)

    def fuzzy(self, word: str) -> list[str]:
        """Codes of first names one letter away; [] for staff and for ordinary words."""
        if len(word) < SHORTEST_FUZZY - 1 or word in COMMON or word in SHORT or not word.isalpha():
            return []
        for stem in (word, word[:-1] if word.endswith("s") else word):
            if len(stem) < SHORTEST_FUZZY - 1 or stem in COMMON or stem in SHORT:
                continue
            near = {name for key in _shortened(stem) for name in self.near.get(key, ()) if one_letter_away(name, stem)}
            if near & self.staff and not near & self.first.keys():
                return []
            near = {name for name in near if len(name) >= SHORTEST_FUZZY and name in self.first}
            if near:
                return [code for name in sorted(near) for code in self.first[name]]
        return []


GENITIVES = ("s", "'", "’", "´")


def _shortened(word: str) -> set[str]:
    """The word and all it becomes with one letter left out: two words a letter apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def find(tokens: Sequence[Token], names: Names, taken: set[int]) -> list[Mention]:
    """Everybody named, in order; `taken` are tokens that are times or amounts."""
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = None if at in taken else _mention(tokens, names, at, taken)
        if mention is None:
            at += 1
        else:
            mentions.append(mention)
            at = mention.last + 1
    return mentions


def _mention(tokens: Sequence[Token], names: Names, at: int, taken: set[int]) -> Mention | None:
    token = tokens[at]
    if token.kind == "code":
        codes = names.by_code(token)
        return Mention(at, at, codes) if codes else None
    if token.kind == "num":
        return _bare_number(tokens, names, at)
    if token.kind != "word" or (token.norm in COMMON and not names.may_begin(token.plain)):
        return None
    if token.plain in names.prefixes and at + 1 < len(tokens):
        following = at + 2 if tokens[at + 1].text in "- " and at + 2 < len(tokens) else at + 1
        number = tokens[following]
        if number.kind == "num" and number.text.isdigit() and int(number.text[:9]) in names.numbers:
            return Mention(at, following, tuple(names.numbers[int(number.text[:9])]))
    if token.plain in names.begins:
        for length in range(names.longest, 1, -1):
            words = [part.plain for part in tokens[at : at + length]]
            for key in (tuple(words), (*words[:-1], words[-1].removesuffix("s"))):
                if key in names.full:
                    return Mention(at, at + length - 1, tuple(names.full[key]))
    if token.plain == "pers" and at and (tokens[at - 1].plain in HOW_MANY or tokens[at - 1].kind == "num"):
        return None  # «hur många pers», «fem pers»
    exact = names.exact(token.plain)
    if exact and token.plain in ALSO_WORDS and _is_word(tokens, at, taken):
        return None
    if exact:
        return Mention(at, at, tuple(exact))
    if names.is_staff(token.plain) or token.norm in COMMON:
        return None
    near = names.fuzzy(token.plain)
    return Mention(at, at, tuple(near), exact=False) if near else None


def _is_word(tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
    """«per år», «per den 30/11», «per person»: a preposition before a time or a noun that is counted by."""
    if tokens[at].plain != "per":
        return False
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    inside = at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].plain not in NOT_BEFORE_PER
    minutes = at + 2 < len(tokens) and tokens[at + 2].plain in LATE_BY
    dated = at + 1 in taken and not minutes and (tokens[at + 1].kind == "num" or after in ("sista", "första") or inside)
    each_year = (
        at > 0
        and at + 1 < len(tokens)
        and tokens[at + 1].plain == "ar"
        and tokens[at - 1].plain in ("plats", "platser", "personer", "ganger", "deltagare")
    )
    return dated or after in COUNTED_BY or after == "den" or each_year


HOW_MANY = frozenset({"manga", "antal", "fler", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio"})
LATE_BY = frozenset({"min", "minuter", "minut", "tim", "timme", "timmar", "h"})
"""«Per 5 min sen»."""
NOT_BEFORE_PER = frozenset("och samt ar var for med av hos till om at vad men utom bara kom ska kan har".split())
COUNTED_BY = frozenset(
    {
        "år",
        "månad",
        "vecka",
        "dag",
        "person",
        "plats",
        "styck",
        "timme",
        "deltagare",
        "kvartal",
        "telefon",
        "mejl",
        "arbetsplats",
        "post",
        "mail",
        "sms",
        "halvår",
        "orsak",
        "kön",
        "enhet",
        "handläggare",
    }
)


def _bare_number(tokens: Sequence[Token], names: Names, at: int) -> Mention | None:
    """«014»: a code's number with its leading nought, or a number after «deltagare» or among codes."""
    text = tokens[at].text
    if not text.isdigit() or len(text) > 6 or int(text) not in names.numbers:
        return None
    before = tokens[at - 1].plain if at else ""
    if (len(text) >= 3 and text.startswith("0")) or before in ("deltagare", "deltagaren", "nr", "nummer", "kod"):
        return Mention(at, at, tuple(names.numbers[int(text)]))
    return None
