"""What a message is most like, learned from examples (tests/data, `make learn`): weights for the signs of a message.

No language model: each sign adds its weights, and the label with the largest sum is the one. `--explain` tells which.
"""

from functools import cache

from handlers.swedish.likeness.model import Model, load, load_words

__all__ = ["NAMES", "Model", "model", "words"]

NAMES = ("days", "topics", "outcomes", "subscriptions", "intents")
"""What is learned: the status of somebody's day, the topic of the agreement, the outcome counted,
what is wanted of the weekly summary, the intent. Each is
learned after those that it is read by means of."""


@cache
def model(name: str) -> Model:
    """The weights of that name, read from their file when they are first needed."""
    return load(name)


@cache
def words() -> frozenset[str]:
    """Words in plain letters that the examples use in at least two meanings: everyday words, and no names."""
    return load_words()
