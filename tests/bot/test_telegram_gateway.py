"""The gateway over real HTTP: what each answer of Telegram's means to the bot, and files on their way."""

import asyncio
import json
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot import gateway as errors
from bot import transport
from bot.patience import until_reached
from bot.practice.chats import Person
from bot.practice.faults import Fault
from bot.practice.server import PracticeServer
from bot.settings import Settings
from bot.telegram_gateway import TelegramGateway

pytestmark = pytest.mark.asyncio(loop_scope="module")

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PETRA = 1001
PAGE = "<html><body>Var god försök igen</body></html>"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def running() -> AsyncIterator[PracticeServer]:
    async with PracticeServer(TOKEN, [Person("petra", "Petra", PETRA)]) as server:
        yield server


@pytest.fixture
def server(running: PracticeServer) -> PracticeServer:
    """Calm, and with an empty chat."""
    running.faults.clear()
    running.world.messages.clear()
    return running


@pytest_asyncio.fixture(loop_scope="module")
async def gateway(server: PracticeServer) -> AsyncIterator[TelegramGateway]:
    async with TelegramGateway(_settings(server)) as gateway:
        yield gateway


def _settings(server: PracticeServer, token: str = TOKEN) -> Settings:
    return Settings(_env_file=None, token=SecretStr(token), base_url=server.address)


def _answer(status: int, **told: Any) -> Fault:
    return Fault("garbage", status=status, body=json.dumps({"ok": status == 200, "error_code": status} | told))


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("flood", seconds=7), errors.TryLater),
        (Fault("error", status=500), errors.Unreachable),
        (Fault("error", status=503), errors.Unreachable),
        (Fault("drop"), errors.Unreachable),
        (_answer(403, description="Forbidden: bot was blocked by the user"), errors.Blocked),
        (_answer(400, description="Bad Request: chat not found"), errors.Blocked),
        (_answer(400, description="Bad Request: message is not modified"), errors.NothingToDo),
        (_answer(400, description="Bad Request: message is too long"), errors.Refused),
        (_answer(400, description="Bad Request", parameters={"migrate_to_chat_id": -100_5}), errors.Moved),
        (_answer(401, description="Unauthorized"), errors.BadToken),
        (_answer(409, description="Conflict: terminated by other getUpdates request"), errors.Conflict),
        *[(Fault("garbage", status=status, body=PAGE), errors.Unreachable) for status in (200, 400, 401, 403, 404)],
        (Fault("garbage", status=413, body=PAGE), errors.Refused),
        (Fault("garbage", body=""), errors.Unreachable),
        (Fault("garbage", body="[1, 2]"), errors.Unreachable),
        (Fault("garbage", status=403, body="[1, 2]"), errors.Unreachable),
        (Fault("garbage", body='{"ok": true, "result": 5}'), errors.Unreachable),
        (Fault("garbage", body='{"ok": true, "result": {"chat": {"id": 1}}}'), errors.Unreachable),
        (Fault("garbage", body='{"ok": true}'), errors.Unreachable),
    ],
    ids=lambda value: "" if isinstance(value, type) else f"{value.kind} {value.status} {value.body}"[:60],
)
async def test_what_an_answer_means(
    server: PracticeServer, gateway: TelegramGateway, fault: Fault, expected: type[Exception]
) -> None:
    """A page or a list with 403 is no word of Telegram's about the person, and with 404 none about the token."""
    server.faults.add(fault)

    with pytest.raises(errors.GatewayError) as raised:
        await gateway.send(PETRA, "Hej", [])

    assert type(raised.value) is expected


async def test_a_telegram_that_does_not_answer(
    server: PracticeServer, gateway: TelegramGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "READ_SECONDS", 0.05)
    server.faults.add(Fault("stall", seconds=5))

    with pytest.raises(errors.Unreachable, match="TimedOut"):
        await gateway.send(PETRA, "Hej", [])


@pytest.mark.parametrize("body", [PAGE, '{"ok": true, "result": [1]}', '{"ok": true, "result": [{"update_id": "x"}]}'])
async def test_updates_that_are_none_are_not_handed_on(
    server: PracticeServer, gateway: TelegramGateway, body: str
) -> None:
    server.faults.add(Fault("garbage", "getUpdates", body=body))

    with pytest.raises(errors.Unreachable):
        await gateway.updates(None, 0)


async def test_the_start_waits_as_long_as_telegram_says(
    server: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """429 to getMe and setWebhook; 502 grows the pauses."""
    for fault in (
        Fault("flood", "getMe", seconds=9),
        Fault("error", "getMe"),
        Fault("flood", "setWebhook", seconds=30),
    ):
        server.faults.add(fault)
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    gateway = TelegramGateway(_settings(server))

    async def meet() -> None:
        await gateway.__aenter__()

    async def call_back() -> None:
        await gateway.call_back("http://127.0.0.1:1/telegram", "a-secret", 40)

    with monkeypatch.context() as patched:
        patched.setattr("bot.patience.asyncio", SimpleNamespace(sleep=sleep))  # the server goes on sleeping itself
        await until_reached(meet)
        await until_reached(call_back)
    await gateway.__aexit__(None, None, None)

    assert waited == [9, 0.5, 30]


async def test_a_token_that_is_none_ends_it(server: PracticeServer) -> None:
    with pytest.raises(errors.BadToken):
        async with TelegramGateway(_settings(server, "1:wrong")):
            pass


FILES = [
    ("närvaro vecka 48.xlsx", b"PK\x03\x04" + bytes(range(256)) * 2000),
    ('så kallad "fil"; name="chat_id".docx', b"--\r\n\r\nboundary\r\n--"),
]


@pytest.mark.parametrize(("name", "content"), FILES, ids=["large", "quotes"])
async def test_a_document_arrives_as_it_is(
    server: PracticeServer, gateway: TelegramGateway, name: str, content: bytes
) -> None:
    message_id = await gateway.document(PETRA, name, content, "Närvaron för vecka 48 – så här blev den")

    (shown,) = server.messages("petra")
    assert shown.document is not None
    assert (shown.id, shown.text) == (message_id, "Närvaron för vecka 48 – så här blev den")
    assert (shown.document.name, shown.document.content) == (name, content)


async def test_a_picture_arrives_with_its_buttons_and_its_words_can_be_changed(
    server: PracticeServer, gateway: TelegramGateway
) -> None:
    message_id = await gateway.photo(PETRA, PNG, "Beläggning", [[["Så räknade jag", "1.2.3"]]])
    await gateway.edit(PETRA, message_id, "Beläggning i december", [])

    (shown,) = server.messages("petra")
    assert shown.photo is not None
    assert (shown.photo.content, shown.text, shown.rows) == (PNG, "Beläggning i december", [])


async def test_what_somebody_sends_is_fetched_whole(server: PracticeServer, gateway: TelegramGateway) -> None:
    content = FILES[0][1]
    await gateway.poll_instead()
    await server.send_document("petra", content, "lista.xlsx")
    (update,) = await gateway.updates(None, 0)

    assert await gateway.download(update["message"]["document"]["file_id"]) == content


async def test_many_uploads_at_once_are_not_mixed_up(server: PracticeServer, gateway: TelegramGateway) -> None:
    contents = [bytes([number]) * 50_000 for number in range(20)]
    await asyncio.gather(*(gateway.document(PETRA, f"{content[0]}", content, "") for content in contents))

    shown = {one.document.name: one.document.content for one in server.messages("petra") if one.document}
    assert shown == {f"{content[0]}": content for content in contents}


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000"
    "000049454e44ae426082"
)
