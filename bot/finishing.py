"""Ending tasks that have something in hand."""

import asyncio
from collections.abc import Collection


async def finish(tasks: Collection["asyncio.Task[None]"], seconds: float) -> None:
    """Return when they are done; what is not done after so long is broken off."""
    if not tasks:
        return
    _done, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
