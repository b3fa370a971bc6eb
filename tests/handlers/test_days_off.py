"""Closed days and planned absences: said in words or tapped, answered whole, and taken back."""

from bot.play import Play, Shown


def text(shown: list[Shown]) -> str:
    return "\n\n".join(message.text for message in shown)


def test_closed_on_friday_said_in_words(play: Play) -> None:
    assert text(play.says("petra", "Vi har stängt på fredag")) == (
        "Produktion har stängt fredag 27 november 2026. 7 personer väntas inte då."
    )
    assert text(play.says("petra", "vi har stängt på fredag")) == (
        "Produktion har redan stängt fredag 27 november 2026."
    )


def test_a_closed_day_can_be_taken_back(play: Play) -> None:
    play.says("petra", "vi har stängt på fredag")
    play.taps("petra", "Ångra")
    assert text(play.says("petra", "vi har stängt på fredag")) == (
        "Produktion har stängt fredag 27 november 2026. 7 personer väntas inte då."
    )


def test_a_period_closes_its_working_days(play: Play) -> None:
    play.says("petra", "Vi stänger mellan 23 december och 4 januari")
    shown = play.says("petra", "/stangt")
    assert text(shown) == (
        "Vilken dag är det stängt? Du kan också skriva: «vi har stängt på fredag».\n"
        "Redan stängt:\n"
        "• onsdag 23 december\n"
        "• måndag 28 december\n"
        "• tisdag 29 december\n"
        "• onsdag 30 december\n"
        "• måndag 4 januari"
    )
    assert text(play.taps("petra", "Öppna igen: måndag 4")) == "Produktion har öppet måndag 4 januari 2027."


def test_who_reports_for_both_says_which_or_is_asked(play: Play) -> None:
    assert text(play.says("lena", "butiken är stängd den 27/11")) == (
        "Matmission har stängt fredag 27 november 2026. 8 personer väntas inte då."
    )
    assert text(play.says("lena", "stängt på torsdag")) == "Vilken arbetsplats har stängt, torsdag 26 november 2026?"
    assert text(play.taps("lena", "Alla")) == (
        "Produktion och Matmission har stängt torsdag 26 november 2026. 17 personer väntas inte då."
    )


def test_a_red_day_is_closed_anyway_and_a_caseworker_closes_nothing(play: Play) -> None:
    assert text(play.says("petra", "/stangt juldagen")) == (
        "Fredag 25 december 2026 är en röd dag (juldagen): ingen väntas ändå."
    )
    assert text(play.says("henrik", "/stangt")) == ("Det kan inte du göra. Handledaren på arbetsplatsen kan göra det.")


def test_a_planned_absence_is_set_once_and_ended(play: Play) -> None:
    play.says("petra", "/planerad")
    assert text(play.taps("petra", "Amina")) == "Vilka veckodagar är Amina borta?"
    assert text(play.taps("petra", "Tisdagar")) == (
        "Amina är borta tisdagar från tisdag 24 november 2026 tills vidare och väntas inte då."
    )
    assert text(play.taps("petra", "En veckodag till")) == (
        "Vilka veckodagar är Amina borta?\nRedan planerat: tisdagar."
    )
    assert text(play.taps("petra", "Avsluta: tisdagar")) == "Amina väntas tisdagar igen."


def test_a_planned_absence_said_in_words(play: Play) -> None:
    assert text(play.says("petra", "Erik har SFI på tisdagar")) == (
        "Erik är borta tisdagar från tisdag 24 november 2026 tills vidare och väntas inte då."
    )
    assert text(play.says("petra", "Erik har SFI på tisdagar")) == "Erik är redan borta tisdagar."


def test_a_name_that_fits_two_is_asked_about(play: Play) -> None:
    shown = play.says("lena", "Ali har skola varje torsdag")
    assert (text(shown), shown[0].labels) == ("Vem menar du?", ["Ali H", "Ali K", "Avbryt"])
    assert text(play.taps("lena", "Ali K")) == (
        "Ali K är borta torsdagar från torsdag 26 november 2026 tills vidare och väntas inte då."
    )
