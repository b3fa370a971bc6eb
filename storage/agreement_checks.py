"""The sums of an agreement, worked out again from its own data, so that a conflict is found and not only claimed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.agreement_terms import Budget, Post, Value

if TYPE_CHECKING:
    from storage.agreement import Agreement

MONTHS_OF_A_YEAR = 12
"""A place that each person has for four months serves three people a year."""


@dataclass(frozen=True)
class Check:
    """One sum: what the document writes and what its parts give.

    `what`: total, post, positions, own_total, own_post or places_per_year. `year` is None for what holds every year;
    `post` names the post. `written_value` is the value that was checked.
    """

    what: str
    written: int
    computed: int
    written_value: Value[int]
    year: int | None = None
    post: str = ""

    @property
    def agrees(self) -> bool:
        return self.written == self.computed

    @property
    def difference(self) -> int:
        """How far apart the two are; never negative."""
        return abs(self.computed - self.written)


def check_sums(agreement: "Agreement") -> Iterator[Check]:
    """Every sum that the agreement's data allow to be worked out."""
    for year, budget in agreement.money.items():
        yield from _budget(budget, year)
    own = agreement.own_contribution
    yield from _posts("own_post", own.posts, None)
    amounts = [post.written for post in own.posts]
    if amounts and own.total.value is not None:
        yield Check("own_total", own.total.value, sum(amount or 0 for amount in amounts), own.total)
    positions = agreement.positions
    if positions.posts and positions.total.value is not None:
        summed = sum(post.per_cent.value or 0 for post in positions.posts)
        yield Check("positions", positions.total.value, summed, positions.total)
    places, yearly, months = (
        agreement.places_at_once.value,
        agreement.places_per_year,
        agreement.enrolment_months.value,
    )
    if places and months and yearly.value is not None:
        yield Check("places_per_year", yearly.value, places * MONTHS_OF_A_YEAR // months, yearly)


def balancing(budget: Budget, key: str) -> int | None:
    """What the post would have to be for the posts to give the total as written; None where it cannot be said."""
    post, summed, total = budget.post(key), budget.sum_of_posts, budget.written_total
    if post is None or post.written is None or summed is None or total is None:
        return None
    return total - (summed - post.written)


def _budget(budget: Budget, year: int) -> Iterator[Check]:
    yield from _posts("post", budget.posts, year)
    if budget.sum_of_posts is not None and budget.written_total is not None:
        yield Check("total", budget.written_total, budget.sum_of_posts, budget.total, year)


def _posts(what: str, posts: tuple[Post, ...], year: int | None) -> Iterator[Check]:
    for post in posts:
        if post.from_terms is not None and post.written is not None:
            yield Check(what, post.written, post.from_terms, post.amount, year, post.name)
