"""The follow-up calendar: what comes, setting a date, the agenda, and reminders to those who lead."""

import pytest

from bot.play import Play


def test_what_comes_is_made_from_the_agreement(play: Play) -> None:
    shown = play.says("lena", "/moten")[0]
    assert shown.labels == ["Styrgruppen", "Arbetsgruppen", "Årsrapporten"]
    assert shown.text == (
        "Kommande uppföljning:\n"
        "• Styrgruppen: onsdag 23 december 2026\n"
        "• Arbetsgruppen: onsdag 23 december 2026\n"
        "• Årsrapporten: onsdag 30 december 2026\n"
        "• Sista dag för uppsägning: onsdag 30 juni 2027\n"
        "• Överenskommelsens sista dag: fredag 31 december 2027\n"
        "Datum för möten och rapport är förslag tills ni har satt dem."
    )


@pytest.mark.parametrize(
    "asked",
    [
        "när är nästa arbetsgrupp?",
        "Nästa arbetsgrupp",
        "/moten arbetsgrupp",
        "när ses arbetsgruppen nästa gång",
        "Vilket datum är arbetsgruppsmötet?",
        "när har vi arbetsgrupp?",
    ],
)
def test_when_is_the_next(play: Play, asked: str) -> None:
    assert [shown.text for shown in play.says("henrik", asked)] == ["Arbetsgruppen: onsdag 23 december 2026"]


def test_a_date_is_set_and_moved_by_those_who_lead(play: Play) -> None:
    assert play.says("lena", "/moten arbetsgrupp 3/12")[0].text == "Arbetsgruppen: torsdag 3 december 2026"
    assert play.taps("lena", "+7")[0].text == "Arbetsgruppen: torsdag 10 december 2026"
    assert play.says("henrik", "/moten arbetsgrupp 8/12")[0].text == (
        "Det kan inte du göra. Verksamhetsledaren eller enhetschefen kan göra det."
    )
    assert play.says("henrik", "/moten arbetsgrupp")[0].text == "Arbetsgruppen: torsdag 10 december 2026"


def test_a_date_is_set_in_words(play: Play) -> None:
    assert play.says("lena", "arbetsgruppen träffas 3 december")[0].text == "Arbetsgruppen: torsdag 3 december 2026"
    assert play.says("gunilla", "flytta styrgruppen till 15/12")[0].text == "Styrgruppen: tisdag 15 december 2026"


@pytest.mark.parametrize("asked", ["vilka möten har vi framöver?", "kommande möten", "när är nästa uppföljning?"])
def test_the_whole_calendar_is_asked_for_in_words(play: Play, asked: str) -> None:
    assert play.says("henrik", asked)[0].text.split("\n")[:2] == [
        "Kommande uppföljning:",
        "• Styrgruppen: onsdag 23 december 2026",
    ]


@pytest.mark.parametrize(
    "said", ["hur ofta träffas arbetsgruppen?", "vad gör styrgruppen?", "när är Aminas möte?", "Amina på möte idag"]
)
def test_what_else_has_meetings_in_it(play: Play, said: str) -> None:
    assert all("december 2026" not in shown.text for shown in play.says("lena", said))


def test_the_agenda_is_asked_for_in_words(play: Play) -> None:
    assert play.says("lena", "gör en dagordning till arbetsgruppen")[0].text.split("\n")[:3] == [
        "Dagordning, Arbetsgruppen: onsdag 23 december 2026",
        "1. Läget i siffror",
        "2. Avvikelser och åtgärder",
    ]


def test_the_agenda_has_the_present_figures(play: Play) -> None:
    play.says("lena", "/moten styrgrupp")
    assert play.taps("lena", "Dagordning")[0].text.split("\n")[:10] == [
        "Dagordning, Styrgruppen: onsdag 23 december 2026",
        "1. Läget i siffror",
        "2. Avvikelser och åtgärder",
        "3. Prioriteringar och inriktning",
        "4. Ekonomi",
        "5. Nästa möte",
        "",
        "Siffror måndag 23 november 2026:",
        "21 av 24 platser tagna, 3 lediga.",
        "2 beställningar väntar i kön.",
    ]


def test_reminded_in_time_and_once(play: Play) -> None:
    """The working group a week before; only the lead and the manager hear of it."""
    play.says("lena", "/moten arbetsgrupp 10/12")
    told = [(shown.to, shown.text) for shown in play.passes_to("2026-12-09T18:00") if "Arbetsgruppen" in shown.text]
    words = "På gång: Arbetsgruppen: torsdag 10 december 2026."
    assert sorted(told) == [("gunilla", words), ("lena", words)]


def test_the_next_working_group_is_two_months_on(play: Play) -> None:
    play.says("lena", "/moten arbetsgrupp 10/12")
    play.passes_to("2026-12-11T09:00")
    assert play.says("lena", "nästa arbetsgrupp")[0].text == "Arbetsgruppen: onsdag 10 februari 2027"
