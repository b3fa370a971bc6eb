"""A tortured run beside an undisturbed one of the same steps: what was lost, doubled or said twice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from storage import crypto
from tests.torture.facts import differences, facts
from tests.torture.run import Run, Torture


@dataclass
class Result:
    """`lost` and `doubled` are lines that tell which; `repeated` counts messages sent once more after a crash."""

    run: Run
    lost: list[str]
    doubled: list[str]
    repeated: int

    @property
    def held(self) -> bool:
        return not self.lost and not self.doubled


def compare(fresh: Callable[[], str], mode: str, *, chats: int, kills: int, replicas: int = 1) -> Result:
    """Torture the bot on one fresh database, then go the same steps undisturbed on another, and compare them."""
    key = crypto.new_key()
    first, second = fresh(), fresh()
    tortured = asyncio.run(Torture(first, mode, key=key, chats=chats, kills=kills, replicas=replicas).go())
    calm = asyncio.run(Torture(second, mode, key=key, chats=chats, kills=0).go(tortured.steps))
    crypto.use_keys(key)
    lost, doubled = differences(facts(second), facts(first))
    lost += [f"never answered: {what}" for what in tortured.unanswered]
    lost += [f"never said: {what}" for what in (calm.said - tortured.said).elements()]
    return Result(tortured, lost, doubled, (tortured.said - calm.said).total())
