"""The administrator's settings: individual agreements and the hours of full time."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from bot.play import Play

SETTINGS = (
    "Inställningar för Malmö stad och Skåne Stadsmission:\n"
    "• Individuella avtal utanför målgruppen: {individual}\n"
    "• Heltid: {hours} timmar i veckan\n"
    "Ändra timmarna: /installningar heltid 38,25"
)


@pytest.fixture
def with_admin(roster: dict[str, Any]) -> Iterator[Play]:
    wider = copy.deepcopy(roster)
    wider["staff"].append({"key": "asta", "name": "Asta", "role": "admin", "workplace": None})
    conversation = Play(wider)
    yield conversation
    conversation.close()


def test_individual_agreements_are_switched_on_and_can_then_be_ordered(with_admin: Play) -> None:
    assert with_admin.says("asta", "/installningar")[0].text == SETTINGS.format(individual="nej", hours="40")
    with_admin.says("sofia", "/bestall")
    assert "Individuellt avtal" not in with_admin.taps("sofia", "Ändra")[0].labels
    assert with_admin.taps("asta", "Tillåt")[0].text == SETTINGS.format(individual="ja", hours="40")
    with_admin.says("sofia", "/bestall")
    assert "Individuellt avtal" in with_admin.taps("sofia", "Ändra")[0].labels
    assert with_admin.taps("asta", "Inga individuella avtal")[0].text == SETTINGS.format(individual="nej", hours="40")


def test_full_time_counts_in_the_month(with_admin: Play) -> None:
    """Twenty-one days of 8 hours become twenty-one of 7,65."""
    shown = with_admin.says("asta", "/installningar heltid 38,25")[0]
    assert shown.text == SETTINGS.format(individual="nej", hours="38,25")
    assert "av 160,7 timmar" in with_admin.says("sofia", "/manad 3 november")[0].text
    refused = with_admin.says("asta", "/installningar heltid 80")[0].text
    assert refused == "Heltid är mellan 20 och 48 timmar i veckan. Inget är ändrat."


def test_the_settings_are_the_administrators(with_admin: Play) -> None:
    shown = [with_admin.says(who, "/installningar")[0].text for who in ("lena", "petra")]
    refused = "Det kan inte du göra. Administratören kan göra det."
    assert shown == [refused, refused]
