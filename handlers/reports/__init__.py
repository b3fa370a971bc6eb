"""Documents and pictures. A renderer is a module with `collect(session, args)`, which reads what it needs into plain
data, and `draw(data)`, which makes the file's bytes: the two run in different processes, and only when it is sent."""

from importlib import import_module
from typing import Any

from sqlmodel import Session

RENDERERS = {
    "booking_form": "handlers.reports.booking_form",
    "month_document": "handlers.reports.month_document",
    "month_sheet": "handlers.reports.month_sheet",
    "period_document": "handlers.reports.period_document",
    "period_workbook": "handlers.reports.period_workbook",
    "qr": "handlers.reports.qr",
    "week_picture": "handlers.reports.week_picture",
}
"""The name that work.document and work.photo give, and the module that draws it."""


def collect(session: Session, name: str, args: dict[str, Any]) -> Any:
    """What the renderer needs, as plain data that can go to another process."""
    return import_module(RENDERERS[name]).collect(session, args)


def draw(name: str, data: Any) -> bytes:
    """The file's bytes."""
    drawn: bytes = import_module(RENDERERS[name]).draw(data)
    return drawn
