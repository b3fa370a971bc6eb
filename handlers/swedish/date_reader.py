"""What all readers of time phrases share: single times, and what only looks like one."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.swedish import date_words as words
from handlers.swedish.date_base import Bases
from handlers.swedish.date_phrase import Phrase, plus
from handlers.swedish.date_views import DAY, Base, Ends, Resolve, View, spanning
from handlers.swedish.tokens import Token

UNTIL = frozenset({"till", "tom", "tills", "t", "tillochmed"})
DASH = frozenset({"-", "–", "—"})
AMOUNTS = frozenset(
    {"%", "procent", "proc", "min", "minuter", "minut", "tim", "timmar", "h", "kr", "kronor", "st", "personer", "pers",
     "platser", "deltagare", "stycken"}
)  # fmt: skip
"""«20 min», «75 %»: a number before one of these is no day."""


def beginning(base: Base) -> Resolve:
    """Where a time begins that something is said to last from: the turn of a year or month, on its second side."""
    if base.kind != "turn":
        return base.ends
    return lambda view: (plus(base.ends(view)[0], 1), base.ends(view)[1])


def _to_weekday(start: date | None, named: date | None) -> Ends:
    """«Från idag till fredag»: the first such weekday after the start."""
    if start is None or named is None:
        return start, named
    return start, start + DAY * ((named.weekday() - start.weekday() - 1) % 7 + 1)


class Reader:
    """The tokens of a message with their single times."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tokens, today
        self.bases = Bases(tokens, today)
        self.word = self.bases.word

    def _is_clock(self, at: int) -> bool:
        """«kl 14», «vid 12», «redan 13»: an hour, no day."""
        before, after = self.word(at - 1), self.word(at + 1)
        if before == "." and self.word(at - 2) == "kl":
            before = "kl"
        if self.tokens[at].kind != "num" or "/" in self.word(at):
            return False
        if before in ("kl", "klockan"):
            return True
        plain_number = after not in words.MONTHS and ":" not in after and "-" not in self.word(at)
        return before in ("vid", "redan") and plain_number

    def _is_amount(self, at: int) -> bool:
        return self.tokens[at].kind == "num" and self.word(at + 1) in AMOUNTS

    def _make(
        self, first: int, stop: int, kind: str, grain: str, ends: Resolve, amount: int = 0, unit: str = ""
    ) -> Phrase:
        return Phrase(first, stop - 1, kind, grain, ends, amount, unit)

    def _after_until(self, at: int) -> int:
        """Past «till», «fram till», «till och med», «t o m»; past everything where a «t» is nothing of that."""
        at += self.word(at) == "fram"
        after = self._past_and_with(at)
        return after if after > at + 1 or self.word(at) != "t" else len(self.tokens)

    def _past_and_with(self, at: int) -> int:
        """Past the word, and the «och med», «o. m.» or «om» that belong to it («från och med», «fr om»)."""
        skip_dot, word = self.bases.skip_dot, self.word
        second = skip_dot(at + 1)
        if word(second) == "om" and word(at) in ("fr", "t"):
            return skip_dot(second + 1)
        third = skip_dot(second + 1)
        if word(second) in ("och", "o") and word(third) in ("med", "m"):
            return skip_dot(third + 1) if word(third) == "m" else third + 1
        return at + 1

    def _base(self, at: int) -> Base | None:
        """A single time, after «på» too; «nu» is a day here («från nu till jul»)."""
        at += self.word(at) == "pa"
        if at >= len(self.tokens) or self._is_clock(at) or self._is_amount(at):
            return None
        return self.bases.day(0, at + 1) if self.word(at) == "nu" else self.bases.at(at)

    def _span(self, first: Base, last: Base) -> Resolve:
        if first.kind == "weekday" and last.kind == "weekday":
            return lambda view: self._weekday_span(first, last, view)
        if last.kind == "weekday":
            return lambda view: _to_weekday(beginning(first)(view)[0], last.ends(View())[0])
        return spanning(beginning(first), last.ends)

    def _weekday_span(self, first: Base, last: Base, view: View) -> Ends:
        start, end = first.ends(View())[0], last.ends(View())[0]
        if start is None or end is None:
            return None, None  # «måndag – måndag 30 februari»
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
