"""Statements that are asked often: compiled once for each database, then run straight on the driver.

The databases answer most of ours within 10 µs; SQLAlchemy's way there and back takes 40 to 250, and a reply needs some
twenty. What it does for a statement stays as it is: its SQL, the columns' types on the way in and out, one object in
the session for each row of an entity, its errors; its events hear nothing of it. What is asked seldom goes through the
session.

Parameters are `bindparam`s; a list is an expanding one. Build a statement once, at the end of its module.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar, TypeVarTuple

from sqlalchemy import Connection, Dialect, Select, UpdateBase, bindparam, event, inspect, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapper, SessionTransaction
from sqlalchemy.orm.attributes import instance_dict, instance_state, set_committed_value
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel, insert

T = TypeVar("T")
M = TypeVar("M", bound=SQLModel)
Ts = TypeVarTuple("Ts")
Told = Mapping[str, Any]
Process = Callable[[Any], Any] | None
NOTHING: Told = {}
WRITTEN = "platsbot.statements"
"""Where a session keeps what was written past its unit of work."""


class Query(Generic[*Ts]):
    """A statement that gives rows: of columns, of entities, or of both."""

    def __init__(self, statement: TypedReturnsRows[*Ts], columns: Sequence[str] | None = None) -> None:
        self._texts = _Texts(statement, columns)
        self._readers: dict[str, list[_Column | _Entity]] = {}

    def rows(self, session: Session, told: Told = NOTHING) -> list[tuple[*Ts]]:
        """All rows. What the session still holds is flushed before, as by the session's own queries."""
        readers, found = self._asked(session, told)
        return [tuple(read(session, row) for read in readers) for row in found]

    def scalars(self: "Query[T, *tuple[Any, ...]]", session: Session, told: Told = NOTHING) -> list[T]:
        """The first of each row."""
        (read, *_others), found = self._asked(session, told)
        return [read(session, row) for row in found]

    def first(self: "Query[T, *tuple[Any, ...]]", session: Session, told: Told = NOTHING) -> T | None:
        """The first of the first row."""
        (read, *_others), found = self._asked(session, told)
        return read(session, found[0]) if found else None

    def _asked(self, session: Session, told: Told) -> "tuple[list[_Column | _Entity], list[Any]]":
        if session.autoflush:
            session.flush()
        connection = session.connection()
        dialect = connection.dialect
        text = self._texts.of(dialect, told)
        cursor = run(connection, text.sql, text.parameters(told))
        readers = self._readers.get(dialect.name)
        if readers is None:
            kinds = [column[1] for column in cursor.description]
            readers = self._readers[dialect.name] = list(_readers(self._texts.statement, dialect, kinds))
        return readers, cursor.fetchall()


class Command:
    """An INSERT (of these columns), an UPDATE or a DELETE. It does not flush."""

    def __init__(self, statement: UpdateBase, columns: Sequence[str] | None = None) -> None:
        self._texts = _Texts(statement, columns)

    def run(self, session: Session, told: Told = NOTHING) -> int:
        """How many rows it touched."""
        connection = session.connection()
        text = self._texts.of(connection.dialect, told)
        touched: int = run(connection, text.sql, text.parameters(told)).rowcount
        return touched

    def run_all(self, session: Session, told: Sequence[Told]) -> None:
        """Once for each."""
        connection = session.connection()
        text = self._texts.of(connection.dialect, told[0])
        run(connection, text.sql, [text.parameters(one) for one in told], many=True)


class Insert(Generic[M]):
    """New rows of an entity, at once and without the unit of work: of a tracked one `journal.note` must be told."""

    def __init__(self, model: type[M]) -> None:
        self._model = model
        self._usual: dict[str, Callable[..., Any]] = {
            name: field.default_factory or field.get_default for name, field in model.model_fields.items()
        }
        del self._usual["id"]
        self._statement: Query[int] = Query(insert(model).returning(inspect(model).columns["id"]), list(self._usual))

    def put(self, session: Session, **told: Any) -> M:
        """The new row, an object of the session; what is not told is as the model has it."""
        values = {name: told[name] if name in told else usual() for name, usual in self._usual.items()}
        values["id"] = self._statement.first(session, values)
        made: M = _present(session, inspect(self._model), (values["id"],), values)
        _wrote(session, made, Session.expunge)
        return made


class Update(Generic[M]):
    """Changes these columns of a row that the session has, in the same way."""

    def __init__(self, model: type[M], *columns: str) -> None:
        here = inspect(model).columns["id"] == bindparam("this")
        self._statement = Command(update(model).where(here), columns)

    def put(self, session: Session, row: M, **told: Any) -> None:
        """Flushes first: the row may be new."""
        session.flush()
        self._statement.run(session, {"this": row.id, **told})  # type: ignore[attr-defined]
        for name, value in told.items():
            set_committed_value(row, name, value)
        _wrote(session, row, Session.expire)


def _wrote(session: Session, row: SQLModel, take_back: Callable[[Session, SQLModel], None]) -> None:
    """Remember what to do should the savepoint be rolled back: the session does so only with what it flushed."""
    session.info.setdefault(WRITTEN, []).append((session.get_nested_transaction(), row, take_back))


@event.listens_for(Session, "after_soft_rollback")
def _rolled_back(session: Session, part: SessionTransaction) -> None:
    written = session.info.get(WRITTEN, [])
    session.info[WRITTEN] = []
    for within, row, take_back in written:
        outer = within
        while outer is not None and outer is not part:
            outer = outer.parent
        if outer is None:
            session.info[WRITTEN].append((within, row, take_back))
        elif row in session:
            take_back(session, row)


def get(session: Session, model: type[M], row_id: int) -> M | None:
    """The row with that id."""
    known: M | None = session.identity_map.get(inspect(model).identity_key_from_primary_key((row_id,)))
    return known if known is not None else _by_id(model).first(session, {"id": row_id})


@cache
def _by_id(model: type[M]) -> Query[M]:
    return Query(select(model).where(inspect(model).columns["id"] == bindparam("id")))


class _Texts:
    """The text of a statement for each database, and for each length of its lists."""

    def __init__(self, statement: Any, columns: Sequence[str] | None) -> None:
        self.statement, self._columns = statement, columns
        self._compiled: dict[str, SQLCompiler] = {}
        self._lists: list[str] = []
        self._known: dict[tuple[str, ...] | str, _Text] = {}

    def of(self, dialect: Dialect, told: Told) -> "_Text":
        form: Any = (dialect.name, *[len(told[name]) for name in self._lists]) if self._lists else dialect.name
        known = self._known.get(form)
        if known is not None:
            return known
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self.statement.compile(dialect=dialect, column_keys=self._columns)
            self._lists = sorted({bind.key for bind in compiled.binds.values() if bind.expanding and bind.required})
            self._compiled[dialect.name] = compiled
            return self.of(dialect, told)
        text = self._known[form] = _Text(compiled, dialect, told)
        return text


class _Text:
    """SQL, and how its parameters are made of what is told."""

    def __init__(self, compiled: SQLCompiler, dialect: Dialect, told: Told) -> None:
        state = compiled.construct_expanded_state({**told})
        places: dict[str, tuple[str | None, int | None, Any, Process]] = {}
        for name, bind in compiled.binds.items():
            process = _on(dialect, bind.type).bind_processor(dialect)
            key, value = (bind.key, None) if bind.required else (None, bind.effective_value)
            parts = enumerate(state.parameter_expansion.get(name, ())) if bind.expanding else [(None, name)]
            places |= {part: (key, number, value, process) for number, part in parts}
        self.sql = state.statement
        self._names = tuple(places) if state.positiontup is None else None
        self._places = [places[name] for name in state.positiontup or places]

    def parameters(self, told: Told) -> Any:
        values = []
        for key, number, fixed, process in self._places:
            value = fixed if key is None else told[key]
            if number is not None:
                value = value[number]
            values.append(value if process is None else process(value))
        return values if self._names is None else dict(zip(self._names, values, strict=True))


class _Column:
    """One column of a row, as its type reads it."""

    def __init__(self, at: int, process: Process) -> None:
        self._at, self._process = at, process

    def __call__(self, _session: Session, row: Sequence[Any]) -> Any:
        value = row[self._at]
        return value if self._process is None else self._process(value)


class _Entity:
    """Some columns of a row, the first of them at `at`, as an object of the session: the one that is there, or new."""

    def __init__(self, at: int, mapper: Mapper[Any], processes: Sequence[Process]) -> None:
        self._mapper = mapper
        columns = list(enumerate(mapper.columns, start=at))
        self._key = [number for number, column in columns if column in mapper.primary_key]
        self._columns = [
            (mapper.get_property_by_column(column).key, number, processes[number]) for number, column in columns
        ]

    def __call__(self, session: Session, row: Sequence[Any]) -> Any:
        identity = tuple([row[number] for number in self._key])
        if None in identity:
            return None  # of an outer join
        known = session.identity_map.get(self._mapper.identity_key_from_primary_key(identity))
        if known is not None:
            return known
        values = {
            name: row[number] if process is None else process(row[number]) for name, number, process in self._columns
        }
        return _present(session, self._mapper, identity, values)


def _present(session: Session, mapper: Mapper[Any], identity: tuple[Any, ...], values: dict[str, Any]) -> Any:
    """An object of the session with these values, as sqlalchemy.orm.loading makes one where nothing is optional."""
    made = mapper.class_manager.new_instance()
    instance_dict(made).update(values)
    state = instance_state(made)
    state.key, state.session_id = mapper.identity_key_from_primary_key(identity), session.hash_key
    session.identity_map.add(state)
    return made


def _readers(statement: Any, dialect: Dialect, kinds: Sequence[Any]) -> Iterator[_Column | _Entity]:
    """What reads each column or entity of a row; `kinds` are the driver's words for the columns' types."""
    types = [column.type for column in statement.exported_columns]
    processes = [_on(dialect, of).result_processor(dialect, kind) for of, kind in zip(types, kinds, strict=True)]
    at = 0
    for told in statement.column_descriptions if isinstance(statement, Select) else [{}] * len(types):
        if told and told["expr"] is told["entity"]:
            mapper = inspect(told["entity"]).mapper
            yield _Entity(at, mapper, processes)
            at += len(mapper.columns)
        else:
            yield _Column(at, processes[at])
            at += 1


def _on(dialect: Dialect, of: TypeEngine[Any]) -> TypeEngine[Any]:
    return of.dialect_impl(dialect)


def run(connection: Connection, sql: str, parameters: Any = (), *, many: bool = False) -> Any:
    """Run SQL straight on the driver; its cursor. Errors become SQLAlchemy's; what is lost is not used again."""
    driver: Any = connection.connection.dbapi_connection
    cursor = driver.cursor()
    try:
        (cursor.executemany if many else cursor.execute)(sql, parameters)
    except Exception as error:
        dialect = connection.dialect
        known: Any = dialect.loaded_dbapi.Error
        if not isinstance(error, known):
            raise
        lost = dialect.is_disconnect(error, driver, cursor)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, None, error, known, hide_parameters=True, connection_invalidated=lost, dialect=dialect
        ) from error
    return cursor
