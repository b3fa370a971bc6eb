"""Amounts booked against the agreement's posts: rows add up, a correction is a row of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP

from sqlalchemy import func
from sqlmodel import col, select

from storage import agreement
from storage.agreement_terms import Budget, Post
from storage.booking_workbook import Line
from storage.database import lock_partnership
from storage.errors import NeedsMore, NotAllowed
from storage.models import BookedAmount
from storage.rights import CHANGES_ALL
from storage.work import Work

LONGEST_VOUCHER = 40
MOST_KRONOR = 1_000_000_000


def budget_of(work: Work, year: int) -> Budget | None:
    """What is agreed for the year; None where the agreement has no money for it."""
    return agreement.load(work.here.agreement).money.get(year)


def post_of(budget: Budget, said: str) -> Post | None:
    """The post that is meant by its name, the beginning of it, or its key; None where none or several are."""
    wanted = said.strip().casefold()
    if not wanted:
        return None
    same = [post for post in budget.posts if wanted in (post.name.casefold(), post.key)]
    found = same or [post for post in budget.posts if post.name.casefold().startswith(wanted)]
    return found[0] if len(found) == 1 else None


def need_to_book(work: Work) -> None:
    """Booking is the lead's and the manager's. Raises NotAllowed."""
    if work.role not in CHANGES_ALL:
        raise NotAllowed("book")


def book_amount(work: Work, year: int, post: str, amount: int) -> BookedAmount:
    """Book kronor on a post of the year's budget (less than nothing corrects). Raises NotAllowed, NeedsMore."""
    need_to_book(work)
    budget = budget_of(work, year)
    if budget is None or budget.post(post) is None:
        raise NeedsMore("post")
    work.changed("book_amount")
    return _book(work, year, post, amount)


def _book(
    work: Work, year: int, post: str, amount: int, day: date | None = None, voucher: str | None = None
) -> BookedAmount:
    row = BookedAmount(
        partnership_id=work.partnership_id,
        year=year,
        post=post,
        amount=amount,
        booked_by=work.me.id,
        booked_at=work.now,
        day=day,
        voucher=voucher,
    )
    work.session.add(row)
    work.session.flush()
    return row


@dataclass
class Received:
    """What became of a workbook's lines. `rounded`: how many had öre, and were booked in whole kronor.

    `wrong`: (line, why) of those that were not booked; why is day, future, year, post, amount, zero, voucher or changed
    (the voucher is booked on that day and post with another amount).
    """

    new: list[BookedAmount] = field(default_factory=list)
    known: int = 0
    rounded: int = 0
    wrong: list[tuple[Line, str]] = field(default_factory=list)


Mark = tuple[int, str, date, str, int]
"""Year, post, day, voucher and amount: what makes two lines the same."""


def book_lines(work: Work, lines: Sequence[Line]) -> Received:
    """Book each line that is right and not booked before; the same lines sent again change nothing. Raises NotAllowed.

    Two equal lines of one workbook are two; of those that are booked already, as many are taken to be the same.
    """
    need_to_book(work)
    lock_partnership(work.session, work.partnership_id)
    received, marked = Received(), []
    for line in lines:
        why = _wrong(work, line)
        if why:
            received.wrong.append((line, why))
        else:
            marked.append((line, _mark(work, line)))
    booked_before = _booked_before(work)
    fresh = []
    for line, mark in marked:
        if booked_before[mark]:
            booked_before[mark] -= 1
            received.known += 1
        else:
            fresh.append((line, mark))
    left = {mark[:4] for mark, many in booked_before.items() if many and mark[3]}
    for line, mark in fresh:
        if mark[:4] in left:
            received.wrong.append((line, "changed"))
            continue
        work.changed("book_amounts")
        year, post, day, voucher, amount = mark
        received.new.append(_book(work, year, post, amount, day, voucher))
        received.rounded += line.amount != amount
    received.wrong.sort(key=lambda one: one[0].number)
    return received


def _wrong(work: Work, line: Line) -> str | None:
    """Why the line cannot be booked, if it cannot."""
    if line.day is None:
        return "day"
    if line.day > work.today:
        return "future"
    budget = budget_of(work, line.day.year)
    if budget is None:
        return "year"
    if post_of(budget, line.post) is None:
        return "post"
    if line.amount is None or abs(line.amount) > MOST_KRONOR:
        return "amount"
    if _kronor(line) == 0:
        return "zero"
    return "voucher" if len(line.voucher) > LONGEST_VOUCHER else None


def _mark(work: Work, line: Line) -> Mark:
    """Only of a line in which nothing is wrong."""
    assert line.day is not None
    budget = budget_of(work, line.day.year)
    post = post_of(budget, line.post) if budget is not None else None
    assert post is not None
    return line.day.year, post.key, line.day, line.voucher, _kronor(line)


def _kronor(line: Line) -> int:
    return 0 if line.amount is None else int(line.amount.to_integral_value(ROUND_HALF_UP))


def _booked_before(work: Work) -> Counter[Mark]:
    rows = select(BookedAmount).where(
        BookedAmount.partnership_id == work.partnership_id, col(BookedAmount.day).is_not(None)
    )
    return Counter(
        (row.year, row.post, row.day, row.voucher or "", row.amount)
        for row in work.session.exec(rows)
        if row.day is not None
    )


def booked(work: Work, year: int) -> dict[str, int]:
    """Post → kronor booked in the year."""
    rows = (
        select(col(BookedAmount.post), func.sum(BookedAmount.amount))
        .where(BookedAmount.partnership_id == work.partnership_id, BookedAmount.year == year)
        .group_by(col(BookedAmount.post))
    )
    return {post: int(amount) for post, amount in work.session.exec(rows)}
