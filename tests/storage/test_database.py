"""The writer: many pieces share a commit, and each is stored whole or not at all."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.database import Closed, Database, TakenBack


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'test.db'}", durable=False)
    opened.write(lambda session: _run(session, "CREATE TABLE note (words TEXT UNIQUE)")).result()
    yield opened
    opened.close()


def _run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)


def note(words: str) -> Callable[[Session], None]:
    def do(session: Session) -> None:
        session.connection().execute(text("INSERT INTO note VALUES (:words)"), {"words": words})

    return do


def written_together(database: Database, *pieces: Callable[[Session], None]) -> "list[Future[None]]":
    """Pieces that wait while the writer is busy share its next commit."""
    begun, go_on = Future[None](), Future[None]()

    def busy(_session: Session) -> None:
        begun.set_result(None)
        go_on.result(10)

    database.write(busy)
    begun.result(10)
    waiting = [database.write(piece) for piece in pieces]
    go_on.set_result(None)
    return waiting


def noted(database: Database) -> list[str]:
    return database.read(lambda session: list(session.connection().execute(text("SELECT words FROM note")).scalars()))


def test_one_that_fails_takes_nothing_from_those_that_share_its_commit(database: Database) -> None:
    def fails(session: Session) -> None:
        note("half of it")(session)
        raise ValueError("no")

    first, second, third, fourth = written_together(database, note("a"), fails, note("a"), note("b"))

    assert (first.exception(), type(second.exception()), fourth.exception()) == (None, ValueError, None)
    assert "UNIQUE" in str(third.exception())
    assert noted(database) == ["a", "b"]


def test_on_a_full_disk_all_that_share_the_commit_hear_that_nothing_is_stored(database: Database) -> None:
    """SQLite takes the whole transaction back, not the one statement; with room again, the same goes well."""

    def room(session: Session, pages: int = 3) -> None:
        count = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        _run(session, f"PRAGMA max_page_count = {count + pages}")

    database.write(room).result()
    pieces = [note("a"), note("b" * 100_000), note("c")]
    errors = [type(future.exception()) for future in written_together(database, *pieces)]
    before = noted(database)
    database.write(lambda session: room(session, 1000)).result()
    for future in written_together(database, *pieces):
        future.result()

    assert errors == [TakenBack] * 3
    assert (before, [words[0] for words in noted(database)]) == ([], ["a", "b", "c"])


def test_what_is_to_be_stored_soon_does_not_wait_for_all_that_waits(database: Database) -> None:
    """Of a hundred that wait, it waits for a few."""
    begun, go_on = Future[None](), Future[None]()

    def busy(_session: Session) -> None:
        begun.set_result(None)
        go_on.result(10)

    def slow(number: int) -> Callable[[Session], None]:
        def do(session: Session) -> None:
            note(f"{number}")(session)
            if number == 5:
                soon.append(database.write(note("soon"), soon=True))
            threading.Event().wait(0.002)

        return do

    soon: list[Future[None]] = []
    database.write(busy)
    begun.result(10)
    waiting = [database.write(slow(number)) for number in range(100)]
    go_on.set_result(None)
    for future in waiting:
        future.result(10)
    soon[0].result(10)
    order = noted(database)

    assert [words for words in order if words != "soon"] == [f"{number}" for number in range(100)]
    assert 5 < order.index("soon") < 50


def test_what_is_given_up_while_it_waits_is_not_done(database: Database) -> None:
    begun, go_on = Future[None](), Future[None]()

    def busy(_session: Session) -> None:
        begun.set_result(None)
        go_on.result(10)

    database.write(busy)
    begun.result(10)
    given_up = database.write(note("a"))
    given_up.cancel()
    go_on.set_result(None)
    database.write(note("b")).result()

    assert noted(database) == ["b"]


def test_a_closed_database_takes_nothing_more(database: Database) -> None:
    database.close()

    with pytest.raises(Closed):
        database.write(note("a"))
