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

log = structlog.get_logger()


class Polling:
    """Fetches updates into the inbox. Raises BadToken only."""

    def __init__(self, gateway: Gateway, inbox: Inbox, wake: Bell) -> None:
        self._gateway, self._inbox, self._wake = gateway, inbox, wake
        self._offset: int | None = None
        self._pause = 0.0
        self._stepped_back = 0.0

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
                self._pause = self._stepped_back = 0.0

    async def _step_back(self) -> None:
        """409: another process polls with this token, or a webhook is set. It goes on; this one waits, and says so."""
        self._stepped_back = min(STEPS_BACK_AT_MOST, max(STEPS_BACK_FOR, self._stepped_back * 2))
        log.error("another process uses this token; this one steps back", seconds=self._stepped_back)
        await asyncio.sleep(self._stepped_back)

    async def _rest(self, error: Exception) -> None:
        self._pause = min(LONGEST_PAUSE, max(0.5, self._pause * 2))
        log.warning("no updates fetched", error=type(error).__name__, pause=self._pause)
        await asyncio.sleep(self._pause)
