"""What the bot answers about the agreements: whole replies, from a table read against the documents by hand."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.agreement_answers import answer
from handlers.agreement_dates import DATES
from handlers.agreement_money import MONEY
from storage import agreement

TODAY = date(2026, 11, 23)
MALMO = "malmo-skane-stadsmission-2026"
TABLE = tomllib.loads((Path(__file__).parents[1] / "data" / "agreement_answers.toml").read_text(encoding="utf-8"))
TOPICS = (
    "ends",
    "period",
    "notice",
    "extension",
    "places",
    "places_per_year",
    "enrolment_length",
    "target_group",
    "purpose",
    "goals",
    "funding",
    "own_contribution",
    "posts",
    "clothes",
    "parties",
    "case_number",
    "follow_up",
    "activity_requirement",
)
every_key = st.sampled_from(agreement.keys())
every_topic = st.sampled_from([*TOPICS, None])
years = st.none() | st.integers(2019, 2030)
days = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def asked(key: str, topic: str | None, year: int | None = None, today: date = TODAY) -> str:
    return answer(agreement.load(key), topic, year, today).replace("\N{NO-BREAK SPACE}", " ")


def name_of(case: dict[str, Any]) -> str:
    return f"{case['agreement']} {case.get('topic', 'overview')} {case.get('year', '')}".strip()


@pytest.mark.parametrize("case", TABLE["answers"], ids=name_of)
def test_the_answer_is_the_one_in_the_table(case: dict[str, Any]) -> None:
    assert asked(case["agreement"], case.get("topic"), case.get("year")) == case["reply"]


def test_the_table_holds_every_topic_and_year_of_the_default_agreement() -> None:
    there = {(case.get("topic"), case.get("year")) for case in TABLE["answers"] if case["agreement"] == MALMO}
    assert {(topic, year) for topic in (*TOPICS, None) for year in (None, 2026, 2027)} - there == set()
    assert {case["agreement"] for case in TABLE["answers"]} == set(agreement.keys())


def test_the_conflict_of_2027_is_said_wherever_its_total_would_be() -> None:
    conflict = "2027: posterna blir 3 360 733 kr men summan säger 3 333 577 kr. Skillnaden är 27 156 kr."
    for topic, year in (("funding", None), ("funding", 2027), ("clothes", 2027), (None, None)):
        assert conflict in asked(MALMO, topic, year).splitlines()
    assert conflict not in asked(MALMO, "funding", 2026)


def test_numbers_do_not_break_over_lines() -> None:
    assert "3\N{NO-BREAK SPACE}240\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in answer(
        agreement.load(MALMO), "funding", 2026, TODAY
    )


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2027, 12, 30), "Fredag 31 december 2027 är överenskommelsens sista dag. 1 dag kvar."),
        (date(2027, 12, 31), "Fredag 31 december 2027 är överenskommelsens sista dag. Det är i dag."),
        (date(2028, 1, 1), "Den gick ut fredag 31 december 2027."),
    ],
)
def test_the_last_day_comes_nearer_and_goes_by(today: date, first: str) -> None:
    assert asked(MALMO, "ends", today=today).splitlines()[0] == first


def test_an_unknown_topic_gets_the_overview() -> None:
    assert asked(MALMO, "weather") == asked(MALMO, None)


@given(key=every_key, topic=every_topic, year=years, today=days)
def test_every_answer_is_plain_text_that_ends_with_its_source(
    key: str, topic: str | None, year: int | None, today: date
) -> None:
    """No markup, no untranslated or unfilled words, no empty line, within one Telegram message."""
    said = asked(key, topic, year, today)
    *lines, last = said.splitlines()
    assert lines
    assert all(lines)
    assert last.startswith("Källa: ")
    assert not re.search(r"[<>&{}]|None", said)
    assert len(said) < 2000


@given(key=every_key, topic=every_topic, year=years)
def test_the_default_agreement_is_always_said_to_be_a_proposal(key: str, topic: str | None, year: int | None) -> None:
    """And no other is."""
    assert (asked(key, topic, year).endswith("Det är ett förslag; själva beslutet har vi inte.")) == (key == MALMO)


@given(key=every_key, topic=every_topic, year=years)
def test_the_quarterly_report_is_never_called_a_duty(key: str, topic: str | None, year: int | None) -> None:
    told = [line for line in asked(key, topic, year).splitlines() if "kvartal" in line]
    assert [line for line in told if not line.endswith("Den är alltså ingen skyldighet.")] == []


@given(topic=st.sampled_from(sorted({*MONEY} - {*DATES})), year=st.integers(2028, 2040))
def test_no_money_is_told_for_a_year_outside(topic: str, year: int) -> None:
    first = asked(MALMO, topic, year).splitlines()[0]
    assert first == f"För {year} är inget avtalat: överenskommelsen gäller 1 januari 2026–31 december 2027."
