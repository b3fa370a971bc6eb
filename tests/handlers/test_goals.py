"""How we stand against the goals: three figures apart, pace and forecast, and MFF's own goals."""

import copy
from typing import Any

from bot.play import Play

ASSESSED = "Att bedöma: deltagarna ska närma sig arbetsmarknaden (ur syftet)."


def said(play: Play, who: str, text: str) -> str:
    (shown,) = play.says(who, text)
    return shown.text


def test_the_year_against_72_with_pace_and_forecast(play: Play) -> None:
    expected = (
        "29 av cirka 72 årsplatser under 2026.\n"
        "För att ligga i fas skulle det vara 65 i dag: ni ligger 36 efter.\n"
        "Prognos för torsdag 31 december 2026: 32.\n"
        "Platser samtidigt: 21 av 24 tagna måndag 23 november 2026.\n"
        "Individer: 29 personer under 2026.\n"
        f"{ASSESSED}"
    )
    for who in ("petra", "lena", "gunilla", "tove", "henrik"):
        assert expected == said(play, who, "Ligger vi i fas mot 72?")
    (shown,) = play.taps("gunilla", "Så räknade jag")
    expected = (
        "Årsplatserna är inskrivningar. Varje inskrivning räknas en gång, när den börjar. Den som kommer tillbaka "
        "räknas igen, men inte byten, ändrad omfattning och förlängningar.\n"
        "Har börjat under 2026: 29.\n"
        "I fas: 72 × 327 av 365 dagar = 64,5.\n"
        "Inlagda att börja efter i dag: 2.\n"
        "Takten hittills, 29 på 327 dagar, ger 3,4 till på de 38 dagar som är kvar.\n"
        "Prognos: 29 + det större av de två = 32.\n"
        "Individer är olika personer med minst en inskriven dag. Det är ett annat mått och blandas inte med platserna."
    )
    assert expected == shown.text


def test_a_quarter_that_is_over(play: Play) -> None:
    expected = (
        "12 av cirka 18 årsplatser under kvartal 3 2026.\n"
        "Det var 6 färre än målet.\n"
        "Platser samtidigt: 15 av 24 tagna onsdag 30 september 2026.\n"
        "Individer: 21 personer under kvartal 3 2026.\n"
        f"{ASSESSED}"
    )
    assert expected == said(play, "gunilla", "Hur gick det mot målen kvartal 3?")


def test_mff_counts_people_in_matching_and_hires(roster: dict[str, Any]) -> None:
    mff = copy.deepcopy(roster)
    mff["partnership"] = "malmo-mff-2023"
    for workplace in mff["workplaces"]:
        del workplace["capacity"]
    play = Play(mff)
    try:
        expected = (
            "29 av 300 i matchning under 2026.\n"
            "Om 300 gäller per år eller hela tiden är inte sagt.\n"
            "3 av 40 anställningar under 2026."
        )
        assert expected == said(play, "gunilla", "/mal")
    finally:
        play.close()


def test_the_agreement_answers(play: Play) -> None:
    assert said(play, "tove", "Hur många platser har vi enligt avtalet?").splitlines()[0] == "24 platser samtidigt."
    assert said(play, "tove", "/avtal") == said(play, "tove", "avtalet")
