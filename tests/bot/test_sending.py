"""The outbox: each chat in order, as long as it takes, nothing twice, nothing kept."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.clock import SetClock
from bot.gateway import Blocked, Moved, NothingToDo, Refused
from bot.sending import Sender
from bot.store import Store
from storage.buttons import Button
from storage.models import Card, Outbox, Staff
from storage.work import Work


async def draw(name: str, args: dict[str, Any]) -> bytes:
    return f"{name} {args}".encode()


@pytest.fixture
def sender(store: Store, telegram: Any, clock: SetClock) -> Sender:
    return Sender(store, telegram, clock, draw, None)


def say(session: Session, clock: SetClock, chat_id: int, *texts: str) -> None:
    work = Work(session, clock.now(), chat_id=chat_id)
    for text in texts:
        work.reply(text)
    work.finish()


async def outbox(store: Store) -> list[tuple[str, bool, bool]]:
    """(kind, emptied, failed) of every row."""

    def read(session: Session) -> list[tuple[str, bool, bool]]:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id)))
        return [(row.kind, row.sent_at is not None and row.payload is None, row.failed) for row in rows]

    return await store.read(read)


async def test_a_chat_hears_things_in_the_order_they_were_said(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    await store.write(lambda session: say(session, clock, 1, "ett", "två"))
    await store.write(lambda session: say(session, clock, 2, "tre"))

    await sender.settle()

    assert telegram.asked == [("send", 1, "ett"), ("send", 1, "två"), ("send", 2, "tre")]
    assert await outbox(store) == [("send", True, False)] * 3


async def test_edits_of_a_card_become_the_latest_one(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    """And they know the message that the card's sending made."""

    def do(session: Session) -> None:
        work = Work(session, clock.now(), chat_id=1)
        card = work.reply("lista", [[Button("Klar", "done")]], kind="list")
        assert card is not None
        work.edit(card, "en klar")
        work.reply("annat")
        work.edit(card, "två klara")
        work.edit(card, "alla klara")

    await store.write(do)
    await sender.settle()

    assert telegram.asked == [("send", 1, "lista"), ("send", 1, "annat"), ("edit", 1, 101, "alla klara")]
    assert all(emptied for _kind, emptied, _failed in await outbox(store))


async def test_an_edit_waits_for_a_card_that_is_sent_later(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    def do(session: Session) -> None:
        work = Work(session, clock.now(), chat_id=1)
        later = clock.now() + timedelta(hours=1)
        card = work.send(1, "i kväll", [[Button("Klar", "done")]], not_before=later)
        assert card is not None
        work.edit(card, "ändrat")
        work.reply("nu")

    await store.write(do)
    await sender.settle()
    assert telegram.asked == [("send", 1, "nu")]
    assert await sender.next_due() == clock.now() + timedelta(hours=1)

    clock.set(clock.now() + timedelta(hours=1))
    await sender.settle()
    assert telegram.asked[1:] == [("send", 1, "i kväll"), ("edit", 1, 102, "ändrat")]


async def test_an_edit_of_a_card_that_could_not_be_sent_is_dropped(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    def do(session: Session) -> None:
        work = Work(session, clock.now(), chat_id=1)
        card = work.reply("för lång", [[Button("Klar", "done")]])
        assert card is not None
        work.edit(card, "ändrat")

    telegram.fails = [Refused("message is too long")]
    await store.write(do)
    await sender.settle()

    assert telegram.asked == []
    assert await outbox(store) == [("send", True, True), ("edit", True, False)]


async def test_whoever_blocks_the_bot_is_marked_and_left_in_peace(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    def do(session: Session) -> None:
        session.add(Staff(key="petra", name="Petra", chat_id=1))
        say(session, clock, 1, "ett", "två")
        say(session, clock, 2, "tre")

    telegram.fails = [Blocked("bot was blocked by the user")]
    await store.write(do)
    await sender.settle()

    def petra(session: Session) -> bool:
        return session.exec(select(Staff.blocked)).one()

    assert telegram.asked == [("send", 2, "tre")]
    assert await store.read(petra) is True


async def test_a_message_that_has_not_changed_is_no_error(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    telegram.fails = [NothingToDo("message is not modified")]
    await store.write(lambda session: say(session, clock, 1, "ett"))

    await sender.settle()

    assert await outbox(store) == [("send", True, False)]


async def test_a_group_that_has_moved_gets_its_message(
    store: Store, sender: Sender, telegram: Any, clock: SetClock
) -> None:
    telegram.fails = [Moved(-100_5)]
    await store.write(lambda session: say(session, clock, -5, "ett"))

    await sender.settle()

    assert telegram.asked == [("send", -100_5, "ett")]


async def test_files_are_drawn_when_they_are_sent(store: Store, sender: Sender, telegram: Any, clock: SetClock) -> None:
    def do(session: Session) -> None:
        work = Work(session, clock.now(), chat_id=1)
        work.document(1, "vecka 48.xlsx", "week", {"week": 48})
        work.photo(1, "chart", {}, "Beläggning", [[Button("Mer", "more")]])

    await store.write(do)
    await sender.settle()

    assert telegram.asked == [
        ("document", 1, "vecka 48.xlsx", b"week {'week': 48}"),
        ("photo", 1, "Beläggning", b"chart {}"),
    ]

    def message_ids(session: Session) -> list[int | None]:
        return list(session.exec(select(Card.message_id)))

    assert await store.read(message_ids) == [102]


async def test_a_tap_is_answered_before_what_waits_in_its_chat(store: Store, telegram: Any, clock: SetClock) -> None:
    """Telegram shows a spinning wheel until it is."""

    def do(session: Session) -> None:
        say(session, clock, 1, "ett")
        Work(session, clock.now(), chat_id=1, tap_id="9").answer_tap("Sparat")

    await store.write(do)
    from bot import outbox as rows

    heads = await store.read(lambda session: rows.heads(session, clock.now(), 10))

    assert [row.kind for row in heads] == ["send", "answer"]
