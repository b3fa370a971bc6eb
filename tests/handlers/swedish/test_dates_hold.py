"""What holds for any text and any day: nothing raises, time is linear, and dates as Babel writes them are read back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.swedish.calendar_days import easter, named_day
from handlers.swedish.date_views import View
from handlers.swedish.date_words import (
    MONTHS,
    NUMBERS,
    OFFSETS,
    ORDINALS,
    RED_DAYS,
    SEASONS_DEFINITE,
    SINGULAR,
    UNITS,
    WAYS,
    WEEKDAYS,
)
from handlers.swedish.dates import find
from handlers.swedish.tokens import tokenize

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
VIEWS = st.builds(
    View,
    toward=st.sampled_from(["ahead", "past", "nearest"]),
    past_verb=st.booleans(),
    heading=st.booleans(),
    starts=st.none() | DAYS,
)
PIECES = st.sampled_from(
    [*MONTHS, *NUMBERS, *OFFSETS, *ORDINALS, *RED_DAYS, *SEASONS_DEFINITE, *SINGULAR, *UNITS, *WAYS, *WEEKDAYS]
) | st.sampled_from(
    """i på den det de om för sedan sen inom under hela resten av början mitten slutet från till och med tom from fram
    innan före efter mellan hittills nu just tills vidare vecka v v. kvartal q4 - – / . , : e 3 31 29/2 4-6 52-1
    2026-02-30 30/2 99/99 2026 -26 261203 999999 årsskiftet månadsskiftet dec/jan ut år alla helgons dag kl""".split()
)


@given(st.lists(PIECES, max_size=14).map(" ".join), DAYS, VIEWS)
@settings(max_examples=400)
def test_no_row_of_date_words_raises(text: str, today: date, view: View) -> None:
    for phrase in find(tokenize(text), today):
        start, end = phrase.ends(view)
        assert phrase.interval(view) == {
            name: day.isoformat() for name, day in (("start", start), ("end", end)) if day is not None
        }
        assert {type(phrase.first_day(view)), type(phrase.last_day(view))} <= {date, type(None)}


@given(st.text(max_size=4096), DAYS)
def test_no_text_raises(text: str, today: date) -> None:
    tokens = tokenize(text)
    last = -1
    for phrase in find(tokens, today):
        assert last < phrase.first <= phrase.last < len(tokens)
        phrase.interval()
        last = phrase.last


@pytest.mark.parametrize(
    "piece", ["9" * 10, "i ", "den ", "mån ", "v 50-", "4 och ", "från ", "hela ", "fredag ", "om 2 "]
)
def test_work_grows_with_the_text_and_no_faster(piece: str, calls: Callable[[Callable[[], object]], int]) -> None:
    """A text eight times as long takes eight times the calls, or fewer; were it quadratic it would be 64."""
    short, long = (tokenize(piece * (size // len(piece))) for size in (512, 4096))
    today = date(2026, 11, 23)
    assert calls(lambda: find(long, today)) < 10 * calls(lambda: find(short, today))


WRITTEN = ["short", "medium", "long", "full", "yyyy-MM-dd", "yyMMdd", "yyyyMMdd", "d/M yyyy", "d/M-yy", "d MMM yyyy"]
WRITTEN += ["d MMMM y", "EEEE d MMMM y", "E d MMM y", "'den' d MMMM y", "d.M.yyyy", "dd/MM/yyyy", "d:'e' MMMM yyyy"]
SHORT = ["d/M", "d MMM", "d MMMM", "EEEE d MMMM", "'den' d MMMM", "dd/MM", "E d/M", "EEE d MMM"]


@pytest.mark.parametrize("style", WRITTEN)
def test_a_date_with_its_year_as_babel_writes_it_is_read_back(style: str) -> None:
    first = date(2025, 1, 1)
    missed = {}
    for number in range(0, 1461):
        day = first + timedelta(days=number)
        text = format_date(day, style, locale="sv_SE")
        found = find(tokenize(f"Hon slutar {text}."), date(2026, 11, 23))
        if [one.interval() for one in found] != [{"start": day.isoformat(), "end": day.isoformat()}]:
            missed[text] = [one.interval() for one in found]
    assert missed == {}


@pytest.mark.parametrize("style", SHORT)
def test_a_day_and_month_as_babel_writes_it_is_the_coming_one(style: str) -> None:
    today = date(2026, 11, 23)
    missed = {}
    for number in range(0, 365):
        day = today + timedelta(days=number)
        text = format_date(day, style, locale="sv_SE")
        found = find(tokenize(f"Hon slutar {text}."), today)
        if [one.interval() for one in found] != [{"start": day.isoformat(), "end": day.isoformat()}]:
            missed[text] = [one.interval() for one in found]
    assert missed == {}


@given(DAYS, DAYS)
def test_a_week_is_the_iso_week(today: date, day: date) -> None:
    year, week, _ = day.isocalendar()
    (phrase,) = find(tokenize(f"vecka {week} {year}"), today)
    assert phrase.ends(View()) == (date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))


@given(
    DAYS,
    st.sampled_from(["i december", "v 50", "3/12", "Q4", "i höst", "den 15:e", "jul", "andra halvåret", "i helgen"]),
)
def test_the_coming_one_has_not_ended_and_the_latest_has_begun(today: date, text: str) -> None:
    (phrase,) = find(tokenize(text), today)
    assert phrase.last_day(View("ahead")) >= today  # type: ignore[operator]
    if text != "i helgen":
        assert phrase.first_day(View("past")) <= today  # type: ignore[operator]


@pytest.mark.parametrize(
    ("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_named_days_agree_with_the_calendar_library() -> None:
    holidays = pytest.importorskip("holidays")
    names = {
        "Nyårsdagen": "new_year", "Trettondedag jul": "epiphany", "Långfredagen": "good_friday", "Påskdagen": "easter",
        "Annandag påsk": "easter_monday", "Kristi himmelsfärdsdag": "ascension", "Pingstdagen": "pentecost",
        "Sveriges nationaldag": "national", "Midsommarafton": "midsummer_eve", "Midsommardagen": "midsummer",
        "Alla helgons dag": "all_saints", "Julafton": "christmas_eve", "Juldagen": "christmas",
        "Annandag jul": "boxing", "Nyårsafton": "new_years_eve",
    }  # fmt: skip
    for year in range(2024, 2040):
        known = holidays.Sweden(years=year, include_sundays=False, categories=("public", "de_facto"), language="sv")
        for day, title in known.items():
            for name in title.split("; "):
                if name in names:
                    assert named_day(names[name], year) == day, name
