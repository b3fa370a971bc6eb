"""Runs what is due by the clock. The rows say what is due; this only wakes up in time."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlmodel import Session

from bot import outbox
from bot.bell import Bell
from bot.clock import Clock
from bot.engine import Engine
from bot.inbox import Inbox
from bot.metrics import JOBS
from bot.processing import where
from bot.store import Store

LOOKS_EVERY = 30.0
SHORTEST_REST = 0.5  # between two looks, however many updates may have changed what is due
TIDIES_EVERY = timedelta(hours=1)

log = structlog.get_logger()


class Schedule:
    """`ran` rings when jobs may have put something into the outbox; `looked` is set once all rows of jobs are there."""

    def __init__(self, engine: Engine, inbox: Inbox, store: Store, clock: Clock, ran: Bell) -> None:
        self._engine, self._inbox, self._store, self._clock, self._ran = engine, inbox, store, clock, ran
        self._tidied: datetime | None = None
        self.wake = Bell()
        self.looked = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            due = None
            try:
                await self._tidy()
                while ran := await self._run_some():
                    JOBS.inc(ran)
                    self._ran.ring()
                due = await self._store.run(self._engine.next_due)
                self.looked.set()
            except Exception as error:
                log.warning("schedule in trouble", **where(error))
            await self._rest(due)

    async def _run_some(self) -> int:
        """A few at a time, so that a stop need not wait for all that are due."""
        now = self._clock.now()
        return await self._store.write(lambda session: self._engine.run_some(session, now))

    async def _tidy(self) -> None:
        """Now and then: rows of jobs that are missing, and marks that are old."""
        now = self._clock.now()
        if self._tidied is not None and abs(now - self._tidied) < TIDIES_EVERY:
            return
        # One partnership at a time: updates go in between, and a stop need not wait for all of them.
        for number in await self._store.run(self._engine.partnerships):
            await self._store.write(partial(self._engine.ensure_jobs_of, number, now))

        def forget(session: Session) -> None:
            self._inbox.forget_old(session)
            outbox.forget_old(session, now)

        await self._store.write(forget)
        self._tidied = now  # only now: what failed half way is done again at the next look

    async def _rest(self, due: datetime | None) -> None:
        """Until the next job is due, rows may have changed, or a while has passed."""
        waits = [asyncio.ensure_future(self.wake.wait(LOOKS_EVERY))]
        if due is not None:
            waits.append(asyncio.ensure_future(self._clock.sleep_until(due)))
        try:
            await asyncio.sleep(SHORTEST_REST)
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
