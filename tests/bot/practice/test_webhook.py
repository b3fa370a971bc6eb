"""Updates are delivered to a webhook: with the secret, in order, and again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "en-hemlighet_123"


class Receiver:
    """Takes deliveries; `answers` holds the status of the coming ones, 200 when it is empty."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, dict[str, Any]]] = []
        self.answers: list[int] = []
        self.says: dict[str, Any] = {}
        self.url = ""
        self._more = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        status = self.answers.pop(0) if self.answers else 200
        async with self._more:
            self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
            self._more.notify_all()
        return web.json_response(self.says, status=status)

    async def texts(self, count: int) -> list[str]:
        """The texts of all deliveries, once there have been `count`."""
        async with self._more:
            await asyncio.wait_for(self._more.wait_for(lambda: len(self.got) >= count), 10)
        return [update["message"]["text"] for _secret, update in self.got]


@pytest_asyncio.fixture(loop_scope="module")
async def receiver() -> AsyncIterator[Receiver]:
    taking = Receiver()
    app = web.Application()
    app.router.add_post("/telegram", taking.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    taking.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield taking
    await runner.cleanup()


async def pending(call: Any) -> dict[str, Any]:
    info: dict[str, Any] = (await call("getWebhookInfo"))["result"]
    return info


async def test_what_waits_and_what_comes_is_delivered_with_the_secret(
    server: PracticeServer, call: Any, receiver: Receiver
) -> None:
    await server.write("petra", "före")
    await call("setWebhook", url=receiver.url, secret_token=SECRET, max_connections=5, allowed_updates=["message"])
    await server.write("petra", "efter")
    assert await receiver.texts(2) == ["före", "efter"]
    assert {secret for secret, _update in receiver.got} == {SECRET}
    await server.wait_until(lambda: not server.world.updates.waiting)
    assert await pending(call) == {
        "url": receiver.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 5,
        "ip_address": "127.0.0.1",
        "allowed_updates": ["message"],
    }


async def test_a_failed_delivery_is_tried_again_before_the_next_of_that_chat(
    server: PracticeServer, call: Any, receiver: Receiver
) -> None:
    receiver.answers = [500, 503]
    await call("setWebhook", url=receiver.url)
    await server.write("petra", "ett")
    await server.write("petra", "två")
    assert await receiver.texts(4) == ["ett", "ett", "ett", "två"]
    numbers = [update["update_id"] for _secret, update in receiver.got]
    assert numbers == [numbers[0]] * 3 + [numbers[0] + 1]
    assert (await pending(call))["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_what_nobody_took_can_be_polled_after_the_webhook_is_removed(server: PracticeServer, call: Any) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/telegram")
    await server.write("petra", "Hej")
    while "last_error_message" not in await pending(call):
        await asyncio.sleep(0)
    info = await pending(call)
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    await call("setWebhook", url="")
    [update] = (await call("getUpdates"))["result"]
    assert update["message"]["text"] == "Hej"


async def test_pending_updates_can_be_dropped_when_it_is_set(
    server: PracticeServer, call: Any, receiver: Receiver
) -> None:
    await server.write("petra", "gammalt")
    await call("setWebhook", url=receiver.url, drop_pending_updates=True)
    await server.write("petra", "nytt")
    assert await receiver.texts(1) == ["nytt"]


async def test_the_answer_to_a_delivery_may_call_a_method(
    server: PracticeServer, call: Any, receiver: Receiver
) -> None:
    receiver.says = {"method": "sendMessage", "chat_id": 1001, "text": "Svar direkt"}
    await call("setWebhook", url=receiver.url)
    await server.write("petra", "Hej")
    assert (await server.next_message("petra")).text == "Svar direkt"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"url": "telegram"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "http://127.0.0.1/", "secret_token": "å"}, "secret token contains unallowed characters"),
    ],
)
async def test_bad_webhooks_are_refused(call: Any, params: dict[str, Any], said: str) -> None:
    assert (await call("setWebhook", **params))["description"] == f"Bad Request: {said}"


async def test_python_telegram_bot_understands_what_is_delivered(server: PracticeServer, receiver: Receiver) -> None:
    application = ApplicationBuilder().token(server.world.token).base_url(server.base_url).updater(None).build()

    async def echo(update: Update, context: Any) -> None:
        assert update.message and update.message.text
        await update.message.reply_text(update.message.text.upper())

    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.bot.set_webhook(receiver.url, secret_token=SECRET)
        await server.write("petra", "hej")
        await receiver.texts(1)
        await application.process_update(Update.de_json(receiver.got[0][1], application.bot))
        assert (await server.next_message("petra")).text == "HEJ"
