"""Free places equal a count by hand for every day of two years, whatever the roster."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, select

from storage import crypto, places
from storage.days import days
from storage.errors import NoFreePlace
from storage.models import (
    Capacity,
    Enrolment,
    ErasedEnrolment,
    Membership,
    Order,
    Participant,
    Partnership,
    Pause,
    Placement,
    Staff,
    Workplace,
)
from storage.stretches import stretches
from storage.vocabulary import Gender, OrderStatus, Reason, Role
from storage.work import Work, key

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
TODAY = date(2026, 11, 23)
NUMBERS = count(1)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    crypto.use_keys(crypto.new_key())
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened


@dataclass
class Told:
    """A random roster as the test's own rows: (workplace number, first day, last day) of what takes a place."""

    work: Work
    workplaces: list[int]
    enrolled: list[tuple[date, date]] = field(default_factory=list)
    placed: list[tuple[int, date, date]] = field(default_factory=list)
    reserved: list[tuple[int, date]] = field(default_factory=list)
    capacities: dict[int | None, list[tuple[date, int]]] = field(default_factory=dict)

    def capacity(self, place: int | None, day: date) -> int:
        return max((row for row in self.capacities[place] if row[0] <= day), default=(FIRST, 0))[1]

    def taken(self, place: int | None, day: date) -> int:
        if place is None:
            return sum(first <= day <= last for first, last in self.enrolled) + sum(
                first <= day for _place, first in self.reserved
            )
        return sum(at == place and first <= day <= last for at, first, last in self.placed) + sum(
            at == place and first <= day for at, first in self.reserved
        )

    def free(self, place: int | None, day: date) -> int:
        """DESIGN.md: max(0, min(W−w, P−p)); in all max(0, min(P−p, Σ max(0, W−w)))."""
        in_all = self.capacity(None, day) - self.taken(None, day)
        left = {one: self.capacity(one, day) - self.taken(one, day) for one in self.workplaces}
        if place is None:
            return max(0, min(in_all, sum(max(0, one) for one in left.values())))
        return max(0, min(left[place], in_all))


some_day = st.dates(FIRST - timedelta(days=60), LAST + timedelta(days=60))


@st.composite
def enrolments(draw: st.DrawFn) -> tuple[date, date, list[tuple[int, date]], bool]:
    """First and last day, and where: (workplace number, from when), the first from the first day; erased or not."""
    starts = draw(some_day)
    last = starts + timedelta(days=draw(st.integers(0, 200)))
    moves = draw(st.lists(st.integers(1, 200), max_size=2, unique=True))
    froms = [starts, *(starts + timedelta(days=one) for one in sorted(moves))]
    return starts, last, [(draw(st.integers(0, 2)), day) for day in froms if day <= last], draw(st.booleans())


rosters = st.tuples(
    st.lists(enrolments(), max_size=25),
    st.lists(st.tuples(st.integers(0, 2), some_day), max_size=3),
    st.lists(st.tuples(st.sampled_from([None, 0, 1, 2]), some_day, st.integers(0, 8)), max_size=4),
)


def made(session: Session, roster: tuple[list, list, list]) -> Told:
    """The roster in the database and as the test's own rows."""
    number = next(NUMBERS)
    partnership = Partnership(key=f"p{number}", name="P", agreement="malmo-skane-stadsmission-2026", created_on=FIRST)
    session.add(partnership)
    session.flush()
    home = key(partnership.id)
    rooms = [Workplace(partnership_id=home, name=name) for name in ("A", "B", "C")]
    session.add_all(rooms)
    session.flush()
    work = Work(session, datetime(2026, 11, 23, 8, tzinfo=UTC), partnership=partnership)
    told = Told(work, [key(room.id) for room in rooms])
    capacities = {(None, FIRST): 12, **{(index, FIRST): 5 for index in range(3)}}
    capacities |= {(index, day): n for index, day, n in roster[2]}
    for (index, day), n in capacities.items():
        place = None if index is None else told.workplaces[index]
        session.add(Capacity(partnership_id=home, workplace_id=place, starts=day, places=n))
        told.capacities.setdefault(place, []).append((day, n))
    for starts, last, froms, erased in roster[0]:
        told.enrolled.append((starts, last))
        if erased and len(froms) == 1 and last < TODAY:
            place = told.workplaces[froms[0][0]]
            told.placed.append((place, starts, last))
            session.add(
                ErasedEnrolment(
                    partnership_id=home,
                    workplace_id=place,
                    person=f"{next(NUMBERS)}",
                    gender=Gender.WOMAN,
                    starts=starts,
                    last_day=last,
                )
            )
            continue
        person = Participant(partnership_id=home, code=f"X-{next(NUMBERS)}", name="Anna")
        session.add(person)
        session.flush()
        enrolment = Enrolment(
            partnership_id=home, participant_id=key(person.id), starts=starts, ends=last, last_day=last
        )
        session.add(enrolment)
        session.flush()
        session.add(Pause(enrolment_id=key(enrolment.id), starts=starts, ends=None))
        for number, (index, day) in enumerate(froms):
            ends = froms[number + 1][1] - timedelta(days=1) if number + 1 < len(froms) else None
            place = told.workplaces[index]
            told.placed.append((place, day, ends or last))
            row = Placement(enrolment_id=key(enrolment.id), workplace_id=place, starts=day, extent=100, weekdays=(0,))
            row.ends = ends
            session.add(row)
    for index, day in roster[1]:
        place = told.workplaces[index]
        told.reserved.append((place, day))
        session.add(
            Order(
                partnership_id=home,
                status=OrderStatus.RESERVED,
                ordered_on=FIRST,
                reserved_from=day,
                reserved_workplace_id=place,
            )
        )
    session.add(Order(partnership_id=home, status=OrderStatus.QUEUED, ordered_on=FIRST, wanted_from=FIRST))
    session.flush()
    return told


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rosters)
def test_every_day_of_two_years_equals_a_count_by_hand(session: Session, roster: tuple[list, list, list]) -> None:
    told = made(session, roster)
    found = stretches(told.work, FIRST, LAST)
    by_day = {day: stretch for stretch in found for day in days(stretch.first, stretch.last)}
    for place in (None, *told.workplaces):
        expected = {day: (told.free(place, day), told.taken(place, day)) for day in days(FIRST, LAST)}
        counted = {day: stretch.places(place) for day, stretch in by_day.items()}
        assert expected == {day: (one.free, one.taken) for day, one in counted.items()}
    session.rollback()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rosters, st.dates(FIRST, LAST), st.integers(0, 120), st.integers(0, 3))
def test_periods_and_the_first_day_that_fits_equal_a_search_by_hand(
    session: Session, roster: tuple[list, list, list], start: date, length: int, which: int
) -> None:
    told = made(session, roster)
    place = [None, *told.workplaces][which]
    end = start + timedelta(days=length)
    free = {day: told.free(place, day) for day in days(start, start + timedelta(days=366 + 120))}
    assert min(free[day] for day in days(start, end)) == places.free_over(told.work, place, start, end).free
    fits = (
        day
        for day in days(start, start + timedelta(days=365))
        if all(free[one] >= 1 for one in days(day, day + timedelta(days=length)))
    )
    assert next(fits, None) == places.first_fit(told.work, place, start, end)
    fits_before = (day for day in days(start, end) if all(free[one] >= 1 for one in days(day, end)))
    assert next(fits_before, None) == places.first_fit(told.work, place, start, end, fixed_end=True)
    rises = (
        day
        for day in days(start + timedelta(days=1), start + timedelta(days=365))
        if free[day] > free[day - timedelta(days=1)]
    )
    following = places.next_free(told.work, place, start)
    assert next(rises, None) == (following.places.day if following else None)
    session.rollback()


def full_a(day: date) -> tuple[list, list, list]:
    """Five enrolled at A, which has five places, from `day` for ten days."""
    return [(day, day + timedelta(days=9), [(0, day)], False)] * 5, [], []


def lead(work: Work, role: Role = Role.OPERATIONS_LEAD) -> Work:
    staff = Staff(key=f"s{next(NUMBERS)}", name="Lena")
    work.session.add(staff)
    work.session.flush()
    work.staff = staff
    work.membership = Membership(staff_id=key(staff.id), partnership_id=work.partnership_id, role=role)
    return work


def test_a_full_workplace_is_refused_with_the_first_day_it_fits(session: Session) -> None:
    told = made(session, full_a(TODAY))
    work = lead(told.work, Role.SUPERVISOR)
    with pytest.raises(NoFreePlace) as refused:
        places.need_place(work, told.workplaces[0], TODAY, TODAY + timedelta(days=30), over=Reason.OTHER)
    fits = TODAY + timedelta(days=10)
    assert refused.value == NoFreePlace(told.workplaces[0], TODAY, taken=5, capacity=5, fits=fits, may_go_over=False)
    session.rollback()


def test_a_start_that_meets_a_full_time_later_is_refused_too(session: Session) -> None:
    """The place is free today, but not for as long as the enrolment lasts."""
    later = TODAY + timedelta(days=5)
    told = made(session, full_a(later))
    with pytest.raises(NoFreePlace) as refused:
        places.need_place(told.work, told.workplaces[0], TODAY, TODAY + timedelta(days=30))
    assert (later, later + timedelta(days=10)) == (refused.value.day, refused.value.fits)
    session.rollback()


def test_the_lead_goes_over_with_a_reason(session: Session) -> None:
    told = made(session, full_a(TODAY))
    work = lead(told.work)
    with pytest.raises(NoFreePlace) as refused:
        places.need_place(work, told.workplaces[0], TODAY)
    assert refused.value.may_go_over
    assert places.need_place(work, told.workplaces[0], TODAY, over=Reason.AWAITS_WORK) is True
    assert places.need_place(work, told.workplaces[1], TODAY, over=Reason.AWAITS_WORK) is False
    session.rollback()


def test_a_partnership_that_is_full_in_all_says_so(session: Session) -> None:
    told = made(session, ([], [], [(None, FIRST, 0)]))
    with pytest.raises(NoFreePlace) as refused:
        places.need_place(told.work, told.workplaces[0], TODAY)
    assert refused.value == NoFreePlace(None, TODAY, taken=0, capacity=0, fits=None, may_go_over=False)
    session.rollback()


def test_ones_own_enrolment_and_order_are_left_out(session: Session) -> None:
    """Somebody who moves or starts from a reservation does not stand in their own way."""
    told = made(session, ([], [(0, TODAY)] * 5, []))
    order = session.exec(select(Order).where(Order.reserved_workplace_id == told.workplaces[0])).first()
    assert places.free_over(told.work, told.workplaces[0], TODAY).free == 0
    assert places.free_over(told.work, told.workplaces[0], TODAY, order=order).free == 1
    session.rollback()


def test_occupancy_counts_enrolments_and_tells_reservations_beside(session: Session) -> None:
    start = TODAY
    roster = ([(start, start + timedelta(days=4), [(0, start)], False)], [(0, start)], [])
    told = made(session, roster)
    found = places.occupancy(told.work, told.workplaces[0], start, start + timedelta(days=9))
    assert places.Occupancy(0, 1, 0.5, enrolments=1, reserved=1, capacity=5, share=5 / 50) == found
    session.rollback()


def test_without_capacities_there_are_no_places(session: Session) -> None:
    partnership = Partnership(key="mff", name="MFF", agreement="malmo-mff-2023", created_on=FIRST)
    session.add(partnership)
    session.flush()
    work = Work(session, datetime(2026, 11, 23, 8, tzinfo=UTC), partnership=partnership)
    assert places.has_places(work) is False
    session.rollback()


def test_a_missing_split_leaves_the_total_as_the_only_limit(session: Session) -> None:
    """The Malmö agreement gives the total; how it is split is a setting that may not be made yet."""
    partnership = Partnership(key="m", name="M", agreement="malmo-skane-stadsmission-2026", created_on=FIRST)
    session.add(partnership)
    session.flush()
    home = key(partnership.id)
    room = Workplace(partnership_id=home, name="A")
    session.add(room)
    session.add(Capacity(partnership_id=home, workplace_id=None, starts=FIRST, places=24))
    session.flush()
    work = Work(session, datetime(2026, 11, 23, 8, tzinfo=UTC), partnership=partnership)
    assert (places.free_on(work, None, TODAY).free, places.free_on(work, room.id, TODAY).free) == (24, 24)
    session.rollback()
