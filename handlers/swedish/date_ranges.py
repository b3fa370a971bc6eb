"""Times with two ends or several days: «4–6 december», «mån-ons», «idag och imorgon»."""

from collections.abc import Collection
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_phrase import Phrase, plus
from handlers.swedish.date_reader import DASH, UNTIL, Reader
from handlers.swedish.date_views import DAY, Base, Ends, Resolve, View, add_months

AND = frozenset({"och", "o", "samt", "&"})
TO = DASH | UNTIL


class Ranges(Reader):
    """Spans and lists of days."""

    def _shared_month(self, at: int, joins: Collection[str]) -> tuple[Resolve, int] | None:
        """(ends, stop) of «4 till 6 december», «den 4:e till den 6:e»: the month is said once, with the last day."""
        at += self.word(at) == "den"
        number = self.bases.ordinal(at) or self.bases.number(at)
        if number is None or not 1 <= number[0] <= 31 or self.word(at) in ("en", "ett"):
            return None  # «en till den 3 december» is one more
        day, here = number[0], at + number[1]
        if joins is AND:
            here = self._past_listed(day, here)
        if self.word(here) not in joins or self.word(here) == "":
            return None
        after = here + 1 if self.word(here) in DASH or self.word(here) in AND else self._after_until(here)
        last = self._base(after)
        if last is None or (last.kind, last.grain) != ("day", "day") or self.word(after) in words.DAY_WORDS:
            return None
        resolve = last.ends

        def ends(view: View) -> Ends:
            end = resolve(view)[0]
            if end is None:
                return None, None
            month = end if day <= end.day else add_months(end.replace(day=1), -1)
            try:
                return month.replace(day=day), end
            except ValueError:
                return None, end

        return ends, last.stop

    def _past_listed(self, day: int, at: int) -> int:
        """Past «, 22, 23» after «21»: days in a row before the last, which has the month."""
        while self.word(at) == "," and self.bases.number(at + 1) == (day + 1, 1) and self.word(at + 2) in (",", *AND):
            day, at = day + 1, at + 2
        return at

    def _range(self, at: int) -> Phrase | None:
        """«4 till 6 dec», «4 - 6 december», «4/12 till 6/12», «jan-mars», «v 49 till v 51»."""
        for between in (TO, AND):
            shared = self._shared_month(at, between)
            if shared is not None and (between is TO or self._listed_in_a_row(at, shared)):
                return self._make(at, shared[1], "span", "span", shared[0])
        first = self._base(at) if self.word(at) not in words.WEEKDAYS else None
        if first is None or first.kind == "weekday":
            return None
        joins = self.word(first.stop)
        if joins in AND | {"/"} and self.word(first.stop + 1) not in words.WEEKDAYS:
            return self._two_in_a_row(at, first)
        if joins in DASH or (joins in UNTIL and joins != "t") or joins == "fram":
            last = self._base(first.stop + 1 if joins in DASH else self._after_until(first.stop))
            if last is not None and (last.kind != "weekday" or joins not in DASH):
                return self._make(at, last.stop, "span", "span", self._span(first, last))
        return None

    def _listed_in_a_row(self, at: int, shared: tuple[Resolve, int]) -> bool:
        """Every day of the list is said: as many numbers as days."""
        start, end = shared[0](View())
        said = sum(self.tokens[here].kind == "num" for here in range(at, shared[1]))
        return start is not None and end is not None and ((end - start).days == max(said, 2) - 1)

    def _two_in_a_row(self, at: int, first: Base) -> Phrase | None:
        """«idag och imorgon», «3 december och 4 december», «november och december», «jul och nyår» are one span."""
        last = self._base(first.stop + 1)
        if last is None or first.grain != last.grain:
            return None
        one, two = first.ends(View())[1], last.ends(View())[0]
        # «över jul och nyår» is the days between too.
        near = first.grain == "red_day" and one is not None and two is not None and 0 < (two - one).days <= 7
        if not near and not _in_a_row(one, two) and not (first.grain == "day" and _in_a_row(two, one)):
            return None
        earlier, later = (last, first) if _in_a_row(two, one) else (first, last)  # «både idag och igår»
        return self._make(at, last.stop, "span", "span", self._span(earlier, later))

    def _between(self, at: int) -> Phrase | None:
        """«mellan 4 och 6 december», «mellan jul och nyår»."""
        shared = self._shared_month(at + 1, DASH | AND)
        if shared is not None:
            return self._make(at, shared[1], "span", "span", shared[0])
        first = self._base(at + 1)
        if first is None or self.word(first.stop) not in DASH | AND | {"till"}:
            return None
        last = self._base(first.stop + 1)
        return self._make(at, last.stop, "span", "span", self._span(first, last)) if last else None

    def _weekdays(self, at: int) -> Phrase | None:
        """«mån-ons», «mån, tis och tor», «måndag till onsdag»: kind weekdays, with a span where it is one."""
        if self._weekday(at) is None:
            return None
        days, here, ranged, several = [], at, False, False
        while (day := self._weekday(here)) is not None:
            days.append(day)
            here += 1
            here = (
                self.bases.skip_dot(here)
                if len(self.word(here - 1)) <= 4 and self._weekday(here + 1) is not None
                else here
            )
            join = self.word(here)
            step = 1
            if join in DASH or join in ("till", "tom"):
                if self._weekday(here + 1) is None:
                    break
                ranged = True
            elif join in (",", "och", "o", "a", "samt", "&", "+", "/"):
                if join == "," and self.word(here + 1) in ("och", "o", "a", "samt"):
                    step = 2
                if self._weekday(here + step) is None:
                    break
            elif self._weekday(here) is not None:
                step = 0
            else:
                break
            several = True
            here += step
        if not several or len(days) < 2:
            return None
        one, two = days[0], days[-1]
        first, last = self.bases.weekday_from(one, here), self.bases.weekday_from(two, here)
        grain, code, count = "list", sum(1 << day for day in set(days)), (two - one) % 7 + 1
        if ranged and len(days) == 2:
            grain, code = "span", sum(1 << ((one + step) % 7) for step in range(count))
        week = self._following_week(here)
        if week is not None:
            resolve, stop = week

            def ends(view: View) -> Ends:
                return (plus(resolve(view)[0], one), plus(resolve(view)[0], one + count - 1))

            return self._make(at, stop, "weekdays", grain, ends, code)
        return self._make(at, here, "weekdays", grain, lambda view: self._weekday_span(first, last, view), code)

    def _following_week(self, at: int) -> tuple[Resolve, int] | None:
        base = self.bases.at(at) if at < len(self.tokens) else None
        return (base.ends, base.stop) if base is not None and base.grain == "week" else None

    def _weekday(self, at: int) -> int | None:
        word = self.word(at)
        if word in words.WEEKDAYS:
            if word in ("son", "lor") and self.tokens[at].norm not in ("sön", "lör"):
                return None
            return words.WEEKDAYS[word]
        if word in words.WEEKDAY_PAIRS:
            return words.WEEKDAY_PAIRS[word] if self._in_pairs(at) else None
        if (
            word in ("man", "mand")
            and self.word(at + 1) != "av"
            and (self.tokens[at].norm in ("mån", "månd") or self.word(at - 1) == "pa" or self._in_weekdays(at))
        ):
            return 0
        return None

    def _in_pairs(self, at: int) -> bool:
        joins = DASH | {",", "/"}
        return (self.word(at - 1) in joins and self.word(at - 2) in words.WEEKDAY_PAIRS) or (
            self.word(at + 1) in joins and self.word(at + 2) in words.WEEKDAY_PAIRS
        )

    def _in_weekdays(self, at: int) -> bool:
        """«man-tor», «man, tis»: a plain «man» is Monday beside another short weekday."""
        return any(self.word(near) in words.WEEKDAY_SHORT for near in (at - 2, at - 1, at + 1, at + 2))


def _in_a_row(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and two - one == DAY
