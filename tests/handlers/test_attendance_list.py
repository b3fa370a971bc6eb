"""The attendance list, tap by tap: what each tap shows, and that two people who tap never undo each other."""

from bot.play import Play, Shown

LIST = """Närvaro på Produktion, måndag 23 november 2026
{reported} av 10 rapporterade.
{said}Sida 1 av 2"""


def text(shown: list[Shown]) -> str:
    return "\n\n".join(message.text for message in shown)


def labels(shown: list[Shown]) -> list[list[str]]:
    return [[button[0] for button in row] for row in shown[-1].buttons]


def test_the_list_shows_those_expected_today_a_page_at_a_time(play: Play) -> None:
    shown = play.says("petra", "närvaro")
    assert text(shown) == LIST.format(reported=0, said="")
    assert labels(shown) == [
        ["Alla här"],
        ["– Ali H", "– Amina"],
        ["– Anders", "– Birgitta"],
        ["– Dawit", "– Fatima"],
        ["– Goran", "– Hodan"],
        ["▶"],
        ["Annan dag", "Klar"],
    ]
    assert labels(play.taps("petra", "▶"))[1] == ["– Jonas", "– Lotta"]


def test_a_tap_on_a_person_opens_the_reasons(play: Play) -> None:
    play.says("petra", "/narvaro")
    shown = play.taps("petra", "Amina")
    assert text(shown) == "Amina, måndag 23 november 2026: inte rapporterad"
    assert labels(shown) == [
        ["Här", "Sen", "Gick tidigare"],
        ["Sjuk", "VAB"],
        ["Giltig frånvaro", "Ogiltig frånvaro"],
        ["Borta, okänd orsak"],
        ["Till listan"],
    ]


def test_a_reason_is_saved_at_once_and_its_details_may_follow(play: Play) -> None:
    play.says("petra", "/narvaro")
    play.taps("petra", "Amina")
    assert text(play.taps("petra", "Sjuk")) == LIST.format(reported=1, said="Amina: sjuk, anmäld\n")
    shown = play.taps("petra", "Intyg finns")
    assert text(shown) == LIST.format(reported=1, said="Amina: sjuk, anmäld, intyg finns\n")
    play.taps("petra", "Anders")
    assert labels(play.taps("petra", "Sen"))[:2] == [
        ["5 min", "10 min", "15 min", "20 min"],
        ["30 min", "45 min", "60 min"],
    ]
    assert labels(play.taps("petra", "20 min"))[1:3] == [
        ["– Ali H", "Amina: sjuk"],
        ["Anders: sen 20 min", "– Birgitta"],
    ]


def test_done_tells_what_was_saved_and_who_is_left(play: Play) -> None:
    play.says("petra", "/narvaro")
    play.taps("petra", "Amina")
    play.taps("petra", "VAB")
    assert text(play.taps("petra", "Klar")) == (
        "Sparat för Produktion, måndag 23 november 2026:\n"
        "Vab: Amina\n"
        "Ej rapporterade: Ali H, Anders, Birgitta, Dawit, Fatima, Goran, Hodan, Jonas och Lotta"
    )
    play.taps("petra", "Ändra")
    play.taps("petra", "Alla här")
    assert text(play.taps("petra", "Klar")) == (
        "Sparat för Produktion, måndag 23 november 2026:\nNärvarande: 9 personer\nVab: Amina\nAlla är rapporterade."
    )


def test_two_people_at_the_same_list_never_undo_each_other(play: Play) -> None:
    play.says("petra", "/narvaro")
    play.says("lena", "/narvaro")
    play.taps("lena", "Produktion")
    play.taps("petra", "Amina")
    play.taps("petra", "Sjuk")
    play.taps("lena", "Alla här")  # her list still shows Amina as unreported
    assert labels(play.taps("lena", "▶"))[0] == ["✓ Jonas", "✓ Lotta"]
    assert labels(play.taps("lena", "◀"))[0] == ["✓ Ali H", "Amina: sjuk"]
    assert text(play.taps("petra", "Klar")) == (
        "Sparat för Produktion, måndag 23 november 2026:\nNärvarande: 9 personer\nSjuk: Amina\nAlla är rapporterade."
    )


def test_a_tap_sets_and_never_toggles(play: Play) -> None:
    play.says("petra", "/narvaro")
    for _again in range(2):
        play.taps("petra", "Amina")
        shown = play.taps("petra", "Här")
        assert labels(shown)[1] == ["– Ali H", "✓ Amina"]


def test_a_slip_can_be_made_unreported_again(play: Play) -> None:
    play.says("petra", "/narvaro")
    play.taps("petra", "Amina")
    play.taps("petra", "Här")
    play.taps("petra", "Amina")
    assert text(play.taps("petra", "Ej rapporterad")) == LIST.format(reported=0, said="")


def test_another_day_can_be_chosen(play: Play) -> None:
    play.says("petra", "/narvaro")
    shown = play.taps("petra", "Annan dag")
    assert text(shown) == "Vilken dag på Produktion?"
    assert labels(shown) == [
        ["mån 16/11", "tis 17/11"],
        ["ons 18/11", "tor 19/11"],
        ["fre 20/11", "I dag, mån 23/11 (10 saknas)"],
        ["tis 24/11", "ons 25/11"],
        ["tor 26/11", "fre 27/11"],
        ["mån 30/11"],
        ["◀ Tidigare", "Senare ▶"],
    ]
    assert (
        text(play.taps("petra", "fre 20/11")) == "Närvaro på Produktion, fredag 20 november 2026\n7 av 7 rapporterade."
    )


def test_presence_is_not_reported_ahead_but_a_planned_absence_is(play: Play) -> None:
    play.says("petra", "/narvaro")
    play.taps("petra", "Annan dag")
    play.taps("petra", "tis 24/11")
    play.taps("petra", "Erik")
    assert text(play.taps("petra", "Här")) == (
        "Närvaro på Produktion, tisdag 24 november 2026\n"
        "0 av 10 rapporterade.\n"
        "Erik: närvaro rapporteras samma dag, inget sparat\n"
        "Sida 1 av 2"
    )
    play.taps("petra", "Erik")
    assert labels(play.taps("petra", "Giltig frånvaro"))[3] == ["Erik: giltig frånvaro", "– Fatima"]


def test_a_red_day_has_no_list(play: Play) -> None:
    play.passes_to("2026-12-25T09:00")
    assert text(play.says("petra", "/narvaro")) == (
        "Närvaro på Produktion, fredag 25 december 2026\nIngen väntas: juldagen."
    )


def test_a_lead_chooses_the_workplace_first_and_a_caseworker_has_no_list(play: Play) -> None:
    shown = play.says("gunilla", "/narvaro")
    assert (text(shown), labels(shown)) == ("Vilken arbetsplats?", [["Produktion"], ["Matmission"]])
    assert text(play.taps("gunilla", "Matmission")) == (
        "Närvaro på Matmission, måndag 23 november 2026\n0 av 8 rapporterade."
    )
    assert not play.says("sofia", "/narvaro")[0].buttons


def test_an_unexcused_day_reaches_the_caseworker_only_if_it_stands(play: Play) -> None:
    """Ali H was unexcused on the 10th, 11th and 20th; the 23rd is tapped by mistake and corrected, then stands."""
    play.says("petra", "/narvaro")
    play.taps("petra", "Ali H")
    play.taps("petra", "Ogiltig")
    play.taps("petra", "Ali H")
    play.taps("petra", "Sjuk")
    assert [shown for shown in play.passes_to("2026-11-23T09:45") if shown.to == "sofia"] == []
    play.taps("petra", "Ali H")
    play.taps("petra", "Ogiltig")
    told = [shown for shown in play.passes_to("2026-11-23T10:20") if shown.to == "sofia"]
    assert text(told) == (
        "Ali H har haft ogiltig frånvaro 4 gånger inom 14 dagar: tisdag 10 november 2026, onsdag 11 november 2026, "
        "fredag 20 november 2026 och måndag 23 november 2026."
    )
    assert [shown.text for shown in play.taps("sofia", "Gör giltig: måndag 23") if shown.to == "sofia"] == [
        "Ändrat: Ali H giltig frånvaro, måndag 23 november 2026"
    ]
