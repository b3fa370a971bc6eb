"""The practice chat in a browser, with a small bot behind it."""

import asyncio
import re
import struct
import zlib
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

PETRA, OMAR = 1001, 1002
INVITATION = "https://t.me/platsbot?start=kod_123"
LIST = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Alla här", callback_data="1.1.0")],
        [InlineKeyboardButton("Amina", callback_data="1.1.1"), InlineKeyboardButton("Erik", callback_data="1.1.2")],
    ]
)


def png() -> bytes:
    """A white square of 8 × 8."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xff" * 8 for _ in range(8)))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest_asyncio.fixture(loop_scope="module")
async def bot(application: Any) -> Any:
    """Answers «Du skrev …», a list that can be tapped, a picture with a link, and a file sent back."""

    async def echo(update: Update, context: Any) -> None:
        assert update.effective_message
        message = update.effective_message
        verb = "Du ändrade till" if update.edited_message else "Du skrev"
        await message.reply_text(f"{verb} {message.text}")

    async def attendance(update: Update, context: Any) -> None:
        assert update.message
        await update.message.reply_text("0 av 2 rapporterade", reply_markup=LIST)

    async def start(update: Update, context: Any) -> None:
        assert update.message
        await update.message.reply_text(f"<b>Välkommen</b> {' '.join(context.args)} 👋 <i>&lt;tecken&gt;</i>", "HTML")

    async def invite(update: Update, context: Any) -> None:
        assert update.message
        await update.message.reply_photo(png(), caption=f"Länken gäller en gång: {INVITATION}")

    async def tap(update: Update, context: Any) -> None:
        query = update.callback_query
        assert query
        await query.edit_message_text(f"Tryckt: {query.data}", reply_markup=LIST)
        await query.answer("Viktigt!" if query.data == "1.1.0" else "Sparat", show_alert=query.data == "1.1.0")

    async def copy(update: Update, context: Any) -> None:
        assert update.message and update.message.document
        file = await update.message.document.get_file()
        content = bytes(await file.download_as_bytearray())
        await update.message.reply_document(content, filename="tillbaka.txt", caption="Din fil")

    application.add_handler(CommandHandler("narvaro", attendance))
    application.add_handler(CommandHandler("bjud_in", invite))
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(tap))
    application.add_handler(MessageHandler(filters.Document.ALL, copy))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    await application.bot.set_my_commands(
        [BotCommand("narvaro", "Dagens närvaro"), BotCommand("bjud_in", "Bjud in en kollega")]
    )
    return application.bot


def box(page: Page) -> Any:
    return page.get_by_role("combobox", name="Meddelande")


async def write(page: Page, text: str) -> None:
    await box(page).fill(text)
    await box(page).press("Enter")


async def test_choose_who_you_are_and_talk(open_chat: Any, bot: Any) -> None:
    page = await open_chat(None)
    await page.get_by_role("link", name="Petra handledare på Produktion").click()
    await expect(page).to_have_title("Petra · Övningschatten")
    await page.get_by_role("button", name="Starta").click()
    log = page.get_by_role("log", name="Meddelanden")
    await expect(log.locator("article .words")).to_have_text(["/start", "Välkommen  👋 <tecken>".replace("  ", " ")])
    await expect(log.locator("strong")).to_have_text("Välkommen")
    await write(page, "Hej <img src=x onerror=alert(1)>")
    await expect(log.locator("article").last).to_contain_text("Du skrev Hej <img src=x onerror=alert(1)>")
    await expect(log.locator("article").last).to_contain_text("Platsbot:")
    await expect(log.locator(".day")).to_have_text(["måndag 23 november 2026"])


async def test_a_tap_changes_the_message_in_place_and_keeps_the_focus(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await write(page, "/narvaro")
    await page.get_by_role("button", name="Erik").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("article .words")).to_have_text(["/narvaro", "Tryckt: 1.1.2"])
    await expect(page.get_by_role("button", name="Erik")).to_be_focused()
    await expect(page.get_by_role("status")).to_have_text("Sparat")
    await page.get_by_role("button", name="Alla här").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Viktigt!")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_the_latest_message_can_be_changed(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await write(page, "Amina suk")
    await expect(page.locator("article")).to_have_count(2)
    await page.get_by_role("button", name="Ändra mitt senaste meddelande").click()
    await expect(box(page)).to_have_value("Amina suk")
    await write(page, "Amina sjuk")
    await expect(page.locator("article .words")).to_have_text(
        ["Amina sjuk", "Du skrev Amina suk", "Du ändrade till Amina sjuk"]
    )
    await box(page).press("ArrowUp")
    await expect(page.get_by_text("Du ändrar ditt meddelande.")).to_be_visible()
    await box(page).press("Escape")
    await expect(box(page)).to_have_value("")


async def test_commands_are_suggested_and_lines_can_be_broken(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await box(page).press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_text(["/narvaroDagens närvaro", "/bjud_inBjud in en kollega"])
    await box(page).press("ArrowDown")
    await box(page).press("Tab")
    await expect(box(page)).to_have_value("/bjud_in")
    await box(page).fill("ett")
    await box(page).press("Shift+Enter")
    await box(page).press_sequentially("två")
    await box(page).press("Enter")
    await expect(page.locator("article .words").last).to_have_text("Du skrev ett\ntvå", use_inner_text=True)


async def test_files_go_both_ways_and_pictures_say_what_they_show(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await page.locator("input[type=file]").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": "kod;namn\n1;Åsa".encode()}
    )
    await expect(page.get_by_role("link", name="lista.csv")).to_be_visible()
    async with page.expect_download() as started:
        await page.get_by_role("link", name="tillbaka.txt").click()
    path = await (await started.value).path()
    assert path.read_text(encoding="utf-8") == "kod;namn\n1;Åsa"
    await write(page, "/bjud_in")
    picture = page.get_by_role("img", name=f"Bild: Länken gäller en gång: {INVITATION}")
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 8


async def test_an_invitation_is_opened_as_somebody_else(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await write(page, "/bjud_in")
    await page.get_by_role("link", name=INVITATION, exact=True).click()
    async with page.expect_popup() as opened:
        await page.get_by_role("dialog").get_by_role("link", name="Okänd").click()
    other = await opened.value
    await other.locator("#invited").get_by_role("button", name="Starta").click()
    await expect(other.locator("article .words")).to_have_text(["/start kod_123", "Välkommen kod_123 👋 <tecken>"])
    await expect(other).not_to_have_url(re.compile("start="))


async def test_several_people_at_once_see_only_their_own_chats(open_chat: Any, bot: Any) -> None:
    petra, omar = await asyncio.gather(open_chat("petra"), open_chat("omar"))
    await write(petra, "Jag är Petra")
    await write(omar, "Jag är Omar")
    await expect(petra.locator("article .words")).to_have_text(["Jag är Petra", "Du skrev Jag är Petra"])
    await expect(omar.locator("article .words")).to_have_text(["Jag är Omar", "Du skrev Jag är Omar"])
    await petra.reload()
    await expect(petra.locator("article .words")).to_have_text(["Jag är Petra", "Du skrev Jag är Petra"])


async def test_deleted_messages_vanish(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    sent = await bot.send_message(PETRA, "Snart borta")
    await expect(page.locator("article .words")).to_have_text(["Snart borta"])
    await bot.delete_message(PETRA, sent.message_id)
    await expect(page.locator("article")).to_have_count(0)


async def test_the_clock_is_moved_from_the_page(open_chat: Any, bot: Any) -> None:
    page, other = await open_chat("petra"), await open_chat("omar")
    await expect(page.get_by_role("region", name="Övningens klocka")).to_contain_text("måndag 23 november 2026, 09.00")
    await page.get_by_role("button", name="Fredag 14.00").click()
    for seen in (page, other):
        await expect(seen.locator("#now")).to_have_text("fredag 27 november 2026, 14.00")


@pytest.mark.parametrize("width", [360, 1280])
async def test_it_fits_the_width_and_needs_nothing_from_elsewhere(
    open_chat: Any, bot: Any, server: PracticeServer, width: int
) -> None:
    page = await open_chat("petra", width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await bot.send_message(PETRA, "Ettmycketlångtordutanmellanslag" * 20, reply_markup=LIST)
    await expect(page.locator("article")).to_have_count(1)
    await page.reload()
    await expect(page.locator("article")).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []


async def test_the_keyboard_reaches_everything_in_order(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await write(page, "/narvaro")
    await expect(page.get_by_role("button", name="Amina")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Amina")).to_be_visible()
    reached = []
    for _ in range(14):
        await page.keyboard.press("Tab")
        reached.append(
            await page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()")
        )
    wanted = [
        "+1 timme",
        "Byt person",
        "Meddelanden",
        "Alla här",
        "Amina",
        "Erik",
        "Bifoga en fil",
        "Meddelande",
        "Skicka",
    ]
    assert [name for name in reached if name in wanted] == wanted


async def test_a_group_has_a_chat_of_its_own(open_chat: Any, bot: Any, server: PracticeServer) -> None:
    group = server.acting.make_group("Verkstan", ["petra", "omar"])
    await server.write("omar", "Hej på er", chat=group)
    page = await open_chat("petra")
    await page.get_by_role("navigation", name="Chattar").get_by_role("link", name="Verkstan").click()
    await expect(page.get_by_role("heading", name="Verkstan")).to_be_visible()
    await write(page, "@platsbot hör du?")
    await expect(page.locator("article .words")).to_have_text(
        ["Hej på er", "@platsbot hör du?", "Du skrev @platsbot hör du?"]
    )
    await expect(page.locator("article .from")).to_have_text(["Omar", "Platsbot"])


async def test_a_tab_that_is_not_seen_counts_what_has_come(open_chat: Any, bot: Any) -> None:
    page = await open_chat("petra")
    await page.clock.install()
    await page.reload()
    await expect(page).to_have_title("Petra · Övningschatten")
    for hidden in ("true", "false"):
        await page.evaluate(
            f"Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        if hidden == "true":
            await bot.send_message(PETRA, "Påminnelse")
            await page.clock.run_for(5000)
            await expect(page).to_have_title("(1) Petra · Övningschatten")
    await expect(page).to_have_title("Petra · Övningschatten")
    await expect(page.locator("article .words")).to_have_text(["Påminnelse"])
