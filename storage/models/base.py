"""What all tables share: named constraints (SQLite's batch migrations need them) and the mark of undoable rows."""

from typing import ClassVar

from sqlmodel import SQLModel

naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = naming_convention


class Tracked:
    """A row whose changes are kept in the change journal (storage/journal.py), so that they can be taken back."""

    __tracked__: ClassVar[bool] = True
