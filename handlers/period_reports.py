"""The quarter's and the year's report in chat."""

import re
from datetime import date, timedelta
from typing import Any

from handlers.reports.period_words import period_name
from locales import _
from storage.buttons import Button
from storage.errors import NotAllowed
from storage.models import Card
from storage.period_figures import quarter_of
from storage.rights import CHANGES_ALL
from storage.work import Work

KIND = "period_report"


def quarter_command(work: Work, argument: str) -> None:
    """/kvartal, /kvartal 3, /kvartal 3 2026; alone: the latest that has ended."""
    numbers = [int(word) for word in re.findall(r"\d+", argument)]
    quarters = [number for number in numbers if 1 <= number <= 4]
    years = [number for number in numbers if number > 2000]
    first, last = quarter_of(work.today)
    if work.today < last:
        first, last = quarter_of(first - timedelta(days=1))
    if quarters:
        first, last = quarter_of(date(years[0] if years else work.today.year, quarters[0] * 3, 1))
    _offer(work, first, last, _("No quarterly report is agreed on: this one is voluntary."))


def year_command(work: Work, argument: str) -> None:
    """/ar, /ar 2026"""
    found = re.search(r"20\d\d", argument)
    year = int(found.group()) if found else work.today.year
    _offer(work, date(year, 1, 1), date(year, 12, 31), "")


def _offer(work: Work, first: date, last: date, note: str) -> None:
    if work.role not in CHANGES_ALL:
        raise NotAllowed("reports")
    name = period_name(first, last)
    if first > work.today:
        work.reply(_("{period} has not begun.", period=name.capitalize()))
        return
    text = _("Report for {period}: figures from the register and fields for you to fill in.", period=name)
    if last >= work.today:
        text += " " + _("The period is not over: the figures are preliminary.")
    args = {"start": first.isoformat(), "end": last.isoformat()}
    rows = [[Button(_("Document"), "document", args), Button(_("Workbook"), "workbook", args)]]
    work.reply(f"{text} {note}".rstrip(), rows, kind=KIND)


def period_tap(work: Work, _card: Card, action: str, args: dict[str, Any]) -> None:
    """«Dokument» or «Excel»: drawn when it is sent."""
    if work.role not in CHANGES_ALL or work.chat_id is None:
        raise NotAllowed("reports")
    name = period_name(date.fromisoformat(args["start"]), date.fromisoformat(args["end"]))
    drawn = {"partnership": work.partnership_id, "today": work.today.isoformat(), **args}
    caption = _("Report for {period}", period=name)
    stem = _("report {period}", period=name)
    if action == "document":
        work.document(work.chat_id, f"{stem}.docx", "period_document", drawn, caption)
    else:
        work.document(work.chat_id, f"{stem}.xlsx", "period_workbook", drawn, caption)
