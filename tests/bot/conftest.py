"""What the tests of the runtime share: a database of either kind, and a Telegram that does as it is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SetClock
from bot.gateway import Buttons
from bot.store import Store
from storage import crypto
from storage.database import Database

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of both kinds in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    fresh: Callable[[], str] = request.getfixturevalue("postgresql")
    return fresh()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MONDAY)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    opened = Database(url, durable=False)
    opened.create_tables()
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


@dataclass
class Telegram:
    """Keeps what it was asked; `fails` holds errors that the coming calls raise, in order (None: goes well)."""

    asked: list[tuple[Any, ...]] = field(default_factory=list)
    fails: list[Exception | None] = field(default_factory=list)
    messages: int = 100

    def _asked(self, *what: Any) -> int:
        failure = self.fails.pop(0) if self.fails else None
        if failure is not None:
            raise failure
        self.asked.append(what)
        self.messages += 1
        return self.messages

    async def send(self, chat_id: int, text: str, buttons: Buttons) -> int:
        return self._asked("send", chat_id, text)

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> None:
        self._asked("edit", chat_id, message_id, text)

    async def answer(self, tap_id: str, text: str | None, alert: bool) -> None:
        self._asked("answer", tap_id, text)

    async def delete(self, chat_id: int, message_id: int) -> None:
        self._asked("delete", chat_id, message_id)

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> int:
        return self._asked("document", chat_id, name, content)

    async def photo(self, chat_id: int, content: bytes, caption: str, buttons: Buttons) -> int:
        return self._asked("photo", chat_id, caption, content)

    async def download(self, file_id: str) -> bytes:
        self._asked("download", file_id)
        return b"file"

    async def updates(self, offset: int | None, wait_seconds: int) -> list[dict[str, Any]]:
        return []


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()
