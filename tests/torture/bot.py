"""The real bot as a process of its own, on a clock that began on the roster's day: `python -m tests.torture.bot`."""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta

from bot import logs
from bot.application import serve
from bot.clock import RunningClock
from bot.settings import Settings

STARTS = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SLOWER = 20  # so that even a long run stays before the reminders of ten o'clock

if __name__ == "__main__":
    logs.configure(os.environ.get("PLATSBOT_LOG_LEVEL", "ERROR"))
    began = float(os.environ["TORTURE_BEGAN"])
    moment = STARTS + timedelta(seconds=(time.time() - began) / SLOWER)
    asyncio.run(serve(Settings(_env_file=None), RunningClock(moment)))
