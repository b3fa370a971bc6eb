"""What one update or one due job does: read and understand outside of the transaction, then handle within it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import bindparam
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from bot.store import is_trouble
from handlers.dispatch import Prepared, handle, prepare
from handlers.incoming import Incoming
from handlers.index import Names
from handlers.registry import jobs
from storage.database import Database
from storage.models import Job, Membership, Partnership, Staff
from storage.statements import Query
from storage.work import Work, key

TRIES_AGAIN_AFTER = timedelta(minutes=10)
MOST_TOGETHER = 20  # jobs in one transaction: nobody else writes meanwhile, and a stop waits for it

SPEAKER = Query(
    sa_select(Staff, Membership, Partnership)
    .join(Membership, col(Membership.staff_id) == col(Staff.id))
    .join(Partnership, col(Partnership.id) == col(Membership.partnership_id))
    .where(col(Staff.chat_id) == bindparam("chat"), col(Staff.left_at).is_(None))
    .order_by(col(Membership.id))
)

log = structlog.get_logger()


class Engine:
    """Shared by polling, webhook, practice, `ask` and `play`. `bot_name` is the username, for deep links."""

    def __init__(self, database: Database, *, naming: str, bot_name: str = "platsbot") -> None:
        self.database = database
        self.names = Names()
        self.naming = naming
        self.bot_name = bot_name

    def open(self, session: Session, incoming: Incoming, now: datetime) -> Work:
        """A work for the one who wrote or tapped."""
        found = SPEAKER.rows(session, {"chat": incoming.user_id})
        chosen = [row for row in found if row[1].partnership_id == row[0].partnership_id]
        staff, membership, partnership = next(iter(chosen or found), (None, None, None))
        return Work(
            session,
            now,
            staff=staff,
            membership=membership,
            partnership=partnership,
            chat_id=incoming.chat_id,
            message_id=incoming.message_id,
            tap_id=incoming.tap_id,
            user_name=incoming.user_name,
            naming=self.naming,
            bot_name=self.bot_name,
        )

    def run(self, session: Session, incoming: Incoming, prepared: Prepared, now: datetime) -> None:
        """The writing half, in the caller's transaction."""
        work = self.open(session, incoming, now)
        handle(work, incoming, prepared)
        work.finish()

    def prepare(self, session: Session, incoming: Incoming, now: datetime) -> Prepared:
        """The reading half, on a reader's connection: what was understood."""
        return prepare(self.open(session, incoming, now), self.names, incoming)

    # What falls due

    def next_due(self) -> datetime | None:
        """When the next job falls due."""
        return self.database.read(lambda session: session.exec(select(Job.due_at).order_by(col(Job.due_at))).first())

    def run_due(self, now: datetime) -> int:
        """Run every job that is due, each in a transaction of its own; how many there were."""
        count = 0
        while ran := self.database.write(lambda session: self.run_some(session, now)).result():
            count += ran
        return count

    def run_some(self, session: Session, now: datetime) -> int:
        """Run the job that has been due the longest, and a few others of its partnership where such run together, in
        the caller's transaction; how many there were."""
        due = select(Job).where(Job.due_at <= now).order_by(col(Job.due_at), col(Job.id))
        first = session.exec(due.limit(1).with_for_update(skip_locked=True)).first()
        if first is None:
            return 0
        kind = jobs().get(first.kind)
        if kind is None or not kind.together:
            self._run(session, first, now, None)
            return 1
        alike = due.where(Job.kind == first.kind, Job.partnership_id == first.partnership_id)
        together = session.exec(alike.limit(MOST_TOGETHER).with_for_update(skip_locked=True)).all()
        shared: dict[Any, Any] = {}
        for job in together:
            self._run(session, job, now, shared)
        return len(together)

    def _run(self, session: Session, job: Job, now: datetime, shared: dict[Any, Any] | None) -> None:
        """Run it in a savepoint of its own, and put it off or away."""
        partnership = session.get(Partnership, job.partnership_id) if job.partnership_id else None
        work = Work(session, now, partnership=partnership, naming=self.naming, bot_name=self.bot_name, shared=shared)
        kind = jobs().get(job.kind)
        following = None
        if kind is not None:
            part = session.begin_nested()
            try:
                kind.run(work, job)
                following = kind.after(work, job, max(now, job.due_at))
                work.finish()
            except Exception as error:
                if is_trouble(error):
                    raise
                part.rollback()
                if shared is not None:
                    shared.clear()  # rows that were read before are no longer there to be used
                log.error("job failed", kind=job.kind, job=job.id, error=type(error).__name__)
                following = now + TRIES_AGAIN_AFTER
            else:
                part.commit()
        if following is None:
            session.delete(job)
        else:
            job.last_run_at, job.due_at = now, following
            session.add(job)

    def ensure_jobs(self, now: datetime) -> None:
        """Make the rows of recurring jobs that are missing, for every partnership."""
        for number in self.partnerships():
            self.database.write(partial(self.ensure_jobs_of, number, now)).result()

    def partnerships(self) -> list[int]:
        """The ids of all partnerships."""
        rows = select(col(Partnership.id)).order_by(col(Partnership.id))
        return self.database.read(lambda session: [key(number) for number in session.exec(rows)])

    def ensure_jobs_of(self, number: int, now: datetime, session: Session) -> None:
        """The same for one partnership, in the caller's transaction."""
        partnership = session.get(Partnership, number)
        work = Work(session, now, partnership=partnership, naming=self.naming, bot_name=self.bot_name)
        for kind in jobs().values():
            kind.ensure(work)
        work.finish()
