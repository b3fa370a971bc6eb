"""Times that are counted: «om två veckor», «inom tio dagar», «de senaste två åren», «två veckor»."""

from datetime import date
from re import fullmatch
from typing import NamedTuple

from handlers.swedish import date_words as words
from handlers.swedish.date_digits import NUMBER_RANGE
from handlers.swedish.date_phrase import Phrase, lasting, shifted
from handlers.swedish.date_reader import DASH, Reader
from handlers.swedish.date_views import Ends, fixed, one_day
from handlers.swedish.tokens import plain

AGO = frozenset({"sen", "sedan"})
RATES = frozenset({"veckan", "vecka", "v", "manaden", "manad", "aret"})
MORE = frozenset({"hel", "hela", "helt", "extra", "ytterligare", "nya"})
"""«två hela veckor», «en extra vecka»."""
LEADS = frozenset({"inom", "under", "de", "dom", "den", *words.WAYS})


SOME = 3
"""«om några dagar»: three (own rule), and not surely so."""
HALF = frozenset({"halv", "halvt"})
HALF_SIGN = plain("½")
HALVES = {"month": "half_month", "year": "half"}


class Amount(NamedTuple):
    """`low` to `high` of a unit («2–3 veckor»), up to token `stop`. `vague`: no definite number of them."""

    low: int
    high: int
    unit: str
    stop: int
    vague: bool = False


class Counted(Reader):
    """Amounts of days, weeks, months and years."""

    def _units(self, at: int) -> Amount | None:
        """«två veckor», «ett halvår», «ett par veckor», «ett och ett halvt år», «1½ månad», «2–3 veckor»."""
        word = self.word(at)
        if word in ("halvar", "halvaret"):
            return Amount(1, 1, "half", at + 1)
        if word in HALF:
            return self._halves(1, at + 1)
        several = self._from_to(at)
        number = several or self.bases.number(at)
        if number is None or self.bases.year_at(at) is not None:
            return self._with_decimal(at)
        low, stop = number[0], at + number[-1]
        if self.word(stop) in HALF:
            return self._halves(1, stop + 1)
        if self.word(stop) == HALF_SIGN:
            return self._halves(2 * low + 1, stop + 1)
        if self.word(stop) in ("och", "o"):
            half = stop + 1 + (self.word(stop + 1) in ("en", "ett"))
            return self._halves(2 * low + 1, half + 1) if self.word(half) in HALF else None
        if self.word(stop) == "," and self.bases.joined(stop) and self.word(stop + 1) == "5":
            return self._halves(2 * low + 1, stop + 2)
        stop += self.word(stop) in MORE
        unit = self.bases.unit(stop)
        if unit is None or (self.word(stop) == "v" and self.bases.number(stop + 1)):
            return None
        before = self.word(at - 2) if self.word(at - 1) == "." else self.word(at - 1)
        if before in ("v", "vecka", "veckorna") and self.word(stop) in ("man", "mand"):
            return None  # «v 50 mån-tor»
        return Amount(low, number[-2], unit, stop + 1, several is not None)

    def _halves(self, count: int, at: int) -> Amount | None:
        """So many halves of the unit at the token; a half month is fifteen days (own rule)."""
        unit = HALVES.get(self.bases.unit(at) or "")
        return Amount(count, count, unit, at + 1) if unit else None

    def _with_decimal(self, at: int) -> Amount | None:
        """«1.5 månader»."""
        whole, _dot, tenths = self.word(at).partition(".")
        return self._halves(2 * int(whole) + 1, at + 1) if tenths == "5" and whole.isdecimal() else None

    def _from_to(self, at: int) -> tuple[int, int, int] | None:
        """(low, high, tokens used) of «2-3», «två till tre», «ett par tre»."""
        match = fullmatch(NUMBER_RANGE, self.word(at)) if self.word(at)[:1].isdigit() else None
        if match:
            low, high, used = int(match[1]), int(match[2]), 1
        else:
            first = self.bases.number(at)
            if first is None:
                return None
            joined = first[1] + (self.word(at + first[1]) in ("till", "eller", *DASH))
            second = self.bases.number(at + joined)
            if second is None:
                return None
            low, high, used = first[0], second[0], joined + second[1]
        return (low, high, used) if low < high and self.bases.unit(at + used) else None

    def _sum(self, at: int) -> tuple[list[Amount], int]:
        """«2 år, 1 månad och 21 dagar»: amounts in a row, and where they stop."""
        amounts: list[Amount] = []
        while (amount := self._units(at)) is not None:
            amounts.append(amount)
            at = amount.stop + (self.word(amount.stop) in ("och", "o", ","))
        return amounts, amounts[-1].stop if amounts else at

    def _counted(self, at: int, word: str) -> Phrase | None:
        today = self.today
        if word == "om":
            return self._ahead(at)
        if word == "for":
            return self._ago(at, self._past_about(at + 1))
        if word in LEADS:
            found = self._around(at)
            if found is not None:
                return found
        counted = self._units(at)
        if counted is None or self._is_rate(at, counted.stop):
            return None
        ago = self._ago(at, at)
        if ago is not None:
            return ago
        _low, amount, unit, stop, vague = counted
        following = self.word(stop)
        if following in ("framover", "framat"):
            return self._make(at, stop + 1, "within", "span", fixed(today, shifted(today, amount, unit)), amount, unit)
        if following == "bakat":
            return self._make(at, stop + 1, "back", "span", fixed(shifted(today, -amount, unit), today))
        before = self._base(stop + 1) if following in ("fore", "innan") else None
        if before is not None and before.kind == "day":
            return self._make(at, before.stop, "day", "day", lambda view: _earlier(before.ends(view)[0], amount, unit))
        if following == "fran" and self.word(stop + 1) == "nu" and self.word(at - 1) not in ("i", "under"):
            return self._make(at, stop + 2, "day", "day", fixed(shifted(today, amount, unit)))
        ends = fixed(today, lasting(today, amount, unit))
        return self._make(at, stop, "duration", unit, ends, amount, unit)._replace(vague=vague)

    def _ago(self, first: int, at: int) -> Phrase | None:
        """«tre veckor sedan», «för 1 månad och 21 dagar sen»."""
        amounts, stop = self._sum(at)
        if not amounts or self.word(stop) not in AGO:
            return None
        day = self.today
        for amount in amounts:
            day = shifted(day, -amount.high, amount.unit)
        return self._make(first, stop + 1, "day", "day", fixed(day))

    def _is_rate(self, at: int, stop: int) -> bool:
        """«3 dagar i veckan», «två dagar/vecka», «två av tre dagar»: how often, not how long."""
        each = self.word(stop) in ("i", "per", "/", "varje", "om")
        return self.word(at - 1) == "av" or (each and self.word(stop + 1) in RATES)

    def _past_about(self, at: int) -> int:
        """Past «ca», «ungefär»."""
        return self.bases.skip_dot(at + 1) if self.word(at) in words.ABOUT else at

    def _ahead(self, at: int) -> Phrase | None:
        """«om två veckor», «om 8 veckor och 2 dagar», «om 2-3 veckor», «om några dagar»."""
        begins = self._past_about(at + 1)
        some = self.bases.unit(begins + 1) if self.word(begins) in ("nagra", "nagon") else None
        if some is not None:
            amounts, stop = [Amount(SOME, SOME, some, begins + 2, True)], begins + 2
        else:
            amounts, stop = self._sum(begins)
        if not amounts:
            return None
        first, last = self.today, self.today
        for amount in amounts:
            first, last = shifted(first, amount.low, amount.unit), shifted(last, amount.high, amount.unit)
        stop += 2 * (self.word(stop) == "fran" and self.word(stop + 1) in ("nu", "idag"))
        kind, grain = ("day", "day") if first == last else ("period", "span")
        phrase = self._make(at, stop, kind, grain, fixed(first, last))
        return phrase._replace(vague=any(amount.vague for amount in amounts))

    def _around(self, at: int) -> Phrase | None:
        """«inom två veckor», «de närmaste två veckorna», «de två senaste veckorna», «senaste månaden»."""
        way, here, amount, single = 0, at, 0, False
        while here - at < 5:
            word = self.word(here)
            number = (self._highest(here) or self.bases.number(here)) if amount == 0 else None
            if word == "inom":
                course = 2 if (self.word(here + 1), self.word(here + 2)) == ("loppet", "av") else 0
                way, single, here = 1, True, self._past_about(here + 1 + course)
            elif word in words.WAYS:
                way, here = words.WAYS[word], here + 1
                single = single or word in ("narmaste", "narmsta", "senaste")
            elif word in ("under", "de", "dom", "den"):
                here += 1
            elif number is not None:
                amount, here = number[0], here + number[1]
            else:
                break
        unit = words.UNITS.get(self.word(here)) or words.UNITS_DEFINITE.get(self.word(here))
        if way == 0 or unit is None or self.word(here) == "v":
            return None
        if amount > 1 and self.word(here) in ("vecka", "manad"):
            return None  # «den 20 nästa månad»
        if amount == 0 and not (single and self.word(here) in words.SINGULAR):
            return None
        end = shifted(self.today, max(amount, 1) * way, unit)
        if way > 0:
            return self._make(at, here + 1, "within", "span", fixed(self.today, end))
        return self._make(at, here + 1, "back", "span", fixed(end, self.today))

    def _highest(self, at: int) -> tuple[int, int] | None:
        several = self._from_to(at)
        return several[1:] if several else None


def _earlier(day: date | None, amount: int, unit: str) -> Ends:
    return one_day(shifted(day, -amount, unit)) if day is not None else (None, None)
