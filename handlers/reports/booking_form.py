"""A workbook to fill in with booked amounts: dates, posts to choose from, amounts, and how it is done."""

from io import BytesIO
from typing import Any

from sqlmodel import Session

from handlers.reports.tables import Sheet, Table
from handlers.reports.workbook import FONT, FORMATS, fill_sheet
from locales import _
from storage import agreement
from storage.booking_workbook import COLUMNS, SHEET
from storage.models import Partnership

LINES = 300
WIDTHS = {"day": 14, "post": 26, "amount": 18, "voucher": 18}


def collect(session: Session, args: dict[str, Any]) -> dict[str, Any]:
    """`partnership`; gives its name and {year: [(post, agreed kronor)]}."""
    home = session.get_one(Partnership, args["partnership"])
    money = agreement.load(home.agreement).money
    years = {year: [(post.name, post.written) for post in budget.posts] for year, budget in money.items()}
    return {"name": home.name, "years": years}


def draw(data: dict[str, Any]) -> bytes:
    """The workbook's bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    book.properties.title, book.properties.creator = _("Booked amounts: {name}", name=data["name"]), "Platsbot"
    book.properties.language = "sv-SE"
    years, posts = data["years"], dict.fromkeys(name for each in data["years"].values() for name, _kr in each)
    checks = {
        "day": DataValidation(type="date", operator="between", formula1=f"DATE({min(years)},1,1)", allow_blank=True),
        "post": DataValidation(type="list", formula1=f'"{",".join(posts)}"', allow_blank=True),
        "amount": DataValidation(type="decimal", operator="between", formula1="-1E9", formula2="1E9", allow_blank=True),
    }
    checks["day"].formula2 = f"DATE({max(years)},12,31)"
    for number, (heading, name) in enumerate(COLUMNS.items(), start=1):
        letter = get_column_letter(number)
        cell = page.cell(1, number, heading)
        cell.font, cell.fill = Font(FONT, 10, bold=True), PatternFill("solid", fgColor="DDEBF7")
        page.column_dimensions[letter].width = WIDTHS[name]
        if name in checks:
            page.add_data_validation(checks[name])
            checks[name].add(f"{letter}2:{letter}{LINES + 1}")
        for row in range(2, LINES + 2):
            page.cell(row, number).number_format = {"day": FORMATS["date"], "amount": "#,##0.00"}.get(name, "@")
    page.freeze_panes, page.print_title_rows = "A2", "1:1"
    page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight = 9, 1, 0
    if page.sheet_properties.pageSetUpPr is not None:
        page.sheet_properties.pageSetUpPr.fitToPage = True
    fill_sheet(book.create_sheet(_("How to")), _how_to(years))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _how_to(years: dict[int, list[tuple[str, int | None]]]) -> Sheet:
    rows = tuple((year, name, agreed) for year, each in years.items() for name, agreed in each)
    return Sheet(
        _("How to"),
        _("Booked amounts"),
        lines=(
            _("One line for each entry on the sheet «{sheet}»: day, post and amount.", sheet=SHEET),
            _("The day decides the year. An amount below zero is a correction."),
            _("Write the voucher's number where there is one, and never anybody's name."),
            _("Then send the file to me in the chat. The same file can be sent again: nothing is booked twice."),
        ),
        tables=(Table(_("The agreement's posts"), (_("Year"), _("Post"), _("Agreed")), rows, ("text", "text", "kr")),),
    )
