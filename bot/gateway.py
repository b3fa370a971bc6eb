"""What the bot asks of Telegram, and how that can fail. No Telegram library is needed to read this."""

from typing import Any, Protocol

Buttons = list[list[list[str]]]
"""Rows of [label, callback data] or [label, "", url]."""


class Gateway(Protocol):
    """The door out. Each call may raise one of the errors below; those that make a message return its message_id."""

    async def send(self, chat_id: int, text: str, buttons: Buttons) -> int: ...

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> None: ...

    async def answer(self, tap_id: str, text: str | None, alert: bool) -> None: ...

    async def delete(self, chat_id: int, message_id: int) -> None: ...

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> int: ...

    async def photo(self, chat_id: int, content: bytes, caption: str, buttons: Buttons) -> int: ...

    async def download(self, file_id: str) -> bytes: ...

    async def updates(self, offset: int | None, wait_seconds: int) -> list[dict[str, Any]]: ...


class GatewayError(Exception):
    """Telegram did not do what was asked."""


class TryLater(GatewayError):
    """Too much at once (429): nothing more before `seconds` have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class Unreachable(GatewayError):
    """No answer, a broken one, or a server error. It may or may not have been done."""


class Blocked(GatewayError):
    """This person has blocked the bot or no longer exists."""


class Moved(GatewayError):
    """The group has got a new chat id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("the group has a new id")
        self.chat_id = chat_id


class NothingToDo(GatewayError):
    """Not modified, already gone, or too old a tap: no error."""


class Refused(GatewayError):
    """Telegram will never do this as it stands (400)."""


class Conflict(GatewayError):
    """Somebody else polls with this token, or a webhook is set (409)."""


class BadToken(GatewayError):
    """The token is not valid (401, 404)."""
