"""The Bot API methods that make, change and remove messages."""

from collections.abc import Callable
from typing import Any

from bot.practice.chats import Entities, Message
from bot.practice.entities import formatted
from bot.practice.errors import ApiError, bad_request
from bot.practice.keyboards import inline_keyboard
from bot.practice.params import Params, Upload
from bot.practice.pictures import kind_of, photo_size
from bot.practice.world import TAP_LIVES, World

Method = Callable[[World, Params], Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_TAP_ANSWER = 200
LARGEST_DOWNLOAD = 20_000_000
LARGEST_UPLOAD = 50_000_000
DELETABLE_FOR = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = {
    *("typing", "choose_sticker", "find_location"),
    *(
        f"{does}_{what}"
        for does in ("upload", "record")
        for what in ("video", "voice", "video_note", "photo", "document")
    ),
}


def send_message(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    text, entities = _words(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return _sent(world, params, chat, text=text, entities=entities)


def send_photo(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    text, entities = _caption(params)
    content = _content(world, params, "photo")
    file = world.keep_file(content.name, content.kind, content.content, photo_size(content.content))
    return _sent(world, params, chat, text=text, entities=entities, photo=file)


def send_document(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    text, entities = _caption(params)
    content = _content(world, params, "document")
    file = world.keep_file(content.name, content.kind, content.content)
    return _sent(world, params, chat, text=text, entities=entities, document=file)


def edit_message_text(world: World, params: Params) -> Any:
    message = _own_message(world, params)
    if message.photo or message.document:
        raise bad_request("there is no text in the message to edit")
    text, entities = _words(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    return _edited(world, message, text=text, entities=entities, markup=inline_keyboard(params))


def edit_message_caption(world: World, params: Params) -> Any:
    message = _own_message(world, params)
    if not (message.photo or message.document):
        raise bad_request("there is no caption in the message to edit")
    text, entities = _words(params, "caption", "caption_entities")
    if len(text) > LONGEST_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    return _edited(world, message, text=text, entities=entities, markup=inline_keyboard(params))


def edit_message_reply_markup(world: World, params: Params) -> Any:
    return _edited(world, _own_message(world, params), markup=inline_keyboard(params))


def delete_message(world: World, params: Params) -> Any:
    chat_id = _chat(world, params)["id"]
    message = world.find(chat_id, _message_id(params))
    if message is None:
        raise bad_request("message to delete not found")
    if world.seconds() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    world.remove(message)
    return True


def delete_messages(world: World, params: Params) -> Any:
    """Those that are there; what cannot be found is skipped, as Telegram does."""
    chat_id = _chat(world, params)["id"]
    numbers = params.json("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    found = [message for number in numbers if (message := world.find(chat_id, int(number))) is not None]
    if any(world.seconds() - message.date > DELETABLE_FOR for message in found):
        raise bad_request("message can't be deleted for everyone")
    for message in found:
        world.remove(message)
    return True


def answer_callback_query(world: World, params: Params) -> Any:
    tap = world.taps.get(params.text("callback_query_id"))
    if tap is None or world.seconds() - tap.at > TAP_LIVES:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > LONGEST_TAP_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer = (text, params.truth("show_alert"))
    world.tell(tap.person, "toast", {"text": text, "alert": tap.answer[1]})
    return True


def send_chat_action(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell(chat["id"], "typing", params.text("action"))
    return True


def get_file(world: World, params: Params) -> Any:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.described(), "file_path": f"files/{file.id}"}


def _chat(world: World, params: Params) -> dict[str, Any]:
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    return world.chat_for_sending(params.number("chat_id"))


def _words(params: Params, name: str, marks: str) -> tuple[str, Entities]:
    return formatted(params.text(name), params.text("parse_mode"), params.json(marks))


def _caption(params: Params) -> tuple[str, Entities]:
    text, entities = _words(params, "caption", "caption_entities")
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _content(world: World, params: Params, name: str) -> Upload:
    """The file that a call sends: uploaded, or known by its file_id."""
    upload = params.upload(name)
    if upload is None:
        if name not in params:
            raise bad_request(f"there is no {name} in the request")
        known = world.files.get(params.text(name))
        if known is None:
            raise bad_request("wrong remote file identifier specified: Wrong character in the string")
        return Upload(known.name, known.kind, known.content)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    known_kind = upload.kind not in ("text/plain", "application/octet-stream")  # what clients say who do not know
    return upload if known_kind else Upload(upload.name, kind_of(upload.name), upload.content)


def _sent(world: World, params: Params, chat: dict[str, Any], **parts: Any) -> dict[str, Any]:
    markup = inline_keyboard(params)
    reply = params.json("reply_parameters") or {}
    reply_to = int(reply.get("message_id") or params.number("reply_to_message_id"))
    if reply_to and world.find(chat["id"], reply_to) is None:
        if not (reply.get("allow_sending_without_reply") or params.truth("allow_sending_without_reply")):
            raise bad_request("message to be replied not found")
        reply_to = 0
    return world.as_json(world.put(chat, world.me(), markup=markup, reply_to=reply_to or None, **parts))


def _message_id(params: Params) -> int:
    number = params.number("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def _own_message(world: World, params: Params) -> Message:
    if "chat_id" not in params:
        raise bad_request("message identifier is not specified" if "message_id" not in params else "chat_id is empty")
    chat = _chat(world, params)
    message = world.find(chat["id"], _message_id(params))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, message: Message, **parts: Any) -> dict[str, Any]:
    if all(getattr(message, name) == value for name, value in parts.items()):
        raise bad_request(NOT_MODIFIED)
    return world.as_json(world.change(message, edited=world.seconds(), **parts))


MESSAGE_METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
}
