"""The gateway that leads to Telegram, by python-telegram-bot's Bot."""

import json
from collections.abc import Awaitable
from io import BytesIO
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram import error as telegram_error

from bot import gateway as errors
from bot.gateway import Buttons
from bot.settings import Settings
from bot.transport import AiohttpRequest

T = TypeVar("T")

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONGEST_CAPTION = 1024
LARGEST_FILE = 20_000_000
NO_PREVIEW = {"is_disabled": True}
HARMLESS = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message identifier is not specified",
    "query is too old",
    "query id is invalid",
)


class TelegramGateway:
    """Enter it before use: it asks Telegram who the bot is (`username`). Raises the errors of bot/gateway.py."""

    def __init__(self, settings: Settings) -> None:
        base = settings.base_url.rstrip("/")
        self._polling = AiohttpRequest(connections=2, proxy=settings.proxy)
        self._calling = AiohttpRequest(proxy=settings.proxy)
        self.bot = Bot(
            settings.needed_token(),
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._calling,
            get_updates_request=self._polling,
        )

    async def __aenter__(self) -> Self:
        await _asked(self.bot.initialize())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.bot.shutdown()

    @property
    def username(self) -> str:
        return self.bot.username

    async def send(self, chat_id: int, text: str, buttons: Buttons) -> int:
        return await _asked(self._sent({"chat_id": chat_id, **_shown(text, buttons)}))

    async def _sent(self, told: dict[str, Any]) -> int:
        return int((await self._call("sendMessage", told))["message_id"])

    async def _call(self, method: str, told: dict[str, Any]) -> Any:
        """What is called for every reply goes and comes as JSON: objects of it would take longer than sending."""
        return await self._calling.ask(f"{self.bot.base_url}/{method}", told)

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> None:
        told = {"chat_id": chat_id, "message_id": message_id, **_shown(text, buttons)}
        try:
            await _asked(self._call("editMessageText", told))
        except errors.Refused as error:
            if "there is no text in the message to edit" not in str(error).casefold():
                raise
            # The card is a picture: its words are the caption.
            await _asked(
                self.bot.edit_message_caption(
                    chat_id, message_id, caption=text[:LONGEST_CAPTION], reply_markup=_keyboard(buttons)
                )
            )

    async def answer(self, tap_id: str, text: str | None, alert: bool) -> None:
        said = {} if text is None else {"text": text, "show_alert": alert}
        await _asked(self._call("answerCallbackQuery", {"callback_query_id": tap_id, **said}))

    async def delete(self, chat_id: int, message_id: int) -> None:
        await _asked(self.bot.delete_message(chat_id, message_id))

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> int:
        file = InputFile(BytesIO(content), filename=name)
        sent = await _asked(self.bot.send_document(chat_id, file, caption=caption[:LONGEST_CAPTION] or None))
        return sent.message_id

    async def photo(self, chat_id: int, content: bytes, caption: str, buttons: Buttons) -> int:
        file = InputFile(BytesIO(content), filename="bild.png")
        sent = await _asked(
            self.bot.send_photo(chat_id, file, caption=caption[:LONGEST_CAPTION], reply_markup=_keyboard(buttons))
        )
        return sent.message_id

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file that somebody sent; Refused where it is larger than Telegram lets a bot fetch."""
        file = await _asked(self.bot.get_file(file_id))
        if (file.file_size or 0) > LARGEST_FILE:
            raise errors.Refused("the file is too large")
        return bytes(await _asked(file.download_as_bytearray()))

    async def updates(self, offset: int | None, wait_seconds: int) -> list[dict[str, Any]]:
        """Updates from `offset` on, as JSON: PTB need not make objects of what is stored as JSON."""
        query: dict[str, Any] = {"timeout": wait_seconds, "limit": 100, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if offset is not None:
            query["offset"] = offset
        url = f"{self.bot.base_url}/getUpdates?{urlencode(query)}"
        answer = await _asked(self._polling.retrieve(url, read_timeout=wait_seconds + 10))
        try:
            found = list(self._polling.parse_json_payload(answer)["result"])
        except (telegram_error.TelegramError, KeyError, TypeError) as error:
            raise errors.Unreachable("a broken answer to getUpdates") from error
        if not all(isinstance(update, dict) and isinstance(update.get("update_id"), int) for update in found):
            raise errors.Unreachable("a broken answer to getUpdates")
        return found

    async def introduce(self, commands: list[tuple[str, str]]) -> None:
        """Tell Telegram the commands, as (name, description)."""
        await _asked(self.bot.set_my_commands([BotCommand(name, words) for name, words in commands]))

    async def poll_instead(self) -> None:
        """No webhook; what waits is kept."""
        await _asked(self.bot.delete_webhook(drop_pending_updates=False))

    async def call_back(self, url: str, secret: str, connections: int) -> None:
        """Have updates delivered to `url`."""
        await _asked(
            self.bot.set_webhook(
                url, secret_token=secret, allowed_updates=list(ALLOWED_UPDATES), max_connections=connections
            )
        )


async def _asked(asking: Awaitable[T]) -> T:
    """Await a call of PTB's; its errors become those of bot/gateway.py."""
    try:
        return await asking
    except telegram_error.TelegramError as error:
        if _is_garbage(error):
            raise errors.Unreachable("a broken answer") from error
        raise _meaning(error) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # JSON of another form than the Bot API's: PTB stumbles while it makes objects of it.
        raise errors.Unreachable("a broken answer") from error


def _is_garbage(error: BaseException | None) -> bool:
    """Whether the body was no JSON. A status alone then says nothing of chat or token: whoever answered with a page,
    a proxy perhaps, was not Telegram."""
    while error is not None:
        if type(error) is telegram_error.TelegramError:
            return True
        error = error.__cause__
    return False


def _meaning(error: telegram_error.TelegramError) -> errors.GatewayError:
    """What an answer of Telegram's that is no success says."""
    match error:
        case telegram_error.RetryAfter():
            seconds = error.retry_after
            return errors.TryLater(seconds if isinstance(seconds, int) else seconds.total_seconds())
        case telegram_error.Forbidden():
            return errors.Blocked(error.message)
        case telegram_error.InvalidToken():
            return errors.BadToken(error.message)
        case telegram_error.Conflict():
            return errors.Conflict(error.message)
        case telegram_error.ChatMigrated():
            return errors.Moved(error.new_chat_id)
        case telegram_error.BadRequest():
            words = error.message.casefold()
            if any(harmless in words for harmless in HARMLESS):
                return errors.NothingToDo(error.message)
            return errors.Blocked(error.message) if "chat not found" in words else errors.Refused(error.message)
        case _:  # network, time-outs and 5xx
            return errors.Unreachable(type(error).__name__)


def _shown(text: str, buttons: Buttons) -> dict[str, Any]:
    """The parameters of a message with these buttons."""
    told: dict[str, Any] = {"text": text, "link_preview_options": NO_PREVIEW}
    if buttons:
        told["reply_markup"] = {"inline_keyboard": [[_button(button) for button in row] for row in buttons]}
    return told


def _button(told: list[str]) -> dict[str, str]:
    return {"text": told[0], "url": told[2]} if len(told) > 2 else {"text": told[0], "callback_data": told[1]}


def _keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button[0], url=button[2])
                if len(button) > 2
                else InlineKeyboardButton(button[0], callback_data=button[1])
                for button in row
            ]
            for row in buttons
        ]
    )
