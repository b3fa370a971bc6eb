"""The names of a partnership as `swedish.understand` wants them, held in memory and renewed when something changes."""

import threading
from datetime import date

from sqlmodel import Session, col, select

from handlers.swedish import Index, Person, Place, Speaker
from storage.days import local_day
from storage.models import Membership, Participant, Staff, Workplace
from storage.people import standings
from storage.work import Work, key


class Names:
    """One index for each partnership, built anew when its version row or the day changes. Safe between threads."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[int, date, Index]] = {}
        self._lock = threading.Lock()

    def index(self, work: Work) -> Index:
        """The index of the work's partnership."""
        home, version, today = work.partnership_id, work.here.people_version, local_day(work.now)
        with self._lock:
            kept = self._kept.get(home)
        if kept is not None and kept[:2] == (version, today):
            return kept[2]
        index = build(work)
        with self._lock:
            self._kept[home] = (version, today, index)
        return index


def build(work: Work) -> Index:
    """The index of everybody who is, was or will be in the partnership."""
    session: Session = work.session
    home = work.partnership_id
    places = session.exec(select(Workplace).where(Workplace.partnership_id == home).order_by(col(Workplace.id))).all()
    names = {key(place.id): place.name for place in places}
    staff = session.exec(
        select(Staff, Membership).where(Membership.staff_id == Staff.id, Membership.partnership_id == home)
    ).all()
    keys = {key(person.id): person.key for person, _ in staff}
    people = []
    rows = session.exec(select(Participant).where(Participant.partnership_id == home).order_by(col(Participant.code)))
    for where in standings(work, rows):
        placement = where.placement
        person = where.participant
        people.append(
            Person(
                code=person.code,
                name=person.name,
                workplace=names[placement.workplace_id] if placement else None,
                caseworker=keys.get(person.caseworker_id) if person.caseworker_id else None,
                paused=bool(where.pauses) and where.enrolled,
                ends=where.enrolment.last_day if where.enrolment else None,
                starts=where.enrolment.starts if where.enrolment else None,
            )
        )
    return Index(
        people,
        [Place(place.name, tuple(place.aliases)) for place in places],
        [speaker(person, membership, names) for person, membership in staff],
    )


def speaker(person: Staff, membership: Membership, workplaces: dict[int, str]) -> Speaker:
    """A staff member as `understand` wants them."""
    where = workplaces.get(membership.workplace_id) if membership.workplace_id else None
    return Speaker(key=person.key, name=person.name, role=membership.role.value, workplace=where)


def speaker_of(work: Work) -> Speaker:
    """The one who speaks in this work. Raises RuntimeError where nobody does."""
    if work.membership is None:
        raise RuntimeError("nobody speaks in this work")
    workplace = work.session.get(Workplace, work.membership.workplace_id) if work.membership.workplace_id else None
    names = {key(workplace.id): workplace.name} if workplace else {}
    return speaker(work.me, work.membership, names)
