"""Booked amounts by workbook: what was booked, what was not and why; sent twice it changes nothing."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.play import Play, Shown

HEADINGS = ["Datum", "Post", "Belopp", "Verifikat"]
STATE = (
    "Lönekostnader 2026: {wages}\u00a0kr av 3\u00a0119\u00a0267\u00a0kr.\n"
    "Arbetskläder 2026: {clothes}\u00a0kr av 120\u00a0733\u00a0kr."
)


def sheet(*lines: list[Any], title: str = "Bokfört", headings: list[str] = HEADINGS) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    for line in (headings, *lines):
        page.append(line)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sends(play: Play, who: str, content: bytes, name: str = "bokfört.xlsx") -> Shown:
    return play.sends_document(who, name, f"file-{len(play.gateway.files)}", content)[0]


@pytest.fixture
def drawing(roster: dict[str, Any]) -> Iterator[Play]:
    conversation = Play(roster, draw=True)
    yield conversation
    conversation.close()


def test_lines_are_booked_once_however_often_they_are_sent(play: Play) -> None:
    content = sheet(
        [date(2026, 10, 5), "Lönekostnader", 250000, "A 12"],
        ["2026-11-02", "arbetskläder", "1 200,50 kr", None],
        ["2026-11-02", "arbetskläder", "1 200,50 kr", None],
    )
    assert sends(play, "lena", content).text == (
        "3 rader är bokförda, tillsammans 252\u00a0402\u00a0kr.\n"
        "2 rader hade ören och är avrundade till hela kronor.\n"
        + STATE.format(wages="250\u00a0000", clothes="2\u00a0402")
    )
    assert sends(play, "gunilla", content).text == "Inget nytt är bokfört.\n3 rader var redan bokförda."


def test_what_is_wrong_is_told_by_its_row_and_the_rest_is_booked(play: Play) -> None:
    shown = sends(
        play,
        "lena",
        sheet(
            [date(2026, 10, 5), "kaffe", 100],
            [date(2026, 10, 6), "Lönekostnader", -500, "B1"],
            [date(2026, 12, 24), "Lönekostnader", 1],
            [date(2025, 12, 24), "Lönekostnader", 1],
            ["igår", "Lönekostnader", 1],
            [None, "Lönekostnader", 1],
            [date(2026, 10, 6), "Lönekostnader", "mycket"],
            [date(2026, 10, 6), "Lönekostnader", 0],
        ),
    )
    assert shown.text == (
        "1 rad är bokförd, −500\u00a0kr.\n"
        "7 rader är inte bokförda:\n"
        "• rad 2: posten «kaffe» finns inte. Posterna för 2026: lönekostnader, arbetskläder.\n"
        "• rad 4: torsdag 24 december 2026 har inte kommit än.\n"
        "• rad 5: överenskommelsen har inga belopp för 2025.\n"
        "• rad 6: datumet «igår» går inte att läsa. Skriv det som 2026-11-03.\n"
        "• rad 7: datumet saknas.\n"
        "• rad 8: beloppet «mycket» går inte att läsa.\n"
        "• rad 9: beloppet är noll.\n"
        "Rätta dem och skicka filen igen: det som är bokfört bokförs inte två gånger.\n"
        + STATE.format(wages="−500", clothes="0")
    )


def test_a_voucher_whose_amount_has_been_changed_is_not_booked_on_top(play: Play) -> None:
    sends(play, "lena", sheet([date(2026, 10, 5), "arbetskläder", 1200, "A12"]))
    assert sends(play, "lena", sheet([date(2026, 10, 5), "arbetskläder", 1300, "A12"])).text == (
        "Inget nytt är bokfört.\n1 rad är inte bokförd:\n"
        "• rad 2: verifikat A12 är redan bokfört med ett annat belopp. Rätta det på en egen rad, utan verifikat "
        "eller med ett nytt.\n"
        "Rätta dem och skicka filen igen: det som är bokfört bokförs inte två gånger."
    )


def test_a_workbook_is_taken_back_as_one(play: Play) -> None:
    sends(play, "lena", sheet([date(2026, 10, 5), "arbetskläder", 1200], [date(2026, 10, 6), "arbetskläder", 300]))
    assert play.taps("lena", "Ångra")[0].text.endswith("Tog tillbaka: bokförda belopp, 1\u00a0500\u00a0kr.")
    assert "Arbetskläder 2026: 0\u00a0kr" in play.says("lena", "/bokfor")[0].text


def test_an_identity_number_is_neither_kept_nor_said_back(play: Play) -> None:
    shown = sends(play, "lena", sheet([date(2026, 10, 5), "850709-9805", 1200]))
    assert "posten «▇▇▇» finns inte" in shown.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no workbook", "Jag kan inte öppna filen som en Excel-arbetsbok (.xlsx). Inget är bokfört."),
        (sheet(title="Blad1"), "Arbetsboken saknar bladet «Bokfört». Inget är bokfört."),
        (sheet(headings=["Datum", "Summa"]), "De här kolumnerna saknas: Post, Belopp. Inget är bokfört."),
        (sheet(), "Bladet «Bokfört» har inga rader. Inget är bokfört."),
    ],
)
def test_a_file_that_is_no_form_says_so(play: Play, content: bytes, said: str) -> None:
    assert sends(play, "lena", content).text == f"{said} Hämta blanketten med /bokfor."


def test_only_the_lead_and_the_manager_book(play: Play) -> None:
    refused = "Det kan inte du göra. Verksamhetsledaren eller enhetschefen kan göra det."
    content = sheet([date(2026, 10, 5), "arbetskläder", 1200])
    assert [sends(play, who, content).text for who in ("petra", "henrik")] == [refused, refused]
    assert "Arbetskläder 2026: 0\u00a0kr" in play.says("lena", "/bokfor")[0].text


def test_the_form_can_be_filled_in_and_sent(drawing: Play) -> None:
    """The posts are there to choose from; an empty form says that it has no lines."""
    drawing.says("lena", "/bokfor")
    form = drawing.taps("lena", "Blankett")[0]
    assert form.document == "bokförda belopp.xlsx"
    assert sends(drawing, "lena", form.content).text.startswith("Bladet «Bokfört» har inga rader.")
    book = load_workbook(BytesIO(form.content))
    page = book["Bokfört"]
    assert [cell.value for cell in page[1]] == HEADINGS
    assert '"Lönekostnader,Arbetskläder"' in [one.formula1 for one in page.data_validations.dataValidation]
    page["A2"], page["B2"], page["C2"], page["D2"] = date(2026, 11, 3), "Arbetskläder", 799, 4711
    buffer = BytesIO()
    book.save(buffer)
    assert sends(drawing, "lena", buffer.getvalue()).text.startswith("1 rad är bokförd, 799\u00a0kr.")


LINES = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["arbetskläder", "lönekostnader"]), st.integers(-2, 2)), max_size=8
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_nothing_is_lost_and_nothing_doubled(roster: dict[str, Any], lines: list[tuple[int, str, int]]) -> None:
    """The half of a file, then the whole, then the whole again: the sums are those of the whole."""
    play = Play(roster)
    rows = [[date(2026, 10, day), post, amount] for day, post, amount in lines]
    for part in (rows[: len(rows) // 2], rows, rows):
        sends(play, "lena", sheet(*part))
    shown = play.says("lena", "/bokfor")[0].text
    play.close()
    sums = {
        post: sum(amount for _day, name, amount in lines if name == post) for post in ("lönekostnader", "arbetskläder")
    }
    for post, amount in sums.items():
        assert f"{post.capitalize()} 2026: {str(amount).replace('-', '−')}\u00a0kr av" in shown
