"""A whole conversation over the real inbox, handlers, schedule and outbox (understanding.md, `platsbot play`)."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from bot.clock import SetClock
from bot.engine import Engine
from bot.gateway import Buttons, NothingToDo, Refused
from bot.inbox import Inbox
from bot.processing import Processor
from bot.rendering import draw_here
from bot.sending import Sender
from bot.store import Store
from storage import crypto
from storage.database import Database
from storage.days import STOCKHOLM, at_local
from storage.models import Staff
from storage.roster import load
from storage.work import Work

OPENS_AT = time(9, 0)
FIRST_CHAT = 1001
BOT_ID = 1

T = TypeVar("T")


@dataclass
class Shown:
    """A message in somebody's chat as it now stands. `buttons`: rows of [label, callback data] or [label, "", url]."""

    to: str
    text: str
    buttons: Buttons = field(default_factory=list)
    document: str | None = None
    photo: str | None = None
    edited: bool = False
    message_id: int = 0
    content: bytes = b""

    def as_json(self) -> dict[str, Any]:
        row: dict[str, Any] = {"to": self.to, "text": self.text, "buttons": self.labels}
        if self.document is not None:
            row["document"] = self.document
        if self.photo is not None:
            row["photo"] = self.photo
        if self.edited:
            row["edited"] = True
        return row

    @property
    def labels(self) -> list[str]:
        return [button[0] for row in self.buttons for button in row]


class NoSuchButton(LookupError):
    """No message to that person has a button with that label."""


class NoSuchLine(LookupError):
    """Nothing was written in the line that is to be edited."""


class Chats:
    """Stands where Telegram stands: keeps every chat as its people see it. `reached`: what is new since last asked."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.shown: list[Shown] = []
        self.files: dict[str, bytes] = {}
        self._reached: list[Shown] = []
        self._message = 0

    def reached(self) -> list[Shown]:
        reached, self._reached = self._reached, []
        return reached

    def next_message(self) -> int:
        self._message += 1
        return self._message

    async def send(self, chat_id: int, text: str, buttons: Buttons) -> int:
        return self._show(Shown(self._name(chat_id), text, buttons))

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> None:
        known = next((shown for shown in self.shown if shown.message_id == message_id), None)
        if known is None or (known.text == text and known.buttons == buttons):
            raise NothingToDo
        known.text, known.buttons, known.edited = text, buttons, True
        self._reached.append(Shown(known.to, text, buttons, edited=True, message_id=message_id))

    async def answer(self, tap_id: str, text: str | None, alert: bool) -> None:
        if text:
            self._reached.append(Shown(self._name(int(tap_id.partition("-")[0])), text))

    async def delete(self, chat_id: int, message_id: int) -> None:
        self.shown = [shown for shown in self.shown if shown.message_id != message_id]

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> int:
        return self._show(Shown(self._name(chat_id), caption, document=name, content=content))

    async def photo(self, chat_id: int, content: bytes, caption: str, buttons: Buttons) -> int:
        return self._show(Shown(self._name(chat_id), caption, buttons, photo=caption, content=content))

    async def download(self, file_id: str) -> bytes:
        if file_id not in self.files:
            raise Refused("no such file")
        return self.files[file_id]

    async def updates(self, offset: int | None, wait_seconds: int) -> list[dict[str, Any]]:
        return []

    def _name(self, chat_id: int) -> str:
        return self.names.get(chat_id, str(chat_id))

    def _show(self, shown: Shown) -> int:
        shown.message_id = self.next_message()
        self.shown.append(shown)
        self._reached.append(shown)
        return shown.message_id


class Play:
    """A conversation over a database made from a roster for this run (`url`: another, empty one). Times are local."""

    def __init__(
        self, roster: dict[str, Any], *, naming: str = "names", url: str | None = None, draw: bool = False
    ) -> None:
        crypto.use_keys(crypto.new_key())
        self._folder = tempfile.TemporaryDirectory(prefix="platsbot-", ignore_cleanup_errors=True)
        self.database = Database(url or f"sqlite:///{Path(self._folder.name) / 'play.db'}", durable=False)
        self.database.create_tables()
        self.engine = Engine(self.database, naming=naming)
        self.clock = SetClock(at_local(date.fromisoformat(roster["today"]), OPENS_AT))
        self.chats: dict[str, int] = {}
        self.gateway = Chats()
        self._update = 0
        self._sent: dict[Any, tuple[str, int]] = {}
        self.database.write(lambda session: self._load(session, roster)).result()
        self.engine.ensure_jobs(self.clock.now())
        self._loop = asyncio.Runner()
        store = Store(self.database)
        self._inbox = Inbox(store, self.clock, bot_id=BOT_ID, replica="play")
        self._processor = Processor(self._inbox, self.engine, store, self.gateway, self.clock)
        self._sender = Sender(store, self.gateway, self.clock, draw_here(store) if draw else _draws_nothing, None)
        self._store = store

    def _load(self, session: Session, roster: dict[str, Any]) -> None:
        work = Work(session, self.clock.now())
        load(work, roster)
        for number, staff in enumerate(session.exec(select(Staff).order_by(col(Staff.id)))):
            staff.chat_id = FIRST_CHAT + number
            session.add(staff)
            self.chats[staff.key] = staff.chat_id
            self.gateway.names[staff.chat_id] = staff.key
        work.finish()

    @property
    def shown(self) -> list[Shown]:
        """Every message in every chat as it now stands."""
        return self.gateway.shown

    def chat(self, who: str) -> int:
        """The chat of a staff key; another key is a stranger with a chat of their own."""
        chat_id = self.chats.setdefault(who, FIRST_CHAT + 100_000 + len(self.chats))
        self.gateway.names[chat_id] = who
        return chat_id

    def says(self, who: str, text: str, *, line: Any = None, edits: Any = None) -> list[Shown]:
        """`who` writes (or edits what they wrote in the line `edits`); what reached anybody because of it."""
        if edits is None:
            message_id, kind = self.gateway.next_message(), "message"
        elif edits in self._sent:
            (who, message_id), kind = self._sent[edits], "edited_message"
        else:
            raise NoSuchLine(f"nothing was written in line {edits}")
        self._sent[line] = (who, message_id)
        return self._update_with(who, {kind: {"message_id": message_id, "text": text}})

    def taps(self, who: str, label: str) -> list[Shown]:
        """Tap the first button whose label contains `label`, on the latest message to them that has it."""
        for message in reversed(self.shown):
            for row in message.buttons if message.to == who else ():
                for button in row:
                    if label in button[0]:
                        return self._tap(who, message, button[1])
        raise NoSuchButton(f"{who} has no button «{label}»")

    def sends_document(self, who: str, name: str, file_id: str, content: bytes = b"") -> list[Shown]:
        self.gateway.files[file_id] = content
        document = {"file_id": file_id, "file_name": name}
        return self._update_with(who, {"message": {"message_id": self.gateway.next_message(), "document": document}})

    def _tap(self, who: str, message: Shown, data: str) -> list[Shown]:
        chat = {"id": self.chat(who), "type": "private"}
        tap_id = f"{self.chat(who)}-{self._update + 1}"
        query = {"id": tap_id, "data": data, "message": {"message_id": message.message_id, "chat": chat}}
        return self._update_with(who, {"callback_query": query})

    def passes_to(self, local: str) -> list[Shown]:
        """Local time passes to then; the clock stops at each thing that falls due on its way."""
        end = datetime.fromisoformat(local).replace(tzinfo=STOCKHOLM)
        while (due := self._next_due()) is not None and due <= end:
            self.clock.set(max(due, self.clock.now()))
            self.engine.run_due(self.clock.now())
            self._settle()
        self.clock.set(max(end, self.clock.now()))
        self._settle()
        return self.gateway.reached()

    def stand_on(self, day: date) -> None:
        """Let it be nine in the morning of that day; nothing happens on the way."""
        self.clock.set(at_local(day, OPENS_AT))

    def _next_due(self) -> datetime | None:
        later = self._run(self._sender.next_due())
        return min((due for due in (self.engine.next_due(), later) if due is not None), default=None)

    def _update_with(self, who: str, body: dict[str, Any]) -> list[Shown]:
        self._update += 1
        inner = next(iter(body.values()))
        inner.setdefault("from", {"id": self.chat(who), "first_name": who.capitalize()})
        inner.setdefault("chat", {"id": self.chat(who), "type": "private"})
        self._run(self._inbox.put([{"update_id": self._update, **body}]))
        self._settle()
        return self.gateway.reached()

    def _settle(self) -> None:
        """Until inbox and outbox rest."""
        self._run(self._processor.settle())
        self._run(self._sender.settle())

    def _run(self, do: Coroutine[Any, Any, T]) -> T:
        return self._loop.run(do)

    def close(self) -> None:
        self._loop.close()
        self._store.close()
        self.database.close()
        self._folder.cleanup()


async def _draws_nothing(_name: str, _args: dict[str, Any]) -> bytes:
    return b""
