"""A first reading of a sentence: its intent, and how sure that is."""

from typing import NamedTuple


class Reading(NamedTuple):
    """An intent with how sure it is, 0 to 1, and the words that gave it."""

    intent: str
    sure: float
    why: str = ""
