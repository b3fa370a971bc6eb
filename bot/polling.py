"""Long polling: what Telegram hands out is committed before the next call tells Telegram that we have it."""

import asyncio

import structlog

from bot.bell import Bell
from bot.gateway import BadToken, Conflict, Gateway, GatewayError, TryLater
from bot.inbox import Inbox
from bot.processing import where
from bot.store import is_trouble

WAIT_SECONDS = 25
LONGEST_PAUSE = 60.0
STEPS_BACK_FOR = 15.0
STEPS_BACK_AT_MOST = 300.0
ESTABLISHED_AFTER = 60.0  # seconds of undisturbed polling
RETURNS_AFTER = 2.0
INSISTS_WITHIN = 10.0

log = structlog.get_logger()


class Polling:
    """Fetches updates into the inbox. Raises BadToken only."""

    def __init__(self, gateway: Gateway, inbox: Inbox, wake: Bell) -> None:
        self._gateway, self._inbox, self._wake = gateway, inbox, wake
        self._offset: int | None = None
        self._pause = 0.0
        self._stepped_back = 0.0
        self._since = asyncio.get_running_loop().time()  # polled undisturbed since then
        self._told = float("-inf")  # when Telegram last spoke of another process

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                updates = await self._gateway.updates(self._offset, WAIT_SECONDS)
                if updates:
                    await self._inbox.put(updates)
                    self._offset = max(update["update_id"] for update in updates) + 1
                    self._wake.ring()
            except Conflict:
                await self._step_back()
            except TryLater as error:
                await asyncio.sleep(error.seconds)
            except BadToken:
                raise
            except Exception as error:
                if not isinstance(error, GatewayError) and not is_trouble(error):
                    log.error("updates not taken in", **where(error))
                await self._rest(error)
            else:
                self._pause = 0.0

    async def _step_back(self) -> None:
        """409: another process polls with this token, or a webhook is set; Telegram tells the one that asked first.

        Who has polled undisturbed for a minute asks again soon, so that it is the newcomer who is told; a newcomer
        leaves the other alone, longer each time, and says so. Else the two would drive each other off by turns. One
        that does not let itself be told is left alone too.
        """
        loop = asyncio.get_running_loop()
        now, last, self._told = loop.time(), self._told, loop.time()
        if now - self._since >= ESTABLISHED_AFTER and now - last >= INSISTS_WITHIN:
            log.warning("another process has tried to use this token", seconds=RETURNS_AFTER)
            await asyncio.sleep(RETURNS_AFTER)
            return
        self._stepped_back = min(STEPS_BACK_AT_MOST, max(STEPS_BACK_FOR, self._stepped_back * 2))
        log.error("another process uses this token; this one steps back", seconds=self._stepped_back)
        await asyncio.sleep(self._stepped_back)
        self._since = loop.time()

    async def _rest(self, error: Exception) -> None:
        self._pause = min(LONGEST_PAUSE, max(0.5, self._pause * 2))
        log.warning("no updates fetched", error=type(error).__name__, pause=self._pause)
        await asyncio.sleep(self._pause)
