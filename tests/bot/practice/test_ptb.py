"""python-telegram-bot, with nothing changed but the address, takes the practice server for Telegram."""

import asyncio
import struct
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.practice.faults import Fault
from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

PETRA = 1001
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 300, 200) + b"\0" * 16
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="1.1.1"), InlineKeyboardButton("Mer", url="https://example.se/")]]
)


@pytest_asyncio.fixture(loop_scope="module")
async def bot(server: PracticeServer) -> Any:
    patient = HTTPXRequest(read_timeout=0.5)
    async with Bot(server.world.token, server.base_url, server.base_file_url, request=patient) as ready:
        yield ready


async def test_a_conversation(server: PracticeServer, application: Any) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message and context.args == ["abc_123"]
        await update.message.reply_text("Välkommen, <b>Petra</b> 👋 &amp; co", parse_mode="HTML", reply_markup=KEYBOARD)

    async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer(f"Du tryckte {update.callback_query.data}", show_alert=True)
        await update.callback_query.edit_message_text("Klart")

    async def corrected(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.edited_message
        await update.edited_message.reply_text(f"Nu: {update.edited_message.text}", do_quote=True)

    application.add_handler(CommandHandler("start", start, filters=filters.UpdateType.MESSAGE))
    application.add_handler(CallbackQueryHandler(tap))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, corrected))

    written = await server.write("petra", "/start abc_123")
    welcome = await server.next_message("petra")
    assert (welcome.text, welcome.labels) == ("Välkommen, Petra 👋 & co", [["Ja", "Mer"]])
    assert welcome.entities == ({"type": "bold", "offset": 11, "length": 5},)
    assert await server.tap("petra", welcome.id, "Ja") == ("Du tryckte 1.1.1", True)
    await server.wait_until(lambda: server.messages("petra")[-1].text == "Klart")
    assert server.messages("petra")[-1].rows == []
    await server.edit("petra", written.id, "/start om")
    answer = await server.next_message("petra")
    assert (answer.text, answer.reply_to) == ("Nu: /start om", written.id)


async def test_files_go_up_and_down_unchanged(server: PracticeServer, application: Any) -> None:
    content = bytes(range(256)) * 300 + b"\r\n--boundary\r\n"

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message and update.message.document
        file = await update.message.document.get_file()
        came = bytes(await file.download_as_bytearray())
        await update.message.reply_document(came, filename="närvaro v. 48.xlsx", caption="Tillbaka")

    application.add_handler(MessageHandler(filters.Document.ALL, echo))
    await server.send_document("petra", content, "närvaro.xlsx")
    answer = await server.next_message("petra")
    assert answer.document is not None
    assert (answer.document.name, answer.document.content, answer.text) == ("närvaro v. 48.xlsx", content, "Tillbaka")
    assert answer.document.kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def test_a_photo_has_a_size_and_its_caption_can_be_changed(server: PracticeServer, bot: Bot) -> None:
    sent = await bot.send_photo(PETRA, PNG, caption="Diagram", reply_markup=KEYBOARD)
    await bot.edit_message_caption(PETRA, sent.message_id, caption="Nytt diagram")
    [shown] = server.messages("petra")
    assert shown.photo is not None
    assert (shown.photo.width, shown.photo.height, shown.text, shown.rows) == (300, 200, "Nytt diagram", [])
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(PETRA, b"no picture")


async def test_the_profile_calls(server: PracticeServer, bot: Bot) -> None:
    await bot.set_my_commands([("narvaro", "Dagens närvaro")])
    await bot.set_my_name("Platsboten")
    await bot.set_my_description("Håller ordning på platserna.", language_code="sv")
    await bot.set_my_short_description("Platser och närvaro.")
    await bot.set_chat_menu_button()
    assert [(one.command, one.description) for one in await bot.get_my_commands()] == [("narvaro", "Dagens närvaro")]
    assert (await bot.get_my_name()).name == "Platsboten"
    assert (await bot.get_my_description("sv")).description == "Håller ordning på platserna."
    assert (await bot.get_my_short_description()).short_description == "Platser och närvaro."
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert (await bot.get_chat(PETRA)).first_name == "Petra"
    assert (await bot.get_chat_member(PETRA, PETRA)).status == "member"
    assert await bot.send_chat_action(PETRA, "typing")
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(PETRA)


async def test_leaving_a_group(server: PracticeServer, bot: Bot) -> None:
    group = server.acting.make_group("Produktion", ["petra"])
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "Hej")


async def test_refusals_become_the_errors_that_the_library_knows(server: PracticeServer, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4711, "Hej")
    server.acting.stand("petra", "deactivated")
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(PETRA, "Hej")
    group = server.acting.make_group("Produktion", ["omar"])
    server.acting.make_supergroup(group)
    with pytest.raises(ChatMigrated):
        await bot.send_message(group.id, "Hej")
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", server.base_url).initialize()


async def test_two_polling_bots_conflict(server: PracticeServer, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=10))
    while not server.world.updates.is_polled:
        await asyncio.sleep(0)
    async with Bot(server.world.token, server.base_url) as younger:
        await younger.get_updates(timeout=0)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older


async def test_a_flood_on_order(server: PracticeServer, bot: Bot) -> None:
    server.faults.add(Fault("flood", seconds=7))
    with pytest.raises(RetryAfter, match="Retry in 7 seconds"):
        await bot.send_message(PETRA, "Hej")
    assert server.messages("petra") == []
    await bot.send_message(PETRA, "Hej")
    assert [shown.text for shown in server.messages("petra")] == ["Hej"]


async def test_the_flood_limits_count_by_the_clock(server: PracticeServer, bot: Bot, clock: Any) -> None:
    server.faults.limit(per_second=3, per_chat=1)
    await bot.send_message(PETRA, "ett")
    with pytest.raises(RetryAfter):
        await bot.send_message(PETRA, "för snart")
    await bot.send_message(1002, "en annan chatt")
    clock.set(clock.now() + timedelta(seconds=1))
    await bot.send_message(PETRA, "två")
    assert [shown.text for shown in server.messages("petra")] == ["ett", "två"]
    assert server.faults.floods == 1


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("error", status=502), NetworkError),
        (Fault("error", status=500), NetworkError),
        (Fault("garbage"), TelegramError),
        (Fault("drop"), NetworkError),
        (Fault("stall", seconds=10), TimedOut),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
async def test_trouble_on_order_before_or_after_the_deed(
    server: PracticeServer, bot: Bot, fault: Fault, error: type[Exception], done: bool
) -> None:
    server.faults.add(Fault(fault.kind, method="sendMessage", done=done, status=fault.status, seconds=fault.seconds))
    with pytest.raises(error):
        await bot.send_message(PETRA, "Hej")
    assert [shown.text for shown in server.messages("petra")] == ["Hej"] * done
    assert [(call.method, call.fault) for call in server.calls if call.fault] == [("sendMessage", fault.kind)]
    await bot.send_message(1002, "Det går igen")


async def test_faults_can_be_for_one_chat_and_be_cleared(server: PracticeServer, bot: Bot) -> None:
    server.faults.add(Fault("error", chat_id=PETRA, times=None))
    await bot.send_message(1002, "Hej")
    with pytest.raises(NetworkError):
        await bot.send_message(PETRA, "Hej")
    with pytest.raises(NetworkError):
        await bot.send_message(PETRA, "Hej")
    server.faults.clear()
    await bot.send_message(PETRA, "Hej")


async def test_the_calls_are_kept_for_assertions(server: PracticeServer, bot: Bot) -> None:
    await bot.send_message(PETRA, "Hej")
    with pytest.raises(BadRequest):
        await bot.send_message(PETRA, " ")
    assert [(call.method, call.error) for call in server.calls] == [
        ("getMe", None),
        ("sendMessage", None),
        ("sendMessage", "Bad Request: message text is empty"),
    ]
