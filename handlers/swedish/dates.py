"""Swedish time phrases, a day or coarser. `find` sees them anywhere in a message; what they mean is decided when asked,
because «i oktober» is the coming one for what lies ahead and the latest one for what has been."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.swedish import date_words as words
from handlers.swedish.date_base import DAY, Base, Bases, Ends, Resolve, View, add_months, fixed, spanning
from handlers.swedish.tokens import Token

AHEAD = View()
FROM = frozenset({"from", "fran", "sedan", "fom", "fro", "alltsedan", "fr"})
UNTIL = frozenset({"till", "tom", "tills", "t"})
BEFORE = frozenset({"innan", "fore"})
DASH = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last`, both included. `kind`: day, today, now, weekday, weekdays, period, turn, since, until,
    before, after, within, back, duration or open_ended. A duration has an `amount` of `unit`s."""

    first: int
    last: int
    kind: str
    grain: str
    ends: Resolve
    amount: int = 0
    unit: str = ""

    def interval(self, view: View = AHEAD) -> dict[str, str]:
        """The `when` slot: {"start", "end"}, either of which may be missing."""
        start, end = self.ends(view)
        return {name: day.isoformat() for name, day in (("start", start), ("end", end)) if day is not None}

    def first_day(self, view: View = AHEAD) -> date | None:
        """The day that something begins: of «månadsskiftet» the first of the next month."""
        start, end = self.ends(view)
        if self.grain == "turn" and start is not None:
            return start + DAY
        return start if start is not None else end

    def last_day(self, view: View = AHEAD) -> date | None:
        """The day that something ends."""
        start, end = self.ends(view)
        return end if end is not None else start


def lasting(start: date, amount: int, unit: str) -> date:
    """The last day of so many days, weeks or months that begin on `start`."""
    return shifted(start, amount, unit) - DAY


def shifted(day: date, amount: int, unit: str) -> date:
    """So many units from the day."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    try:
        return (
            add_months(day, amount * months) if months else day + timedelta(days=amount * (7 if unit == "week" else 1))
        )
    except (ValueError, OverflowError):
        return day


def find(tokens: Sequence[Token], today: date) -> list[Phrase]:
    """The time phrases of a message, in order, each as long as it can be read. Never raises."""
    finder, phrases, at = _Finder(tokens, today), [], 0
    while at < len(tokens):
        phrase = (
            finder.phrase(at) if tokens[at].plain in _BEGINS or tokens[at].kind in ("num", "code", "abbr") else None
        )
        if phrase is None:
            at += 1
        else:
            phrases.append(phrase)
            at = phrase.last + 1
    return phrases


class _Finder:
    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tokens, today
        self.bases = Bases(tokens, today)
        self.word = self.bases.word

    def phrase(self, at: int) -> Phrase | None:
        word = self.word(at)
        if self._is_clock(at) or self._is_amount(at):
            return None
        return (
            self._prefixed(at, word)
            or self._counted(at, word)
            or self._range(at)
            or self._weekdays(at)
            or self._single(at)
            or self._now(at, word)
        )

    def _is_clock(self, at: int) -> bool:
        return (
            self.tokens[at].kind == "num"
            and self.word(at - 1) in ("kl", "klockan", "vid", "redan")
            and ("/" not in self.word(at))
            and (
                self.word(at - 1) in ("kl", "klockan")
                or (
                    self.bases.word(at + 1) not in words.MONTHS
                    and ":" not in self.word(at + 1)
                    and "-" not in self.word(at)
                )
            )
        )

    def _is_amount(self, at: int) -> bool:
        return self.tokens[at].kind == "num" and (
            self.word(at + 1)
            in (
                "%",
                "procent",
                "proc",
                "min",
                "minuter",
                "minut",
                "tim",
                "timmar",
                "h",
                "kr",
                "kronor",
                "st",
                "personer",
                "platser",
                "pers",
            )
        )

    def _make(
        self, first: int, stop: int, kind: str, grain: str, ends: Resolve, amount: int = 0, unit: str = ""
    ) -> Phrase:
        return Phrase(first, stop - 1, kind, grain, ends, amount, unit)

    # from, until, before, after

    def _prefixed(self, at: int, word: str) -> Phrase | None:
        if (word == "from" or word in ("fran", "sedan", "fom", "fr")) or word == "fro":
            return self._from(at, self._after_from(at))
        if word in UNTIL or (word == "fram" and self.word(at + 1) == "till"):
            return self._until(at, self._after_until(at))
        if word in BEFORE or (word == "fram" and self.word(at + 1) == "emot"):
            base = self._base(at + 1)
            return self._make(at, base.stop, "before", base.grain, self._to(base, -1)) if base else None
        if word == "efter":
            base = self._base(at + 1)
            if base is None:
                return None
            return self._make(at, base.stop, "after", base.grain, lambda view: (_plus(base.ends(view)[1], 1), None))
        if word == "mellan":
            return self._between(at)
        if word == "hittills" or (word == "sa" and self.word(at + 1) == "har" and self.word(at + 2) == "langt"):
            return self._so_far(at, at + (1 if word == "hittills" else 3))
        if word == "resten" and self.word(at + 1) == "av":
            return self._rest_of(at)
        if word == "tills" and self.word(at + 1) == "vidare":
            return None
        return None

    def _after_from(self, at: int) -> int:
        """Past «från och med», «fr.o.m.», «from»."""
        word, nxt = self.word(at), self.word(at + 1)
        if nxt in ("och", "o") and self.word(at + 2) in ("med", "m"):
            return at + 3
        if word == "fr" and nxt == "o" and self.word(at + 2) == "m":
            return at + 3
        return at + 1

    def _after_until(self, at: int) -> int:
        word, nxt = self.word(at), self.word(at + 1)
        if word == "fram":
            at += 1
            word, nxt = self.word(at), self.word(at + 1)
        if nxt in ("och", "o") and self.word(at + 2) in ("med", "m"):
            return at + 3
        if word == "t":
            return at + 3 if nxt == "o" and self.word(at + 2) == "m" else len(self.tokens)
        return at + 1

    def _base(self, at: int) -> Base | None:
        if self.word(at) in ("pa", "den") and self.word(at) == "pa":
            at += 1
        if self._is_clock(at) if at < len(self.tokens) else True:
            return None
        if self._is_amount(at):
            return None
        base = self.bases.at(at)
        return base

    def _from(self, at: int, after: int) -> Phrase | None:
        base = self._base(after)
        if base is None:
            if self.word(after) in ("nu", "idag") or (self.word(after) == "och" and self.word(after + 1) == "med"):
                return None
            return None
        until_at = base.stop + (self.word(base.stop) in (",",))
        if self.word(until_at) in UNTIL or self.word(until_at) in DASH or self.word(until_at) == "fram":
            last = self._base(self._after_until(until_at) if self.word(until_at) not in DASH else until_at + 1)
            if last is not None and not self._starts_duration(until_at):
                return self._make(at, last.stop, "span", "span", self._span(base, last))
        grain = "turn" if base.kind == "turn" else base.grain
        return self._make(at, base.stop, "since", grain, lambda view: (base.ends(view)[0], None))

    def _starts_duration(self, at: int) -> bool:
        return False

    def _span(self, first: Base, last: Base) -> Resolve:
        joined = spanning(first.ends, last.ends)
        if first.kind == "weekday" and last.kind == "weekday":
            return lambda view: self._weekday_span(first, last, view)
        return joined

    def _weekday_span(self, first: Base, last: Base, view: View) -> Ends:
        start, end = first.ends(View())[0], last.ends(View())[0]
        assert start is not None and end is not None
        one, two = start.weekday(), end.weekday()
        length = (two - one) % 7
        monday = self.today - DAY * self.today.weekday()
        begins = monday + DAY * one
        if view.past_verb or view.toward == "past":
            if begins > self.today:
                begins -= timedelta(weeks=1)
        elif begins + DAY * length < self.today or begins > self.today:
            begins = begins if begins > self.today else begins + timedelta(weeks=1)
        return begins, begins + DAY * length

    def _until(self, at: int, after: int) -> Phrase | None:
        base = self._base(after)
        if base is None:
            return None
        return self._make(at, base.stop, "until", base.grain, self._to(base, 0))

    def _to(self, base: Base, shift: int) -> Resolve:
        """From today (or the start that is said) to the phrase's day; of what has been only the end is known."""

        def ends(view: View) -> Ends:
            start, end = base.ends(view)
            last = _plus(start if shift < 0 else end, shift)
            if view.toward == "past":
                return None, last
            return view.starts or self.today, last

        return ends

    def _between(self, at: int) -> Phrase | None:
        first = self._base(at + 1)
        if first is None:
            number = self.bases.number(at + 1)
            if number and self.word(at + 1 + number[1]) in ("och", "o", "-"):
                last = self._base(at + 2 + number[1])
                if last is not None and last.kind == "day":
                    month_of = last.ends

                    def ends(view: View) -> Ends:
                        end = month_of(view)[0]
                        try:
                            return (end.replace(day=number[0]) if end else None), end
                        except ValueError:
                            return None, end

                    return self._make(at, last.stop, "span", "span", ends)
            return None
        if self.word(first.stop) in ("och", "o", "-", "–", "till"):
            last = self._base(first.stop + 1)
            if last is not None:
                return self._make(at, last.stop, "span", "span", self._span(first, last))
        return None

    def _so_far(self, at: int, after: int) -> Phrase | None:
        base = self._base(after)
        if base is None:
            return self._make(at, after, "back", "span", fixed(date(self.today.year, 1, 1), self.today))
        return self._make(at, base.stop, "back", "span", lambda view: (base.ends(View("past"))[0], self.today))

    def _rest_of(self, at: int) -> Phrase | None:
        unit = words.UNITS_DEFINITE.get(self.word(at + 2))
        stop = at + 3
        if self.word(at + 2) in ("den", "denna") and self.word(at + 3) == "har":
            unit, stop = words.UNITS_DEFINITE.get(self.word(at + 4)), at + 5
        if unit is None:
            base = self._base(at + 2)
            if base is None:
                return None
            return self._make(at, base.stop, "within", "span", lambda view: (self.today, base.ends(view)[1]))
        return self._make(at, stop, "within", "span", fixed(self.today, self.bases.this(unit, 0)[1]))

    # counted units

    def _units(self, at: int) -> tuple[int, str, int] | None:
        """(amount, unit, stop) of «två veckor», «10 dagar», «en månad», «ett halvår», «halvår», «ett par veckor»."""
        if self.word(at) in ("halvar", "halvaret"):
            return 1, "half", at + 1
        number = self.bases.number(at)
        if number is None:
            return None
        amount, stop = number[0], at + number[1]
        if self.word(stop) in ("hel", "hela", "halvt", "halv"):
            half = self.word(stop).startswith("halv")
            if half and self.word(stop + 1) in ("ar",):
                return 1, "half", stop + 2
            stop += 1
        unit = words.UNITS.get(self.word(stop))
        if unit is None or (unit == "week" and self.word(stop) == "v" and self.bases.number(stop + 1)):
            return None
        return amount, unit, stop + 1

    def _counted(self, at: int, word: str) -> Phrase | None:
        today = self.today
        if word == "om":
            counted = self._units(at + 1)
            if counted:
                amount, unit, stop = counted
                return self._make(at, stop, "day", "day", fixed(shifted(today, amount, unit)))
            return None
        if word == "for":
            counted = self._units(at + 1)
            if counted and self.word(counted[2]) in ("sen", "sedan"):
                return self._make(at, counted[2] + 1, "day", "day", fixed(shifted(today, -counted[0], counted[1])))
            if self.word(at + 1) in ("lange",):
                return None
        if word in (
            "inom",
            "under",
            "de",
            "dom",
            "narmaste",
            "kommande",
            "nasta",
            "senaste",
            "sista",
            "forra",
            "gangna",
        ):
            found = self._around(at)
            if found is not None:
                return found
        counted = self._units(at)
        if counted is None:
            return None
        amount, unit, stop = counted
        if self.word(stop) in ("sen", "sedan"):
            return self._make(at, stop + 1, "day", "day", fixed(shifted(today, -amount, unit)))
        if self.word(stop) in ("framover", "framat"):
            return self._make(at, stop + 1, "within", "span", fixed(today, shifted(today, amount, unit)))
        if self.word(stop) == "bakat":
            return self._make(at, stop + 1, "back", "span", fixed(shifted(today, -amount, unit), today))
        return self._make(at, stop, "duration", unit, fixed(today, lasting(today, amount, unit)), amount, unit)

    def _around(self, at: int) -> Phrase | None:
        """«inom två veckor», «de närmaste två veckorna», «kommande två veckorna», «(under) de senaste 10 dagarna»."""
        today, way, here = self.today, 0, at
        within = False
        while True:
            word = self.word(here)
            if word in ("inom",):
                way, within, here = 1, True, here + 1
            elif word in ("under", "de", "dom", "den"):
                here += 1
            elif word in ("narmaste", "kommande", "narmsta") or (word == "nasta" and way == 0 and here > at):
                way, here = 1, here + 1
            elif word in ("senaste", "sista", "gangna", "forra"):
                way, here = -1, here + 1
            else:
                break
            if here - at > 4:
                return None
        if way == 0:
            return None
        number = self.bases.number(here)
        amount, stop = (number[0], here + number[1]) if number else (1, here)
        unit = words.UNITS.get(self.word(stop)) or words.UNITS_DEFINITE.get(self.word(stop))
        if unit is None or self.word(stop) == "v":
            return None
        if number is None and not within:
            singular = self.word(stop) in (
                "veckan",
                "manaden",
                "aret",
                "vecka",
                "manad",
                "ar",
                "kvartalet",
                "kvartal",
                "halvaret",
            )
            if self.word(here - 1) not in ("narmaste", "narmsta", "senaste") or not singular:
                return None
            if self.word(here - 1) == "senaste" and self.word(here - 2) not in ("de", "den", "under", "dom"):
                pass
        end = shifted(today, amount * way, unit)
        if way > 0:
            return self._make(at, stop + 1, "within", "span", fixed(today, end))
        return self._make(at, stop + 1, "back", "span", fixed(end, today))

    # ranges

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
                    return (_plus(resolve(view)[0], one), _plus(resolve(view)[0], one + count - 1))

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

    def _single(self, at: int) -> Phrase | None:
        word = self.word(at)
        if word in ("man", "mand") and self._weekday(at) == 0:
            base: Base | None = self.bases.weekday_from(0, at + 1)
        else:
            base = self.bases.at(at)
        if base is None:
            return None
        grain = "turn" if base.kind == "turn" else base.grain
        stop = base.stop
        if base.grain == "day" and self.word(stop) in words.PARTS_OF_DAY:
            stop += 1
        elif base.grain == "day" and self.word(stop) == "pa" and self.word(stop + 1) in words.PARTS_OF_DAY:
            stop += 2
        return self._make(at, stop, base.kind, grain, base.ends)

    def _now(self, at: int, word: str) -> Phrase | None:
        if word == "nu" or (word == "just" and self.word(at + 1) == "nu"):
            stop = at + (2 if word == "just" else 1)
            return self._make(at, stop, "now", "day", fixed(self.today))
        if word in ("tillsvidare",) or (word == "tills" and self.word(at + 1) == "vidare"):
            stop = at + (1 if word == "tillsvidare" else 2)
            return self._make(at, stop, "open_ended", "span", lambda view: (view.starts, None))
        return None


def _plus(day: date | None, days: int) -> date | None:
    return None if day is None else day + DAY * days


_BEGINS = (
    frozenset(
        {
            "i",
            "den",
            "om",
            "for",
            "inom",
            "under",
            "de",
            "dom",
            "narmaste",
            "kommande",
            "nastkommande",
            "nasta",
            "senaste",
            "sista",
            "siste",
            "forra",
            "foregaende",
            "gangna",
            "denna",
            "innevarande",
            "hela",
            "resten",
            "hittills",
            "sa",
            "mellan",
            "efter",
            "fore",
            "innan",
            "fram",
            "till",
            "tom",
            "tills",
            "tillsvidare",
            "t",
            "from",
            "fran",
            "sedan",
            "fom",
            "fro",
            "fr",
            "nu",
            "just",
            "alla",
            "vecka",
            "veckan",
            "v",
            "veckor",
            "veckorna",
            "kvartal",
            "kvartalet",
            "q",
            "borjan",
            "mitten",
            "slutet",
            "manadsskiftet",
            "manadsskifte",
            "arsskiftet",
            "arsskifte",
            "arskiftet",
            "manadskiftet",
            "halvar",
            "man",
            "mand",
        }
    )
    | set(words.DAY_WORDS)
    | set(words.WEEKDAYS)
    | set(words.MONTHS)
    | set(words.RED_DAYS)
    | set(words.ORDINALS)
    | set(words.NUMBERS)
)
