"""The database: one writer thread that shares commits on SQLite, a pool of writers on PostgreSQL, readers apart.

A piece of work is a function of a Session. It flushes and never commits: `write` commits it, or takes it back whole.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session, SQLModel, select

from storage.statements import run

T = TypeVar("T")

MOST_IN_A_COMMIT = 100
SOON_WITHIN = 0.01  # seconds that a shared commit goes on growing once it holds what is to be stored soon
BUSY_MS = 3_000  # then whoever waits is told, and tries again
READERS = 6
SOON_WRITERS = 2
POSTGRESQL_ARGS = {
    # A server that is gone is noticed within seconds, and the server lets go of what a dead process of ours held.
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "options": "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 "
    "-c tcp_keepalives_count=3 -c lock_timeout=10s",
}


class Closed(RuntimeError):
    """The database has been closed; nothing more is taken."""


class TakenBack(RuntimeError):
    """SQLite has taken the whole transaction back by itself, as it does on a full disk: nothing of it is stored."""


class Database:
    """`url` is an SQLAlchemy URL: sqlite:///file or postgresql+psycopg://… (which may name several hosts).

    `durable` False: an SQLite file may lose its last commits when the machine dies; for throw-away databases.
    """

    def __init__(self, url: str, *, writers: int = 8, durable: bool = True) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = _sqlite_engine(url, immediate=True, durable=durable)
            self.reader_engine = _sqlite_engine(url, immediate=False, durable=durable)
            self._writer: _SharedWriter | _PooledWriter = _SharedWriter(self.engine)
        else:
            self.engine = create_engine(
                url,
                pool_size=writers + SOON_WRITERS + READERS,
                max_overflow=writers,
                pool_timeout=10,
                pool_pre_ping=True,
                connect_args=POSTGRESQL_ARGS,
            )
            _plain_savepoints(self.engine)
            self.reader_engine = self.engine
            self._writer = _PooledWriter(self.engine, writers)

    def write(self, do: Callable[[Session], T], *, soon: bool = False) -> "Future[T]":
        """Run `do` in a transaction of its own (on SQLite: a savepoint of a shared one). Resolved after the commit.

        `soon`: something small that must not wait for what others have in hand.
        """
        return self._writer.submit(do, soon=soon)

    def read(self, do: Callable[[Session], T]) -> T:
        """Run `do` on a connection of its own; it sees what was committed and is never blocked by the writer."""
        with Session(self.reader_engine, autoflush=False, expire_on_commit=False) as session:
            return do(session)

    def create_tables(self) -> None:
        """Make the tables straight from the models: for throw-away databases (ask, play, tests)."""
        import storage.models  # noqa: F401

        SQLModel.metadata.create_all(self.engine)

    def migrate(self) -> tuple[str | None, str | None]:
        """Bring the tables to their latest form; the versions before and after. Safe to run in several processes."""
        from storage.migrations import upgrade

        with self.engine.connect() as connection, connection.begin():
            return upgrade(connection)

    def close(self) -> None:
        self._writer.close()
        self.engine.dispose()
        self.reader_engine.dispose()


def lock_partnership(session: Session, partnership_id: int) -> None:
    """Hold the partnership's row until the commit, so that what is counted stays true until it is written.

    SQLite's writer holds the whole database from its first statement, and needs nothing more.
    """
    if session.get_bind().dialect.name != "sqlite":
        from storage.models import Partnership

        session.exec(select(Partnership.id).where(Partnership.id == partnership_id).with_for_update()).one()


def _sqlite_engine(url: str, *, immediate: bool, durable: bool) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin by itself: see on_begin
        synchronous = "FULL" if durable else "OFF"
        for pragma in ("journal_mode=WAL", f"synchronous={synchronous}", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A writer takes its lock first: «count, then insert» would overbook otherwise.
        run(connection, "BEGIN IMMEDIATE" if immediate else "BEGIN")

    _plain_savepoints(engine)
    return engine


def _plain_savepoints(engine: Engine) -> None:
    """SQLAlchemy builds and compiles the words «SAVEPOINT name» anew each time, which takes longer than an update."""
    dialect: Any = engine.dialect
    dialect.do_savepoint = lambda connection, name: run(connection, f"SAVEPOINT {name}")
    dialect.do_rollback_to_savepoint = lambda connection, name: run(connection, f"ROLLBACK TO SAVEPOINT {name}")
    dialect.do_release_savepoint = lambda connection, name: run(connection, f"RELEASE SAVEPOINT {name}")


Piece = tuple[Callable[[Session], Any], "Future[Any]"]


class _SharedWriter:
    """One thread; whatever waits shares one commit, each piece in a savepoint of its own. What is to be stored soon
    joins the commit that is being made, before all else, and closes it within a moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._soon: deque[Piece] = deque()
        self._waiting: deque[Piece] = deque()
        self._filled = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="platsbot-writer", daemon=True)
        self._thread.start()

    def submit(self, do: Callable[[Session], T], *, soon: bool = False) -> "Future[T]":
        future: Future[T] = Future()
        with self._filled:
            if self._closed:
                raise Closed("the database is closed")
            (self._soon if soon else self._waiting).append((do, future))
            self._filled.notify()
        return future

    def close(self) -> None:
        with self._filled:
            self._closed = True
            self._filled.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._filled:
                self._filled.wait_for(lambda: self._soon or self._waiting or self._closed)
                if not self._soon and not self._waiting:
                    return
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_IN_A_COMMIT))]
            left = self._commit(deque(piece for piece in batch if not piece[1].cancelled()))
            with self._filled:
                self._waiting.extendleft(reversed(left))

    def _commit(self, pieces: deque[Piece]) -> deque[Piece]:
        """Store them in one transaction; those that it did not get to."""
        if not pieces and not self._soon:
            return pieces
        results: list[tuple[Future[Any], Any, BaseException | None]] = []
        begun: list[Future[Any]] = []
        full_at = math.inf
        try:
            with self._engine.connect() as connection, connection.begin():
                while (pieces or self._soon) and time.monotonic() < full_at:
                    if self._soon:
                        full_at = min(full_at, time.monotonic() + SOON_WITHIN)
                    do, future = (self._soon or pieces).popleft()
                    if not future.set_running_or_notify_cancel():
                        continue
                    begun.append(future)
                    try:
                        results.append((future, _in_savepoint(connection, do), None))
                    except Exception as error:
                        if _taken_back(connection):
                            # What is raised by then may speak only of the savepoint that is gone.
                            raise TakenBack(type(error).__name__) from error
                        results.append((future, None, error))
        except Exception as error:  # the shared commit failed: none of them is stored
            begun += [future for _do, future in pieces if future.set_running_or_notify_cancel()]
            for future in begun:
                future.set_exception(error)
            return deque()
        for future, result, failure in results:
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)
        return pieces


def _taken_back(connection: Connection) -> bool:
    return not connection.connection.dbapi_connection.in_transaction  # type: ignore[union-attr]


def _in_savepoint(connection: Connection, do: Callable[[Session], T]) -> T:
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        result = do(session)
        session.commit()
        return result


class _PooledWriter:
    """A few threads, each piece in a transaction of its own."""

    def __init__(self, engine: Engine, writers: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(writers, thread_name_prefix="platsbot-writer")
        self._soon = ThreadPoolExecutor(SOON_WRITERS, thread_name_prefix="platsbot-soon")
        self._closed = False

    def submit(self, do: Callable[[Session], T], *, soon: bool = False) -> "Future[T]":
        if self._closed:
            raise Closed("the database is closed")
        return (self._soon if soon else self._threads).submit(self._run, do)

    def _run(self, do: Callable[[Session], T]) -> T:
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            return do(session)

    def close(self) -> None:
        self._closed = True
        for threads in (self._threads, self._soon):
            threads.shutdown(wait=True)
