"""Months, seasons, weekdays and red days by name."""

from abc import ABC, abstractmethod
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.calendar_days import named_day
from handlers.swedish.date_digits import Digits
from handlers.swedish.date_views import (
    DAY,
    Base,
    Ends,
    Resolve,
    View,
    add_months,
    fixed,
    month_ends,
    one_day,
    pick,
    weekday_of_week,
)


class Periods(Digits, ABC):
    """Times with a name of their own."""

    @abstractmethod
    def at(self, at: int) -> Base | None:
        """The named time that begins at this token (see Bases)."""

    def month(self, number: int, year: int | None = None) -> Resolve:
        if year is not None:
            return fixed(*month_ends(year, number))
        candidates = [month_ends(one, number) for one in range(self.today.year - 2, self.today.year + 3)]
        return lambda view: pick(self.today, view.toward, candidates)

    def _month(self, at: int) -> Base | None:
        if self.word(at) not in words.MONTH_ALONE and not (self.word(at) == "maj" and self._month_is_meant(at)):
            return None
        year = self.year_at(at + 1)
        relative, used = (None, 0) if year else self._relative_year(at + 1)
        year = year or relative
        stop = at + 1 + (used or (self.year_at(at + 1) is not None))
        return Base(stop, "period", "month", self.month(words.MONTHS[self.word(at)], year))

    def _month_is_meant(self, at: int) -> bool:
        return self.word(at - 1) in ("i", "under", "av", "till", "fran", "for", "sedan", "mellan", "och", "-") or bool(
            self.year_at(at + 1)
        )

    def this(self, unit: str, offset: int) -> tuple[date, date]:
        """This, the next (1) or the last (−1) of a unit."""
        today = self.today
        if unit == "day":
            return today + DAY * offset, today + DAY * offset
        if unit == "week":
            return self.week(offset)
        if unit == "month":
            first = add_months(today.replace(day=1), offset)
            return month_ends(first.year, first.month)
        if unit == "quarter":
            first = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * offset)
            return first, add_months(first, 3) - DAY
        if unit == "half":
            first = add_months(date(today.year, 1 if today.month < 7 else 7, 1), 6 * offset)
            return first, add_months(first, 6) - DAY
        if unit == "weekend":
            sunday = self.week(offset)[1]
            return sunday - DAY, sunday
        return date(today.year + offset, 1, 1), date(today.year + offset, 12, 31)

    # Weekdays and red days

    def _weekday(self, at: int) -> Base | None:
        number = words.WEEKDAYS[self.word(at)]
        if self.word(at) in ("son", "ti", "lor") and self.tokens[at].norm not in ("sön", "lör", "ti"):
            return None
        return self.weekday_from(number, at + 1)

    def weekday_from(self, number: int, stop: int) -> Base:
        """A weekday, with the week or date that may follow it."""
        after = self.skip_dot(stop)
        of = after + (self.word(after) in ("i", "den", "under"))
        named = self.at(of) if self.word(of) not in words.WEEKDAYS else None
        if named is not None and named.grain == "week":
            return Base(named.stop, "day", "day", lambda view: weekday_of_week(named.ends(view)[0], number))
        if named is not None and named.kind == "day" and named.grain == "day" and self.word(of) not in words.DAY_WORDS:
            return Base(named.stop, "day", "day", named.ends)
        today = self.today

        def ends(view: View) -> Ends:
            if view.heading and not view.past_verb:
                back = (today.weekday() - number) % 7
                return one_day(today - DAY * back)
            if view.past_verb or view.toward == "past":
                return one_day(today - DAY * ((today.weekday() - number - 1) % 7 + 1))
            return one_day(today + DAY * ((number - today.weekday() - 1) % 7 + 1))

        return Base(stop, "weekday", "day", ends)

    def weekday_in(self, number: int, offset: int) -> Resolve:
        return fixed(self.week(offset)[0] + DAY * number)

    def red_day(self, name: str, stop: int) -> Base:
        year = self.year_at(stop)
        years = [year] if year else range(self.today.year - 1, self.today.year + 3)
        candidates = [(day, day) for day in (named_day(name, one) for one in years)]
        stop += year is not None
        return Base(stop, "day", "red_day", lambda view: pick(self.today, view.toward, candidates))

    def _red_day(self, at: int) -> Base | None:
        word = self.word(at)
        if word in ("jul", "nyar") and self.word(at + 1) in ("afton", "dagen"):
            name = {"julafton": "christmas_eve", "juldagen": "christmas", "nyarafton": "new_years_eve"}
            return self.red_day(name.get(word + self.word(at + 1), words.RED_DAYS[word]), at + 2)
        if word == "annandag" and self.word(at + 1) in ("jul", "pask"):
            return self.red_day("boxing" if self.word(at + 1) == "jul" else "easter_monday", at + 2)
        if word == "alla":
            return None
        return self.red_day(words.RED_DAYS[word], at + 1)

    def _all_saints(self, at: int) -> Base | None:
        if self.word(at + 1) in ("helgons", "helgon"):
            return self.red_day("all_saints", at + 2 + (self.word(at + 2) in ("dag", "helg")))
        return None

    def _season(self, month: int, stop: int) -> Base:
        year = self.year_at(stop)
        candidates = self._seasons(month)
        if year is not None:
            candidates = [ends for ends in candidates if ends[0].year == year] or candidates
            stop += 1
        return Base(stop, "period", "season", lambda view: pick(self.today, view.toward, candidates))

    def _seasons(self, month: int) -> list[tuple[date, date]]:
        firsts = [date(year, month, 1) for year in range(self.today.year - 2, self.today.year + 3)]
        return [(first, add_months(first, 3) - DAY) for first in firsts]
