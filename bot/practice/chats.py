"""The people, groups and messages of the practice chat."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Entities = tuple[Mapping[str, Any], ...]
Standing = Literal["open", "new", "blocked", "deactivated"]
"""open: talks with the bot; new: has never written; blocked: has blocked it; deactivated: no longer exists."""


def stable_id(key: str) -> int:
    """A user id that is the same each time the practice chat starts."""
    return 700_000_000 + zlib.crc32(key.encode()) % 200_000_000


@dataclass
class Person:
    """Somebody who can write to the bot. The user id is also the id of the private chat. `about` is for the page."""

    key: str
    name: str
    id: int = 0
    about: str = ""
    standing: Standing = "open"

    def __post_init__(self) -> None:
        self.id = self.id or stable_id(self.key)

    def user(self) -> dict[str, Any]:
        """Telegram's User."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "sv"}

    def chat(self) -> dict[str, Any]:
        """Telegram's Chat."""
        return {"id": self.id, "first_name": self.name, "type": "private"}


@dataclass
class Group:
    """A group; its id is negative. `moved_to` is the new id after Telegram made it a supergroup."""

    title: str
    id: int
    members: list[int] = field(default_factory=list)
    has_bot: bool = True
    moved_to: int | None = None

    def chat(self) -> dict[str, Any]:
        """Telegram's Chat."""
        kind = "supergroup" if self.id <= -1_000_000_000_000 else "group"
        return {"id": self.id, "title": self.title, "type": kind}


@dataclass(frozen=True)
class File:
    """Bytes that were sent, with the JSON that stands for them in a message."""

    id: str
    unique_id: str
    name: str
    kind: str
    content: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    def described(self) -> dict[str, Any]:
        """The part that PhotoSize and Document share."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


@dataclass(frozen=True)
class Button:
    """An inline button: it has `data` or `url`."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Message:
    """A message as it stands now. `date` and `edited` are Unix seconds; `markup` is an inline keyboard or nothing."""

    id: int
    chat_id: int
    sender: Mapping[str, Any]
    chat: Mapping[str, Any]
    date: int
    text: str = ""
    entities: Entities = ()
    markup: Mapping[str, Any] | None = None
    edited: int | None = None
    photo: File | None = None
    document: File | None = None
    reply_to: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def rows(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        keyboard = self.markup["inline_keyboard"] if self.markup else []
        return [[Button(one["text"], one.get("callback_data"), one.get("url")) for one in row] for row in keyboard]

    @property
    def labels(self) -> list[list[str]]:
        """The words on the inline buttons, row by row."""
        return [[button.label for button in row] for row in self.rows]

    def button(self, label_or_data: str) -> Button:
        """The button with this label or data. Raises LookupError."""
        buttons = [button for row in self.rows for button in row]
        for button in buttons:
            if label_or_data in (button.label, button.data):
                return button
        raise LookupError(f"no button {label_or_data!r} among {[button.label for button in buttons]}")

    def json(self, replied: "Message | None" = None) -> dict[str, Any]:
        """Telegram's Message; `replied` is the message that this one answers."""
        whole: dict[str, Any] = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat,
            "date": self.date,
            **self.extra,
        }
        if self.edited is not None:
            whole["edit_date"] = self.edited
        if replied is not None:
            whole["reply_to_message"] = replied.json()
        if self.photo is not None:
            whole["photo"] = [{**self.photo.described(), "width": self.photo.width, "height": self.photo.height}]
        if self.document is not None:
            whole["document"] = {
                **self.document.described(),
                "file_name": self.document.name,
                "mime_type": self.document.kind,
            }
        words, marks = ("caption", "caption_entities") if self.photo or self.document else ("text", "entities")
        if self.text:
            whole[words] = self.text
        if self.entities:
            whole[marks] = list(self.entities)
        if self.markup is not None:
            whole["reply_markup"] = self.markup
        return whole
