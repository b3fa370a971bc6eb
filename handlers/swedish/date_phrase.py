"""A time phrase of a message, and the day so many units from another."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from handlers.swedish.date_views import DAY, Ends, Resolve, View, add_months, one_day

AHEAD = View()


class Phrase(NamedTuple):
    """Tokens `first` to `last`, both included. `kind`: day, today, now, weekday, weekdays, period, turn, since, until,
    before, after, within, back, duration or open_ended. A duration has an `amount` of `unit`s. What is «från» or
    «efter» a time has that time itself as `named`. `vague`: no definite amount («om några dagar», «2–3 veckor»)."""

    first: int
    last: int
    kind: str
    grain: str
    ends: Resolve
    amount: int = 0
    unit: str = ""
    named: Resolve | None = None
    vague: bool = False

    @property
    def is_length(self) -> bool:
        """«Tre veckor», «tre veckor framåt»: how long something lasts, where something does."""
        return self.kind == "duration" or (self.kind == "within" and self.amount > 0)

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


def reckoned(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, «två veckor efter jul» and «3 dagar från fredag» as the single day they are where nothing lasts."""
    result: list[Phrase] = []
    for phrase in phrases:
        length = result[-1] if result else None
        if phrase.named is None or length is None or length.kind != "duration" or length.last + 1 != phrase.first:
            result.append(phrase)
            continue
        ends = _so_long_after(length, phrase.named)
        result[-1] = phrase._replace(first=length.first, kind="day", ends=ends, named=None)
    return result


def _so_long_after(length: Phrase, named: Resolve) -> Resolve:
    def ends(view: View) -> Ends:
        begins = named(view)[1]
        return one_day(shifted(begins, length.amount, length.unit)) if begins is not None else (None, None)

    return ends


def lasting(start: date, amount: int, unit: str) -> date:
    """The last day of so many days, weeks or months that begin on `start`."""
    return shifted(start, amount, unit) - DAY


def shifted(day: date, amount: int, unit: str) -> date:
    """So many units from the day."""
    if unit == "half_month":
        whole, odd = divmod(abs(amount), 2)
        sign = 1 if amount > 0 else -1
        return shifted(shifted(day, sign * whole, "month"), sign * odd * 15, "day")
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    try:
        return (
            add_months(day, amount * months) if months else day + timedelta(days=amount * (7 if unit == "week" else 1))
        )
    except (ValueError, OverflowError):
        return day


def plus(day: date | None, days: int) -> date | None:
    return None if day is None else day + DAY * days
