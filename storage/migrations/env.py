"""Alembic's entry: always on a connection that is handed in (storage/migrations/__init__.py)."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (fills the metadata)


def plain_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database: a migration must not change with our code."""
    if kind == "type" and isinstance(value, TypeDecorator):
        return f"sa.{value.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    render_item=plain_type,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
