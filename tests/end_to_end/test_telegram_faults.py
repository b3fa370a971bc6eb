"""Telegram in trouble, over real HTTP: whatever it answers, the person gets each answer, in order, and once."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.application import Application
from bot.practice.chats import Person
from bot.practice.faults import Fault
from bot.practice.server import PracticeServer
from bot.settings import Settings

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]
FREE = "3 lediga platser måndag 23 november 2026.\n• Produktion: 2 av 14\n• Matmission: 1 av 10"


def said(server: PracticeServer, who: str) -> list[str]:
    return [one.text for one in server.messages(who) if one.from_bot]


async def test_a_bad_day_at_telegram(settings: Settings, people: list[Person], start: Starts) -> None:
    """No start, no updates, no answers at first: a page of a proxy's with 403 does not mean that she has blocked the
    bot, nor one with 404 that the token is bad."""
    async with PracticeServer(TOKEN, people) as server:
        for fault in (
            Fault("error", "getMe", status=502),
            Fault("garbage", "deleteWebhook", status=404),
            Fault("garbage", "getUpdates", body='{"ok": true, "result": [1]}'),
            Fault("garbage", "sendMessage", status=403),
        ):
            server.faults.add(fault)
        async with start(settings, server):
            await server.write("petra", "Amina sjuk")
            await server.write("henrik", "hur många lediga platser finns det?")
            report = await server.next_message("petra")
            await server.next_message("henrik")
            await server.tap("petra", report.id, "Ångra")
            await server.write("petra", "hur många lediga platser finns det?")
            await server.wait_until(lambda: FREE in said(server, "petra"))

    assert said(server, "henrik") == [FREE]
    assert said(server, "petra") == [
        "Rapporterat för måndag 23 november 2026:\nAmina: sjuk\n\nTog tillbaka: Amina sjuk måndag 23 november 2026.",
        FREE,
    ]


async def test_an_answer_that_was_lost_on_its_way_may_come_twice(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    """Telegram has done it and the bot has not heard so: once more is better than never. What was changed is changed
    once."""
    async with PracticeServer(TOKEN, people) as server:
        server.faults.add(Fault("drop", "sendMessage", done=True))
        async with start(settings, server):
            await server.write("petra", "hur många lediga platser finns det?")
            await server.wait_until(lambda: len(said(server, "petra")) == 2)

    assert said(server, "petra") == [FREE, FREE]
