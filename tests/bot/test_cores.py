"""The threads of a running bot share a core, and have all of them again afterwards."""

import asyncio
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from bot.cores import EVERYWHERE, on_one_core

pytestmark = pytest.mark.skipif(sys.platform != "linux" or len(EVERYWHERE) < 2, reason="needs Linux and several cores")


def masks() -> list[set[int]]:
    """Of every thread; another test's may end while they are counted."""
    found = []
    for thread in Path("/proc/self/task").iterdir():
        with suppress(ProcessLookupError):
            found.append(os.sched_getaffinity(int(thread.name)))
    return found


async def test_all_threads_are_on_one_core_meanwhile() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    async with on_one_core():
        await asyncio.sleep(0)
        (core,) = masks()[0]
        meanwhile = masks()
    done.set()
    other.join()

    assert meanwhile == [{core}] * len(meanwhile)
    assert all(mask == EVERYWHERE for mask in masks())
