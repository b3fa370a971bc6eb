"""The log of who read and wrote what of whom: sealed in batches with a hash chain, deleted in time."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session, col, delete, func, select

from storage.errors import NotAllowed
from storage.models import AccessLog, LogSeal, Participant
from storage.vocabulary import Role
from storage.work import Work, key

KEPT_FOR = timedelta(days=730)
"""DOMAIN.md, Personal data (*own*): the log is kept for 24 months."""
BATCH = 10_000


def seal(work: Work) -> int:
    """Seal every row that no seal covers yet, in batches; how many rows that was. Old rows are deleted, seals stay."""
    sealed = 0
    while rows := _unsealed(work.session):
        before = work.session.exec(select(LogSeal).order_by(col(LogSeal.id).desc()).limit(1)).first()
        work.session.add(
            LogSeal(
                first_id=key(rows[0].id),
                last_id=key(rows[-1].id),
                rows=len(rows),
                digest=_digest(before.digest if before else "", rows),
                sealed_at=work.now,
            )
        )
        work.session.flush()
        sealed += len(rows)
    _prune(work)
    return sealed


def broken_seals(session: Session) -> list[int]:
    """Ids of seals that do not hold: a row changed, was added or is missing though it is not old enough to be deleted.

    A batch that was deleted whole in time is known only by its seal, and that it links to the next is checked.
    """
    broken, before = [], ""
    newest = session.exec(select(func.max(LogSeal.sealed_at))).one()
    for one in session.exec(select(LogSeal).order_by(col(LogSeal.id))):
        within = (col(AccessLog.id) >= one.first_id, col(AccessLog.id) <= one.last_id)
        rows = session.exec(select(AccessLog).where(*within).order_by(col(AccessLog.id))).all()
        deleted_whole = not rows and one.sealed_at < newest - KEPT_FOR
        if not deleted_whole and (len(rows) != one.rows or _digest(before, rows) != one.digest):
            broken.append(key(one.id))
        before = one.digest
    return broken


def of_participant(work: Work, participant: Participant, limit: int = 20) -> Sequence[AccessLog]:
    """The latest entries about one person, newest first. Raises NotAllowed: the log is the admin's."""
    if work.role != Role.ADMIN:
        raise NotAllowed("log")
    about = select(AccessLog).where(AccessLog.participant_id == participant.id)
    return work.session.exec(about.order_by(col(AccessLog.id).desc()).limit(limit)).all()


def _unsealed(session: Session) -> Sequence[AccessLog]:
    last = session.exec(select(func.max(LogSeal.last_id))).one() or 0
    return session.exec(
        select(AccessLog).where(col(AccessLog.id) > last).order_by(col(AccessLog.id)).limit(BATCH)
    ).all()


def _prune(work: Work) -> None:
    """Delete sealed batches all of whose rows are older than the log is kept."""
    limit = work.now - KEPT_FOR
    for one in work.session.exec(select(LogSeal).where(LogSeal.sealed_at < limit)).all():
        within = (col(AccessLog.id) >= one.first_id, col(AccessLog.id) <= one.last_id)
        work.session.execute(delete(AccessLog).where(*within))


def _digest(before: str, rows: Sequence[AccessLog]) -> str:
    """SHA-256 over the seal before and each row's fields."""
    digest = hashlib.sha256(before.encode())
    for row in rows:
        fields = (row.id, row.at.isoformat(), row.partnership_id, row.staff_id, row.participant_id, row.wrote, row.what)
        digest.update("\x1f".join(str(field) for field in fields).encode() + b"\x1e")
    return digest.hexdigest()
