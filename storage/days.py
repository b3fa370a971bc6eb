"""Days: local time, weekdays, ISO weeks, red days. All dates are inclusive, Europe/Stockholm."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEKDAY_CODES = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
SATURDAY = 5
OPEN_PERIOD = timedelta(weeks=12)
"""DESIGN.md: a period with no end is twelve weeks."""


def local_day(moment: datetime) -> date:
    """The Stockholm date of an aware time."""
    return moment.astimezone(STOCKHOLM).date()


def at_local(day: date, clock: time) -> datetime:
    """The UTC moment of a local clock time; of a time that the clock change skips, the moment right after it."""
    return datetime.combine(day, clock, tzinfo=STOCKHOLM).astimezone(UTC)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"no such month: {year}-{month + 1}")


def last_day_of(starts: date, months: int) -> date:
    """The last day of an enrolment of so many months: start + months − 1 day (DESIGN.md, Rules)."""
    return add_months(starts, months) - timedelta(days=1)


def month_of(day: date) -> tuple[date, date]:
    """The first and last day of the day's month."""
    first = day.replace(day=1)
    return first, add_months(first, 1) - timedelta(days=1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's ISO week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


@cache
def red_days(year: int) -> dict[date, str]:
    """Public holidays and midsommar-, jul- and nyårsafton of a year, with their Swedish names; Sundays not in."""
    import holidays

    return dict(holidays.country_holidays("SE", years=year, categories=("public", "de_facto"), language="sv"))


def red_day(day: date) -> str | None:
    """The name of the red day or eve, or None on an ordinary day."""
    return red_days(day.year).get(day)


def is_workday(day: date) -> bool:
    """Whether the day is Monday–Friday and neither a red day nor an eve."""
    return day.weekday() < SATURDAY and red_day(day) is None


def weekday_codes(weekdays: tuple[int, ...]) -> list[str]:
    return [WEEKDAY_CODES[day] for day in weekdays]


def weekdays_from(codes: list[str]) -> tuple[int, ...]:
    """Weekday numbers of codes such as "mån"; raises ValueError on an unknown one."""
    return tuple(sorted(WEEKDAY_CODES.index(code) for code in codes))
