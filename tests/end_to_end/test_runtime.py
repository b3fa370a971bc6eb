"""The running bot over real HTTP: polling, webhook, files, and how it stops."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, time
from typing import Any

import aiohttp

from bot.application import Application
from bot.clock import RunningClock
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings
from storage.days import at_local

TOKEN = "1:end-to-end-end-to-end-end-to-end"
SECRET = "a-secret"
Starts = Callable[[Settings, PracticeServer], AbstractAsyncContextManager[Application]]
FREE = "3 lediga platser måndag 23 november 2026.\n• Produktion: 2 av 14\n• Matmission: 1 av 10"


async def test_a_question_is_answered_by_long_polling(settings: Settings, people: list[Person], start: Starts) -> None:
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        await server.write("petra", "hur många lediga platser finns det?")
        answer = await server.next_message("petra")

    assert answer.text == FREE


async def test_a_stranger_gets_a_kind_sentence(settings: Settings, people: list[Person], start: Starts) -> None:
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        await server.write("stranger", "hur många lediga platser finns det?")
        answer = await server.next_message("stranger")

    assert answer.text == (
        "Hej! Den här boten är för personal i ett partnerskap om arbetsträning. Ska du använda den? Be din chef om en "
        "inbjudningslänk."
    )


async def test_a_tap_is_answered_and_changes_the_message(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        await server.write("petra", "Amina sjuk")
        report = await server.next_message("petra")
        await server.tap("petra", report.id, "Ångra")
        await server.wait_until(lambda: server.messages("petra")[-1].text != report.text)

    assert report.rows[0][0].label == "Ångra"


async def test_the_webhook_takes_only_what_knows_the_secret(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    """And a wrong one learns nothing."""
    update = {"update_id": 1, "message": {"message_id": 1, "chat": people[0].chat(), "from": people[0].user()}}
    with_webhook = settings.model_copy(update={"webhook_url": "http://127.0.0.1:1/telegram"})
    async with PracticeServer(TOKEN, people) as server, start(with_webhook, server) as application:
        await server.wait_until(lambda: any(call.method == "setWebhook" for call in server.calls))
        address = f"http://127.0.0.1:{application.port}"
        async with aiohttp.ClientSession() as session:

            async def post(secret: str, body: Any) -> int:
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
                async with session.post(f"{address}/telegram", json=body, headers=headers) as answer:
                    return answer.status

            statuses = [await post("wrong", update), await post(SECRET, [1]), await post(SECRET, update)]
            async with session.get(f"{address}/health") as answer:
                health = await answer.json()
            async with session.get(f"{address}/metrics") as answer:
                metrics = await answer.text()

    assert statuses == [403, 400, 200]
    assert health == {"ok": True}
    assert "platsbot_updates_received_total" in metrics


async def test_what_came_while_the_bot_was_down_is_answered_when_it_is_up(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    async with PracticeServer(TOKEN, people) as server:
        async with start(settings, server):
            await server.write("petra", "hur många lediga platser finns det?")
            await server.next_message("petra")
        await server.write("petra", "när slutar Amina?")
        async with start(settings, server):
            answer = await server.next_message("petra")

    assert answer.text.startswith("Slutdatum för Amina")


async def test_what_fell_due_while_the_bot_was_down_comes_when_it_is_up_and_once(
    settings: Settings, people: list[Person], start: Callable[..., AbstractAsyncContextManager[Application]]
) -> None:
    """The reminder of ten o'clock, when the bot was down from nine to a quarter past ten, and started once more."""
    late = [RunningClock(at_local(date(2026, 11, 23), time(10, 15 + minute))) for minute in range(2)]
    async with PracticeServer(TOKEN, people) as server:
        async with start(settings, server) as application:
            await application.rest()
        for clock in late:
            async with start(settings, server, clock) as application:
                await application.rest()
        reminders = [one.text for one in server.messages("petra") if one.from_bot]

    assert [text.partition(" på Produktion")[0] for text in reminders] == ["10 personer är inte rapporterade"]
