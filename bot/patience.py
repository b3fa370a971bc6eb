"""At the start: waiting for a Telegram that does not answer yet, and for a database that is locked or not up yet."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from bot.gateway import BadToken, GatewayError, TryLater
from bot.processing import where
from bot.store import is_trouble
from storage.database import Database

DATABASE_WITHIN = 60.0  # seconds; then whoever started the bot should hear of it

log = structlog.get_logger()


async def until_reached(do: Callable[[], Awaitable[None]]) -> None:
    """Call until Telegram answers, as late as it asks for, else with growing pauses. Raises BadToken."""
    pause = 0.5
    while True:
        try:
            await do()
        except BadToken:
            raise
        except TryLater as error:
            log.warning("told to wait", seconds=error.seconds)
            await asyncio.sleep(error.seconds)
        except GatewayError as error:
            log.warning("Telegram does not answer", reason=str(error), pause=pause)
            await asyncio.sleep(pause)
            pause = min(60.0, pause * 2)
        else:
            return


async def until_migrated(database: Database) -> None:
    """The latest form of the tables; a database that is locked, or not up yet, is waited for."""
    pause, ends = 0.5, time.monotonic() + DATABASE_WITHIN
    while True:
        try:
            await asyncio.to_thread(database.migrate)
        except Exception as error:
            if not is_trouble(error) or time.monotonic() + pause > ends:
                raise
            log.warning("database in trouble", pause=pause, **where(error))
            await asyncio.sleep(pause)
            pause = min(5.0, pause * 2)
        else:
            return
