"""Amounts booked against the agreement's posts: rows add up, a correction is a row of its own."""

from sqlalchemy import func
from sqlmodel import col, select

from storage import agreement
from storage.agreement_terms import Budget
from storage.errors import NeedsMore, NotAllowed
from storage.models import BookedAmount
from storage.rights import CHANGES_ALL
from storage.work import Work


def budget_of(work: Work, year: int) -> Budget | None:
    """What is agreed for the year; None where the agreement has no money for it."""
    return agreement.load(work.here.agreement).money.get(year)


def book_amount(work: Work, year: int, post: str, amount: int) -> BookedAmount:
    """Book kronor on a post of the year's budget (less than nothing corrects). Raises NotAllowed, NeedsMore."""
    if work.role not in CHANGES_ALL:
        raise NotAllowed("book")
    budget = budget_of(work, year)
    if budget is None or budget.post(post) is None:
        raise NeedsMore("post")
    row = BookedAmount(
        partnership_id=work.partnership_id,
        year=year,
        post=post,
        amount=amount,
        booked_by=work.me.id,
        booked_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return row


def booked(work: Work, year: int) -> dict[str, int]:
    """Post → kronor booked in the year."""
    rows = (
        select(col(BookedAmount.post), func.sum(BookedAmount.amount))
        .where(BookedAmount.partnership_id == work.partnership_id, BookedAmount.year == year)
        .group_by(col(BookedAmount.post))
    )
    return {post: int(amount) for post, amount in work.session.exec(rows)}
