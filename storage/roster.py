"""Bringing in a whole partnership from a roster: workplaces, staff, participants, attendance so far and orders.

All or nothing: a wrong row raises BadRows with every wrong row's number, field and reason. What breaks a rule of the
domain but may be true comes back as a warning.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from storage import agreement
from storage.days import days, last_day_of, red_day, weekdays_from
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
from storage.vocabulary import NOTIFIED_BY_STATUS, EndReason, Gender, Known, OrderStatus, Reason, Role, Status
from storage.work import Work, key

END_REASONS = {
    "arbete": EndReason.WORK,
    "studier": EndReason.STUDIES,
    "annan insats": EndReason.OTHER_MEASURE,
    "sjukdom": EndReason.ILLNESS,
    "flytt": EndReason.MOVED,
    "avbrott": EndReason.DROPPED_OUT,
    "fullföljt": EndReason.COMPLETED,
    "annat": EndReason.OTHER,
}
GENDERS = {"kvinna": Gender.WOMAN, "man": Gender.MAN, None: Gender.NOT_STATED, "ej angivet": Gender.NOT_STATED}


@dataclass
class Loaded:
    """What was brought in, and warnings as (row, code, why, day)."""

    partnership: Partnership
    workplaces: int = 0
    staff: int = 0
    participants: int = 0
    warnings: list[tuple[int, str, str, date]] = field(default_factory=list)


def load(work: Work, roster: dict[str, Any]) -> Loaded:
    """Bring in a roster (the form of bot/practice/roster.json)."""
    today = date.fromisoformat(roster["today"])
    terms = agreement.load(roster["partnership"])
    partnership = Partnership(
        key=roster["partnership"], name=terms.name, agreement=roster["partnership"], created_on=today
    )
    partnership.code_prefix = next((row["code"].rsplit("-", 1)[0] for row in roster["participants"]), "SK")
    work.session.add(partnership)
    work.session.flush()
    work.partnership = partnership
    loaded = Loaded(partnership)
    places = _workplaces(work, roster, loaded, terms)
    staff = _staff(work, roster, places, loaded)
    people = {}
    for number, row in enumerate(roster["participants"], start=1):
        people[row["code"]] = _participant(work, row, places, staff)
        months = terms.enrolment_months.value
        if months and row.get("originally_until") is None:
            limit = last_day_of(date.fromisoformat(row["starts"]), int(months))
            if date.fromisoformat(row["ends"]) > limit:
                loaded.warnings.append((number, row["code"], "too_long", limit))
        loaded.participants += 1
    if "attendance" in roster:
        _attendance(work, roster["attendance"], people)
    for row in roster.get("orders", []):
        work.session.add(
            Order(
                partnership_id=key(partnership.id),
                workplace_id=places[row["workplace"]].id if row.get("workplace") else None,
                caseworker_id=staff[row["caseworker"]].id,
                made_by=staff[row["caseworker"]].id,
                wanted_from=date.fromisoformat(row["wanted_from"]) if row.get("wanted_from") else None,
                extent=row.get("extent"),
                status=OrderStatus(row["status"]),
                ordered_on=date.fromisoformat(row["ordered_on"]),
            )
        )
    work.session.flush()
    return loaded


def _workplaces(work: Work, roster: dict[str, Any], loaded: Loaded, terms: agreement.Agreement) -> dict[str, Workplace]:
    home, first = key(loaded.partnership.id), date(loaded.partnership.created_on.year, 1, 1)
    places = {}
    for row in roster["workplaces"]:
        workplace = Workplace(partnership_id=home, name=row["name"], aliases=row.get("aliases", []))
        work.session.add(workplace)
        work.session.flush()
        work.session.add(Capacity(partnership_id=home, workplace_id=workplace.id, starts=first, places=row["capacity"]))
        places[workplace.name] = workplace
        loaded.workplaces += 1
    if terms.places_at_once.value is not None:
        work.session.add(Capacity(partnership_id=home, starts=first, places=int(terms.places_at_once.value)))
    return places


def _staff(work: Work, roster: dict[str, Any], places: dict[str, Workplace], loaded: Loaded) -> dict[str, Staff]:
    staff = {}
    for row in roster["staff"]:
        person = Staff(key=row["key"], name=row["name"], partnership_id=loaded.partnership.id)
        work.session.add(person)
        work.session.flush()
        workplace = places[row["workplace"]].id if row.get("workplace") else None
        membership = Membership(
            staff_id=key(person.id),
            partnership_id=key(loaded.partnership.id),
            role=Role(row["role"]),
            workplace_id=workplace,
        )
        work.session.add(membership)
        work.session.flush()
        if membership.role != Role.ADMIN:
            work.session.add(Subscription(membership_id=key(membership.id)))
        staff[person.key] = person
        loaded.staff += 1
    return staff


def _participant(
    work: Work, row: dict[str, Any], places: dict[str, Workplace], staff: dict[str, Staff]
) -> tuple[Participant, Enrolment, Placement, Pause | None]:
    person = Participant(
        partnership_id=work.partnership_id,
        code=row["code"],
        name=row["name"],
        gender=GENDERS[row.get("gender")],
        caseworker_id=staff[row["caseworker"]].id if row.get("caseworker") else None,
    )
    work.session.add(person)
    work.session.flush()
    ends, ended_on = date.fromisoformat(row["ends"]), row.get("ended_on") and date.fromisoformat(row["ended_on"])
    original = row.get("originally_until") and date.fromisoformat(row["originally_until"])
    enrolment = Enrolment(
        partnership_id=work.partnership_id,
        participant_id=key(person.id),
        starts=date.fromisoformat(row["starts"]),
        ends=ends,
        original_ends=original or None,
        ended_on=ended_on or None,
        end_reason=END_REASONS[row["end_reason"]] if row.get("end_reason") else None,
        last_day=ended_on or ends,
    )
    work.session.add(enrolment)
    work.session.flush()
    placement = Placement(
        enrolment_id=key(enrolment.id),
        workplace_id=key(places[row["workplace"]].id),
        starts=enrolment.starts,
        extent=row["extent"],
        weekdays=weekdays_from(row["weekdays"]),
    )
    work.session.add(placement)
    pause = None
    if row.get("pause"):
        until = row["pause"].get("ends")
        pause = Pause(
            enrolment_id=key(enrolment.id),
            starts=date.fromisoformat(row["pause"]["starts"]),
            ends=date.fromisoformat(until) if until else None,
        )
        work.session.add(pause)
    if original:
        work.session.add(
            Extension(enrolment_id=key(enrolment.id), before=original, after=ends, reason=Reason.OTHER, at=work.now)
        )
    work.session.flush()
    return person, enrolment, placement, pause


def _attendance(
    work: Work, told: dict[str, Any], people: dict[str, tuple[Participant, Enrolment, Placement, Pause | None]]
) -> None:
    """Present on every scheduled weekday of the told period, but for the exceptions."""
    exceptions = {(row["code"], date.fromisoformat(row["date"])): Status(row["status"]) for row in told["exceptions"]}
    for day in days(date.fromisoformat(told["reported_from"]), date.fromisoformat(told["reported_to"])):
        for code, (person, enrolment, placement, pause) in people.items():
            if not enrolment.covers(day) or day.weekday() not in placement.weekdays or red_day(day):
                continue
            if pause is not None and pause.covers(day):
                continue
            status = exceptions.get((code, day), Status.PRESENT)
            work.session.add(
                Attendance(
                    partnership_id=work.partnership_id,
                    participant_id=key(person.id),
                    workplace_id=placement.workplace_id,
                    day=day,
                    status=status,
                    notified=NOTIFIED_BY_STATUS.get(status, Known.UNKNOWN),
                    reported_at=work.now - timedelta(days=1),
                )
            )
