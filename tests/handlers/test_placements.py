"""Moves, extents and pauses on the card: asked, shown before and after, confirmed, told, and taken back."""

from bot.play import Play, Shown

PERCENT = "\N{NO-BREAK SPACE}%"
CONFIRM = ["Bekräfta", "Ändra", "Avbryt"]


def told(shown: list[Shown]) -> dict[str, str]:
    """Who was shown what."""
    return {one.to: one.text for one in shown}


def test_a_move_is_shown_before_and_after_and_told_to_everybody_it_concerns(play: Play) -> None:
    (card,) = play.says("petra", "lotta tål inte dammet, flytta henne till matis from onsdag")
    expected = (
        "Flytta Lotta\n"
        "Produktion → Matmission från onsdag 25 november 2026\n"
        "Lediga platser på Matmission efter flytten: 0\n"
        "Lediga platser på Produktion efter flytten: 3"
    )
    assert (expected, CONFIRM) == (card.text, card.labels)
    done = "Lotta flyttar från Produktion till Matmission onsdag 25 november 2026."
    assert told(play.taps("petra", "Bekräfta")) == {
        "petra": done,
        "henrik": f"Petra har ändrat: {done}",
        "omar": f"Petra har ändrat: {done}",
    }


def test_confirming_twice_changes_nothing_more(play: Play) -> None:
    (card,) = play.says("petra", "flytta lotta till matis from onsdag")
    confirm = card.buttons[0][0][1]
    play.taps("petra", "Bekräfta")
    assert told(play._tap("petra", card, confirm)) == {"petra": "Det kortet är avslutat. Skriv vad du vill ändra nu."}
    (again,) = play.says("petra", "flytta lotta till matis from onsdag")
    assert (again.text, again.labels) == (
        "Så är det redan: Lotta flyttar till Matmission onsdag 25 november 2026.",
        [],
    )


def test_a_planned_move_is_put_off(play: Play) -> None:
    play.says("petra", "flytta lotta till matis from onsdag")
    play.taps("petra", "Bekräfta")
    (card,) = play.says("petra", "flytta lotta till matis from torsdag istället")
    assert card.text == (
        "Flytta Lotta\n"
        "Matmission: onsdag 25 november 2026 → torsdag 26 november 2026\n"
        "Lediga platser på Matmission efter flytten: 0"
    )
    play.taps("petra", "Bekräfta")
    assert told(play.says("petra", "ångra"))["petra"] == (
        "Tog tillbaka: Lotta Matmission från onsdag 25 november 2026 → torsdag 26 november 2026."
    )


def test_the_guards_run_again_when_the_world_has_changed_meanwhile(play: Play) -> None:
    """One place is left; two cards wait for it, and the second «Bekräfta» is refused with a way out."""
    play.says("petra", "flytta lotta till matis from onsdag")
    play.says("lena", "flytta goran till matmission på onsdag")
    play.taps("petra", "Bekräfta")
    (card,) = play.taps("lena", "Bekräfta")
    assert card.text == (
        "Flytta Goran till Matmission från onsdag 25 november 2026\n"
        "Matmission är fullt onsdag 25 november 2026: 10 av 10 platser är upptagna. "
        "Första dag det får plats är tisdag 1 december 2026."
    )
    assert card.labels == ["Från tisdag 1 december 2026", "Gå över ändå", "Ändra", "Avbryt"]
    (card,) = play.taps("lena", "Gå över")
    assert card.text == (
        "Flytta Goran till Matmission från onsdag 25 november 2026\nVarför gå över antalet platser? Skälet sparas."
    )
    (card,) = play.taps("lena", "Väntar på arbete")
    assert card.text == (
        "Flytta Goran\n"
        "Produktion → Matmission från onsdag 25 november 2026\n"
        "Utöver antalet platser, skäl: väntar på arbete\n"
        "Lediga platser på Matmission efter flytten: 0\n"
        "Lediga platser på Produktion efter flytten: 3"
    )
    assert told(play.taps("lena", "Bekräfta"))["lena"] == (
        "Goran flyttar från Produktion till Matmission onsdag 25 november 2026."
    )


def test_a_supervisor_may_not_go_over(play: Play) -> None:
    play.says("petra", "flytta lotta till matis from onsdag")
    play.taps("petra", "Bekräfta")
    (card,) = play.says("petra", "flytta goran till matis på onsdag")
    assert card.labels == ["Från tisdag 1 december 2026", "Ändra", "Avbryt"]
    (card,) = play.taps("petra", "Från tisdag")
    assert card.text.splitlines()[1] == "Produktion → Matmission från tisdag 1 december 2026"


def test_what_is_missing_is_asked_on_the_same_card_and_answered_in_words(play: Play) -> None:
    (card,) = play.says("omar", "per vill byta dagar, mån tis tor blir det")
    assert card.text == "Ändra omfattning för Per, mån, tis och tor\nFrån vilken dag? Tryck, eller skriv ett datum."
    assert card.labels == [
        "I dag: måndag 23 november 2026",
        "I morgon: tisdag 24 november 2026",
        "Måndag 30 november 2026",
        "Tisdag 1 december 2026",
        "Måndag 7 december 2026",
        "Avbryt",
    ]
    (edited,) = play.says("omar", "3/12")
    expected = (
        "Ändra omfattning för Per\n"
        f"50{PERCENT} tis, tor och fre → 50{PERCENT} mån, tis och tor från torsdag 3 december 2026\n"
        "6,7 timmar om dagen\n"
        "Antalet lediga platser ändras inte."
    )
    assert (edited.edited, edited.message_id, edited.text) == (True, card.message_id, expected)
    assert (
        told(play.says("omar", "ja"))["omar"] == f"Per har 50{PERCENT} mån, tis och tor från torsdag 3 december 2026."
    )


def test_a_question_asked_meanwhile_is_answered_and_the_card_still_works(play: Play) -> None:
    play.says("omar", "per vill byta dagar, mån tis tor blir det")
    (answer,) = play.says("omar", "när slutar per?")
    assert answer.text == "Slutdatum för Per: onsdag 27 januari 2027 (65 dagar kvar)."
    (card,) = play.taps("omar", "Tisdag 1 december")
    assert card.labels == CONFIRM


def test_each_field_can_be_changed_before_confirming(play: Play) -> None:
    play.says("petra", "pausa erik i två veckor från måndag")
    (card,) = play.taps("petra", "Ändra")
    assert (card.text, card.labels) == ("Vad vill du ändra?", ["Första dag", "Uppehållets sista dag", "Avbryt"])
    (card,) = play.taps("petra", "Uppehållets")
    assert card.labels[-2:] == ["Tills vidare", "Avbryt"]
    (card,) = play.taps("petra", "Tills vidare")
    assert card.text == (
        "Uppehåll för Erik\n"
        "Uppehåll: från måndag 30 november 2026 tills vidare\n"
        "Platsen behålls, så antalet lediga platser ändras inte."
    )
    (card,) = play.taps("petra", "Avbryt")
    assert (card.text, card.labels) == ("Avbrutet. Ingenting ändrades.", [])


def test_a_pause_is_kept_ended_and_called_off(play: Play) -> None:
    play.says("omar", "pausa Mehmet från ons, vet inte hur länge")
    assert told(play.taps("omar", "Bekräfta")) == {
        "omar": "Mehmet har uppehåll från onsdag 25 november 2026 tills vidare. Platsen behålls.",
        "sofia": "Omar har ändrat: Mehmet har uppehåll från onsdag 25 november 2026 tills vidare. Platsen behålls.",
    }
    (card,) = play.says("omar", "Mehmets uppehåll är över, han kör igång igen 14/12")
    assert card.text == (
        "Mehmet tillbaka från uppehållet\n"
        "Uppehåll: från onsdag 25 november 2026 tills vidare → onsdag 25 november–söndag 13 december 2026\n"
        "Antalet lediga platser ändras inte."
    )
    play.taps("omar", "Bekräfta")
    (card,) = play.says("omar", "Mehmets uppehåll ställs in, han är tillbaka på onsdag")
    play.taps("omar", "Bekräfta")
    assert card.text == ("Uppehållet för Mehmet, onsdag 25 november–söndag 13 december 2026, är inställt.")


def test_back_without_a_pause_is_told(play: Play) -> None:
    (answer,) = play.says("lena", "Fatimas paus är snart över, hon återupptar arbetsträningen om tio dagar")
    assert answer.text == (
        "Fatima har inget uppehåll att komma tillbaka från. Rapportera som vanligt: «Fatima är här»."
    )


def test_a_larger_extent_on_few_days_asks_for_the_weekdays(play: Play) -> None:
    (card,) = play.says("lena", "Lotta går upp till 75 procent fr.o.m. 261201")
    assert card.text == (
        f"Ändra omfattning för Lotta, 75{PERCENT} från tisdag 1 december 2026\n"
        "Vilka veckodagar? Tryck, eller skriv dem: «mån ons fre»."
    )
    (card,) = play.says("lena", "mån-tor")
    assert card.text.splitlines()[1:3] == [
        f"50{PERCENT} mån–ons → 75{PERCENT} mån–tor från tisdag 1 december 2026",
        "7,5 timmar om dagen",
    ]


def test_several_people_are_one_card_and_all_or_nothing(play: Play) -> None:
    """One place is left: neither is moved."""
    (card,) = play.says("lena", "flytta goran och dawit till matmission på tisdag")
    assert card.text == (
        "Flytta Goran och Dawit till Matmission från tisdag 24 november 2026\n"
        "Matmission är fullt tisdag 24 november 2026: 10 av 10 platser är upptagna. "
        "Första dag det får plats är tisdag 1 december 2026."
    )
    (answer,) = play.says("lena", "var är goran?")
    assert answer.text.splitlines()[1] == f"Produktion, 100{PERCENT} mån–fre (8 timmar om dagen)"
    (card,) = play.says("lena", "förläng anders och jonas två månader")
    (card,) = play.taps("lena", "Språket")
    assert card.text == (
        "Förläng Anders och Jonas\n"
        "• Anders: Slutdatum: fredag 27 november 2026 → onsdag 27 januari 2027\n"
        "• Jonas: Slutdatum: onsdag 30 december 2026 → lördag 27 februari 2027\n"
        "Skäl: språket\n"
        "Lediga platser på Produktion under förlängningen: minst 1"
    )
    news = (
        "Anders är förlängd till och med onsdag 27 januari 2027 (förut fredag 27 november 2026).\n"
        "Jonas är förlängd till och med lördag 27 februari 2027 (förut onsdag 30 december 2026)."
    )
    assert told(play.taps("lena", "Bekräfta")) == {
        "lena": news,
        "henrik": f"Lena har ändrat: {news}",
        "petra": f"Lena har ändrat: {news}",
    }


def test_an_ambiguous_name_is_asked_and_the_other_slots_are_kept(play: Play) -> None:
    (ask,) = play.says("lena", "flytta ali till produktion på fredag")
    assert (ask.text, ask.labels) == ("Vem menar du?", ["Ali H, Produktion", "Ali K, Matmission", "Inget av det"])
    shown = play.taps("lena", "Ali K")
    assert [one.text for one in shown] == [
        "Flytta Ali K till Produktion från fredag 27 november 2026",
        "Flytta Ali K\n"
        "Matmission → Produktion från fredag 27 november 2026\n"
        "Lediga platser på Produktion efter flytten: 1\n"
        "Lediga platser på Matmission efter flytten: 2",
    ]


def test_a_coach_and_a_caseworker_of_others_are_refused_kindly(play: Play) -> None:
    assert told(play.says("tove", "flytta lotta till matmission på fredag")) == {
        "tove": "Som coach kan du se och rapportera närvaro, men inte ändra placeringar. "
        "Be handledaren på arbetsplatsen."
    }
    assert told(play.says("henrik", "flytta ali h till matmission på fredag")) == {
        "henrik": "Det kan du be om för dina egna deltagare. För de andra är det deras egen handläggare som gör det."
    }
    assert told(play.says("omar", "flytta lotta till matmission på fredag")) == {
        "omar": "Det kan du göra på din egen arbetsplats. Be handledaren på den andra, eller verksamhetsledaren."
    }
