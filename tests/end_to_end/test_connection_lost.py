"""The connections to PostgreSQL cut again and again, in the middle of transactions, while everybody writes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from sqlalchemy import create_engine, text

from bot.application import Application
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]
CUTS = 12
CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND datname = current_database()"
)
SICK = text(
    "SELECT count(*) FROM attendance a JOIN participant p ON p.id = a.participant_id"
    " WHERE p.code = 'SK-002' AND a.day = '2026-11-23' AND a.status = 'sick'"
)
UNFINISHED = text("SELECT count(*) FROM inbox WHERE done_at IS NULL OR set_aside")


@pytest.fixture
def settings(settings: Settings, postgresql: Callable[[], str]) -> Settings:
    quick = {"chat_sends_per_second": 1000.0, "sends_per_second": 1000.0}
    return settings.model_copy(update={"database": postgresql(), **quick})


async def test_connections_lost_in_the_middle_of_it(settings: Settings, people: list[Person], start: Starts) -> None:
    """Two replicas, the lead going from one to the other: each report has its effect once, and each message its answer
    once, in order."""
    staff = [person for person in people if person.key != "stranger"]
    engine = create_engine(settings.database, isolation_level="AUTOCOMMIT")

    def said(person: Person) -> list[str]:
        return [one.text for one in server.messages(person) if one.from_bot]

    def answered() -> int:
        return sum(len(said(person)) for person in staff)

    async with PracticeServer(TOKEN, people) as server, start(settings, server), start(settings, server):
        for week in range(1, CUTS + 1):
            for person in staff:
                await server.write(person, f"hur många började vecka {week}?")
        await server.write("petra", "Amina sjuk, resten här")
        with engine.connect() as connection:
            for cut in range(CUTS):
                await server.wait_until(lambda cut=cut: answered() >= cut * len(staff))
                connection.execute(CUT)
            await server.wait_until(lambda: answered() > CUTS * len(staff))
            sick, unfinished = connection.execute(SICK).scalar(), connection.execute(UNFINISHED).scalar()
    engine.dispose()

    for person in staff:
        weeks = [int(answer.split("vecka ")[1].split()[0]) for answer in said(person) if "har börjat under" in answer]
        assert weeks == list(range(1, CUTS + 1))
    assert answered() == CUTS * len(staff) + 1
    assert (sick, unfinished) == (1, 0)
