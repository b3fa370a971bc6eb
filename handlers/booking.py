"""Booking amounts on the agreement's posts: written in chat, or line by line in a workbook that is sent here."""

import re
from dataclasses import replace
from typing import Any

from handlers.incoming import Incoming
from handlers.swedish.masking import blank_identity_numbers
from handlers.undo import undo_button
from locales import _, _n
from locales.formats import format_date, format_kr
from storage import agreement
from storage.booked import Received, book_amount, book_lines, booked, budget_of, need_to_book, post_of
from storage.booking_workbook import Line, read_booking
from storage.buttons import Button, Rows
from storage.models import Card
from storage.work import Work

KIND = "booking"
AMOUNT = re.compile(r"^(?:(?P<year>20\d\d)\s+)?(?P<post>[^\d+−-]+?)\s+(?P<amount>[+−-]?\d[\d\s\u00a0.]*)(?:\s*kr)?$")
MOST_SHOWN = 15


def book_command(work: Work, argument: str) -> None:
    """/bokfor lönekostnader 250 000, /bokfor 2027 arbetskläder −1 200; alone: how it stands, and the form."""
    need_to_book(work)
    said = AMOUNT.match(argument.strip())
    year = int(said["year"]) if said and said["year"] else work.today.year
    budget = budget_of(work, year)
    if budget is None:
        work.reply(_("The agreement has no amounts for {year}.", year=year))
        return
    if said is None:
        hint = _(
            "Write the post and the amount: /bokfor {post} 250 000. The posts: {posts}.",
            post=budget.posts[0].name.lower(),
            posts=_posts(work, year),
        )
        many = _("Many at once: fill in the form and send it here.")
        form = [[Button(_("Form to fill in"), "form")]]
        work.reply("\n".join([*_state(work, year), hint, many]), form, kind=KIND, state={})
        return
    post = post_of(budget, said["post"])
    if post is None:
        work.reply(_("I know no such post. The posts of {year}: {posts}.", year=year, posts=_posts(work, year)))
        return
    amount = int(re.sub(r"[^\d-]", "", said["amount"].replace("−", "-")))
    book_amount(work, year, post.key, amount)
    done = _("Booked {kr} on {post} {year}.", kr=format_kr(amount), post=post.name.lower(), year=year)
    work.reply("\n".join([done, *_state(work, year)]), _undo(work), kind=KIND, state={})


def booking_tap(work: Work, _card: Card, _action: str, _args: dict[str, Any]) -> None:
    """«Blankett att fylla i»."""
    need_to_book(work)
    if work.chat_id is not None:
        name = _("booked amounts")
        caption = _("Fill in the lines and send the file back to me.")
        work.document(work.chat_id, f"{name}.xlsx", "booking_form", {"partnership": work.partnership_id}, caption)


def take_workbook(work: Work, incoming: Incoming) -> bool:
    """A workbook of booked amounts: says what was booked, what was booked before, and what was not and why."""
    if not (incoming.file_name or "").casefold().endswith(".xlsx"):
        return False
    need_to_book(work)
    if not agreement.load(work.here.agreement).money:
        work.reply(_("The agreement has no amounts, so there is nothing to book on."))
    elif incoming.content is None:
        work.reply(_("I could not fetch the file. Nothing was booked: send it again."))
    else:
        received = book_lines(work, [_blanked(line) for line in read_booking(incoming.content)])
        work.reply("\n".join(_received(work, received)), _undo(work), kind=KIND, state={})
    return True


def _blanked(line: Line) -> Line:
    """The line without what looks like a personal identity number: none is stored, and none is said back."""
    said = {name: blank_identity_numbers(words)[0] for name, words in line.said.items()}
    return replace(line, post=said.get("post", ""), voucher=said.get("voucher", ""), said=said)


def _received(work: Work, received: Received) -> list[str]:
    total = sum(row.amount for row in received.new)
    lines = [
        _n("Booked {n} line, {kr}.", "Booked {n} lines, {kr} in all.", len(received.new), kr=format_kr(total))
        if received.new
        else _("Nothing new was booked.")
    ]
    if received.rounded:
        lines.append(_n("{n} line had öre and is rounded.", "{n} lines had öre and are rounded.", received.rounded))
    if received.known:
        lines.append(_n("{n} line was booked already.", "{n} lines were booked already.", received.known))
    if received.wrong:
        lines.append(_n("{n} line was not booked:", "{n} lines were not booked:", len(received.wrong)))
        lines += [
            _("• row {number}: {why}", number=line.number, why=_why(work, line, why))
            for line, why in received.wrong[:MOST_SHOWN]
        ]
        left = len(received.wrong) - MOST_SHOWN
        if left > 0:
            lines.append(_n("… and {n} row more.", "… and {n} rows more.", left))
        lines.append(_("Put them right and send the file again: what is booked is not booked twice."))
    for year in sorted({row.year for row in received.new}):
        lines += _state(work, year)
    return lines


def _why(work: Work, line: Line, why: str) -> str:
    """Why the line was not booked, with what stood there."""
    year = line.day.year if line.day is not None else work.today.year
    if why in ("day", "post", "amount") and not line.said.get(why):
        return {
            "day": _("the day is missing."),
            "post": _("the post is missing."),
            "amount": _("the amount is missing."),
        }[why]
    if why == "post":
        said = line.post
        return _(
            "the post «{said}» does not exist. The posts of {year}: {posts}.",
            said=said,
            year=year,
            posts=_posts(work, year),
        )
    if why == "future":
        return _("{day} has not come yet.", day=format_date(line.day) if line.day else "")
    return {
        "day": _("the day «{said}» cannot be read. Write it as 2026-11-03.", said=line.said.get("day", "")),
        "year": _("the agreement has no amounts for {year}.", year=year),
        "amount": _("the amount «{said}» cannot be read.", said=line.said.get("amount", "")),
        "zero": _("the amount is zero."),
        "voucher": _("the voucher is too long: 40 characters at most."),
        "changed": _(
            "the voucher {said} is booked with another amount. Correct it on a line of its own.", said=line.voucher
        ),
    }[why]


def _posts(work: Work, year: int) -> str:
    budget = budget_of(work, year)
    return ", ".join(post.name.lower() for post in budget.posts) if budget else ""


def _undo(work: Work) -> Rows:
    return [[undo_button(work.change)]] if work.change is not None else []


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
