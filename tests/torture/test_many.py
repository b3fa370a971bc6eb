"""`make torture` in short, on many machines: a replica dies, the database's primary dies, and nobody loses anything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.torture.cluster import Cluster
from tests.torture.comparing import compare
from tests.torture.disturbances import leader_dies, primary_dies

TAKEN_UP_WITHIN = 30.0  # seconds


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    both = Cluster(tmp_path / "pg")
    yield both
    both.stop()


def test_one_of_two_replicas_dies(postgresql: Callable[[], str]) -> None:
    result = compare(postgresql, "webhook", leader_dies(comes_back=False), chats=4, replicas=2, burst=3)

    assert result.faults == []
    assert result.run.taken_up < TAKEN_UP_WITHIN


def test_the_primary_dies_and_the_standby_is_promoted(cluster: Cluster) -> None:
    result = compare(cluster.fresh, "webhook", primary_dies(cluster), chats=4, replicas=2, burst=3)

    assert result.faults == []
    assert result.run.taken_up < TAKEN_UP_WITHIN
