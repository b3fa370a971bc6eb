"""Red days and other named days of a year. Easter is computed (Gauss, as given by Meeus), nothing is looked up."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def named_day(name: str, year: int) -> date:
    """The day of that name in a year; the names are those of date_words.RED_DAYS."""
    fixed = {
        "new_year": (1, 1), "epiphany_eve": (1, 5), "epiphany": (1, 6), "walpurgis": (4, 30), "national": (6, 6),
        "lucia": (12, 13), "christmas_eve": (12, 24), "christmas": (12, 25), "boxing": (12, 26),
        "new_years_eve": (12, 31),
    }  # fmt: skip
    if name in fixed:
        return date(year, *fixed[name])
    after_easter = {
        "maundy": -3, "good_friday": -2, "easter_eve": -1, "easter": 0, "easter_monday": 1, "ascension": 39,
        "pentecost_eve": 48, "pentecost": 49,
    }  # fmt: skip
    if name in after_easter:
        return easter(year) + timedelta(days=after_easter[name])
    if name in ("midsummer_eve", "midsummer"):
        saturday = _on_or_after(date(year, 6, 20), 5)
        return saturday - timedelta(days=name == "midsummer_eve")
    return _on_or_after(date(year, 10, 31), 5)  # alla helgons dag


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
