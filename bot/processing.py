"""From the inbox through the engine: in order within a chat, many chats at once, each update in one transaction."""

import asyncio
import time
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from sqlmodel import Session, col, select

from bot.bell import Bell
from bot.clock import Clock
from bot.engine import Engine
from bot.finishing import finish
from bot.gateway import Gateway, GatewayError
from bot.inbox import Inbox, Overtaken, Waiting
from bot.metrics import FAILED, HANDLED, SECONDS, SET_ASIDE
from bot.store import Store, is_trouble
from handlers.dispatch import Prepared, is_understood
from locales import _
from storage.models import Membership, Staff
from storage.vocabulary import Role
from storage.work import Work

MOST_ATTEMPTS = 3
LOOKS_EVERY = 1.0  # seconds between looks for what other processes left behind
LONGEST_PAUSE = 5.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Taken:
    """An update taken in hand at `now`, and what was understood of it, or why it was not."""

    waiting: Waiting
    now: datetime
    prepared: Prepared = field(default_factory=Prepared)
    error: Exception | None = None


class Processor:
    """Takes the first unfinished update of each chat in hand, at most `most_at_once` chats at a time.

    `handled` rings after each commit, for the outbox and the schedule.
    """

    def __init__(
        self, inbox: Inbox, engine: Engine, store: Store, gateway: Gateway, clock: Clock, *, most_at_once: int = 16
    ) -> None:
        self._inbox, self._engine, self._store, self._gateway, self._clock = inbox, engine, store, gateway, clock
        self._most = most_at_once
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._pauses: dict[int | None, float] = {}  # of each chat that the database keeps waiting
        self.wake = Bell()
        self.handled = Bell()

    async def run(self) -> None:
        """Until cancelled; `finish` waits for what is in hand then."""
        while True:
            await self._take_up()
            await self.wake.wait(LOOKS_EVERY)

    async def _take_up(self) -> None:
        room = self._most - len(self._busy)
        if room <= 0:
            return
        in_hand = set(self._busy)  # what is finished while this is read may still seem to wait
        try:
            heads = await self._store.read(lambda session: self._heads(session, room, in_hand))
        except Exception as error:
            await self._trouble(error, None)
            return
        self._pauses.pop(None, None)
        for taken in heads:
            self._busy[taken.waiting.incoming.chat_id] = asyncio.create_task(self._chat(taken))

    def _heads(self, session: Session, room: int, in_hand: set[int]) -> list[Taken]:
        """The first updates of chats that are not in hand, read and understood in one go."""
        return [self._taken(session, waiting) for waiting in self._inbox.heads(session, room, in_hand)]

    def _taken(self, session: Session, waiting: Waiting) -> Taken:
        now = self._clock.now()
        if not is_understood(waiting.incoming):
            return Taken(waiting, now)
        try:
            return Taken(waiting, now, self._engine.prepare(session, waiting.incoming, now))
        except Exception as error:
            session.rollback()  # what went wrong is this update's, not the next one's
            return Taken(waiting, now, error=error)

    async def _chat(self, taken: Taken) -> None:
        try:
            await self._attempt(taken)
        finally:
            del self._busy[taken.waiting.incoming.chat_id]
            self.wake.ring()

    async def finish(self, seconds: float) -> None:
        """Wait for what is in hand, at most so long."""
        await finish(list(self._busy.values()), seconds)

    async def settle(self) -> None:
        """Handle everything that waits, one by one in the order it came."""
        while heads := await self._store.read(lambda session: self._heads(session, 1, set())):
            await self._attempt(heads[0])

    async def _attempt(self, taken: Taken) -> None:
        """Handle one update once; a failure is counted, unless it is the database that is in trouble."""
        started, waiting = time.perf_counter(), taken.waiting
        try:
            if taken.error is not None:
                raise taken.error
            waiting = await self._with_file(waiting)
            await self._handle(replace(taken, waiting=waiting))
        except Overtaken:
            await asyncio.sleep(0.05)  # another process has this chat in hand
        except Exception as error:
            if is_trouble(error):
                await self._trouble(error, waiting.incoming.chat_id)
            else:
                await self._failed(waiting, error)
        else:
            self._pauses.pop(waiting.incoming.chat_id, None)
            HANDLED.inc()
            SECONDS.observe(time.perf_counter() - started)
        self.handled.ring()

    async def _handle(self, taken: Taken) -> None:
        def do(session: Session) -> None:
            self._inbox.finish(session, taken.waiting, taken.now)
            self._engine.run(session, taken.waiting.incoming, taken.prepared, taken.now)

        await self._store.write(do)

    async def _with_file(self, waiting: Waiting) -> Waiting:
        """A document's bytes are fetched before it is handled, and kept nowhere."""
        incoming = waiting.incoming
        if incoming.kind != "document" or incoming.file_id is None:
            return waiting
        try:
            content = await self._gateway.download(incoming.file_id)
        except GatewayError as error:
            log.warning("file not fetched", update_id=incoming.update_id, error=type(error).__name__)
            return waiting
        return replace(waiting, incoming=replace(incoming, content=content))

    async def _failed(self, waiting: Waiting, error: Exception) -> None:
        last = waiting.attempts + 1 >= MOST_ATTEMPTS
        FAILED.inc()
        log.error("update failed", update_id=waiting.incoming.update_id, **where(error), attempt=waiting.attempts + 1)
        now = self._clock.now()

        def do(session: Session) -> None:
            self._inbox.failed(session, waiting, last=last, now=now)
            if last:
                self._say_set_aside(session, waiting, error)

        try:
            await self._store.write(do)
        except Overtaken:
            return
        except Exception as trouble:
            await self._trouble(trouble, waiting.incoming.chat_id)
        if last:
            SET_ASIDE.inc()

    def _say_set_aside(self, session: Session, waiting: Waiting, error: Exception) -> None:
        """The person is told kindly, the admins without content."""
        incoming = waiting.incoming
        work = Work(session, self._clock.now(), chat_id=incoming.chat_id, tap_id=incoming.tap_id)
        if incoming.private and incoming.kind not in ("blocked", "unblocked"):
            work.reply(
                _(
                    "I am sorry: something went wrong with this, and nothing has been changed. Those who look after me "
                    "have been told. You can go on as usual, or try once more in other words."
                )
            )
        admins = select(Staff).join(Membership).where(Membership.role == Role.ADMIN, col(Staff.left_at).is_(None))
        for admin in session.exec(admins.distinct()):
            work.tell(
                admin,
                _(
                    "I could not handle update {number} in three attempts and have set it aside ({error}). The person "
                    "has been told. The log says where it went wrong.",
                    number=incoming.update_id,
                    error=type(error).__name__,
                ),
            )
        work.finish()

    async def _trouble(self, error: Exception, chat: int | None) -> None:
        """The database does not answer: pauses that grow, for each chat by itself."""
        pause = self._pauses[chat] = min(LONGEST_PAUSE, max(0.1, self._pauses.get(chat, 0.0) * 2))
        log.warning("database in trouble", pause=pause, **where(error))
        await asyncio.sleep(pause)


def where(error: BaseException) -> dict[str, str]:
    """Class and place of an error for the log, without its text: it may hold what a person wrote."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else ""
    return {"error": type(error).__name__, "at": place}
