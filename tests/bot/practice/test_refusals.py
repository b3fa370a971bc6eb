"""What Telegram refuses is refused, in Telegram's words."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.clock import SetClock
from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

PETRA = 1001
BUTTON = {"text": "Ja", "callback_data": "1.1.1"}


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def message(text: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": PETRA, "text": text, **more}


@pytest.mark.parametrize(
    ("method", "params", "said"),
    [
        ("sendMessage", {"text": "Hej"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 4711, "text": "Hej"}, "chat not found"),
        ("sendMessage", {"chat_id": 1003, "text": "Hej"}, "chat not found"),
        ("sendMessage", message(" \n "), "message text is empty"),
        ("sendMessage", message("å" * 4097), "message is too long"),
        (
            "sendMessage",
            message("Hej", reply_markup=keyboard(BUTTON | {"callback_data": "å" * 33})),
            "BUTTON_DATA_INVALID",
        ),
        ("sendMessage", message("Hej", reply_markup=keyboard(*[BUTTON] * 101)), "reply markup is too long"),
        ("sendMessage", message("Hej", reply_markup="{"), "can't parse reply markup JSON object"),
        ("sendMessage", message("Hej", reply_markup="3"), "object expected as reply markup"),
        (
            "sendMessage",
            message("Hej", reply_markup=keyboard({"text": "Ja"})),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ("sendMessage", message("Hej", reply_parameters={"message_id": 99}), "message to be replied not found"),
        ("sendMessage", message("Hej", parse_mode="BBCode"), "unsupported parse_mode"),
        (
            "sendMessage",
            message("å <b>fet", parse_mode="HTML"),
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            "sendMessage",
            message("å <div>", parse_mode="HTML"),
            'can\'t parse entities: Unsupported start tag "div" at byte offset 3',
        ),
        (
            "sendMessage",
            message("Slut.", parse_mode="MarkdownV2"),
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        ("sendPhoto", {"chat_id": PETRA}, "there is no photo in the request"),
        ("sendDocument", {"chat_id": PETRA}, "there is no document in the request"),
        ("editMessageText", message("Hej"), "message identifier is not specified"),
        ("editMessageText", message("Hej", message_id=99), "message to edit not found"),
        ("deleteMessage", {"chat_id": PETRA, "message_id": 99}, "message to delete not found"),
        ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "99"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
        ("sendChatAction", {"chat_id": PETRA, "action": "dancing"}, "wrong parameter action in request"),
        ("setMyCommands", {"commands": [{"command": "närvaro", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "hej", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("leaveChat", {"chat_id": PETRA}, "chat member status can't be changed in private chats"),
    ],
)
async def test_a_bad_request_is_refused(refused: Any, method: str, params: dict[str, Any], said: str) -> None:
    expected = {"ok": False, "error_code": 400, "description": f"Bad Request: {said}"}
    assert expected == await refused(method, **params)


async def test_a_wrong_token_is_unauthorized_and_no_token_is_not_found(server: PracticeServer) -> None:
    async with httpx.AsyncClient() as client:
        wrong = await client.get(f"{server.base_url}1:wrong/getMe")
        none = await client.get(f"{server.base_url}wrong/getMe")
    assert (wrong.status_code, wrong.json()) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert (none.status_code, none.json()) == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_an_unknown_method_is_not_found(refused: Any) -> None:
    assert await refused("sendFlowers", chat_id=PETRA) == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_method_names_may_be_written_in_any_case(refused: Any) -> None:
    answer = await refused("GETME")
    assert {name: answer["result"][name] for name in ("id", "is_bot", "first_name", "username")} == {
        "id": 110201543,
        "is_bot": True,
        "first_name": "Platsbot",
        "username": "platsbot",
    }


async def test_the_longest_text_and_the_longest_data_pass(call: Any, server: PracticeServer) -> None:
    await call("sendMessage", **message("å" * 4096, reply_markup=keyboard(BUTTON | {"callback_data": "å" * 32})))
    [sent] = server.messages("petra")
    assert (len(sent.text), sent.button("Ja").data) == (4096, "å" * 32)


async def test_an_edit_that_changes_nothing_is_refused(call: Any) -> None:
    sent = await call("sendMessage", **message("Hej", reply_markup=keyboard(BUTTON)))
    again = message("Hej", message_id=sent["result"]["message_id"], reply_markup=keyboard(BUTTON))
    refused = await call("editMessageText", **again)
    assert refused["description"] == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


async def test_an_edit_without_buttons_takes_the_buttons_away(call: Any, server: PracticeServer) -> None:
    sent = await call("sendMessage", **message("Hej", reply_markup=keyboard(BUTTON)))
    await call("editMessageText", **message("Klart", message_id=sent["result"]["message_id"]))
    [shown] = server.messages("petra")
    assert (shown.text, shown.rows, shown.edited is not None) == ("Klart", [], True)


async def test_a_bot_edits_only_its_own_messages(call: Any, server: PracticeServer) -> None:
    written = await server.write("petra", "Hej")
    refused = await call("editMessageText", **message("Hå", message_id=written.id))
    assert refused["description"] == "Bad Request: message can't be edited"


async def test_messages_older_than_48_hours_stay(call: Any, server: PracticeServer, clock: SetClock) -> None:
    sent = await call("sendMessage", **message("Hej"))
    clock.set(clock.now() + timedelta(hours=48, seconds=1))
    number = sent["result"]["message_id"]
    one = await call("deleteMessage", chat_id=PETRA, message_id=number)
    many = await call("deleteMessages", chat_id=PETRA, message_ids=[number])
    assert [one["description"], many["description"]] == ["Bad Request: message can't be deleted for everyone"] * 2
    assert len(server.messages("petra")) == 1


async def test_a_deleted_message_is_gone_and_unknown_ones_are_skipped_in_a_batch(
    call: Any, server: PracticeServer
) -> None:
    numbers = [(await call("sendMessage", **message(text)))["result"]["message_id"] for text in ("ett", "två", "tre")]
    await call("deleteMessage", chat_id=PETRA, message_id=numbers[0])
    assert await call("deleteMessages", chat_id=PETRA, message_ids=[numbers[1], 99]) == {"ok": True, "result": True}
    assert [shown.text for shown in server.messages("petra")] == ["tre"]


async def test_captions_have_a_limit_of_their_own(call: Any, server: PracticeServer) -> None:
    written = await server.send_document("petra", b"hej", "hej.txt")
    assert written.document is not None
    sends = {"chat_id": PETRA, "document": written.document.id}
    refused = await call("sendDocument", **sends, caption="x" * 1025)
    sent = await call("sendDocument", **sends, caption="x" * 1024)
    edits = {"chat_id": PETRA, "message_id": sent["result"]["message_id"]}
    too_long = await call("editMessageCaption", **edits, caption="x" * 1025)
    no_text = await call("editMessageText", **edits, text="x")
    assert [answer["description"] for answer in (refused, too_long, no_text)] == [
        "Bad Request: message caption is too long",
        "Bad Request: MEDIA_CAPTION_TOO_LONG",
        "Bad Request: there is no text in the message to edit",
    ]


async def test_who_has_blocked_the_bot_is_forbidden_until_she_writes(call: Any, server: PracticeServer) -> None:
    server.acting.stand("petra", "blocked")
    blocked = await call("sendMessage", **message("Hej"))
    await server.write("petra", "Hej igen")
    assert (blocked["error_code"], blocked["description"]) == (403, "Forbidden: bot was blocked by the user")
    assert (await call("sendMessage", **message("Hej")))["ok"]
    kinds = [next(name for name in update if name != "update_id") for update in (await call("getUpdates"))["result"]]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


async def test_a_group_that_became_a_supergroup_tells_its_new_id(call: Any, server: PracticeServer) -> None:
    group = server.acting.make_group("Produktion", ["petra", "omar"])
    larger = server.acting.make_supergroup(group)
    assert {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": larger.id},
    } == await call("sendMessage", chat_id=group.id, text="Hej")
    assert (await call("sendMessage", chat_id=larger.id, text="Hej"))["ok"]


async def test_a_tap_can_be_answered_for_a_quarter_of_an_hour(
    call: Any, server: PracticeServer, clock: SetClock
) -> None:
    sent = await call("sendMessage", **message("Hej", reply_markup=keyboard(BUTTON)))
    tap = server.acting.tap("petra", sent["result"]["message_id"], "Ja")
    assert (await call("answerCallbackQuery", callback_query_id=tap, text="Sparat"))["ok"]
    clock.set(clock.now() + timedelta(minutes=16))
    assert not (await call("answerCallbackQuery", callback_query_id=tap))["ok"]


async def test_after_log_out_nothing_is_answered(call: Any) -> None:
    assert await call("logOut") == {"ok": True, "result": True}
    assert (await call("getMe"))["description"] == "Bad Request: Logged out"
