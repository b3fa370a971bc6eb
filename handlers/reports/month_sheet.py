"""Attendance of a month as a workbook, a sheet for each participant."""

from typing import Any

from sqlmodel import Session

from handlers.reports.month_words import collect_months
from handlers.reports.tables import Sheet
from handlers.reports.workbook import workbook


def collect(session: Session, args: dict[str, Any]) -> list[Sheet]:
    return collect_months(session, args)


def draw(sheets: list[Sheet]) -> bytes:
    """The workbook's bytes."""
    return workbook(sheets, sheets[0].heading)
