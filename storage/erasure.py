"""Erasing people: on request, and by itself when the year-end report that counts them is three months old.

What is left is a nameless row for each enrolment, so that the year's figures stay (DESIGN.md, Personal data).
"""

import secrets
from collections import Counter
from datetime import date
from typing import Any

from sqlmodel import col, delete, select

from storage.days import add_months
from storage.errors import BadDates, NotAllowed
from storage.models import (
    Attendance,
    AttendanceBefore,
    Change,
    Conversation,
    Enrolment,
    ErasedEnrolment,
    Extension,
    Participant,
    Pause,
    Placement,
    PlannedAbsence,
    Request,
)
from storage.people import renew_names
from storage.vocabulary import Role
from storage.work import Work, key

OF_AN_ENROLMENT: tuple[type[Any], ...] = (Placement, Pause, Extension)
OF_A_PERSON: tuple[type[Any], ...] = (Attendance, AttendanceBefore, PlannedAbsence, Request, Enrolment)
REPORTED_BY_MONTH = 2
KEPT_MONTHS = 3
"""DOMAIN.md (*own*): data are kept until three months after the year-end report, here taken as 1 February."""


def erase(work: Work, participant: Participant) -> int:
    """Erase one person at an admin's word; how many enrolments are left nameless.

    Raises NotAllowed, and BadDates("still_enrolled") while an enrolment runs or is to come.
    """
    if work.role != Role.ADMIN:
        raise NotAllowed("erase")
    last = max((row.last_day for row in _enrolments(work, participant)), default=date.min)
    if last >= work.today:
        raise BadDates("still_enrolled", last)
    return _erase(work, participant)


def erase_due(work: Work) -> int:
    """Erase everybody whose time is out in this partnership; how many people. Idempotent."""
    due = [
        participant
        for participant in work.session.exec(
            select(Participant).where(Participant.partnership_id == work.partnership_id)
        ).all()
        if (rows := _enrolments(work, participant)) and keep_until(max(row.last_day for row in rows)) < work.today
    ]
    for participant in due:
        _erase(work, participant)
    return len(due)


def keep_until(last_day: date) -> date:
    """The last day on which somebody whose last enrolment ended on `last_day` is kept."""
    return add_months(date(last_day.year + 1, REPORTED_BY_MONTH, 1), KEPT_MONTHS)


def forget_old_changes(work: Work, before: date) -> None:
    """The change journal serves undoing for 24 hours; older entries lose their contents."""
    rows = select(Change).where(Change.partnership_id == work.partnership_id, Change.at < work.now)
    for change in work.session.exec(rows).all():
        if change.rows and change.at.date() < before:
            change.rows = []
            work.session.add(change)


def _erase(work: Work, participant: Participant) -> int:
    home, person = key(participant.id), secrets.token_hex(16)
    enrolments = _enrolments(work, participant)
    for enrolment in enrolments:
        placements = work.session.exec(
            select(Placement).where(Placement.enrolment_id == enrolment.id).order_by(col(Placement.starts))
        ).all()
        reported = work.session.exec(
            select(Attendance).where(
                Attendance.participant_id == home,
                col(Attendance.day) >= enrolment.starts,
                col(Attendance.day) <= enrolment.last_day,
            )
        ).all()
        extensions = work.session.exec(select(Extension.id).where(Extension.enrolment_id == enrolment.id)).all()
        work.session.add(
            ErasedEnrolment(
                partnership_id=participant.partnership_id,
                workplace_id=placements[-1].workplace_id if placements else None,
                person=person,
                gender=participant.gender,
                starts=enrolment.starts,
                last_day=enrolment.last_day,
                end_reason=enrolment.end_reason,
                extensions=len(extensions),
                days=dict(Counter(row.status.value for row in reported)),
            )
        )
        for part in OF_AN_ENROLMENT:
            work.session.execute(delete(part).where(part.__table__.c.enrolment_id == enrolment.id))
    for part in OF_A_PERSON:
        work.session.execute(delete(part).where(part.__table__.c.participant_id == home))
    _forget_in_changes(work, {("participant", home), *(("enrolment", key(row.id)) for row in enrolments)}, home)
    work.session.execute(delete(Conversation))
    work._log([home], "erase", wrote=True)
    work.session.delete(participant)
    renew_names(work)
    work.session.flush()
    return len(enrolments)


def _enrolments(work: Work, participant: Participant) -> list[Enrolment]:
    rows = select(Enrolment).where(Enrolment.participant_id == participant.id).order_by(col(Enrolment.starts))
    return list(work.session.exec(rows))


def _forget_in_changes(work: Work, touched: set[tuple[str, int]], participant_id: int) -> None:
    """Journal entries that speak of the person lose their contents: they can no longer be taken back."""

    def speaks_of(row: list[Any]) -> bool:
        table, row_id, before, after = row
        values = {**(before or {}), **(after or {})}
        return (table, row_id) in touched or values.get("participant_id") == participant_id

    for change in work.session.exec(select(Change).where(Change.partnership_id == work.partnership_id)).all():
        if change is not work.change and any(speaks_of(row) for row in change.rows):
            change.rows = []
            work.session.add(change)
