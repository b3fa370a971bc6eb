"""What all readers of time phrases share: single times, and what only looks like one."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.swedish import date_words as words
from handlers.swedish.date_base import Bases
from handlers.swedish.date_phrase import Phrase
from handlers.swedish.date_views import DAY, Base, Ends, Resolve, View, spanning
from handlers.swedish.tokens import Token

UNTIL = frozenset({"till", "tom", "tills", "t"})
DASH = frozenset({"-", "–", "—"})


class Reader:
    """The tokens of a message with their single times."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tokens, today
        self.bases = Bases(tokens, today)
        self.word = self.bases.word

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
