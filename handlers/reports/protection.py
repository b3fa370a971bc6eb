"""Small numbers protected: what leaves the partnership shows counts under 5 as «<5», and nothing else lets them be
worked out, neither the totals of a report nor another period's report (DOMAIN.md, «What the reports hold»).

A table has categories (women, men …) and periods. The sum of each period is known to all, and the year's report gives
the categories' totals. A hidden cell can be worked out where its sums have no other hidden cell (a bridge in the graph
of rows and columns), or where the bounds leave one value. A period is protected by itself, so that its report says the
same whenever it is drawn; what the year's totals would then reveal, they hide.
"""

from dataclasses import dataclass
from typing import TypeGuard

LEAST = 5
MANY = 10**9

Spot = tuple[int, int]


@dataclass(frozen=True)
class Hidden:
    """A count that is not shown: under 5, or (`small` False) hidden so that another cannot be worked out."""

    small: bool


Shown = int | Hidden


def protect_period(counts: list[int], keep: int | None = None) -> list[Shown]:
    """The counts of one period's categories as they may be shown beside their sum; the same whenever it is drawn.

    Where hiding some does not help, all are hidden. `keep`: the category that is the last to be hidden for others.
    """
    grid = [[count] for count in counts]
    hidden = _small(grid) if sum(counts) else {}
    while _exposed(grid, hidden, totals=False) is not None:
        visible = [(row, 0) for row in range(len(grid)) if (row, 0) not in hidden]
        if not visible:
            return [Hidden(small=False) for _count in counts]
        hidden[min(visible, key=lambda one: (one[0] == keep, grid[one[0]][0]))] = Hidden(small=False)
    return [hidden.get((row, 0), count) for row, count in enumerate(counts)]


def protect_year(counts: list[list[int]], keep: int | None = None) -> tuple[list[list[Shown]], list[Shown]]:
    """The cells [category][period] as each period's report shows them, and the categories' totals over the periods,
    of which so many are hidden that no period's small count can be worked out."""
    periods = [protect_period(list(column), keep) for column in zip(*counts, strict=True)]
    cells = [list(row) for row in zip(*periods, strict=True)] if periods else [[] for _row in counts]
    grid = [[*row, sum(row)] for row in counts]
    last = len(periods)
    hidden = {(row, column): one for row, line in enumerate(cells) for column, one in enumerate(line) if _hides(one)}
    hidden |= {spot: what for spot, what in _small(grid).items() if spot[1] == last and any(map(sum, counts))}
    while _exposed(grid, hidden, totals=True) is not None:
        visible = [(row, last) for row in range(len(grid)) if (row, last) not in hidden]
        if not visible:  # that a total is under 5 would already tell too much
            hidden |= {(row, last): Hidden(small=False) for row in range(len(grid))}
            break
        hidden[min(visible, key=lambda one: (one[0] == keep, grid[one[0]][last]))] = Hidden(small=False)
    return cells, [hidden.get((row, last), line[last]) for row, line in enumerate(grid)]


def _hides(one: Shown) -> TypeGuard[Hidden]:
    return isinstance(one, Hidden)


def _small(grid: list[list[int]]) -> dict[Spot, Hidden]:
    """The counts under 5; a period in which nothing happened hides nothing."""
    return {
        (row, column): Hidden(small=True)
        for row, line in enumerate(grid)
        for column, count in enumerate(line)
        if count < LEAST and any(other[column] for other in grid)
    }


def _exposed(grid: list[list[int]], hidden: dict[Spot, Hidden], *, totals: bool) -> Spot | None:
    """A small hidden cell that can be worked out, or None. `totals`: the last column holds the totals of the rows."""
    bounds = _bounds(grid, hidden, totals=totals)
    for spot in (spot for spot in hidden if grid[spot[0]][spot[1]] < LEAST):
        if bounds[spot][0] == bounds[spot][1]:
            return spot
        if _is_bridge(spot, hidden, totals=totals):
            return spot
    return None


def _bounds(grid: list[list[int]], hidden: dict[Spot, Hidden], *, totals: bool) -> dict[Spot, tuple[int, int]]:
    """What a reader can tell of each hidden cell from the sums, however often they are gone through."""
    bounds = {spot: (0, LEAST - 1) if what.small else (0, MANY) for spot, what in hidden.items()}
    equations: list[tuple[list[Spot], list[Spot], int]] = []
    for column in range(len(grid[0]) if grid else 0):
        cells = [(row, column) for row in range(len(grid)) if (row, column) in hidden]
        equations.append((cells, [], sum(grid[row][column] for row, _same in cells)))
    for row, line in enumerate(grid if totals else []):
        last = len(line) - 1
        cells = [(row, column) for column in range(last) if (row, column) in hidden]
        total = [(row, last)] if (row, last) in hidden else []
        known = sum(line[column] for column in range(last) if (row, column) not in hidden)
        equations.append((cells, total, (0 if total else line[last]) - known))
    changed = True
    while changed:
        changed = False
        for plus, minus, value in equations:
            for spot in [*plus, *minus]:
                low, high = _from_equation(spot, plus, minus, value, bounds)
                low, high = max(low, bounds[spot][0]), min(high, bounds[spot][1])
                if (low, high) != bounds[spot]:
                    bounds[spot], changed = (low, high), True
    return bounds


def _from_equation(
    spot: Spot, plus: list[Spot], minus: list[Spot], value: int, bounds: dict[Spot, tuple[int, int]]
) -> tuple[int, int]:
    """The range of one cell in Σ plus − Σ minus = value, given the ranges of the others."""
    least = sum(bounds[one][0] for one in plus if one != spot) - sum(bounds[one][1] for one in minus if one != spot)
    most = sum(bounds[one][1] for one in plus if one != spot) - sum(bounds[one][0] for one in minus if one != spot)
    return (value - most, value - least) if spot in plus else (least - value, most - value)


def _is_bridge(spot: Spot, hidden: dict[Spot, Hidden], *, totals: bool) -> bool:
    """Whether no other hidden cells join the cell's row and column; without totals a row joins nothing."""
    if not totals:
        return sum(column == spot[1] for _row, column in hidden) == 1
    seen, waiting = {("row", spot[0])}, [("row", spot[0])]
    while waiting:
        kind, number = waiting.pop()
        for row, column in hidden.keys() - {spot}:
            if (row if kind == "row" else column) != number:
                continue
            other = ("column", column) if kind == "row" else ("row", row)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return ("column", spot[1]) not in seen
