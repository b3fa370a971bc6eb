"""A stretch of text that is marked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Span:
    """An entity with offsets in characters: from `start` up to and without `end`."""

    start: int
    end: int
    type: str
    extra: Mapping[str, Any] = field(default_factory=dict)
