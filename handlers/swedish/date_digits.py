"""Dates written in digits, and weeks and quarters by number."""

from datetime import date, timedelta
from re import fullmatch

from handlers.swedish import date_words as words
from handlers.swedish.date_numbers import Numbers
from handlers.swedish.date_views import Base, Resolve, add_months, fixed, month_ends, no_day, pick, spanning

# Compiled when the first date in digits is read: most messages have none.
YEAR_FIRST = r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
DAY_FIRST = r"(?P<d>\d{1,2})(?:/(?P<m>\d{1,2})[-/]|(?P<sep>[.-])(?P<m2>\d{1,2})(?P=sep))(?P<y>\d{4}|\d{2})"
YEAR_AND_MONTH = r"(20\d\d)-(0[1-9]|1[0-2])"
SLASH = r"(\d{1,2})/(\d{1,2})|(\d\d)-(0\d)"
PAIRS = r"(\d\d)-(\d\d)-(\d\d)"
COMPACT = r"(?P<y>20\d\d|[2-3]\d)(?P<m>\d\d)(?P<d>\d\d)"
COMPACT_RANGE = r"(\d{6}|\d{8})[-–](\d{6}|\d{8})"
SLASH_RANGE = r"(\d{1,2})(?:/(\d{1,2}))?[-–](\d{1,2})/(\d{1,2})"
NUMBER_RANGE = r"(\d{1,2})[-–](\d{1,2})"
WEEK_RANGE = r"(\d{1,2})[-–/](\d{1,2})"
WEEK_CODE = r"(?:v|vecka)-?(\d{1,2})"
QUARTER_CODE = r"(?:q|k|kv)-?([1-4])"
NO_SUCH_DAY = "no such day"
"""The grain of «31 november»: a date that there is not, and no other day for it."""
SHARES = frozenset({"tid", "tjanst", "dag", "dagar", "av", "del", "delar", "timme"})
"""«3/4 tid», «4/5 dagar» are shares, no dates."""


class Digits(Numbers):
    """Dates, weeks and quarters with a number."""

    def day_of_month(self, day: int, month: int, year: int | None) -> Resolve | None:
        """That day of that year, else of the coming, latest or nearest year that has it; None where there is none."""
        if year is not None:
            try:
                return fixed(date(year, month, day))
            except ValueError:
                return None
        candidates = []
        for candidate in range(self.today.year - 5, self.today.year + 6):
            try:
                found = date(candidate, month, day)
            except ValueError:
                continue
            candidates.append((found, found))
        if not candidates:
            return None
        return lambda view: pick(self.today, view.toward, candidates)

    def day_alone(self, day: int) -> Resolve | None:
        """«den 15:e»: of the coming, latest or nearest month that has such a day."""
        if not 1 <= day <= 31:
            return None
        candidates = []
        for step in range(-3, 4):
            first = add_months(self.today.replace(day=1), step)
            try:
                found = first.replace(day=day)
            except ValueError:
                continue
            candidates.append((found, found))
        return lambda view: pick(self.today, view.toward, candidates)

    def _digits(self, at: int) -> Base | None:
        """A date, or several, that begin with a digit."""
        text = self.word(at)
        if not text.isdecimal():
            return self._whole_date(at, text) or self._several(at, text)
        return self._compact(at, text) if len(text) > 4 else self._day_and_month(at)

    def _whole_date(self, at: int, text: str) -> Base | None:
        """«2026-12-03», «3/12», «3/12-26», «3.12.2026», «26-12-03»."""
        if match := fullmatch(YEAR_FIRST, text):
            return self._day_base(int(match["d"]), int(match["m"]), int(match["y"]), at + 1)
        if match := fullmatch(YEAR_AND_MONTH, text):
            return Base(at + 1, "period", "month", fixed(*month_ends(int(match[1]), int(match[2]))))
        if match := fullmatch(PAIRS, text):
            return self._pairs(int(match[1]), int(match[2]), int(match[3]), at + 1)
        if match := fullmatch(DAY_FIRST, text):
            month = int(match["m"] or match["m2"])
            return self._day_base(int(match["d"]), month, self.full_year(match["y"]), at + 1)
        if match := fullmatch(SLASH, text):
            after = at + 1 + (self.word(at + 1) == "-")
            if self.word(after) in SHARES:
                return None
            year, used = self.said_year(at + 1)
            if year is None:
                year, used = self.short_year(at + 1)
            return self._day_base(int(match[1] or match[3]), int(match[2] or match[4]), year, at + 1 + used)
        return None

    def _day_base(self, day: int, month: int, year: int | None, stop: int) -> Base | None:
        ends = self.day_of_month(day, month, year)
        if ends is None:
            return Base(stop, "day", NO_SUCH_DAY, no_day) if 28 < day <= 99 and 1 <= month <= 12 else None
        return Base(stop, "day", "day", ends)

    def _pairs(self, one: int, two: int, three: int, stop: int) -> Base | None:
        """Year, month, day or day, month, year: what lies nearest."""
        days = []
        for year, day in ((one, three), (three, one)):
            try:
                days.append(date(self.full_year(f"{year:02}"), two, day))
            except ValueError:
                continue
        if not days:
            return None
        return Base(stop, "day", "day", fixed(min(days, key=lambda day: abs((day - self.today).days))))

    def _compact(self, at: int, text: str) -> Base | None:
        """«261203», «20261203»."""
        match = fullmatch(COMPACT, text)
        return self._day_base(int(match["d"]), int(match["m"]), self.full_year(match["y"]), at + 1) if match else None

    def _several(self, at: int, text: str) -> Base | None:
        """«4-6/12», «4/12-6/12», «4-6 december», «261204-261206»."""
        if match := fullmatch(SLASH_RANGE, text):
            month = int(match[4])
            begins = self.day_of_month(int(match[1]), int(match[2] or month), None)
            return self._join(begins, self.day_of_month(int(match[3]), month, None), at + 1)
        if match := fullmatch(NUMBER_RANGE, text):
            month_at = self.skip_dot(at + 1)
            named = words.MONTHS.get(self.word(month_at))
            if named is None:
                return None
            year, used = self.said_year(month_at + 1)
            begins, ends = (self.day_of_month(int(match[one]), named, year) for one in (1, 2))
            return self._join(begins, ends, month_at + 1 + used)
        if match := fullmatch(COMPACT_RANGE, text):
            first, last = self._compact(at, match[1]), self._compact(at, match[2])
            return self._join(first.ends, last.ends, at + 1) if first and last else None
        return None

    def _join(self, first: Resolve | None, last: Resolve | None, stop: int) -> Base | None:
        if first is None or last is None:
            return None
        return Base(stop, "period", "span", spanning(first, last))

    def _day_and_month(self, at: int) -> Base | None:
        """«3 dec», «3:e december», «3. december 2026», «3 dec -26»."""
        number, used = self.ordinal(at) or ((int(self.word(at)), 1) if len(self.word(at)) <= 2 else (0, 0))
        if not used:
            return None
        month_at = at + used
        dashed = self.word(month_at) == "-" and self.joined(month_at + 1)
        if (self.word(month_at) == "." or dashed) and self.joined(month_at):
            month_at += 1
        month = words.MONTHS.get(self.word(month_at))
        if month is None:
            return None
        stop = self._past_short_month(month_at)
        year, used = self.said_year(stop)
        if year is None:
            year, used = self.short_year(stop)
        return self._day_base(number, month, year, stop + used)

    def _past_short_month(self, at: int) -> int:
        """After a month's abbreviation a dot belongs to it, where a year follows."""
        stop = at + 1
        if self.word(stop) == "." and len(self.word(at)) <= 4 and self.year_at(stop + 1):
            return stop + 1
        return stop

    def _year(self, at: int) -> Base | None:
        """«2026»."""
        year = self.year_at(at)
        if year is None or self.word(at + 1) in ("kr", "kronor", "st"):
            return None
        return Base(at + 1, "period", "year", fixed(date(year, 1, 1), date(year, 12, 31)))

    def _code(self, at: int, word: str) -> Base | None:
        if match := fullmatch(WEEK_CODE, word):
            return self._week_number(int(match[1]), at + 1)
        if match := fullmatch(QUARTER_CODE, word):
            return self._quarter(int(match[1]), at + 1)
        return None

    def week(self, offset: int) -> tuple[date, date]:
        """Monday and Sunday of this week, the next (1), the last (-1) …"""
        monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=offset)
        return monday, monday + timedelta(days=6)

    def _week_number(self, number: int, stop: int) -> Base | None:
        last, stop = self._last_week(number, stop)
        year, used = self.said_year(stop)
        # Week 53 comes every fifth or sixth year; a span of seven has one on either side.
        reach = 7 if number == 53 else 3
        years = [year] if year else range(self.today.year - reach, self.today.year + reach + 1)
        candidates = []
        for candidate in years:
            try:
                start = date.fromisocalendar(candidate, number, 1)
                end = date.fromisocalendar(candidate + (last is not None and last < number), last or number, 7)
            except ValueError:
                continue
            candidates.append((start, end))
        if not candidates:
            return None
        return Base(stop + used, "period", "week", lambda view: pick(self.today, view.toward, candidates))

    def _last_week(self, number: int, at: int) -> tuple[int | None, int]:
        """(number, stop) after the first week: «- 51», «, 50 och 51» where they are in a row; else (None, at)."""
        last = None
        while self.word(at + 1).isdecimal():
            follow, value = self.word(at), int(self.word(at + 1))
            to = last is None and follow in ("-", "–", "till") and 1 <= value <= 53
            if not to and not (follow in ("och", "o", ",", "/") and value == (last or number) + 1):
                break
            last, at = value, at + 2
        return last, at

    def _week(self, at: int) -> Base | None:
        """«vecka 50», «v 50», «v. 49-51»."""
        number_at = self.skip_dot(at + 1)
        if match := fullmatch(WEEK_RANGE, self.word(number_at)):
            one, two = self._week_number(int(match[1]), number_at + 1), self._week_number(int(match[2]), number_at + 1)
            if one and two:
                return Base(two.stop, "period", "week", spanning(one.ends, two.ends))
        number = self.number(number_at)
        after = number_at + (number[1] if number else 0)
        # «v 50 mån-tor» names Monday, and no months.
        if number and 1 <= number[0] <= 53 and (self.unit(after) is None or self.word(after) in ("man", "mand")):
            return self._week_number(number[0], number_at + number[1])
        return None

    def _quarter(self, number: int, stop: int) -> Base:
        year, used = self.said_year(stop)
        years = [year] if year else range(self.today.year - 2, self.today.year + 3)
        candidates = [(date(one, number * 3 - 2, 1), month_ends(one, number * 3)[1]) for one in years]
        return Base(stop + used, "period", "quarter", lambda view: pick(self.today, view.toward, candidates))

    def _quarter_word(self, at: int) -> Base | None:
        number = self.number(at + 1)
        if number and 1 <= number[0] <= 4:
            return self._quarter(number[0], at + 1 + number[1])
        return None
