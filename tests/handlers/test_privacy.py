"""Personal data: numbers that are blanked, the log, and erasing."""

import copy
from typing import Any

import pytest

from bot.play import Play


@pytest.fixture
def with_admin(roster: dict[str, Any]) -> Play:
    """The practice roster with an administrator."""
    wider = copy.deepcopy(roster)
    wider["staff"].append({"key": "asta", "name": "Asta", "role": "admin", "workplace": None})
    conversation = Play(wider)
    yield conversation
    conversation.close()


def test_a_personal_identity_number_is_removed_and_the_rest_understood(play: Play) -> None:
    """The writer is told, and the report is saved without the number."""
    told, saved = play.says("petra", "Goran 19850101-0000 är sjuk idag")
    assert told.text == (
        "Jag har tagit bort ditt meddelande: det innehöll ett personnummer, och sådana får aldrig skrivas här. "
        "Använd tilltalsnamnet eller koden. Resten har jag läst utan numret."
    )
    assert saved.text == "Rapporterat för måndag 23 november 2026:\nGoran: sjuk"


def test_the_admin_reads_who_read_and_wrote(with_admin: Play) -> None:
    """Each reading and writing of Amina is in the log; only the admin sees it."""
    with_admin.says("henrik", "när slutar Amina?")
    with_admin.says("petra", "Amina sjuk")
    (log,) = with_admin.says("asta", "/logg SK-002")
    lines = log.text.split("\n")
    assert lines[0] == "De 2 senaste raderna om SK-002:"
    assert lines[1:] == [
        "• 23 november 2026 09.00: Petra ändrade (närvaro)",
        "• 23 november 2026 09.00: Henrik läste (slutdatum)",
    ]
    (refused,) = with_admin.says("petra", "/logg SK-002")
    assert "SK-002:" not in refused.text


def test_erasing_asks_first_and_leaves_nameless_figures(with_admin: Play) -> None:
    """Viktor left in July: erased for good, while the year's count still holds him."""
    before = with_admin.says("gunilla", "hur ligger vi till mot målen i år?")[0].text
    (asked,) = with_admin.says("asta", "/radera SK-027")
    assert asked.text == (
        "Vill du radera Viktor? Namn, kod, placeringar och närvaro försvinner för gott. Siffror utan namn blir kvar "
        "så att årets rapport stämmer. Det går inte att ångra."
    )
    (done,) = with_admin.taps("asta", "Radera för gott")
    assert done.text == "SK-027 är raderad. Siffror utan namn finns kvar till årets rapport."
    assert with_admin.says("gunilla", "hur ligger vi till mot målen i år?")[0].text == before
    assert "Viktor" not in with_admin.says("lena", "vilka slutade i juli?")[0].text


def test_nobody_is_erased_while_enrolled(with_admin: Play) -> None:
    """Amina is enrolled: the admin is told to end the enrolment first, and nothing is lost."""
    with_admin.says("asta", "/radera SK-002")
    (refused,) = with_admin.taps("asta", "Radera för gott")
    assert refused.text == (
        "Inskrivningen varar till onsdag 9 december 2026. Avsluta den först, sedan går det att radera personen."
    )
    assert with_admin.says("petra", "när slutar Amina?")[0].text == (
        "Slutdatum för Amina: onsdag 9 december 2026 (16 dagar kvar)."
    )


def test_erasing_runs_by_itself(with_admin: Play) -> None:
    """Who ended in 2026 is kept through April 2027 and erased on 2 May; the manager and the admin are told."""
    quiet = with_admin.passes_to("2027-05-01T12:00")
    assert [message.text for message in quiet if message.text.startswith("Gallringen")] == []
    told = [
        (message.to, message.text)
        for message in with_admin.passes_to("2027-05-02T12:00")
        if message.text.startswith("Gallringen")
    ]
    assert [who for who, _text in told] == ["asta", "gunilla"]
    assert told[0][1].startswith("Gallringen har körts: ")
