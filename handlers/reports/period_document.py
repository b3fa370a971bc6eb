"""The quarter's or the year's report as a Word document."""

from typing import Any

from sqlmodel import Session

from handlers.reports.document import Pages
from handlers.reports.period_words import Report, collect_report


def collect(session: Session, args: dict[str, Any]) -> Report:
    return collect_report(session, args)


def draw(report: Report) -> bytes:
    """The document's bytes."""
    pages = Pages(report.title)
    for line in report.lines:
        pages.text(line)
    for chapter in report.chapters:
        pages.sheet(chapter)
    return pages.as_bytes()
