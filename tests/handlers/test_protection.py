"""Small numbers cannot be worked out from what is published, tried by going through every table that would fit."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reports.protection import LEAST, Hidden, Shown, protect_period, protect_year

MOST = 9


def fits(shown: Shown, value: int) -> bool:
    if isinstance(shown, Hidden):
        return value < LEAST if shown.small else True
    return shown == value


@settings(deadline=None)
@given(st.lists(st.integers(0, MOST), min_size=2, max_size=4))
def test_a_period_by_itself(counts: list[int]) -> None:
    """Shown counts are true, none under 5 is shown, and each small one has more than one value that fits."""
    shown = protect_period(counts)
    if not sum(counts):
        assert shown == counts
        return
    total = sum(counts)
    possible = [
        values
        for values in product(range(total + 1), repeat=len(counts))
        if sum(values) == total and all(map(fits, shown, values))
    ]
    for place, (one, count) in enumerate(zip(shown, counts, strict=True)):
        assert one == count if not isinstance(one, Hidden) else True
        if count < LEAST:
            assert isinstance(one, Hidden)
            assert len({values[place] for values in possible}) > 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=3))
def test_two_periods_and_their_totals(counts: list[list[int]]) -> None:
    """Also from both periods' reports and the year's together."""
    cells, totals = protect_year(counts)
    sums = [sum(column) for column in zip(*counts, strict=True)]
    columns = [
        [
            values
            for values in product(range(total + 1), repeat=len(counts))
            if sum(values) == total and all(fits(cells[row][number], value) for row, value in enumerate(values))
        ]
        for number, total in enumerate(sums)
    ]
    possible = [
        (first, second)
        for first in columns[0]
        for second in columns[1]
        if all(fits(totals[row], first[row] + second[row]) for row in range(len(counts)))
    ]
    for number, total in enumerate(sums):
        for row in range(len(counts)):
            if total and counts[row][number] < LEAST:
                assert isinstance(cells[row][number], Hidden)
                assert len({both[number][row] for both in possible}) > 1


def test_a_quarter_says_the_same_in_its_own_report_and_in_the_years() -> None:
    counts = [[12, 3], [7, 9], [0, 1]]
    assert [row[0] for row in protect_year(counts)[0]] == protect_period([12, 7, 0])


def test_one_small_count_hides_a_second_one() -> None:
    assert protect_period([12, 7, 3]) == [12, Hidden(small=False), Hidden(small=True)]
    assert protect_period([12, 8, 9]) == [12, 8, 9]


def test_what_is_kept_is_hidden_last() -> None:
    """Two reasons for ending are equally many: the one that has a goal stays, unless it is small itself."""
    assert protect_period([6, 8, 3], keep=0) == [6, Hidden(small=False), Hidden(small=True)]
    assert protect_period([4, 8, 6], keep=0) == [Hidden(small=True), 8, Hidden(small=False)]
