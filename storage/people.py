"""People and where they are: which enrolment, placement and workplace holds for a person on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import bindparam
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from storage.errors import NoSuchPerson, NotAllowed
from storage.models import Enrolment, Participant, Partnership, Pause, Placement, Staff, Workplace
from storage.rights import may_see
from storage.statements import Query
from storage.work import Work, key

Row = TypeVar("Row")


@dataclass
class Standing:
    """A person as they stand on a day: the enrolment that covers it, else the next, else the latest.

    `placement` is the one of that day (or the first or last of the enrolment), `pauses` all of the enrolment's.
    """

    participant: Participant
    enrolment: Enrolment | None
    placements: list[Placement]
    pauses: list[Pause]
    day: date

    @property
    def placement(self) -> Placement | None:
        """The placement of the day; before the enrolment its first, after it its last."""
        if not self.placements:
            return None
        for placement in self.placements:
            if placement.covers(self.day):
                return placement
        return self.placements[0] if self.day < self.placements[0].starts else self.placements[-1]

    @property
    def enrolled(self) -> bool:
        return self.enrolment is not None and self.enrolment.covers(self.day)

    @property
    def pause(self) -> Pause | None:
        """The pause that holds on the day."""
        return next((pause for pause in self.pauses if pause.covers(self.day)), None)

    @property
    def workplace_ids(self) -> list[int]:
        return [placement.workplace_id for placement in self.placements]


def standings(work: Work, participants: Iterable[Participant], day: date | None = None) -> list[Standing]:
    """The standing of each on `day` (default today), in the order given; three statements whatever the number."""
    people = list(participants)
    day = day or work.today
    ids = [key(person.id) for person in people]
    enrolments: dict[int, list[Enrolment]] = {}
    for row in _in_batches(work, ENROLMENTS, ids):
        enrolments.setdefault(row.participant_id, []).append(row)
    chosen = {person: choose(rows, day) for person, rows in enrolments.items()}
    kept = [key(one.id) for one in chosen.values() if one is not None]
    placements: dict[int, list[Placement]] = {}
    for placement in _in_batches(work, PLACEMENTS, kept):
        placements.setdefault(placement.enrolment_id, []).append(placement)
    pauses: dict[int, list[Pause]] = {}
    for pause in _in_batches(work, PAUSES, kept):
        pauses.setdefault(pause.enrolment_id, []).append(pause)
    result = []
    for person in people:
        enrolment = chosen.get(key(person.id))
        own = placements.get(key(enrolment.id), []) if enrolment else []
        breaks = pauses.get(key(enrolment.id), []) if enrolment else []
        result.append(
            Standing(
                person,
                enrolment,
                sorted(own, key=lambda row: row.starts),
                sorted(breaks, key=lambda row: row.starts),
                day,
            )
        )
    return result


def standing(work: Work, participant: Participant, day: date | None = None) -> Standing:
    return standings(work, [participant], day)[0]


def choose(enrolments: Iterable[Enrolment], day: date) -> Enrolment | None:
    """The enrolment that covers the day, else the next to start, else the one that ended last."""
    rows = sorted(enrolments, key=lambda row: row.starts)
    covering = [row for row in rows if row.covers(day)]
    coming = [row for row in rows if row.starts > day]
    found = covering or coming or rows[::-1]
    return found[0] if found else None


def by_code(work: Work, code: str) -> Participant:
    """The participant with that code here; raises NoSuchPerson."""
    row = BY_CODE.first(work.session, {"here": work.partnership_id, "code": code})
    if row is None:
        raise NoSuchPerson(code)
    return row


def seen(work: Work, code: str, what: str) -> Standing:
    """The person's standing, if the speaker may see them by name; logged as `what`. Raises NotAllowed, NoSuchPerson."""
    where = standing(work, by_code(work, code))
    if not may_see(work, where.participant, where.workplace_ids):
        raise NotAllowed(what, person=True)
    work.log_read(what, [where.participant])
    return where


def workplaces(work: Work, partnership: Partnership | None = None) -> list[Workplace]:
    """The partnership's workplaces, in the order they were made."""
    home = key((partnership or work.here).id)
    return WORKPLACES.scalars(work.session, {"here": home})


def workplace_named(work: Work, name: str) -> Workplace:
    """The workplace of that name; raises LookupError."""
    for workplace in workplaces(work):
        if workplace.name == name:
            return workplace
    raise LookupError(name)


def staff_named(work: Work, staff_key: str) -> Staff | None:
    return work.session.exec(select(Staff).where(Staff.key == staff_key)).first()


def renew_names(work: Work) -> None:
    """Names, workplaces or staff have changed: every process builds its name index anew."""
    work.here.people_version += 1
    work.session.add(work.here)


def _in_batches(work: Work, rows_of: Query[Row], ids: list[int]) -> list[Row]:
    """Rows that belong to one of the ids; databases take a limited number of parameters at once."""
    rows: list[Row] = []
    for first in range(0, len(ids), 500):
        rows += rows_of.scalars(work.session, {"ids": ids[first : first + 500]})
    return rows


# The statements are built once: building one takes longer than running it.
_ids: Any = bindparam("ids", expanding=True)
ENROLMENTS = Query(sa_select(Enrolment).where(col(Enrolment.participant_id).in_(_ids)))
PLACEMENTS = Query(sa_select(Placement).where(col(Placement.enrolment_id).in_(_ids)))
PAUSES = Query(sa_select(Pause).where(col(Pause.enrolment_id).in_(_ids)))
BY_CODE = Query(
    sa_select(Participant).where(
        col(Participant.partnership_id) == bindparam("here"), col(Participant.code) == bindparam("code")
    )
)
WORKPLACES = Query(
    sa_select(Workplace).where(col(Workplace.partnership_id) == bindparam("here")).order_by(col(Workplace.id))
)
