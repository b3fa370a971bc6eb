"""The meaning of a message, as handlers get it."""

from typing import Any, NamedTuple

CHANGES = frozenset(
    """
    report_attendance start_placement move extend end_placement change_extent pause resume order_place undo
    """.split()
)
"""Intents that change something."""


class Speaker(NamedTuple):
    """Who writes: staff key, name, role and own workplace."""

    key: str
    name: str
    role: str
    workplace: str | None


class Context(NamedTuple):
    """What was last spoken of in the chat, for what a follow-up leaves out."""

    intent: str
    slots: dict[str, Any]


class _Fields:
    """Equal where all its fields are, and shown with them: a data class by hand, which is twice as soon imported."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


class Thing(_Fields):
    """One thing of a message: an intent with its slots in JSON shape.

    `details` says what an ambiguous name of a report was said to be: [{"codes", "status", "minutes"?}]; of a question
    about somebody who is in no roster, the name as written: [{"unknown"}].
    """

    def __init__(
        self, intent: str, slots: dict[str, Any] | None = None, details: list[dict[str, Any]] | None = None
    ) -> None:
        self.intent, self.slots, self.details = intent, slots or {}, details or []


class Why(NamedTuple):
    """Which words gave what, and how sure that is."""

    words: str
    gave: str
    sure: float


class Understood(_Fields):
    """The message's first thing, the others in `more`. `readings` are what to offer where it is unsure.

    `details` are the first thing's (see Thing). `corrects`: it stands in the place of what was reported just before
    («nej, Jonas menade jag»). `follows`: it takes over what it leaves out from what was spoken of before.
    `refused`: it asks for what must never be done or told (a personnummer, a diagnosis, everything deleted).
    """

    def __init__(
        self,
        intent: str,
        slots: dict[str, Any] | None = None,
        *,
        unsure: bool = False,
        more: list[Thing] | None = None,
        readings: list[Thing] | None = None,
    ) -> None:
        self.intent, self.slots, self.unsure = intent, slots or {}, unsure
        self.more, self.readings = more or [], readings or []
        self.details: list[dict[str, Any]] = []
        self.why: list[Why] = []
        self.corrects = self.follows = self.refused = False
