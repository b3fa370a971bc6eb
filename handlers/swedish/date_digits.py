"""Dates written in digits, and weeks and quarters by number."""

import re
from datetime import date, timedelta

from handlers.swedish import date_words as words
from handlers.swedish.date_numbers import Numbers
from handlers.swedish.date_views import Base, Resolve, add_months, fixed, month_ends, pick, spanning

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?:[-/](\d{4}|\d{2}))?")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
SLASH_RANGE = re.compile(r"(\d{1,2})(?:/(\d{1,2}))?[-–](\d{1,2})/(\d{1,2})")
NUMBER_RANGE = re.compile(r"(\d{1,2})[-–](\d{1,2})")
COMPACT = re.compile(r"(20)?(\d{2})(\d{2})(\d{2})")
WEEK_CODE = re.compile(r"(?:v|vecka)-?(\d{1,2})")
QUARTER_CODE = re.compile(r"(?:q|k|kv)-?([1-4])")


class Digits(Numbers):
    """Dates, weeks and quarters with a number."""

    def day_of_month(self, day: int, month: int, year: int | None) -> Resolve | None:
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        if year is not None:
            try:
                return fixed(date(year + 2000 if year < 100 else year, month, day))
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
        text = self.word(at)
        if match := ISO.fullmatch(text):
            ends = self.day_of_month(int(match[3]), int(match[2]), int(match[1]))
            return Base(at + 1, "day", "day", ends) if ends else None
        if match := SLASH_RANGE.fullmatch(text):
            return self._slash_range(at, match)
        if match := SLASH.fullmatch(text) or DOTTED.fullmatch(text):
            ends = self.day_of_month(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
            return Base(at + 1, "day", "day", ends) if ends else None
        if len(text) in (6, 8) and (match := COMPACT.fullmatch(text)) and (match[1] or len(text) == 6):
            ends = self.day_of_month(int(match[4]), int(match[3]), 2000 + int(match[2]))
            if ends and (len(text) == 8 or 20 <= int(match[2]) <= 40):
                return Base(at + 1, "day", "day", ends)
        if match := NUMBER_RANGE.fullmatch(text):
            month = words.MONTHS.get(self.word(at + 2 if self.word(at + 2) and self.word(at + 1) == "." else at + 1))
            if month:
                stop = at + 2
                year = self.year_at(stop)
                return self._join(
                    self.day_of_month(int(match[1]), month, year),
                    self.day_of_month(int(match[2]), month, year),
                    stop + (year is not None),
                )
        ordinal = self.ordinal(at)
        number, used = ordinal if ordinal else (int(text), 1) if text.isdigit() and len(text) <= 2 else (0, 0)
        if used:
            month_at = at + used
            month = words.MONTHS.get(self.word(month_at))
            if month is not None and (self.word(month_at) != "man"):
                stop = self.skip_dot_after_short(month_at)
                year = self.year_at(stop)
                ends = self.day_of_month(number, month, year)
                return Base(stop + (year is not None), "day", "day", ends) if ends else None
            if ordinal:
                if self.word(month_at) in ("kvartalet", "kvartal") and 1 <= number <= 4:
                    return self._quarter(number, month_at + 1)
                if self.word(month_at) == "i" and self.ordinal(month_at + 1):
                    other = self.ordinal(month_at + 1)
                    assert other is not None
                    ends = self.day_of_month(number, other[0], None)
                    return Base(month_at + 1 + other[1], "day", "day", ends) if ends else None
                ends = self.day_alone(number)
                return Base(month_at, "day", "day", ends) if ends else None
        year = self.year_at(at)
        if year is not None and 2000 <= year <= 2060 and self.word(at + 1) not in ("kr", "kronor", "st"):
            return Base(at + 1, "period", "year", fixed(date(year, 1, 1), date(year, 12, 31)))
        return None

    def skip_dot_after_short(self, at: int) -> int:
        """After a month's abbreviation a dot belongs to it, where something follows."""
        stop = at + 1
        if self.word(stop) == "." and len(self.word(at)) <= 4 and self.year_at(stop + 1):
            return stop + 1
        return stop

    def _slash_range(self, at: int, match: re.Match[str]) -> Base | None:
        month = int(match[2] or match[4])
        return self._join(
            self.day_of_month(int(match[1]), month, None), self.day_of_month(int(match[3]), int(match[4]), None), at + 1
        )

    def _join(self, first: Resolve | None, last: Resolve | None, stop: int) -> Base | None:
        if first is None or last is None:
            return None
        return Base(stop, "period", "span", spanning(first, last))

    def _code(self, at: int, word: str) -> Base | None:
        if match := WEEK_CODE.fullmatch(word):
            return self._week_number(int(match[1]), at + 1)
        if match := QUARTER_CODE.fullmatch(word):
            return self._quarter(int(match[1]), at + 1)
        return None

    # Weeks, months, quarters, years

    def week(self, offset: int) -> tuple[date, date]:
        monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=offset)
        return monday, monday + timedelta(days=6)

    def _week_number(self, number: int, stop: int) -> Base | None:
        year, used = self.said_year(stop)
        years = [year] if year else range(self.today.year - 3, self.today.year + 4)
        last = None
        follow = self.word(stop)
        if follow in ("-", "–", "till", "och", "o", "to") and self.word(stop + 1).isdigit() and not year:
            last, stop = int(self.word(stop + 1)), stop + 2
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

    def _week(self, at: int) -> Base | None:
        """«vecka 50», «v 50», «v. 49-51»."""
        number_at = self.skip_dot(at + 1)
        text = self.word(number_at)
        if match := NUMBER_RANGE.fullmatch(text):
            one, two = self._week_number(int(match[1]), number_at + 1), self._week_number(int(match[2]), number_at + 1)
            if one and two:
                return Base(number_at + 1, "period", "week", spanning(one.ends, two.ends))
        number = self.number(number_at)
        if number and 1 <= number[0] <= 53 and self.word(number_at + number[1]) not in words.UNITS:
            return self._week_number(number[0], number_at + number[1])
        return None

    def _quarter(self, number: int, stop: int) -> Base:
        year, used = self.said_year(stop)
        years = [year] if year else range(self.today.year - 2, self.today.year + 3)
        candidates = [(date(one, number * 3 - 2, 1), month_ends(one, number * 3)[1]) for one in years]
        stop += used
        return Base(stop, "period", "quarter", lambda view: pick(self.today, view.toward, candidates))

    def _quarter_word(self, at: int) -> Base | None:
        number = self.number(at + 1)
        if number and 1 <= number[0] <= 4:
            return self._quarter(number[0], at + 1 + number[1])
        return None
