"""getUpdates: what is waiting, what is confirmed, and who may poll."""

import asyncio
from typing import Any

import pytest

from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")


def texts(answer: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in answer["result"]]


async def polled(server: PracticeServer) -> None:
    while not server.world.updates.is_polled:
        await asyncio.sleep(0)


async def test_updates_stay_until_a_higher_offset_confirms_them(call: Any, server: PracticeServer) -> None:
    for text in ("ett", "två", "tre"):
        await server.write("petra", text)
    first = await call("getUpdates")
    assert texts(first) == ["ett", "två", "tre"]
    assert first == await call("getUpdates")
    assert texts(await call("getUpdates", offset=first["result"][2]["update_id"])) == ["tre"]
    assert texts(await call("getUpdates")) == ["tre"]


async def test_a_limit_gives_the_oldest_and_a_negative_offset_forgets_all_but_the_last(
    call: Any, server: PracticeServer
) -> None:
    for text in ("ett", "två", "tre"):
        await server.write("petra", text)
    assert texts(await call("getUpdates", limit=2)) == ["ett", "två"]
    assert texts(await call("getUpdates", offset=-2)) == ["två", "tre"]
    assert texts(await call("getUpdates")) == ["två", "tre"]


async def test_a_long_poll_ends_with_the_first_update(call: Any, server: PracticeServer) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=20))
    await polled(server)
    await server.write("petra", "Hej")
    assert texts(await poll) == ["Hej"]


async def test_a_poll_without_updates_comes_back_empty(call: Any) -> None:
    assert await call("getUpdates", timeout=0) == {"ok": True, "result": []}


async def test_of_two_pollers_the_older_hears_that_there_is_another(call: Any, server: PracticeServer) -> None:
    older = asyncio.create_task(call("getUpdates", timeout=20))
    await polled(server)
    assert await call("getUpdates") == {"ok": True, "result": []}
    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }


async def test_allowed_updates_are_remembered_and_hold_for_what_comes(call: Any, server: PracticeServer) -> None:
    written = await server.write("petra", "Hej")
    await call("getUpdates", allowed_updates=["edited_message"])
    await server.write("petra", "hörs inte")
    await server.edit("petra", written.id, "Hej!")
    kinds = [sorted(update)[0] for update in (await call("getUpdates"))["result"]]
    assert kinds == ["message", "edited_message"]


async def test_polling_is_refused_while_a_webhook_is_set(call: Any) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/telegram")
    assert await call("getUpdates") == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    }
    await call("deleteWebhook")
    assert await call("getUpdates") == {"ok": True, "result": []}


async def test_setting_a_webhook_ends_a_poll(call: Any, server: PracticeServer) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=20))
    await polled(server)
    await call("setWebhook", url="http://127.0.0.1:9/telegram")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"


async def test_pending_updates_can_be_dropped(call: Any, server: PracticeServer) -> None:
    await server.write("petra", "Hej")
    await call("deleteWebhook", drop_pending_updates=True)
    assert await call("getUpdates") == {"ok": True, "result": []}


async def test_a_command_is_marked_and_a_long_text_comes_in_pieces(call: Any, server: PracticeServer) -> None:
    await server.write("petra", "/narvaro@platsbot nu")
    await server.write("petra", "a" * 5000)
    first, second, third = (update["message"] for update in (await call("getUpdates"))["result"])
    assert first["entities"] == [{"type": "bot_command", "offset": 0, "length": 17}]
    assert [len(second["text"]), len(third["text"])] == [4096, 904]


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(call: Any, server: PracticeServer) -> None:
    group = server.acting.make_group("Produktion", ["petra", "omar"])
    assert group.id < 0
    said = await call("sendMessage", chat_id=group.id, text="Hej alla")
    await server.write("omar", "Hej på er", chat=group)
    await server.write("omar", "/platser", chat=group)
    await server.write("omar", "/platser@annanbot", chat=group)
    await server.write("omar", "Vad säger @platsbot?", chat=group)
    await server.write("omar", "Tack", chat=group, reply_to=said["result"]["message_id"])
    _added, *heard = (await call("getUpdates"))["result"]
    assert [update["message"]["text"] for update in heard] == ["/platser", "Vad säger @platsbot?", "Tack"]


async def test_numbers_go_on_after_a_restart() -> None:
    early = PracticeServer("1:a", [("petra", "Petra")])
    assert early.world.next_id() > 20_000_000  # seconds since 2026 began, not 1
    assert early.acting.who("petra").id == PracticeServer("1:a", [("petra", "Petra")]).acting.who("petra").id
