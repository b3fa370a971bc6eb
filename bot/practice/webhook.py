"""Delivery of updates to the bot's webhook: in order within a chat, again and again until it is taken."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from typing import Any

import aiohttp

from bot.practice.errors import bad_request, conflict
from bot.practice.params import Params
from bot.practice.updates import WEBHOOK_COMES, Update
from bot.practice.world import World

ALLOWED_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_PAUSE = 60.0
ANSWER_WITHIN = 60


class Webhook:
    """What setWebhook set, and the deliveries. `pause` is the first pause before a new try, in seconds; it doubles."""

    def __init__(self, world: World, carry_out: Callable[[str, Params], None], pause: float) -> None:
        self._world, self._carry_out, self._pause = world, carry_out, pause
        self.url = ""
        self._secret = ""
        self._most = 40
        self._failure: dict[str, Any] = {}
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(self._most)
        self._session: aiohttp.ClientSession | None = None
        world.updates.arrived.append(self._take)

    def set(self, params: Params) -> bool:
        """setWebhook. Raises ApiError. Any http address will do: the practice server is for one machine."""
        url, secret = params.text("url").strip(), params.text("secret_token")
        updates = self._world.updates
        updates.allow(params.json("allowed_updates"))
        if params.truth("drop_pending_updates"):
            updates.waiting.clear()
        if not url:
            self._forget()
            return True
        if not re.match(r"https?://[^/\s]+", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not ALLOWED_SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self._forget()
        updates.webhook_is_set = True
        updates.end_poll(conflict(WEBHOOK_COMES))
        self.url, self._secret = url, secret
        self._most = min(max(params.number("max_connections", 40), 1), 100)
        self._free = asyncio.Semaphore(self._most)
        for update in list(updates.waiting.values()):
            self._take(update)
        return True

    def delete(self, params: Params) -> bool:
        """deleteWebhook: what waits can be polled, unless it is to be dropped."""
        if params.truth("drop_pending_updates"):
            self._world.updates.waiting.clear()
        self._forget()
        return True

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        told: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates.waiting),
        }
        if self.url:
            told |= {"max_connections": self._most, "ip_address": "127.0.0.1", **self._failure}
        if self._world.updates.allowed:
            told["allowed_updates"] = self._world.updates.allowed
        return told

    async def stop(self) -> None:
        tasks = list(self._tasks)
        self._forget()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _forget(self) -> None:
        self.url, self._failure = "", {}
        self._world.updates.webhook_is_set = False
        self._lanes.clear()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def _take(self, update: Update) -> None:
        """Put an update into the lane of its chat, and start the lane where it stands still."""
        if not self.url:
            return
        chat_id = _chat_of(update)
        lane = self._lanes.get(chat_id)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[chat_id] = lane = deque([update])
        task = asyncio.create_task(self._run(chat_id, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, chat_id: int, lane: deque[Update]) -> None:
        pause = self._pause
        while lane:
            update = lane[0]
            async with self._free:
                failure, wait = await self._deliver(update)
            if failure is None:
                lane.popleft()
                self._world.updates.waiting.pop(update["update_id"], None)
                pause = self._pause
                continue
            self._failure = {"last_error_date": self._world.seconds(), "last_error_message": failure}
            await asyncio.sleep(wait if wait is not None else pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        if self._lanes.get(chat_id) is lane:
            del self._lanes[chat_id]

    async def _deliver(self, update: Update) -> tuple[str | None, float | None]:
        """Why it was not taken (None: it was), and how long the bot asks us to wait."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100), timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN)
            )
        headers = {"Content-Type": "application/json"} | ({HEADER: self._secret} if self._secret else {})
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            async with self._session.post(self.url, data=body, headers=headers) as response:
                answer = await response.read()
        except TimeoutError:
            return "Connection timed out", None
        except aiohttp.ClientConnectorError:
            return "Connection refused", None
        except aiohttp.ClientError:
            return "Connection reset by peer", None
        if response.status // 100 != 2:
            wait = response.headers.get("Retry-After", "")
            failure = f"Wrong response from the webhook: {response.status} {response.reason}"
            return failure, float(wait) if wait.isdigit() else None
        self._answered(answer)
        return None, None

    def _answered(self, answer: bytes) -> None:
        """A bot may call a method in its answer to the webhook; it does not hear how that went."""
        try:
            told = json.loads(answer)
        except ValueError:
            return
        if isinstance(told, dict) and isinstance(told.get("method"), str):
            self._carry_out(told.pop("method"), Params(told))


def _chat_of(update: Update) -> int:
    """The chat whose updates must keep their order."""
    kind = next(name for name in update if name != "update_id")
    thing = update[kind]
    place = thing.get("message", thing) if isinstance(thing, dict) else {}
    return int(place.get("chat", {}).get("id", 0))
