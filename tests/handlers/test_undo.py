"""«Ångra»: the latest of mine, said in words, told to those who were told, and only where nothing has built on it."""

from datetime import date

from sqlmodel import Session, select

from bot.play import Play, Shown
from storage.models import Attendance, AttendanceBefore, Participant
from storage.vocabulary import Status


def told(shown: list[Shown]) -> dict[str, str]:
    """Who was shown what."""
    return {one.to: one.text for one in shown}


def test_a_report_is_taken_back_in_words_and_once(play: Play) -> None:
    play.says("petra", "Amina sjuk, resten här")
    assert told(play.says("petra", "ångra")) == {
        "petra": "Tog tillbaka: Amina sjuk, 9 närvarande måndag 23 november 2026."
    }
    assert told(play.says("petra", "ångra")) == {"petra": "Det senaste du gjorde är redan tillbakataget."}


def test_a_corrected_report_is_taken_back_by_itself(play: Play) -> None:
    play.says("petra", "amina sjuk, goran 20 min sen, resten här")
    play.says("petra", "nej, jonas menade jag")
    assert told(play.says("petra", "ångra")) == {
        "petra": "Tog tillbaka: Amina sjuk, Jonas sen 20 min, 8 närvarande måndag 23 november 2026."
    }


def test_what_was_reported_is_kept_as_a_correction(play: Play) -> None:
    play.says("petra", "Amina sjuk")
    play.taps("petra", "Ångra")

    def statuses(session: Session) -> tuple[list[Status], list[Status]]:
        amina = session.exec(select(Participant.id).where(Participant.code == "SK-002")).one()
        today = date(2026, 11, 23)
        now = select(Attendance.status).where(Attendance.participant_id == amina, Attendance.day == today)
        before = select(AttendanceBefore.status).where(
            AttendanceBefore.participant_id == amina, AttendanceBefore.day == today
        )
        return list(session.exec(now)), list(session.exec(before))

    assert play.database.read(statuses) == ([], [Status.SICK])


def test_nothing_of_mine_to_take_back(play: Play) -> None:
    play.says("petra", "Amina sjuk")
    assert told(play.says("omar", "ångra")) == {"omar": "Du har inget att ångra."}


def test_not_after_a_day(play: Play) -> None:
    play.says("petra", "Amina sjuk")
    play.passes_to("2026-11-24T09:01")
    assert told(play.says("petra", "ångra")) == {
        "petra": "Det senaste du gjorde är mer än 24 timmar gammalt och går inte att ångra. "
        "Rapportera i stället hur det ska vara."
    }


def test_not_where_something_has_built_on_it(play: Play) -> None:
    """Petra ends Goran's enrolment and Lena puts the end off: Petra's is no longer the latest word."""
    play.says("petra", "goran slutar på fredag, han har fått jobb")
    play.taps("petra", "Bekräfta")
    play.says("lena", "förläng goran till 8 januari")
    play.taps("lena", "Behöver mer tid")
    play.taps("lena", "Bekräfta")
    assert told(play.says("petra", "ångra")) == {
        "petra": "Det går inte att ångra: något senare bygger på det. Rapportera i stället hur det ska vara."
    }


def test_not_where_the_place_has_been_taken(play: Play) -> None:
    """Matmission has one place; Omar ends Bosse's, two others start, and Bosse's place is gone."""
    play.says("omar", "bosse slutar idag, avbrott")
    play.taps("omar", "Bekräfta")
    for name in ("goran", "dawit"):
        play.says("lena", f"flytta {name} till matmission imorgon")
        play.taps("lena", "Bekräfta")
    assert told(play.says("omar", "ångra")) == {
        "omar": "Det går inte att ångra: något senare bygger på det. Rapportera i stället hur det ska vara."
    }


def test_several_changes_of_one_message_are_taken_back_together(play: Play) -> None:
    play.says("lena", "avsluta Bosse och Rahel på fredag, de har fått jobb")
    play.taps("lena", "Bekräfta")
    shown = play.taps("lena", "Ångra")
    took_back = "Bosse avslutad fredag 27 november 2026; Rahel avslutad fredag 27 november 2026"
    assert told(shown) == {
        "lena": "Bosse slutar fredag 27 november 2026 (arbete).\nRahel slutar fredag 27 november 2026 (arbete).\n\n"
        f"Tog tillbaka: {took_back}.",
        "sofia": f"Lena tog tillbaka: {took_back}.",
        "omar": f"Lena tog tillbaka: {took_back}.",
    }


def test_a_caseworker_is_told_of_their_own_only(play: Play) -> None:
    play.says("lena", "förläng anders och fatima en månad")
    play.taps("lena", "Språket")
    play.taps("lena", "Bekräfta")
    shown = told(play.taps("lena", "Ångra"))
    assert shown["henrik"] == ("Lena tog tillbaka: Anders slutdatum fredag 27 november 2026 → söndag 27 december 2026.")
    assert shown["sofia"] == "Lena tog tillbaka: Fatima slutdatum fredag 18 december 2026 → måndag 18 januari 2027."
