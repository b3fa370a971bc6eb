"""What is done to the bot while everybody writes: each returns when the chats may stop."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

from tests.torture.cluster import Cluster
from tests.torture.replicas import leader
from tests.torture.run import Torture

Disturb = Callable[[Torture], Awaitable[None]]
WELL_UNDER_WAY = 3  # steps of every chat


def kills(count: int) -> Disturb:
    """Any of the replicas dies at random moments of its life, and is started again: on a busy machine as often as on an
    idle one it has been at work."""

    async def disturb(torture: Torture) -> None:
        chance = random.Random(4711)
        while torture.run.kills < count:
            replica = chance.randrange(len(torture.replicas.ports))
            await torture.replicas.until_up(replica)
            await asyncio.sleep(chance.uniform(0.1, 2.0))
            await torture.replicas.kill(replica)
            torture.run.kills += 1
            await torture.replicas.start(replica)
        await torture.replicas.until_up(replica)
        await torture.advances(1)

    return disturb


def leader_dies(*, comes_back: bool) -> Disturb:
    """The replica that leads dies and stays dead, at least until the others have taken up its work and gone on."""

    async def disturb(torture: Torture) -> None:
        await torture.advances(WELL_UNDER_WAY)
        leads = await asyncio.to_thread(leader, torture.url)
        assert leads is not None
        await torture.replicas.kill(leads)
        torture.run.kills += 1
        torture.run.taken_up = await torture.advances(1)
        await torture.advances(WELL_UNDER_WAY)
        if comes_back:
            await torture.replicas.start(leads)
            await torture.replicas.until_up(leads)
            await torture.advances(WELL_UNDER_WAY)

    return disturb


def primary_dies(cluster: Cluster) -> Disturb:
    """The database's primary dies, and the standby is promoted."""

    async def disturb(torture: Torture) -> None:
        await torture.advances(WELL_UNDER_WAY)
        began = time.monotonic()
        await asyncio.to_thread(cluster.fail_over)
        torture.run.kills += 1
        torture.run.promoted = time.monotonic() - began
        await torture.advances(1)
        torture.run.taken_up = time.monotonic() - began
        await torture.advances(WELL_UNDER_WAY)

    return disturb
