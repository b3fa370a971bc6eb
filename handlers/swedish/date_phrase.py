"""A time phrase of a message, and the day so many units from another."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.swedish.date_views import DAY, Resolve, View, add_months

AHEAD = View()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last`, both included. `kind`: day, today, now, weekday, weekdays, period, turn, since, until,
    before, after, within, back, duration or open_ended. A duration has an `amount` of `unit`s; what is «från» a time
    has that time itself as `named`."""

    first: int
    last: int
    kind: str
    grain: str
    ends: Resolve
    amount: int = 0
    unit: str = ""
    named: Resolve | None = None

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


def plus(day: date | None, days: int) -> date | None:
    return None if day is None else day + DAY * days
