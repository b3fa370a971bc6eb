"""The pages that are open: each hears of every change in its chat as Server-Sent Events."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from bot.practice.chats import Message, Person
from bot.practice.profile import commands_for
from bot.practice.showing import shown_clock, shown_message, shown_state
from bot.practice.world import Change, PracticeClock, World

BREATH = 10.0  # seconds between signs of life, which also carry the clock


@dataclass(eq=False)
class _Page:
    reader: Person
    chat_id: int
    events: asyncio.Queue[tuple[str, Any] | None] = field(default_factory=asyncio.Queue)


class Streams:
    """Follows the world, and tells the pages."""

    def __init__(self, world: World, clock: PracticeClock | None) -> None:
        self._world, self._clock = world, clock
        self._pages: set[_Page] = set()
        self._closed = False
        world.changed.append(self._tell)

    async def events(self, reader: Person, chat_id: int) -> AsyncIterator[bytes]:
        """The chat as it stands, then each change, until `close`."""
        page = _Page(reader, chat_id)
        self._pages.add(page)
        try:
            yield _event("state", shown_state(self._world, reader, chat_id, self._clock))
            while not self._closed:
                try:
                    told = await asyncio.wait_for(page.events.get(), BREATH)
                except TimeoutError:
                    told = ("clock", shown_clock(self._clock))
                if told is None:
                    return
                yield _event(*told)
        finally:
            self._pages.discard(page)

    def close(self) -> None:
        """End all streams."""
        self._closed = True
        for page in self._pages:
            page.events.put_nowait(None)

    def _tell(self, chat_id: int, what: Change, data: Any) -> None:
        if what == "call":
            return
        for page in self._pages:
            if chat_id in (0, page.chat_id) or (what == "toast" and chat_id == page.reader.id):
                page.events.put_nowait((what, self._shown(page, what, data)))

    def _shown(self, page: _Page, what: Change, data: Any) -> Any:
        if isinstance(data, Message):
            return shown_message(data, page.reader)
        if what == "clock":
            return shown_clock(self._clock)
        if what == "menu":
            return commands_for(self._world, page.reader.id)
        return data


def _event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
