"""`make torture` in short: killed while at work, the bot loses nothing and does nothing twice."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.torture.comparing import compare


def test_killed_in_the_middle_of_it_on_sqlite_by_polling(tmp_path: Path) -> None:
    result = compare(lambda: f"sqlite:///{tmp_path / os.urandom(4).hex()}.db", "polling", chats=6, kills=1)

    assert (result.lost, result.doubled) == ([], [])


def test_killed_in_the_middle_of_it_on_postgresql_by_webhook(postgresql: Callable[[], str]) -> None:
    result = compare(postgresql, "webhook", chats=6, kills=1)

    assert (result.lost, result.doubled) == ([], [])
