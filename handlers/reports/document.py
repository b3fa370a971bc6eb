"""Word documents that screen readers can read: headings, header rows, alternative texts, Swedish as the language."""

from io import BytesIO

from handlers.reports.charts import draw_chart
from handlers.reports.document_marks import add_field, describe_table, keep_together, mark_header, page_number, swedish
from handlers.reports.tables import NUMERIC, Sheet, Table, in_kind

FONT = "Arial"
TITLE, SMALL, NORMAL = 20, 9, 11
LONG = 16
"""A table of more rows may be split between pages; its header row is repeated."""


class Pages:
    """A document being written, from top to bottom. `small`: to fit on one page."""

    def __init__(self, title: str, *, small: bool = False) -> None:
        from docx import Document
        from docx.shared import Cm, Pt

        self._document = Document()
        self._small, self._size = small, Pt(SMALL if small else NORMAL)
        self._document.core_properties.title = title
        self._document.core_properties.language = "sv-SE"
        self._document.core_properties.author = "Platsbot"
        swedish(self._document, FONT)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, self._size
        normal.paragraph_format.space_after = Pt(2 if small else 6)
        if small:
            self._document.styles["Heading 1"].font.size = Pt(13)
            self._document.styles["Heading 2"].font.size = Pt(11)
            self._document.styles["Heading 2"].paragraph_format.space_before = Pt(6)
        self._document.styles["Title"].font.size = Pt(TITLE)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.5 if small else 2)
        if not small:
            page_number(section.footer.paragraphs[0])
        self.heading(title, 0 if not small else 1)

    def heading(self, words: str, level: int = 1) -> None:
        self._document.add_heading(words, level)

    def text(self, words: str, *, bold: bool = False, leads: bool = False) -> None:
        """A paragraph; one that `leads` stands on the same page as what follows."""
        paragraph = self._document.add_paragraph()
        paragraph.add_run(words).bold = bold
        paragraph.paragraph_format.keep_with_next = leads

    def to_fill_in(self, what: str) -> None:
        """A field for people to write in, named by what is to be written."""
        add_field(self._document.add_paragraph(), what)

    def table(self, table: Table) -> None:
        """The table under its title, its header row marked and repeated on each page; then its chart."""
        from docx.shared import Cm, Pt

        if table.title:
            self.heading(table.title, 2)
        grid = self._document.add_table(rows=1, cols=len(table.header), style="Table Grid")
        grid.autofit = not table.widths
        mark_header(grid.rows[0])
        describe_table(grid, table.title or table.header[0])
        for _row in table.rows:
            grid.add_row()
        for spot, width in zip(grid.columns, table.widths, strict=False):
            spot.width = Cm(width)
        lines = [table.header, *([in_kind(*one) for one in zip(row, table.kinds, strict=True)] for row in table.rows)]
        for number, (line, row) in enumerate(zip(lines, grid.rows, strict=True)):
            for column, (cell, words, kind) in enumerate(zip(row.cells, line, table.kinds, strict=True)):
                paragraph = cell.paragraphs[0]
                run = paragraph.add_run(words)
                run.bold, run.font.size = number == 0, self._size
                paragraph.paragraph_format.space_after = 0
                paragraph.alignment = 2 if kind in NUMERIC else 0
                if table.widths:
                    cell.width = Cm(table.widths[column])
        if len(table.rows) <= LONG:
            keep_together(grid)
        after = self._document.add_paragraph()
        after.paragraph_format.space_before = Pt(2)
        if table.note:
            after.add_run(table.note).font.size = self._size
        if table.chart is not None:
            self.picture(draw_chart(table, table.chart), table.chart.words)

    def sheet(self, sheet: Sheet) -> None:
        """A chapter: its heading, texts, tables with charts, and fields."""
        self.heading(sheet.heading)
        for warning in sheet.warnings:
            self.text(warning, bold=True, leads=True)
        for line in sheet.lines:
            self.text(line, leads=bool(sheet.tables))
        for table in sheet.tables:
            self.table(table)
        for what in sheet.to_fill_in:
            self.to_fill_in(what)

    def picture(self, png: bytes, alternative: str) -> None:
        """A picture with what it shows in words, for those who do not see it."""
        from docx.shared import Cm

        shape = self._document.add_picture(BytesIO(png), width=Cm(16))
        shape._inline.docPr.set("descr", alternative)

    def as_bytes(self) -> bytes:
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()
