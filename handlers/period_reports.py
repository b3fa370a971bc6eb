"""The quarter's and the year's report in chat, and booking amounts on the agreement's posts."""

import re
from datetime import date
from typing import Any

from handlers.reports.period_words import period_name
from locales import _
from locales.formats import format_kr
from storage.booked import book_amount, booked, budget_of
from storage.errors import NotAllowed
from storage.models import Card
from storage.period_figures import quarter_of
from storage.rights import CHANGES_ALL
from storage.work import Button, Work

KIND = "period_report"
AMOUNT = re.compile(r"^(?:(?P<year>20\d\d)\s+)?(?P<post>[^\d+−-]+?)\s+(?P<amount>[+−-]?\d[\d\s\u00a0.]*)(?:\s*kr)?$")


def quarter_command(work: Work, argument: str) -> None:
    """/kvartal, /kvartal 3, /kvartal 3 2026; alone: the latest that has ended, or the present one if none has."""
    numbers = [int(word) for word in re.findall(r"\d+", argument)]
    quarters = [number for number in numbers if 1 <= number <= 4]
    years = [number for number in numbers if number > 2000]
    first, last = quarter_of(work.today)
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


def book_command(work: Work, argument: str) -> None:
    """/bokfor lönekostnader 250 000, /bokfor 2027 arbetskläder −1 200; alone: how it stands."""
    if work.role not in CHANGES_ALL:
        raise NotAllowed("book")
    said = AMOUNT.match(argument.strip())
    year = int(said["year"]) if said and said["year"] else work.today.year
    budget = budget_of(work, year)
    if budget is None:
        work.reply(_("The agreement has no amounts for {year}.", year=year))
        return
    if said is None:
        names = ", ".join(post.name.lower() for post in budget.posts)
        hint = _(
            "Write the post and the amount: /bokfor {post} 250 000. The posts: {posts}.",
            post=budget.posts[0].name.lower(),
            posts=names,
        )
        work.reply("\n".join([*_state(work, year), hint]))
        return
    wanted = said["post"].strip().casefold()
    posts = [post for post in budget.posts if post.name.casefold().startswith(wanted) or post.key == wanted]
    if len(posts) != 1:
        names = ", ".join(post.name.lower() for post in budget.posts)
        work.reply(_("I know no such post. The posts of {year}: {posts}.", year=year, posts=names))
        return
    amount = int(re.sub(r"[^\d-]", "", said["amount"].replace("−", "-")))
    book_amount(work, year, posts[0].key, amount)
    work.reply(
        "\n".join(
            [
                _("Booked {kr} on {post} {year}.", kr=format_kr(amount), post=posts[0].name.lower(), year=year),
                *_state(work, year),
            ]
        )
    )


def _state(work: Work, year: int) -> list[str]:
    """A line for each post: booked of what is agreed."""
    known, budget = booked(work, year), budget_of(work, year)
    return [
        _(
            "{post} {year}: {booked} of {agreed}.",
            post=post.name,
            year=year,
            booked=format_kr(known.get(post.key, 0)),
            agreed=format_kr(post.written or 0),
        )
        for post in (budget.posts if budget else ())
    ]
