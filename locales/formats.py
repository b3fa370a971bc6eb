"""Dates, times, numbers and lists as Swedes write them. Plain tables: loading CLDR takes longer than an answer may."""

from collections.abc import Iterable
from datetime import date, datetime

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def format_date(day: date, *, weekday: bool = True, year: bool = True) -> str:
    """«fredag 27 november 2026», or without the weekday or the year."""
    words = [WEEKDAYS[day.weekday()]] if weekday else []
    words += [str(day.day), MONTHS[day.month - 1]]
    return " ".join([*words, str(day.year)] if year else words)


def format_period(start: date | None, end: date | None) -> str:
    """A period in words: one day, «från …», «till och med …», or both ends; a whole month, year or week by its name."""
    if start is None and end is None:
        return ""
    if start is None and end is not None:
        return f"till och med {format_date(end)}"
    if end is None and start is not None:
        return f"från {format_date(start)}"
    assert start is not None and end is not None
    if start == end:
        return format_date(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day == _month_days(start):
        return format_month(start)
    if start.weekday() == 0 and (end - start).days == 6:
        dates = f"{format_date(start, weekday=False, year=start.year != end.year)}–{format_date(end, weekday=False)}"
        return f"vecka {start.isocalendar().week} ({dates})"
    if start.year == end.year:
        return f"{format_date(start, year=False)}–{format_date(end)}"
    return f"{format_date(start)}–{format_date(end)}"


def format_span(start: date, end: date | None) -> str:
    """«måndag 16 november–söndag 22 november 2026»: both ends with weekdays; an open end is «från … tills vidare»."""
    if end is None:
        return f"från {format_date(start)} tills vidare"
    if start == end:
        return format_date(start)
    return f"{format_date(start, year=start.year != end.year)}–{format_date(end)}"


def format_month(day: date) -> str:
    """«november 2026»."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def format_time(moment: datetime) -> str:
    """«14.00» of a local time."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def format_number(number: float, decimals: int = 0) -> str:
    """«1 119 267» or «2,5»: a no-break space between thousands, a decimal comma, a true minus sign."""
    whole, _, fraction = f"{abs(number):,.{decimals}f}".partition(".")
    sign = MINUS if number < 0 and float(f"{number:.{decimals}f}") != 0 else ""
    return sign + whole.replace(",", SPACE) + (f",{fraction}" if fraction else "")


def format_kr(kronor: float) -> str:
    """«3 240 000 kr»."""
    return f"{format_number(kronor)}{SPACE}kr"


def format_percent(share: float, decimals: int = 0) -> str:
    """«92 %» of a share between 0 and 1."""
    return f"{format_number(share * 100, decimals)}{SPACE}%"


def format_hours(hours: float) -> str:
    """«7,5» or «8»: hours with one decimal where it says something."""
    return format_number(hours, 0 if round(hours, 1) == int(round(hours, 1)) else 1)


def format_list(words: Iterable[str]) -> str:
    """«Amina, Erik och Jonas»."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} och {last}" if most else last


def format_weekdays(weekdays: Iterable[int]) -> str:
    """«mån–tor», «mån, ons och fre»: Monday 0."""
    days = sorted(weekdays)
    short = [WEEKDAYS[day][:3] for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{short[0]}–{short[-1]}"
    return format_list(short)


def _month_days(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days
