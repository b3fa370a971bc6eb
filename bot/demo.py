"""`make demo`: the real bot against the practice server, on a clock that starts on the roster's day at nine."""

import asyncio
import contextlib
import json
import shutil
import sys
import time
import webbrowser
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlmodel import Session, select

from bot import logs
from bot.application import Application, serve
from bot.clock import RunningClock
from bot.practice.chats import Person
from bot.practice.people import people_of
from bot.practice.server import PracticeServer
from bot.settings import Settings
from locales import _
from storage import crypto
from storage.database import Database
from storage.days import at_local
from storage.models import Membership, Partnership, Staff
from storage.roster import load
from storage.vocabulary import Role
from storage.work import Work, key

FOLDER = Path(".practice")
ROSTER = Path(__file__).parent / "practice" / "roster.json"
TOKEN = "1:practice-practice-practice-practice"  # noqa: S105  (of the practice server only)
OPENS_AT = clock_time(9, 0)


class DemoClock(RunningClock):
    """The clock that the page moves; it stops on its way at each thing that falls due."""

    application: Application | None = None

    async def advance_to(self, moment: datetime) -> None:
        """Let time pass until the moment; returns when what was due has been done."""
        application = self.application
        while application is not None:
            due = await asyncio.to_thread(application.engine.next_due)
            if due is None or due > moment:
                break
            self.move_to(due)
            await application.rest()
        self.move_to(moment)
        if application is not None:
            await application.rest()


def run_demo(*, port: int, fresh: bool, browser: bool, folder: Path = FOLDER) -> int:
    """`platsbot demo`: the exit code."""
    started = time.monotonic()
    logs.configure("WARNING")
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    roster = json.loads(ROSTER.read_text(encoding="utf-8"))
    settings = _settings(folder)
    _prepare(settings, roster)
    clock = DemoClock(_where_it_stood(folder) or at_local(date.fromisoformat(roster["today"]), OPENS_AT))
    try:
        return asyncio.run(_run(settings, clock, people_of(roster), port, browser, started))
    finally:
        (folder / "clock").write_text(clock.now().isoformat())


async def _run(
    settings: Settings, clock: DemoClock, people: list[Person], port: int, browser: bool, started: float
) -> int:
    server = PracticeServer(settings.needed_token(), people, clock=clock)
    try:
        await server.start(port)
    except OSError:
        _say(_("Port {port} is taken. Choose another: make demo DEMO=--port={other}", port=port, other=port + 1))
        return 1

    def ready(application: Application) -> None:
        clock.application = application
        _say(_("The practice chat is ready ({seconds} s):", seconds=round(time.monotonic() - started, 1)))
        _say(f"\n    {server.address}\n")
        _say(_("Stop with Ctrl+C. What has been said is kept; start afresh with make demo DEMO=--fresh"))
        if browser:
            with contextlib.suppress(webbrowser.Error):
                webbrowser.get().open(server.address)

    try:
        await serve(settings.model_copy(update={"base_url": server.address}), clock, started=ready)
    finally:
        await server.stop()
    return 0


def _settings(folder: Path) -> Settings:
    """The demo's own, whatever the environment says; its key lies beside its database."""
    settings = Settings(database=f"sqlite:///{folder / 'practice.db'}", token=SecretStr(TOKEN), names="names")
    return settings.model_copy(update={"key": None, "webhook_url": None, "port": None, "proxy": None})


def _prepare(settings: Settings, roster: dict[str, Any]) -> None:
    """Migrate, load the roster the first time, and give everybody a chat."""
    crypto.use_keys(settings.needed_key())
    database = Database(settings.database)
    try:
        database.migrate()
        if database.read(lambda session: session.exec(select(Partnership.id)).first()) is None:
            _say(_("Bringing in the agreement and the people …"))
            database.write(lambda session: _fill(session, roster)).result()
    finally:
        database.close()


def _fill(session: Session, roster: dict[str, Any]) -> None:
    work = Work(session, at_local(date.fromisoformat(roster["today"]), OPENS_AT))
    load(work, roster)
    admin = Staff(key="admin", name=_("Admin"), partnership_id=work.partnership_id)
    session.add(admin)
    session.flush()
    session.add(Membership(staff_id=key(admin.id), partnership_id=work.partnership_id, role=Role.ADMIN))
    for person in session.exec(select(Staff)):
        person.chat_id = Person(person.key, person.name).id
        session.add(person)
    work.finish()


def _where_it_stood(folder: Path) -> datetime | None:
    with contextlib.suppress(OSError, ValueError):
        return datetime.fromisoformat((folder / "clock").read_text())
    return None


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
