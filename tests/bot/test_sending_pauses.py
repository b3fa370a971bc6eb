"""The sender's loop: Telegram's limits, «retry after» and a Telegram that does not answer."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from bot.clock import SetClock, SystemClock
from bot.gateway import BadToken, TryLater, Unreachable
from bot.limits import Limits
from bot.sending import Sender
from bot.store import Store
from storage.work import Work

START = datetime(2026, 11, 23, tzinfo=UTC)


async def draw(name: str, args: dict[str, Any]) -> bytes:
    return b""


def say(session: Session, chat_id: int, *texts: str) -> None:
    work = Work(session, START, chat_id=chat_id)
    for text in texts:
        work.reply(text)


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_retry_after_holds_its_chat_back_and_no_other(store: Store, telegram: Any) -> None:
    telegram.fails = [TryLater(0.2)]
    await store.write(lambda session: say(session, 1, "ett"))
    await store.write(lambda session: say(session, 2, "två"))
    running = asyncio.create_task(Sender(store, telegram, SystemClock(), draw, None).run())

    await until(lambda: len(telegram.asked) == 2)
    running.cancel()

    assert telegram.asked == [("send", 2, "två"), ("send", 1, "ett")]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_telegram_did_not_take_is_sent_when_it_answers_again(store: Store, telegram: Any) -> None:
    telegram.fails = [Unreachable("TimedOut")]
    await store.write(lambda session: say(session, 1, "ett", "två"))
    running = asyncio.create_task(Sender(store, telegram, SystemClock(), draw, None).run())

    await until(lambda: len(telegram.asked) == 2)
    running.cancel()

    assert telegram.asked == [("send", 1, "ett"), ("send", 1, "två")]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_a_refused_token_ends_the_sending(store: Store, telegram: Any) -> None:
    telegram.fails = [BadToken("Unauthorized")]
    await store.write(lambda session: say(session, 1, "ett"))

    with pytest.raises(BadToken):
        await Sender(store, telegram, SystemClock(), draw, None).run()


@given(st.lists(st.tuples(st.integers(1, 40), st.floats(0, 0.4)), min_size=1, max_size=200))
def test_no_more_than_the_limits_ever(sends: list[tuple[int, float]]) -> None:
    """However messages come: in any second at most thirty in all; in each chat a burst of three and one a second."""
    clock = SetClock(START)
    limits = Limits(per_second=30, per_chat=1)
    sent: list[tuple[datetime, int]] = []
    for chat, pause in sends:
        clock.set(clock.now() + timedelta(seconds=pause))
        now = max(clock.now(), limits.ready_at(chat, clock.now()))
        clock.set(now)
        limits.spend(chat, now)
        sent.append((now, chat))
    for moment, chat in sent:
        window = [(at, one) for at, one in sent if moment <= at < moment + timedelta(seconds=10)]
        assert len([one for _at, one in window if one == chat]) <= 3 + 10
        assert len([at for at, _chat in window if at < moment + timedelta(seconds=1)]) <= 30


@given(st.lists(st.floats(0, 0.099), min_size=31, max_size=120))
def test_no_more_than_thirty_arrive_in_any_second(delays: list[float]) -> None:
    """Everybody is written to as soon as may be, and a message may be on its way for up to a tenth of a second."""
    limits, now = Limits(per_second=30, per_chat=1), START
    came: list[datetime] = []
    for chat, delay in enumerate(delays):
        now = limits.ready_at(chat, now)
        limits.spend(chat, now)
        came.append(now + timedelta(seconds=delay))
    for moment in came:
        assert len([at for at in came if moment <= at < moment + timedelta(seconds=1)]) <= 30


def test_a_group_gets_at_most_twenty_a_minute() -> None:
    limits, now = Limits(per_second=30, per_chat=1), START
    count = 0
    while (now := max(now, limits.ready_at(-5, now))) < START + timedelta(minutes=1):
        limits.spend(-5, now)
        count += 1

    assert count in (19, 20)


def test_a_clock_set_back_neither_gives_nor_takes() -> None:
    limits = Limits(per_second=30, per_chat=1)
    for _ in range(3):
        limits.spend(1, START)
    earlier = START - timedelta(hours=1)

    assert earlier < limits.ready_at(1, earlier) <= earlier + timedelta(seconds=1)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_is_marked_while_the_outbox_is_read_is_not_sent_again(store: Store, telegram: Any) -> None:
    """The read may have begun before the mark and end after it: made certain here by holding each answer back."""
    sender = Sender(store, telegram, SystemClock(), draw, None)
    await store.write(lambda session: say(session, 1, "ett"))
    read = store.read

    async def late(do: Callable[[Session], Any]) -> Any:
        rows = await read(do)
        while sender._busy:
            await asyncio.sleep(0.001)
        return rows

    await sender._take_up()
    store.read = late  # type: ignore[method-assign]
    await sender._take_up()
    await sender.finish(5)

    assert telegram.asked == [("send", 1, "ett")]
