"""The rules of starting, moving, extending, pausing and ending, on random sequences of changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from storage import changes, crypto
from storage.database import Database
from storage.days import last_day_of
from storage.enrolments import end_enrolment, extend_enrolment
from storage.errors import (
    AlreadyEnrolled,
    BadDates,
    DomainError,
    NeedsMore,
    NoFreePlace,
    NotAllowed,
    NotEnrolled,
    NothingToUndo,
    NotPaused,
)
from storage.models import (
    Attendance,
    Capacity,
    Enrolment,
    Extension,
    Membership,
    Order,
    Participant,
    Partnership,
    Pause,
    Placement,
    Staff,
    Workplace,
)
from storage.pauses import pause_enrolment, resume_enrolment
from storage.people import standing
from storage.placements import change_extent, move_placement
from storage.places import stretches
from storage.starts import Newcomer, call_off_start, start_enrolment
from storage.trials import attempt, try_out
from storage.vocabulary import EndReason, OrderStatus, Reason, Role, Status
from storage.work import Work, key

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass
class Home:
    """A small partnership: two workplaces of two places each, three in all."""

    session: Session
    partnership: Partnership
    places: list[int]
    staff: dict[Role, tuple[Staff, Membership]]

    def work(self, role: Role = Role.OPERATIONS_LEAD, *, now: datetime = NOW) -> Work:
        person, membership = self.staff[role]
        return Work(self.session, now, staff=person, membership=membership, partnership=self.partnership)

    def newcomer(self) -> Newcomer:
        return Newcomer("Kim", caseworker_id=self.staff[Role.CASEWORKER][0].id)

    def enrolled(self, place: int = 0, starts: date = TODAY, ends: date | None = None) -> Participant:
        work = self.work()
        person = start_enrolment(work, self.newcomer(), self.places[place], starts, ends).participant
        work.finish()
        return person


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    folder: Path = tmp_path_factory.mktemp("enrolments")
    database = Database(f"sqlite:///{folder / 'test.db'}")
    database.create_tables()
    yield database
    database.close()


@contextmanager
def fresh_home(database: Database) -> Iterator[Home]:
    """A partnership that is taken back when the test is over."""
    with database.engine.connect() as connection:
        outer = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            yield _make(session)
        outer.rollback()


@pytest.fixture
def home(database: Database) -> Iterator[Home]:
    with fresh_home(database) as made:
        yield made


def _make(session: Session) -> Home:
    partnership = Partnership(
        key="home", name="Home", agreement="malmo-skane-stadsmission-2026", created_on=TODAY - 365 * DAY
    )
    session.add(partnership)
    session.flush()
    places = [Workplace(partnership_id=key(partnership.id), name=name) for name in ("Produktion", "Matmission")]
    session.add_all(places)
    session.flush()
    for place, number in ((None, 3), (places[0].id, 2), (places[1].id, 2)):
        row = Capacity(partnership_id=key(partnership.id), workplace_id=place, starts=TODAY - 365 * DAY, places=number)
        session.add(row)
    staff = {}
    for role in Role:
        person = Staff(key=role.value, name=role.value.capitalize(), partnership_id=partnership.id)
        session.add(person)
        session.flush()
        where = places[0].id if role == Role.SUPERVISOR else None
        membership = Membership(
            staff_id=key(person.id), partnership_id=key(partnership.id), role=role, workplace_id=where
        )
        session.add(membership)
        staff[role] = (person, membership)
    session.flush()
    return Home(session, partnership, [key(place.id) for place in places], staff)


# What must hold whatever has been done


def snapshot(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Everything that a change can touch."""
    session.flush()
    tables = (Participant, Enrolment, Placement, Pause, Extension, Order)
    return {
        model.__name__: sorted((row.model_dump() for row in session.exec(select(model))), key=lambda row: row["id"])
        for model in tables
    }


def check_rules(home: Home) -> None:
    """Placements follow one another from the first day to the last, and no capacity is exceeded."""
    session = home.session
    for enrolment in session.exec(select(Enrolment)):
        rows = session.exec(select(Placement).where(Placement.enrolment_id == enrolment.id)).all()
        placements = sorted(rows, key=lambda row: row.starts)
        assert placements[0].starts == enrolment.starts
        assert placements[-1].ends is None
        assert placements[-1].starts <= enrolment.last_day
        for one, following in pairwise(placements):
            assert one.ends == following.starts - DAY
            assert (one.workplace_id, one.extent, one.weekdays) != (
                following.workplace_id,
                following.extent,
                following.weekdays,
            )
        assert enrolment.last_day == (enrolment.ended_on or enrolment.ends)
        pauses = session.exec(select(Pause).where(Pause.enrolment_id == enrolment.id)).all()
        for one, following in pairwise(sorted(pauses, key=lambda row: row.starts)):
            assert one.ends is not None
            assert one.ends < following.starts
        extensions = session.exec(select(Extension).where(Extension.enrolment_id == enrolment.id)).all()
        assert (enrolment.original_ends is None) == (not extensions)
    for stretch in stretches(home.work(), TODAY - 60 * DAY, TODAY + 500 * DAY):
        for place in stretch.capacity:
            counted = stretch.places(place)
            assert counted.capacity is None or counted.taken <= counted.capacity


action = st.fixed_dictionaries(
    {
        "what": st.sampled_from(
            ["start", "again", "move", "move", "extend", "end", "extent", "pause", "resume", "call_off"]
        ),
        "who": st.integers(min_value=0, max_value=5),
        "place": st.integers(min_value=0, max_value=1),
        "day": st.integers(min_value=0, max_value=200),
        "length": st.one_of(st.none(), st.integers(min_value=0, max_value=120)),
        "extent": st.sampled_from([25, 50, 75, 100]),
        "weekdays": st.sampled_from([(0, 1, 2, 3, 4), (0, 2, 4), (1, 3)]),
    }
)


def check_original_ends(home: Home, before: dict[str, list[dict[str, Any]]]) -> None:
    """Once an enrolment has been extended, what was its end before the first extension never changes."""
    for earlier in before["Enrolment"]:
        enrolment = home.session.get(Enrolment, earlier["id"])
        assert enrolment is not None
        if enrolment.original_ends is not None:
            assert enrolment.original_ends == (earlier["original_ends"] or earlier["ends"])


def perform(home: Home, work: Work, said: dict[str, Any]) -> Any:
    """One random change. Days count from the person's start, and mostly lie within the enrolment."""
    place = home.places[said["place"]]
    people = home.session.exec(select(Participant).order_by(Participant.code)).all()
    who = people[said["who"] % len(people)] if people else None
    enrolment = standing(work, who).enrolment if who is not None else None
    if said["what"] == "start" or who is None or enrolment is None:
        day = TODAY + (said["day"] % 40 - 20) * DAY
        end = day + said["length"] * DAY if said["length"] is not None else None
        return start_enrolment(
            work, who if who and not enrolment else home.newcomer(), place, day, end, extent=said["extent"]
        )
    length = (enrolment.last_day - enrolment.starts).days
    day = enrolment.starts + said["day"] % (length + 4) * DAY
    end = day + said["length"] * DAY if said["length"] is not None else None
    match said["what"]:
        case "again":
            return start_enrolment(work, who, place, day, end, extent=said["extent"], weekdays=said["weekdays"])
        case "move":
            return move_placement(work, who, place, day)
        case "extend":
            return extend_enrolment(work, who, enrolment.last_day + said["day"] * DAY, Reason.LANGUAGE)
        case "end":
            return end_enrolment(work, who, day, EndReason.WORK)
        case "extent":
            return change_extent(work, who, day, extent=said["extent"], weekdays=said["weekdays"])
        case "pause":
            return pause_enrolment(work, who, day, end)
        case "resume":
            return resume_enrolment(work, who, day)
    return call_off_start(work, who)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(action, min_size=1, max_size=14))
def test_any_sequence_keeps_the_rules(database: Database, said: list[dict[str, Any]]) -> None:
    """No capacity is exceeded, placements have no gaps, a refusal changes nothing, a repeat changes nothing."""
    with fresh_home(database) as home:
        home.enrolled(0, starts=TODAY - 20 * DAY)
        home.enrolled(1, starts=TODAY + 5 * DAY)
        for one in said:
            before = snapshot(home.session)
            work = home.work()
            result = attempt(work, lambda one=one, work=work: perform(home, work, one))
            work.finish()
            if isinstance(result, DomainError):
                assert snapshot(home.session) == before
                continue
            check_rules(home)
            if one["what"] not in ("start", "again", "call_off"):
                check_original_ends(home, before)
            if one["what"] == "move":
                after, again = snapshot(home.session), home.work()
                repeated = attempt(again, lambda one=one, again=again: perform(home, again, one))
                again.finish()
                if not isinstance(repeated, DomainError):
                    assert snapshot(home.session) == after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(action, min_size=1, max_size=10))
def test_taking_back_restores_exactly_what_was_there(database: Database, said: list[dict[str, Any]]) -> None:
    """Every change that was made can be taken back at once, and trying it out changes nothing."""
    with fresh_home(database) as home:
        home.enrolled(0, starts=TODAY - 20 * DAY)
        home.enrolled(1, starts=TODAY + 5 * DAY)
        for one in said:
            before = snapshot(home.session)
            trial = home.work()
            try_out(trial, lambda one=one, trial=trial: perform(home, trial, one))
            trial.finish()
            assert snapshot(home.session) == before
            assert trial.change is None
            work = home.work()
            if isinstance(attempt(work, lambda one=one, work=work: perform(home, work, one)), DomainError):
                continue
            work.finish()
            if work.change is None:
                continue
            changes.take_back(home.work(), work.change)
            assert snapshot(home.session) == before
            with pytest.raises(NothingToUndo) as done:
                changes.take_back(home.work(), work.change)
            assert done.value.why == "done"
            redo = home.work()
            perform(home, redo, one)
            redo.finish()


# The guards, one by one


def test_an_enrolment_lasts_the_agreements_four_months_and_no_longer(home: Home) -> None:
    where = start_enrolment(home.work(), home.newcomer(), home.places[0], TODAY)
    assert where.enrolment is not None
    assert where.enrolment.ends == date(2027, 3, 22) == last_day_of(TODAY, 4)
    with pytest.raises(BadDates) as wrong:
        start_enrolment(home.work(), home.newcomer(), home.places[0], TODAY, date(2027, 3, 23))
    assert wrong.value == BadDates("too_long", date(2027, 3, 23), date(2027, 3, 22))


def test_codes_follow_one_another(home: Home) -> None:
    assert [home.enrolled().code, home.enrolled().code] == ["SK-001", "SK-002"]


def test_a_full_workplace_is_refused_with_the_first_day_it_would_fit(home: Home) -> None:
    home.enrolled(0, ends=TODAY + 9 * DAY)
    home.enrolled(0)
    work = home.work(Role.SUPERVISOR)
    with pytest.raises(NoFreePlace) as full:
        start_enrolment(work, home.newcomer(), home.places[0], TODAY)
    assert full.value == NoFreePlace(home.places[0], TODAY, 2, 2, TODAY + 10 * DAY, may_go_over=False)
    with pytest.raises(NoFreePlace):
        start_enrolment(work, home.newcomer(), home.places[0], TODAY, over=Reason.OTHER)


def test_the_lead_goes_over_with_a_reason_that_is_recorded(home: Home) -> None:
    home.enrolled(0)
    home.enrolled(0)
    with pytest.raises(NoFreePlace) as full:
        start_enrolment(home.work(), home.newcomer(), home.places[0], TODAY)
    assert full.value.may_go_over is True
    where = start_enrolment(home.work(), home.newcomer(), home.places[0], TODAY, over=Reason.AWAITS_WORK)
    assert where.placement is not None
    assert where.placement.over_capacity_reason == Reason.AWAITS_WORK


def test_a_move_counts_the_workplace_and_not_the_person_twice(home: Home) -> None:
    """The partnership is full (3 of 3), yet a move between its workplaces takes no place in all."""
    person = home.enrolled(0)
    home.enrolled(0)
    home.enrolled(1)
    where = move_placement(home.work(), person, home.places[1], TODAY + DAY)
    assert where.placement is not None
    assert (where.placement.workplace_id, where.placement.starts) == (home.places[1], TODAY + DAY)


def test_a_planned_move_can_be_put_off(home: Home) -> None:
    person = home.enrolled(0)
    move_placement(home.work(), person, home.places[1], TODAY + 2 * DAY)
    where = move_placement(home.work(), person, home.places[1], TODAY + 3 * DAY)
    assert [(one.workplace_id, one.starts) for one in where.placements] == [
        (home.places[0], TODAY),
        (home.places[1], TODAY + 3 * DAY),
    ]


def test_a_planned_change_of_extent_keeps_its_day_after_a_move(home: Home) -> None:
    person = home.enrolled(0)
    change_extent(home.work(), person, TODAY + 20 * DAY, extent=50)
    where = move_placement(home.work(), person, home.places[1], TODAY + 5 * DAY)
    assert [(one.workplace_id, one.starts, one.extent) for one in where.placements] == [
        (home.places[0], TODAY, 100),
        (home.places[1], TODAY + 5 * DAY, 100),
        (home.places[1], TODAY + 20 * DAY, 50),
    ]


def test_an_extension_asks_for_a_reason_and_keeps_the_original_end(home: Home) -> None:
    person = home.enrolled()
    first = last_day_of(TODAY, 4)
    with pytest.raises(NeedsMore):
        extend_enrolment(home.work(), person, first + 30 * DAY, None)
    extend_enrolment(home.work(), person, first + 30 * DAY, Reason.LANGUAGE)
    where = extend_enrolment(home.work(), person, first + 60 * DAY, Reason.AWAITS_WORK)
    assert where.enrolment is not None
    assert (where.enrolment.last_day, where.enrolment.original_ends) == (first + 60 * DAY, first)
    with pytest.raises(BadDates) as shorter:
        extend_enrolment(home.work(), person, first + 30 * DAY, Reason.LANGUAGE)
    assert shorter.value.why == "not_longer"


def test_an_extension_into_a_promised_period_says_how_long_the_place_can_be_kept(home: Home) -> None:
    person = home.enrolled(0, ends=TODAY + 9 * DAY)
    home.enrolled(0)
    home.enrolled(0, starts=TODAY + 20 * DAY)
    with pytest.raises(NoFreePlace) as full:
        extend_enrolment(home.work(), person, TODAY + 40 * DAY, Reason.LANGUAGE)
    assert (full.value.stays, full.value.day, full.value.lasts_until) == (True, TODAY + 20 * DAY, TODAY + 19 * DAY)
    extend_enrolment(home.work(), person, TODAY + 19 * DAY, Reason.LANGUAGE)


def test_a_place_reserved_for_the_caseworker_is_used_by_the_start(home: Home) -> None:
    home.enrolled(0)
    order = Order(
        partnership_id=key(home.partnership.id),
        workplace_id=home.places[0],
        caseworker_id=home.staff[Role.CASEWORKER][0].id,
        status=OrderStatus.RESERVED,
        ordered_on=TODAY,
        reserved_from=TODAY,
        reserved_workplace_id=home.places[0],
    )
    home.session.add(order)
    home.session.flush()
    with pytest.raises(NoFreePlace):
        start_enrolment(home.work(), Newcomer("Lo"), home.places[0], TODAY)
    where = start_enrolment(home.work(), home.newcomer(), home.places[0], TODAY + DAY)
    assert where.enrolment is not None
    assert (order.status, where.enrolment.order_id) == (OrderStatus.PLACED, order.id)
    call_off_start(home.work(), where.participant)
    assert order.status == OrderStatus.RESERVED


def test_a_planned_start_moves_in_time_with_its_length(home: Home) -> None:
    person = home.enrolled(0, starts=date(2026, 12, 1))
    where = start_enrolment(home.work(), person, home.places[0], date(2026, 12, 7))
    assert where.enrolment is not None
    assert (where.enrolment.starts, where.enrolment.ends) == (date(2026, 12, 7), date(2027, 4, 6))
    assert len(home.session.exec(select(Enrolment)).all()) == 1


def test_somebody_enrolled_is_not_enrolled_again_until_it_has_ended(home: Home) -> None:
    person = home.enrolled(0, starts=TODAY - 20 * DAY)
    with pytest.raises(AlreadyEnrolled):
        start_enrolment(home.work(), person, home.places[0], TODAY + 7 * DAY)
    end_enrolment(home.work(), person, TODAY, EndReason.DROPPED_OUT)
    where = start_enrolment(home.work(), person, home.places[0], TODAY + 7 * DAY)
    assert where.enrolment is not None
    assert where.enrolment.starts == TODAY + 7 * DAY
    assert len(home.session.exec(select(Enrolment)).all()) == 2


def test_an_end_asks_for_a_reason_and_drops_what_was_planned_for_later(home: Home) -> None:
    person = home.enrolled(0)
    move_placement(home.work(), person, home.places[1], TODAY + 30 * DAY)
    pause_enrolment(home.work(), person, TODAY + 40 * DAY, TODAY + 50 * DAY)
    with pytest.raises(NeedsMore):
        end_enrolment(home.work(), person, TODAY + 4 * DAY, None)
    where = end_enrolment(home.work(), person, TODAY + 4 * DAY, EndReason.WORK)
    assert [(one.workplace_id, one.ends) for one in where.placements] == [(home.places[0], None)]
    assert where.pauses == []
    with pytest.raises(BadDates) as late:
        end_enrolment(home.work(), person, TODAY + 300 * DAY, EndReason.WORK)
    assert late.value == BadDates("after_end", TODAY + 300 * DAY, last_day_of(TODAY, 4))


def test_an_end_can_be_entered_afterwards_but_not_from_long_ago(home: Home) -> None:
    person = home.enrolled(0, starts=TODAY - 31 * DAY)
    where = end_enrolment(home.work(), person, TODAY - 3 * DAY, EndReason.STUDIES)
    assert where.enrolment is not None
    assert where.enrolment.last_day == TODAY - 3 * DAY
    with pytest.raises(BadDates) as old:
        move_placement(home.work(), person, home.places[1], TODAY - 32 * DAY)
    assert old.value.why == "in_the_past"


def test_a_pause_keeps_the_place_and_ends_the_day_before_the_return(home: Home) -> None:
    person = home.enrolled(0)
    pause_enrolment(home.work(), person, TODAY + DAY)
    where = resume_enrolment(home.work(), person, TODAY + 10 * DAY)
    assert [(one.starts, one.ends) for one in where.pauses] == [(TODAY + DAY, TODAY + 9 * DAY)]
    assert resume_enrolment(home.work(), person, TODAY + DAY).pauses == []
    with pytest.raises(NotPaused):
        resume_enrolment(home.work(), person, TODAY + DAY)


@pytest.mark.parametrize("role", [Role.COACH, Role.CASEWORKER, Role.ADMIN])
def test_who_may_not_change_is_refused(home: Home, role: Role) -> None:
    person = home.enrolled(0)
    for change in (
        lambda: move_placement(home.work(role), person, home.places[1], TODAY),
        lambda: extend_enrolment(home.work(role), person, TODAY + 300 * DAY, Reason.LANGUAGE),
        lambda: end_enrolment(home.work(role), person, TODAY, EndReason.WORK),
        lambda: change_extent(home.work(role), person, TODAY, extent=50),
        lambda: pause_enrolment(home.work(role), person, TODAY),
        lambda: resume_enrolment(home.work(role), person, TODAY),
        lambda: start_enrolment(home.work(role), home.newcomer(), home.places[0], TODAY),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_supervisor_changes_the_own_workplace_only(home: Home) -> None:
    theirs = home.enrolled(1)
    with pytest.raises(NotAllowed):
        move_placement(home.work(Role.SUPERVISOR), theirs, home.places[0], TODAY)
    own = home.enrolled(0)
    move_placement(home.work(Role.SUPERVISOR), own, home.places[1], TODAY)


def test_a_caseworker_may_try_out_what_they_can_ask_for(home: Home) -> None:
    person = home.enrolled(0)
    work = home.work(Role.CASEWORKER)
    tried = try_out(work, lambda: move_placement(work, person, home.places[1], TODAY))
    assert not isinstance(tried, DomainError)
    assert home.session.exec(select(Placement.workplace_id)).all() == [home.places[0]]


def test_changes_outside_of_an_enrolment_are_refused(home: Home) -> None:
    person = home.enrolled(0, starts=TODAY + 10 * DAY, ends=TODAY + 20 * DAY)
    with pytest.raises(BadDates) as early:
        pause_enrolment(home.work(), person, TODAY + 5 * DAY)
    assert early.value == BadDates("before_start", TODAY + 5 * DAY, TODAY + 10 * DAY)
    past = home.enrolled(1, starts=TODAY - 20 * DAY, ends=TODAY - 10 * DAY)
    with pytest.raises(NotEnrolled):
        extend_enrolment(home.work(), past, TODAY + 5 * DAY, Reason.LANGUAGE)


# Taking back


def test_an_end_is_not_taken_back_when_the_place_has_been_taken(home: Home) -> None:
    person = home.enrolled(0)
    home.enrolled(0)
    work = home.work()
    end_enrolment(work, person, TODAY, EndReason.WORK)
    work.finish()
    home.enrolled(0, starts=TODAY + DAY)
    assert work.change is not None
    with pytest.raises(NothingToUndo) as refused:
        changes.take_back(home.work(), work.change)
    assert refused.value.why == "built_on"


def test_a_start_is_not_taken_back_when_attendance_has_been_reported(home: Home) -> None:
    work = home.work()
    person = start_enrolment(work, home.newcomer(), home.places[0], TODAY).participant
    work.finish()
    row = Attendance(
        partnership_id=key(home.partnership.id),
        participant_id=key(person.id),
        day=TODAY,
        status=Status.PRESENT,
        reported_at=NOW,
    )
    home.session.add(row)
    home.session.flush()
    assert work.change is not None
    before = snapshot(home.session)
    with pytest.raises(NothingToUndo) as refused:
        changes.take_back(home.work(), work.change)
    assert refused.value.why == "built_on"
    assert snapshot(home.session) == before


def test_nothing_older_than_a_day_and_nothing_of_others_is_taken_back(home: Home) -> None:
    person = home.enrolled(0)
    work = home.work()
    pause_enrolment(work, person, TODAY)
    work.finish()
    assert work.change is not None
    with pytest.raises(NothingToUndo) as old:
        changes.take_back(home.work(now=NOW + timedelta(hours=24, minutes=1)), work.change)
    assert old.value.why == "too_old"
    with pytest.raises(NothingToUndo) as others:
        changes.take_back(home.work(Role.UNIT_MANAGER), work.change)
    assert others.value.why == "none"
    changes.take_back(home.work(now=NOW + timedelta(hours=24)), work.change)
    assert home.session.exec(select(Pause)).all() == []
