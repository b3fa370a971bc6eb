"""A roster as an Excel workbook: a template to fill in, and reading a filled-in one back."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "workplaces": ("Arbetsplatser", {"Namn": "name", "Platser": "capacity", "Kallas också": "aliases"}),
    "staff": ("Personal", {"Nyckel": "key", "Namn": "name", "Roll": "role", "Arbetsplats": "workplace"}),
    "participants": (
        "Deltagare",
        {
            "Kod": "code",
            "Tilltalsnamn": "name",
            "Kön": "gender",
            "Arbetsplats": "workplace",
            "Startar": "starts",
            "Slutar": "ends",
            "Handläggare": "caseworker",
            "Omfattning %": "extent",
            "Veckodagar": "weekdays",
            "Ursprungligt slut": "originally_until",
            "Avslutad": "ended_on",
            "Orsak": "end_reason",
            "Uppehåll från": "pause_starts",
            "Uppehåll till": "pause_ends",
        },
    ),
}
"""Section of a roster: its sheet, and each column's heading with the field it fills."""

ROLES = {
    "handledare": "supervisor",
    "verksamhetsledare": "operations_lead",
    "enhetschef": "unit_manager",
    "yrkescoach": "coach",
    "arbetsmarknadssekreterare": "caseworker",
    "handläggare": "caseworker",
    "administratör": "admin",
}
CHOICES = {
    "role": [role for role in ROLES if role != "handläggare"],
    "gender": ["kvinna", "man", "ej angivet"],
    "end_reason": ["arbete", "studier", "annan insats", "sjukdom", "flytt", "avbrott", "fullföljt", "annat"],
}
EXAMPLES: dict[str, list[list[object]]] = {
    "workplaces": [["Produktion", 14, "verkstan, prod"]],
    "staff": [["petra", "Petra", "handledare", "Produktion"], ["henrik", "Henrik", "arbetsmarknadssekreterare", None]],
    "participants": [
        [
            "SK-001",
            "Anna",
            "kvinna",
            "Produktion",
            date(2026, 1, 7),
            date(2026, 5, 6),
            "henrik",
            75,
            "mån, tis, ons, tor",
        ]
    ],
}
PARTNERSHIP = "Partnerskap"
ROWS_TO_FILL = 500


def write_template(path: Path, partnership: str, today: date) -> None:
    """Write a workbook to fill in, with one example row a sheet, lists to choose from and dates as dates."""
    book = Workbook()
    book.remove(book.worksheets[0])
    first = book.create_sheet(PARTNERSHIP)
    first.append(["Överenskommelse", partnership])
    first.append(["Dagens datum", today])
    first.column_dimensions["A"].width, first.column_dimensions["B"].width = 22, 40
    for section, (title, columns) in SHEETS.items():
        sheet = book.create_sheet(title)
        sheet.append(list(columns))
        for example in EXAMPLES[section]:
            sheet.append(example)
        sheet.freeze_panes = "A2"
        for number, (heading, field) in enumerate(columns.items(), start=1):
            letter = get_column_letter(number)
            cell = sheet.cell(row=1, column=number)
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F0")
            sheet.column_dimensions[letter].width = max(14, len(heading) + 4)
            if field in CHOICES:
                listed = DataValidation(type="list", formula1=f'"{",".join(CHOICES[field])}"', allow_blank=True)
                sheet.add_data_validation(listed)
                listed.add(f"{letter}2:{letter}{ROWS_TO_FILL}")
            if field in ("starts", "ends", "originally_until", "ended_on", "pause_starts", "pause_ends"):
                for row in range(2, 2 + len(EXAMPLES[section])):
                    sheet.cell(row=row, column=number).number_format = "yyyy-mm-dd"
    book.save(path)


def read_workbook(path: Path) -> dict[str, Any]:
    """The roster that a filled-in workbook holds, unchecked. Raises KeyError of a missing sheet."""
    book = load_workbook(path, data_only=True, read_only=True)
    head = {str(row[0]).strip(): row[1] for row in book[PARTNERSHIP].iter_rows(values_only=True) if row and row[0]}
    raw: dict[str, Any] = {
        "partnership": str(head.get("Överenskommelse") or "").strip(),
        "today": _plain(head.get("Dagens datum")),
    }
    for section, (title, columns) in SHEETS.items():
        raw[section] = [_row(section, row) for row in _rows(book[title], columns)]
    book.close()
    return raw


def _rows(sheet: Any, columns: dict[str, str]) -> list[dict[str, Any]]:
    """Each row with anything in it, as field → value."""
    lines = sheet.iter_rows(values_only=True)
    fields = [columns.get(str(heading or "").strip()) for heading in next(lines, ())]
    rows = []
    for line in lines:
        row = {
            name: _plain(value) for name, value in zip(fields, line, strict=False) if name and value not in (None, "")
        }
        if row:
            rows.append(row)
    return rows


def _row(section: str, row: dict[str, Any]) -> dict[str, Any]:
    if section == "staff" and "role" in row:
        row["role"] = ROLES.get(str(row["role"]).strip().casefold(), row["role"])
    if section == "participants" and "pause_starts" in row:
        row["pause"] = {"starts": row.pop("pause_starts"), "ends": row.pop("pause_ends", None)}
    return row


def _plain(value: Any) -> Any:
    """Dates as ISO text; a number typed where a text is wanted stays a number."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value
