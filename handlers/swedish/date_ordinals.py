"""Times by number: «den 15:e», «sista november», «tredje tisdagen i januari», «fjärde kvartalet»."""

from abc import ABC

from handlers.swedish import date_words as words
from handlers.swedish.date_relative import Relative
from handlers.swedish.date_views import Base, Resolve, first_of, fixed, last_of, nth_day, nth_week, nth_weekday

AFTER_DAY = frozenset(
    {"", ",", ".", "!", "?", ")", "»", "”", '"', ":", ";", "-", "–", "och", "kl", "klockan", "till", "tom", "fram",
     "pa", "for", "eller", "men", "sa", "tack", "istallet", "redan", "fm", "em", "i"}
)  # fmt: skip
"""What may follow «den första» where it is a day and not the first of something."""


class Ordinals(Relative, ABC):
    """The first, the fifteenth, the last."""

    def _den(self, at: int) -> Base | None:
        """«den 3:e december», «den 15», «den här veckan», «den sjunde i tolfte», «den sista november»."""
        here = self._here(at)
        if here is not None or at + 1 >= self.count:
            return here
        word = self.word(at + 1)
        if self.tokens[at + 1].kind == "num":
            named = (
                self._dotted(at + 1) or self._digits(at + 1) or self._ordinal_of(at + 1) or self._ordinal_alone(at + 1)
            )
            if named is not None or not (word.isdecimal() and len(word) <= 2):
                return named
            return self._day_in_month(int(word), at + 2) or self._alone(int(word), at + 2)
        if word in words.OFFSETS and word not in ("senaste",):
            return self._relative(at + 1)
        return self._ordinal_of(at + 1) or self._ordinal_alone(at + 1)

    def _dotted(self, at: int) -> Base | None:
        """«den 27.11»; without «den» it is a clock."""
        day, dot, month = self.word(at).partition(".")
        if not (dot and day.isdecimal() and month.isdecimal()):
            return None
        return self._day_base(int(day), int(month), None, at + 1)

    def _alone(self, number: int, stop: int) -> Base | None:
        ends = self.day_alone(number) if self.word(stop) not in words.MONTHS else None
        return Base(stop, "day", "day", ends) if ends else None

    def _ordinal_alone(self, at: int) -> Base | None:
        """«15:e», «den femtonde»; «den första gruppen» is none."""
        ordinal = self.ordinal(at)
        if ordinal is None:
            return None
        number, stop = ordinal[0], at + ordinal[1]
        in_words_and_low = self.word(at) in words.ORDINALS and number <= 12
        if in_words_and_low and self.word(stop) not in AFTER_DAY and self.word(at - 2) not in words.BEFORE_TIMES:
            return None
        return self._alone(number, stop)

    def _ordinal_of(self, at: int) -> Base | None:
        """«första december», «tredje tisdagen i januari», «sista november», «fjärde kvartalet», «sjunde i tolfte»."""
        last = self.word(at) in ("sista", "siste")
        number, used = (-1, 1) if last else self.ordinal(at) or (0, 0)
        if not used:
            return None
        at += used
        word = self.word(at)
        if word in words.MONTHS and word not in ("jul", "jun"):
            return self._in_named_month(number, at)
        if word == "i" and not last and (other := self.ordinal(at + 1)):
            return self._day_base(number, other[0], None, at + 1 + other[1])
        if word in ("kvartal", "kvartalet", "kv") and 1 <= number <= 4:
            return self._quarter(number, at + 1)
        if word in ("halvar", "halvaret") and number in (1, 2):
            return self._half(number, at + 1)
        if word == "advent" and 1 <= number <= 4:
            return self.red_day(f"advent_{number}", at + 1)
        if word in words.WEEKDAYS or word in ("dagen", "veckan", "vecka"):
            return self._of_period(number, word, at + 1)
        return self._day_in_month(number, at)

    def _in_named_month(self, number: int, at: int) -> Base | None:
        month, stop = words.MONTHS[self.word(at)], at + 1
        year, used = self.said_year(stop)
        if number < 0:
            return Base(stop + used, "day", "day", last_of(self.month(month, year)))
        return self._day_base(number, month, year, stop + used)

    def _of_period(self, number: int, word: str, at: int) -> Base | None:
        """The nth weekday, day or week of the month or year that follows."""
        named = self.period_at(at)
        if named is None or named.grain not in ("month", "year"):
            return None
        if word in words.WEEKDAYS:
            return Base(named.stop, "day", "day", nth_weekday(named.ends, number, words.WEEKDAYS[word]))
        if word in ("dagen", "dag"):
            return Base(named.stop, "day", "day", self._nth_day(named.ends, number))
        return Base(named.stop, "period", "week", nth_week(named.ends, number))

    def _day_in_month(self, number: int, at: int) -> Base | None:
        """«den 15:e i nästa månad», «den sista i månaden»: what stands after the number."""
        if number > 0 and self.word(at) == "i" and self.word(at + 1) == "manaden":
            return self._alone(number, at + 2)
        named = self.period_at(at) if self.word(at) in ("i", "av", "nasta", "forra", "denna") else None
        if named is None or named.grain != "month":
            return None
        return Base(named.stop, "day", "day", self._nth_day(named.ends, number))

    def _nth_day(self, month: Resolve, number: int) -> Resolve:
        return last_of(month) if number < 0 else first_of(month) if number == 1 else nth_day(month, number)

    def period_at(self, at: int) -> Base | None:
        """A named period, or «månaden», «året», after «i» or «av»."""
        named = self.at(at)
        at += named is None and self.word(at) in ("i", "av", "under", "pa")
        named = named or self.at(at)
        unit = words.UNITS_DEFINITE.get(self.word(at))
        if named is None and unit is not None:
            return Base(at + 1, "period", unit, fixed(*self.this(unit, 0)))
        return named
