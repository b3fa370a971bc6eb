"""Trouble on order: floods, broken servers, lost answers. Nothing of it happens unless a test asks for it."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["flood", "error", "garbage", "drop", "stall"]
"""flood: 429; error: an answer with `status` (502); garbage: `body` with `status` (200); drop: the connection ends
within the answer; stall: no answer for `seconds`, then the connection ends."""

PAGE = "<html><body>Bad Gateway</body></html>"


@dataclass
class Fault:
    """One kind of trouble for calls of `method` (None: all but getUpdates) to `chat_id` (None: all).

    `times` None means until cleared. With `done` the call is carried out and only its answer is lost.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    done: bool = False
    status: int | None = None
    seconds: float = 1.0
    body: str = PAGE

    def hits(self, method: str, chat_id: int | None) -> bool:
        if self.method is None:
            return method != "getupdates" and self.chat_id in (None, chat_id)
        return self.method.casefold() == method and self.chat_id in (None, chat_id)


class Faults:
    """The faults that are set, taken in the order in which they were added, and the flood limits."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._set: list[Fault] = []
        self._per_second: int | None = None
        self._per_chat: int | None = None
        self._all: deque[datetime] = deque()
        self._chats: dict[int, deque[datetime]] = defaultdict(deque)
        self.floods = 0

    def add(self, fault: Fault) -> None:
        self._set.append(fault)

    def clear(self) -> None:
        """No more trouble."""
        self._set.clear()
        self.limit(per_second=None, per_chat=None)

    def limit(self, *, per_second: int | None, per_chat: int | None) -> None:
        """Answer 429 above so many messages a second in all, and in one chat. None: no limit."""
        self._per_second, self._per_chat = per_second, per_chat
        self._all.clear()
        self._chats.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault for this call, if any; it counts as used. `method` is in small letters."""
        for fault in self._set:
            if fault.hits(method, chat_id):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._set.remove(fault)
                return fault
        if chat_id is not None and self._too_many(method, chat_id):
            self.floods += 1
            return Fault("flood")
        return None

    def _too_many(self, method: str, chat_id: int) -> bool:
        if self._per_second is None and self._per_chat is None:
            return False
        if not method.startswith(("send", "edit", "copy", "forward")) or method == "sendchataction":
            return False
        now = self._now()
        counted = [
            (times, most)
            for times, most in ((self._all, self._per_second), (self._chats[chat_id], self._per_chat))
            if most is not None
        ]
        for times, most in counted:
            while times and (now - times[0]).total_seconds() >= 1:
                times.popleft()
            if len(times) >= most:
                return True
        for times, _most in counted:
            times.append(now)
        return False
