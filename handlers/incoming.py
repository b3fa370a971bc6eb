"""What comes in from a chat, read from a Bot API update; no Telegram library is needed to read it."""

from dataclasses import dataclass, fields
from typing import Any, Literal

Kind = Literal["text", "edit", "tap", "document", "other", "blocked", "unblocked"]


@dataclass(frozen=True)
class Incoming:
    """One update. `text` holds what was written (a caption for a document), `data` a tapped button's callback data.

    `content` is the file of a document, fetched just before it is handled; it is never stored.
    """

    update_id: int
    chat_id: int
    user_id: int
    kind: Kind
    private: bool = True
    text: str = ""
    message_id: int | None = None
    tap_id: str | None = None
    data: str = ""
    file_id: str | None = None
    file_name: str | None = None
    user_name: str | None = None
    had_identity_number: bool = False
    content: bytes | None = None

    def as_json(self) -> dict[str, Any]:
        """What is kept until it is handled, without what is as usual; `from_json` gives it back."""
        told = {field.name: (getattr(self, field.name), field.default) for field in fields(self)}
        return {name: value for name, (value, usual) in told.items() if value != usual}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Incoming":
        """What an earlier version kept that is no longer known is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in told.items() if name in known})


def read_update(update: dict[str, Any]) -> Incoming | None:
    """The update as an Incoming, or None for kinds that the bot never answers (channel posts, polls …)."""
    number = int(update["update_id"])
    if "callback_query" in update:
        query = update["callback_query"]
        message = query.get("message") or {}
        chat = message.get("chat") or {"id": query["from"]["id"], "type": "private"}
        return Incoming(
            number,
            int(chat["id"]),
            int(query["from"]["id"]),
            "tap",
            private=chat.get("type", "private") == "private",
            message_id=message.get("message_id"),
            tap_id=str(query["id"]),
            data=str(query.get("data", "")),
            user_name=query["from"].get("first_name"),
        )
    if "my_chat_member" in update:
        member = update["my_chat_member"]
        gone = member["new_chat_member"]["status"] in ("kicked", "left")
        return Incoming(
            number,
            int(member["chat"]["id"]),
            int(member["from"]["id"]),
            "blocked" if gone else "unblocked",
            private=member["chat"]["type"] == "private",
            user_name=member["from"].get("first_name"),
        )
    for field, kind in (("message", "text"), ("edited_message", "edit")):
        if field in update:
            return _message(number, update[field], kind)
    return None


def _message(number: int, message: dict[str, Any], kind: str) -> Incoming | None:
    if "from" not in message:
        return None
    document = message.get("document")
    if document is not None and kind == "text":
        kind = "document"
    elif "text" not in message:
        kind = "other"
    return Incoming(
        number,
        int(message["chat"]["id"]),
        int(message["from"]["id"]),
        kind,  # type: ignore[arg-type]
        private=message["chat"].get("type", "private") == "private",
        text=str(message.get("text") or message.get("caption") or ""),
        message_id=message["message_id"],
        file_id=document["file_id"] if document else None,
        file_name=document.get("file_name") if document else None,
        user_name=message["from"].get("first_name"),
    )
