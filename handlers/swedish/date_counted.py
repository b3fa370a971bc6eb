"""Times that are counted: «om två veckor», «inom tio dagar», «de senaste två åren», «två veckor»."""

from handlers.swedish import date_words as words
from handlers.swedish.date_phrase import Phrase, lasting, shifted
from handlers.swedish.date_reader import Reader
from handlers.swedish.date_views import fixed


class Counted(Reader):
    """Amounts of days, weeks, months and years."""

    def _units(self, at: int) -> tuple[int, str, int] | None:
        """(amount, unit, stop) of «två veckor», «10 dagar», «en månad», «ett halvår», «halvår», «ett par veckor»."""
        if self.word(at) in ("halvar", "halvaret"):
            return 1, "half", at + 1
        number = self.bases.number(at)
        if number is None:
            return None
        amount, stop = number[0], at + number[1]
        if self.word(stop) in ("hel", "hela", "halvt", "halv"):
            half = self.word(stop).startswith("halv")
            if half and self.word(stop + 1) in ("ar",):
                return 1, "half", stop + 2
            stop += 1
        unit = words.UNITS.get(self.word(stop))
        if unit is None or (unit == "week" and self.word(stop) == "v" and self.bases.number(stop + 1)):
            return None
        return amount, unit, stop + 1

    def _counted(self, at: int, word: str) -> Phrase | None:
        today = self.today
        if word == "om":
            counted = self._units(at + 1)
            if counted:
                amount, unit, stop = counted
                return self._make(at, stop, "day", "day", fixed(shifted(today, amount, unit)))
            return None
        if word == "for":
            counted = self._units(at + 1)
            if counted and self.word(counted[2]) in ("sen", "sedan"):
                return self._make(at, counted[2] + 1, "day", "day", fixed(shifted(today, -counted[0], counted[1])))
            if self.word(at + 1) in ("lange",):
                return None
        if word in (
            "inom",
            "under",
            "de",
            "dom",
            "narmaste",
            "kommande",
            "nasta",
            "senaste",
            "sista",
            "forra",
            "gangna",
        ):
            found = self._around(at)
            if found is not None:
                return found
        counted = self._units(at)
        if counted is None:
            return None
        amount, unit, stop = counted
        if self.word(stop) in ("sen", "sedan"):
            return self._make(at, stop + 1, "day", "day", fixed(shifted(today, -amount, unit)))
        if self.word(stop) in ("framover", "framat"):
            return self._make(at, stop + 1, "within", "span", fixed(today, shifted(today, amount, unit)))
        if self.word(stop) == "bakat":
            return self._make(at, stop + 1, "back", "span", fixed(shifted(today, -amount, unit), today))
        return self._make(at, stop, "duration", unit, fixed(today, lasting(today, amount, unit)), amount, unit)

    def _around(self, at: int) -> Phrase | None:
        """«inom två veckor», «de närmaste två veckorna», «kommande två veckorna», «(under) de senaste 10 dagarna»."""
        today, way, here = self.today, 0, at
        within = False
        while True:
            word = self.word(here)
            if word in ("inom",):
                way, within, here = 1, True, here + 1
            elif word in ("under", "de", "dom", "den"):
                here += 1
            elif word in ("narmaste", "kommande", "narmsta") or (word == "nasta" and way == 0 and here > at):
                way, here = 1, here + 1
            elif word in ("senaste", "sista", "gangna", "forra"):
                way, here = -1, here + 1
            else:
                break
            if here - at > 4:
                return None
        if way == 0:
            return None
        number = self.bases.number(here)
        amount, stop = (number[0], here + number[1]) if number else (1, here)
        unit = words.UNITS.get(self.word(stop)) or words.UNITS_DEFINITE.get(self.word(stop))
        if unit is None or self.word(stop) == "v":
            return None
        if number is None and not within:
            singular = self.word(stop) in (
                "veckan",
                "manaden",
                "aret",
                "vecka",
                "manad",
                "ar",
                "kvartalet",
                "kvartal",
                "halvaret",
            )
            if self.word(here - 1) not in ("narmaste", "narmsta", "senaste") or not singular:
                return None
            if self.word(here - 1) == "senaste" and self.word(here - 2) not in ("de", "den", "under", "dom"):
                pass
        end = shifted(today, amount * way, unit)
        if way > 0:
            return self._make(at, stop + 1, "within", "span", fixed(today, end))
        return self._make(at, stop + 1, "back", "span", fixed(end, today))
