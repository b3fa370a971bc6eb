"""A tortured run beside an undisturbed one of the same steps: what was lost, doubled, said twice or out of order."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from storage import crypto
from tests.torture.disturbances import Disturb
from tests.torture.facts import differences, facts
from tests.torture.run import Run, Torture


@dataclass
class Result:
    """`lost`, `doubled` and `disordered` are lines that tell which; `repeated` counts messages sent once more after a
    crash."""

    run: Run
    lost: list[str]
    doubled: list[str]
    disordered: list[str]
    repeated: int

    @property
    def faults(self) -> list[str]:
        return self.lost + self.doubled + self.disordered


def compare(
    fresh: Callable[[], str], mode: str, disturb: Disturb, *, chats: int, replicas: int = 1, burst: int = 1
) -> Result:
    """Torture the bot on one fresh database, then go the same steps undisturbed on another, and compare them."""
    key = crypto.new_key()
    first, second = fresh(), fresh()
    torture = Torture(first, mode, key=key, chats=chats, replicas=replicas, burst=burst)
    tortured = asyncio.run(torture.go(disturb))
    calm = asyncio.run(Torture(second, mode, key=key, chats=chats, burst=burst).go(None, tortured.steps))
    crypto.use_keys(key)
    lost, doubled = differences(facts(second), facts(first))
    lost += [f"never answered: {what}" for what in tortured.unanswered]
    lost += [f"never said: {what}" for what in (_counted(calm) - _counted(tortured)).elements()]
    own = list(calm.said)[:chats]  # what the others hear comes from many chats, in no order
    disordered = [f"out of order: chat {chat}" for chat in own if not _within(calm.said[chat], tortured.said[chat])]
    return Result(tortured, lost, doubled, disordered, (_counted(tortured) - _counted(calm)).total())


def _counted(run: Run) -> Counter[tuple[int, str]]:
    return Counter((chat, text) for chat, texts in run.said.items() for text in texts)


def _within(wanted: list[str], heard: list[str]) -> bool:
    """Whether all that was to be heard was heard in that order, whatever was said once more between."""
    rest = iter(heard)
    return all(text in rest for text in wanted)
