"""Three things counted apart: places at once, the year's places and individuals; pace, forecast, starts and ends."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from storage import crypto, flow, goals
from storage.agreement_terms import Unit
from storage.database import Database
from storage.days import at_local, days
from storage.models import (
    Enrolment,
    ErasedEnrolment,
    Extension,
    Membership,
    Participant,
    Partnership,
    Placement,
    Staff,
)
from storage.roster import load
from storage.vocabulary import EndReason, Gender, Reason
from storage.work import Work, key

MONDAY = date(2026, 11, 23)
NOW = at_local(MONDAY, time(9))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PRODUKTION, MATMISSION = 1, 2
NUMBERS = count(1)


@pytest.fixture(scope="module")
def database(roster: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    path: Path = tmp_path_factory.mktemp("goals") / "test.db"
    made = Database(f"sqlite:///{path}")
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


def as_(session: Session, who: str, now: datetime = NOW) -> Work:
    staff = session.exec(select(Staff).where(Staff.key == who)).one()
    membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
    return Work(session, now, staff, membership, session.get(Partnership, membership.partnership_id))


def enrol(work: Work, person: Participant, starts: date, last_day: date, workplace_id: int = PRODUKTION) -> Enrolment:
    enrolment = Enrolment(
        partnership_id=work.partnership_id,
        participant_id=key(person.id),
        starts=starts,
        ends=last_day,
        last_day=last_day,
    )
    work.session.add(enrolment)
    work.session.flush()
    work.session.add(
        Placement(
            enrolment_id=key(enrolment.id), workplace_id=workplace_id, starts=starts, extent=100, weekdays=(0, 1, 2)
        )
    )
    work.session.flush()
    return enrolment


def test_the_year_of_the_roster(session: Session) -> None:
    """32 in the roster; Tomas starts in 2027, Samir and Svetlana in December: 29 have started by 23 November."""
    pace = goals.pace(as_(session, "lena"), *YEAR)
    assert (pace.started, pace.to_start, pace.target, pace.passed, pace.days) == (29, 2, 72, 327, 365)
    assert round(pace.in_phase or 0, 1) == 64.5
    assert round(pace.by_pace, 2) == 3.37
    assert pace.forecast == 32


def test_a_re_enrolment_counts_again_and_the_person_once(session: Session) -> None:
    work = as_(session, "lena")
    samuel = session.exec(select(Participant).where(Participant.code == "SK-025")).one()
    before = goals.pace(work, *YEAR).started, goals.individuals(work, YEAR[0], MONDAY)
    enrol(work, samuel, date(2026, 10, 1), date(2026, 11, 1))
    assert (goals.pace(work, *YEAR).started, goals.individuals(work, YEAR[0], MONDAY)) == (before[0] + 1, before[1])


def test_moves_and_extensions_do_not_count(session: Session) -> None:
    work = as_(session, "lena")
    before = goals.pace(work, *YEAR)
    enrolment = session.exec(select(Enrolment)).first()
    assert enrolment is not None
    move = Placement(
        enrolment_id=key(enrolment.id), workplace_id=MATMISSION, starts=date(2026, 11, 2), extent=50, weekdays=(0,)
    )
    extension = Extension(
        enrolment_id=key(enrolment.id), before=MONDAY, after=MONDAY, reason=Reason.LANGUAGE, at=work.now
    )
    session.add_all([move, extension])
    session.flush()
    assert goals.pace(work, *YEAR) == before


def test_erased_people_still_count(session: Session) -> None:
    """Two enrolments of one erased person: two of the year's places, one individual."""
    work = as_(session, "lena")
    before = goals.pace(work, *YEAR).started, goals.individuals(work, YEAR[0], MONDAY)
    for month in (2, 6):
        session.add(
            ErasedEnrolment(
                partnership_id=work.partnership_id,
                workplace_id=PRODUKTION,
                person="x1",
                gender=Gender.WOMAN,
                starts=date(2026, month, 1),
                last_day=date(2026, month, 20),
                end_reason=EndReason.WORK,
            )
        )
    session.flush()
    after = goals.pace(work, *YEAR).started, goals.individuals(work, YEAR[0], MONDAY)
    assert after == (before[0] + 2, before[1] + 1)
    assert flow.outcomes(work, *YEAR).reasons[EndReason.WORK] == 5


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), 3 / 12),
        (date(2026, 1, 1), date(2027, 12, 31), 2.0),
        (date(2026, 11, 23), date(2026, 11, 29), 7 / 365),
        (date(2026, 12, 31), date(2027, 1, 1), 2 / 365),
        (date(2028, 2, 1), date(2028, 2, 29), 1 / 12),
        (date(2028, 2, 1), date(2028, 2, 28), 28 / 366),
    ],
)
def test_a_period_has_its_share_of_the_years_goal(start: date, end: date, expected: float) -> None:
    assert goals.share_of_year(start, end) == pytest.approx(expected)


def test_a_quarter_has_a_quarter_of_the_goal(session: Session) -> None:
    """Since 1 October Dawit, Elif, Khaled, Mehmet, Goran, Olena and Lotta have started."""
    pace = goals.pace(as_(session, "lena"), date(2026, 10, 1), date(2026, 12, 31))
    assert (pace.started, pace.to_start, pace.target, pace.forecast) == (7, 2, 18, 12)


def test_a_year_that_is_over_has_no_forecast_but_its_count(session: Session) -> None:
    work = as_(session, "lena", at_local(date(2027, 2, 1), time(9)))
    pace = goals.pace(work, *YEAR)
    assert (pace.over, pace.started, pace.forecast) == (True, 31, 31)


def test_a_year_that_has_not_begun_has_only_what_is_entered(session: Session) -> None:
    pace = goals.pace(as_(session, "lena"), date(2027, 1, 1), date(2027, 12, 31))
    assert (pace.started, pace.to_start, pace.forecast, pace.in_phase) == (0, 1, 1, 0)


def test_the_goals_of_malmo_side_by_side_with_the_outcome(session: Session) -> None:
    found = [(one.goal.unit, one.target, one.figure) for one in goals.against_goals(as_(session, "lena"), *YEAR)]
    assert found == [(Unit.PLACES_AT_ONCE, 24, 21), (Unit.PLACES_PER_YEAR, 72, 29)]


def test_mff_has_its_own_goals(session: Session) -> None:
    """People in matching are individuals; hires are enrolments that ended with work. The 300's period is not said."""
    partnership = Partnership(key="mff", name="MFF", agreement="malmo-mff-2023", created_on=MONDAY)
    session.add(partnership)
    session.flush()
    work = Work(session, NOW, partnership=partnership)
    person = Participant(partnership_id=work.partnership_id, code="M-1", name="Mona")
    session.add(person)
    session.flush()
    enrolment = enrol(work, person, date(2026, 3, 1), date(2026, 5, 1))
    enrolment.end_reason = EndReason.WORK
    session.flush()
    found = [(one.goal.unit, one.target, one.figure) for one in goals.against_goals(work, *YEAR)]
    assert found == [(Unit.IN_MATCHING, 300, 1), (Unit.HIRES, 40, 1)]


def test_outcomes_of_the_year(session: Session) -> None:
    """Eight have ended by 23 November; ten more end before the year is out."""
    found = flow.outcomes(as_(session, "lena"), *YEAR)
    expected = {
        EndReason.WORK: 3,
        EndReason.STUDIES: 1,
        EndReason.OTHER_MEASURE: 2,
        EndReason.DROPPED_OUT: 1,
        EndReason.ILLNESS: 1,
    }
    assert (found.started, found.to_start, found.ended, found.to_end) == (29, 2, 8, 10)
    assert found.reasons == Counter(expected)


def test_who_sees_whom_by_name(session: Session) -> None:
    """Ten end in the rest of 2026: six at Produktion, four at Matmission; Henrik has five of them, Sofia the others."""
    turns = flow.ending(as_(session, "lena"), MONDAY, YEAR[1])
    seen = {who: len(flow.by_name(as_(session, who), turns)[0]) for who in ("lena", "petra", "omar", "henrik", "sofia")}
    assert seen == {"lena": 10, "petra": 6, "omar": 4, "henrik": 5, "sofia": 5}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.integers(0, 150)), max_size=25
    ),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 365),
)
def test_figures_equal_a_count_by_hand(
    session: Session, rows: list[tuple[int, date, int]], start: date, length: int
) -> None:
    """On random enrolments, some of one person: started, ended and individuals of any period."""
    partnership = Partnership(
        key=f"r{next(NUMBERS)}", name="R", agreement="malmo-skane-stadsmission-2026", created_on=MONDAY
    )
    session.add(partnership)
    session.flush()
    work = Work(session, datetime(2026, 11, 23, 8, tzinfo=UTC), partnership=partnership)
    people = [Participant(partnership_id=work.partnership_id, code=f"R-{number}", name="Rut") for number in range(6)]
    session.add_all(people)
    session.flush()
    told = [(number, first, first + timedelta(days=lasts)) for number, first, lasts in rows]
    for number, first, last in told:
        enrol(work, people[number], first, last)
    end = start + timedelta(days=length)
    period = set(days(start, end))
    found = flow.outcomes(work, start, end)
    assert found.started == sum(first in period and first <= MONDAY for _one, first, _last in told)
    assert found.to_start == sum(first in period and first > MONDAY for _one, first, _last in told)
    assert found.ended == sum(last in period and last < MONDAY for _one, _first, last in told)
    assert found.to_end == sum(last in period and last >= MONDAY for _one, _first, last in told)
    here = {one for one, first, last in told if period & set(days(first, last))}
    assert goals.individuals(work, start, end) == len(here)
