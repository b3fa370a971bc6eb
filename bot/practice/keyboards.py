"""Checks of reply_markup, with Telegram's limits."""

from typing import Any

from bot.practice.errors import bad_request
from bot.practice.params import Params

LONGEST_DATA = 64  # bytes
MOST_BUTTONS = 100
KINDS = ("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app")
OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def inline_keyboard(params: Params) -> dict[str, Any] | None:
    """The inline keyboard that a call sends; None without one or with another kind of markup. Raises ApiError."""
    markup = params.json("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if markup and not any(kind in markup for kind in OTHER_MARKUPS):
            raise bad_request("can't parse reply keyboard markup JSON object")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kinds = [kind for kind in KINDS if button.get(kind) is not None]
    if not kinds:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in kinds and not 0 < len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in kinds and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad_request("inline keyboard button URL '{}' is invalid: Unsupported URL protocol".format(button["url"]))
    return {"text": button["text"], **{kind: button[kind] for kind in kinds}}
