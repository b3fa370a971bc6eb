"""Sheets as an Excel workbook: real numbers and dates, marked header rows, native charts, a printed page each."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from handlers.reports.tables import NUMERIC, Cell, Figure, Sheet, Table, in_kind
from handlers.reports.workbook_charts import CHART_ROWS, native_chart

if TYPE_CHECKING:
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

SWEDISH = "[$-41D]"
FORMATS = {
    "hours": f"{SWEDISH}0.0",
    "kr": f'{SWEDISH}#,##0\\ "kr"',
    "percent": f"{SWEDISH}0%",
    "number": f"{SWEDISH}#,##0",
    "date": "yyyy-mm-dd",
}
FONT = "Arial"
WIDEST, NARROWEST, PAGE = 34, 12, 84
LINE_HEIGHT, INDENT = 15, 3
NARROW = 0.9
"""A letter's width in running text, of the digit's that a column's width is counted in."""
FIELD_LINES = 4


def workbook(sheets: Iterable[Sheet], title: str) -> bytes:
    """The file's bytes; a sheet's name is cut to the 31 characters that Excel takes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.language = "sv-SE"
    book.properties.creator = "Platsbot"
    for sheet in sheets:
        fill_sheet(book.create_sheet(sheet.name.replace("/", "-").replace(":", "")[:31]), sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_sheet(page: "Worksheet", sheet: Sheet) -> None:
    """Write the sheet into an empty page of a workbook."""
    _Page(page).fill(sheet)


class _Page:
    """A sheet being filled, from top to bottom; texts run over all of its columns."""

    def __init__(self, page: "Worksheet") -> None:
        self._page = page
        self._row = 0
        self._texts: list[int] = []
        self._fields: list[int] = []
        self._widths: dict[int, int] = {}
        self._wrapping: list[tuple[int, int, int]] = []

    def fill(self, sheet: Sheet) -> None:
        self._text(sheet.heading, bold=True, size=14)
        for warning in sheet.warnings:
            self._text(warning, bold=True)
        for line in sheet.lines:
            self._text(line)
        for table in sheet.tables:
            self._row += 1
            self._table(table)
        for what in sheet.to_fill_in:
            self._row += 1
            self._text(what, bold=True)
            self._row += 1
            self._fields.append(self._row)
        self._lay_out()

    def _text(self, words: str, *, bold: bool = False, italic: bool = False, size: int = 10) -> None:
        from openpyxl.styles import Font

        self._row += 1
        self._page.cell(self._row, 1, words).font = Font(FONT, size, bold=bold, italic=italic)
        self._texts.append(self._row)

    def _table(self, table: Table) -> None:
        from openpyxl.styles import Border, Font, PatternFill, Side

        if table.title:
            self._text(table.title, bold=True, size=12)
        self._row += 1
        first = self._row
        for column, (words, kind) in enumerate(zip(table.header, table.kinds, strict=True), start=1):
            cell = self._page.cell(first, column, words)
            cell.font, cell.fill = Font(FONT, 10, bold=True), PatternFill("solid", fgColor="DDEBF7")
            cell.border = Border(bottom=Side("thin"))
            cell.alignment = _aligned(kind, column, wraps=True)
            self._widen(column, max(map(len, words.split())) if words else 0)
            self._wrapping.append((first, column, len(words)))
        for row in table.rows:
            self._row += 1
            for column, (value, kind) in enumerate(zip(row, table.kinds, strict=True), start=1):
                self._cell(column, value, kind)
        self._mark(table, first)
        if table.note:
            self._text(table.note, italic=True)
        if table.chart is not None:
            self._text(table.chart.words, italic=True)
            chart = native_chart(self._page, table, table.chart, first)
            self._page.add_chart(chart, f"A{self._row + 2}")
            self._row += CHART_ROWS

    def _cell(self, column: int, value: Cell, kind: str) -> None:
        from openpyxl.styles import Border, Font, Side

        self._widen(column, len(in_kind(value, kind)))
        self._wrapping.append((self._row, column, len(in_kind(value, kind))))
        if isinstance(value, Figure):
            kind, value = value.kind, value.value
        cell = self._page.cell(self._row, column, value)
        cell.font, cell.border = Font(FONT, 10), Border(bottom=Side("hair"))
        cell.alignment = _aligned(kind, column, wraps=isinstance(value, str))
        if kind in FORMATS and value is not None and not isinstance(value, str):
            cell.number_format = FORMATS["date" if isinstance(value, date) else kind]

    def _mark(self, table: Table, first: int) -> None:
        """Make it a table of Excel's own, so that a reader's aids know its header row."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.table import Table as Marked
        from openpyxl.worksheet.table import TableColumn

        if not table.rows:
            return
        last = get_column_letter(len(table.header))
        marked = Marked(displayName=f"T{self._number()}", ref=f"A{first}:{last}{first + len(table.rows)}")
        marked.tableColumns = [TableColumn(id=n, name=words) for n, words in enumerate(table.header, start=1)]
        self._page.add_table(marked)

    def _number(self) -> int:
        book = self._page.parent
        return 1 + sum(len(sheet.tables) for sheet in (book.worksheets if book is not None else [self._page]))

    def _widen(self, column: int, characters: int) -> None:
        self._widths[column] = max(self._widths.get(column, NARROWEST), min(WIDEST, characters + INDENT))

    def _lay_out(self) -> None:
        """Widths and heights, texts and fields over the whole width, and a page as wide as the paper."""
        from openpyxl.styles import Alignment, Border, Side
        from openpyxl.utils import get_column_letter

        while sum(self._widths.values()) < PAGE:
            self._widths[len(self._widths) + 1] = NARROWEST
        over, width = len(self._widths), sum(self._widths.values())
        for column, wide in self._widths.items():
            self._page.column_dimensions[get_column_letter(column)].width = wide
        for row in [*self._texts, *self._fields]:
            self._page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=over)
            cell = self._page.cell(row, 1)
            cell.alignment = Alignment("left", "top", wrap_text=True)
            lines = FIELD_LINES if row in self._fields else ceil(len(str(cell.value)) * (cell.font.sz / 10) / width)
            self._page.row_dimensions[row].height = LINE_HEIGHT * lines * max(1.0, cell.font.sz / 11)
        for row, column, characters in self._wrapping:
            height = LINE_HEIGHT * ceil(characters * NARROW / self._widths[column])
            self._page.row_dimensions[row].height = max(height, self._page.row_dimensions[row].height or 0)
        side = Side("thin", color="808080")
        for row in self._fields:
            for column in range(1, over + 1):
                self._page.cell(row, column).border = Border(side, side, side, side)
        setup, properties = self._page.page_setup, self._page.sheet_properties.pageSetUpPr
        setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "portrait", 9, 1, 1
        if properties is not None:
            properties.fitToPage = True


def _aligned(kind: str, column: int, *, wraps: bool) -> "Alignment":
    """Figures to the right; words to the left, a little off the figures of the column before."""
    from openpyxl.styles import Alignment

    words = kind not in NUMERIC
    return Alignment("left" if words else "right", "top", wrap_text=wraps, indent=int(words and column > 1))
