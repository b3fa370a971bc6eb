"""Times with two ends or several days: «4–6 december», «mån-ons», «idag och imorgon»."""

from handlers.swedish import date_words as words
from handlers.swedish.date_phrase import Phrase, plus
from handlers.swedish.date_reader import DASH, UNTIL, Reader
from handlers.swedish.date_views import DAY, Base, Ends, Resolve, View


class Ranges(Reader):
    """Spans and lists of days."""

    def _range(self, at: int) -> Phrase | None:
        """«4 till 6 dec», «4 - 6 december», «4/12 till 6/12», «jan-mars», «v 49 till v 51»."""
        number = self.bases.ordinal(at) or self.bases.number(at)
        if self.word(at) == "den":
            number = self.bases.ordinal(at + 1) or self.bases.number(at + 1)
            if number:
                number = (number[0], number[1] + 1)
        if (
            number
            and 1 <= number[0] <= 31
            and (self.word(at + number[1]) in DASH or self.word(at + number[1]) in ("till", "tom"))
        ):
            after = at + number[1] + 1
            if self.word(after) in ("och",) and self.word(after + 1) == "med":
                after += 2
            last = self._base(after)
            if (
                last is not None
                and last.kind == "day"
                and last.grain == "day"
                and self.word(after) not in words.DAY_WORDS
            ):
                resolve = last.ends

                def ends(view: View) -> Ends:
                    end = resolve(view)[0]
                    try:
                        return (end.replace(day=number[0]) if end else None), end
                    except ValueError:
                        return None, end

                return self._make(at, last.stop, "span", "span", ends)
        first = self._base(at) if self.word(at) not in words.WEEKDAYS else None
        if first is None or first.kind == "weekday":
            return None
        joins = self.word(first.stop)
        if joins in ("och", "samt") and first.grain == "day" and self.word(first.stop + 1) not in words.WEEKDAYS:
            return self._two_days(at, first)
        if (
            joins in DASH
            or (joins in UNTIL and joins != "t")
            or (joins == "fram" and self.word(first.stop + 1) == "till")
        ):
            last = self._base(first.stop + 1 if joins in DASH else self._after_until(first.stop))
            if last is not None and last.kind != "weekday":
                return self._make(at, last.stop, "span", "span", self._span(first, last))
        return None

    def _two_days(self, at: int, first: Base) -> Phrase | None:
        """«idag och imorgon», «3 och 4 december»: two days in a row are a span."""
        last = self._base(first.stop + 1)
        if last is None or last.grain != "day":
            return None
        one, two = first.ends(View())[0], last.ends(View())[0]
        if one is None or two is None or two - one != DAY:
            return None
        return self._make(at, last.stop, "span", "span", self._span(first, last))

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
        if ranged and len(days) == 2:
            one, two = days
            count = (two - one) % 7 + 1
            code = sum(1 << ((one + step) % 7) for step in range(count))
            first, last = (self.bases.weekday_from(day, here) for day in days)
            week = self._following_week(here)
            if week is not None:
                resolve, stop = week

                def ends(view: View) -> Ends:
                    return (plus(resolve(view)[0], one), plus(resolve(view)[0], one + count - 1))

                return self._make(at, stop, "weekdays", "span", ends, code)
            return self._make(at, here, "weekdays", "span", lambda view: self._weekday_span(first, last, view), code)
        code = sum(1 << day for day in set(days))
        first = self.bases.weekday_from(days[0], here)
        last = self.bases.weekday_from(days[-1], here)
        return self._make(at, here, "weekdays", "list", lambda view: self._weekday_span(first, last, view), code)

    def _following_week(self, at: int) -> tuple[Resolve, int] | None:
        base = self.bases.at(at) if at < len(self.tokens) else None
        return (base.ends, base.stop) if base is not None and base.grain == "week" else None

    def _weekday(self, at: int) -> int | None:
        word = self.word(at)
        if word in words.WEEKDAYS:
            if word in ("son", "lor") and self.tokens[at].norm not in ("sön", "lör"):
                return None
            return words.WEEKDAYS[word]
        if word in ("man", "mand") and (self.tokens[at].norm in ("mån", "månd") or self._in_weekdays(at)):
            return 0
        return None

    def _in_weekdays(self, at: int) -> bool:
        """«man-tor», «man, tis»: a plain «man» is Monday beside another short weekday."""
        return any(self.word(near) in words.WEEKDAY_SHORT for near in (at - 2, at - 1, at + 1, at + 2))
