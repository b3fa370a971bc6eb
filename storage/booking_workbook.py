"""Lines of booked amounts in an Excel workbook: what its columns are called, and reading a filled-in one."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from storage.errors import BadWorkbook

SHEET = "Bokfört"
COLUMNS = {"Datum": "day", "Post": "post", "Belopp": "amount", "Verifikat": "voucher"}
"""Each column's heading, and what it holds."""
MOST_LINES = 2000
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Line:
    """A line as it stands in the workbook, on row `number` of the sheet: what could not be read is None.

    `said` holds the cells' own words, by column; `amount` is kronor, öre included.
    """

    number: int
    day: date | None
    post: str
    amount: Decimal | None
    voucher: str
    said: dict[str, str]


def read_booking(content: bytes) -> list[Line]:
    """The lines with anything in them. Raises BadWorkbook (not_excel, no_sheet, no_columns, empty, too_large)."""
    from openpyxl import load_workbook  # slow to load, and only needed here

    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        if unpacked > MOST_BYTES:
            raise BadWorkbook("too_large")
        book = load_workbook(BytesIO(content), data_only=True, read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadWorkbook("not_excel") from error
    if SHEET not in book.sheetnames:
        raise BadWorkbook("no_sheet", SHEET)
    lines = list(_lines(book[SHEET]))
    book.close()
    if not lines:
        raise BadWorkbook("empty", SHEET)
    return lines


def _lines(sheet: Any) -> list[Line]:
    rows = sheet.iter_rows(values_only=True)
    columns = [COLUMNS.get(_words(heading).capitalize()) for heading in next(rows, ())]
    missing = [heading for heading, name in COLUMNS.items() if name not in columns and name != "voucher"]
    if missing:
        raise BadWorkbook("no_columns", ", ".join(missing))
    found: list[Line] = []
    for number, row in enumerate(rows, start=2):
        cells = {name: value for name, value in zip(columns, row, strict=False) if name and _words(value)}
        if not cells:
            continue
        if len(found) == MOST_LINES:
            raise BadWorkbook("too_large")
        found.append(
            Line(
                number,
                _day(cells.get("day")),
                _words(cells.get("post")),
                _amount(cells.get("amount")),
                _words(cells.get("voucher")),
                {name: _words(value) for name, value in cells.items()},
            )
        )
    return found


def _words(value: Any) -> str:
    """«4711» of a number typed where words are meant."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _day(value: Any) -> date | None:
    """A date cell, or words such as 2026-11-03."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_words(value))
    except ValueError:
        return None


def _amount(value: Any) -> Decimal | None:
    """A number, or words as «1 200,50 kr» and «−300»."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Decimal(str(value))
    said = re.sub(r"\s|kr\.?$|:-$", "", _words(value).casefold()).replace("−", "-").replace(",", ".")
    try:
        found = Decimal(said)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
