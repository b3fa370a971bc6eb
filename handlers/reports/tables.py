"""A table for a workbook and a document alike: cells are numbers, dates or words, written as Swedes write them."""

from dataclasses import dataclass
from datetime import date

from handlers.reports.bars import Bars
from locales.formats import WEEKDAYS, format_date, format_hours, format_kr, format_number, format_percent

Cell = str | int | float | date | None


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


@dataclass(frozen=True)
class Sheet:
    """One page or chapter: a heading, what must be said on top, tables, a diagram, and fields for people to fill in."""

    name: str
    heading: str
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    diagram: Bars | None = None
    to_fill_in: tuple[str, ...] = ()


def written(cell: Cell, kind: str) -> str:
    """The cell in words, for a document."""
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return f"{WEEKDAYS[cell.weekday()][:3]} {format_date(cell, weekday=False, year=False)}"
    if isinstance(cell, str):
        return cell
    return {"hours": format_hours, "kr": format_kr, "percent": format_percent}.get(kind, format_number)(cell)
