"""A conversation: what a message leaves out is taken from the one before, and a correction corrects that alone."""

from bot.play import Play, Shown

REPORTED = "Rapporterat för måndag 23 november 2026:\n"
FORECAST = "\nPrognos: räknat på de starter och avslut som är inlagda nu."


def texts(shown: list[Shown]) -> list[str]:
    return [one.text for one in shown]


def test_another_month_and_then_one_workplace(play: Play) -> None:
    play.says("lena", "finns det plats i december?")
    (january,) = play.says("lena", "och i januari?")
    (matmission,) = play.says("lena", "på Matmission då?")
    (asked_in_full,) = play.says("lena", "finns det plats på Matmission i januari?")
    assert january.text.startswith("Minst 11 lediga platser under januari 2027.\n")
    assert matmission.text == (
        "Minst 4 lediga platser på Matmission under januari 2027.\n"
        "Så ändras det:\n"
        "• från fredag 1 januari 2027: 4\n"
        "• från torsdag 7 januari 2027: 5\n"
        "• från torsdag 28 januari 2027: 6" + FORECAST
    )
    assert matmission.text == asked_in_full.text


def test_the_same_of_another_person(play: Play) -> None:
    play.says("henrik", "när slutar Amina?")
    assert texts(play.says("henrik", "och Erik då?")) == ["Slutdatum för Erik: onsdag 13 januari 2027 (51 dagar kvar)."]


def test_the_same_report_for_one_more(play: Play) -> None:
    play.says("petra", "Amina sjuk")
    assert texts(play.says("petra", "samma för Jonas")) == [REPORTED + "Jonas: sjuk"]


def test_a_correction_takes_another_person_and_keeps_all_else(play: Play) -> None:
    play.says("petra", "amina sjuk, goran 15 min sen, resten här")
    assert texts(play.says("petra", "nej, jonas menade jag")) == [
        "Tog tillbaka: Amina sjuk, Goran sen 15 min, 8 närvarande måndag 23 november 2026.",
        REPORTED + "Amina: sjuk\nJonas: sen 15 min\nResten här: 8 personer",
    ]


def test_several_things_of_one_message_are_all_done_or_asked_about(play: Play) -> None:
    report, extension = play.says("omar", "Maria sjuk. Förläng Nadia två månader.")
    assert (report.text, extension.text) == (
        REPORTED + "Maria: sjuk",
        "Förläng Nadia 2 månader\nVarför förlängs inskrivningen?",
    )


def test_a_pronoun_means_whoever_was_just_spoken_of(play: Play) -> None:
    """In a question of another kind, and in a change."""
    play.says("henrik", "när slutar Erik?")
    answer = play.says("henrik", "hur har hans närvaro varit i november")[0].text
    assert answer.split("\n")[0] == (
        "Erik: 83\u00a0% närvaro, söndag 1 november–måndag 23 november 2026: 5 av 6 rapporterade dagar."
    )
    assert play.says("henrik", "förläng honom två månader")[0].text == (
        "Förläng Erik 2 månader\nVarför förlängs inskrivningen?"
    )
