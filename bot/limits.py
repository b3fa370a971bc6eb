"""Telegram's limits on sending: 30 messages a second in all, one a second in a chat (short bursts are let through),
20 a minute in a group."""

from collections import OrderedDict
from datetime import datetime, timedelta

CHAT_BURST = 3.0
GROUP_BURST = 3.0
GROUP_PER_SECOND = 20 / 60
MOST_CHATS = 10_000


class Bucket:
    """Room for `burst` at once, refilled at `per_second`."""

    def __init__(self, per_second: float, burst: float, now: datetime) -> None:
        self._per_second, self._burst = per_second, burst
        self._room, self._at = burst, now

    def ready_at(self, now: datetime) -> datetime:
        """When the next one fits: now, or later."""
        self._refill(now)
        return now if self._room >= 1 else now + timedelta(seconds=(1 - self._room) / self._per_second)

    def spend(self, now: datetime) -> None:
        self._refill(now)
        self._room -= 1

    def _refill(self, now: datetime) -> None:
        passed = max(0.0, (now - self._at).total_seconds())  # a clock that was set back gives nothing
        self._room, self._at = min(self._burst, self._room + passed * self._per_second), now


class Limits:
    """When a chat may be written to next. The limits of one bot, so one process sends at a time."""

    def __init__(self, *, per_second: float, per_chat: float, now: datetime) -> None:
        self._all = Bucket(per_second, max(1.0, per_second), now)
        self._per_chat = per_chat
        self._chats: OrderedDict[int, Bucket] = OrderedDict()

    def ready_at(self, chat_id: int, now: datetime) -> datetime:
        """The first moment at which a message to this chat fits all limits."""
        chat = self._chats.get(chat_id)
        return max(self._all.ready_at(now), chat.ready_at(now) if chat else now)

    def spend(self, chat_id: int, now: datetime) -> None:
        """A message is sent to this chat."""
        self._all.spend(now)
        chat = self._chats.get(chat_id)
        if chat is None:
            if chat_id < 0:
                chat = Bucket(min(self._per_chat, GROUP_PER_SECOND), GROUP_BURST, now)
            else:
                chat = Bucket(self._per_chat, max(1.0, CHAT_BURST * self._per_chat), now)
            self._chats[chat_id] = chat
        chat.spend(now)
        self._chats.move_to_end(chat_id)
        if len(self._chats) > MOST_CHATS:
            self._chats.popitem(last=False)  # the one that was quiet the longest is full again
