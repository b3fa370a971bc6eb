"""Times that are counted: «om två veckor», «inom tio dagar», «de senaste två åren», «två veckor»."""

from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_phrase import Phrase, lasting, shifted
from handlers.swedish.date_reader import Reader
from handlers.swedish.date_views import Ends, fixed, one_day

AGO = frozenset({"sen", "sedan"})
RATES = frozenset({"veckan", "vecka", "v", "manaden", "manad", "aret"})
MORE = frozenset({"hel", "hela", "helt", "extra", "ytterligare", "nya"})
"""«två hela veckor», «en extra vecka»."""
LEADS = frozenset({"inom", "under", "de", "dom", "den", *words.WAYS})


class Counted(Reader):
    """Amounts of days, weeks, months and years."""

    def _units(self, at: int) -> tuple[int, str, int] | None:
        """(amount, unit, stop) of «två veckor», «10 dagar», «ett halvår», «ett par veckor», «ett och ett halvt år»."""
        word = self.word(at)
        if word in ("halvar", "halvaret"):
            return 1, "half", at + 1
        if word == "halvt" and self.word(at + 1) == "ar":
            return 1, "half", at + 2
        number = self.bases.number(at)
        if number is None or self.bases.year_at(at) is not None:
            return None
        amount, stop = number[0], at + number[1]
        if self.word(stop) in ("och", "o") and self.word(stop + 2) in ("halv", "halvt"):
            return (2 * amount + 1, "half", stop + 4) if self.word(stop + 3) == "ar" else None
        if self.word(stop) in ("halv", "halvt"):
            return (1, "half", stop + 2) if self.word(stop + 1) == "ar" else None
        stop += self.word(stop) in MORE
        unit = self.bases.unit(stop)
        if unit is None or (self.word(stop) == "v" and self.bases.number(stop + 1)):
            return None
        return amount, unit, stop + 1

    def _counted(self, at: int, word: str) -> Phrase | None:
        today = self.today
        if word == "om":
            return self._ahead(at)
        if word == "for":
            counted = self._units(self._past_about(at + 1))
            if counted and self.word(counted[2]) in AGO:
                return self._make(at, counted[2] + 1, "day", "day", fixed(shifted(today, -counted[0], counted[1])))
        if word in LEADS:
            found = self._around(at)
            if found is not None:
                return found
        counted = self._units(at)
        if counted is None or self._is_rate(at, counted[2]):
            return None
        amount, unit, stop = counted
        following = self.word(stop)
        if following in AGO:
            return self._make(at, stop + 1, "day", "day", fixed(shifted(today, -amount, unit)))
        if following in ("framover", "framat"):
            return self._make(at, stop + 1, "within", "span", fixed(today, shifted(today, amount, unit)))
        if following == "bakat":
            return self._make(at, stop + 1, "back", "span", fixed(shifted(today, -amount, unit), today))
        before = self._base(stop + 1) if following in ("fore", "innan") else None
        if before is not None and before.kind == "day":
            return self._make(at, before.stop, "day", "day", lambda view: _earlier(before.ends(view)[0], amount, unit))
        if following == "fran" and self.word(stop + 1) == "nu" and self.word(at - 1) not in ("i", "under"):
            return self._make(at, stop + 2, "day", "day", fixed(shifted(today, amount, unit)))
        return self._make(at, stop, "duration", unit, fixed(today, lasting(today, amount, unit)), amount, unit)

    def _is_rate(self, at: int, stop: int) -> bool:
        """«3 dagar i veckan», «två dagar/vecka», «två av tre dagar»: how often, not how long."""
        each = self.word(stop) in ("i", "per", "/", "varje", "om")
        return self.word(at - 1) == "av" or (each and self.word(stop + 1) in RATES)

    def _past_about(self, at: int) -> int:
        """Past «ca», «ungefär»."""
        return self.bases.skip_dot(at + 1) if self.word(at) in words.ABOUT else at

    def _ahead(self, at: int) -> Phrase | None:
        """«om två veckor», «om 8 veckor och 2 dagar»."""
        counted = self._units(self._past_about(at + 1))
        if counted is None:
            return None
        amount, unit, stop = counted
        day = shifted(self.today, amount, unit)
        more = self._units(stop + 1) if self.word(stop) == "och" else None
        if more is not None:
            day, stop = shifted(day, more[0], more[1]), more[2]
        return self._make(at, stop, "day", "day", fixed(day))

    def _around(self, at: int) -> Phrase | None:
        """«inom två veckor», «de närmaste två veckorna», «de två senaste veckorna», «senaste månaden»."""
        way, here, amount, single = 0, at, 0, False
        while here - at < 5:
            word = self.word(here)
            number = self.bases.number(here) if amount == 0 else None
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
        if amount == 0 and not (single and self.word(here) in words.SINGULAR):
            return None
        end = shifted(self.today, max(amount, 1) * way, unit)
        if way > 0:
            return self._make(at, here + 1, "within", "span", fixed(self.today, end))
        return self._make(at, here + 1, "back", "span", fixed(end, self.today))


def _earlier(day: date | None, amount: int, unit: str) -> Ends:
    return one_day(shifted(day, -amount, unit)) if day is not None else (None, None)
