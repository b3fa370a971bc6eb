"""Swedish time phrases, a day or coarser. `find` sees them anywhere in a message; what they mean is decided when asked,
because «i oktober» is the coming one for what lies ahead and the latest one for what has been."""

from collections.abc import Sequence
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.date_base import BEGINNINGS
from handlers.swedish.date_counted import LEADS, Counted
from handlers.swedish.date_phrase import Phrase, lasting, plus, shifted
from handlers.swedish.date_ranges import Ranges
from handlers.swedish.date_reader import DASH, UNTIL, beginning
from handlers.swedish.date_views import Base, Ends, Resolve, View, fixed, weekday_of_week
from handlers.swedish.tokens import Token, tokenize

__all__ = ["Phrase", "find", "lasting", "month_said", "shifted"]

FROM = frozenset({"from", "fran", "sedan", "fom", "fr", "fro", "franochmed"})
LASTING = tuple(
    """
    sjuk borta hemma franvar ledig vab feber febrig dalig slutat borjat jobb hort synt sett narvaro franvaro
    avhopp avslut statistik siffr
    """.split()
)
LATE_BEFORE = frozenset(
    "kom kommer var varit ar blev blir lite och for min minut minuter kvart halvtimme timme timmar".split()
)
"""Before «sen»: what has lasted, or happened, since then."""
SUPINE_ENDS = ("at", "it", "tt", "ts", "its", "ats")
SEASONS_AND_MONTHS = frozenset({*words.MONTHS, "sommaren", "hosten", "vintern", "varen", "arsskiftet", "nyar"})
"""After «sen» with no «i»: since then; «varit sen i oktober» is late."""
BEFORE = frozenset({"innan", "fore"})
SOMEBODY = frozenset("person deltagare kille tjej klient praktikant stycken st".split())
"""«En person till den 3 december» is one more, on that day."""
BY_THEN = frozenset({"red_day", "season", "weekend"})
"""«till jul», «till våren», «till helgen» name the day or the time itself."""


def find(tokens: Sequence[Token], today: date) -> list[Phrase]:
    """The time phrases of a message, in order, each as long as it can be read. Never raises."""
    finder, phrases, at = _Finder(tokens, today), [], 0
    while at < len(tokens):
        phrase = finder.phrase(at) if tokens[at].plain in _BEGINS or tokens[at].kind in _KINDS else None
        if phrase is not None and not finder.is_greeting(phrase):
            phrases.append(phrase)
        at = at + 1 if phrase is None else phrase.last + 1
    return phrases


def month_said(text: str, today: date) -> date | None:
    """The first day of the month that the whole text names: «oktober» (the latest), «2026-10», «förra månaden»."""
    tokens = tokenize(text)
    phrases = find(tokens, today)
    if len(phrases) != 1 or phrases[0].grain != "month" or (phrases[0].first, phrases[0].last) != (0, len(tokens) - 1):
        return None
    return phrases[0].first_day(View("past"))


class _Finder(Ranges, Counted):
    """Reads the phrases of one message."""

    def phrase(self, at: int) -> Phrase | None:
        """The longest phrase that begins at this token."""
        word = self.word(at)
        if word in _PREFIXES:
            return self._prefixed(at, word) or self._now(at, word)
        if self._is_clock(at) or self._is_amount(at):
            return None
        return (
            self._counted(at, word) or self._range(at) or self._weekdays(at) or self._single(at) or self._now(at, word)
        )

    def is_greeting(self, phrase: Phrase) -> bool:
        """«god jul», «ha en fin fredag»."""
        return self.word(phrase.first - 1) in words.GREETINGS and phrase.kind in ("day", "today", "weekday", "period")

    def _prefixed(self, at: int, word: str) -> Phrase | None:
        if word in FROM:
            return self._from(at, self._past_and_with(at))
        if word == "sen":
            return self._since(at)
        if word in UNTIL or (word == "fram" and self.word(at + 1) in UNTIL):
            return self._until(at, self._after_until(at))
        if word in BEFORE:
            base = self._base(at + 1) if self.word(at + 1) not in ("dagens", "arbetsdagens") else None
            return self._make(at, base.stop, "before", base.grain, self._to(base, -1)) if base else None
        if word == "efter":
            base = self._base(at + 1)
            if base is None:
                return None
            after = self._make(at, base.stop, "after", base.grain, lambda view: (plus(base.ends(view)[1], 1), None))
            return after._replace(named=base.ends)
        if word == "mellan":
            return self._between(at)
        if word in words.SO_FAR or (word == "sa" and self.word(at + 1) == "har" and self.word(at + 2) == "langt"):
            return self._so_far(at, at + (1 if word in words.SO_FAR else 3))
        if word == "resten" and self.word(at + 1) == "av":
            return self._rest_of(at)
        return None

    def _since(self, at: int) -> Phrase | None:
        """«Sjuk sen i måndags», «färre sen sommaren»: sedan; but «kom sen i måndags»."""
        base = self._base(at + 1)
        before = [self.word(at - step) for step in range(1, min(5, at + 1))]
        supine = any(word.endswith(SUPINE_ENDS) and word != "varit" for word in before[:2])  # «hoppat av sen 1 augusti»
        asked = {"har", "hade"} & {self.word(here) for here in range(max(0, at - 8), at - 1)}
        lasts = supine or bool(asked) or any(word.startswith(LASTING) for word in before)
        lasts = lasts and not LATE_BEFORE.intersection(before[:1])
        if base is None or not (lasts or self.word(at + 1) in SEASONS_AND_MONTHS):
            return None
        begins = beginning(base)
        return self._make(at, base.stop, "since", base.grain, lambda _view: (begins(View("past"))[0], None))

    def _from(self, at: int, after: int) -> Phrase | None:
        shared = self._shared_month(after, DASH | UNTIL)
        if shared is not None:
            return self._make(at, shared[1], "span", "span", shared[0])
        base = self._base(after)
        if base is None:
            return None
        until_at = base.stop + (self.word(base.stop) in (",", "och"))
        if self.word(until_at) in UNTIL or self.word(until_at) in DASH or self.word(until_at) == "fram":
            last = self._base(self._after_until(until_at) if self.word(until_at) not in DASH else until_at + 1)
            if last is not None:
                return self._make(at, last.stop, "span", "span", self._span(base, last))
        begins = beginning(base)
        if self.word(at) == "sedan":
            if self.word(after) == "pa":
                return None
            return self._make(at, base.stop, "since", base.grain, lambda _view: (begins(View("past"))[0], None))
        since = self._make(at, base.stop, "since", base.grain, lambda view: (begins(view)[0], None))
        return since._replace(named=base.ends) if self.word(at) == "fran" and after == at + 1 else since

    def _until(self, at: int, after: int) -> Phrase | None:
        if self.word(at) == "till" and after == at + 1 and self._is_one_more(at):
            return None
        listed = self._weekdays(after)
        if listed is not None:
            return listed._replace(first=at)
        base = self._base(after)
        if base is None:
            return None
        ends = self._to(base, 0)
        if self.word(at) == "till" and after == at + 1 and base.grain in BY_THEN:
            # «Vilka slutar till jul?» asks about that day, «sjuk till jul» about all days until it.
            return self._make(at, base.stop, "until", base.grain, lambda view: _by_then(view, base.ends, ends))
        return self._make(at, base.stop, "until", base.grain, ends)

    def _is_one_more(self, at: int) -> bool:
        """«ta emot en till i december», «två veckor till på fredag»: no end."""
        after = self.word(at + 1)
        in_period = after == "i" and self.word(at + 2) not in words.AFTER_I
        one = ("en", "ett", "nagon", "nan")
        somebody = self.word(at - 1) in SOMEBODY and self.word(at - 2) in one
        return in_period or after == "pa" or self.word(at - 1) in one or somebody

    def _to(self, base: Base, shift: int) -> Resolve:
        """From today (or the start that is said) to the phrase's day; of what has been only the end is known."""

        def ends(view: View) -> Ends:
            start, end = base.ends(view)
            last = plus(start if shift < 0 else end, shift)
            if view.toward == "past" or last is None:
                return None, last
            return view.starts or self.today, last

        return ends

    def _so_far(self, at: int, after: int) -> Phrase | None:
        base = self._base(after + (self.word(after) == "under"))
        if base is None:
            return self._make(at, after, "back", "span", fixed(date(self.today.year, 1, 1), self.today))
        return self._make(at, base.stop, "back", "span", lambda view: (base.ends(View("past"))[0], self.today))

    def _rest_of(self, at: int) -> Phrase | None:
        base = self.bases.period_at(at + 2)
        if base is None:
            return None
        return self._make(at, base.stop, "within", "span", lambda view: (self.today, base.ends(view)[1]))

    def _single(self, at: int) -> Phrase | None:
        word = self.word(at)
        unit = words.UNITS_DEFINITE.get(word)
        if word in ("man", "mand") and self._weekday(at) == 0:
            base: Base | None = self.bases.weekday_from(0, at + 1)
        elif unit is not None and unit != "day" and self.word(at + 1) == "ut":
            base = Base(at + 1, "period", unit, fixed(*self.bases.this(unit, 0)))
        else:
            base = self.bases.at(at)
        if base is None:
            return None
        stop = base.stop
        part = stop + (self.word(stop) in ("pa", "under"))
        if base.grain == "day" and self.word(part) in words.PARTS_OF_DAY:
            stop = part + 1
        elif base.kind == "period" and self._lasts_out(at, stop):
            return self._make(at, stop + 1, "until", base.grain, self._to(base, 0))
        elif base.grain == "week" and (day := self._weekday_after(stop)) is not None:
            return self._make(at, day[1], "day", "day", lambda view: weekday_of_week(base.ends(view)[0], day[0]))
        elif base.grain == "week" and (days := self._weekdays_after(stop)) is not None:
            return days._replace(first=at, ends=_within_week(base.ends, days))
        return self._make(at, stop, base.kind, "turn" if base.kind == "turn" else base.grain, base.ends)

    def _lasts_out(self, at: int, stop: int) -> bool:
        """«året ut», «januari ut»; in «går nästa vecka ut» it belongs to the verb."""
        near = {self.word(at - step) for step in range(1, 5)}
        return self.word(stop) == "ut" and not near & _VERBS_WITH_OUT

    def _weekday_after(self, at: int) -> tuple[int, int] | None:
        """(weekday, stop) of «nästa vecka på fredag», «v46 tis»; none where several follow."""
        at += self.word(at) == "pa"
        day = self._weekday(at) if at < len(self.tokens) else None
        if day is None or self._weekdays(at) is not None or self.bases.weekday_from(day, at + 1).kind != "weekday":
            return None
        return day, at + 1

    def _weekdays_after(self, at: int) -> Phrase | None:
        """«förra veckan mån–tors»: weekdays in a row, from one to another."""
        at += self.word(at) == "pa"
        days = self._weekdays(at) if at < len(self.tokens) else None
        return days if days is not None and days.last + 1 - at > 1 else None

    def _now(self, at: int, word: str) -> Phrase | None:
        if word == "nu" or (word == "just" and self.word(at + 1) == "nu"):
            stop = at + (2 if word == "just" else 1)
            return self._make(at, stop, "now", "day", fixed(self.today))
        open_words = 2 if word == "tills" and self.word(at + 1) == "vidare" else word in ("tillsvidare", "tv")
        if open_words and (word != "tv" or self.tokens[at].kind == "abbr"):
            return self._make(at, at + open_words, "open_ended", "span", lambda view: (view.starts, None))
        return None


def _within_week(week: Resolve, days: Phrase) -> Resolve:
    first, last = ((day.weekday() if day else 0) for day in days.ends(View()))

    def ends(view: View) -> Ends:
        monday = week(view)[0]
        return (plus(monday, first), plus(monday, last)) if first <= last else week(view)

    return ends


def _by_then(view: View, then: Resolve, until: Resolve) -> Ends:
    return then(view) if view.starts is None and view.toward == "ahead" else until(view)


_VERBS_WITH_OUT = frozenset("gar loper gick lopte skriv skrivs skriver ser sag sett se".split())
"""«Går nästa vecka ut», «hur ser december ut»: «ut» is theirs."""
_KINDS = frozenset({"num", "code", "abbr"})
_PREFIXES = FROM | UNTIL | BEFORE | {"sen", "fram", "efter", "mellan", "sa", "resten", *words.SO_FAR}
_OTHERS = frozenset(
    {"om", "for", "nu", "just", "tv", "tillsvidare", "halvar", "halvt", "man", "mand", *words.WEEKDAY_PAIRS}
)
_BEGINS = BEGINNINGS | _PREFIXES | LEADS | _OTHERS | set(words.NUMBERS) | set(words.UNITS_DEFINITE)
