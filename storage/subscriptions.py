"""Subscriptions of the weekly summary: whose it is, when it falls due, and which week it speaks of."""

from datetime import date, datetime, time, timedelta

from sqlmodel import select

from storage.days import STOCKHOLM, at_local, week_of
from storage.errors import NotAllowed
from storage.models import Job, Membership, Subscription
from storage.vocabulary import Role
from storage.work import Work, key

SUMMARY = "weekly_summary"
"""The kind of the job; its owner is «membership:<id>»."""
THURSDAY = 3


def subscription_of(work: Work, membership: Membership) -> Subscription | None:
    return work.session.exec(select(Subscription).where(Subscription.membership_id == membership.id)).first()


def subscribe(
    work: Work, *, active: bool | None = None, weekday: int | None = None, hour: int | None = None
) -> Subscription:
    """Start, stop or move the speaker's own summary; what is None stays. Raises NotAllowed of an admin."""
    if work.membership is None or work.membership.role == Role.ADMIN:
        raise NotAllowed("week")
    row = subscription_of(work, work.membership) or Subscription(membership_id=key(work.membership.id))
    row.active = row.active if active is None else active
    row.weekday = row.weekday if weekday is None else weekday
    row.hour = row.hour if hour is None else hour
    work.session.add(row)
    work.session.flush()
    _move_job(work, row)
    return row


def next_weekly(row: Subscription, moment: datetime) -> datetime:
    """The first time after the moment that is the subscription's weekday and local hour."""
    day = moment.astimezone(STOCKHOLM).date()
    day += timedelta(days=(row.weekday - day.weekday()) % 7)
    due = at_local(day, time(row.hour))
    return due if due > moment else at_local(day + timedelta(days=7), time(row.hour))


def week_spoken_of(day: date) -> tuple[date, date]:
    """The week of a summary that comes on `day`: from Thursday on the present one, earlier the one before."""
    return week_of(day if day.weekday() >= THURSDAY else day - timedelta(days=7))


def owner_of(membership_id: int) -> str:
    return f"membership:{membership_id}"


def _move_job(work: Work, row: Subscription) -> None:
    """The job's row follows: moved, made, or removed where the summary is stopped."""
    owner = owner_of(row.membership_id)
    job = work.session.exec(select(Job).where(Job.kind == SUMMARY, Job.owner == owner)).first()
    if not row.active:
        if job is not None:
            work.session.delete(job)
            work.session.flush()
        return
    due = next_weekly(row, work.now)
    if job is None:
        job = Job(kind=SUMMARY, owner=owner, partnership_id=work.partnership_id, due_at=due)
    job.due_at = due
    work.session.add(job)
    work.session.flush()
