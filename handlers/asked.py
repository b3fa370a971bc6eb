"""What a question asks about: its period and its workplace, from the slots of what was understood."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.swedish import Thing
from locales import _
from locales.formats import format_date, format_period
from storage.days import month_of
from storage.models import Workplace
from storage.people import workplace_named
from storage.places import open_end
from storage.work import Work


def _month_end(day: date) -> date:
    return month_of(day)[1]


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both included. `open`: no end was said, and a rule of the question has set one."""

    start: date
    end: date
    open: bool = False

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    def words(self) -> str:
        """The period as a sentence ends: «fredag 27 november 2026», «under december 2026», «från … till och med …»."""
        if self.open:
            return _("from {day} and twelve weeks on", day=format_date(self.start))
        if self.is_day:
            return format_date(self.start)
        if self._is_quarter:
            quarter = _("quarter {n} {year}", n=self.end.month // 3, year=self.end.year)
            return _("during {period}", period=quarter)
        if self._has_a_name:
            return _("during {period}", period=format_period(self.start, self.end))
        return _("from {start} to {end}", start=format_date(self.start), end=format_date(self.end))

    @property
    def _is_quarter(self) -> bool:
        first = self.end.month - 2
        return (
            self.end.month % 3 == 0 and self.start == date(self.end.year, first, 1) and self.end == _month_end(self.end)
        )

    @property
    def _has_a_name(self) -> bool:
        """A whole week, month or year."""
        week = self.start.weekday() == 0 and (self.end - self.start).days == 6
        months = {(self.start.month, self.end.month)} & ({(1, 12)} | {(n, n) for n in range(1, 13)})
        whole = self.start.day == 1 and self.end == _month_end(self.end) and self.start.year == self.end.year
        return week or (whole and bool(months))


def asked_when(thing: Thing) -> tuple[date | None, date | None] | None:
    """The ends of the slot `when`, either of which may be missing; None where no time was said."""
    when: dict[str, Any] | None = thing.slots.get("when")
    if when is None:
        return None
    start, end = when.get("start"), when.get("end")
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def asked_period(work: Work, thing: Thing) -> Period:
    """The period of a question about places: today where none is said, twelve weeks where it is open.

    With only an end it runs from today, or from the year's beginning where the end has passed.
    """
    when = asked_when(thing)
    if when is None:
        return Period(work.today, work.today)
    start, end = when
    if end is None:
        start = start or work.today
        return Period(start, open_end(start), open=True)
    if start is None:
        start = work.today if end >= work.today else date(end.year, 1, 1)
    return Period(min(start, end), end)


def asked_workplace(work: Work, thing: Thing) -> Workplace | None:
    """The workplace of the slot, None where none was said. Raises LookupError where it is not here."""
    name = thing.slots.get("workplace")
    return workplace_named(work, name) if name else None
