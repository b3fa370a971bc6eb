"""The database in trouble while people write: nothing is acknowledged that is not stored, and in the end each message
has had its effect and its answer, in order and once."""

import asyncio
import socket
import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.application import Application
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings
from storage import database as storage_database

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]
REPORTED = "Rapporterat för måndag 23 november 2026:\nAmina: sjuk"


def said(server: PracticeServer, who: str) -> list[str]:
    return [one.text for one in server.messages(who) if one.from_bot]


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not reached():
            await asyncio.sleep(0.01)


def not_stored(logs: list[Any]) -> bool:
    """The bot has fetched what was written and could not store it."""
    return any(entry["event"] == "no updates fetched" for entry in logs)


async def test_locked_by_another_process(
    settings: Settings, people: list[Person], start: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For longer than SQLite itself waits: Telegram keeps the message meanwhile."""
    monkeypatch.setattr(storage_database, "BUSY_MS", 50)
    other = sqlite3.connect(settings.database.removeprefix("sqlite:///"), isolation_level=None)
    with capture_logs() as logs:
        async with PracticeServer(TOKEN, people) as server, start(settings, server):
            await server.write("petra", "när slutar Amina?")
            await server.next_message("petra")
            other.execute("BEGIN IMMEDIATE")
            await server.write("petra", "Amina sjuk")
            await until(lambda: not_stored(logs))
            kept = len(server.world.updates.waiting)
            other.execute("ROLLBACK")
            answer = await server.next_message("petra")
    other.close()

    assert kept == 1
    assert answer.text == REPORTED


async def test_locked_while_telegram_delivers(
    settings: Settings, people: list[Person], start: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The webhook says 503, and what was delivered is delivered again."""
    monkeypatch.setattr(storage_database, "BUSY_MS", 50)
    other = sqlite3.connect(settings.database.removeprefix("sqlite:///"), isolation_level=None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    hooked = settings.model_copy(update={"port": port, "webhook_url": f"http://127.0.0.1:{port}/telegram"})
    async with PracticeServer(TOKEN, people, webhook_pause=0.05) as server, start(hooked, server):
        await server.write("petra", "när slutar Amina?")
        await server.next_message("petra")
        other.execute("BEGIN IMMEDIATE")
        await server.write("petra", "Amina sjuk")
        await until(lambda: "last_error_message" in server.api.webhook.info())
        failure = server.api.webhook.info()["last_error_message"]
        other.execute("ROLLBACK")
        answer = await server.next_message("petra")
    other.close()

    assert failure == "Wrong response from the webhook: 503 Service Unavailable"
    assert answer.text == REPORTED


async def test_a_full_disk(settings: Settings, people: list[Person], start: Starts) -> None:
    """Telegram keeps what finds no room; when there is room again, it goes on by itself."""
    questions = [f"hur många började vecka {week}? {'tack ' * 700}" for week in range(1, 13)]
    quick = settings.model_copy(update={"chat_sends_per_second": 1000.0, "sends_per_second": 1000.0})
    with capture_logs() as logs:
        async with PracticeServer(TOKEN, people) as server, start(quick, server) as application:
            await server.write("petra", "när slutar Amina?")
            await server.next_message("petra")
            room(application, more=3)
            for question in questions:
                await server.write("petra", question)
            await until(lambda: not_stored(logs))
            kept = len(server.world.updates.waiting)
            room(application, more=1_000_000)
            await server.wait_until(lambda: len(said(server, "petra")) == 1 + len(questions))

    weeks = [int(answer.split("vecka ")[1].split()[0]) for answer in said(server, "petra")[1:]]
    assert kept > 0
    assert weeks == list(range(1, 13))


def room(application: Application, more: int) -> None:
    """So many pages more, and the database is full."""

    def do(session: Session) -> None:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + more}")

    application.engine.database.write(do).result()
