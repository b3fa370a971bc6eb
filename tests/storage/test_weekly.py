"""A week's figures against counts by hand from the practice roster."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, select

from bot.play import Play
from storage.models import Membership, Partnership, Staff
from storage.subscriptions import week_spoken_of
from storage.weekly import (
    Week,
    caseworker_week,
    counts_week,
    free_by_week,
    own_participants,
    past_limit,
    supervisor_week,
)
from storage.work import Work

T = TypeVar("T")
TODAY = date(2026, 11, 23)
LAST_WEEK = Week(*week_spoken_of(TODAY), TODAY)


def as_(play: Play, who: str, do: Callable[[Work], T]) -> T:
    def ask(session: Session) -> T:
        staff = session.exec(select(Staff).where(Staff.key == who)).one()
        membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
        home = session.get(Partnership, membership.partnership_id)
        return do(Work(session, play.clock.now(), staff=staff, membership=membership, partnership=home))

    return play.database.read(ask)


def own(roster: dict[str, Any], caseworker: str) -> list[dict[str, Any]]:
    return [one for one in roster["participants"] if one["caseworker"] == caseworker]


def test_a_caseworkers_week(play: Play, roster: dict[str, Any]) -> None:
    """Unexcused absences, nothing unreported, ends within 14 days, and those past four months."""
    found = as_(play, "sofia", lambda work: caseworker_week(work, LAST_WEEK))
    mine = {one["code"] for one in own(roster, "sofia")}
    unexcused = [
        (one["code"], date.fromisoformat(one["date"]))
        for one in roster["attendance"]["exceptions"]
        if one["code"] in mine and one["status"] == "unexcused" and one["date"] >= "2026-11-16"
    ]
    assert [(who.code, row.day) for who, row in found.absences] == unexcused == [("SK-003", date(2026, 11, 20))]
    assert found.unreported == []
    soon = ["2026-11-22", "2026-12-06"]
    ends = [one["code"] for one in own(roster, "sofia") if soon[0] <= (one["ended_on"] or one["ends"]) <= soon[1]]
    assert sorted(turn.participant.code for turn in found.ending if turn.participant) == sorted(ends)
    assert found.tally.unreported == 0


def test_only_own_participants_are_in_it(play: Play, roster: dict[str, Any]) -> None:
    codes = as_(play, "henrik", lambda work: {one.code for one in own_participants(work).values()})
    assert codes == {one["code"] for one in own(roster, "henrik")}


def test_past_the_agreements_months(play: Play, roster: dict[str, Any]) -> None:
    """Enrolled on the day, and more than start + 4 months − 1 day ago."""
    found = as_(play, "sofia", lambda work: past_limit(work, own_participants(work), TODAY))
    assert [(who.code, last) for who, last in found] == [
        ("SK-011", date(2026, 9, 3)),
        ("SK-020", date(2026, 9, 30)),
    ]


def test_a_supervisors_week(play: Play, roster: dict[str, Any]) -> None:
    """This week's list for Petra, and who comes each day of the next."""
    week = Week(date(2026, 11, 23), date(2026, 11, 29), TODAY)

    def ask(work: Work) -> tuple[dict[str, int], dict[date, int], list[date]]:
        found = supervisor_week(work, week, work.own_workplaces())
        coming = {day.isoformat(): len(people) for day, people in found.coming.items()}
        return coming, {day: len(people) for day, people in found.unreported.items()}, [day for day, _why in found.off]

    coming, missing, off = as_(play, "petra", ask)
    weekdays = ["mån", "tis", "ons", "tor", "fre"]
    by_hand = {}
    for number in range(5):
        day = date(2026, 11, 30) + timedelta(days=number)
        by_hand[day.isoformat()] = sum(
            one["starts"] <= day.isoformat() <= (one["ended_on"] or one["ends"])
            and weekdays[number] in one["weekdays"]
            and not _paused(one, day)
            for one in roster["participants"]
            if one["workplace"] == "Produktion"
        )
    assert coming == by_hand
    assert list(missing) == [TODAY]
    assert off == []


def _paused(person: dict[str, Any], day: date) -> bool:
    pause = person["pause"]
    return bool(pause) and pause["starts"] <= day.isoformat() <= (pause.get("ends") or "9999")


def test_red_days_of_the_next_week_are_told(play: Play) -> None:
    week = Week(date(2026, 12, 14), date(2026, 12, 20), TODAY)
    off = as_(play, "petra", lambda work: supervisor_week(work, week, work.own_workplaces()).off)
    assert [day for day, _why in off] == [date(2026, 12, 24), date(2026, 12, 25)]


def test_the_leads_counts(play: Play, roster: dict[str, Any]) -> None:
    found = as_(play, "lena", lambda work: counts_week(work, LAST_WEEK))
    started = [one for one in roster["participants"] if "2026-01-01" <= one["starts"] <= TODAY.isoformat()]
    assert found.pace.started == len(started)
    assert (found.taken, found.capacity, found.free) == (21, 24, 3)
    assert found.waiting.waiting == 2
    assert (found.tally.attended, found.tally.reported, found.tally.expected) == (81, 86, 86)


def test_free_by_week_is_the_least_of_its_days(play: Play) -> None:
    def by_day(work: Work) -> dict[date, int]:
        from storage.places import free_on

        monday = date(2026, 11, 30)
        return {
            monday + timedelta(weeks=week): min(
                free_on(work, None, monday + timedelta(weeks=week, days=day)).free for day in range(7)
            )
            for week in range(6)
        }

    assert as_(play, "lena", lambda work: free_by_week(work, date(2026, 11, 30), 6)) == as_(play, "lena", by_day)
