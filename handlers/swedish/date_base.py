"""A single named time, where it begins in a message: a day, date, week, month, quarter, season, year or red day."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.swedish import date_words as words
from handlers.swedish.calendar_days import named_day
from handlers.swedish.tokens import Token

Ends = tuple[date | None, date | None]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class View:
    """From where a phrase is read: `toward` is ahead, past or nearest. In a report a bare weekday with a past verb is
    the latest before today, as a heading with no verb the latest, today included."""

    toward: str = "ahead"
    past_verb: bool = False
    heading: bool = False
    starts: date | None = None


Resolve = Callable[[View], Ends]


@dataclass(frozen=True, slots=True)
class Base:
    """It ends before token `stop`."""

    stop: int
    kind: str
    grain: str
    ends: Resolve


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise ValueError("no such month")


def month_ends(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, add_months(first, 1) - DAY


def pick(today: date, toward: str, candidates: Sequence[tuple[date, date]]) -> Ends:
    """Of the same time in several years: the coming one, the latest, or the nearest; the present one is both."""
    if toward == "past":
        begun = [ends for ends in candidates if ends[0] <= today]
        return begun[-1] if begun else candidates[0]
    if toward == "nearest":
        return min(candidates, key=lambda ends: max((ends[0] - today).days, (today - ends[1]).days, 0))
    coming = [ends for ends in candidates if ends[1] >= today]
    return coming[0] if coming else candidates[-1]


def fixed(start: date, end: date | None = None) -> Resolve:
    ends: Ends = (start, end or start)
    return lambda _view: ends


ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?:[-/](\d{4}|\d{2}))?")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
SLASH_RANGE = re.compile(r"(\d{1,2})(?:/(\d{1,2}))?[-–](\d{1,2})/(\d{1,2})")
NUMBER_RANGE = re.compile(r"(\d{1,2})[-–](\d{1,2})")
COMPACT = re.compile(r"(20)?(\d{2})(\d{2})(\d{2})")
WEEK_CODE = re.compile(r"(?:v|vecka)-?(\d{1,2})")
QUARTER_CODE = re.compile(r"(?:q|k|kv)-?([1-4])")


class Bases:
    """Named times of one message, read at a token."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tokens, today
        self.words = [token.plain for token in tokens]
        self.count = len(tokens)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.count else ""

    def skip_dot(self, at: int) -> int:
        return at + 1 if self.word(at) == "." else at

    def at(self, at: int) -> Base | None:
        """The named time that begins at this token, the longest reading first."""
        word = self.word(at)
        if not word:
            return None
        token = self.tokens[at]
        if token.kind == "num":
            return self._digits(at)
        if token.kind == "code":
            return self._code(at, word)
        for read in _READERS.get(word, ()):
            found = read(self, at)
            if found is not None:
                return found
        return None

    # Numbers and ordinals

    def number(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of a number in digits or words."""
        word = self.word(at)
        if word.isascii() and word.isdigit() and len(word) <= 4:
            return int(word), 1
        if word in words.NUMBERS:
            if word in ("ett", "en") and self.word(at + 1) == "par":
                return 2, 2
            if word in words.NUMBERS and words.NUMBERS[word] % 10 == 0 and self.word(at + 1) in words.NUMBERS:
                one = words.NUMBERS[self.word(at + 1)]
                if one < 10 and words.NUMBERS[word] >= 20:
                    return words.NUMBERS[word] + one, 2
            return words.NUMBERS[word], 1
        return None

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of «3:e», «3e», «tredje»."""
        word = self.word(at)
        if word in words.ORDINALS:
            follow = self.word(at + 1)
            if word in ("tjugo", "trettio") and follow in words.ORDINALS:
                return words.NUMBERS[word] + words.ORDINALS[follow], 2
            return words.ORDINALS[word], 1
        if word in ("tjugo", "trettio") and self.word(at + 1) in words.ORDINALS:
            return words.NUMBERS[word] + words.ORDINALS[self.word(at + 1)], 2
        if word.isascii() and word.isdigit() and len(word) <= 2:
            colon = self.word(at + 1) == ":"
            suffix = self.word(at + 1 + colon)
            if suffix in ("e", "a", "de", "dje", "te", "nde", "er") and (
                colon or self.tokens[at + 1].start == self.tokens[at].end
            ):
                return int(word), 2 + colon
        return None

    def year_at(self, at: int) -> int | None:
        word = self.word(at)
        if len(word) == 4 and word.isascii() and word.isdigit() and 1990 <= int(word) <= 2099:
            return int(word)
        return None

    # Dates

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
        year = self.year_at(stop)
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
        return Base(stop + (year is not None), "period", "week", lambda view: pick(self.today, view.toward, candidates))

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
        year = self.year_at(stop)
        years = [year] if year else range(self.today.year - 2, self.today.year + 3)
        candidates = [(date(one, number * 3 - 2, 1), month_ends(one, number * 3)[1]) for one in years]
        stop += year is not None
        return Base(stop, "period", "quarter", lambda view: pick(self.today, view.toward, candidates))

    def _quarter_word(self, at: int) -> Base | None:
        number = self.number(at + 1)
        if number and 1 <= number[0] <= 4:
            return self._quarter(number[0], at + 1 + number[1])
        return None

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

    def _relative_year(self, at: int) -> tuple[int | None, int]:
        if self.word(at) in ("nasta", "forra") and self.word(at + 1) in ("ar", "aret"):
            return self.today.year + (1 if self.word(at) == "nasta" else -1), 2
        if self.word(at) == "i" and self.word(at + 1) in ("ar", "fjol"):
            return self.today.year - (self.word(at + 1) == "fjol"), 2
        return None, 0

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
            return Base(named.stop, "day", "day", lambda view: _same(named.ends(view)[0], number))
        if named is not None and named.kind == "day" and named.grain == "day" and self.word(of) not in words.DAY_WORDS:
            return Base(named.stop, "day", "day", named.ends)
        today = self.today

        def ends(view: View) -> Ends:
            if view.heading and not view.past_verb:
                back = (today.weekday() - number) % 7
                return _one(today - DAY * back)
            if view.past_verb or view.toward == "past":
                return _one(today - DAY * ((today.weekday() - number - 1) % 7 + 1))
            return _one(today + DAY * ((number - today.weekday() - 1) % 7 + 1))

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

    # Words

    def _day_word(self, at: int) -> Base | None:
        return self._day(words.DAY_WORDS[self.word(at)], at + 1)

    def _day(self, offset: int, stop: int) -> Base:
        if self.word(stop) in words.PARTS_OF_DAY:
            stop += 1
        kind = "today" if offset == 0 else "day"
        return Base(stop, kind, "day", fixed(self.today + DAY * offset))

    def _after_i(self, at: int) -> Base | None:
        """What follows «i»: dag, fredags, december, år, höst, helgen, veckan, början av …"""
        word, after = self.word(at + 1), at + 2
        if word in words.AFTER_I:
            return self._day(words.AFTER_I[word], after)
        if word in words.WEEKDAYS_PAST:
            number = words.WEEKDAYS_PAST[word]
            back = (self.today.weekday() - number - 1) % 7 + 1
            return Base(after, "day", "day", fixed(self.today - DAY * back))
        if word in ("ar",):
            return Base(after, "period", "year", fixed(*self.this("year", 0)))
        if word == "fjol":
            return Base(after, "period", "year", fixed(*self.this("year", -1)))
        if word in words.SEASONS:
            return self._season(words.SEASONS[word][0], after)
        if word in words.SEASONS_PAST:
            ended = [ends for ends in self._seasons(words.SEASONS_PAST[word]) if ends[1] < self.today]
            return Base(after, "period", "season", fixed(*ended[-1]))
        if word in ("helgen", "veckoslutet"):
            return Base(after, "period", "weekend", fixed(*self.this("weekend", 0)))
        if word in ("veckan",):
            return Base(after, "period", "week", fixed(*self.week(0)))
        if word in ("manaden", "kvartalet"):
            unit = words.UNITS_DEFINITE[word]
            return Base(after, "period", unit, fixed(*self.this(unit, 0)))
        if word in ("borjan", "mitten", "slutet"):
            return self._part_of(at + 1)
        if word in ("nasta", "forra"):
            return self._relative(at + 1)
        month = self._month(at + 1) if word in words.MONTHS else None
        return month

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

    def _part_of(self, at: int) -> Base | None:
        """«början av december», «mitten av nästa månad», «slutet av januari», «slutet av året»."""
        if self.word(at + 1) not in ("av", "pa", "i"):
            named = self.at(at + 1)
            of = at + 1
        else:
            of = at + 2
            named = self.at(of)
        if named is None and self.word(of) in words.UNITS_DEFINITE:
            unit = words.UNITS_DEFINITE[self.word(of)]
            named = Base(of + 1, "period", unit, fixed(*self.this(unit, 0)))
        if named is None or named.grain not in ("month", "year", "week", "quarter"):
            return None
        part, grain = self.word(at), named.grain

        def ends(view: View) -> Ends:
            start, end = named.ends(view)
            assert start is not None and end is not None
            if grain == "week":
                cut = {"borjan": (0, 1), "mitten": (2, 2), "slutet": (3, 4)}[part]
                return start + DAY * cut[0], start + DAY * cut[1]
            if grain != "month":
                months = (end.year - start.year) * 12 + end.month - start.month + 1
                third = max(1, months // 3)
                step = {"borjan": 0, "mitten": third, "slutet": months - third}[part]
                first = add_months(start, step)
                return first, add_months(first, third) - DAY
            if part == "borjan":
                return start, start + DAY * 9
            if part == "mitten":
                return start + DAY * 10, start + DAY * 19
            return start + DAY * 20, end

        return Base(named.stop, "period", "part", ends)

    def _relative(self, at: int) -> Base | None:
        """«nästa fredag», «förra veckan», «nästa månad», «hela veckan», «senaste kvartalet»."""
        word = self.word(at)
        offset = 1 if word in words.NEXT else -1 if word in words.LAST else 0
        what = self.word(at + 1)
        if what in words.WEEKDAYS and offset and word not in ("sista", "senaste", "kommande"):
            return Base(at + 2, "day", "day", self.weekday_in(words.WEEKDAYS[what], offset))
        if what in words.WEEKDAYS and word in ("senaste", "kommande"):
            back = (self.today.weekday() - words.WEEKDAYS[what] - 1) % 7 + 1
            ahead = (words.WEEKDAYS[what] - self.today.weekday() - 1) % 7 + 1
            day = self.today - DAY * back if word == "senaste" else self.today + DAY * ahead
            return Base(at + 2, "day", "day", fixed(day))
        if what in ("helg", "helgen"):
            return Base(at + 2, "period", "weekend", fixed(*self.this("weekend", offset)))
        if what in words.MONTH_ALONE or what == "maj":
            return self._relative_month(what, offset, at + 2)
        unit = words.UNITS_DEFINITE.get(what) or words.UNITS.get(what)
        if unit is None or what in (
            "v",
            "man",
            "dagar",
            "veckor",
            "manader",
            "dagarna",
            "veckorna",
            "manaderna",
            "aren",
        ):
            return None
        if word in ("sista",):
            return None
        return Base(at + 2, "period", unit, fixed(*self.this(unit, offset)))

    def _relative_month(self, what: str, offset: int, stop: int) -> Base:
        toward = "ahead" if offset >= 0 else "past"
        candidates = [month_ends(year, words.MONTHS[what]) for year in range(self.today.year - 2, self.today.year + 3)]
        if toward == "past":
            candidates = [ends for ends in candidates if ends[1] < self.today]
        return Base(stop, "period", "month", lambda _view: pick(self.today, toward, candidates))

    def _den(self, at: int) -> Base | None:
        """«den 3:e december», «den 15», «den här veckan», «den sjunde i tolfte», «den sista november»."""
        word = self.word(at + 1)
        if word in ("har", "dar"):
            unit = words.UNITS_DEFINITE.get(self.word(at + 2)) or words.UNITS.get(self.word(at + 2))
            if self.word(at + 2) in ("helgen",):
                unit = "weekend"
            if unit:
                return Base(at + 3, "period", unit, fixed(*self.this(unit, 0)))
            return None
        if word in ("sista", "forsta", "senaste", "forra", "nasta", "kommande"):
            return self._ordinal_of(at + 1) or self._relative(at + 1) or self._ordinal_alone(at + 1)
        named = self._digits(at + 1) if self.tokens[at + 1 : at + 2] and self.tokens[at + 1].kind == "num" else None
        if named is not None:
            return named
        if self.tokens[at + 1 : at + 2] and self.tokens[at + 1].kind == "num" and word.isdigit() and len(word) <= 2:
            ends = self.day_alone(int(word))
            return Base(at + 2, "day", "day", ends) if ends else None
        return self._ordinal_of(at + 1) or self._ordinal_alone(at + 1)

    def _ordinal_alone(self, at: int) -> Base | None:
        ordinal = self.ordinal(at)
        if ordinal is None:
            return None
        ends = self.day_alone(ordinal[0])
        return Base(at + ordinal[1], "day", "day", ends) if ends else None

    def _ordinal_of(self, at: int) -> Base | None:
        """«första december», «tredje tisdagen i januari», «sista november», «fjärde kvartalet», «sjunde i tolfte»."""
        last = self.word(at) in ("sista", "siste")
        ordinal = self.ordinal(at)
        number, used = (-1, 1) if last else ordinal if ordinal else (0, 0)
        if not used:
            return None
        at += used
        word = self.word(at)
        if word in words.MONTHS and word not in ("jul", "jun"):
            month, stop = words.MONTHS[word], at + 1
            year = self.year_at(stop)
            stop += year is not None
            if last:
                return Base(stop, "day", "day", _last_of(self.month(month, year)))
            ends = self.day_of_month(number, month, year)
            return Base(stop, "day", "day", ends) if ends else None
        if word == "i" and self.ordinal(at + 1) and not last:
            other = self.ordinal(at + 1)
            assert other is not None
            ends = self.day_of_month(number, other[0], None)
            return Base(at + 1 + other[1], "day", "day", ends) if ends else None
        if word in ("kvartal", "kvartalet") and 1 <= number <= 4:
            return self._quarter(number, at + 1)
        of = at + 1 + (self.word(at + 1) in ("i", "av", "under"))
        named = self.at(of)
        if word in words.WEEKDAYS and named is not None and named.grain in ("month", "year"):
            return Base(named.stop, "day", "day", _nth(named.ends, number, words.WEEKDAYS[word]))
        if word in ("dagen", "dag") and named is not None and named.grain in ("month", "year"):
            ends = _last_of(named.ends) if last else named.ends
            return Base(named.stop, "day", "day", ends if last else _first_of(named.ends))
        if word in ("veckan",) and named is not None and named.grain == "month":
            return Base(named.stop, "period", "week", _nth_week(named.ends, number))
        return None

    def _turn(self, at: int) -> Base | None:
        """«månadsskiftet», «årsskiftet», «månadsskiftet december/januari», «veckoskiftet»."""
        stop, word = at + 1, self.word(at)
        if word.startswith("manads"):
            months = [words.MONTHS[one] for one in re.split(r"[/\-–]", self.word(stop)) if one in words.MONTHS]
            used = 1
            if len(months) < 2 and self.word(stop) in words.MONTHS and self.word(stop + 1) in ("/", "-", "–"):
                months, used = [words.MONTHS[self.word(stop)]], 3
            if months:
                return Base(stop + used, "turn", "day", _last_of(self.month(months[0])))
            return Base(stop, "turn", "day", fixed(self.this("month", 0)[1]))
        candidates = [
            (date(year, 12, 31), date(year, 12, 31)) for year in range(self.today.year - 2, self.today.year + 3)
        ]
        if re.fullmatch(r"\d{2,4}/\d{2,4}", self.word(stop)):
            year = int(self.word(stop)[:4].split("/")[0])
            year += 2000 if year < 100 else 0
            return Base(stop + 1, "turn", "day", fixed(date(year, 12, 31)))
        return Base(stop, "turn", "day", lambda view: pick(self.today, view.toward, candidates))


def spanning(first: Resolve, last: Resolve) -> Resolve:
    """From the start of one to the end of the other; a last before the first is a year on."""

    def ends(view: View) -> Ends:
        start, end = first(view)[0], last(view)[1]
        if start is not None and end is not None and end < start:
            end = add_months(end, 12)
            if (end - start).days > 366:
                end = add_months(end, -12)
        if view.toward != "past" and start is not None and end is not None:
            earlier = first(View("past"))[0]
            if (
                earlier is not None
                and earlier < start
                and (end - earlier).days < 60
                and last(view)[1] == end
                and (end - start).days > 300
            ):
                start = earlier
        return start, end

    return ends


def _one(day: date) -> Ends:
    return day, day


def _same(monday: date | None, number: int) -> Ends:
    return _one(monday + DAY * number) if monday else (None, None)


def _last_of(resolve: Resolve) -> Resolve:
    return lambda view: (resolve(view)[1], resolve(view)[1])


def _first_of(resolve: Resolve) -> Resolve:
    return lambda view: (resolve(view)[0], resolve(view)[0])


def _nth(resolve: Resolve, number: int, weekday: int) -> Resolve:
    def ends(view: View) -> Ends:
        start, end = resolve(view)
        assert start is not None and end is not None
        if number < 0:
            return _one(end - DAY * ((end.weekday() - weekday) % 7))
        return _one(start + DAY * ((weekday - start.weekday()) % 7) + timedelta(weeks=number - 1))

    return ends


def _nth_week(resolve: Resolve, number: int) -> Resolve:
    def ends(view: View) -> Ends:
        start, end = resolve(view)
        assert start is not None and end is not None
        day = end if number < 0 else start + timedelta(weeks=number - 1)
        monday = day - DAY * day.weekday()
        return monday, monday + DAY * 6

    return ends


def _readers() -> dict[str, list[Callable[[Bases, int], Base | None]]]:
    table: dict[str, list[Callable[[Bases, int], Base | None]]] = {}

    def add(keys: object, read: Callable[[Bases, int], Base | None]) -> None:
        for word in keys:  # type: ignore[attr-defined]
            table.setdefault(word, []).append(read)

    add(("i",), Bases._after_i)
    add(("den",), Bases._den)
    add(words.DAY_WORDS, Bases._day_word)
    add(("sista", "siste", *words.ORDINALS, "tjugo", "trettio"), Bases._ordinal_of)
    add(
        ("nasta", "kommande", "nastkommande", "forra", "foregaende", "denna", "innevarande", "hela", "senaste"),
        Bases._relative,
    )
    add(words.WEEKDAYS, Bases._weekday)
    add(words.MONTHS, Bases._month)
    add(("vecka", "v", "veckan", "veckorna", "veckor"), Bases._week)
    add(("kvartal", "q", "kvartalet"), Bases._quarter_word)
    add(words.RED_DAYS, Bases._red_day)
    add(("alla",), Bases._all_saints)
    add(("borjan", "mitten", "slutet"), Bases._part_of)
    add(("manadsskiftet", "manadsskifte", "arsskiftet", "arsskifte", "arskiftet", "manadskiftet"), Bases._turn)
    return table


_READERS = _readers()
