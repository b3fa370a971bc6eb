"""Orders: from the wish through the steps to a reserved place, who may do what, and the last place is given once."""

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from storage import crypto, orders, places
from storage.database import Database
from storage.days import at_local
from storage.errors import BadDates, NeedsMore, NoFreePlace, NotAllowed, OrderClosed
from storage.models import Membership, Order, Partnership, Staff
from storage.orders import Wish
from storage.roster import load
from storage.vocabulary import OrderStatus, Reason
from storage.work import Work, key

MONDAY = date(2026, 11, 23)
NOW = at_local(MONDAY, time(9))
PRODUKTION, MATMISSION = 1, 2


@pytest.fixture
def database(roster: dict[str, Any], tmp_path: Path) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    made = Database(f"sqlite:///{tmp_path / 'test.db'}")
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
    """A work of this staff member."""
    staff = session.exec(select(Staff).where(Staff.key == who)).one()
    membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
    return Work(session, NOW, staff, membership, session.get(Partnership, membership.partnership_id))


def orders_of(session: Session) -> list[Order]:
    return list(session.exec(select(Order).order_by(col(Order.id))))


def test_a_caseworkers_order_waits_in_the_queue(session: Session) -> None:
    sofia = as_(session, "sofia")
    wish = Wish(PRODUKTION, date(2026, 12, 14), 50)
    order = orders.order_place(sofia, wish)
    assert (order.status, order.caseworker_id, order.ordered_on) == (OrderStatus.QUEUED, sofia.me.id, MONDAY)
    assert orders.queue(sofia).waiting == 3
    assert orders.queue(sofia, PRODUKTION).waiting == 2


def test_the_same_wish_again_is_the_same_order_unless_it_is_another(session: Session) -> None:
    sofia = as_(session, "sofia")
    first = orders.order_place(sofia, Wish(PRODUKTION))
    assert orders.order_place(sofia, Wish(PRODUKTION)) is first
    assert orders.order_place(sofia, Wish(PRODUKTION), another=True) is not first
    assert orders.queue(sofia).waiting == 4


@pytest.mark.parametrize("who", ["petra", "lena", "gunilla", "tove"])
def test_all_others_make_a_draft_that_is_no_order_yet(session: Session, who: str) -> None:
    work, sofia = as_(session, who), as_(session, "sofia")
    with pytest.raises(NeedsMore):
        orders.order_place(work, Wish(PRODUKTION))
    draft = orders.order_place(work, Wish(PRODUKTION), sofia.me)
    assert (draft.status, orders.queue(work).waiting) == (OrderStatus.DRAFT, 2)
    assert orders.drafts_of(work) == [draft]
    orders.accept_draft(sofia, draft)
    assert (draft.status, orders.queue(work).waiting) == (OrderStatus.QUEUED, 3)


def test_a_draft_goes_to_a_caseworker_only(session: Session) -> None:
    petra = as_(session, "petra")
    with pytest.raises(NeedsMore):
        orders.order_place(petra, Wish(PRODUKTION), as_(session, "lena").me)


@pytest.mark.parametrize(
    ("starts", "why"), [(date(2026, 11, 22), "in_the_past"), (date(2027, 11, 24), "too_far_ahead")]
)
def test_an_order_is_for_the_coming_year(session: Session, starts: date, why: str) -> None:
    with pytest.raises(BadDates) as refused:
        orders.order_place(as_(session, "sofia"), Wish(PRODUKTION, starts))
    assert refused.value.why == why


def test_an_individual_agreement_needs_the_setting(session: Session) -> None:
    sofia = as_(session, "sofia")
    with pytest.raises(NotAllowed):
        orders.order_place(sofia, Wish(PRODUKTION, individual_agreement=True))
    sofia.here.individual_agreements = True
    assert orders.order_place(sofia, Wish(PRODUKTION, individual_agreement=True)).individual_agreement


def test_the_order_stands_at_the_furthest_step_with_a_day(session: Session) -> None:
    lena, order = as_(session, "lena"), orders_of(session)[0]
    assert orders.set_step(lena, order, OrderStatus.RISK_ASSESSMENT, date(2026, 11, 27)) is True
    assert orders.set_step(lena, order, OrderStatus.STUDY_VISIT, date(2026, 11, 24)) is True
    assert order.status == OrderStatus.RISK_ASSESSMENT
    assert orders.set_step(lena, order, OrderStatus.STUDY_VISIT, date(2026, 11, 24)) is False


def test_a_reserved_place_is_taken_from_its_first_day(session: Session) -> None:
    lena, order = as_(session, "lena"), orders_of(session)[0]
    before = places.free_on(lena, MATMISSION, date(2026, 12, 14))
    assert orders.reserve_place(lena, order, MATMISSION, date(2026, 12, 14)) is True
    assert orders.reserve_place(lena, order, MATMISSION, date(2026, 12, 14)) is False
    after = places.free_on(lena, MATMISSION, date(2026, 12, 14))
    assert (after.free, after.reserved, after.enrolled) == (before.free - 1, 1, before.enrolled)
    assert places.free_on(lena, MATMISSION, date(2026, 12, 13)).reserved == 0


def fill(session: Session, workplace_id: int, day: date) -> None:
    """Reserve all that is free at the workplace over twelve weeks from the day."""
    lena, sofia = as_(session, "lena"), as_(session, "sofia")
    while places.free_over(lena, workplace_id, day).free:
        orders.reserve_place(lena, orders.order_place(sofia, Wish(), another=True), workplace_id, day)


def test_a_full_workplace_is_refused_and_gone_over_with_a_reason(session: Session) -> None:
    """Matmission's last place goes first; Rahel's is free from 2 December and Svetlana takes one on the 7th."""
    fill(session, MATMISSION, MONDAY)
    lena, order = as_(session, "lena"), orders_of(session)[0]
    with pytest.raises(NoFreePlace) as refused:
        orders.reserve_place(lena, order, MATMISSION, MONDAY)
    expected = NoFreePlace(MATMISSION, MONDAY, taken=10, capacity=10, fits=date(2026, 12, 1), may_go_over=True)
    assert expected == refused.value
    assert order.status == OrderStatus.QUEUED
    orders.reserve_place(lena, order, MATMISSION, MONDAY, over=Reason.AWAITS_WORK)
    assert (order.status, order.over_capacity_reason) == (OrderStatus.RESERVED, Reason.AWAITS_WORK)


def test_a_reason_is_not_kept_where_there_was_room(session: Session) -> None:
    order = orders_of(session)[0]
    orders.reserve_place(as_(session, "gunilla"), order, PRODUKTION, MONDAY, over=Reason.OTHER)
    assert order.over_capacity_reason is None


@pytest.mark.parametrize("who", ["petra", "tove", "henrik", "sofia"])
def test_only_the_lead_and_the_manager_answer(session: Session, who: str) -> None:
    work, order = as_(session, who), orders_of(session)[0]
    for answer in (
        lambda: orders.reserve_place(work, order, PRODUKTION, MONDAY),
        lambda: orders.set_step(work, order, OrderStatus.STUDY_VISIT, MONDAY),
        lambda: orders.decline(work, order),
    ):
        with pytest.raises(NotAllowed):
            answer()


def test_a_caseworker_takes_only_own_orders_back(session: Session) -> None:
    of_sofia = orders_of(session)[0]
    with pytest.raises(NotAllowed):
        orders.withdraw(as_(session, "henrik"), of_sofia)
    orders.withdraw(as_(session, "sofia"), of_sofia)
    assert (of_sofia.status, of_sofia.closed_on) == (OrderStatus.WITHDRAWN, MONDAY)
    with pytest.raises(OrderClosed):
        orders.reserve_place(as_(session, "lena"), of_sofia, PRODUKTION, MONDAY)


def test_the_admin_sees_no_queue(session: Session) -> None:
    lena = as_(session, "lena")
    assert lena.membership is not None
    admin = Work(session, NOW, lena.me, Membership(staff_id=0, partnership_id=1, role="admin"), lena.partnership)
    with pytest.raises(NotAllowed):
        orders.queue(admin)


def take_the_last_place(database: Database) -> list[bool]:
    """Four reservations of Matmission's last place at the same moment, each in a transaction of its own."""
    day = MONDAY + timedelta(days=1)

    def prepare(session: Session) -> list[int]:
        lena, sofia = as_(session, "lena"), as_(session, "sofia")
        while places.free_over(lena, MATMISSION, day).free > 1:
            orders.reserve_place(lena, orders.order_place(sofia, Wish(), another=True), MATMISSION, day)
        return [key(orders.order_place(sofia, Wish(extent=extent)).id) for extent in (25, 50, 75, 100)]

    def reserve(session: Session, order_id: int) -> bool:
        lena = as_(session, "lena")
        try:
            return orders.reserve_place(lena, lena.get(Order, order_id), MATMISSION, day)
        except NoFreePlace:
            return False

    waiting = database.write(prepare).result()
    futures = [database.write(lambda session, one=one: reserve(session, one)) for one in waiting]
    wait(futures)
    return [future.result() for future in futures]


def test_two_who_take_the_last_place_at_once_one_gets_it(database: Database) -> None:
    assert take_the_last_place(database) == [True, False, False, False]


def test_one_gets_the_last_place_on_postgresql_too(roster: dict[str, Any], postgresql: Callable[[], str]) -> None:
    """There several writers really run at once, and the partnership's row is what they wait for."""
    crypto.use_keys(crypto.new_key())
    made = Database(postgresql())
    try:
        made.create_tables()
        with Session(made.engine) as session, session.begin():
            load(Work(session, NOW), roster)
        assert sorted(take_the_last_place(made)) == [False, False, False, True]
    finally:
        made.close()
