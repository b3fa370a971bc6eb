"""Red days and other named days of a year. Easter is computed (Gauss, as given by Meeus), nothing is looked up."""

from datetime import date, timedelta

FIXED: dict[str, tuple[int, int]] = {
    "new_year": (1, 1), "epiphany_eve": (1, 5), "epiphany": (1, 6), "knut": (1, 13), "valentine": (2, 14),
    "walpurgis": (4, 30), "national": (6, 6), "lucia": (12, 13), "christmas_eve": (12, 24), "christmas": (12, 25),
    "boxing": (12, 26), "after_christmas": (12, 27), "before_new_year": (12, 30), "new_years_eve": (12, 31),
}  # fmt: skip
FROM_EASTER: dict[str, int] = {
    "maundy": -3, "good_friday": -2, "easter_eve": -1, "easter": 0, "easter_monday": 1, "ascension": 39,
    "pentecost_eve": 48, "pentecost": 49,
}  # fmt: skip
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


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
    """The day of that name in a year; the names are those of date_words.RED_DAYS, and advent_1 to advent_4."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year) + timedelta(days=FROM_EASTER[name])
    if name.startswith("advent_"):
        return on_or_after(date(year, 11, 27), SUNDAY) + timedelta(weeks=int(name[-1]) - 1)
    if name == "mothers_day":
        return on_or_after(date(year, 5, 25), SUNDAY)
    if name == "fathers_day":
        return on_or_after(date(year, 11, 8), SUNDAY)
    if name in ("midsummer_eve", "midsummer"):
        saturday = on_or_after(date(year, 6, 20), SATURDAY)
        return saturday - timedelta(days=name == "midsummer_eve")
    return on_or_after(date(year, 10, 31), SATURDAY)  # alla helgons dag


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
