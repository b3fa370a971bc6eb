"""A single named time, where it begins in a message: a day, date, week, month, quarter, season, year or red day."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_ordinals import Ordinals
from handlers.swedish.date_views import DAY, Base, Ends, View, add_months, fixed, last_of
from handlers.swedish.tokens import Token

DEEPEST = 4
"""A time in a time in a time («början av hela nästa vecka») and no deeper, so that no text takes long."""


class Bases(Ordinals):
    """Named times of one message, read at a token."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        super().__init__(tokens, today)
        self._depth = 0
        self._known: dict[int, Base | None] = {}

    def at(self, at: int) -> Base | None:
        """The named time that begins at this token, the longest reading first."""
        if self._depth == 0:
            if at not in self._known:
                self._known[at] = self._read(at)
            return self._known[at]
        return self._read(at)

    def _read(self, at: int) -> Base | None:
        if not 0 <= at < self.count or self._depth > DEEPEST:
            return None
        kind, word = self.tokens[at].kind, self.words[at]
        if kind == "num":
            return self._digits(at) or self._ordinal_of(at) or self._ordinal_alone(at) or self._year(at)
        if kind == "code":
            return self._code(at, word)
        readers = _READERS.get(word)
        if readers is None:
            return None
        self._depth += 1
        found = next((base for read in readers if (base := read(self, at)) is not None), None)
        self._depth -= 1
        return found

    def _part_of(self, at: int) -> Base | None:
        """«början av december», «mitten av nästa månad», «slutet av januari», «slutet av året»."""
        named = self.period_at(at + 1)
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

    def _turn_of_month(self, at: int) -> Base:
        """«månadsskiftet», «månadsskiftet december/januari», «månadsskiftet nov-dec»: the last day of the first."""
        stop = at + 1
        months = [words.MONTHS[one] for one in re.split(r"[/\-–]", self.word(stop)) if one in words.MONTHS]
        used = 1
        if len(months) < 2 and self.word(stop) in words.MONTHS and self.word(stop + 1) in ("/", "-", "–"):
            months, used = [words.MONTHS[self.word(stop)]], 3
        if months:
            return Base(stop + used, "turn", "day", last_of(self.month(months[0])))
        return Base(stop, "turn", "day", fixed(self.this("month", 0)[1]))

    def _turn_of_year(self, at: int) -> Base:
        """«årsskiftet», «årsskiftet 2026/2027», «halvårsskiftet»."""
        stop = at + 1
        years = re.fullmatch(r"(\d{4}|\d{2})[/-](?:\d{4}|\d{2})", self.word(stop))
        year = self.full_year(years[1]) if years else None
        last = (6, 30) if self.word(at).startswith("halv") else (12, 31)
        turn = self.of_year(lambda one: (date(one, *last), date(one, *last)), year)
        return Base(stop + (year is not None), "turn", "day", turn)


def _readers() -> dict[str, list[Callable[[Bases, int], Base | None]]]:
    table: dict[str, list[Callable[[Bases, int], Base | None]]] = {}

    def add(keys: Iterable[str], read: Callable[[Bases, int], Base | None]) -> None:
        for word in keys:
            table.setdefault(word, []).append(read)

    add(("i",), Bases._after_i)
    add(("den",), Bases._den)
    add(("det",), Bases._here)
    add(("hela",), Bases._whole)
    add(("under",), Bases._under)
    add(words.DAY_WORDS, Bases._day_word)
    add(("sista", "siste", *words.ORDINALS, "tjugo", "trettio"), Bases._ordinal_of)
    add(words.OFFSETS, Bases._relative)
    add(words.WEEKDAYS, Bases._weekday)
    add(words.MONTHS, Bases._month)
    add(("vecka", "v", "veckan", "veckorna", "veckor"), Bases._week)
    add(("dagen", "dan", "veckan", "helgen", "manaden", "kvartalet", "aret"), Bases._beside)
    add(("helgen", "veckoslutet"), Bases._weekend)
    add(("kvartal", "q", "kv", "kvartalet"), Bases._quarter_word)
    add({*words.RED_DAYS, *(first for first, _second in words.RED_DAYS_PAIRED)}, Bases._red_day)
    add(words.RED_SPANS, Bases._red_days)
    add(words.WEEKDAYS_PAST, Bases._weekday_past)
    add((*words.SEASONS, *words.SEASONS_DEFINITE), Bases._season_named)
    add(("borjan", "mitten", "slutet"), Bases._part_of)
    add(words.OF_UNITS, Bases._end_of)
    add(("aret",), Bases._the_year)
    add(("manadsskiftet", "manadsskifte", "manadskiftet"), Bases._turn_of_month)
    add(("arsskiftet", "arsskifte", "arskiftet", "halvarsskiftet"), Bases._turn_of_year)
    return table


_READERS = _readers()
BEGINNINGS = frozenset(_READERS)
"""The words that a named time begins with."""
