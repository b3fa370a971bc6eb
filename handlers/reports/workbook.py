"""Sheets as an Excel workbook: real numbers and dates, a heading, marked header rows, printed one page wide."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.reports.tables import Sheet, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = {"hours": "0.0", "kr": '#,##0\\ "kr"', "percent": "0%", "number": "#,##0", "date": "yyyy-mm-dd"}
WIDEST, NARROWEST = 60, 11


def workbook(sheets: Iterable[Sheet], title: str) -> bytes:
    """The file's bytes; a sheet's name is cut to the 31 characters that Excel takes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.language = "sv-SE"
    book.properties.creator = "Platsbot"
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name.replace("/", "-").replace(":", "")[:31]), sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.append([sheet.heading])
    page["A1"].font = Font(bold=True, size=14)
    for warning in sheet.warnings:
        page.append([warning])
        page.cell(page.max_row, 1).font = Font(bold=True)
    for line in sheet.lines:
        page.append([line])
    widths: dict[int, int] = {}
    for table in sheet.tables:
        page.append([])
        _table(page, table, widths)
    for what in sheet.to_fill_in:
        page.append([])
        page.append([f"[{what}]"])
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = min(WIDEST, max(NARROWEST, width + 2))
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str) and len(cell.value) > WIDEST and cell.column > 1:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.page_setup.orientation = "portrait"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    if page.sheet_properties.pageSetUpPr is not None:
        page.sheet_properties.pageSetUpPr.fitToPage = True


def _table(page: "Worksheet", table: Table, widths: dict[int, int]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    if table.title:
        page.append([table.title])
        page.cell(page.max_row, 1).font = Font(bold=True, size=12)
    page.append(list(table.header))
    for column, words in enumerate(table.header, start=1):
        cell = page.cell(page.max_row, column)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.border = Border(bottom=Side("thin"))
        widths[column] = max(widths.get(column, 0), len(words))
    for row in table.rows:
        page.append(list(row))
        for column, (value, kind) in enumerate(zip(row, table.kinds, strict=True), start=1):
            widths[column] = max(widths.get(column, 0), len(str(value or "")))
            if kind in FORMATS and not isinstance(value, str):
                cell = page.cell(page.max_row, column)
                cell.number_format = FORMATS["date" if isinstance(value, date) else kind]
                cell.alignment = Alignment(horizontal="left" if kind == "date" else "right")
    if table.note:
        page.append([table.note])
        page.cell(page.max_row, 1).font = Font(italic=True)
