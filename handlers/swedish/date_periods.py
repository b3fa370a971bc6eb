"""Months, seasons, weekdays and red days by name."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date, timedelta

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
    on_weekday,
    one_day,
    pick,
    weekday_of_week,
)

AFTER_WEEKDAYS = frozenset({":", "v", "vecka", "kl", "klockan", "den", "fm", "em", "nasta", "forra", "denna"})
AND = frozenset({"och", "o", "-", "–", "/"})
TO = frozenset({"-", "–", "/", "till", "tom"})


class Periods(Digits, ABC):
    """Times with a name of their own."""

    @abstractmethod
    def at(self, at: int) -> Base | None:
        """The named time that begins at this token (see Bases)."""

    def of_year(self, ends: Callable[[int], tuple[date, date]], year: int | None = None) -> Resolve:
        """What comes once a year: of the year said, else the coming, latest or nearest."""
        if year is not None:
            return fixed(*ends(year))
        candidates = [ends(one) for one in range(self.today.year - 2, self.today.year + 3)]
        return lambda view: pick(self.today, view.toward, candidates)

    def month(self, number: int, year: int | None = None) -> Resolve:
        return self.of_year(lambda one: month_ends(one, number), year)

    def _month(self, at: int) -> Base | None:
        """«december», «januari nästa år»; «februari 15», «feb13» are a day."""
        word = self.word(at)
        day, stop = self.number(at + 1), at + 2
        if day and self.word(at + 1).isdecimal() and 1 <= day[0] <= 31 and self._day_follows(at):
            year, used = self.said_year(stop)
            return self._day_base(day[0], words.MONTHS[word], year, stop + used)
        if word not in words.MONTH_ALONE and not (word in words.MONTHS_TAKEN_FOR_NAMES and self._month_is_meant(at)):
            return None
        year, used = self.said_year(at + 1)
        return Base(at + 1 + used, "period", "month", self.month(words.MONTHS[word], year))

    def _day_follows(self, at: int) -> bool:
        """«feb13», «Mån, februari 18»: not where the month has a preposition, or the number counts something."""
        after = self.word(at + 2)
        ended = after in ("", ",", ".", "!", "?", ")", ":", '"', "»", "”") or self.year_at(at + 2) is not None
        return (self.joined(at + 1) or self.word(at - 1) not in words.BEFORE_TIMES) and ended

    def _month_is_meant(self, at: int) -> bool:
        before = self.word(at - 1)
        if before in AND:
            named = self.word(at - 2)
            taken = named in words.MONTHS_TAKEN_FOR_NAMES
            return named in words.MONTH_ALONE or (taken and self._month_is_meant(at - 2))
        if before.isdecimal() or (self.word(at + 1) in TO and self.word(at + 2) in words.MONTHS):
            return True
        if self.word(at + 1) == "manad":
            return True
        prepositions = words.BEFORE_MONTHS if self.tokens[at].text[:1].isupper() else words.BEFORE_TIMES
        return before in prepositions or self.year_at(at + 1) is not None or self.count <= 2

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

    def _half(self, number: int, stop: int) -> Base:
        """«första halvåret», «andra halvåret 2026»."""
        year, used = self.said_year(stop)
        first = 1 if number == 1 else 7
        half = self.of_year(lambda one: (date(one, first, 1), add_months(date(one, first, 1), 6) - DAY), year)
        return Base(stop + used, "period", "half", half)

    def _weekday(self, at: int) -> Base | None:
        number = words.WEEKDAYS[self.word(at)]
        if self.word(at) in ("son", "lor") and self.tokens[at].norm not in ("sön", "lör"):
            return None
        if self.word(at) in words.WEEKDAYS_TAKEN_FOR_NAMES and not self._weekday_is_meant(at):
            return None
        return self.weekday_from(number, at + 1)

    def _weekday_is_meant(self, at: int) -> bool:
        """«på tor», «tor 26/11», «tor:»; else Tor is a person."""
        after = self.tokens[at + 1] if at + 1 < self.count else None
        led = self.word(at - 1) in words.BEFORE_TIMES or self.word(at - 1) in words.OFFSETS
        followed = after is not None and (after.kind in ("num", "code") or after.plain in AFTER_WEEKDAYS)
        return led or followed or self.count <= 2

    def weekday_from(self, number: int, stop: int) -> Base:
        """A weekday, with the week or date that may follow it."""
        after = self.skip_dot(stop)
        beside = self.word(after) in (",", "(") and after + 1 < self.count
        if beside and self.tokens[after + 1].kind != "punct":
            dated = self.at(after + 1) if self.word(after + 1) not in words.WEEKDAYS else None
            written = self.tokens[after + 1].kind == "num" or self.word(after + 1) in words.MONTHS
            if dated is not None and dated.kind == "day" and written:
                stop = dated.stop + (self.word(after) == "(" and self.word(dated.stop) == ")")
                return Base(stop, "day", dated.grain, on_weekday(dated.ends, number))
        weeks = self.number(after + 1) if self.word(after) == "om" else None
        if weeks and words.UNITS.get(self.word(after + 1 + weeks[1])) == "week":
            return Base(after + 2 + weeks[1], "day", "day", self.weekday_in(number, weeks[0]))
        of = after + (self.word(after) == "under")
        named = self.at(of) if self.word(of) not in words.WEEKDAYS else None
        if named is not None and named.grain == "week":
            return Base(named.stop, "day", "day", lambda view: weekday_of_week(named.ends(view)[0], number))
        if named is not None and named.kind == "day" and named.grain == "day" and self.word(of) not in words.DAY_WORDS:
            return Base(named.stop, "day", "day", on_weekday(named.ends, number))
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

    def _weekend(self, at: int) -> Base:
        """«helgen», «helgen vecka 50»."""
        named = self.at(at + 1) if self.word(at + 1) not in words.WEEKDAYS else None
        if named is None or named.grain != "week":
            return Base(at + 1, "period", "weekend", fixed(*self.this("weekend", 0)))

        def ends(view: View) -> Ends:
            sunday = named.ends(view)[1]
            return (sunday - DAY if sunday else None), sunday

        return Base(named.stop, "period", "weekend", ends)

    def red_day(self, name: str, stop: int) -> Base:
        year, used = self.said_year(stop)
        ends = self.of_year(lambda one: one_day_of(name, one), year)
        return Base(stop + used, "day", "red_day", ends)

    def _red_days(self, at: int) -> Base:
        """«mellandagarna», «påskhelgen»."""
        first, last = words.RED_SPANS[self.word(at)]
        year, used = self.said_year(at + 1)
        ends = self.of_year(lambda one: (named_day(first, one), named_day(last, one)), year)
        return Base(at + 1 + used, "period", "span", ends)

    def _red_day(self, at: int) -> Base | None:
        word = self.word(at)
        paired = words.RED_DAYS_PAIRED.get((word, self.word(at + 1)))
        if paired is not None:
            with_day = self.word(at + 1) in ("helgons", "hjartans") and self.word(at + 2) in ("dag", "helg")
            return self.red_day(paired, at + 2 + with_day)
        name = words.RED_DAYS.get(word)
        if name is None or (word in words.TAKEN_FOR_NAMES and self._is_name(at)):
            return None
        return self.red_day(name, at + 1)

    def _is_name(self, at: int) -> bool:
        return self.tokens[at].text[:1].isupper() and self.word(at - 1) not in words.BEFORE_TIMES and self.count > 2

    def season(self, month: int, stop: int) -> Base:
        year, used = self.said_year(stop)
        return Base(stop + used, "period", "season", self.of_year(lambda one: season_ends(one, month), year))

    def _season_named(self, at: int) -> Base | None:
        """«hösten», «våren 2027», «höst 2026»."""
        word = self.word(at)
        spelt, dated = self.tokens[at].norm in words.SEASONS_SPELT, self.year_at(at + 1) is not None
        month = words.SEASONS_DEFINITE.get(word)
        if month is not None:
            return self.season(month, at + 1) if spelt or dated or self.word(at - 1) in words.BEFORE_TIMES else None
        return self.season(words.SEASONS[word], at + 1) if spelt and dated else None

    def _beside(self, at: int) -> Base | None:
        """«veckan före jul», «veckan som gick», «dagen efter nyår», «helgen innan midsommar», «veckan efter nästa»."""
        unit, way = words.SINGULAR.get(self.word(at), "day"), self.word(at + 1)
        if way == "efter" and self.word(at + 2) == "nasta" and unit != "day":
            return Base(at + 3, "period", unit, fixed(*self.this(unit, 2)))
        if way == "som" and self.word(at + 2) in ("gick", "var", "gatt", "varit"):
            return Base(at + 3, "period", unit, fixed(*self.this(unit, -1)))
        per = self.word(at - 1) == "i" and self.word(at - 2) in words.PER_TIME  # «30 timmar i veckan efter nyår»
        named = self.at(at + 2) if way in ("fore", "innan", "efter") and not per else None
        if named is None:
            return None

        def ends(view: View) -> Ends:
            start, end = named.ends(view)
            if start is None or end is None:
                return None, None
            day = end + DAY if way == "efter" else start - DAY
            if unit == "weekend":
                sunday = (day if way != "efter" else day + DAY * 6) - DAY * ((day.weekday() + 1) % 7)
                return sunday - DAY, sunday
            if unit != "week":
                return one_day(day)
            monday = (end if way == "efter" else start) - DAY * (end if way == "efter" else start).weekday()
            monday += timedelta(weeks=1 if way == "efter" else -1)
            return monday, monday + DAY * 6

        return Base(named.stop, "day" if unit == "day" else "period", unit, ends)


def season_ends(year: int, month: int) -> tuple[date, date]:
    """The season of three months that begins in that month of the year."""
    first = date(year, month, 1)
    return first, add_months(first, 3) - DAY


def one_day_of(name: str, year: int) -> tuple[date, date]:
    day = named_day(name, year)
    return day, day
