"""A month's attendance: figures in chat, the sheet against the database, and the offer on the third working day."""

import json
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.play import Play
from storage.days import STOCKHOLM, red_day
from storage.month import next_third_working_day


@pytest.fixture
def drawing(roster: dict[str, Any]) -> Any:
    conversation = Play(roster, draw=True)
    yield conversation
    conversation.close()


def test_the_figures_come_first(play: Play) -> None:
    """Ali H in November: 20 working days so far with one unreported, three unexcused."""
    assert [shown.text for shown in play.says("sofia", "/manad 3 november")] == [
        "Ali H, november 2026: 12 av 21 planerade dagar, 96 av 168 timmar.\n"
        "1 dag är inte rapporterad.\n"
        "5 planerade dagar återstår."
    ]


@pytest.mark.parametrize(
    "said", ["SK-003 2026-10", "sk3 oktober", "Ali H oktober 2026", "Ali H förra månaden", "Ali H"]
)
def test_the_person_and_the_month_as_people_write_them(play: Play, said: str) -> None:
    assert play.says("sofia", f"/manad {said}")[0].text.startswith("Ali H, oktober 2026: 5 av 22 planerade dagar")


def test_a_month_alone_means_the_own_participants(play: Play) -> None:
    shown = play.says("sofia", "/manad november")[0]
    assert shown.text.startswith("November 2026: närvarounderlag för ")
    assert "Ali H" in shown.labels


def test_the_sheet_is_asked_for_in_words(play: Play) -> None:
    assert play.says("sofia", "närvarounderlag för Ali H i oktober, tack")[0].text.startswith("Ali H, oktober 2026")
    assert play.says("sofia", "visa månadsrapport")[0].text.startswith("Oktober 2026: närvarounderlag för ")


def test_a_name_that_fits_two_is_asked_about(play: Play) -> None:
    """The answer about the month has the sheet as a button."""
    assert play.says("lena", "/manad Ali oktober")[0].text == "Vem menar du?"
    assert play.taps("lena", "Ali H")[1].labels[-1] == "Underlag för oktober 2026"


def test_whom_nobody_knows_is_said(play: Play) -> None:
    assert play.says("sofia", "/manad Kalle oktober")[0].text == (
        "Jag känner ingen som heter Kalle. Kontrollera stavningen, eller skriv koden, till exempel SK-002."
    )


def test_others_participants_and_other_roles_are_refused(play: Play) -> None:
    own_only = play.says("henrik", "/manad SK-003")[0].text
    workplace_only = play.says("petra", "/manad SK-003")[0].text
    assert "november" not in own_only
    assert workplace_only == (
        "Jag visar dig deltagarna på din egen arbetsplats. Fråga verksamhetsledaren eller enhetschefen om de andra."
    )


def test_an_answer_about_a_month_offers_its_sheet(play: Play) -> None:
    answer = play.says("sofia", "hur har närvaron varit för Ali H i oktober")[0]
    assert "Underlag för oktober 2026" in answer.labels
    assert play.taps("sofia", "Underlag för oktober 2026")[0].text == (
        "Ali H, oktober 2026: 5 av 22 planerade dagar, 40 av 176 timmar.\n17 dagar är inte rapporterade."
    )


def test_the_workbook_holds_what_the_database_holds(drawing: Play) -> None:
    """A correction stays visible, and a month with unreported days says so on top."""
    drawing.says("lena", "Ali H var sjuk i fredags")
    drawing.says("sofia", "/manad 3 november")
    sent = drawing.taps("sofia", "Excel")[0]
    assert sent.document == "SK-003 2026-11.xlsx"
    page = load_workbook(BytesIO(sent.content)).worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
    assert rows[:3] == [
        ["Närvaro november 2026: Ali H (SK-003)"],
        ["Ofullständig: 1 dag är inte rapporterad (23 november)."],
        ["5 planerade dagar återstår."],
    ]
    assert ["Planerat", 21, 168] in rows
    assert ["Närvarande", 12, 96] in rows
    assert ["Sjuk", "ja", "inte angivet", 1] in rows
    assert ["Ogiltig frånvaro", "nej", "–", 2] in rows
    by_day = {row[0].date(): row for row in rows if row and isinstance(row[0], datetime)}
    assert by_day[date(2026, 11, 19)][1:4] == [8, 8, "närvarande"]
    assert by_day[date(2026, 11, 20)][3:] == ["sjuk", "ja", "inte angivet", "ogiltig frånvaro (till 23/11)"]
    assert by_day[date(2026, 11, 24)][2] == "kommande"
    assert len(by_day) == 21


def test_offered_on_the_third_working_day(play: Play) -> None:
    """1, 2 and 3 December 2026 are working days; a month is offered to caseworkers only, once."""
    offers = {shown.to: shown for shown in play.passes_to("2026-12-03T09:00") if "närvarounderlag" in shown.text}
    assert sorted(offers) == ["henrik", "sofia"]
    assert offers["sofia"].text.startswith("November 2026: närvarounderlag för 10 deltagare.\n")
    assert offers["sofia"].labels[0] == "Excel med alla"
    later = play.passes_to("2027-01-05T09:00")
    assert not [shown for shown in later if shown.text.startswith("November 2026: närvaro")]


def test_names_are_written_as_the_database_writes_them(roster: dict[str, Any]) -> None:
    conversation = Play(json.loads(json.dumps(roster)), naming="codes", draw=True)
    conversation.says("sofia", "/manad 3 november")
    sent = conversation.taps("sofia", "Excel")[0]
    page = load_workbook(BytesIO(sent.content)).worksheets[0]
    words = " ".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row)
    conversation.close()
    assert page["A1"].value == "Närvaro november 2026: SK-003"
    assert "Ali" not in words


@given(st.dates(min_value=date(2025, 1, 1), max_value=date(2030, 12, 31)))
def test_the_third_working_day_is_counted_by_hand(day: date) -> None:
    moment = datetime.combine(day, time(12), tzinfo=UTC)
    due = next_third_working_day(moment, time(9)).astimezone(STOCKHOLM)
    first = due.date().replace(day=1)
    before = [first + timedelta(days=number) for number in range(due.day)]
    assert due.hour == 9
    assert moment < due < moment + timedelta(days=40)
    assert sum(one.weekday() < 5 and red_day(one) is None for one in before) == 3
    assert due.weekday() < 5
    assert red_day(due.date()) is None
