"""The practice server: a stand-in for Telegram on this machine, with people who can be played by programs and tests."""

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.http import WebServer
from bot.practice.acting import Acting, Who
from bot.practice.api import BotApi
from bot.practice.chats import Group, Message, Person
from bot.practice.faults import Faults
from bot.practice.web import Web
from bot.practice.world import Call, Change, PracticeClock, World, fresh_id

T = TypeVar("T")

WAITS = 20.0  # seconds before a wait is given up


def _wall_clock() -> datetime:
    return datetime.now(UTC)


class PracticeServer:
    """Start it, point a bot at `base_url`, and act as people.

    `people` are persons or (key, name); `now` gives message dates, `clock` one that the page can also move. Numbers of
    updates and messages go on from `first_id`, by default one above all that earlier runs gave out.
    """

    def __init__(
        self,
        token: str,
        people: Iterable[Person | tuple[str, str]],
        now: Callable[[], datetime] | None = None,
        *,
        clock: PracticeClock | None = None,
        first_id: int | None = None,
        webhook_pause: float = 1.0,
    ) -> None:
        persons = [person if isinstance(person, Person) else Person(*person) for person in people]
        told = clock.now if clock is not None else now or _wall_clock
        self.world = World(token, persons, told, fresh_id() if first_id is None else first_id)
        self.api = BotApi(self.world, webhook_pause)
        self.acting = Acting(self.world)
        self._web = Web(self.world, self.acting, self.api, clock)
        self._server: WebServer | None = None
        self._waiters: set[asyncio.Future[None]] = set()
        self._read: dict[int, int] = {}
        self.world.changed.append(self._wake)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen; port 0 takes a free one. Raises OSError where the port is taken."""
        self._server = WebServer(self._web.app, host, port)
        await self._server.start()

    async def stop(self) -> None:
        """Let go of polls and streams, and stop listening."""
        self.api.closing.set()
        self.world.updates.end_poll(None)
        self._web.close()
        await self.api.webhook.stop()
        if self._server is not None:
            await self._server.stop()

    async def __aenter__(self) -> "PracticeServer":
        await self.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.stop()

    @property
    def port(self) -> int:
        assert self._server is not None, "start it first"
        return self._server.port

    @property
    def address(self) -> str:
        """The practice chat page, and the base URL in the sense of PLATSBOT_BASE_URL."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """In python-telegram-bot's sense: the token follows."""
        return f"{self.address}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.address}/file/bot"

    @property
    def calls(self) -> list[Call]:
        """The Bot API calls so far, oldest first (the latest 200,000), without getUpdates."""
        return list(self.world.calls)

    @property
    def faults(self) -> Faults:
        return self.world.faults

    async def write(self, who: Who, text: str, *, chat: Group | None = None, reply_to: int | None = None) -> Message:
        """Somebody writes to the bot, or in a group."""
        return self.acting.write(who, text, chat=chat, reply_to=reply_to)

    async def edit(self, who: Who, message_id: int, text: str) -> Message:
        """Somebody changes a message of theirs."""
        return self.acting.edit(who, message_id, text)

    async def tap(self, who: Who, message_id: int, label_or_data: str) -> tuple[str, bool]:
        """Somebody taps a button: the bot's answer to the tap as (text, alert). Raises LookupError, TimeoutError."""
        tap_id = self.acting.tap(who, message_id, label_or_data)
        await self.wait_until(lambda: self.world.taps[tap_id].answer is not None)
        return self.world.taps[tap_id].answer or ("", False)

    async def send_document(self, who: Who, content: bytes, name: str, *, caption: str = "") -> Message:
        """Somebody sends a file."""
        return self.acting.send_document(who, content, name, caption=caption)

    def messages(self, who: Who) -> list[Message]:
        """The private chat as it stands now, oldest first."""
        return list(self.world.messages.get(self.acting.who(who).id, {}).values())

    async def next_message(self, who: Who, seconds: float = WAITS) -> Message:
        """The bot's next message to somebody that this call has not given yet, as it stands. Raises TimeoutError."""
        person = self.acting.who(who)

        def unread() -> Message | None:
            last = self._read.get(person.id, 0)
            return next((one for one in self.messages(person) if one.from_bot and one.id > last), None)

        found = await self.wait_until(unread, seconds)
        assert found is not None
        self._read[person.id] = found.id
        return found

    async def wait_until(self, ready: Callable[[], T], seconds: float = WAITS) -> T:
        """Until `ready()` is true, asked again after each change; what it gave. Raises TimeoutError."""
        ends = time.monotonic() + seconds
        while not (found := ready()):
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiters.add(waiter)
            async with asyncio.timeout(ends - time.monotonic()):
                await waiter
        return found

    def _wake(self, _chat_id: int, _what: Change, _data: Any) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()
