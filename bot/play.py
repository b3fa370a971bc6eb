"""A whole conversation from JSON lines, over the real handlers and schedule (understanding.md, `platsbot play`)."""

import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from bot.clock import SetClock
from bot.engine import Engine
from handlers.incoming import Incoming, read_update
from handlers.swedish.masking import blank_identity_numbers
from storage import crypto
from storage.database import Database
from storage.days import STOCKHOLM, at_local
from storage.models import Card, Outbox, Staff
from storage.roster import load
from storage.work import Work

OPENS_AT = time(9, 0)
FIRST_CHAT = 1001


@dataclass
class Shown:
    """A message in somebody's chat as it now stands."""

    to: str
    text: str
    buttons: list[list[list[str]]] = field(default_factory=list)
    document: str | None = None
    photo: str | None = None
    edited: bool = False
    message_id: int = 0

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


class Play:
    """A conversation over a database made from a roster for this run. Times are local."""

    def __init__(self, roster: dict[str, Any], *, naming: str = "names", url: str | None = None) -> None:
        crypto.use_keys(crypto.new_key())
        self._folder = tempfile.TemporaryDirectory(prefix="platsbot-")
        self.database = Database(url or f"sqlite:///{Path(self._folder.name) / 'play.db'}")
        self.database.create_tables()
        self.engine = Engine(self.database, naming=naming)
        self.clock = SetClock(at_local(date.fromisoformat(roster["today"]), OPENS_AT))
        self.chats: dict[str, int] = {}
        self.shown: list[Shown] = []
        self._update, self._message = 0, 0
        self._sent: dict[Any, tuple[str, int, str]] = {}
        self.database.write(lambda session: self._load(session, roster)).result()
        self.engine.ensure_jobs(self.clock.now())

    def _load(self, session: Session, roster: dict[str, Any]) -> None:
        work = Work(session, self.clock.now())
        load(work, roster)
        for number, staff in enumerate(session.exec(select(Staff).order_by(col(Staff.id)))):
            staff.chat_id = FIRST_CHAT + number
            session.add(staff)
            self.chats[staff.key] = staff.chat_id
        work.finish()

    def chat(self, who: str) -> int:
        """The chat of a staff key; another key is a stranger with a chat of their own."""
        return self.chats.setdefault(who, FIRST_CHAT + 100_000 + len(self.chats))

    def says(self, who: str, text: str, *, line: Any = None, edits: Any = None) -> list[Shown]:
        """`who` writes (or edits what they wrote in the line `edits`); what reached anybody because of it."""
        if edits is not None:
            _who, message_id, _text = self._sent[edits]
            kind = "edited_message"
        else:
            message_id, kind = self._next_message(), "message"
        self._sent[line] = (who, message_id, text)
        return self._update_with(who, {kind: {"message_id": message_id, "text": text}})

    def taps(self, who: str, label: str) -> list[Shown]:
        """Tap the first button whose label contains `label`, on the latest message to them that has it."""
        for message in reversed(self.shown):
            for row in message.buttons if message.to == who else ():
                for button in row:
                    if label in button[0]:
                        return self._tap(who, message, button[1])
        raise NoSuchButton(f"{who} has no button «{label}»")

    def sends_document(self, who: str, name: str, file_id: str) -> list[Shown]:
        document = {"file_id": file_id, "file_name": name}
        return self._update_with(who, {"message": {"message_id": self._next_message(), "document": document}})

    def _tap(self, who: str, message: Shown, data: str) -> list[Shown]:
        chat = {"id": self.chat(who), "type": "private"}
        query = {"id": f"tap{self._update + 1}", "data": data, "message": {"message_id": message.message_id, "chat": chat}}
        return self._update_with(who, {"callback_query": query})

    def passes_to(self, local: str) -> list[Shown]:
        """Local time passes to then; the clock stops at each thing that falls due on its way."""
        end = datetime.fromisoformat(local).replace(tzinfo=STOCKHOLM)
        reached: list[Shown] = []
        while (due := self.engine.next_due()) is not None and due <= end:
            self.clock.set(max(due, self.clock.now()))
            self.engine.run_due(self.clock.now())
            reached += self._deliver()
        self.clock.set(end)
        return reached + self._deliver()

    def _update_with(self, who: str, body: dict[str, Any]) -> list[Shown]:
        self._update += 1
        chat = {"id": self.chat(who), "type": "private"}
        inner = next(iter(body.values()))
        inner.setdefault("from", {"id": self.chat(who), "first_name": who.capitalize()})
        inner.setdefault("chat", chat)
        incoming = read_update({"update_id": self._update, **body})
        assert incoming is not None
        masked, had_number = blank_identity_numbers(incoming.text)
        if had_number:
            incoming = Incoming(**{**incoming.as_json(), "text": masked, "had_identity_number": True})
        self.engine.process(incoming, self.clock.now()).result()
        return self._deliver()

    def _next_message(self) -> int:
        self._message += 1
        return self._message

    def _deliver(self) -> list[Shown]:
        return self.database.write(self._take_out).result()

    def _take_out(self, session: Session) -> list[Shown]:
        reached = []
        keys = {chat: who for who, chat in self.chats.items()}
        for row in session.exec(select(Outbox).where(col(Outbox.sent_at).is_(None)).order_by(col(Outbox.id))):
            shown = self._show(session, row, keys[row.chat_id] if row.chat_id in keys else str(row.chat_id))
            row.sent_at, row.payload = self.clock.now(), None
            session.add(row)
            if shown is not None:
                reached.append(shown)
        return reached

    def _show(self, session: Session, row: Outbox, to: str) -> Shown | None:
        said = row.payload or {}
        card = session.get(Card, row.card_id) if row.card_id is not None else None
        if row.kind == "answer":
            return Shown(to, said["text"]) if said.get("text") else None
        if row.kind == "delete":
            return None
        if row.kind == "edit" and card is not None:
            known = next((shown for shown in self.shown if shown.message_id == card.message_id), None)
            if known is None or (known.text == said["text"] and known.buttons == said.get("buttons", [])):
                return None
            known.text, known.buttons, known.edited = said["text"], said.get("buttons", []), True
            return Shown(to, known.text, known.buttons, edited=True, message_id=known.message_id)
        message_id = self._next_message()
        if card is not None:
            card.message_id = message_id
            session.add(card)
        shown = Shown(to, said.get("text", said.get("caption", "")), said.get("buttons", []), message_id=message_id)
        if row.kind == "document":
            shown.document = said["name"]
        if row.kind == "photo":
            shown.photo = said["caption"]
        self.shown.append(shown)
        return shown

    def close(self) -> None:
        self.database.close()
        self._folder.cleanup()
