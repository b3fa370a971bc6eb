"""The real bot over real HTTP: the practice roster's people, the practice server, and the bot started against it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlmodel import Session, select

from bot.application import Application, serve
from bot.clock import Clock, RunningClock
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings
from storage import crypto
from storage.database import Database
from storage.days import at_local
from storage.models import Staff
from storage.roster import load
from storage.work import Work

TOKEN = "1:end-to-end-end-to-end-end-to-end"
SECRET = "a-secret"
CLOCK_STARTS = at_local(date(2026, 11, 23), time(9, 0))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        token=SecretStr(TOKEN),
        database=f"sqlite:///{tmp_path / 'bot.db'}",
        key=SecretStr(crypto.new_key()),
        names="names",
        webhook_secret=SecretStr(SECRET),
        port=0,
    )


@pytest.fixture
def people(settings: Settings, roster: dict[str, Any]) -> list[Person]:
    crypto.use_keys(settings.needed_key())
    database = Database(settings.database)
    database.migrate()

    def fill(session: Session) -> list[Person]:
        load(Work(session, CLOCK_STARTS), roster)
        found = []
        for staff in session.exec(select(Staff)):
            found.append(Person(staff.key, staff.name))
            staff.chat_id = found[-1].id
            session.add(staff)
        return found

    filled = database.write(fill).result()
    database.close()
    return [*filled, Person("stranger", "Okänd")]


Starts = Callable[..., AbstractAsyncContextManager[Application]]


@pytest.fixture
def start() -> Starts:
    """`async with start(settings, server) as application`."""
    return running


@asynccontextmanager
async def running(settings: Settings, server: PracticeServer, clock: Clock | None = None) -> AsyncIterator[Application]:
    """The bot, started against the server on a clock that runs, and stopped at the end."""
    begun: asyncio.Future[Application] = asyncio.get_running_loop().create_future()
    told = settings.model_copy(update={"base_url": server.address})
    task = asyncio.create_task(serve(told, clock or RunningClock(CLOCK_STARTS), started=begun.set_result))
    await asyncio.wait([task, begun], return_when=asyncio.FIRST_COMPLETED)
    application = begun.result()
    try:
        yield application
    finally:
        application.stop()
        await task
