"""Times by their distance from now: «nästa fredag», «den här månaden», «i höstas», «i veckan»."""

from abc import ABC
from collections.abc import Callable
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_periods import Periods, one_day_of, season_ends
from handlers.swedish.date_views import DAY, Base, fixed, month_ends

YearEnds = Callable[[int], tuple[date, date]]


class Relative(Periods, ABC):
    """This one, the next, the last."""

    def _relative(self, at: int) -> Base | None:
        """«nästa fredag», «förra veckan», «nästa månad», «denna höst»."""
        return self.related(self.word(at), at + 1)

    def _here(self, at: int) -> Base | None:
        """«den här veckan», «det här året»."""
        return self.related("denna", at + 2) if self.word(at + 1) == "har" else None

    def related(self, which: str, at: int) -> Base | None:
        """The next, this or the last of what stands at the token."""
        offset, what = words.OFFSETS[which], self.word(at)
        if what in words.WEEKDAYS and self.tokens[at].norm not in ("son", "lor"):
            number = words.WEEKDAYS[what]
            if which == "senaste":
                return Base(at + 1, "day", "day", fixed(self.latest_weekday(number)))
            if which == "kommande":
                return Base(
                    at + 1, "day", "day", fixed(self.today + DAY * ((number - self.today.weekday() - 1) % 7 + 1))
                )
            return Base(at + 1, "day", "day", self.weekday_in(number, offset))
        unit = words.SINGULAR.get(what) or words.OF_UNITS.get(what)
        if unit is not None:
            return Base(at + 1, "period", unit, fixed(*self.this(unit, offset)))
        if what in words.MONTH_ALONE or what in words.MONTHS_TAKEN_FOR_NAMES:
            return self._nth_from_now(at, "month", offset, lambda year: month_ends(year, words.MONTHS[what]))
        season = words.SEASONS.get(what) or words.SEASONS_DEFINITE.get(what)
        if season is not None:
            return self._nth_from_now(at, "season", offset, lambda year: season_ends(year, season))
        name = words.RED_DAYS.get(what)
        if name is not None:
            return self._nth_from_now(at, "red_day", offset, lambda year: one_day_of(name, year))
        return None

    def _nth_from_now(self, at: int, grain: str, offset: int, ends: YearEnds) -> Base:
        """Of what comes once a year: the next that begins after today, the last that has ended, or this one."""
        kind = "day" if grain == "red_day" else "period"
        if offset == 0:
            return Base(at + 1, kind, grain, self.of_year(ends))
        years = range(self.today.year - 4, self.today.year + 5)
        if offset > 0:
            coming = [ends(year) for year in years if ends(year)[0] > self.today]
            return Base(at + 1, kind, grain, fixed(*coming[offset - 1]))
        ended = [ends(year) for year in years if ends(year)[1] < self.today]
        return Base(at + 1, kind, grain, fixed(*ended[offset]))

    def latest_weekday(self, number: int) -> date:
        """The latest such day before today."""
        return self.today - DAY * ((self.today.weekday() - number - 1) % 7 + 1)

    def _whole(self, at: int) -> Base | None:
        """«hela veckan», «hela nästa vecka», «hela december»; «hela dagen» adds nothing."""
        named = self.at(at + 1)
        if named is not None:
            return named
        unit = words.UNITS_DEFINITE.get(self.word(at + 1))
        if unit is None or unit == "day":
            return None
        return Base(at + 2, "period", unit, fixed(*self.this(unit, 0)))

    def _under(self, at: int) -> Base | None:
        """«under dagen», «under eftermiddagen»: today; «under veckan»: this one."""
        word = self.word(at + 1)
        if word in words.PARTS_DEFINITE:
            return self.day(0, at + 2)
        unit = words.SINGULAR.get(word) if word in words.UNITS_DEFINITE else None
        return Base(at + 2, "period", unit, fixed(*self.this(unit, 0))) if unit else None

    def _day_word(self, at: int) -> Base | None:
        return self.day(words.DAY_WORDS[self.word(at)], at + 1)

    def day(self, offset: int, stop: int) -> Base:
        return Base(stop, "today" if offset == 0 else "day", "day", fixed(self.today + DAY * offset))

    def _after_i(self, at: int) -> Base | None:
        """What follows «i»: dag, fredags, december, år, höst, helgen, veckan, början av …"""
        word, after = self.word(at + 1), at + 2
        if word in words.SINGULAR and self.word(at - 1) in words.PER_TIME and self.tokens[at - 1].norm != "där":
            return None
        if word in words.AFTER_I:
            return self.day(words.AFTER_I[word], after)
        if word == "over" and words.AFTER_I.get(self.word(after)) == 1:
            return self.day(2, after + 1)
        if word in words.WEEKDAYS_PAST:
            return Base(after, "day", "day", fixed(self.latest_weekday(words.WEEKDAYS_PAST[word])))
        if word in ("ar", "veckan", "manaden", "kvartalet"):
            unit = words.SINGULAR[word]
            return Base(after, "period", unit, fixed(*self.this(unit, 0)))
        if word == "fjol":
            return Base(after, "period", "year", fixed(*self.this("year", -1)))
        if word in words.SEASONS:
            return self.season(words.SEASONS[word], after)
        if word in words.SEASONS_PAST:
            month = words.SEASONS_PAST[word]
            return self._nth_from_now(at + 1, "season", -1, lambda year: season_ends(year, month))
        if word in words.RED_DAYS_PAST:
            name = words.RED_DAYS_PAST[word]
            return self._nth_from_now(at + 1, "red_day", -1, lambda year: one_day_of(name, year))
        named = self.at(at + 1)
        return named if named is not None and (named.kind == "period" or named.grain == "red_day") else None

    def _weekday_past(self, at: int) -> Base | None:
        """«tisdags» after «i måndags och», «från måndags till»."""
        if self.word(at - 1) not in ("och", "o", "till", "tom", "fran", "-"):
            return None
        return Base(at + 1, "day", "day", fixed(self.latest_weekday(words.WEEKDAYS_PAST[self.word(at)])))

    def _the_year(self, at: int) -> Base | None:
        """«för året», «under året»."""
        if self.word(at - 1) not in ("for", "under", *words.SO_FAR):
            return None
        return Base(at + 1, "period", "year", fixed(*self.this("year", 0)))

    def _end_of(self, at: int) -> Base | None:
        """«årets slut», «månadens slut»."""
        if self.word(at + 1) != "slut":
            return None
        return Base(at + 2, "day", "day", fixed(self.this(words.OF_UNITS[self.word(at)], 0)[1]))
