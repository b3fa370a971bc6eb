"""A bell that one task waits for and many may ring; rings that come together wake once."""

import asyncio
from collections.abc import Callable


class Bell:
    """`ring` rings; `wait` returns at a ring since the last wait, or after some seconds. Others may listen along."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []

    def also(self, listener: Callable[[], None]) -> None:
        """Call the listener at each ring too."""
        self._listeners.append(listener)

    def ring(self) -> None:
        self._event.set()
        for listener in self._listeners:
            listener()

    async def wait(self, seconds: float | None = None) -> None:
        if not self._event.is_set():
            try:
                async with asyncio.timeout(seconds):
                    await self._event.wait()
            except TimeoutError:
                pass
        self._event.clear()
