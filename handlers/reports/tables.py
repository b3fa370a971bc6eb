"""A table for a workbook and a document alike: cells are numbers, dates or words, written as Swedes write them."""

from dataclasses import dataclass
from datetime import date

from locales.formats import WEEKDAYS, format_date, format_hours, format_kr, format_number, format_percent

NUMERIC = frozenset({"number", "hours", "kr", "percent"})


@dataclass(frozen=True)
class Figure:
    """A number of another kind than its column's."""

    value: float
    kind: str


Cell = str | int | float | date | Figure | None


@dataclass(frozen=True)
class Chart:
    """A chart of a table's own cells: the first column names its spots, `bars` and `line` are columns of figures.

    `words` say what it shows, for who does not see it; `across` and `up` name the axes; `rows`: only the first so many.
    """

    title: str
    words: str
    across: str
    up: str
    bars: tuple[int, ...] = (1,)
    line: int | None = None
    rows: int | None = None


@dataclass(frozen=True)
class Table:
    """`kinds` says how each column's figures are written: "text", "number", "hours", "kr", "percent" or "date".

    `widths` are the columns' centimetres in a document, equal where none are given.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[str, ...]
    note: str = ""
    widths: tuple[float, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True)
class Sheet:
    """A page or chapter: its heading, what must be said on top, tables with charts, and fields to fill in."""

    name: str
    heading: str
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    to_fill_in: tuple[str, ...] = ()


def in_kind(cell: Cell, kind: str) -> str:
    """The cell in words, for a document or a chart."""
    if cell is None:
        return "–"
    if isinstance(cell, Figure):
        return in_kind(cell.value, cell.kind)
    if isinstance(cell, date):
        return f"{WEEKDAYS[cell.weekday()][:3]} {format_date(cell, weekday=False, year=False)}"
    if isinstance(cell, str):
        return cell
    return {"hours": format_hours, "kr": format_kr, "percent": format_percent}.get(kind, format_number)(cell)


def number_of(cell: Cell) -> float:
    """The figure that a chart draws; raises TypeError of a cell that holds none."""
    if isinstance(cell, Figure):
        return cell.value
    if isinstance(cell, int | float):
        return cell
    raise TypeError(f"{cell!r} is no figure")
