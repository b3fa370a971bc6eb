"""Several people who change placements at the same moment, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from storage import crypto, places
from storage.database import Database
from storage.days import at_local
from storage.errors import BadDates, NoFreePlace
from storage.models import Membership, Participant, Partnership, Placement, Staff
from storage.people import by_code, standing
from storage.placements import move_placement
from storage.roster import load
from storage.starts import Newcomer, start_enrolment
from storage.work import Work

MONDAY = date(2026, 11, 23)
NOW = at_local(MONDAY, time(9))
DAY = timedelta(days=1)
PRODUKTION, MATMISSION = 1, 2


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, roster: dict[str, Any], tmp_path: Path) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    on_postgresql = request.param == "postgresql"
    url = request.getfixturevalue("postgresql")() if on_postgresql else f"sqlite:///{tmp_path / 'test.db'}"
    made = Database(url)
    made.create_tables()
    with Session(made.engine) as session, session.begin():
        load(Work(session, NOW), roster)
    yield made
    made.close()


def as_lena(session: Session) -> Work:
    lena = session.exec(select(Staff).where(Staff.key == "lena")).one()
    membership = session.exec(select(Membership).where(Membership.staff_id == lena.id)).one()
    return Work(
        session, NOW, staff=lena, membership=membership, partnership=session.get(Partnership, membership.partnership_id)
    )


def all_at_once(database: Database, do: Callable[[Work, int], bool], times: int) -> list[bool]:
    """Each in a transaction of its own; who was refused is False."""

    def one(session: Session, number: int) -> bool:
        work = as_lena(session)
        try:
            result = do(work, number)
        except (NoFreePlace, BadDates):
            return False
        work.finish()
        return result

    futures = [database.write(lambda session, number=number: one(session, number)) for number in range(times)]
    wait(futures)
    return sorted(future.result() for future in futures)


def test_of_those_who_take_the_last_place_at_once_one_gets_it(database: Database) -> None:
    """Matmission has one place on Tuesday; four start there."""

    def start(work: Work, number: int) -> bool:
        start_enrolment(work, Newcomer(f"Kim {number}"), MATMISSION, MONDAY + DAY)
        return True

    assert all_at_once(database, start, 4) == [False, False, False, True]

    def after(session: Session) -> tuple[int, list[str]]:
        work = as_lena(session)
        codes = session.exec(select(Participant.code).where(Participant.code > "SK-032")).all()
        return places.free_on(work, MATMISSION, MONDAY + DAY).free, list(codes)

    assert database.read(after) == (0, ["SK-033"])


def test_the_same_person_moved_by_several_at_once_stays_in_one_place_a_day(database: Database) -> None:
    """Lotta is moved to Matmission on four days at once: she moves once, and her placements have no gap."""

    def move(work: Work, number: int) -> bool:
        move_placement(work, by_code(work, "SK-021"), MATMISSION, MONDAY + (number + 1) * DAY)
        return True

    all_at_once(database, move, 4)

    def after(session: Session) -> list[Placement]:
        work = as_lena(session)
        return standing(work, by_code(work, "SK-021")).placements

    placements = database.read(after)
    assert [one.workplace_id for one in placements] == [PRODUKTION, MATMISSION]
    assert [one.ends for one in placements] == [*(after.starts - DAY for _, after in pairwise(placements)), None]
