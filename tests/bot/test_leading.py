"""One process leads at a time, and another takes over when it is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot import leading
from bot.leading import Leading
from bot.store import Store

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("LOOKS_EVERY", 0.01), ("TRIES_EVERY", 0.01), ("TAKES_OVER_AFTER", 0.1)):
        monkeypatch.setattr(leading, name, seconds)


@asynccontextmanager
async def running(*all_of_them: Leading) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(each.run()) for each in all_of_them]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for each in all_of_them:
        each.give_up()


async def until_leading(each: Leading) -> None:
    async with asyncio.timeout(10):
        while not each.leads:
            await each.changed.wait(1)


async def test_the_second_leads_when_the_first_has_gone(store: Store) -> None:
    first, second = Leading(store, bot_id=7), Leading(store, bot_id=7)
    async with running(first):
        await until_leading(first)
        async with running(second):
            await second.changed.wait(0.05)
            both = (first.leads, second.leads)
            first.give_up()
            await until_leading(second)
            await first.changed.wait(0.05)
            after = (first.leads, second.leads)

    assert (both, after) == ((True, False), (False, True))


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_who_has_lost_the_connection_knows_that_it_may_not_lead(store: Store) -> None:
    first = Leading(store, bot_id=7)
    async with running(first):
        await until_leading(first)
        await first.changed.wait(0.05)
        await store.write(lambda session: session.connection().execute(text(CUT)).all())
        await first.changed.wait(5)
        lost = first.leads
        await until_leading(first)

    assert lost is False


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_two_that_lose_their_connections_never_lead_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other may have the lock before the one that had it knows: it waits, or both would send the same."""
    monkeypatch.setattr(leading, "TAKES_OVER_AFTER", 0.5)  # as far above LOOKS_EVERY as a busy machine needs
    both = Leading(store, bot_id=7), Leading(store, bot_id=7)
    leading_together = 0
    async with running(both[0]), running(both[1]):
        await both[0].changed.wait(5)
        await both[1].changed.wait(5)  # each has looked once, and knows of the other
        for _ in range(5):
            async with asyncio.timeout(10):
                while not any(each.leads for each in both):
                    await asyncio.sleep(0.001)
            await store.write(lambda session: session.connection().execute(text(CUT)).all())
            ends = asyncio.get_running_loop().time() + 0.15
            while asyncio.get_running_loop().time() < ends:
                leading_together += both[0].leads and both[1].leads
                await asyncio.sleep(0.001)

    assert leading_together == 0
