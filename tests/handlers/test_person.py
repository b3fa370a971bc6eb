"""One person: end dates, the card with its ways on, and who may see whom."""

from bot.play import Play

PERCENT = "\N{NO-BREAK SPACE}%"


def said(play: Play, who: str, text: str) -> str:
    """The one answer to a message."""
    (answer,) = play.says(who, text)
    return answer.text


def test_the_end_date_with_its_weekday_and_the_days_left(play: Play) -> None:
    assert said(play, "petra", "när slutar anders?") == "Slutdatum för Anders: fredag 27 november 2026 (4 dagar kvar)."


def test_an_extended_end_date_tells_the_original(play: Play) -> None:
    assert said(play, "petra", "när går fatima ut?") == (
        "Slutdatum för Fatima: fredag 18 december 2026 (25 dagar kvar). "
        "Förlängd; ursprungligt slutdatum var torsdag 3 september 2026."
    )


def test_the_last_day_and_one_day_left(play: Play) -> None:
    play.passes_to("2026-11-26T09:00")
    assert said(play, "petra", "när slutar anders?") == "Slutdatum för Anders: fredag 27 november 2026 (1 dag kvar)."
    play.passes_to("2026-11-27T09:00")
    assert said(play, "petra", "när slutar anders?") == (
        "Slutdatum för Anders: fredag 27 november 2026 (sista dagen idag)."
    )
    play.passes_to("2026-11-28T09:00")
    assert said(play, "petra", "när slutar anders?") == "Anders slutade fredag 27 november 2026, som planerat."


def test_the_ended_with_when_and_why_and_the_coming_with_the_start(play: Play) -> None:
    assert said(play, "lena", "när slutade samuel?") == "Samuel slutade fredag 7 augusti 2026 (arbete)."
    assert said(play, "lena", "slutdatum för samir?") == (
        "Samir börjar tisdag 1 december 2026. Slutdatum: onsdag 31 mars 2027."
    )


def test_several_end_dates_a_line_each_and_the_refused_once(play: Play) -> None:
    assert said(play, "henrik", "när slutar amina, ali k och fatima?") == (
        "Slutdatum för Amina: onsdag 9 december 2026 (16 dagar kvar).\n"
        "Slutdatum för Ali K: onsdag 16 december 2026 (23 dagar kvar).\n"
        "Jag visar dig dina egna deltagare med namn. Om de andra kan jag berätta hur många de är."
    )


def test_who_may_not_see_a_person_is_told_what_they_may(play: Play) -> None:
    assert said(play, "henrik", "när slutar fatima?") == (
        "Jag visar dig dina egna deltagare med namn. Om de andra kan jag berätta hur många de är."
    )
    assert said(play, "petra", "när slutar olena?") == (
        "Jag visar dig deltagarna på din egen arbetsplats. Fråga verksamhetsledaren eller enhetschefen om de andra."
    )


def test_the_card_of_somebody_on_a_pause_leads_back(play: Play) -> None:
    (card,) = play.says("lena", "/person SK-019")
    assert card.text == (
        "Khaled (SK-019)\n"
        f"Produktion, 100{PERCENT} mån–fre (8 timmar om dagen)\n"
        "Måndag 19 oktober 2026–torsdag 18 februari 2027 (87 dagar kvar)\n"
        "Uppehåll: måndag 16 november–söndag 29 november 2026\n"
        "Handledare: Petra\n"
        "Handläggare: Sofia"
    )
    assert card.labels == ["Närvaro", "Förläng", "Flytta", "Omfattning", "Tillbaka", "Avsluta"]
    (change,) = play.taps("lena", "Tillbaka")
    assert change.text == (
        "Khaled tillbaka från uppehållet\n"
        "Uppehåll: måndag 16 november–söndag 29 november 2026 → måndag 16 november–söndag 22 november 2026\n"
        "Antalet lediga platser ändras inte."
    )


def test_the_card_tells_what_is_planned(play: Play) -> None:
    play.says("petra", "flytta lotta till matis from onsdag")
    play.taps("petra", "Bekräfta")
    (card,) = play.says("lena", "vem är lotta?")
    assert card.text == (
        "Lotta (SK-021)\n"
        f"Produktion, 50{PERCENT} mån–ons (6,7 timmar om dagen)\n"
        "Måndag 16 november 2026–måndag 15 mars 2027 (112 dagar kvar)\n"
        f"Från onsdag 25 november 2026: Matmission, 50{PERCENT} mån–ons (6,7 timmar om dagen)\n"
        "Handledare: Petra\n"
        "Handläggare: Henrik"
    )


def test_the_guided_dialogue_from_the_card(play: Play) -> None:
    play.says("petra", "/person amina")
    (card,) = play.taps("petra", "Förläng")
    assert card.text == "Förläng Amina\nHur mycket längre? Tryck, eller skriv ett datum."
    play.taps("petra", "1 månad")
    (card,) = play.taps("petra", "Språket")
    assert card.text.splitlines()[1] == "Slutdatum: onsdag 9 december 2026 → lördag 9 januari 2027"


def test_each_sees_the_buttons_of_what_they_may_do(play: Play) -> None:
    (of_coach,) = play.says("tove", "/person 2")
    (of_caseworker,) = play.says("henrik", "/person 2")
    (of_coming,) = play.says("lena", "/person 24")
    (of_ended,) = play.says("lena", "/person 25")
    assert [one.labels for one in (of_coach, of_caseworker, of_coming, of_ended)] == [
        ["Närvaro"],
        ["Närvaro", "Förläng", "Flytta", "Omfattning", "Uppehåll", "Avsluta"],
        ["Ändra starten", "Ställ in"],
        ["Närvaro", "Skriv in på nytt"],
    ]


def test_a_name_that_is_in_no_roster_is_named(play: Play) -> None:
    nobody = "Jag känner ingen som heter Bengt. Kontrollera stavningen, eller skriv koden, till exempel SK-002."
    for question in (
        "när slutar bengt?",
        "Hur länge är Bengt kvar?",
        "slutdatum för Bengts placering?",
        "/person Bengt",
    ):
        assert said(play, "petra", question) == nobody, question


def test_a_code_that_is_nobodys_and_no_code_at_all(play: Play) -> None:
    assert said(play, "lena", "/person 99") == (
        "Jag hittar ingen med koden 99. Kontrollera koden, eller skriv tilltalsnamnet."
    )
    assert said(play, "lena", "/person") == "Skriv koden eller namnet också: /person SK-002."


def test_a_name_of_two_is_asked(play: Play) -> None:
    (ask,) = play.says("lena", "/person ali")
    assert (ask.text, ask.labels) == ("Vem menar du?", ["Ali H, Produktion", "Ali K, Matmission", "Inget av det"])
    shown = play.taps("lena", "Ali K")
    assert [one.text.splitlines()[0] for one in shown] == ["Om Ali K", "Ali K (SK-004)"]
