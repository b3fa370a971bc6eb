"""Telegram's limits on sending: 30 messages a second in all, one a second in a chat (short bursts are let through),
20 a minute in a group."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

CHAT_BURST = 3.0
GROUP_BURST = 3.0
GROUP_PER_SECOND = (20 - GROUP_BURST) / 60
MOST_CHATS = 10_000
WAY = timedelta(seconds=0.1)
"""By so much one message's way to Telegram may be shorter than another's."""


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


class Window:
    """At most so many in any second, also where they arrive; with fewer than one a second, one in so long."""

    def __init__(self, per_second: float) -> None:
        self._most = max(1, int(per_second))
        self._lasts = timedelta(seconds=self._most / per_second) + WAY
        self._spent: deque[datetime] = deque(maxlen=self._most)

    def ready_at(self, now: datetime) -> datetime:
        """When the next one fits: now, or later."""
        while self._spent and self._spent[-1] > now:
            self._spent.pop()  # the clock was set back
        return max(now, self._spent[0] + self._lasts) if len(self._spent) == self._most else now

    def spend(self, now: datetime) -> None:
        self._spent.append(now)


class Limits:
    """When a chat may be written to next. The limits of one bot, so one process sends at a time."""

    def __init__(self, *, per_second: float, per_chat: float) -> None:
        self._all = Window(per_second)
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
