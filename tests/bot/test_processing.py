"""From the inbox to the outbox: failures, order, and a database that is in trouble for a while."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from bot.clock import SetClock
from bot.engine import Engine
from bot.inbox import Inbox
from bot.processing import Processor
from bot.store import Store
from handlers.incoming import Incoming
from storage.models import Inbox as Row
from storage.models import Membership, Outbox, Staff
from storage.roster import load
from storage.vocabulary import Role
from storage.work import Work, key

PETRA, ADMIN = 101, 108


class Scripted(Engine):
    """Answers with what was written, raising what `raises` holds for a text, first things first."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database, naming="names")
        self.raises: dict[str, list[Exception]] = {}
        self.begun: list[str] = []

    def prepare(self, session: Session, incoming: Incoming, now: Any) -> Any:
        return None

    def run(self, session: Session, incoming: Incoming, prepared: Any, now: Any) -> None:
        self.begun.append(incoming.text)
        work = Work(session, now, chat_id=incoming.chat_id)
        work.reply(f"ekot av {incoming.text}")
        if self.raises.get(incoming.text):
            raise self.raises[incoming.text].pop(0)


@pytest.fixture
def engine(store: Store) -> Scripted:
    return Scripted(store)


@pytest.fixture
def inbox(store: Store, clock: SetClock) -> Inbox:
    return Inbox(store, clock, bot_id=7, replica="a")


@pytest.fixture
def processor(inbox: Inbox, engine: Scripted, store: Store, telegram: Any, clock: SetClock) -> Processor:
    return Processor(inbox, engine, store, telegram, clock)


@pytest.fixture
async def staff(store: Store, clock: SetClock, roster: dict[str, Any]) -> None:
    def do(session: Session) -> None:
        home = load(Work(session, clock.now()), roster).partnership
        petra = session.exec(select(Staff).where(Staff.key == "petra")).one()
        petra.chat_id = PETRA
        admin = Staff(key="admin", name="Admin", chat_id=ADMIN)
        session.add(admin)
        session.flush()
        session.add(Membership(staff_id=key(admin.id), partnership_id=key(home.id), role=Role.ADMIN))

    await store.write(do)


def written(update_id: int, chat_id: int, text: str) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    person = {"id": chat_id, "first_name": "Petra"}
    return {"update_id": update_id, "message": {"message_id": update_id, "chat": chat, "from": person, "text": text}}


async def said(store: Store) -> list[tuple[int, str]]:
    def read(session: Session) -> list[tuple[int, str]]:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id)))
        return [(row.chat_id, (row.payload or {})["text"]) for row in rows]

    return await store.read(read)


@pytest.mark.usefixtures("staff")
async def test_after_three_failures_it_is_set_aside_and_the_chat_goes_on(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted
) -> None:
    """The person is told kindly, the admin without a word of what was written, and nothing of it is kept."""
    engine.raises = {"Amina sjuk": [KeyError("Amina sjuk")] * 3}
    await inbox.put([written(11, PETRA, "Amina sjuk"), written(12, PETRA, "platser")])

    await processor.settle()

    assert engine.begun == ["Amina sjuk"] * 3 + ["platser"]
    messages = await said(store)
    assert [chat for chat, _text in messages] == [PETRA, ADMIN, PETRA]
    assert not any("Amina" in text for _chat, text in messages)
    assert "11" in messages[1][1]
    assert "KeyError" in messages[1][1]

    def read(session: Session) -> list[tuple[int, bool, Any]]:
        rows = session.exec(select(Row).order_by(col(Row.update_id)))
        return [(row.update_id, row.set_aside, row.payload) for row in rows]

    assert await store.read(read) == [(11, True, None), (12, False, None)]


async def test_a_failure_that_passes_is_tried_again_with_nothing_left_of_it(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted
) -> None:
    engine.raises = {"a": [ValueError()]}
    await inbox.put([written(11, 1, "a")])

    await processor.settle()

    assert await said(store) == [(1, "ekot av a")]


async def test_a_database_in_trouble_is_no_fault_of_the_update(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may take longer than three attempts."""
    waited = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    gone = OperationalError("SELECT", {}, Exception("server closed the connection"))
    engine.raises = {"a": [gone] * 5}
    await inbox.put([written(11, 1, "a")])

    await processor.settle()

    assert waited == [0.1, 0.2, 0.4, 0.8, 1.6]
    assert await said(store) == [(1, "ekot av a")]


async def test_many_chats_at_once_and_each_in_order(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted
) -> None:
    updates = [written(100 + number, number % 7, f"{number}") for number in range(70)]
    await inbox.put(updates)
    running = asyncio.create_task(processor.run())
    async with asyncio.timeout(20):
        while len(engine.begun) < 70 or await store.read(inbox.waiting):
            await asyncio.sleep(0.01)
    running.cancel()

    messages = await said(store)

    for chat in range(7):
        heard = [text for one, text in messages if one == chat]
        assert heard == [f"ekot av {number}" for number in range(70) if number % 7 == chat]


async def test_two_processes_share_the_work_and_do_each_thing_once(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted, telegram: Any, clock: SetClock
) -> None:
    """Updates of the same chats taken in by two processes at once."""
    other_inbox = Inbox(store, clock, bot_id=7, replica="b")
    other = Processor(other_inbox, engine, store, telegram, clock)
    running = [asyncio.create_task(processor.run()), asyncio.create_task(other.run())]
    for number in range(60):
        await (inbox if number % 2 else other_inbox).put([written(100 + number, number % 3, f"{number}")])
        processor.wake.ring()
        other.wake.ring()
    async with asyncio.timeout(20):
        while await store.read(inbox.waiting):
            await asyncio.sleep(0.01)
    for task in running:
        task.cancel()

    messages = await said(store)

    assert sorted(int(text.split()[-1]) for _chat, text in messages) == list(range(60))
    for chat in range(3):
        heard = [text for one, text in messages if one == chat]
        assert heard == [f"ekot av {number}" for number in range(60) if number % 3 == chat]


async def test_a_quiet_chat_does_not_wait_behind_a_busy_one(
    store: Store, inbox: Inbox, processor: Processor, engine: Scripted
) -> None:
    """However much waits, no more than a few chats are in hand at once, and each has its turn."""
    most = processor._most
    await inbox.put([written(100 + number, 1, f"{number}") for number in range(200)])
    await inbox.put([written(400 + chat, chat, "quiet") for chat in range(2, 40)])
    running, in_hand = asyncio.create_task(processor.run()), 0
    async with asyncio.timeout(20):
        while engine.begun.count("quiet") < 38:
            in_hand = max(in_hand, len(processor._busy))
            await asyncio.sleep(0.001)
    running.cancel()
    await processor.finish(5)

    assert 1 < in_hand <= most
    assert len(engine.begun) - 38 < 100


async def test_an_update_that_is_not_understood_costs_those_read_with_it_nothing(
    processor: Processor, inbox: Inbox, engine: Scripted, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the database takes no more statements after the one that failed."""

    def prepare(session: Session, incoming: Incoming, _now: Any) -> Any:
        if incoming.text == "a":
            session.connection().exec_driver_sql("SELECT * FROM nowhere")
        session.exec(select(Staff.id)).all()

    monkeypatch.setattr(engine, "prepare", prepare)
    await inbox.put([written(1, 11, "a"), written(2, 12, "b")])
    taken = await store.read(lambda session: processor._heads(session, 2, set()))

    assert [one.error is None for one in taken] == [False, True]
