"""Statements that run straight on the driver give what the session's own would, and leave the same behind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy import func as sql
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session, SQLModel, col

from bot.engine import SPEAKER
from storage import crypto, models, statements
from storage.database import Database
from storage.models import Attendance, Card, Participant, Partnership
from storage.statements import Command, Insert, Query, Update, get
from storage.vocabulary import Status
from tests.benchmarks.partnerships import fill

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
CARDS, SHOW = Insert(Card), Update(Card, "state", "choices")
STATES = select(col(Card.state)).order_by(col(Card.id))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Database]:
    """A partnership of twenty, each reported on one day."""
    crypto.use_keys(crypto.new_key())
    url = f"sqlite:///{tmp_path / 'test.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql")()
    fill(url, 1, reported=1)
    opened = Database(url)
    yield opened
    opened.close()


def tables() -> list[type[SQLModel]]:
    return [model for model in vars(models).values() if isinstance(model, type) and hasattr(model, "__table__")]


def as_told(rows: list[Any]) -> list[Any]:
    return [row.model_dump() if isinstance(row, SQLModel) else row for row in rows]


def test_rows_of_every_table_are_what_the_session_reads(database: Database) -> None:
    for model in tables():
        mine = database.read(lambda session, of=model: as_told(Query(select(of)).scalars(session)))
        its = database.read(lambda session, of=model: as_told(list(session.scalars(select(of)))))
        assert mine == its


def test_entities_beside_each_other(database: Database) -> None:
    chat = {"chat": 100_002}
    (mine,) = database.read(lambda session: [as_told(list(row)) for row in SPEAKER.rows(session, chat)])
    assert mine[0]["chat_id"] == 100_002
    assert mine[2]["full_time_hours"] == 40.0


@pytest.mark.parametrize("ids", [[], [3], [1, 2, 3]])
def test_lists_of_any_length(database: Database, ids: list[int]) -> None:
    some = Query(select(col(Participant.id)).where(col(Participant.id).in_(bindparam("ids", expanding=True))))

    assert sorted(database.read(lambda session: some.scalars(session, {"ids": ids}))) == ids


def test_a_parameter_that_is_not_told_is_an_error(database: Database) -> None:
    with pytest.raises(KeyError):
        database.read(SPEAKER.rows)


def test_one_object_for_a_row_whoever_reads_it(database: Database) -> None:
    def do(session: Session) -> bool:
        first, by_session = get(session, Participant, 1), session.get(Participant, 1)
        return first is by_session is get(session, Participant, 1) and first in session and not session.dirty

    assert database.read(do)
    assert database.read(lambda session: get(session, Participant, 10_000)) is None


def test_what_was_read_is_changed_as_ever(database: Database) -> None:
    def do(session: Session) -> None:
        partnership = get(session, Partnership, 1)
        assert partnership is not None
        partnership.people_version += 1

    database.write(do).result()

    assert database.read(lambda session: session.get(Partnership, 1).people_version) == 2  # type: ignore[union-attr]


def test_a_query_sees_what_the_session_holds(database: Database) -> None:
    counted = Query(select(sql.count()).select_from(Attendance))

    def do(session: Session) -> int | None:
        row = Attendance(partnership_id=1, participant_id=1, day=date(2026, 12, 1), status=Status.SICK, reported_at=NOW)
        session.add(row)
        return counted.first(session)

    assert database.write(do).result() == 21


def test_what_a_savepoint_takes_back_is_taken_back_from_the_objects(database: Database) -> None:
    def do(session: Session) -> list[Any]:
        kept = CARDS.put(session, chat_id=1, kind="note", state={"text": "first"}, created_at=NOW)
        part = session.begin_nested()
        inner = session.begin_nested()
        gone = CARDS.put(session, chat_id=1, kind="note", state={"text": "gone"}, created_at=NOW)
        SHOW.put(session, kept, state={"text": "changed"}, choices={})
        inner.commit()
        part.rollback()
        again = CARDS.put(session, chat_id=1, kind="note", state={"text": "again"}, created_at=NOW)
        return [kept.state["text"], gone in session, again.state["text"], again in session]

    assert database.write(do).result() == ["first", False, "again", True]
    assert database.read(lambda session: list(session.scalars(STATES))) == [{"text": "first"}, {"text": "again"}]


def test_errors_are_sqlalchemys(database: Database) -> None:
    twice = Command(models.Partnership.__table__.insert(), list(Partnership.model_fields))  # type: ignore[attr-defined]

    def do(session: Session) -> None:
        row = get(session, Partnership, 1)
        assert row is not None
        twice.run(session, row.model_dump())

    with pytest.raises(IntegrityError):
        database.write(do).result()


def test_a_connection_that_is_lost_is_told_as_such(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("there is no connection to lose")

    def do(session: Session) -> None:
        statements.run(session.connection(), "SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(OperationalError) as raised:
        database.write(do).result()

    assert isinstance(raised.value, DBAPIError)
    assert raised.value.connection_invalidated
    assert database.read(lambda session: get(session, Partnership, 1)) is not None
