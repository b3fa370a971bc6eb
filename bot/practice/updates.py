"""Updates that wait for the bot, with the offsets of getUpdates as Telegram counts them."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from bot.practice.errors import ApiError, conflict

Update = dict[str, Any]

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_WAIT = 50
MOST_AT_ONCE = 100

TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
WEBHOOK_COMES = "terminated by setWebhook request"


class Updates:
    """Waiting updates by update_id, in order. What is confirmed is forgotten."""

    def __init__(self, first_id: int) -> None:
        self.waiting: OrderedDict[int, Update] = OrderedDict()  # its first is found quickly after many removals
        self.allowed: list[str] = []
        self.webhook_is_set = False
        self.arrived: list[Callable[[Update], None]] = []
        self._next_id = first_id
        self._poller: asyncio.Future[ApiError | None] | None = None

    @property
    def is_polled(self) -> bool:
        """A long poll is waiting."""
        return self._poller is not None

    def push(self, update: Update) -> int | None:
        """Add an update of one kind, without its id. The id, or None where the bot does not want this kind."""
        kind = next(iter(update))
        if kind not in self.allowed if self.allowed else kind in NOT_BY_DEFAULT:
            return None
        number = self._next_id
        self._next_id += 1
        whole = self.waiting[number] = {"update_id": number, **update}
        self._answer_poller(None)
        for listener in self.arrived:
            listener(whole)
        return number

    def allow(self, kinds: Any) -> None:
        """Remember the kinds wanted from now on; without a list the earlier choice stays."""
        if isinstance(kinds, list):
            self.allowed = [str(kind) for kind in kinds]

    def end_poll(self, why: ApiError | None) -> None:
        """End the long poll that waits, if any: with an error or, without one, empty-handed."""
        self._answer_poller(why)

    async def get(self, offset: int, limit: int, wait: int) -> Sequence[Update]:
        """getUpdates. Raises ApiError 409 where a webhook is set or another poller came after this one."""
        if self.webhook_is_set:
            raise conflict(WEBHOOK_SET)
        self._answer_poller(conflict(TWO_POLLERS))
        self._confirm(offset)
        limit = min(max(limit, 1), MOST_AT_ONCE)
        if not self.waiting and wait > 0:
            await self._wait(min(wait, LONGEST_WAIT))
        found: list[Update] = []
        for update in self.waiting.values():
            if len(found) == limit:
                break
            found.append(update)
        return found

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # the last -offset ones are kept, whatever their numbers
            for number in list(self.waiting)[:offset]:
                del self.waiting[number]
            return
        while self.waiting:
            first = next(iter(self.waiting))
            if first >= offset:
                return
            del self.waiting[first]

    async def _wait(self, seconds: float) -> None:
        poller: asyncio.Future[ApiError | None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        try:
            async with asyncio.timeout(seconds):
                error = await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None
        if error is not None:
            raise error

    def _answer_poller(self, error: ApiError | None) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(error)
