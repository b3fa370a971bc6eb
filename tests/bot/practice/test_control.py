"""The addresses under /practice/, for the page and for programs in other processes."""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.practice.server import PracticeServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

BUTTON = {"text": "Ja", "callback_data": "1.1.1"}


@pytest_asyncio.fixture(loop_scope="module")
async def control(server: PracticeServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{server.address}/practice/", timeout=20) as client:
        yield client


async def do(control: httpx.AsyncClient, path: str, **told: Any) -> Any:
    answer = await control.post(path, json=told)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_writing_editing_and_tapping(control: httpx.AsyncClient, call: Any) -> None:
    written = await do(control, "write", who="petra", text="Hej")
    await do(control, "edit", who=1001, message_id=written["message_id"], text="Hej!")
    sent = await call("sendMessage", chat_id=1001, text="Är du där?", reply_markup={"inline_keyboard": [[BUTTON]]})
    await do(control, "tap", who="petra", message_id=sent["result"]["message_id"], data="1.1.1")
    updates = (await call("getUpdates"))["result"]
    assert [update.get("callback_query", {}).get("data") for update in updates] == [None, None, "1.1.1"]
    shown = (await control.get("messages", params={"who": "petra"})).json()
    assert [(one["mine"], one["text"], one["edited"], one["rows"]) for one in shown] == [
        (True, "Hej!", True, []),
        (False, "Är du där?", False, [[{"label": "Ja", "data": "1.1.1"}]]),
    ]
    assert (shown[0]["day"], shown[0]["time"]) == ("måndag 23 november 2026", "09.00")


async def test_many_messages_at_once_from_many_people(control: httpx.AsyncClient, call: Any) -> None:
    people = [{"key": f"p{number}", "name": f"Person {number}"} for number in range(200)]
    added = await do(control, "people", people=people)
    assert len({one["id"] for one in added}) == 200
    messages = [{"who": one["key"], "text": f"{one['key']} nummer {n}"} for n in range(5) for one in people]
    assert len((await do(control, "bulk", messages=messages))["message_ids"]) == 1000
    assert (await control.get("counts")).json() == {"pending": 1000, "calls": 0, "floods": 0, "messages": 1000}
    seen, offset = [], 0
    while batch := (await call("getUpdates", offset=offset))["result"]:
        seen += [update["message"]["text"] for update in batch]
        offset = batch[-1]["update_id"] + 1
    assert seen == [message["text"] for message in messages]


async def test_updates_can_be_given_as_they_are(control: httpx.AsyncClient, call: Any) -> None:
    await do(control, "updates", updates=[{"message": {"odd": True}}])
    [update] = (await call("getUpdates"))["result"]
    assert update["message"] == {"odd": True}


async def test_faults_and_limits_can_be_ordered_and_called_off(control: httpx.AsyncClient, call: Any) -> None:
    await do(control, "faults", kind="flood", seconds=3, times=2)
    assert (await call("getMe"))["parameters"] == {"retry_after": 3}
    await do(control, "limits", per_chat=1)
    await do(control, "calm")
    for _ in range(3):
        assert (await call("sendMessage", chat_id=1001, text="Hej"))["ok"]
    calls = (await control.get("calls", params={"since": 1})).json()
    assert [(one["method"], one["error"]) for one in calls] == [("sendMessage", None)] * 3


async def test_standing_and_groups(control: httpx.AsyncClient, call: Any) -> None:
    group = (await do(control, "groups", title="Produktion", members=["petra", "omar"]))["id"]
    await do(control, "write", who="omar", text="/platser", chat=group)
    await do(control, "standing", who="petra", standing="blocked")
    kinds = [sorted(set(update) - {"update_id"}) for update in (await call("getUpdates"))["result"]]
    assert kinds == [["my_chat_member"], ["message"], ["my_chat_member"]]
    state = (await control.get("state", params={"who": "omar", "chat": group})).json()
    assert [one["text"] for one in state["messages"]] == ["/platser"]
    assert (await control.get("state", params={"who": "okand", "chat": group})).status_code == 404


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({"step": "hour"}, {"day": "måndag 23 november 2026", "time": "10.00"}),
        ({"step": "day"}, {"day": "tisdag 24 november 2026", "time": "09.00"}),
        ({"step": "friday"}, {"day": "fredag 27 november 2026", "time": "14.00"}),
        ({"to": "2026-11-27T15:30"}, {"day": "fredag 27 november 2026", "time": "15.30"}),
    ],
)
async def test_the_clock_goes_forward(control: httpx.AsyncClient, step: dict[str, str], expected: Any) -> None:
    assert await do(control, "clock", **step) == expected


async def test_friday_afternoon_leads_to_the_next_friday(control: httpx.AsyncClient) -> None:
    await do(control, "clock", step="friday")
    assert (await do(control, "clock", step="friday"))["day"] == "fredag 4 december 2026"


async def test_the_clock_never_goes_back(control: httpx.AsyncClient) -> None:
    answer = await control.post("clock", json={"to": "2026-11-22T09:00"})
    assert (answer.status_code, answer.json()) == (400, {"error": "the clock does not go back"})


async def test_another_site_may_not_act(control: httpx.AsyncClient) -> None:
    answer = await control.post("write", json={"who": "petra", "text": "Hej"}, headers={"Origin": "https://example.se"})
    assert answer.status_code == 403


async def test_unknown_people_and_broken_requests_are_told(control: httpx.AsyncClient) -> None:
    unknown = await control.post("write", json={"who": "ingen", "text": "Hej"})
    broken = await control.post("write", content=b"{")
    empty = await control.post("write", json={"who": "petra", "text": " "})
    assert [answer.status_code for answer in (unknown, broken, empty)] == [404, 400, 400]


async def test_a_document_that_could_run_is_only_offered_for_download(
    control: httpx.AsyncClient, server: PracticeServer
) -> None:
    sent = await server.send_document("petra", b"<script>alert(1)</script>", "sida.html")
    assert sent.document is not None
    answer = await control.get(f"file/{sent.document.id}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )


async def test_a_stream_tells_the_state_and_then_each_change(
    control: httpx.AsyncClient, server: PracticeServer
) -> None:
    async with control.stream("GET", "stream", params={"who": "petra"}) as stream:
        lines = (line async for line in stream.aiter_lines() if line)
        assert await anext(lines) == "event: state"
        assert json.loads((await anext(lines)).removeprefix("data: "))["me"]["name"] == "Petra"
        await server.write("omar", "hörs inte här")
        await server.write("petra", "Hej")
        assert await anext(lines) == "event: message"
        assert json.loads((await anext(lines)).removeprefix("data: "))["text"] == "Hej"


async def test_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.practice", "--port", "0", "--token", "1:a"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        address = (await process.stdout.readline()).decode().split()[-1]
        async with httpx.AsyncClient() as client:
            people = (await client.get(f"{address}/practice/people")).json()
            assert (await client.get(f"{address}/bot1:a/getMe")).json()["ok"]
        assert [(one["name"], one["about"]) for one in people][:3] == [
            ("Petra", "handledare på Produktion"),
            ("Omar", "handledare på Matmission"),
            ("Lena", "verksamhetsledare"),
        ]
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()


async def test_nothing_of_it_is_imported_when_the_bot_runs_for_real() -> None:
    program = "import sys, bot.cli, bot.application; print([name for name in sys.modules if 'bot.practice' in name])"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    said, _nothing = await process.communicate()
    assert said.decode().strip() == "[]"
