"""Days off: days a workplace is closed, and planned absences that recur (SFI on Tuesdays)."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import or_
from sqlmodel import col, select

from storage.errors import BadDates, NotAllowed, NotEnrolled
from storage.models import ClosedDay, Participant, PlannedAbsence
from storage.people import standing
from storage.rights import may_report
from storage.work import Work, key


def close_days(work: Work, workplace_id: int, days: Iterable[date]) -> list[date]:
    """A workplace is closed on these days; those that were not closed before. Raises NotAllowed."""
    _need_report(work, workplace_id)
    wanted = set(days)
    known = {row.day for row in closed_days(work, [workplace_id], min(wanted, default=work.today))}
    new = sorted(wanted - known)
    for day in new:
        work.changed("close_day")
        work.session.add(ClosedDay(workplace_id=workplace_id, day=day))
    work.session.flush()
    return new


def open_day(work: Work, workplace_id: int, day: date) -> bool:
    """The workplace is open after all; whether it was closed. Raises NotAllowed."""
    _need_report(work, workplace_id)
    row = work.session.exec(
        select(ClosedDay).where(ClosedDay.workplace_id == workplace_id, ClosedDay.day == day)
    ).first()
    if row is None:
        return False
    work.changed("open_day")
    work.session.delete(row)
    work.session.flush()
    return True


def closed_days(work: Work, workplaces: Iterable[int], first: date) -> list[ClosedDay]:
    """The closed days of those workplaces from `first` on."""
    rows = select(ClosedDay).where(col(ClosedDay.workplace_id).in_(list(workplaces)), col(ClosedDay.day) >= first)
    return list(work.session.exec(rows.order_by(col(ClosedDay.day), col(ClosedDay.workplace_id))))


def plan_absence(
    work: Work, participant: Participant, weekdays: Iterable[int], starts: date, ends: date | None = None
) -> list[int]:
    """Somebody is away on these weekdays (Monday 0) from `starts`, until `ends` or until further notice: not expected
    then. The weekdays that this is new for. Raises NotAllowed, NotEnrolled, BadDates."""
    where = standing(work, participant, starts)
    if where.enrolment is None or where.enrolment.last_day < starts or where.placement is None:
        raise NotEnrolled(key(participant.id), starts, last_day=where.enrolment.last_day if where.enrolment else None)
    _need_report(work, where.placement.workplace_id)
    if ends is not None and ends < starts:
        raise BadDates("ends_before_start", day=ends, limit=starts)
    same = {row.weekday for row in planned_absences(work, [key(participant.id)], starts) if _same(row, starts, ends)}
    new = sorted(set(weekdays) - same)
    for weekday in new:
        work.changed("plan_absence", key(participant.id))
        row = PlannedAbsence(participant_id=key(participant.id), weekday=weekday, starts=starts, ends=ends)
        work.session.add(row)
    work.session.flush()
    return new


def end_planned_absence(work: Work, row: PlannedAbsence) -> None:
    """From today on the person is expected on that weekday again; days already past stay as they were."""
    participant = work.get(Participant, row.participant_id)
    where = standing(work, participant)
    _need_report(work, where.placement.workplace_id if where.placement else None)
    work.changed("end_planned_absence", key(participant.id))
    if row.starts >= work.today:
        work.session.delete(row)
    else:
        row.ends = work.today - timedelta(days=1)
        work.session.add(row)
    work.session.flush()


def planned_absences(work: Work, participants: Iterable[int], first: date) -> list[PlannedAbsence]:
    """The recurring absences of those people that hold on `first` or later, by weekday."""
    rows = select(PlannedAbsence).where(
        col(PlannedAbsence.participant_id).in_(list(participants)),
        or_(col(PlannedAbsence.ends).is_(None), col(PlannedAbsence.ends) >= first),
    )
    return list(work.session.exec(rows.order_by(col(PlannedAbsence.participant_id), col(PlannedAbsence.weekday))))


def _same(row: PlannedAbsence, starts: date, ends: date | None) -> bool:
    return row.starts <= starts and (row.ends is None or (ends is not None and ends <= row.ends))


def _need_report(work: Work, workplace_id: int | None) -> None:
    """Whoever may report there may say when nobody is expected."""
    if not may_report(work, workplace_id):
        raise NotAllowed("days_off")
