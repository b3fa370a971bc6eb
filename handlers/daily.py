"""Recurring jobs that every partnership has once: when they fall due, and their rows."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from sqlmodel import select

from handlers.topic import JobKind
from storage.days import at_local, local_day
from storage.models import Job
from storage.work import Work


def daily(kind: str, clock: time, run: Callable[[Work], None]) -> JobKind:
    """A job that runs for each partnership every day at a local time."""

    def after(_work: Work, _job: Job, moment: datetime) -> datetime:
        return next_daily(clock, moment)

    def ensure(work: Work) -> None:
        add_job(work, kind, f"partnership:{work.partnership_id}", next_daily(clock, work.now))

    return JobKind(run=lambda work, _job: run(work), after=after, ensure=ensure)


def next_daily(clock: time, moment: datetime) -> datetime:
    """The first local `clock` time after the moment."""
    day = local_day(moment)
    due = at_local(day, clock)
    return due if due > moment else at_local(day + timedelta(days=1), clock)


def add_job(work: Work, kind: str, owner: str, due_at: datetime) -> None:
    """Make the job's row where it is missing."""
    known = select(Job.id).where(Job.kind == kind, Job.owner == owner)
    if work.session.exec(known).first() is None:
        work.session.add(Job(kind=kind, owner=owner, partnership_id=work.partnership_id, due_at=due_at))
        work.session.flush()
