"""Bringing in a partnership from a roster: workplaces, staff, participants, attendance so far and orders.

All or nothing: a wrong row raises BadRows with every wrong row's number, field and reason, and nothing is stored. What
breaks a rule of the domain but may be true comes back as a warning. Loading a file again brings in what is new.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from sqlmodel import select

from storage import agreement
from storage.agreement import Agreement
from storage.days import at_local, days, last_day_of, red_day
from storage.errors import BadRows
from storage.models import (
    Attendance,
    Capacity,
    Enrolment,
    Extension,
    Membership,
    Order,
    Participant,
    Partnership,
    Pause,
    Placement,
    Staff,
    Subscription,
    Workplace,
)
from storage.people import renew_names
from storage.roster_rows import AttendanceRows, ParticipantRow, Roster, check
from storage.vocabulary import NOTIFIED_BY_STATUS, Known, Reason, Role, Status
from storage.work import Work, key

Placed = tuple[Participant, Enrolment, Placement, Pause | None]


@dataclass
class Loaded:
    """What was new, and warnings as (row, code, last day that the agreement's months allow)."""

    partnership: Partnership
    workplaces: int = 0
    staff: int = 0
    participants: int = 0
    orders: int = 0
    warnings: list[tuple[int, str, date]] = field(default_factory=list)


def load(work: Work, raw: dict[str, Any]) -> Loaded:
    """Bring in a roster (the form of bot/practice/roster.json). Raises BadRows."""
    roster = check(raw)
    if roster.partnership not in set(agreement.keys()):
        raise BadRows([("partnership", 0, "partnership", "unknown_agreement")])
    terms = agreement.load(roster.partnership)
    partnership = _partnership(work, roster, terms)
    work.partnership = partnership
    loaded = Loaded(partnership)
    places = _workplaces(work, roster, terms, loaded)
    staff = _staff(work, roster, places, loaded)
    known = set(work.session.exec(select(Participant.code).where(Participant.partnership_id == partnership.id)))
    new: dict[str, Placed] = {}
    for number, row in enumerate(roster.participants, start=1):
        months = terms.enrolment_months.value
        if months and row.originally_until is None and row.ends > (limit := last_day_of(row.starts, months)):
            loaded.warnings.append((number, row.code, limit))
        if row.code not in known:
            new[row.code] = _participant(work, row, places, staff)
    loaded.participants = len(new)
    if roster.attendance is not None:
        _attendance(work, roster.attendance, new)
    if not known:
        _orders(work, roster, places, staff, loaded)
    renew_names(work)
    work.session.flush()
    return loaded


def _partnership(work: Work, roster: Roster, terms: Agreement) -> Partnership:
    row = work.session.exec(select(Partnership).where(Partnership.key == roster.partnership)).first()
    if row is None:
        prefixes = [person.code.rpartition("-")[0] for person in roster.participants]
        row = Partnership(
            key=roster.partnership,
            name=terms.name,
            agreement=roster.partnership,
            code_prefix=next(filter(None, prefixes), "SK"),
            created_on=roster.today,
        )
        work.session.add(row)
        work.session.flush()
    return row


def _workplaces(work: Work, roster: Roster, terms: Agreement, loaded: Loaded) -> dict[str, Workplace]:
    home, first = key(loaded.partnership.id), loaded.partnership.created_on.replace(month=1, day=1)
    first = min([first, *(person.starts for person in roster.participants)])
    places = {row.name: row for row in work.session.exec(select(Workplace).where(Workplace.partnership_id == home))}
    if not places and terms.places_at_once.value is not None:
        work.session.add(Capacity(partnership_id=home, starts=first, places=terms.places_at_once.value))
    for row in roster.workplaces:
        if row.name in places:
            continue
        workplace = Workplace(partnership_id=home, name=row.name, aliases=row.aliases)
        work.session.add(workplace)
        work.session.flush()
        if row.capacity is not None:
            capacity = Capacity(partnership_id=home, workplace_id=workplace.id, starts=first, places=row.capacity)
            work.session.add(capacity)
        places[row.name] = workplace
        loaded.workplaces += 1
    return places


def _staff(work: Work, roster: Roster, places: dict[str, Workplace], loaded: Loaded) -> dict[str, Staff]:
    staff = {row.key: row for row in work.session.exec(select(Staff))}
    members = set(
        work.session.exec(select(Membership.staff_id).where(Membership.partnership_id == loaded.partnership.id))
    )
    for row in roster.staff:
        person = staff.get(row.key)
        if person is None:
            person = Staff(key=row.key, name=row.name, partnership_id=loaded.partnership.id)
            work.session.add(person)
            work.session.flush()
            staff[row.key] = person
        if person.id in members:
            continue
        membership = Membership(
            staff_id=key(person.id),
            partnership_id=key(loaded.partnership.id),
            role=row.role,
            workplace_id=places[row.workplace].id if row.workplace else None,
        )
        work.session.add(membership)
        work.session.flush()
        if membership.role != Role.ADMIN:
            work.session.add(Subscription(membership_id=key(membership.id)))
        loaded.staff += 1
    return staff


def _participant(work: Work, row: ParticipantRow, places: dict[str, Workplace], staff: dict[str, Staff]) -> Placed:
    person = Participant(
        partnership_id=work.partnership_id,
        code=row.code,
        name=row.name,
        gender=row.gender,
        caseworker_id=staff[row.caseworker].id if row.caseworker else None,
    )
    work.session.add(person)
    work.session.flush()
    enrolment = Enrolment(
        partnership_id=work.partnership_id,
        participant_id=key(person.id),
        starts=row.starts,
        ends=row.ends,
        original_ends=row.originally_until,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        last_day=row.ended_on or row.ends,
    )
    work.session.add(enrolment)
    work.session.flush()
    placement = Placement(
        enrolment_id=key(enrolment.id),
        workplace_id=key(places[row.workplace].id),
        starts=row.starts,
        extent=row.extent,
        weekdays=row.weekdays,
    )
    work.session.add(placement)
    pause = None
    if row.pause is not None:
        pause = Pause(enrolment_id=key(enrolment.id), starts=row.pause.starts, ends=row.pause.ends)
        work.session.add(pause)
    if row.originally_until is not None:
        # A roster does not tell when it was extended: at the latest on what was the last day before.
        extension = Extension(
            enrolment_id=key(enrolment.id),
            before=row.originally_until,
            after=row.ends,
            reason=Reason.OTHER,
            at=min(work.now, at_local(row.originally_until, time(12))),
        )
        work.session.add(extension)
    work.session.flush()
    return person, enrolment, placement, pause


def _attendance(work: Work, told: AttendanceRows, people: dict[str, Placed]) -> None:
    """Present on every scheduled weekday of the told period, but for the exceptions."""
    exceptions = {(row.code, row.date): row for row in told.exceptions}
    for day in days(told.reported_from, told.reported_to):
        for code, (person, enrolment, placement, pause) in people.items():
            exception = exceptions.get((code, day))
            scheduled = day.weekday() in placement.weekdays and not red_day(day)
            if not enrolment.covers(day) or (exception is None and not scheduled):
                continue
            if exception is None and pause is not None and pause.covers(day):
                continue
            status = exception.status if exception else Status.PRESENT
            row = Attendance(
                partnership_id=work.partnership_id,
                participant_id=key(person.id),
                workplace_id=placement.workplace_id,
                day=day,
                status=status,
                notified=NOTIFIED_BY_STATUS.get(status, Known.UNKNOWN),
                minutes=exception.minutes if exception else None,
                extra=not scheduled,
                reported_at=work.now - timedelta(days=1),
            )
            work.session.add(row)


def _orders(work: Work, roster: Roster, places: dict[str, Workplace], staff: dict[str, Staff], loaded: Loaded) -> None:
    for row in roster.orders:
        order = Order(
            partnership_id=work.partnership_id,
            workplace_id=places[row.workplace].id if row.workplace else None,
            caseworker_id=staff[row.caseworker].id,
            made_by=staff[row.caseworker].id,
            wanted_from=row.wanted_from,
            extent=row.extent,
            status=row.status,
            ordered_on=row.ordered_on,
        )
        work.session.add(order)
        loaded.orders += 1
