"""The inbox: committed first, in order within a chat, once, and empty when done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.clock import SetClock
from bot.inbox import Inbox, Overtaken, Waiting
from bot.store import Store
from handlers.incoming import read_update
from storage.models import Inbox as Row


def written(update_id: int, chat_id: int, text: str) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    person = {"id": chat_id, "first_name": "Petra"}
    return {
        "update_id": update_id,
        "message": {"message_id": update_id, "date": 0, "chat": chat, "from": person, "text": text},
    }


@pytest.fixture
def inbox(store: Store, clock: SetClock) -> Inbox:
    return Inbox(store, clock, bot_id=7, replica="a")


async def heads(store: Store, inbox: Inbox) -> list[Waiting]:
    return await store.read(lambda session: inbox.heads(session, 100))


async def rows(store: Store) -> list[Row]:
    return await store.read(lambda session: list(session.exec(select(Row).order_by(col(Row.update_id)))))


async def test_the_first_of_each_chat_waits_in_the_order_of_update_ids(store: Store, inbox: Inbox) -> None:
    """Webhooks may deliver a chat's updates in another order than they were written."""
    await inbox.put([written(12, 2, "b")])
    await inbox.put([written(13, 1, "c"), written(11, 1, "a")])

    waiting = await heads(store, inbox)

    assert [(one.incoming.chat_id, one.incoming.text) for one in waiting] == [(1, "a"), (2, "b")]


async def test_an_update_seen_before_changes_nothing(store: Store, inbox: Inbox, clock: SetClock) -> None:
    """Neither while it waits nor when it is done."""
    await inbox.put([written(11, 1, "a")])
    await inbox.put([written(11, 1, "a"), written(12, 1, "b")])
    (first,) = await heads(store, inbox)
    await store.write(lambda session: inbox.finish(session, first, clock.now()))
    await inbox.put([written(11, 1, "a")])

    assert [(row.update_id, row.done_at is not None) for row in await rows(store)] == [(11, True), (12, False)]


async def test_what_was_written_is_gone_when_it_is_done(store: Store, inbox: Inbox, clock: SetClock) -> None:
    await inbox.put([written(11, 1, "Amina sjuk")])
    (first,) = await heads(store, inbox)

    await store.write(lambda session: inbox.finish(session, first, clock.now()))

    assert [row.payload for row in await rows(store)] == [None]


async def test_a_personnummer_is_never_stored(store: Store, inbox: Inbox) -> None:
    await inbox.put([written(11, 1, "850709-9805 är sjuk")])

    (row,) = await rows(store)

    assert row.payload is not None
    assert "9805" not in str(row.payload)
    assert row.payload["had_identity_number"] is True


async def test_finishing_twice_or_out_of_order_is_refused(store: Store, inbox: Inbox, clock: SetClock) -> None:
    """Two processes that have the same update in hand: one does it."""
    await inbox.put([written(11, 1, "a"), written(12, 1, "b")])
    (first,) = await heads(store, inbox)
    second = Waiting(first.row_id + 1, 0, replace(first.incoming, update_id=12))

    with pytest.raises(Overtaken):
        await store.write(lambda session: inbox.finish(session, second, clock.now()))
    await store.write(lambda session: inbox.finish(session, first, clock.now()))
    with pytest.raises(Overtaken):
        await store.write(lambda session: inbox.finish(session, first, clock.now()))


async def test_another_process_takes_over_after_the_lease(store: Store, inbox: Inbox, clock: SetClock) -> None:
    """Within 30 seconds of a process's death."""
    other = Inbox(store, clock, bot_id=7, replica="b")
    await inbox.put([written(11, 1, "a")])

    before = await heads(store, other)
    clock.set(clock.now() + timedelta(seconds=15))
    after = await heads(store, other)

    assert [len(before), len(after)] == [0, 1]


async def test_a_clock_set_back_holds_nothing_up(store: Store, inbox: Inbox, clock: SetClock) -> None:
    other = Inbox(store, clock, bot_id=7, replica="b")
    await inbox.put([written(11, 1, "a")])
    clock.set(clock.now() - timedelta(hours=3))

    assert len(await heads(store, other)) == 1


async def test_an_update_with_a_lower_number_than_what_is_done_is_taken_too(
    store: Store, inbox: Inbox, clock: SetClock
) -> None:
    """After a week without updates Telegram chooses the next number at random."""
    await inbox.put([written(500, 1, "a")])
    (first,) = await heads(store, inbox)
    await store.write(lambda session: inbox.finish(session, first, clock.now()))
    await inbox.put([written(11, 1, "b")])

    assert [one.incoming.text for one in await heads(store, inbox)] == ["b"]


async def test_two_bots_do_not_take_each_others_numbers_for_seen(store: Store, inbox: Inbox, clock: SetClock) -> None:
    other = Inbox(store, clock, bot_id=8, replica="a")
    await inbox.put([written(11, 1, "a")])
    await other.put([written(11, 1, "b")])

    assert [[one.incoming.text for one in await heads(store, each)] for each in (inbox, other)] == [["a"], ["b"]]


async def test_what_comes_out_of_the_inbox_is_what_went_in(store: Store, inbox: Inbox) -> None:
    """Words, taps and files, as Telegram tells of them."""
    told = written(11, 1, "Åsa är sjuk ☹️")
    tapped = {"id": "77", "from": {"id": 2, "first_name": "Omar"}, "data": "1.4.2"}
    tapped["message"] = {"message_id": 9, "chat": {"id": 2, "type": "private"}}
    sent = written(13, 3, "")
    sent["message"] |= {"document": {"file_id": "F", "file_name": "lista.xlsx"}, "caption": "veckan"}
    updates = [told, {"update_id": 12, "callback_query": tapped}, sent]

    await inbox.put(updates)

    assert [one.incoming for one in await heads(store, inbox)] == [read_update(update) for update in updates]


async def test_what_cannot_be_read_does_not_stop_the_rest(store: Store, inbox: Inbox) -> None:
    await inbox.put([{"update_id": 10, "message": {"chat": 3}}, {"update_id": 9, "poll": {}}, written(11, 1, "a")])

    assert [one.incoming.text for one in await heads(store, inbox)] == ["a"]


async def test_what_cannot_be_stored_does_not_stop_the_rest(store: Store, inbox: Inbox) -> None:
    """A number larger than any column, and half a character."""
    await inbox.put([written(2**70, 1, "b"), written(10, 2, "\ud83d"), written(11, 3, "a")])

    assert [one.incoming.text for one in await heads(store, inbox)][-1] == "a"


async def test_whatever_is_posted_the_inbox_goes_on(store: Store, inbox: Inbox) -> None:
    """Each part of an update in turn is something else."""
    update: dict[str, Any] = written(10, 1, "b")
    for other in (None, [], "x", 5, {}, [[1]], True):
        for changed in _with_each_part(update, other):
            await inbox.put([changed])
    await inbox.put([written(99, 3, "a")])

    assert "a" in [one.incoming.text for one in await heads(store, inbox)]


def _with_each_part(whole: Any, other: Any) -> Iterator[Any]:
    yield other
    if isinstance(whole, dict):
        for name, part in whole.items():
            for changed in _with_each_part(part, other):
                yield whole | {name: changed}


async def test_old_marks_are_forgotten_and_unfinished_updates_kept(store: Store, inbox: Inbox, clock: SetClock) -> None:
    await inbox.put([written(11, 1, "a"), written(12, 2, "b")])
    first = (await heads(store, inbox))[0]
    await store.write(lambda session: inbox.finish(session, first, clock.now()))
    clock.set(clock.now() + timedelta(days=5))

    def forget(session: Session) -> None:
        inbox.forget_old(session)

    await store.write(forget)

    assert [row.update_id for row in await rows(store)] == [12]
