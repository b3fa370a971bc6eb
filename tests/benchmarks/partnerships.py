"""A database of many partnerships of the practice roster's size, filled fast: two workplaces, 24 places, five writers.

Everybody's name is their own, made of syllables; the first of each partnership are those that are enrolled now.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlmodel import Session, SQLModel, insert

from bot.engine import Engine
from storage.database import Database
from storage.days import at_local
from storage.models import (
    Attendance,
    Capacity,
    Enrolment,
    Membership,
    Participant,
    Partnership,
    Placement,
    Staff,
    Subscription,
    Workplace,
)
from storage.vocabulary import EndReason, Gender, Known, Role, Status

TODAY = date(2026, 11, 23)
AGREEMENT = "malmo-skane-stadsmission-2026"
WORKPLACES = (("Produktion", ["verkstan"], 14), ("Matmission", ["butiken"], 10))
SUPERVISORS = 4
ENROLLED = 20
FIRST_CHAT = 100_001
STATUSES = (Status.PRESENT, Status.PRESENT, Status.LATE, Status.SICK)
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiouy"]
TOGETHER = 20  # partnerships in a transaction
IN_ORDER: tuple[type[SQLModel], ...] = (
    Partnership,
    Workplace,
    Capacity,
    Staff,
    Membership,
    Subscription,
    Participant,
    Enrolment,
    Placement,
    Attendance,
)


@dataclass(frozen=True)
class Writer:
    """One of the staff who writes: their chat, and the call names of the people they write about."""

    chat: int
    key: str
    supervisor: bool
    people: tuple[str, ...]


def fill(
    url: str, partnerships: int, *, enrolments: int = ENROLLED, reported: int = 0, writing: int = 10
) -> list[Writer]:
    """Fill an empty database; the writers of the first `writing` partnerships.

    `enrolments` of each partnership, of which 20 run today, with `reported` rows of attendance each; and the jobs that
    fall due, as after a first start.
    """
    database = Database(url)
    database.migrate()
    writers: list[Writer] = []
    for first in range(1, partnerships + 1, TOGETHER):
        numbers = range(first, min(first + TOGETHER, partnerships + 1))
        rows = _Rows(enrolments, reported)
        for number in numbers:
            told = rows.add(number)
            writers += told if number <= writing else []
        database.write(rows.insert).result()
    Engine(database, naming="codes").ensure_jobs(at_local(TODAY, time(8)))
    database.close()
    return writers


def names() -> Iterator[str]:
    """«Babafa», «Babaga» …: no two alike, and none a word."""
    for one, two, three in itertools.product(SYLLABLES, SYLLABLES, SYLLABLES):
        if len({one, two, three}) == 3:
            yield (three + one + two).capitalize()


class _Rows:
    """The rows of some partnerships, whose ids follow from their number."""

    def __init__(self, enrolments: int, reported: int) -> None:
        self._enrolments, self._reported = enrolments, reported
        self._tables: dict[type[SQLModel], list[dict[str, Any]]] = {}

    def insert(self, session: Session) -> None:
        for model in IN_ORDER:
            if rows := self._tables.get(model):
                session.connection().execute(insert(model), rows)

    def _put(self, model: type[SQLModel], **values: Any) -> None:
        self._tables.setdefault(model, []).append(values)

    def add(self, number: int) -> list[Writer]:
        """One partnership; who writes there."""
        long_ago = TODAY - timedelta(days=4000)
        self._put(
            Partnership,
            id=number,
            key=f"{AGREEMENT}-{number}",
            name=f"Partnerskap {number}",
            agreement=AGREEMENT,
            code_prefix="SK",
            full_time_hours=40.0,
            individual_agreements=False,
            people_version=1,
            created_on=TODAY,
        )
        first_place = (number - 1) * len(WORKPLACES) + 1
        self._put(Capacity, partnership_id=number, workplace_id=None, starts=long_ago, places=24)
        for place, (name, aliases, capacity) in enumerate(WORKPLACES, start=first_place):
            self._put(Workplace, id=place, partnership_id=number, name=name, aliases=aliases)
            self._put(Capacity, partnership_id=number, workplace_id=place, starts=long_ago, places=capacity)
        staff = [self._staff(number, one, first_place) for one in range(SUPERVISORS + 1)]
        known = [
            self._participant(number, one, name, first_place + one % 2, staff[-1])
            for one, name in zip(range(self._enrolments), names(), strict=False)
        ][:ENROLLED]
        writers = []
        for one, staff_id in enumerate(staff):
            supervisor = one < SUPERVISORS
            mine = known[one % 2 :: 2] if supervisor else known
            writers.append(Writer(FIRST_CHAT + staff_id, f"s{staff_id}", supervisor, tuple(mine)))
        return writers

    def _staff(self, partnership: int, number: int, first_place: int) -> int:
        """Supervisors of the two workplaces in turn, and last a caseworker."""
        staff_id = (partnership - 1) * (SUPERVISORS + 1) + number + 1
        supervisor = number < SUPERVISORS
        self._put(
            Staff,
            id=staff_id,
            key=f"s{staff_id}",
            name=f"Personal {staff_id}",
            chat_id=FIRST_CHAT + staff_id,
            partnership_id=partnership,
            blocked=False,
        )
        self._put(
            Membership,
            id=staff_id,
            staff_id=staff_id,
            partnership_id=partnership,
            role=Role.SUPERVISOR if supervisor else Role.CASEWORKER,
            workplace_id=first_place + number % 2 if supervisor else None,
        )
        self._put(Subscription, membership_id=staff_id, weekday=4, hour=14, active=True)
        return staff_id

    def _participant(self, partnership: int, number: int, name: str, place: int, caseworker: int) -> str:
        """One person with one enrolment; the first ones' runs today, the others' are of earlier years."""
        person = (partnership - 1) * self._enrolments + number + 1
        running = number < ENROLLED
        starts = TODAY - timedelta(days=10 + 4 * number if running else 130 + 5 * number)
        ends = starts + timedelta(days=119)
        self._put(
            Participant,
            id=person,
            partnership_id=partnership,
            code=f"SK-{number + 1:03d}",
            name=name,
            gender=Gender.WOMAN if number % 3 else Gender.MAN,
            caseworker_id=caseworker,
        )
        self._put(
            Enrolment,
            id=person,
            partnership_id=partnership,
            participant_id=person,
            starts=starts,
            ends=ends,
            ended_on=None if running else ends,
            end_reason=None if running else EndReason.COMPLETED,
            last_day=ends,
        )
        self._put(Placement, enrolment_id=person, workplace_id=place, starts=starts, extent=75, weekdays=(0, 1, 2, 3))
        for turn in range(self._reported):
            day = starts + timedelta(days=7 * turn - starts.weekday() if turn else 0)
            if day < TODAY:
                self._attendance(partnership, person, place, day, STATUSES[(number + turn) % len(STATUSES)])
        return name

    def _attendance(self, partnership: int, person: int, place: int, day: date, status: Status) -> None:
        self._put(
            Attendance,
            partnership_id=partnership,
            participant_id=person,
            workplace_id=place,
            day=day,
            status=status,
            notified=Known.UNKNOWN,
            certificate=Known.UNKNOWN,
            extra=False,
            reported_at=at_local(day, time(12)),
        )
