"""Everything the practice server knows: people, groups, messages, files, the bot's profile and what it was asked."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal, Protocol

from bot.practice.chats import File, Group, Message, Person
from bot.practice.errors import ApiError, bad_request, forbidden
from bot.practice.faults import Faults
from bot.practice.updates import Update, Updates

CALLS_KEPT = 200_000
TAP_LIVES = 15 * 60  # seconds in which a tap can be answered
SINCE = datetime(2026, 1, 1, tzinfo=UTC)

Change = Literal["message", "deleted", "toast", "typing", "menu", "clock", "call"]


class PracticeClock(Protocol):
    """A clock that the page shows and may move."""

    def now(self) -> datetime:
        """Aware."""
        ...

    async def advance_to(self, moment: datetime) -> None:
        """Let time pass until the moment; returns when what was due has been done."""
        ...


@dataclass(frozen=True)
class Call:
    """A Bot API call and its outcome: `answer` where it was done, else `error`; `fault` where one was set for it."""

    method: str
    params: dict[str, Any]
    answer: Any = None
    error: str | None = None
    fault: str | None = None


@dataclass
class Tap:
    """A callback query; `answer` is (text, alert) once the bot has answered."""

    person: int
    message: Message
    at: int
    answer: tuple[str, bool] | None = None


@dataclass
class Profile:
    """What the bot tells about itself, by language; commands by (scope as JSON, language)."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_button: dict[str, Any] = field(default_factory=lambda: {"type": "commands"})
    logged_out: bool = False


def fresh_id() -> int:
    """A first id above those of earlier runs: what a database remembers of them is not mistaken for something new."""
    return int(time.time() - SINCE.timestamp())


class World:
    """The state behind the Bot API. `changed` are told (chat_id, what, data) after each change."""

    def __init__(self, token: str, people: Iterable[Person], now: Callable[[], datetime], first_id: int) -> None:
        self.token, self.now = token, now
        self.bot_id = int(token.partition(":")[0])
        self.username, self.name = "platsbot", "Platsbot"
        self.reads_groups = False  # Telegram's privacy mode is on unless @BotFather is told otherwise
        self.people = {person.id: person for person in people}
        self.keys = {person.key: person for person in self.people.values()}
        self.groups: dict[int, Group] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.files: dict[str, File] = {}
        self.taps: dict[str, Tap] = {}
        self.profile = Profile()
        self.updates = Updates(first_id)
        self.faults = Faults(now)
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.changed: list[Callable[[int, Change, Any], None]] = []
        self._last_id = first_id

    def next_id(self) -> int:
        """A number that has not been used: for messages, taps and files."""
        self._last_id += 1
        return self._last_id

    def seconds(self) -> int:
        """Now as Unix seconds."""
        return int(self.now().timestamp())

    def me(self) -> dict[str, Any]:
        """The bot as Telegram's User."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.name, "username": self.username}

    def person(self, who: str | int) -> Person:
        """By key or user id. Raises LookupError."""
        return self.keys[who] if isinstance(who, str) else self.people[who]

    def add(self, person: Person) -> Person:
        self.people[person.id] = self.keys[person.key] = person
        return person

    def tell(self, chat_id: int, what: Change, data: Any) -> None:
        """Tell those who listen; chat_id 0 is everybody."""
        for listener in self.changed:
            listener(chat_id, what, data)

    def chat_for_sending(self, chat_id: int) -> dict[str, Any]:
        """Telegram's Chat, where the bot may write. Raises ApiError."""
        group = self.groups.get(chat_id)
        if group is not None:
            if group.moved_to is not None:
                raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=group.moved_to)
            if not group.has_bot:
                raise forbidden("bot was kicked from the group chat")
            return group.chat()
        person = self.people.get(chat_id)
        if person is None or person.standing == "new":
            raise bad_request("chat not found")
        if person.standing == "blocked":
            raise forbidden("bot was blocked by the user")
        if person.standing == "deactivated":
            raise forbidden("user is deactivated")
        return person.chat()

    def put(self, chat: dict[str, Any], sender: dict[str, Any], **parts: Any) -> Message:
        """A new message in the chat."""
        message = Message(id=self.next_id(), chat_id=chat["id"], sender=sender, chat=chat, date=self.seconds(), **parts)
        self.messages.setdefault(message.chat_id, {})[message.id] = message
        self.tell(message.chat_id, "message", message)
        return message

    def change(self, message: Message, **parts: Any) -> Message:
        """The message with some parts changed."""
        changed = replace(message, **parts)
        self.messages[message.chat_id][message.id] = changed
        self.tell(message.chat_id, "message", changed)
        return changed

    def remove(self, message: Message) -> None:
        del self.messages[message.chat_id][message.id]
        self.tell(message.chat_id, "deleted", message.id)

    def find(self, chat_id: int, message_id: int) -> Message | None:
        return self.messages.get(chat_id, {}).get(message_id)

    def as_json(self, message: Message) -> dict[str, Any]:
        """Telegram's Message, with the one it replies to."""
        return message.json(self.find(message.chat_id, message.reply_to) if message.reply_to else None)

    def keep_file(self, name: str, kind: str, content: bytes, size: tuple[int, int] = (0, 0)) -> File:
        number = self.next_id()
        file = File(f"PRACTICE-{number}", f"U{number}", name, kind, content, *size)
        self.files[file.id] = file
        return file

    def push(self, update: Update) -> int | None:
        """Let an update wait for the bot."""
        return self.updates.push(update)

    def log(self, method: str, params: dict[str, Any], answer: Any, fault: str | None) -> None:
        """Remember a call; `answer` may be the ApiError that refused it."""
        if isinstance(answer, ApiError):
            self.calls.append(Call(method, params, error=answer.description, fault=fault))
        else:
            self.calls.append(Call(method, params, answer, fault=fault))
        self.tell(0, "call", None)
