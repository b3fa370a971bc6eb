"""Migrations (Alembic), run from code: `platsbot migrate`, and at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

HERE = Path(__file__).parent
ONE_AT_A_TIME = 0x50_4C_4D_47  # the advisory lock of migrations on PostgreSQL


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings for this folder."""
    told = Config()
    told.set_main_option("script_location", str(HERE).replace("%", "%%"))
    told.attributes["connection"] = connection
    return told


def upgrade(connection: Connection) -> tuple[str | None, str | None]:
    """Bring the tables to their latest form in the caller's transaction; the versions before and after."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
    before = MigrationContext.configure(connection).get_current_revision()
    command.upgrade(config(connection), "head")
    return before, MigrationContext.configure(connection).get_current_revision()
