"""The meaning of a message, as handlers get it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who writes: staff key, name, role and own workplace."""

    key: str
    name: str
    role: str
    workplace: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What was last spoken of in the chat, for what a follow-up leaves out."""

    intent: str
    slots: dict[str, Any]


@dataclass(slots=True)
class Thing:
    """One thing of a message: an intent with its slots in JSON shape.

    `details` says what an ambiguous name of a report was said to be: [{"codes", "status", "minutes"?}].
    """

    intent: str
    slots: dict[str, Any] = field(default_factory=dict)
    details: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Why:
    """Which words gave what, and how sure that is."""

    words: str
    gave: str
    sure: float


@dataclass(slots=True)
class Understood:
    """The message's first thing, the others in `more`. `readings` are what to offer where it is unsure.

    `details` are the first thing's (see Thing). `corrects`: it stands in the place of what was reported just before
    («nej, Jonas menade jag»). `follows`: it takes over what it leaves out from what was spoken of before.
    `refused`: it asks for what must never be done or told (a personnummer, a diagnosis, everything deleted).
    """

    intent: str
    slots: dict[str, Any] = field(default_factory=dict)
    unsure: bool = False
    more: list[Thing] = field(default_factory=list)
    readings: list[Thing] = field(default_factory=list)
    details: list[dict[str, Any]] = field(default_factory=list)
    why: list[Why] = field(default_factory=list)
    corrects: bool = False
    follows: bool = False
    refused: bool = False
