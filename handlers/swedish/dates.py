"""Swedish time phrases, a day or coarser. `find` sees them anywhere in a message; what they mean is decided when asked,
because «i oktober» is the coming one for what lies ahead and the latest one for what has been."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_counted import Counted
from handlers.swedish.date_phrase import Phrase, lasting, plus, shifted
from handlers.swedish.date_ranges import Ranges
from handlers.swedish.date_reader import DASH, UNTIL
from handlers.swedish.date_views import Base, Ends, Resolve, View, fixed
from handlers.swedish.tokens import Token

__all__ = ["Phrase", "find", "lasting", "shifted"]

BEFORE = frozenset({"innan", "fore"})


def find(tokens: Sequence[Token], today: date) -> list[Phrase]:
    """The time phrases of a message, in order, each as long as it can be read. Never raises."""
    finder, phrases, at = _Finder(tokens, today), [], 0
    while at < len(tokens):
        phrase = (
            finder.phrase(at) if tokens[at].plain in _BEGINS or tokens[at].kind in ("num", "code", "abbr") else None
        )
        if phrase is None:
            at += 1
        else:
            phrases.append(phrase)
            at = phrase.last + 1
    return phrases


class _Finder(Ranges, Counted):
    """Reads the phrases of one message."""

    def phrase(self, at: int) -> Phrase | None:
        word = self.word(at)
        if self._is_clock(at) or self._is_amount(at):
            return None
        return (
            self._prefixed(at, word)
            or self._counted(at, word)
            or self._range(at)
            or self._weekdays(at)
            or self._single(at)
            or self._now(at, word)
        )

    def _prefixed(self, at: int, word: str) -> Phrase | None:
        if (word == "from" or word in ("fran", "sedan", "fom", "fr")) or word == "fro":
            return self._from(at, self._after_from(at))
        if word in UNTIL or (word == "fram" and self.word(at + 1) == "till"):
            return self._until(at, self._after_until(at))
        if word in BEFORE or (word == "fram" and self.word(at + 1) == "emot"):
            base = self._base(at + 1)
            return self._make(at, base.stop, "before", base.grain, self._to(base, -1)) if base else None
        if word == "efter":
            base = self._base(at + 1)
            if base is None:
                return None
            return self._make(at, base.stop, "after", base.grain, lambda view: (plus(base.ends(view)[1], 1), None))
        if word == "mellan":
            return self._between(at)
        if word == "hittills" or (word == "sa" and self.word(at + 1) == "har" and self.word(at + 2) == "langt"):
            return self._so_far(at, at + (1 if word == "hittills" else 3))
        if word == "resten" and self.word(at + 1) == "av":
            return self._rest_of(at)
        if word == "tills" and self.word(at + 1) == "vidare":
            return None
        return None

    def _after_from(self, at: int) -> int:
        """Past «från och med», «fr.o.m.», «from»."""
        word, nxt = self.word(at), self.word(at + 1)
        if nxt in ("och", "o") and self.word(at + 2) in ("med", "m"):
            return at + 3
        if word == "fr" and nxt == "o" and self.word(at + 2) == "m":
            return at + 3
        return at + 1

    def _from(self, at: int, after: int) -> Phrase | None:
        base = self._base(after)
        if base is None:
            if self.word(after) in ("nu", "idag") or (self.word(after) == "och" and self.word(after + 1) == "med"):
                return None
            return None
        until_at = base.stop + (self.word(base.stop) in (",",))
        if self.word(until_at) in UNTIL or self.word(until_at) in DASH or self.word(until_at) == "fram":
            last = self._base(self._after_until(until_at) if self.word(until_at) not in DASH else until_at + 1)
            if last is not None:
                return self._make(at, last.stop, "span", "span", self._span(base, last))
        grain = "turn" if base.kind == "turn" else base.grain
        return self._make(at, base.stop, "since", grain, lambda view: (base.ends(view)[0], None))

    def _until(self, at: int, after: int) -> Phrase | None:
        listed = self._weekdays(after)
        if listed is not None:
            return replace(listed, first=at)
        base = self._base(after)
        if base is None:
            return None
        return self._make(at, base.stop, "until", base.grain, self._to(base, 0))

    def _to(self, base: Base, shift: int) -> Resolve:
        """From today (or the start that is said) to the phrase's day; of what has been only the end is known."""

        def ends(view: View) -> Ends:
            start, end = base.ends(view)
            last = plus(start if shift < 0 else end, shift)
            if view.toward == "past":
                return None, last
            return view.starts or self.today, last

        return ends

    def _between(self, at: int) -> Phrase | None:
        first = self._base(at + 1)
        if first is None:
            number = self.bases.number(at + 1)
            if number and self.word(at + 1 + number[1]) in ("och", "o", "-"):
                last = self._base(at + 2 + number[1])
                if last is not None and last.kind == "day":
                    month_of = last.ends

                    def ends(view: View) -> Ends:
                        end = month_of(view)[0]
                        try:
                            return (end.replace(day=number[0]) if end else None), end
                        except ValueError:
                            return None, end

                    return self._make(at, last.stop, "span", "span", ends)
            return None
        if self.word(first.stop) in ("och", "o", "-", "–", "till"):
            last = self._base(first.stop + 1)
            if last is not None:
                return self._make(at, last.stop, "span", "span", self._span(first, last))
        return None

    def _so_far(self, at: int, after: int) -> Phrase | None:
        base = self._base(after)
        if base is None:
            return self._make(at, after, "back", "span", fixed(date(self.today.year, 1, 1), self.today))
        return self._make(at, base.stop, "back", "span", lambda view: (base.ends(View("past"))[0], self.today))

    def _rest_of(self, at: int) -> Phrase | None:
        unit = words.UNITS_DEFINITE.get(self.word(at + 2))
        stop = at + 3
        if self.word(at + 2) in ("den", "denna") and self.word(at + 3) == "har":
            unit, stop = words.UNITS_DEFINITE.get(self.word(at + 4)), at + 5
        if unit is None:
            base = self._base(at + 2)
            if base is None:
                return None
            return self._make(at, base.stop, "within", "span", lambda view: (self.today, base.ends(view)[1]))
        return self._make(at, stop, "within", "span", fixed(self.today, self.bases.this(unit, 0)[1]))

    def _single(self, at: int) -> Phrase | None:
        word = self.word(at)
        if word in ("man", "mand") and self._weekday(at) == 0:
            base: Base | None = self.bases.weekday_from(0, at + 1)
        else:
            base = self.bases.at(at)
        if base is None:
            return None
        grain = "turn" if base.kind == "turn" else base.grain
        stop = base.stop
        if base.grain == "day" and self.word(stop) in words.PARTS_OF_DAY:
            stop += 1
        elif base.grain == "day" and self.word(stop) == "pa" and self.word(stop + 1) in words.PARTS_OF_DAY:
            stop += 2
        return self._make(at, stop, base.kind, grain, base.ends)

    def _now(self, at: int, word: str) -> Phrase | None:
        if word == "nu" or (word == "just" and self.word(at + 1) == "nu"):
            stop = at + (2 if word == "just" else 1)
            return self._make(at, stop, "now", "day", fixed(self.today))
        if word in ("tillsvidare",) or (word == "tills" and self.word(at + 1) == "vidare"):
            stop = at + (1 if word == "tillsvidare" else 2)
            return self._make(at, stop, "open_ended", "span", lambda view: (view.starts, None))
        return None


_BEGINS = (
    frozenset(
        {
            "i",
            "aret",
            "den",
            "om",
            "for",
            "inom",
            "under",
            "de",
            "dom",
            "narmaste",
            "kommande",
            "nastkommande",
            "nasta",
            "senaste",
            "sista",
            "siste",
            "forra",
            "foregaende",
            "gangna",
            "denna",
            "innevarande",
            "hela",
            "resten",
            "hittills",
            "sa",
            "mellan",
            "efter",
            "fore",
            "innan",
            "fram",
            "till",
            "tom",
            "tills",
            "tillsvidare",
            "t",
            "from",
            "fran",
            "sedan",
            "fom",
            "fro",
            "fr",
            "nu",
            "just",
            "alla",
            "vecka",
            "veckan",
            "v",
            "veckor",
            "veckorna",
            "kvartal",
            "kvartalet",
            "q",
            "borjan",
            "mitten",
            "slutet",
            "manadsskiftet",
            "manadsskifte",
            "arsskiftet",
            "arsskifte",
            "arskiftet",
            "manadskiftet",
            "halvar",
            "man",
            "mand",
        }
    )
    | set(words.DAY_WORDS)
    | set(words.WEEKDAYS)
    | set(words.MONTHS)
    | set(words.RED_DAYS)
    | set(words.ORDINALS)
    | set(words.NUMBERS)
)
