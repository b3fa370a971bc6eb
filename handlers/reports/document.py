"""Word documents that screen readers can read: headings, header rows, alternative texts, Swedish as the language."""

from io import BytesIO
from typing import Any

from handlers.reports.bars import draw_bars
from handlers.reports.tables import Sheet, Table, written

SMALL, NORMAL = 9, 11


class Pages:
    """A document being written, from top to bottom."""

    def __init__(self, title: str, *, small: bool = False) -> None:
        from docx import Document
        from docx.shared import Cm, Pt

        self._document = Document()
        self._size = Pt(SMALL if small else NORMAL)
        self._document.core_properties.title = title
        self._document.core_properties.language = "sv-SE"
        self._document.core_properties.author = "Platsbot"
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", self._size
        normal.paragraph_format.space_after = Pt(2 if small else 6)
        _speak_swedish(normal)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.5 if small else 2)
        self.heading(title, 0 if not small else 1)

    def heading(self, words: str, level: int = 1) -> None:
        self._document.add_heading(words, level)

    def text(self, words: str, *, bold: bool = False) -> None:
        self._document.add_paragraph().add_run(words).bold = bold

    def to_fill_in(self, what: str) -> None:
        """A field for people to write in."""
        self._document.add_paragraph().add_run(f"[{what}]").italic = True
        self._document.add_paragraph()

    def table(self, table: Table) -> None:
        """The table under its title, its header row marked and repeated on each page."""
        from docx.shared import Cm

        if table.title:
            self.heading(table.title, 2)
        grid = self._document.add_table(rows=1, cols=len(table.header), style="Table Grid")
        for cell, words in zip(grid.rows[0].cells, table.header, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        _mark_header(grid.rows[0])
        for column, width in zip(grid.columns, table.widths, strict=False):
            grid.autofit = False
            column.width = Cm(width)
        for row in table.rows:
            cells = grid.add_row().cells
            for cell, value, kind in zip(cells, row, table.kinds, strict=True):
                cell.text = written(value, kind)
                if kind not in ("text", "date") and not isinstance(value, str):
                    cell.paragraphs[0].alignment = 2
        for row in grid.rows:
            for cell, width in zip(row.cells, table.widths, strict=False):
                cell.width = Cm(width)
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = 0
                    for run in paragraph.runs:
                        run.font.size = self._size
        if table.note:
            self.text(table.note)

    def sheet(self, sheet: Sheet) -> None:
        """A chapter: its heading, texts, tables, diagram and fields."""
        self.heading(sheet.heading)
        for warning in sheet.warnings:
            self.text(warning, bold=True)
        for line in sheet.lines:
            self.text(line)
        for table in sheet.tables:
            self.table(table)
        if sheet.diagram is not None:
            self.picture(draw_bars(sheet.diagram), sheet.diagram.words)
        for what in sheet.to_fill_in:
            self.to_fill_in(what)

    def picture(self, png: bytes, alternative: str) -> None:
        """A picture, its text for those who do not see it both as alternative text and under it."""
        from docx.shared import Cm

        shape = self._document.add_picture(BytesIO(png), width=Cm(16))
        shape._inline.docPr.set("descr", alternative)
        self.text(alternative)

    def as_bytes(self) -> bytes:
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()


def _mark_header(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _speak_swedish(style: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    style.element.get_or_add_rPr().append(language)
