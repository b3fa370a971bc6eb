"""Taking back the latest of one's own reports and changes, within a day and where nothing has built on it."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from storage import journal
from storage.database import lock_partnership
from storage.days import days
from storage.errors import NothingToUndo
from storage.models import AccessLog, Attendance, AttendanceBefore, Change, Enrolment
from storage.people import renew_names
from storage.stretches import stretches
from storage.work import Work

UNDO_WITHIN = timedelta(hours=24)
MOST_LOOKED_AT = 20
OF_ENROLMENT = ("placement", "pause", "extension")
OF_PARTICIPANT = ("enrolment", "attendance", "plannedabsence", "request")
TAKES_PLACES = frozenset({"enrolment", "placement", "order"})


def latest(work: Work) -> Change:
    """The speaker's latest change here that touched anything, taken back or not. Raises NothingToUndo."""
    rows = select(Change).where(Change.staff_id == work.me.id, Change.partnership_id == work.partnership_id)
    for change in work.session.exec(rows.order_by(col(Change.id).desc()).limit(MOST_LOOKED_AT)):
        if change.rows:
            return change
    raise NothingToUndo("none")


def take_back(work: Work, change: Change) -> Change:
    """Put everything as it was before the change; what attendance said meanwhile is kept as a correction.

    Raises NothingToUndo: of another's change, of one older than a day, of one already taken back, and where something
    has built on it (also where a place that it gave up has been taken since).
    """
    if change.staff_id != work.me.id or change.partnership_id != work.partnership_id or not change.rows:
        raise NothingToUndo("none")
    if change.undone_at is not None:
        raise NothingToUndo("done")
    if change.at < work.now - UNDO_WITHIN:
        raise NothingToUndo("too_old")
    lock_partnership(work.session, work.partnership_id)
    people, mark = participants_of(work, change), work.mark()
    contested = _contested(work, change)
    before = _over_capacity(work, contested)
    nested = work.session.begin_nested()
    try:
        done = journal.take_back(work.session, change)
    except IntegrityError:  # a row that is not of this change points to one that would go
        done = False
    if not done or _over_capacity(work, contested) - before:
        nested.rollback()
        raise NothingToUndo("built_on")
    nested.commit()
    change.undone_at = work.now
    work.session.add(change)
    _keep_attendance(work, change)
    for person in people:
        row = AccessLog(at=work.now, participant_id=person, wrote=True, what="undo")
        row.partnership_id, row.staff_id = work.partnership_id, work.me.id
        work.session.add(row)
    renew_names(work)
    work.session.flush()
    work.back_to(mark, work.change)  # what is reported instead can be taken back by itself
    return change


def participants_of(work: Work, change: Change) -> list[int]:
    """Ids of the participants whose rows the change touched, in the order they were touched."""
    people: dict[int, None] = {}
    owners = {
        row_id: (after or before)["participant_id"]
        for table, row_id, before, after in change.rows
        if table == "enrolment"
    }
    for table, row_id, before, after in change.rows:
        values = after or before
        if table == "participant":
            people[row_id] = None
        elif table in OF_PARTICIPANT and values["participant_id"] is not None:
            people[values["participant_id"]] = None
        elif table in OF_ENROLMENT:
            person = owners.get(values["enrolment_id"])
            if person is None:
                person = work.get(Enrolment, values["enrolment_id"]).participant_id
            people[person] = None
    return list(people)


def _contested(work: Work, change: Change) -> tuple[date, date] | None:
    """The days on which taking the change back could overbook; None where nobody has changed a placement since."""
    if not any(row[0] in TAKES_PLACES for row in change.rows):
        return None
    later = select(Change).where(Change.partnership_id == work.partnership_id, col(Change.id) > change.id)
    if not any(row[0] in TAKES_PLACES for other in work.session.exec(later) for row in other.rows):
        return None
    spans = []
    for table, _row_id, before, after in change.rows:
        if table == "enrolment":
            spans += [values for values in (before, after) if values]
        elif table == "placement":
            enrolment = work.session.get(Enrolment, (after or before)["enrolment_id"])
            if enrolment is not None:
                spans.append({"starts": enrolment.starts.isoformat(), "last_day": enrolment.last_day.isoformat()})
        elif table == "order":
            first = (before or {}).get("reserved_from")
            if first:
                spans.append(
                    {"starts": first, "last_day": (date.fromisoformat(first) + timedelta(weeks=12)).isoformat()}
                )
    if not spans:
        return None
    return (
        min(date.fromisoformat(span["starts"]) for span in spans),
        max(date.fromisoformat(span["last_day"]) for span in spans),
    )


def _over_capacity(work: Work, period: tuple[date, date] | None) -> Counter[tuple[int | None, date]]:
    """By how many the capacity is exceeded, for each workplace (None: in all) and day of the period."""
    over: Counter[tuple[int | None, date]] = Counter()
    if period is None:
        return over
    work.session.flush()
    for stretch in stretches(work, *period):
        for place in stretch.capacity:
            counted = stretch.places(place)
            if counted.capacity is not None and counted.taken > counted.capacity:
                over.update(
                    {(place, day): counted.taken - counted.capacity for day in days(stretch.first, stretch.last)}
                )
    return over


def _keep_attendance(work: Work, change: Change) -> None:
    """Every correction keeps what was there before (DESIGN.md, Rules): also a report that was taken back."""
    for table, _row_id, _before, after in change.rows:
        if table == Attendance.__tablename__ and after is not None:
            kept = {name: after[name] for name in AttendanceBefore.model_fields if name in after}
            kept |= {"replaced_by": work.me.id, "replaced_at": work.now}
            work.session.add(AttendanceBefore.model_validate(kept))
