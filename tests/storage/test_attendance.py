"""Reporting: what is saved, kept, removed and told, and the properties that hold whatever is reported."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from storage import crypto
from storage.attendance import Problem, clear_report, excuse_absence, group_meant, report_attendance
from storage.attendance_book import Item
from storage.attendance_counts import Tally, tallies, total, unreported
from storage.changes import take_back
from storage.database import Database
from storage.days import at_local
from storage.errors import BadDates, NeedsMore, NotAllowed
from storage.models import Attendance, AttendanceBefore, Job, Membership, Participant, Partnership, Staff
from storage.people import by_code
from storage.roster import load
from storage.vocabulary import Known, Status
from storage.work import Work

MONDAY = date(2026, 11, 23)
NOW = at_local(MONDAY, time(9))


@pytest.fixture(scope="module")
def database(roster: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    path: Path = tmp_path_factory.mktemp("attendance") / "test.db"
    made = Database(f"sqlite:///{path}")
    made.create_tables()
    with Session(made.engine) as session, session.begin():
        load(Work(session, NOW), roster)
    yield made
    made.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session whose work is thrown away."""
    with Session(database.engine, expire_on_commit=False) as opened:
        yield opened
        opened.rollback()


def as_(session: Session, who: str, now: datetime = NOW) -> Work:
    """A work of this staff member."""
    staff = session.exec(select(Staff).where(Staff.key == who)).one()
    membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
    return Work(session, now, staff, membership, session.get(Partnership, membership.partnership_id))


def person(work: Work, number: int) -> Participant:
    return by_code(work, f"SK-{number:03d}")


def on(session: Session, day: date = MONDAY) -> dict[str, str]:
    """What is said of everybody that day: code → status."""
    rows = session.exec(
        select(Participant, Attendance).where(Attendance.participant_id == Participant.id, Attendance.day == day)
    )
    return {one.code: row.status.value for one, row in rows}


def everything(session: Session) -> list[tuple[Any, ...]]:
    rows = session.exec(select(Attendance).order_by(col(Attendance.participant_id), col(Attendance.day)))
    return [(row.participant_id, row.day, row.status, row.minutes, row.notified, row.certificate) for row in rows]


def test_a_report_saves_the_named_and_fills_the_rest(session: Session) -> None:
    """«Amina sjuk, Dawit 20 min sen, resten här» on Produktion: nine expected on a Monday."""
    petra = as_(session, "petra")
    items = [Item(person(petra, 2), Status.SICK), Item(person(petra, 7), Status.LATE, 20)]
    report = report_attendance(petra, items, Status.PRESENT, workplaces=[1])
    assert (report.rest_people, report.changed, report.kept) == (8, True, [])
    assert on(session) == {
        "SK-001": "present",
        "SK-002": "sick",
        "SK-003": "present",
        "SK-005": "present",
        "SK-007": "late",
        "SK-011": "present",
        "SK-012": "present",
        "SK-014": "present",
        "SK-016": "present",
        "SK-021": "present",
    }


def test_an_earlier_absence_stays_when_the_rest_is_here(session: Session) -> None:
    petra = as_(session, "petra")
    report_attendance(petra, [Item(person(petra, 2), Status.SICK)])
    report = report_attendance(petra, [], Status.PRESENT, workplaces=[1])
    assert [(one.name, row.status) for one, row in report.kept] == [("Amina", Status.SICK)]
    assert on(session)["SK-002"] == "sick"


def test_a_single_unscheduled_day_is_kept_as_extra_and_outside_rates(session: Session) -> None:
    """Erik comes on Tuesdays and Thursdays."""
    petra = as_(session, "petra")
    told = report_attendance(petra, [Item(person(petra, 9), Status.PRESENT)]).told[0]
    assert (told.days, told.extra) == ([], [MONDAY])
    erik = person(petra, 9).id
    assert erik is not None
    assert tallies(petra, MONDAY, MONDAY, participants=[erik]) == {erik: Tally(expected=0, extra=1)}


def test_several_days_save_only_expected_ones(session: Session) -> None:
    """«Amina sjuk hela veckan»: Monday to Thursday."""
    petra = as_(session, "petra")
    sunday = MONDAY + timedelta(days=6)
    told = report_attendance(petra, [Item(person(petra, 2), Status.SICK)], when=(MONDAY, sunday)).told[0]
    assert [day.day for day in told.days] == [23, 24, 25, 26]
    assert told.extra == []


def test_back_ends_an_absence_that_runs(session: Session) -> None:
    petra = as_(session, "petra")
    amina = person(petra, 2)
    report_attendance(petra, [Item(amina, Status.SICK)], when=(MONDAY, MONDAY + timedelta(days=9)))
    tuesday = MONDAY + timedelta(days=1)
    work = as_(session, "petra", NOW + timedelta(days=1))
    told = report_attendance(work, [Item(amina, Status.PRESENT)]).told[0]
    assert [day.isoformat() for day in told.back] == [
        "2026-11-25",
        "2026-11-26",
        "2026-11-30",
        "2026-12-01",
        "2026-12-02",
    ]
    assert (on(session)["SK-002"], on(session, tuesday)["SK-002"]) == ("sick", "present")
    assert "SK-002" not in on(session, tuesday + timedelta(days=1))
    kept = session.exec(select(AttendanceBefore).where(AttendanceBefore.participant_id == amina.id)).all()
    assert len(kept) == 6


def test_back_ahead_of_time_makes_the_days_unreported(session: Session) -> None:
    """«Amina är tillbaka på onsdag», said on Monday."""
    petra = as_(session, "petra")
    amina = person(petra, 2)
    report_attendance(petra, [Item(amina, Status.SICK)], when=(MONDAY, MONDAY + timedelta(days=3)))
    wednesday = MONDAY + timedelta(days=2)
    told = report_attendance(petra, [Item(amina, Status.PRESENT)], when=(wednesday, wednesday)).told[0]
    assert (told.back, told.days) == ([wednesday, wednesday + timedelta(days=1)], [])
    assert "SK-002" not in on(session, wednesday)


def test_another_absence_ahead_stays_when_somebody_is_back(session: Session) -> None:
    petra = as_(session, "petra")
    amina, thursday = person(petra, 2), MONDAY + timedelta(days=3)
    report_attendance(petra, [Item(amina, Status.EXCUSED)], when=(thursday, thursday))
    report_attendance(petra, [Item(amina, Status.SICK)])
    assert report_attendance(petra, [Item(amina, Status.PRESENT)]).told[0].back == []
    assert on(session, thursday)["SK-002"] == "excused"


def test_presence_is_not_reported_ahead(session: Session) -> None:
    petra = as_(session, "petra")
    tomorrow = MONDAY + timedelta(days=1)
    report = report_attendance(
        petra, [Item(person(petra, 2), Status.PRESENT)], Status.PRESENT, (tomorrow, tomorrow), workplaces=[1]
    )
    assert (report.told[0].problem, report.rest_ahead, report.changed) == (Problem.AHEAD, True, False)


def test_a_correction_keeps_what_was_there(session: Session) -> None:
    petra = as_(session, "petra")
    amina = person(petra, 2)
    report_attendance(petra, [Item(amina, Status.LATE, 20)])
    report_attendance(petra, [Item(amina, Status.SICK)])
    kept = session.exec(select(AttendanceBefore).where(AttendanceBefore.participant_id == amina.id)).one()
    assert (kept.status, kept.minutes, kept.replaced_by) == (Status.LATE, 20, petra.me.id)
    row = session.exec(select(Attendance).where(Attendance.participant_id == amina.id, Attendance.day == MONDAY)).one()
    assert (row.status, row.minutes, row.notified) == (Status.SICK, None, Known.YES)


def test_a_detail_stays_when_the_status_is_said_again(session: Session) -> None:
    petra = as_(session, "petra")
    report_attendance(petra, [Item(person(petra, 2), Status.LATE, 20)])
    assert not report_attendance(petra, [Item(person(petra, 2), Status.LATE)]).changed


def test_days_outside_the_enrolment_are_told_and_not_saved(session: Session) -> None:
    """Anders ends on Friday 27 November."""
    petra = as_(session, "petra")
    when = (date(2026, 11, 26), date(2026, 12, 1))
    told = report_attendance(petra, [Item(person(petra, 1), Status.SICK)], when=when).told[0]
    assert [day.day for day in told.days] == [26, 27]
    assert told.outside[0] == date(2026, 11, 28)


def test_who_may_report_whom(session: Session) -> None:
    petra, henrik, tove = as_(session, "petra"), as_(session, "henrik"), as_(session, "tove")
    assert report_attendance(petra, [Item(person(petra, 4), Status.SICK)]).told[0].problem == Problem.NOT_ALLOWED
    assert report_attendance(henrik, [Item(person(petra, 4), Status.SICK)]).told[0].problem == Problem.NOT_ALLOWED
    assert report_attendance(tove, [Item(person(petra, 4), Status.SICK)]).told[0].problem is None
    with pytest.raises(NotAllowed):
        report_attendance(petra, [], Status.PRESENT, workplaces=[2])


def test_which_group_the_rest_means(session: Session) -> None:
    petra, lena, henrik = as_(session, "petra"), as_(session, "lena"), as_(session, "henrik")
    assert group_meant(petra, [], MONDAY) == [1]
    assert group_meant(lena, [person(lena, 15)], MONDAY) == [2]
    assert group_meant(lena, [person(lena, 15), person(lena, 2)], MONDAY) == [1, 2]
    with pytest.raises(NeedsMore):
        group_meant(lena, [], MONDAY)
    with pytest.raises(NotAllowed):
        group_meant(henrik, [], MONDAY)


def test_a_date_far_away_is_a_slip(session: Session) -> None:
    petra = as_(session, "petra")
    for wrong in (MONDAY + timedelta(days=400), MONDAY - timedelta(days=400)):
        with pytest.raises(BadDates):
            report_attendance(petra, [Item(person(petra, 2), Status.SICK)], when=(wrong, wrong))


def test_the_caseworker_excuses_an_unexcused_day_of_an_own_participant(session: Session) -> None:
    sofia, henrik, friday = as_(session, "sofia"), as_(session, "henrik"), date(2026, 11, 20)
    with pytest.raises(NotAllowed):
        excuse_absence(henrik, person(henrik, 3), friday)
    assert [excuse_absence(sofia, person(sofia, 3), friday) for _again in range(2)] == [True, False]
    row = session.exec(
        select(Attendance).where(Attendance.participant_id == person(sofia, 3).id, Attendance.day == friday)
    ).one()
    assert (row.status, row.notified) == (Status.EXCUSED, Known.NO)
    with pytest.raises(BadDates):
        excuse_absence(sofia, person(sofia, 3), date(2026, 11, 19))


def test_a_second_unexcused_day_within_fourteen_is_to_be_told(session: Session) -> None:
    """Ali H was unexcused on the 20th; Amina never was."""
    petra = as_(session, "petra")
    for _again in range(2):
        report_attendance(petra, [Item(person(petra, 3), Status.UNEXCUSED), Item(person(petra, 2), Status.UNEXCUSED)])
    jobs = session.exec(select(Job)).all()
    assert [job.owner for job in jobs] == [f"participant:{person(petra, 3).id}:2026-11-23"]


def test_what_is_unreported_ends_today(session: Session) -> None:
    petra = as_(session, "petra")
    missing = unreported(petra, MONDAY - timedelta(days=7), MONDAY + timedelta(days=7), [1])
    assert {day: len(people) for day, people in missing.items()} == {MONDAY: 10}


def test_a_rate_is_of_what_is_reported(session: Session) -> None:
    """Ali H in November up to the 23rd: 16 expected, 15 reported, three of them unexcused."""
    petra = as_(session, "petra")
    ali = person(petra, 3).id
    assert ali is not None
    tally = tallies(petra, date(2026, 11, 1), MONDAY, participants=[ali])[ali]
    assert (tally.expected, tally.reported, tally.attended, tally.unreported, tally.rate) == (16, 15, 12, 1, 0.8)
    assert Tally().rate is None


STATUSES = st.sampled_from(list(Status))
REPORTS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from([1, 2, 3, 7, 9, 19]), STATUSES), max_size=3),
        st.none() | STATUSES,
        st.integers(-3, 3),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=4,
)


def run(work: Work, said: tuple[list[tuple[int, Status]], Status | None, int, int]) -> Any:
    items, rest, start, length = said
    first = work.today + timedelta(days=start)
    chosen = {number: Item(person(work, number), status) for number, status in items}
    return report_attendance(
        work, list(chosen.values()), rest, (first, first + timedelta(days=length)), [1] if rest else []
    )


PROPERTY = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@PROPERTY
@given(REPORTS)
def test_repeating_a_report_changes_nothing(session: Session, reports: list[Any]) -> None:
    nested = session.begin_nested()
    petra = as_(session, "petra")
    for report in reports:
        run(petra, report)
        once = everything(session)
        again = run(petra, report)
        assert (again.changed, everything(session)) == (False, once)
    nested.rollback()


@PROPERTY
@given(REPORTS, STATUSES)
def test_the_rest_never_overwrites(session: Session, reports: list[Any], rest: Status) -> None:
    nested = session.begin_nested()
    petra = as_(session, "petra")
    for report in reports:
        run(petra, report)
    was = set(everything(session))
    report_attendance(petra, [], rest, (MONDAY - timedelta(days=3), MONDAY + timedelta(days=3)), [1])
    assert was <= set(everything(session))
    nested.rollback()


@PROPERTY
@given(REPORTS)
def test_taking_a_report_back_restores_every_day(session: Session, reports: list[Any]) -> None:
    nested = session.begin_nested()
    for report in reports:
        work, was = as_(session, "petra"), everything(session)
        run(work, report)
        change = work.change
        work.finish()
        assert (change is None) == (everything(session) == was)
        if change is not None and len(reports) > 1:
            take_back(as_(session, "petra"), change)
            assert everything(session) == was
            run(as_(session, "petra"), report)
    nested.rollback()


@PROPERTY
@given(st.lists(st.tuples(st.sampled_from(["petra", "lena"]), st.sampled_from([1, 2, 3]), STATUSES), max_size=8))
def test_two_people_who_tap_the_same_list_never_undo_each_other(session: Session, taps: list[Any]) -> None:
    """Each person's day says what was tapped last for that person, whoever tapped; «Alla här» in between fills gaps."""
    nested = session.begin_nested()
    said: dict[str, str] = {}
    for who, number, status in taps:
        work = as_(session, who)
        report_attendance(work, [Item(person(work, number), status)])
        said[f"SK-{number:03d}"] = status.value
        report_attendance(work, [], Status.PRESENT, workplaces=[1])
    assert {code: status for code, status in on(session).items() if code in said} == said
    nested.rollback()


def test_a_slip_of_the_finger_can_be_cleared(session: Session) -> None:
    petra = as_(session, "petra")
    report_attendance(petra, [Item(person(petra, 2), Status.SICK)])
    assert [clear_report(petra, person(petra, 2), MONDAY) for _again in range(2)] == [True, False]
    assert "SK-002" not in on(session)


def test_a_group_adds_up(session: Session) -> None:
    """Matmission, week 47: every day was reported; Nadia vab twice, Rahel excused once."""
    omar = as_(session, "omar")
    week = total(tallies(omar, date(2026, 11, 16), date(2026, 11, 22), workplaces=[2]).values())
    assert (week.expected, week.reported, week.attended) == (40, 40, 37)
