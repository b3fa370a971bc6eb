"""A single named time, where it begins in a message: a day, date, week, month, quarter, season, year or red day."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_periods import Periods
from handlers.swedish.date_views import (
    DAY,
    Base,
    Ends,
    View,
    add_months,
    first_of,
    fixed,
    last_of,
    month_ends,
    nth_week,
    nth_weekday,
    pick,
)

PER_TIME = frozenset({"timmar", "tim", "h", "dagar", "dar", "dgr", "ganger", "gang", "ggr"})
"""«30 timmar i veckan» is no time."""


class Bases(Periods):
    """Named times of one message, read at a token."""

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
        if word in ("veckan", "manaden") and self.word(at - 1) in PER_TIME:
            return None
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

    def _the_year(self, at: int) -> Base | None:
        """«för året», «under året»."""
        if self.word(at - 1) not in ("for", "under", "hela"):
            return None
        return Base(at + 1, "period", "year", fixed(*self.this("year", 0)))

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
                return Base(stop, "day", "day", last_of(self.month(month, year)))
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
            return Base(named.stop, "day", "day", nth_weekday(named.ends, number, words.WEEKDAYS[word]))
        if word in ("dagen", "dag") and named is not None and named.grain in ("month", "year"):
            ends = last_of(named.ends) if last else named.ends
            return Base(named.stop, "day", "day", ends if last else first_of(named.ends))
        if word in ("veckan",) and named is not None and named.grain == "month":
            return Base(named.stop, "period", "week", nth_week(named.ends, number))
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
                return Base(stop + used, "turn", "day", last_of(self.month(months[0])))
            return Base(stop, "turn", "day", fixed(self.this("month", 0)[1]))
        candidates = [
            (date(year, 12, 31), date(year, 12, 31)) for year in range(self.today.year - 2, self.today.year + 3)
        ]
        if re.fullmatch(r"\d{2,4}/\d{2,4}", self.word(stop)):
            year = int(self.word(stop)[:4].split("/")[0])
            year += 2000 if year < 100 else 0
            return Base(stop + 1, "turn", "day", fixed(date(year, 12, 31)))
        return Base(stop, "turn", "day", lambda view: pick(self.today, view.toward, candidates))


def _readers() -> dict[str, list[Callable[[Bases, int], Base | None]]]:
    table: dict[str, list[Callable[[Bases, int], Base | None]]] = {}

    def add(keys: Iterable[str], read: Callable[[Bases, int], Base | None]) -> None:
        for word in keys:
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
    add(("aret",), Bases._the_year)
    add(("manadsskiftet", "manadsskifte", "arsskiftet", "arsskifte", "arskiftet", "manadskiftet"), Bases._turn)
    return table


_READERS = _readers()
