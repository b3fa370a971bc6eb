"""Enrolling, extending and ending on the card, and a caseworker's changes as requests to the workplace."""

import pytest

from bot.play import NoSuchButton, Play, Shown

PERCENT = "\N{NO-BREAK SPACE}%"
CONFIRM = ["Bekräfta", "Ändra", "Avbryt"]
WHY = "Varför förlängs inskrivningen?"
EXTENDED = (
    "Förläng Fatima\n"
    "Slutdatum: fredag 18 december 2026 → fredag 29 januari 2027\n"
    "Skäl: behöver mer tid\n"
    "Lediga platser på Produktion under förlängningen: minst 4"
)


def told(shown: list[Shown]) -> dict[str, str]:
    """Who was shown what."""
    return {one.to: one.text for one in shown}


def test_somebody_new_is_enrolled_with_what_is_missing_asked_one_at_a_time(play: Play) -> None:
    (card,) = play.says("omar", "Ny tjej börjar i butiken på måndag, heter Layla, 50%")
    assert card.text == (
        f"Skriv in Layla på Matmission, 50{PERCENT} från måndag 30 november 2026\n"
        "Hur länge? Tryck, eller skriv ett datum."
    )
    assert card.labels == [
        "4 månader, till och med måndag 29 mars 2027",
        "3 månader, till och med lördag 27 februari 2027",
        "2 månader, till och med fredag 29 januari 2027",
        "1 månad, till och med tisdag 29 december 2026",
        "Avbryt",
    ]
    (card,) = play.says("omar", "två månader")
    assert card.text.splitlines()[1] == "Vilka veckodagar? Tryck, eller skriv dem: «mån ons fre»."
    (card,) = play.says("omar", "mån ons fre")
    assert (card.text.splitlines()[1], card.labels) == (
        "Vem är handläggare?",
        ["Henrik", "Sofia", "Ingen ännu", "Avbryt"],
    )
    (card,) = play.says("omar", "henrik")
    assert card.text.splitlines()[1] == "Kvinna eller man? Det räknas i årets rapport."
    (card,) = play.taps("omar", "Kvinna")
    assert card.text == (
        "Skriv in Layla\n"
        "Arbetsplats: Matmission\n"
        "Första dag: måndag 30 november 2026\n"
        "Sista dag: fredag 29 januari 2027\n"
        f"Omfattning: 50{PERCENT} mån, ons och fre\n"
        "Handläggare: Henrik\n"
        "Kön: kvinna\n"
        "Lediga platser på Matmission efter starten: 0"
    )
    assert card.labels == CONFIRM
    starts = (
        "Layla börjar på Matmission måndag 30 november 2026 och stannar till och med fredag 29 januari 2027, "
        f"50{PERCENT} mån, ons och fre."
    )
    assert told(play.taps("omar", "Bekräfta")) == {
        "omar": f"{starts} Koden är SK-033.",
        "henrik": f"Omar har ändrat: {starts}",
    }
    (answer,) = play.says("omar", "när slutar Layla?")
    assert answer.text == "Layla börjar måndag 30 november 2026. Slutdatum: fredag 29 januari 2027."


def test_a_start_taken_back_leaves_nobody_behind(play: Play) -> None:
    play.says("omar", "Ny tjej börjar i butiken på måndag, heter Layla, heltid, fyra månader")
    for label in ("Ingen ännu", "Kvinna", "Bekräfta"):
        play.taps("omar", label)
    (card,) = play.taps("omar", "Ångra")
    assert (card.text.splitlines()[-1], card.labels) == (
        "Tog tillbaka: Layla inskriven från måndag 30 november 2026.",
        [],
    )
    (answer,) = play.says("lena", "/person 33")
    assert answer.text == "Jag hittar ingen med koden 33. Kontrollera koden, eller skriv tilltalsnamnet."


def test_longer_than_the_agreement_allows_is_said_before_anything_is_asked(play: Play) -> None:
    (card,) = play.says("petra", "Ny på produktion: Kim, från idag till 30 juni, heltid")
    assert card.text == (
        f"Skriv in Kim på Produktion, 100{PERCENT} mån–fre från måndag 23 november 2026 "
        "till och med onsdag 30 juni 2027\n"
        "Med den starten får inskrivningen gälla längst till och med måndag 22 mars 2027. "
        "Välj den dagen eller tidigare; den kan förlängas senare."
    )
    assert card.labels == ["Till och med måndag 22 mars 2027", "Ändra", "Avbryt"]
    (card,) = play.taps("petra", "Till och med")
    assert card.text.splitlines()[1] == "Vem är handläggare?"


def test_a_planned_start_is_confirmed_or_moved_in_time(play: Play) -> None:
    (answer,) = play.says("petra", "samir börjar i verkstan 1/12 som planerat, heltid")
    assert (answer.text, answer.labels) == (
        "Så är det redan: Samir börjar på Produktion tisdag 1 december 2026 och stannar till och med "
        f"onsdag 31 mars 2027, 100{PERCENT} mån–fre.",
        [],
    )
    (card,) = play.says("petra", "Samir börjar först den 7 december")
    assert card.text == (
        "Skriv in Samir\n"
        "Arbetsplats: Produktion\n"
        "Första dag: tisdag 1 december 2026 → måndag 7 december 2026\n"
        "Sista dag: onsdag 31 mars 2027 → tisdag 6 april 2027\n"
        f"Omfattning: 100{PERCENT} mån–fre\n"
        "Lediga platser på Produktion efter starten: 3"
    )
    play.taps("petra", "Bekräfta")
    (answer,) = play.says("petra", "när slutar samir?")
    assert answer.text == "Samir börjar måndag 7 december 2026. Slutdatum: tisdag 6 april 2027."


def test_a_planned_start_is_called_off_and_taken_back(play: Play) -> None:
    (card,) = play.says("petra", "Samir börjar inte, avsluta honom")
    assert card.text == (
        "Ställ in starten för Samir\n"
        "Start: tisdag 1 december 2026 → inställd\n"
        "Lediga platser på Produktion från tisdag 1 december 2026: 3"
    )
    assert told(play.taps("petra", "Bekräfta"))["henrik"] == (
        "Petra har ändrat: Starten för Samir tisdag 1 december 2026 är inställd."
    )
    assert told(play.says("petra", "ångra")) == {
        "petra": "Tog tillbaka: Samir inställd start tisdag 1 december 2026.",
        "henrik": "Petra tog tillbaka: Samir inställd start tisdag 1 december 2026.",
    }
    (answer,) = play.says("petra", "när slutar samir?")
    assert answer.text == "Samir börjar tisdag 1 december 2026. Slutdatum: onsdag 31 mars 2027."


def test_somebody_who_has_ended_starts_again(play: Play) -> None:
    play.says("petra", "Viktor ska börja igen på måndag")
    play.says("petra", "tre månader")
    (card,) = play.says("petra", "heltid")
    assert card.text == (
        "Skriv in Viktor\n"
        "Arbetsplats: Produktion\n"
        "Första dag: måndag 30 november 2026\n"
        "Sista dag: lördag 27 februari 2027\n"
        f"Omfattning: 100{PERCENT} mån–fre\n"
        "Lediga platser på Produktion efter starten: 2"
    )


def test_an_extension_asks_why_and_shows_the_end_before_and_after(play: Play) -> None:
    (card,) = play.says("petra", "förläng birgitta två veckor")
    assert card.text == f"Förläng Birgitta till och med onsdag 16 december 2026\n{WHY}"
    assert card.labels == [
        "Behöver mer tid",
        "Språket",
        "Har varit frånvarande",
        "Väntar på arbete",
        "Väntar på studier",
        "Väntar på en insats",
        "Annat skäl",
        "Avbryt",
    ]
    (card,) = play.says("petra", "språket")
    assert card.text == (
        "Förläng Birgitta\n"
        "Slutdatum: onsdag 2 december 2026 → onsdag 16 december 2026\n"
        "Skäl: språket\n"
        "Lediga platser på Produktion under förlängningen: minst 2"
    )
    done = "Birgitta är förlängd till och med onsdag 16 december 2026 (förut onsdag 2 december 2026)."
    assert told(play.taps("petra", "Bekräfta")) == {"petra": done, "sofia": f"Petra har ändrat: {done}"}
    assert told(play.says("petra", "ångra")) == {
        "petra": "Tog tillbaka: Birgitta slutdatum onsdag 2 december 2026 → onsdag 16 december 2026.",
        "sofia": "Petra tog tillbaka: Birgitta slutdatum onsdag 2 december 2026 → onsdag 16 december 2026.",
    }


def test_an_extension_without_a_length_offers_lengths_with_their_dates(play: Play) -> None:
    (card,) = play.says("petra", "förläng birgitta")
    assert card.labels == [
        "Två veckor: onsdag 16 december 2026",
        "1 månad: lördag 2 januari 2027",
        "2 månader: tisdag 2 februari 2027",
        "3 månader: tisdag 2 mars 2027",
        "4 månader: fredag 2 april 2027",
        "Avbryt",
    ]


def test_an_end_with_its_reason_frees_the_place_the_day_after(play: Play) -> None:
    (card,) = play.says("petra", "fatimas sista dag blir torsdag, hon ska plugga på komvux")
    assert card.text == (
        "Avsluta Fatima\n"
        "Slutdatum: fredag 18 december 2026 → torsdag 26 november 2026\n"
        "Skäl: studier\n"
        "Lediga platser på Produktion från fredag 27 november 2026: 3"
    )
    play.taps("petra", "Bekräfta")
    (answer,) = play.says("petra", "när slutar fatima?")
    assert answer.text == (
        "Slutdatum för Fatima: torsdag 26 november 2026 (3 dagar kvar). Avslutsorsak: studier. "
        "Förlängd; ursprungligt slutdatum var torsdag 3 september 2026."
    )


def test_an_end_without_a_reason_or_a_day_is_asked_for_both(play: Play) -> None:
    (card,) = play.says("petra", "skriv ut dawit")
    assert card.labels == [
        "I dag: måndag 23 november 2026",
        "Fredag 27 november 2026",
        "Fredag 4 december 2026",
        "Som planerat: torsdag 4 februari 2027",
        "Avbryt",
    ]
    (card,) = play.taps("petra", "Som planerat")
    assert card.labels == [
        "Arbete",
        "Studier",
        "Annan insats",
        "Sjukdom",
        "Flyttat",
        "Avbrott",
        "Fullföljt",
        "Annat skäl",
        "Avbryt",
    ]
    (card,) = play.taps("petra", "Fullföljt")
    assert card.text.splitlines()[1] == "Slutdatum: torsdag 4 februari 2027, som planerat"


# Requests


def test_a_caseworkers_change_is_done_at_the_workplace_with_one_tap(play: Play) -> None:
    play.says("sofia", "Förläng Fatima till 29 januari")
    shown = play.taps("sofia", "Behöver mer tid")
    assert told(shown) == {
        "petra": f"Sofia ber om detta:\n{EXTENDED}",
        "sofia": f"{EXTENDED}\n\nSkickat till Produktion (Petra). Du får veta när det är gjort.",
    }
    assert {one.to: one.labels for one in shown} == {"petra": ["Gör det", "Avböj"], "sofia": ["Ångra"]}
    done = "Fatima är förlängd till och med fredag 29 januari 2027 (förut fredag 18 december 2026)."
    assert told(play.taps("petra", "Gör det")) == {
        "petra": f"{done}\nSofia får veta det.",
        "sofia": f"Petra har gjort det du bad om: {done}",
    }


def test_a_declined_request_is_told_and_changes_nothing(play: Play) -> None:
    play.says("sofia", "Förläng Fatima till 29 januari")
    play.taps("sofia", "Behöver mer tid")
    assert told(play.taps("petra", "Avböj")) == {
        "petra": f"{EXTENDED}\n\nAvböjt. Sofia får veta det.",
        "sofia": f"Petra har avböjt detta:\n{EXTENDED}",
    }
    (answer,) = play.says("sofia", "när slutar fatima?")
    assert answer.text.startswith("Slutdatum för Fatima: fredag 18 december 2026 (25 dagar kvar).")


def test_a_request_taken_back_can_no_longer_be_done(play: Play) -> None:
    play.says("sofia", "Hodan behöver göra uppehåll vecka 51-52, men behåller sin plats.")
    assert told(play.says("sofia", "ångra")) == {
        "sofia": "Tog tillbaka: en förfrågan till arbetsplatsen om Hodan.",
        "petra": "Sofia tog tillbaka: en förfrågan till arbetsplatsen om Hodan.",
    }
    assert told(play.taps("petra", "Gör det")) == {"petra": "Förfrågan är tillbakatagen."}


def test_an_answer_taken_back_asks_again(play: Play) -> None:
    play.says("sofia", "Hodan behöver göra uppehåll vecka 51-52, men behåller sin plats.")
    play.taps("petra", "Gör det")
    with pytest.raises(NoSuchButton):
        play.taps("petra", "Gör det")
    shown = play.taps("petra", "Ångra")
    assert [one.labels for one in shown if one.to == "petra"] == [["Gör det", "Avböj"]]
    assert told(shown)["sofia"] == "Petra tog tillbaka: Hodan uppehåll måndag 14 december–söndag 27 december 2026."
    assert told(play.taps("petra", "Gör det"))["sofia"] == (
        "Petra har gjort det du bad om: Hodan har uppehåll måndag 14 december–söndag 27 december 2026. Platsen behålls."
    )


def test_the_same_request_again_is_not_sent_twice(play: Play) -> None:
    play.says("sofia", "Hodan behöver göra uppehåll vecka 51-52, men behåller sin plats.")
    (answer,) = play.says("sofia", "Hodan behöver göra uppehåll vecka 51-52, men behåller sin plats.")
    assert answer.text.splitlines()[-1] == "Redan skickat. Du får veta när det är gjort."


def test_a_caseworkers_newcomer_is_enrolled_by_the_workplace(play: Play) -> None:
    play.says("henrik", "Vi är överens om att Yusuf skrivs in på Produktion från 11/1 till och med 10/5, 75 %.")
    play.says("henrik", "mån-tor")
    play.taps("henrik", "Man")
    starts = (
        "Yusuf börjar på Produktion måndag 11 januari 2027 och stannar till och med måndag 10 maj 2027, "
        f"75{PERCENT} mån–tor. Koden är SK-033."
    )
    assert told(play.taps("petra", "Gör det")) == {
        "petra": f"{starts}\nHenrik får veta det.",
        "henrik": f"Petra har gjort det du bad om: {starts}",
    }
    (answer,) = play.says("henrik", "när slutar yusuf?")
    assert answer.text == "Yusuf börjar måndag 11 januari 2027. Slutdatum: måndag 10 maj 2027."


def test_a_request_that_no_longer_fits_says_so_and_stays_open(play: Play) -> None:
    play.says("henrik", "flytta amina till matmission på onsdag")
    play.says("lena", "flytta goran till matmission på onsdag")
    play.taps("lena", "Bekräfta")
    (answer,) = play.taps("petra", "Gör det")
    assert answer.text == (
        "Matmission är fullt onsdag 25 november 2026: 10 av 10 platser är upptagna. "
        "Första dag det får plats är tisdag 1 december 2026."
    )
    assert told(play.taps("petra", "Avböj"))["henrik"].startswith("Petra har avböjt detta:\nFlytta Amina\n")
