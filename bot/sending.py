"""Sends what lies in the outbox: each chat in order, within Telegram's limits, and as long as it takes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from sqlmodel import Session

from bot import outbox
from bot.bell import Bell
from bot.clock import Clock
from bot.finishing import finish
from bot.gateway import BadToken, Blocked, Gateway, Moved, NothingToDo, Refused, TryLater, Unreachable
from bot.limits import Limits
from bot.metrics import SEND_TROUBLE, SENT
from bot.outbox import Outgoing
from bot.processing import where
from bot.store import Store, is_trouble

MOST_AT_ONCE = 24
LOOKS_EVERY = 0.25  # seconds between looks for what other processes have put there
LONGEST_PAUSE = 60.0

Draws = Callable[[str, dict[str, Any]], Awaitable[bytes]]
"""Draws a document or picture: the renderer's name and its arguments to the file's bytes."""

Mark = tuple[Callable[[Session], None], "asyncio.Future[None]"]
"""What marks a row as sent, and who waits for it to be stored."""

log = structlog.get_logger()


class Sender:
    """One process sends at a time: the limits are the bot's. `limits` None (play): there are none."""

    def __init__(self, store: Store, gateway: Gateway, clock: Clock, draw: Draws, limits: Limits | None) -> None:
        self._store, self._gateway, self._clock, self._draw, self._limits = store, gateway, clock, draw, limits
        self._busy: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._rows: dict[tuple[int, int], int] = {}  # what those that are busy send
        self._to_mark: list[Mark] = []
        self._marking: asyncio.Task[None] | None = None
        self._pause = 0.0
        self._silent_until: dict[int | None, float] = {}  # by the loop's time; a chat's, and under None everybody's
        self._given_up: BadToken | None = None
        self.wake = Bell()

    async def run(self) -> None:
        """Until cancelled; `finish` waits for what is on its way then. Raises BadToken."""
        while self._given_up is None:
            await self.wake.wait(await self._take_up())
        raise self._given_up

    async def _take_up(self) -> float:
        """Start whatever may go now; seconds until it is worth looking again."""
        now = self._clock.now()
        silence = self._silence(None)
        if silence > 0:
            return silence
        # What is on its way while this is read may be marked before it has been read, or after: left for the next look.
        lanes, rows_sent = set(self._busy), list(self._rows.values())
        try:
            rows = await self._store.read(lambda session: outbox.heads(session, now, MOST_AT_ONCE, rows_sent))
        except Exception as error:
            log.warning("database in trouble", **where(error))
            return 1.0
        now = self._clock.now()  # the reading may have taken a while
        look_again = LOOKS_EVERY
        for row in rows:
            lane = (row.chat_id, row.row_id if row.kind == "answer" else 0)
            if lane in lanes or lane in self._busy or len(self._busy) >= MOST_AT_ONCE:
                continue
            wait = self._wait(row, now)
            if wait > 0:
                look_again = min(look_again, wait)
                continue
            if self._counts(row) and self._limits is not None:
                self._limits.spend(row.chat_id, now)
            self._rows[lane] = row.row_id
            self._busy[lane] = asyncio.create_task(self._lane(lane, row))
        return look_again

    def _counts(self, row: Outgoing) -> bool:
        return row.kind not in ("answer", "delete") and not row.superseded

    def _wait(self, row: Outgoing, now: datetime) -> float:
        """Seconds until this row may go."""
        wait = self._silence(row.chat_id)
        if self._counts(row) and self._limits is not None:
            wait = max(wait, (self._limits.ready_at(row.chat_id, now) - now).total_seconds())
        return wait

    def _silence(self, chat_id: int | None) -> float:
        return self._silent_until.get(chat_id, 0.0) - asyncio.get_running_loop().time()

    async def _lane(self, lane: tuple[int, int], row: Outgoing) -> None:
        try:
            await self._one(row)
        finally:
            del self._busy[lane], self._rows[lane]
            self.wake.ring()

    async def finish(self, seconds: float) -> None:
        """Wait for what is on its way, at most so long."""
        await finish(list(self._busy.values()), seconds)

    async def settle(self) -> None:
        """Send everything that may go now, one by one."""
        while rows := await self._store.read(lambda session: outbox.heads(session, self._clock.now(), 1)):
            await self._one(rows[0])

    async def next_due(self) -> datetime | None:
        """When the next message that waits for its time may go."""
        return await self._store.read(lambda session: outbox.next_due(session, self._clock.now()))

    async def _one(self, row: Outgoing) -> None:
        mark: Callable[[Session], None]
        now = self._clock.now
        try:
            message_id = await self._send(row)
        except TryLater as error:
            self._hold_back(row.chat_id, error.seconds)
            return
        except Unreachable as error:
            self._out_of_reach(error)
            return
        except BadToken as error:
            self._given_up = error
            return
        except NothingToDo:
            mark = lambda session: outbox.sent(session, row, now())  # noqa: E731
        except Blocked:
            SEND_TROUBLE.labels("Blocked").inc()
            mark = lambda session: outbox.blocked(session, row, now())  # noqa: E731
        except Moved as error:
            new_id = error.chat_id
            mark = lambda session: outbox.moved(session, row, new_id)  # noqa: E731
        except Exception as error:
            if is_trouble(error):
                log.warning("database in trouble", **where(error))
                await asyncio.sleep(0.5)
                return
            SEND_TROUBLE.labels(type(error).__name__).inc()
            reason = str(error) if isinstance(error, Refused) else ""
            log.error("not sent", kind=row.kind, outbox=row.row_id, reason=reason, **where(error))
            mark = lambda session: outbox.failed(session, row, now())  # noqa: E731
        else:
            SENT.labels(row.kind).inc()
            mark = lambda session: outbox.sent(session, row, now(), message_id)  # noqa: E731
        self._pause = 0.0
        await self._marked(mark)

    async def _marked(self, mark: Callable[[Session], None]) -> None:
        """Returns when it is stored; what comes while others are being stored shares the next write."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._to_mark.append((mark, stored))
        if self._marking is None or self._marking.done():
            self._marking = asyncio.create_task(self._mark_all())
        await stored

    async def _mark_all(self) -> None:
        while self._to_mark:
            some, self._to_mark = self._to_mark, []
            failed: Exception | None = None
            try:
                await self._until_stored([mark for mark, _stored in some])
            except Exception as error:
                failed = error
            for _mark, stored in some:
                if not stored.done():
                    stored.set_exception(failed) if failed else stored.set_result(None)

    async def _until_stored(self, marks: list[Callable[[Session], None]]) -> None:
        """A message sent and not marked would be sent again."""

        def do(session: Session) -> None:
            for mark in marks:
                mark(session)

        pause = 0.05
        while True:
            try:
                await self._store.write(do, soon=True)
            except Exception as error:
                if not is_trouble(error):
                    raise
                log.warning("database in trouble", **where(error))
                await asyncio.sleep(pause)
                pause = min(2.0, pause * 2)
            else:
                return

    async def _send(self, row: Outgoing) -> int | None:
        told, chat = row.payload, row.chat_id
        if row.kind == "answer":
            await self._gateway.answer(told["id"], told.get("text"), bool(told.get("alert")))
        elif row.kind == "delete":
            await self._gateway.delete(chat, told["message_id"])
        elif row.kind == "edit":
            if row.superseded or row.message_id is None:  # a later one says it, or its message could not be sent
                raise NothingToDo
            await self._gateway.edit(chat, row.message_id, told["text"], told.get("buttons", []))
        elif row.kind == "document":
            content = await self._draw(told["render"], told["args"])
            return await self._gateway.document(chat, told["name"], content, told.get("caption", ""))
        elif row.kind == "photo":
            content = await self._draw(told["render"], told["args"])
            return await self._gateway.photo(chat, content, told["caption"], told.get("buttons", []))
        else:
            return await self._gateway.send(chat, told["text"], told.get("buttons", []))
        return None

    def _hold_back(self, chat_id: int, seconds: float) -> None:
        """429: the chat is left alone so long; if another one is told so meanwhile, the whole bot is meant."""
        SEND_TROUBLE.labels("TryLater").inc()
        now = asyncio.get_running_loop().time()
        self._silent_until = {chat: until for chat, until in self._silent_until.items() if until > now}
        others = [chat for chat in self._silent_until if chat not in (None, chat_id)]
        self._silent_until[None if others else chat_id] = now + seconds
        log.warning("told to wait", seconds=seconds, everybody=bool(others))

    def _out_of_reach(self, error: Unreachable) -> None:
        """Growing pauses for everybody."""
        SEND_TROUBLE.labels("Unreachable").inc()
        if self._silence(None) > 0:
            return  # one of several that were on their way: the pause grows once
        self._pause = min(LONGEST_PAUSE, max(0.5, self._pause * 2))
        self._silent_until[None] = asyncio.get_running_loop().time() + self._pause
        log.warning("Telegram does not answer", reason=str(error), pause=self._pause)
