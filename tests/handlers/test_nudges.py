"""What comes by itself in the morning, and when it stays away."""

from bot.play import Play


def to(messages: list, who: str) -> list[str]:
    return [message.text for message in messages if message.to == who]


def test_the_list_comes_at_eight_and_one_reminder_at_ten(play: Play) -> None:
    """Tuesday: the list, then one reminder with the names that are missing, then nothing more that day."""
    play.says("omar", "alla här")
    play.says("petra", "alla här")
    assert to(play.passes_to("2026-11-24T09:59"), "omar") == [
        "Närvaro på Matmission, tisdag 24 november 2026\n0 av 8 rapporterade."
    ]
    assert to(play.passes_to("2026-11-24T12:00"), "omar") == [
        "8 personer är inte rapporterade på Matmission i dag: Ali K, Elif, Maria, Mehmet, Nadia, Olena, Per och Rahel."
    ]
    assert play.passes_to("2026-11-24T23:00") == []


def test_no_reminder_of_what_has_been_reported(play: Play) -> None:
    """Everything reported before ten: nothing to remind of, and no last reminder next morning."""
    for who in ("petra", "omar"):
        play.says(who, "alla här")
    play.passes_to("2026-11-24T08:30")
    for who in ("petra", "omar"):
        play.says(who, "alla här")
    assert play.passes_to("2026-11-24T23:00") == []
    assert [text.split("\n")[0] for text in to(play.passes_to("2026-11-25T08:30"), "omar")] == [
        "Närvaro på Matmission, onsdag 25 november 2026"
    ]


def test_a_last_reminder_next_morning(play: Play) -> None:
    """Unreported Tuesday: on Wednesday at eight a last reminder, then the new list."""
    play.passes_to("2026-11-24T23:00")
    first, second = to(play.passes_to("2026-11-25T08:30"), "omar")
    assert first == (
        "8 personer är fortfarande inte rapporterade för tisdag 24 november 2026: Ali K, Elif, Maria, Mehmet, Nadia, "
        "Olena, Per och Rahel. Det här är sista påminnelsen."
    )
    assert second.split("\n")[0] == "Närvaro på Matmission, onsdag 25 november 2026"


def test_fridays_last_reminder_comes_once_on_monday(play: Play) -> None:
    """Not on Saturday and Sunday as well; and not again on Tuesday, whether or not anybody was expected on Monday."""
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        play.passes_to(f"{day}T09:00")
        for who in ("petra", "omar"):
            play.says(who, "alla här")
    play.passes_to("2026-11-27T23:00")
    assert to(play.passes_to("2026-11-29T23:00"), "omar") == []
    play.says("omar", "vi har stängt på måndag")
    assert to(play.passes_to("2026-12-01T07:00"), "omar") == [
        "8 personer är fortfarande inte rapporterade för fredag 27 november 2026: Ali K, Bosse, Elif, Mehmet, Nadia, "
        "Olena, Per och Rahel. Det här är sista påminnelsen."
    ]
    assert [text.split("\n")[0] for text in to(play.passes_to("2026-12-01T08:30"), "omar")] == [
        "Närvaro på Matmission, tisdag 1 december 2026"
    ]


def test_nothing_on_red_days_and_weekends(play: Play) -> None:
    """Christmas Eve to Boxing Day 2026 and the weekend after: nobody is expected, nothing is sent."""
    play.passes_to("2026-12-23T23:00")
    for who in ("petra", "omar"):
        play.says(who, "alla här")
    messages = play.passes_to("2026-12-27T23:00")
    assert [message.text for message in messages if message.text.startswith("Närvaro på")] == []


def test_a_person_on_leave_is_left_alone(play: Play) -> None:
    """Omar is away a week: no lists reach him; afterwards they do."""
    play.says("omar", "/semester")
    (shown,) = play.taps("omar", "Ledig 1 vecka")
    assert shown.text == (
        "Du har inga tysta timmar. Du är ledig till och med söndag 29 november 2026. Till dess skickar jag inget av "
        "mig själv."
    )
    assert to(play.passes_to("2026-11-29T12:00"), "omar") == []
    assert "Närvaro på Matmission, måndag 30 november 2026" in to(play.passes_to("2026-11-30T08:30"), "omar")[-1]


def test_quiet_hours_hold_a_reminder_back(play: Play) -> None:
    """Quiet from 17 to 7: what falls due in between waits; daytime reminders come as usual."""
    play.says("petra", "/tyst")
    (shown,) = play.taps("petra", "17–07")
    assert shown.text == "Tysta timmar: 17.00–07.00."
    assert to(play.passes_to("2026-11-24T08:30"), "petra")[-1].split("\n")[0] == (
        "Närvaro på Produktion, tisdag 24 november 2026"
    )
