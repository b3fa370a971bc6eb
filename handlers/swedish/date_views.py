"""How a time is read: from where it is looked at, and ways to make one reading of another."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

Ends = tuple[date | None, date | None]
DAY = timedelta(days=1)


class View(NamedTuple):
    """From where a phrase is read: `toward` is ahead, past or nearest. In a report a bare weekday with a past verb is
    the latest before today, as a heading with no verb the latest, today included."""

    toward: str = "ahead"
    past_verb: bool = False
    heading: bool = False
    starts: date | None = None


Resolve = Callable[[View], Ends]


class Base(NamedTuple):
    """It ends before token `stop`."""

    stop: int
    kind: str
    grain: str
    ends: Resolve


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise ValueError("no such month")


def month_ends(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, add_months(first, 1) - DAY


def pick(today: date, toward: str, candidates: Sequence[tuple[date, date]]) -> Ends:
    """Of the same time in several years: the coming one, the latest, or the nearest; the present one is both."""
    if toward == "past":
        begun = [ends for ends in candidates if ends[0] <= today]
        return begun[-1] if begun else candidates[0]
    if toward == "nearest":
        return min(candidates, key=lambda ends: max((ends[0] - today).days, (today - ends[1]).days, 0))
    coming = [ends for ends in candidates if ends[1] >= today]
    return coming[0] if coming else candidates[-1]


def fixed(start: date, end: date | None = None) -> Resolve:
    ends: Ends = (start, end or start)
    return lambda _view: ends


RUNNING = 60
"""So many days may a span have that has begun, where its ends are said without a year (own rule)."""


def spanning(first: Resolve, last: Resolve) -> Resolve:
    """From the start of one to the end of the other; a last before the first is a year on, or the span is running."""

    def ends(view: View) -> Ends:
        start, end = first(view)[0], last(view)[1]
        if start is None or end is None or start <= end:
            return start, end
        begun = first(View("past"))[0]
        if begun is not None and begun <= end <= begun + DAY * RUNNING:
            return begun, end
        return start, add_months(end, 12)

    return ends


def no_day(_view: View) -> Ends:
    """Of a date that there is not."""
    return None, None


def one_day(day: date) -> Ends:
    return day, day


def weekday_of_week(monday: date | None, number: int) -> Ends:
    return one_day(monday + DAY * number) if monday else (None, None)


def on_weekday(resolve: Resolve, number: int) -> Resolve:
    """A date said with its weekday: where the year or month is not said, the one in which the two agree, if any."""

    def ends(view: View) -> Ends:
        found = [resolve(one) for one in (view, View("ahead"), View("past"))]
        return next((one for one in found if one[0] is not None and one[0].weekday() == number), found[0])

    return ends


def last_of(resolve: Resolve) -> Resolve:
    return lambda view: (resolve(view)[1], resolve(view)[1])


def first_of(resolve: Resolve) -> Resolve:
    return lambda view: (resolve(view)[0], resolve(view)[0])


def nth_weekday(resolve: Resolve, number: int, weekday: int) -> Resolve:
    def ends(view: View) -> Ends:
        start, end = resolve(view)
        assert start is not None and end is not None
        if number < 0:
            return one_day(end - DAY * ((end.weekday() - weekday) % 7))
        return one_day(start + DAY * ((weekday - start.weekday()) % 7) + timedelta(weeks=number - 1))

    return ends


def nth_day(resolve: Resolve, number: int) -> Resolve:
    """The nth day of a month; nothing where the month has no such day."""

    def ends(view: View) -> Ends:
        start, end = resolve(view)
        assert start is not None and end is not None
        day = start + DAY * (number - 1)
        return one_day(day) if day <= end else (None, None)

    return ends


def nth_week(resolve: Resolve, number: int) -> Resolve:
    """The nth or the last (−1) week of a month, which has at least four of its working days in it (own rule)."""

    def ends(view: View) -> Ends:
        start, end = resolve(view)
        assert start is not None and end is not None
        tuesday, thursday = 1, 3
        if number < 0:
            monday = end - DAY * end.weekday()
            monday -= timedelta(weeks=end.weekday() < thursday)
        else:
            monday = start - DAY * start.weekday()
            monday += timedelta(weeks=number - 1 + (start.weekday() > tuesday))
        return monday, monday + DAY * 6

    return ends
