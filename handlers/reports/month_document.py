"""Attendance of one participant's month as a one-page document that a caseworker can file."""

from typing import Any

from sqlmodel import Session

from handlers.reports.document import Pages
from handlers.reports.month_words import collect_months
from handlers.reports.tables import Sheet


def collect(session: Session, args: dict[str, Any]) -> Sheet:
    return collect_months(session, args)[0]


def draw(sheet: Sheet) -> bytes:
    """The document's bytes."""
    pages = Pages(sheet.heading, small=True)
    for warning in sheet.warnings:
        pages.text(warning, bold=True)
    for line in sheet.lines:
        pages.text(line)
    for table in sheet.tables:
        pages.table(table)
    return pages.as_bytes()
