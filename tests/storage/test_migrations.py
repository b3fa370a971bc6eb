"""The migrations make the tables that the models describe, on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command

from storage.database import Database
from storage.migrations import config


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "sqlite":
        return Database(f"sqlite:///{tmp_path / 'test.db'}")
    fresh: Callable[[], str] = request.getfixturevalue("postgresql")
    return Database(fresh())


def test_nothing_is_left_to_migrate(database: Database) -> None:
    """`alembic check`: raises where models and migrations differ."""
    before, after = database.migrate()
    with database.engine.connect() as connection:
        command.check(config(connection))
    again = database.migrate()
    database.close()

    assert before is None
    assert again == (after, after)


def test_the_first_form_can_be_taken_back(database: Database) -> None:
    database.migrate()
    with database.engine.connect() as connection, connection.begin():
        command.downgrade(config(connection), "base")
    before, _after = database.migrate()
    database.close()

    assert before is None
