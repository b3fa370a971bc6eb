"""Questions about places as they are asked and answered in the chat: whole replies, and how they were counted."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.play import Play

FORECAST = "Prognos: räknat på de starter och avslut som är inlagda nu."
KEPT = "En plats är ledig från dagen efter sista dagen. Den som har uppehåll behåller sin."


def said(play: Play, who: str, text: str) -> str:
    """The one reply to what somebody wrote."""
    (shown,) = play.says(who, text)
    return shown.text


def counted(play: Play, who: str) -> str:
    """What «Så räknade jag» answers."""
    (shown,) = play.taps(who, "Så räknade jag")
    return shown.text


@pytest.fixture
def played(roster: dict[str, Any]) -> Iterator[Callable[[Callable[[dict[str, Any]], None]], Play]]:
    """Makes a conversation on the practice roster after a change of it."""
    made: list[Play] = []

    def make(change: Callable[[dict[str, Any]], None]) -> Play:
        changed = copy.deepcopy(roster)
        change(changed)
        made.append(Play(changed))
        return made[-1]

    yield make
    for conversation in made:
        conversation.close()


def test_free_places_today_by_workplace_with_the_sums_behind_a_button(play: Play) -> None:
    expected = "3 lediga platser måndag 23 november 2026.\n• Produktion: 2 av 14\n• Matmission: 1 av 10"
    assert expected == said(play, "petra", "Hur många platser är lediga nu?")
    expected = (
        "måndag 23 november 2026:\n"
        "• Produktion: 14 platser − 12 inskrivna = 2\n"
        "• Matmission: 10 platser − 9 inskrivna = 1\n"
        "• Totalt: 24 platser − 21 inskrivna = 3\n"
        "Ledigt totalt är det minsta av det som är kvar totalt och det som är kvar på arbetsplatserna tillsammans (3)."
        "\n"
        f"{KEPT}"
    )
    assert expected == counted(play, "petra")
    assert said(play, "petra", "/platser") == said(play, "petra", "Lediga platser")


def test_a_coming_day_is_a_forecast_and_tells_which_starts_and_ends_it_counts(play: Play) -> None:
    expected = f"3 lediga platser på Produktion fredag 4 december 2026.\n{FORECAST}"
    assert expected == said(play, "petra", "Hur många platser är lediga på Produktion den 4 december?")
    expected = (
        "fredag 4 december 2026:\n"
        "• Produktion: 14 platser − 11 inskrivna = 3\n"
        "• Totalt: 24 platser − 18 inskrivna = 6\n"
        "Ledigt är det minsta av de två, men aldrig under 0.\n"
        f"{KEPT}\n"
        "Inräknat till dess: 2 avslut, 1 start.\n"
        "• Anders slutar fredag 27 november 2026\n"
        "• Samir börjar tisdag 1 december 2026\n"
        "• Birgitta slutar onsdag 2 december 2026"
    )
    assert expected == counted(play, "petra")


def test_the_names_in_the_sums_are_those_one_may_see(play: Play) -> None:
    """Anders and Samir are Henrik's, Birgitta is Sofia's; Omar has Matmission, where none of them is."""
    question = "Hur många platser är lediga på Produktion den 4 december?"
    expected = [
        "Inräknat till dess: 2 avslut, 1 start.",
        "• Anders slutar fredag 27 november 2026",
        "• Samir börjar tisdag 1 december 2026",
        "1 av dem visas inte med namn.",
    ]
    said(play, "henrik", question)
    assert expected == counted(play, "henrik").splitlines()[5:]
    said(play, "omar", question)
    expected = ["Inräknat till dess: 2 avslut, 1 start.", "Du ser antalet, inte namnen."]
    assert expected == counted(play, "omar").splitlines()[5:]


def test_a_period_has_the_least_of_its_days_and_when_it_changes(play: Play) -> None:
    expected = (
        "Minst 3 lediga platser på Produktion under vecka 50 (7 december–13 december 2026).\n"
        "Så ändras det:\n"
        "• från måndag 7 december 2026: 3\n"
        "• från torsdag 10 december 2026: 4\n"
        f"{FORECAST}"
    )
    assert expected == said(play, "henrik", "Hur många lediga platser har ni på Produktion vecka 50?")


def test_a_period_with_only_a_start_is_twelve_weeks(play: Play) -> None:
    expected = (
        "Minst 4 lediga platser på Matmission från fredag 1 januari 2027 och tolv veckor framåt.\n"
        "Så ändras det:\n"
        "• från fredag 1 januari 2027: 4\n"
        "• från torsdag 7 januari 2027: 5\n"
        "• från torsdag 28 januari 2027: 6\n"
        "• från fredag 12 februari 2027: 7\n"
        "• från fredag 26 februari 2027: 8\n"
        "• från tisdag 9 mars 2027: 9\n"
        f"{FORECAST}"
    )
    assert expected == said(play, "sofia", "Hur många platser är lediga på Matmission från 1 januari?")


def test_a_past_day_is_no_forecast(play: Play) -> None:
    expected = "3 lediga platser på Matmission måndag 5 oktober 2026."
    assert expected == said(play, "lena", "Hur många platser var lediga på Matmission den 5 oktober?")


def test_after_the_agreement_the_answer_says_that_it_has_ended(play: Play) -> None:
    expected = (
        "14 lediga platser på Produktion måndag 3 januari 2028.\n"
        f"{FORECAST}\n"
        "Överenskommelsen gäller till och med fredag 31 december 2027, om den inte förlängs."
    )
    assert expected == said(play, "lena", "Hur många platser är lediga på Produktion 3 januari 2028?")


def test_a_reservation_is_told_beside(play: Play) -> None:
    play.says("lena", "/ko")
    for label in ("Sofia: Matmission", "Reservera en plats", "Reservera"):
        play.taps("lena", label)
    expected = (
        "1 ledig plats på Matmission måndag 14 december 2026.\n1 av de tagna platserna är reserverad.\n" + FORECAST
    )
    assert expected == said(play, "omar", "Hur många platser är lediga på Matmission den 14 december?")
    assert "• Matmission: 10 platser − 8 inskrivna − 1 reserverad = 1" in counted(play, "omar").splitlines()
    expected = (
        "8 inskrivna på Matmission måndag 14 december 2026: 8 av 10 platser (80\N{NO-BREAK SPACE}%).\n"
        "Dessutom är 1 plats reserverad.\n" + FORECAST
    )
    assert expected == said(play, "omar", "Hur många är inskrivna på Matmission den 14 december?")


def test_a_full_workplace_tells_when_the_next_place_comes_free(played: Callable[..., Play]) -> None:
    def just_full(roster: dict[str, Any]) -> None:
        roster["workplaces"][0]["capacity"] = 12

    play = played(just_full)
    expected = (
        "0 lediga platser på Produktion måndag 23 november 2026.\nNästa plats blir ledig lördag 28 november 2026."
    )
    assert expected == said(play, "sofia", "Är det fullt på Produktion idag?")


def test_over_the_capacity_is_none_free_never_fewer(played: Callable[..., Play]) -> None:
    def too_few(roster: dict[str, Any]) -> None:
        roster["workplaces"][0]["capacity"] = 10

    play = played(too_few)
    expected = "1 ledig plats måndag 23 november 2026.\n• Produktion: 0 av 10\n• Matmission: 1 av 10"
    assert expected == said(play, "lena", "Hur många platser är lediga nu?")
    assert "• Produktion: 10 platser − 12 inskrivna = −2" in counted(play, "lena").splitlines()


def test_the_next_free_place_in_all_and_at_a_workplace(play: Play) -> None:
    expected = (
        "Nästa plats blir ledig lördag 28 november 2026. Då är 4 lediga.\n"
        "• Produktion: lördag 28 november 2026\n"
        "• Matmission: tisdag 1 december 2026\n"
        "Redan i dag, måndag 23 november 2026, är 3 platser lediga.\n"
        f"{FORECAST}"
    )
    assert expected == said(play, "henrik", "När blir nästa plats ledig?")
    expected = (
        "Nästa plats på Produktion blir ledig lördag 28 november 2026. Då är 3 lediga.\n"
        "Den är ledig till och med måndag 30 november 2026.\n"
        "Redan i dag, måndag 23 november 2026, är 2 platser lediga.\n"
        f"{FORECAST}"
    )
    assert expected == said(play, "henrik", "När blir det ledigt på Produktion?")


def test_nothing_comes_free_where_nobody_ends(played: Callable[..., Play]) -> None:
    def nobody(roster: dict[str, Any]) -> None:
        roster["participants"], roster["attendance"] = [], None
        del roster["attendance"]

    play = played(nobody)
    expected = (
        "Ingen plats på Produktion blir ledig inom ett år.\nRedan i dag, måndag 23 november 2026, är 14 platser lediga."
    )
    assert expected == said(play, "henrik", "När blir nästa plats ledig på Produktion?")


def test_occupancy_on_a_day_and_over_a_month(play: Play) -> None:
    expected = (
        "21 inskrivna måndag 23 november 2026: 21 av 24 platser (88\N{NO-BREAK SPACE}%).\n"
        "• Produktion: 12 av 14 platser (86\N{NO-BREAK SPACE}%)\n"
        "• Matmission: 9 av 10 platser (90\N{NO-BREAK SPACE}%)"
    )
    assert expected == said(play, "tove", "Hur många är inskrivna?")
    expected = (
        "12 inskrivna på Produktion under december 2026.\n"
        "Som mest 12 och som minst 8 samtidigt, i snitt 9,9 av 14 platser (71\N{NO-BREAK SPACE}%).\n"
        f"{FORECAST}"
    )
    assert expected == said(play, "tove", "Hur många är inskrivna på Produktion i december?")


def test_who_ends_by_name_as_rights_allow(play: Play) -> None:
    """Rahel, Ali K and Nadia end at Matmission in December: Rahel is Sofia's, the two others are Henrik's."""
    question = "Vilka slutar på Matmission i december?"
    everybody = (
        "3 avslut på Matmission under december 2026:\n"
        "• Rahel, tisdag 1 december 2026\n"
        "• Ali K, onsdag 16 december 2026\n"
        "• Nadia, onsdag 23 december 2026"
    )
    for who in ("omar", "lena", "gunilla", "tove"):
        assert everybody == said(play, who, question)
    expected = (
        "3 avslut på Matmission under december 2026:\n• Rahel, tisdag 1 december 2026\n2 av dem visas inte med namn."
    )
    assert expected == said(play, "sofia", question)
    expected = "3 avslut på Matmission under december 2026.\nDu ser antalet, inte namnen."
    assert expected == said(play, "petra", question)


def test_who_starts(play: Play) -> None:
    expected = (
        "2 starter under december 2026:\n"
        "• Samir, tisdag 1 december 2026 (Produktion)\n"
        "• Svetlana, måndag 7 december 2026 (Matmission)"
    )
    assert expected == said(play, "lena", "Vilka börjar i december?")
    assert said(play, "lena", "Vilka börjar vecka 52?") == "0 starter under vecka 52 (21 december–27 december 2026)."


def test_outcomes_are_figures(play: Play) -> None:
    expected = (
        "8 har slutat hittills under 2026.\n"
        "Av dem: 3 till arbete, 1 till studier, 2 till en annan insats, 1 på grund av sjukdom och 1 avbröt.\n"
        "10 avslut till är inlagda."
    )
    assert expected == said(play, "gunilla", "Hur många har slutat i år?")
    expected = "3 har gått vidare till arbete hittills under 2026.\nTotalt har 8 slutat under den tiden."
    assert expected == said(play, "gunilla", "Hur många har gått till arbete i år?")
    assert said(play, "gunilla", "Hur många har fått förlängt i år?") == "2 har fått förlängt hittills under 2026."


def test_the_administrator_gets_no_counts(played: Callable[..., Play]) -> None:
    def with_admin(roster: dict[str, Any]) -> None:
        roster["staff"].append({"key": "alma", "name": "Alma", "role": "admin", "workplace": None})

    play = played(with_admin)
    expected = "Som administratör ser du inga deltagare. En handledare eller verksamhetsledaren kan göra det."
    for command in ("/platser", "/ko", "/mal", "/avtal"):
        assert expected == said(play, "alma", command)


def test_a_partnership_without_places_says_so_and_gives_its_own_goals(played: Callable[..., Play]) -> None:
    def mff(roster: dict[str, Any]) -> None:
        roster["partnership"] = "malmo-mff-2023"
        for workplace in roster["workplaces"]:
            del workplace["capacity"]

    play = played(mff)
    expected = (
        "Malmö stad och MFF Karriärakademin har inget antal platser. Målen är andra: 300 i matchningsverksamheten "
        "(rekryteringsträffar) och 40 anställningar per år."
    )
    for question in ("Hur många platser är lediga nu?", "När blir nästa plats ledig?", "Jag vill beställa en plats"):
        assert expected == said(play, "henrik", question)
    assert said(play, "henrik", "Hur många är inskrivna?").splitlines()[0] == "21 inskrivna måndag 23 november 2026."


def test_every_name_shown_is_logged(play: Play) -> None:
    from sqlmodel import select

    from storage.models import AccessLog, Participant

    said(play, "sofia", "Vilka slutar på Matmission i december?")

    def read(session: Any) -> list[tuple[str, str, bool]]:
        rows = session.exec(
            select(AccessLog, Participant).where(
                AccessLog.participant_id == Participant.id, AccessLog.what == "starts_and_ends"
            )
        )
        return [(person.code, row.what, row.wrote) for row, person in rows]

    assert play.database.read(read) == [("SK-020", "starts_and_ends", False)]
