"""Buttons, and the numbers by which a card knows what each of them does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import orjson

from storage.models import Card


@dataclass(frozen=True)
class Button:
    """A button: its label, and the action with arguments that the card's handler gets when it is tapped.

    `url` makes it a link instead.
    """

    label: str
    action: str
    args: dict[str, Any] = field(default_factory=dict)
    url: str | None = None


Rows = Sequence[Sequence[Button]]
PLAIN = (str, int, type(None))


def numbered(known: dict[str, Any], rows: Rows) -> tuple[dict[str, Any], list[list[str]]]:
    """A card's choices with those that are new, and the numbers of the buttons in the rows' form. Equal choices keep
    their number; a link has none."""
    choices = dict(known)
    numbers = {_meaning(action, args): number for number, (action, args) in choices.items()}

    def number(button: Button) -> str:
        if button.url is not None:
            return ""
        meaning = _meaning(button.action, button.args)
        if meaning not in numbers:
            numbers[meaning] = str(len(choices))
            choices[numbers[meaning]] = [button.action, button.args]
        return numbers[meaning]

    return choices, [[number(button) for button in row] for row in rows]


def _meaning(action: str, args: dict[str, Any]) -> tuple[Any, ...]:
    """Equal for what is equal, also once it has been JSON."""
    told = [(name, one if isinstance(one, PLAIN) else orjson.dumps(one)) for name, one in args.items()]
    return (action, *sorted(told, key=itemgetter(0)))


def keyboard(card: Card, rows: Rows, numbers: list[list[str]]) -> list[list[list[str]]]:
    """Rows of [label, callback data] or [label, "", url]."""
    return [
        [
            [button.label, f"1.{card.id}.{number}"] if button.url is None else [button.label, "", button.url]
            for button, number in zip(row, line, strict=True)
        ]
        for row, line in zip(rows, numbers, strict=True)
    ]
