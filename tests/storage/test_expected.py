"""Expected days, counted as bits, equal a count day by day that follows DESIGN.md's sentence."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from storage import crypto
from storage.database import Database
from storage.days import at_local, days, red_day
from storage.days_off import close_days, end_planned_absence, open_day, plan_absence, planned_absences
from storage.errors import BadDates, NotAllowed, NotEnrolled
from storage.expected import Window, expected_on, schedule
from storage.models import (
    ClosedDay,
    Enrolment,
    Membership,
    Participant,
    Partnership,
    Pause,
    Placement,
    PlannedAbsence,
    Staff,
)
from storage.people import by_code
from storage.roster import load
from storage.work import Work

MONDAY = date(2026, 11, 23)
NOW = at_local(MONDAY, time(9))
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def database(roster: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    made = Database(f"sqlite:///{tmp_path_factory.mktemp('expected') / 'test.db'}")
    made.create_tables()
    with Session(made.engine) as session, session.begin():
        load(Work(session, NOW), roster)
    yield made
    made.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with Session(database.engine, expire_on_commit=False) as opened:
        yield opened
        opened.rollback()


def as_(session: Session, who: str) -> Work:
    staff = session.exec(select(Staff).where(Staff.key == who)).one()
    membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
    return Work(session, NOW, staff, membership, session.get(Partnership, membership.partnership_id))


def counted(session: Session, first: date, last: date) -> dict[tuple[int, date], int]:
    """(participant, day) → workplace, one day at a time from the rows themselves."""
    closed = {(row.workplace_id, row.day) for row in session.exec(select(ClosedDay))}
    planned = list(session.exec(select(PlannedAbsence)))
    pauses = list(session.exec(select(Pause)))
    rows = session.exec(
        select(Participant, Enrolment, Placement).where(
            Enrolment.participant_id == Participant.id, Placement.enrolment_id == Enrolment.id
        )
    ).all()
    result = {}
    for day in days(first, last):
        for person, enrolment, placement in rows:
            if not enrolment.covers(day) or not placement.covers(day) or day.weekday() not in placement.weekdays:
                continue
            if red_day(day) or (placement.workplace_id, day) in closed:
                continue
            if any(pause.enrolment_id == enrolment.id and pause.covers(day) for pause in pauses):
                continue
            if any(row.participant_id == person.id and row.covers(day) for row in planned):
                continue
            assert person.id is not None
            result[person.id, day] = placement.workplace_id
    return result


def test_the_rosters_whole_time_equals_a_count_by_hand(session: Session) -> None:
    lena, first, last = as_(session, "lena"), date(2026, 1, 1), date(2027, 12, 31)
    plan = schedule(lena, first, last)
    by_day = {(person, day): plan.workplace_on(person, day) for person in plan.people() for day in plan.days(person)}
    assert by_day == counted(session, first, last)


AHEAD, LONG = st.integers(-10, 40), st.none() | st.integers(0, 20)


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    closed=st.lists(st.tuples(st.integers(1, 2), AHEAD), max_size=4),
    planned=st.lists(st.tuples(st.integers(1, 21), st.integers(0, 4), AHEAD, LONG), max_size=4),
    pauses=st.lists(st.tuples(st.integers(1, 21), AHEAD, LONG), max_size=3),
    start=st.integers(-20, 20),
    length=st.integers(0, 60),
)
def test_days_off_and_pauses_equal_a_count_by_hand(
    session: Session, closed: list[Any], planned: list[Any], pauses: list[Any], start: int, length: int
) -> None:
    nested = session.begin_nested()
    for place, ahead in set(closed):
        session.add(ClosedDay(workplace_id=place, day=MONDAY + ahead * DAY))
    for person, weekday, ahead, long in planned:
        starts = MONDAY + ahead * DAY
        ends = None if long is None else starts + long * DAY
        session.add(PlannedAbsence(participant_id=person, weekday=weekday, starts=starts, ends=ends))
    for enrolment, ahead, long in pauses:
        starts = MONDAY + ahead * DAY
        session.add(Pause(enrolment_id=enrolment, starts=starts, ends=None if long is None else starts + long * DAY))
    session.flush()
    first, last = MONDAY + start * DAY, MONDAY + (start + length) * DAY
    by_hand = counted(session, first, last)
    lena = as_(session, "lena")
    plan = schedule(lena, first, last)
    assert {(one, day): plan.workplace_on(one, day) for one in plan.people() for day in plan.days(one)} == by_hand
    assert plan.on(first) == {one: place for (one, day), place in by_hand.items() if day == first}
    only = schedule(lena, first, last, workplaces=[2], participants=[13, 14, 1])
    assert {(one, day) for one in only.people() for day in only.days(one)} == {
        (one, day) for (one, day), place in by_hand.items() if place == 2 and one in (13, 14, 1)
    }
    nested.rollback()


def test_an_eve_is_no_working_day(session: Session) -> None:
    lena = as_(session, "lena")
    assert [len(expected_on(lena, date(2026, 12, day))) for day in (22, 23, 24, 25, 31)] == [16, 14, 0, 0, 0]


def test_a_window_gives_back_its_days() -> None:
    window = Window(MONDAY, MONDAY + 6 * DAY)
    assert window.days(window.span(MONDAY - DAY, MONDAY + DAY)) == [MONDAY, MONDAY + DAY]
    assert window.days(window.on_weekdays([4])) == [MONDAY + 4 * DAY]
    assert (window.span(None, None), window.span(MONDAY + 7 * DAY, None)) == (0b1111111, 0)


def test_a_closed_day_is_closed_once_and_opened_once(session: Session) -> None:
    petra, friday = as_(session, "petra"), MONDAY + 4 * DAY
    assert [close_days(petra, 1, [friday]) for _again in range(2)] == [[friday], []]
    assert expected_on(petra, friday, [1]) == {}
    assert [open_day(petra, 1, friday) for _again in range(2)] == [True, False]
    with pytest.raises(NotAllowed):
        close_days(petra, 2, [friday])


def test_a_planned_absence_recurs_until_it_is_ended(session: Session) -> None:
    petra, amina = as_(session, "petra"), by_code(as_(session, "petra"), "SK-002")
    assert amina.id is not None
    assert [plan_absence(petra, amina, [1], MONDAY) for _again in range(2)] == [[1], []]
    plan = schedule(petra, MONDAY, MONDAY + 8 * DAY, participants=[amina.id])
    assert [day.day for day in plan.days(amina.id)] == [23, 25, 26, 30]
    end_planned_absence(petra, planned_absences(petra, [amina.id], MONDAY)[0])
    assert [day.day for day in schedule(petra, MONDAY, MONDAY + DAY).days(amina.id)] == [23, 24]


def test_a_planned_absence_needs_somebody_enrolled_and_days_in_order(session: Session) -> None:
    petra = as_(session, "petra")
    with pytest.raises(NotEnrolled):
        plan_absence(petra, by_code(petra, "SK-025"), [1], MONDAY)
    with pytest.raises(BadDates):
        plan_absence(petra, by_code(petra, "SK-002"), [1], MONDAY, MONDAY - DAY)
    with pytest.raises(NotAllowed):
        plan_absence(petra, by_code(petra, "SK-004"), [1], MONDAY)
