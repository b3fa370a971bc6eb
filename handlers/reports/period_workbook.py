"""The quarter's or the year's report as a workbook, a sheet for each chapter."""

from typing import Any

from sqlmodel import Session

from handlers.reports.period_words import Report, collect_report
from handlers.reports.workbook import workbook


def collect(session: Session, args: dict[str, Any]) -> Report:
    return collect_report(session, args)


def draw(report: Report) -> bytes:
    """The workbook's bytes."""
    return workbook(report.chapters, report.title)
