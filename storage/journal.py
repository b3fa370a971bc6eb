"""The change journal: which tracked rows a piece of work touched, before and after, so that it can be taken back."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from storage.models import Change, Tracked

Row = list[Any]
"""[table, id, before | None, after | None], values as JSON."""
WATCHED = "platsbot.journal"
"""Where a session keeps the list that `watch` gave."""


def watch(session: Session) -> list[Row]:
    """Collect into the returned list every tracked row that the session writes from now on."""
    rows: list[Row] = []
    session.info[WATCHED] = rows
    return rows


def note(session: Session, row: Any, before: dict[str, Any] | None) -> None:
    """A tracked row was written past the session's flush; `before` is what `values` gave, None of a new one."""
    rows = session.info.get(WATCHED)
    if rows is not None:
        rows.append([row.__tablename__, row.id, before, values(row)])


# All sessions have the same two listeners: to give each its own takes longer than a query.
@event.listens_for(Session, "before_flush")
def _changes(flushing: OrmSession, _context: UOWTransaction, _instances: Any) -> None:
    rows = flushing.info.get(WATCHED)
    if rows is None:
        return
    for row in flushing.dirty:
        if isinstance(row, Tracked) and flushing.is_modified(row):
            rows.append([row.__tablename__, row.id, _before(row), values(row)])  # type: ignore[attr-defined]
    for row in flushing.deleted:
        if isinstance(row, Tracked):
            rows.append([row.__tablename__, row.id, _before(row), None])  # type: ignore[attr-defined]


@event.listens_for(Session, "after_flush")
def _additions(flushing: OrmSession, _context: UOWTransaction) -> None:
    rows = flushing.info.get(WATCHED)
    if rows is None:
        return
    for row in flushing.new:
        if isinstance(row, Tracked):
            rows.append([row.__tablename__, row.id, None, values(row)])  # type: ignore[attr-defined]


def net(rows: list[Row]) -> list[Row]:
    """One row for each table row touched: its first `before` and last `after`; what ends as it began is left out."""
    merged: dict[tuple[str, int], Row] = {}
    for table, key, before, after in rows:
        known = merged.get((table, key))
        if known is None:
            merged[table, key] = [table, key, before, after]
        else:
            known[3] = after
    return [row for row in merged.values() if row[2] != row[3]]


def take_back(session: Session, change: Change) -> bool:
    """Put every row of the change back as it was. False, and nothing done, where something has built on it."""
    classes = {cls.__tablename__: cls for cls in _tracked_classes()}
    found = []
    for table, key, before, after in change.rows:
        row = session.get(classes[table], key)
        if (None if row is None else values(row)) != after:
            return False
        found.append((classes[table], row, key, before))
    for model, row, key, before in reversed(found):
        if before is None:
            session.delete(row)
        elif row is None:
            session.add(model(id=key, **_typed(model, before)))
        else:
            for name, value in _typed(model, before).items():
                setattr(row, name, value)
            session.add(row)
        session.flush()  # one by one: a row goes before the row that it points to
    return True


def _tracked_classes() -> list[type[Any]]:
    return [cls for cls in Tracked.__subclasses__() if issubclass(cls, SQLModel)]


def _json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def values(row: Any) -> dict[str, Any]:
    """What the row says, as JSON."""
    return {name: _json(getattr(row, name)) for name in sorted(type(row).model_fields) if name != "id"}


def _before(row: Any) -> dict[str, Any]:
    state = inspect(row)
    before = values(row)
    for name in before:
        history = state.attrs[name].history
        if history.deleted:
            before[name] = _json(history.deleted[0])
    return before


def _typed(model: type[Any], told: dict[str, Any]) -> dict[str, Any]:
    """JSON values back as the model's own types."""
    return {name: getattr(typed, name) for typed in [model.model_validate(told)] for name in told}
