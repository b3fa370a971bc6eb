"""What a Word document must say in its markup and python-docx has no call for: language, header rows, fields."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

LANGUAGE = "sv-SE"


def swedish(document: "Document", font: str) -> None:
    """Swedish as the language of every style, and one font for headings and text alike."""
    from docx.oxml.ns import qn

    styles = document.styles.element
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    language = _element("w:lang", {"w:val": LANGUAGE})
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    for fonts in list(styles.iter(qn("w:rFonts"))):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), font)


def mark_header(row: "_Row") -> None:
    """The row heads its columns, and is repeated where the table goes on to another page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))


def describe_table(table: "Table", words: str) -> None:
    """The table's name for a screen reader."""
    table._tbl.tblPr.append(_element("w:tblCaption", {"w:val": words}))


def keep_together(table: "Table") -> None:
    """Let the whole table stand on one page."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def add_field(paragraph: "Paragraph", what: str) -> None:
    """A text field (content control) named `what`, which stands in it until somebody writes there."""
    control, settings, content = _element("w:sdt"), _element("w:sdtPr"), _element("w:sdtContent")
    settings.append(_element("w:alias", {"w:val": what[:64]}))
    settings.append(_element("w:showingPlcHdr"))
    settings.append(_element("w:text", {"w:multiLine": "1"}))
    run = paragraph.add_run(f"[{what}]")
    run.italic = True
    paragraph._p.remove(run._r)
    content.append(run._r)
    control.append(settings)
    control.append(content)
    paragraph._p.append(control)
    borders = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "4", "w:color": "808080"}
        borders.append(_element(f"w:{side}", line))
    paragraph._p.get_or_add_pPr().append(borders)


def page_number(paragraph: "Paragraph") -> None:
    """The page's number, at the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = _element("w:fldSimple", {"w:instr": "PAGE"})
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)
    field.append(run._r)
    paragraph._p.append(field)


def _element(name: str, values: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in (values or {}).items():
        element.set(qn(key), value)
    return element
