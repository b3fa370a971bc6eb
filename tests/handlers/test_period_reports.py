"""The quarter's and the year's reports: offered in chat, cells as in the database, files that LibreOffice opens."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from bot.play import Play


@pytest.fixture
def drawing(roster: dict[str, Any]) -> Iterator[Play]:
    conversation = Play(roster, draw=True)
    yield conversation
    conversation.close()


def cells(content: bytes, sheet: str) -> list[list[Any]]:
    page = load_workbook(BytesIO(content))[sheet]
    rows = [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
    return [row for row in rows if row]


def words(title: Any) -> str:
    """What stands in a chart's title."""
    return "".join(run.t for paragraph in title.tx.rich.p for run in paragraph.r)


def last_day(person: dict[str, Any]) -> str:
    return str(person.get("ended_on") or person["ends"])


def test_a_quarter_is_offered_and_never_called_a_duty(play: Play) -> None:
    shown = play.says("lena", "/kvartal 3")[0]
    assert shown.labels == ["Dokument", "Excel"]
    assert shown.text == (
        "Rapport för kvartal 3 2026: siffror ur registret och fält att fylla i. "
        "Någon kvartalsrapport är inte överenskommen: den här är frivillig."
    )
    assert play.says("lena", "/kvartal 1 2027")[0].text == "Kvartal 1 2027 har inte börjat."


@pytest.mark.parametrize("said", ["Gör en kvartalsrapport", "kan jag få kvartalsrapporten för kvartal 3?"])
def test_a_report_is_asked_for_in_words(play: Play, said: str) -> None:
    assert play.says("gunilla", said)[0].text.startswith("Rapport för kvartal 3 2026")


def test_what_only_speaks_of_reports(play: Play) -> None:
    assert play.says("gunilla", "måste vi skriva en kvartalsrapport?")[0].labels != ["Dokument", "Excel"]


def test_the_year_says_that_it_is_not_over(play: Play) -> None:
    assert play.says("gunilla", "/ar")[0].text == (
        "Rapport för 2026: siffror ur registret och fält att fylla i. Perioden är inte slut: siffrorna är preliminära."
    )


def test_only_the_lead_and_the_manager_take_out_reports(play: Play) -> None:
    refused = "Det kan inte du göra. Verksamhetsledaren eller enhetschefen kan göra det."
    assert [play.says(who, "/ar")[0].text for who in ("petra", "henrik")] == [refused, refused]


def test_booking_adds_up_and_is_corrected_by_a_row_of_its_own(play: Play) -> None:
    play.says("lena", "/bokfor lönekostnader 2 500 000")
    assert play.says("lena", "/bokfor 2026 lönekostnader -500000 kr")[0].text == (
        "Bokfört −500\u00a0000\u00a0kr på lönekostnader 2026.\n"
        "Lönekostnader 2026: 2\u00a0000\u00a0000\u00a0kr av 3\u00a0119\u00a0267\u00a0kr.\n"
        "Arbetskläder 2026: 0\u00a0kr av 120\u00a0733\u00a0kr."
    )
    assert play.says("lena", "/bokfor kaffe 100")[0].text == (
        "Den posten känner jag inte till. Posterna för 2026: lönekostnader, arbetskläder."
    )


def test_the_years_workbook_against_the_roster(drawing: Play, roster: dict[str, Any]) -> None:
    """Starts, the goal of 72, what is booked, and splits without a count under 5."""
    drawing.says("lena", "/bokfor arbetskläder 80000")
    drawing.says("lena", "/ar 2026")
    content = drawing.taps("lena", "Excel")[0].content
    started = sum("2026-01-01" <= one["starts"] <= roster["today"] for one in roster["participants"])
    activity = cells(content, "Verksamheten under avtalstiden")
    assert ["Påbörjade inskrivningar", started] in activity
    assert ["Avtalade platser", 24] in activity
    november = [date(2026, 11, day).isoformat() for day in range(1, 24)]
    enrolled = [sum(one["starts"] <= day <= last_day(one) for one in roster["participants"]) for day in november]
    mean = sum(enrolled) / len(november)
    row = ["november 2026", round(mean, 1), min(enrolled), max(enrolled), 24, pytest.approx(mean / 24)]
    assert row in activity
    goals = cells(content, "Måluppfyllelse")
    assert ["cirka 72 platser om året", 72, started, pytest.approx(started / 72)] in goals
    assert ["deltagarna ska närma sig arbetsmarknaden (ur syftet)", "[bedöms av parterna]"] in goals
    economy = cells(content, "Ekonomisk redovisning")
    assert ["Arbetskläder", 120733, 80000, 40733, pytest.approx(80000 / 120733)] in economy
    assert ["Totalt, som det står skrivet", 3240000, 80000, 3160000, pytest.approx(80000 / 3240000)] in economy
    assert cells(content, "Jämställdhet")[1:6] == [
        ["Kön", "Kvartal 1", "Kvartal 2", "Kvartal 3"],
        ["Kvinnor", "<5", 5, "dolt"],
        ["Män", "<5", "<5", 7],
        ["Inte angivet", "<5", "<5", "<5"],
        ["Alla", 2, 8, 12],
    ]


def test_the_workbooks_charts_are_excels_own(drawing: Play) -> None:
    """Goals beside outcomes, and each week's enrolled beside its places: titled, with named axes, from the cells."""
    drawing.says("lena", "/kvartal 3")
    book = load_workbook(BytesIO(drawing.taps("lena", "Excel")[0].content))
    charts = {sheet.title: sheet._charts for sheet in book.worksheets if sheet._charts}
    assert list(charts) == ["Platser och beläggning", "Resultat mot mål"]
    said = [(words(chart.title), words(chart.x_axis.title), words(chart.y_axis.title)) for (chart,) in charts.values()]
    assert said == [
        ("Inskrivna i genomsnitt, per vecka", "Vecka", "inskrivna i genomsnitt"),
        ("Mål och utfall", "Mål", "Antal"),
    ]
    goals = charts["Resultat mot mål"][0]
    assert [series.val.numRef.f for series in goals.series] == [
        "'Resultat mot mål'!$B$4:$B$5",
        "'Resultat mot mål'!$C$4:$C$5",
    ]
    assert cells(drawing.shown[-1].content, "Resultat mot mål")[2][:3] == [
        "24 samtidigt pågående arbetsträningsplatser",
        24,
        15,
    ]


def test_the_agreements_conflict_is_shown_as_one(drawing: Play) -> None:
    drawing.clock.set(drawing.clock.now().replace(year=2027, month=4))
    drawing.says("lena", "/kvartal 1 2027")
    economy = cells(drawing.taps("lena", "Excel")[0].content, "Ekonomi")
    assert economy[1] == [
        "Överenskommelsen går inte ihop. 2027: posterna blir 3\u00a0360\u00a0733\u00a0kr men summan säger "
        "3\u00a0333\u00a0577\u00a0kr. Skillnaden är 27\u00a0156\u00a0kr."
    ]


def test_the_document_can_be_read_by_everybody(drawing: Play) -> None:
    """Headings, marked header rows, alternative texts, and Swedish as the language."""
    drawing.says("lena", "/kvartal 3")
    document = Document(BytesIO(drawing.taps("lena", "Dokument")[0].content))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings == [
        "Lägesutveckling",
        "Platser och beläggning",
        "Deltagare (kvinnor/män)",
        "Resultat mot mål",
        "Avvikelser och vidtagna åtgärder",
        "Ekonomi",
        "Bedömning",
    ]
    assert all("tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alternatives == [
        "Diagram: inskrivna i genomsnitt, från 7,0 (v. 28) till 15,0 (v. 40). 24 platser är avtalade.",
        "Diagram: mål och utfall. 24 samtidigt pågående arbetsträningsplatser: 15 av 24; "
        "cirka 72 platser om året: 12 av 18.",
    ]
    assert document.core_properties.title == "Uppföljning kvartal 3 2026: Malmö stad och Skåne Stadsmission"
    fields = [alias.get(qn("w:val")) for alias in document.element.iter(qn("w:alias"))]
    assert fields == [
        "Hur perioden har varit, i några meningar",
        "Vad verksamheten har varit",
        "Kommentar om kvinnor och män",
        "Kommentar till målen",
        "Avvikelser och åtgärder",
        "Kommentar till ekonomin",
        "Parternas bedömning",
    ]
    assert document.core_properties.language == "sv-SE"


def test_libreoffice_opens_them_all(drawing: Play, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    assert office is not None
    drawing.says("lena", "/kvartal 3")
    names = []
    for command, label in (("/kvartal 3", "Dokument"), ("/ar", "Excel"), ("/manad 3 november", "Dokument")):
        drawing.says("lena", command)
        sent = drawing.taps("lena", label)[0]
        assert sent.document is not None
        (tmp_path / sent.document).write_bytes(sent.content)
        names.append(sent.document)
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert sorted(one.name for one in tmp_path.glob("*.pdf")) == sorted(
        Path(name).with_suffix(".pdf").name for name in names
    )


def test_a_partnership_without_places_has_its_own_goals(roster: dict[str, Any]) -> None:
    """MFF's 300 (whose period is not said: to be assessed) and 40 hires, and no columns of places."""
    model = roster["participants"][0]
    people = [
        model
        | {"code": f"SK-{n:03}", "name": f"Namn{chr(96 + n)}", "workplace": "Matchning", "caseworker": "sofia"}
        | {"starts": "2026-01-07", "ends": "2026-09-30"}
        | ({"ended_on": "2026-08-14", "end_reason": "work"} if n < 8 else {})
        for n in range(1, 12)
    ]
    mff = {
        "partnership": "malmo-mff-2023",
        "today": "2026-10-20",
        "workplaces": [{"name": "Matchning", "capacity": None, "aliases": []}],
        "staff": [one | {"workplace": None} for one in roster["staff"] if one["key"] in ("lena", "sofia")],
        "participants": people,
    }
    conversation = Play(mff, draw=True)
    conversation.says("lena", "/kvartal 3")
    content = conversation.taps("lena", "Excel")[0].content
    conversation.close()
    assert cells(content, "Resultat mot mål")[1:5] == [
        ["Underlagets egen bedömning: De numeriska målen har hittills (våren 2023) överträffats."],
        ["Mål", "Mål för perioden", "Utfall", "Andel eller bedömning"],
        ["40 anställningar per år", 10, 7, 0.7],
        ["300 i matchningsverksamheten (rekryteringsträffar)", 300, 11, "[bedöms av parterna]"],
    ]
    assert ["Månad", "Genomsnitt", "Färst", "Flest"] in cells(content, "Platser och beläggning")
