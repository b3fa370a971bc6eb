"""`make torture` in short: killed while at work, the bot loses nothing and does nothing twice."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.comparing import compare
from tests.torture.disturbances import kills

MODES = ("polling", "webhook")


@pytest.mark.parametrize("mode", MODES)
def test_killed_in_the_middle_of_it_on_sqlite(tmp_path: Path, mode: str) -> None:
    result = compare(lambda: f"sqlite:///{tmp_path / os.urandom(4).hex()}.db", mode, kills(1), chats=4)

    assert result.faults == []


@pytest.mark.parametrize("mode", MODES)
def test_killed_in_the_middle_of_it_on_postgresql(postgresql: Callable[[], str], mode: str) -> None:
    result = compare(postgresql, mode, kills(1), chats=4)

    assert result.faults == []
