"""The weekly summary as each role gets it, once, at the time that they have chosen."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from bot.play import Play, Shown
from handlers import summary_texts
from handlers.groups import answer_group
from handlers.incoming import Incoming
from storage.days import STOCKHOLM
from storage.models import Subscription
from storage.subscriptions import next_weekly, week_spoken_of
from storage.weekly import CaseworkerWeek, Week
from storage.work import Work

EARLIEST, LATEST = datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2033-01-01")
PETRA = (
    "Vecka 48 (23 november–29 november 2026)\n"
    "46 rapporter saknas: måndag 23 november (10), tisdag 24 november (10), onsdag 25 november (10), torsdag "
    "26 november (9) och fredag 27 november (7).\n"
    "Nästa vecka, vecka 49 (30 november–6 december 2026):\n"
    "Måndag 30 november: 10, Ali H, Amina, Birgitta, Dawit, Fatima, Goran, Hodan, Jonas, Khaled och Lotta\n"
    "Tisdag 1 december: 11, Ali H, Amina, Dawit, Erik, Fatima, Goran, Hodan, Jonas, Khaled, Lotta och Samir\n"
    "Onsdag 2 december: 11, Ali H, Amina, Birgitta, Dawit, Fatima, Goran, Hodan, Jonas, Khaled, Lotta och Samir\n"
    "Torsdag 3 december: 10, Ali H, Amina, Dawit, Erik, Fatima, Goran, Hodan, Jonas, Khaled och Samir\n"
    "Fredag 4 december: 7, Ali H, Dawit, Fatima, Goran, Jonas, Khaled och Samir\n"
    "Nya: Samir tisdag 1 december.\n"
    "Slutar inom 14 dagar: Anders fredag 27 november, Birgitta onsdag 2 december och Amina onsdag 9 december."
)
LENA = (
    "Vecka 48 (23 november–29 november 2026)\n"
    "21 av 24 platser tagna, 3 lediga.\n"
    "2 beställningar väntar i kön.\n"
    "In och ut i veckan: 0 börjar, 1 slutar. 5 slutar inom 14 dagar.\n"
    "86 planerade dagar, ingen rapporterad.\n"
    "29 av 72 årsplatser i år; prognos 32.\n"
    "Lediga platser framåt: v. 49: 4, v. 50: 5, v. 51: 6, v. 52: 8."
)
PHOTO = (
    "Tagna och lediga platser åtta veckor bakåt och tolv framåt, och närvaron per vecka.\n"
    "Bakåt: mellan 16 och 21 platser tagna.\n"
    "Framåt, som det är inlagt nu: minst 4 lediga platser (v. 49), mest 16 (v. 7).\n"
    "Närvaro per vecka: 94 % till 97 % av rapporterade dagar."
)
TOVE = (
    "Vecka 48 (23 november–29 november 2026)\n"
    "21 av 24 platser tagna, 3 lediga.\n"
    "2 beställningar väntar i kön.\n"
    "In och ut i veckan: 0 börjar, 1 slutar. 5 slutar inom 14 dagar.\n"
    "86 planerade dagar, ingen rapporterad.\n"
    "29 av 72 årsplatser i år; prognos 32.\n"
    "Lediga platser framåt: v. 49: 4, v. 50: 5, v. 51: 6, v. 52: 8.\n"
    "Slutar inom 14 dagar: Anders fredag 27 november, Bosse måndag 30 november, Rahel tisdag 1 december, "
    "Birgitta onsdag 2 december och Amina onsdag 9 december.\n"
    "Inskrivna längre än avtalets månader: Fatima (sedan 3 september 2026), Rahel (sedan 30 september 2026) "
    "och Anders (sedan 26 november 2026)."
)
HENRIK = (
    "Vecka 48 (23 november–29 november 2026)\n"
    "11 av dina deltagare är inskrivna.\n"
    "46 planerade dagar, ingen rapporterad.\n"
    "46 dagar är inte rapporterade: Anders (5), Amina (4), Dawit (5), Erik (2), Goran (5), Jonas (5), Lotta "
    "(3), Ali K (5) och 3 till.\n"
    "Slutar inom 14 dagar: Anders fredag 27 november och Amina onsdag 9 december.\n"
    "Inskrivna längre än avtalets månader: Anders (sedan 26 november 2026).\n"
    "Ändrat: Anders slutar fredag 27 november."
)
LAST_WEEK = (
    "Vecka 47 (16 november–22 november 2026)\n"
    "21 av 24 platser tagna, 3 lediga.\n"
    "2 beställningar väntar i kön.\n"
    "In och ut i veckan: 1 börjar, 0 slutar. 4 slutar inom 14 dagar.\n"
    "Närvaro 94 %: 81 av 86 rapporterade dagar. 86 av 86 planerade dagar är rapporterade.\n"
    "29 av 72 årsplatser i år; prognos 32.\n"
    "Lediga platser framåt: v. 48: 3, v. 49: 4, v. 50: 5, v. 51: 6."
)
GROUP = (
    "Vecka 48 (23 november–29 november 2026)\n"
    "21 av 24 platser tagna, 3 lediga.\n"
    "2 beställningar väntar i kön.\n"
    "In och ut i veckan: 0 börjar, 1 slutar. 4 slutar inom 14 dagar.\n"
    "18 planerade dagar, ingen rapporterad.\n"
    "29 av 72 årsplatser i år; prognos 32.\n"
    "Lediga platser framåt: v. 49: 4, v. 50: 5, v. 51: 6, v. 52: 8."
)

FRIDAY = "2026-11-27T14:00"


def summaries(messages: list[Shown]) -> dict[str, str]:
    return {shown.to: shown.text for shown in messages if "Vecka 4" in shown.text and shown.photo is None}


def test_friday_at_two_everybody_gets_theirs(play: Play) -> None:
    """Each role's whole message; the admins get none, and nobody gets it before."""
    assert summaries(play.passes_to("2026-11-27T13:59")) == {}
    came = summaries(play.passes_to(FRIDAY))
    assert sorted(came) == ["gunilla", "henrik", "lena", "omar", "petra", "sofia", "tove"]
    assert came["petra"] == PETRA
    assert came["lena"] == came["gunilla"] == LENA
    assert came["tove"] == TOVE
    assert came["henrik"] == HENRIK


def test_leads_and_managers_get_a_picture_told_in_words(play: Play) -> None:
    pictures = {shown.to: shown.text for shown in play.passes_to(FRIDAY) if shown.photo is not None}
    assert pictures == {"lena": PHOTO, "gunilla": PHOTO}


def test_it_comes_once_a_week_also_where_the_schedule_is_looked_at_again(play: Play) -> None:
    play.passes_to(FRIDAY)
    play.engine.ensure_jobs(play.clock.now())
    assert summaries(play.passes_to("2026-12-04T13:59")) == {}
    again = [shown for shown in play.passes_to("2026-12-04T14:00") if shown.text.startswith("Vecka 49")]
    assert len([shown for shown in again if shown.to == "petra"]) == 1


def test_one_that_fails_holds_nobody_up_and_comes_later(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of one partnership are composed together: each is its own all the same."""
    whole = summary_texts.caseworker_week

    def fails(work: Work, week: Week) -> CaseworkerWeek:
        raise ValueError("no such week")

    monkeypatch.setattr(summary_texts, "caseworker_week", fails)
    came = summaries(play.passes_to(FRIDAY))
    monkeypatch.setattr(summary_texts, "caseworker_week", whole)
    later = summaries(play.passes_to("2026-11-27T14:10"))

    assert sorted(came) == ["gunilla", "lena", "omar", "petra", "tove"]
    assert (came["petra"], came["lena"], came["tove"]) == (PETRA, LENA, TOVE)
    assert sorted(later) == ["henrik", "sofia"]
    assert later["henrik"] == HENRIK


def test_nothing_to_say_is_one_line(roster: dict[str, Any]) -> None:
    """A caseworker without participants, and a workplace without people."""
    left = [one for one in roster["participants"] if one["caseworker"] != "sofia" and one["workplace"] != "Matmission"]
    codes = {one["code"] for one in left}
    kept = [row for row in roster["attendance"]["exceptions"] if row["code"] in codes]
    attendance = {**roster["attendance"], "exceptions": kept}
    play = Play({**roster, "participants": left, "attendance": attendance, "orders": []})
    came = summaries(play.passes_to(FRIDAY))
    play.close()

    week = "Vecka 48 (23 november–29 november 2026)"
    assert came["sofia"] == f"{week}: inget att berätta om dina deltagare."
    assert came["omar"] == f"{week}: allt är rapporterat, och ingen väntas nästa vecka."


def test_buttons_do_what_they_say(play: Play) -> None:
    play.passes_to(FRIDAY)
    opened = play.taps("petra", "Rapportera fredag 27 november")
    assert "fredag 27 november 2026" in opened[-1].text
    asked = play.taps("henrik", "Förläng Anders")
    assert "Anders" in asked[-1].text


def test_a_late_one_says_so_and_why(play: Play) -> None:
    """The bot was down from Friday until Saturday morning."""
    late = _down_until(play, "2026-11-28T09:00")
    assert late["lena"] == (
        "Försenad: den skulle ha kommit fredag 27 november 2026 klockan 14.00, men då var jag inte i gång.\n"
        + LENA.replace("21 av 24 platser tagna, 3 lediga.", "20 av 24 platser tagna, 4 lediga.").replace(
            "5 slutar inom 14 dagar", "4 slutar inom 14 dagar"
        )
    )


def test_one_older_than_three_days_is_left_out_and_logged(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    assert _down_until(play, "2026-11-30T15:00") == {}
    assert "summary of 2026-11-27 skipped: more than three days late" in caplog.text
    assert [shown.to for shown in play.passes_to("2026-12-04T14:00") if shown.text.startswith("Vecka 49")]


def test_who_is_away_gets_none(play: Play) -> None:
    play.says("petra", "/semester")
    play.taps("petra", "1 vecka")
    assert "petra" not in summaries(play.passes_to(FRIDAY))


def test_own_day_and_hour(play: Play) -> None:
    shown = play.says("henrik", "/veckan")
    assert shown[0].text.startswith("Vecka 48 (23 november–29 november 2026)")
    assert [one.text for one in play.taps("henrik", "När den kommer")] == [
        "Veckosammanfattningen kommer varje fredag klockan 14.00."
    ]
    play.taps("henrik", "ons")
    assert play.taps("henrik", "08.00")[-1].text == "Veckosammanfattningen kommer varje onsdag klockan 08.00."
    came = summaries(play.passes_to("2026-11-25T08:00"))
    assert came["henrik"].startswith("Vecka 47 (16 november–22 november 2026)")
    assert "henrik" not in summaries(play.passes_to(FRIDAY))


def test_stopping_it(play: Play) -> None:
    play.says("henrik", "/veckan")
    play.taps("henrik", "När den kommer")
    stopped = play.taps("henrik", "Sluta skicka")
    assert stopped[-1].text == "Du får ingen veckosammanfattning. Den finns när du frågar: /veckan."
    assert "henrik" not in summaries(play.passes_to(FRIDAY))


def test_a_week_that_was_said(play: Play) -> None:
    shown = play.says("lena", "sammanfattning förra veckan")
    assert shown[0].text == LAST_WEEK
    assert play.says("lena", "veckan")[0].text.startswith("Vecka 48 (23 november–29 november 2026)\n")


def test_a_group_is_told_counts_only(play: Play) -> None:
    def ask(session: Session) -> None:
        incoming = Incoming(9000, -100, play.chat("petra"), "text", private=False, text="/veckan@platsbot")
        work = play.engine.open(session, incoming, play.clock.now())
        answer_group(work, incoming)

    play.database.write(ask).result()
    play.passes_to("2026-11-23T09:00")
    assert play.shown[-1].text == GROUP


def test_the_admin_has_no_summary(play: Play) -> None:
    assert "admin" not in summaries(play.passes_to(FRIDAY))


@given(st.integers(0, 6), st.integers(0, 23), st.datetimes(min_value=EARLIEST, max_value=LATEST))
def test_the_next_time_is_the_weekday_and_local_hour_within_a_week(weekday: int, hour: int, moment: datetime) -> None:
    """Also over both clock changes: the local hour holds, or the hour that the change skips comes right after."""
    now = moment.replace(tzinfo=UTC)
    due = next_weekly(Subscription(membership_id=1, weekday=weekday, hour=hour), now)
    local = due.astimezone(STOCKHOLM)
    assert now < due <= now + timedelta(days=7, hours=1)
    assert local.weekday() == weekday
    assert local.hour == hour or (hour == 2 and local.hour == 3)


@given(st.dates(min_value=EARLIEST.date(), max_value=LATEST.date()))
def test_the_week_spoken_of_has_its_workdays_behind_it(day: date) -> None:
    monday, sunday = week_spoken_of(day)
    assert (monday.weekday(), sunday.weekday()) == (0, 6)
    assert monday + timedelta(days=3) <= day <= sunday + timedelta(days=3)


def _down_until(play: Play, local: str) -> dict[str, str]:
    """Nothing runs until then; what comes at once when the bot is back."""
    play.clock.set(datetime.fromisoformat(local).replace(tzinfo=STOCKHOLM))
    return summaries(play.passes_to(local))
