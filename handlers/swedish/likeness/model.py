"""What signs are most like: a table of weights, learned from examples, and its sums."""

from collections.abc import Collection
from math import exp
from sys import byteorder
from typing import NamedTuple

HUNDREDTHS = 100
"""Weights are kept as whole hundredths."""
LANE = 32
"""Bits of a label's lane. All weights of a sign are one whole number, a lane for each label, so that one addition adds
them all; a lane holds what thousands of signs can add up to."""
ZERO = 1 << LANE - 1
"""A lane's nought: sums may be negative, lanes may not."""


class Likely(NamedTuple):
    """What it is most like, with the share (0 to 1) that this has beside all else, and what comes next."""

    label: str
    share: float
    next_label: str


class Model:
    """`weights`: for each sign the weights it gives, as label number and hundredths in turn; `first`: what each label
    has from the outset."""

    def __init__(self, labels: list[str], first: list[int], weights: dict[str, list[int]]) -> None:
        self.labels = labels
        places = [1 << LANE * label for label in range(len(labels))]
        self._first = sum((weight + ZERO) * place for weight, place in zip(first, places, strict=True))
        self._lanes = {
            sign: sum(pairs[at + 1] * places[pairs[at]] for at in range(0, len(pairs), 2))
            for sign, pairs in weights.items()
        }
        self._size = len(labels) * LANE // 8

    def total(self, signs: Collection[str], so_far: int | None = None) -> int:
        """What the signs add up to, in lanes; `so_far` is what others did."""
        whole, lanes = self._first if so_far is None else so_far, self._lanes
        for sign in signs:
            if sign in lanes:
                whole += lanes[sign]
        return whole

    def likely(self, signs: Collection[str]) -> Likely:
        """The two labels that the signs speak most for."""
        return self.judged(self.total(signs))

    def judged(self, total: int) -> Likely:
        """The two labels that a total speaks most for."""
        sums = self._apart(total)
        most = max(sums)
        one = sums.index(most)
        whole = sum([exp((each - most) / HUNDREDTHS) for each in sums])
        sums[one] = 0
        return Likely(self.labels[one], 1 / whole, self.labels[sums.index(max(sums))])

    def _apart(self, total: int) -> list[int]:
        """The lanes of a total, each `ZERO` too high."""
        lanes = memoryview(total.to_bytes(self._size, byteorder)).cast("I").tolist()
        return lanes if byteorder == "little" else lanes[::-1]

    def share(self, signs: Collection[str], label: str) -> float:
        """The share that a label has, 0 to 1."""
        sums = self._apart(self.total(signs))
        mine = sums[self.labels.index(label)]
        return 1 / sum(exp(min(700.0, (each - mine) / HUNDREDTHS)) for each in sums)

    def why(self, signs: Collection[str], label: str, most: int = 5) -> list[tuple[str, float]]:
        """The signs that speak most for the label, with their weights."""
        number = self.labels.index(label)
        none = self._apart(self._first)[number]
        spoken = [(sign, (self._apart(self.total([sign]))[number] - none) / HUNDREDTHS) for sign in signs]
        return sorted([one for one in spoken if one[1] > 0], key=lambda one: (-one[1], one[0]))[:most]


def load(name: str) -> Model:
    """The model of that name beside this file."""
    import json  # when it is needed: whoever only imports this does not wait for it

    told = json.loads(_read(f"{name}.json"))
    return Model(told["labels"], told["first"], told["weights"])


def load_words() -> frozenset[str]:
    """The words of the examples, beside this file."""
    return frozenset(_read("words.txt").split())


def _read(name: str) -> str:
    from pathlib import Path

    return Path(__file__).with_name(name).read_text(encoding="utf-8")
