"""Every rule of the contract's «Dates»: tests/data/date_phrases.txt from Monday 2026-11-23, and other days here."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handlers.swedish.date_digits import NO_SUCH_DAY
from handlers.swedish.date_phrase import Phrase, reckoned
from handlers.swedish.date_views import View
from handlers.swedish.dates import find
from handlers.swedish.tokens import plain, tokenize

MONDAY = date(2026, 11, 23)
AHEAD, PAST, NEAREST = View("ahead"), View("past"), View("nearest")
PHRASES = Path(__file__).parents[2] / "data" / "date_phrases.txt"


def phrases(text: str, today: date = MONDAY) -> list[Phrase]:
    return find(tokenize(text), today)


def written(text: str, phrase: Phrase) -> str:
    """The words of the message that the phrase was read from."""
    tokens = tokenize(text)
    return text[tokens[phrase.first].start : tokens[phrase.last].end]


def days(text: str, view: View = AHEAD, today: date = MONDAY) -> str:
    """«2026-12-04», «2026-12-04/2026-12-06», «2026-12-04/» or «/2026-12-04» for the only phrase of a text."""
    found = phrases(text, today)
    if len(found) != 1:
        return f"{len(found)} phrases: {[written(text, one) for one in found]}"
    when = found[0].interval(view)
    start, end = when.get("start", ""), when.get("end", "")
    return start if start == end else f"{start}/{end}"


def section(name: str) -> list[tuple[str, str]]:
    """The (phrase, meaning) lines of the sections with that name."""
    lines, within = [], False
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            within = line.startswith(f"[{name}]")
        elif within and line:
            text, _, meaning = line.partition(" = ")
            lines.append((text, meaning))
    return lines


@pytest.mark.parametrize(("text", "expected"), section("ahead"))
def test_ahead(text: str, expected: str) -> None:
    assert days(text) == expected


def test_the_words_around_a_phrase_change_nothing() -> None:
    meant = {text: expected for text, expected in section("ahead") if not expected.startswith("0 phrases")}
    assert {text: days(f"Hej, vad gäller {text}, tack!") for text in meant} == meant


def test_a_half_by_its_sign() -> None:
    assert (days("om 1½ år"), days("om 2½ månader")) == ("2028-05-23", "2027-02-07")


def test_a_day_that_is_not_and_no_definite_amount_are_told_apart_from_days() -> None:
    (november,), (some,), (sure,) = phrases("31 november"), phrases("om några veckor"), phrases("om två veckor")
    assert (november.grain, november.interval(), some.vague, sure.vague) == (NO_SUCH_DAY, {}, True, False)


def test_so_long_after_a_day_is_one_day_where_nothing_lasts() -> None:
    said = {
        text: [one.interval() for one in reckoned(phrases(text))]
        for text in ("2 dagar från fredag", "två veckor efter jul")
    }
    day = {"2 dagar från fredag": "2026-11-29", "två veckor efter jul": "2027-01-07"}
    assert said == {text: [{"start": one, "end": one}] for text, one in day.items()}


@pytest.mark.parametrize(
    "spelt",
    [
        lambda text: plain(text.casefold()),
        str.upper,
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: f"«{text}»",
        lambda text: f'"{text}"',
        lambda text: f"({text})",
        lambda text: f"{text}: Ali sjuk",
        lambda text: f"{text}!!!",
    ],
    ids=["no dots", "capitals", "no-break space", "guillemets", "quotes", "parentheses", "heading", "eager"],
)
def test_spelling_and_signs_change_nothing(spelt: Callable[[str], str]) -> None:
    """«man» and «lor» alone are no weekdays: without dots one cannot tell."""
    meant = {text: expected for text, expected in section("ahead") if text not in ("på mån", "lör")}
    assert {text: days(spelt(text)) for text in meant} == meant


@pytest.mark.parametrize(("text", "expected"), section("past"))
def test_what_has_been(text: str, expected: str) -> None:
    assert days(text, PAST) == expected


@pytest.mark.parametrize(("text", "expected"), section("report"))
def test_in_a_report_the_nearest(text: str, expected: str) -> None:
    assert days(text, NEAREST) == expected


def test_a_weekday_in_a_report_follows_its_verb() -> None:
    """Past verb: the latest before today. Heading with no verb: the latest, today included."""
    past, heading = View("nearest", past_verb=True), View("nearest", heading=True)
    assert [days("Fredag", past), days("Måndag", past)] == ["2026-11-20", "2026-11-16"]
    assert [days("Fredag", heading), days("Måndag", heading)] == ["2026-11-20", "2026-11-23"]
    assert [days("tis-tors", past), days("mån-ons", past)] == ["2026-11-17/2026-11-19", "2026-11-23/2026-11-25"]


def test_till_a_feast_is_that_day_and_until_it_where_a_start_is_said() -> None:
    assert days("till jul") == "2026-12-24"
    assert days("till jul", View("nearest", starts=date(2026, 12, 1))) == "2026-12-01/2026-12-24"


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 11, 27), "på fredag", "2026-12-04"),
        (date(2026, 11, 27), "i fredags", "2026-11-20"),
        (date(2026, 11, 29), "i helgen", "2026-11-28/2026-11-29"),
        (date(2026, 11, 29), "nästa vecka", "2026-11-30/2026-12-06"),
        (date(2026, 11, 29), "nästa måndag", "2026-11-30"),
        (date(2026, 11, 25), "mån-ons", "2026-11-23/2026-11-25"),
        (date(2026, 11, 26), "mån-ons", "2026-11-30/2026-12-02"),
        (date(2026, 12, 30), "den 15:e", "2027-01-15"),
        (date(2026, 12, 30), "v 53", "2026-12-28/2027-01-03"),
        (date(2026, 12, 30), "nästa vecka", "2027-01-04/2027-01-10"),
        (date(2026, 12, 30), "vecka 1", "2027-01-04/2027-01-10"),
        (date(2026, 12, 30), "i januari", "2027-01-01/2027-01-31"),
        (date(2026, 12, 31), "imorgon", "2027-01-01"),
        (date(2026, 12, 31), "vid månadsskiftet", "2026-12-31"),
        (date(2027, 1, 1), "den här veckan", "2026-12-28/2027-01-03"),
        (date(2027, 1, 1), "i vinter", "2026-12-01/2027-02-28"),
        (date(2027, 1, 1), "i vintras", "2025-12-01/2026-02-28"),
        (date(2027, 1, 1), "förra månaden", "2026-12-01/2026-12-31"),
        (date(2027, 1, 1), "v 53", "2026-12-28/2027-01-03"),
        (date(2027, 1, 1), "30 dec-2 jan", "2026-12-30/2027-01-02"),
        (date(2027, 1, 31), "om en månad", "2027-02-28"),
        (date(2027, 1, 31), "den 30:e", "2027-03-30"),
        (date(2027, 4, 1), "i påsk", "2028-04-16"),
        (date(2027, 4, 1), "sista mars", "2028-03-31"),
        (date(2028, 2, 29), "om ett år", "2029-02-28"),
        (date(2028, 2, 29), "för ett år sedan", "2027-02-28"),
        (date(2013, 2, 12), "onsdag nästa vecka", "2013-02-20"),
        (date(2013, 2, 12), "Ons feb13", "2013-02-13"),
        (date(2013, 2, 12), "förra helgen", "2013-02-09/2013-02-10"),
    ],
)
def test_from_other_days(today: date, text: str, expected: str) -> None:
    assert days(text, today=today) == expected


def test_week_53_that_has_been_is_the_one_of_2026() -> None:
    assert days("v 53", PAST, date(2027, 3, 1)) == "2026-12-28/2027-01-03"


@pytest.mark.parametrize(("text", "expected"), section("starts"))
def test_the_day_something_starts(text: str, expected: str) -> None:
    assert [str(one.first_day()) for one in phrases(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), section("ends"))
def test_the_day_something_ends(text: str, expected: str) -> None:
    assert [str(one.last_day()) for one in phrases(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), section("lasts"))
def test_how_long_something_lasts(text: str, expected: str) -> None:
    found = [f"{one.amount} {one.unit}" for one in phrases(text) if one.kind == "duration"]
    assert found == ([] if expected == "0" else [expected])


def test_a_duration_ends_on_its_last_day() -> None:
    """Two weeks end on the 14th day, a month the day before the same day of the month."""
    assert [days("två veckor"), days("en månad")] == ["2026-11-23/2026-12-06", "2026-11-23/2026-12-22"]


@pytest.mark.parametrize(("text", "kind"), section("kind"))
def test_what_kind_of_phrase(text: str, kind: str) -> None:
    assert [one.kind for one in phrases(text)] == [kind]


@pytest.mark.parametrize("text", [text for text, _ in section("no time")])
def test_what_is_no_time(text: str) -> None:
    assert [written(text, one) for one in phrases(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina sjuk idag och Ali läkare på fredag", ["idag", "fredag"]),
        ("pausa Ali 3/12 i två veckor", ["3/12", "två veckor"]),
        ("pausa Ali två veckor från måndag", ["två veckor", "från måndag"]),
        ("börjar 11/1, fyra månader, halvtid mån ons fre", ["11/1", "fyra månader", "mån ons fre"]),
        ("fredag kl 14 slutar hon", ["fredag"]),
        ("nu på fredag", ["nu", "fredag"]),
        ("Ali sjuk 20/11, Amina 2 dec", ["20/11", "2 dec"]),
        ("måndag 7 december, fyra månader", ["måndag 7 december", "fyra månader"]),
        ("Den 16:e va Rahel på möte", ["Den 16:e"]),
        ("Har han kommit 10 min sent i höst?", ["i höst"]),
        ("slutar 4/12.", ["4/12"]),
        ("Slutar han 2026-12-15.", ["2026-12-15"]),
        ("förläng henne till årsskiftet tack", ["till årsskiftet"]),
        ("Ali och Amina (sjuka) på tisdag 24/11", ["tisdag 24/11"]),
        ("sammanfattning för v46", ["v46"]),
        ("vilka går nästa vecka ut", ["nästa vecka"]),
    ],
)
def test_several_phrases_in_order(text: str, expected: list[str]) -> None:
    assert [written(text, one) for one in phrases(text)] == expected
