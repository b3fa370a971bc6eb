"""Who comes and who goes: the enrolments that start or end in a period, and how those that ended ended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, bindparam, func
from sqlalchemy import select as sa_select
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from storage.days import at_local
from storage.models import Enrolment, ErasedEnrolment, Extension, Participant, Placement
from storage.rights import may_see
from storage.statements import Query
from storage.vocabulary import EndReason
from storage.work import Work, key


@dataclass(frozen=True)
class Turn:
    """A start or an end: on `day`, at `workplace_id` (that of the first or the last day).

    `participant` and `enrolment` are None where the person has been erased.
    """

    day: date
    workplace_id: int | None
    reason: EndReason | None = None
    participant: Participant | None = None
    enrolment: Enrolment | None = None
    workplace_ids: frozenset[int] = frozenset()


def starting(work: Work, start: date | None, end: date | None, workplace_id: int | None = None) -> list[Turn]:
    """Enrolments whose first day lies in the period (either end may be open), by day. Moves are no starts."""
    return _turns(work, "starts", start, end, workplace_id)


def ending(work: Work, start: date | None, end: date | None, workplace_id: int | None = None) -> list[Turn]:
    """Enrolments whose last day lies in the period (either end may be open), by day."""
    return _turns(work, "last_day", start, end, workplace_id)


def by_name(work: Work, turns: Iterable[Turn]) -> tuple[list[Turn], int]:
    """The turns whose people the speaker may see by name, and how many others there are."""
    turns = list(turns)
    named = [
        turn for turn in turns if turn.participant is not None and may_see(work, turn.participant, turn.workplace_ids)
    ]
    return named, len(turns) - len(named)


@dataclass
class Outcomes:
    """A period's figures. `ended` and `reasons` are those that have ended, `to_end` and `to_start` what is planned.

    `extended`: enrolments that were extended in the period, `extensions`: how many times in all.
    """

    started: int = 0
    to_start: int = 0
    ended: int = 0
    to_end: int = 0
    reasons: Counter[EndReason | None] = field(default_factory=Counter)
    extended: int = 0
    extensions: int = 0


def outcomes(work: Work, start: date | None, end: date | None, workplace_id: int | None = None) -> Outcomes:
    """How many started, ended (and why) and were extended in the period, at a workplace or in all.

    Somebody has started from their first day on, and has ended from the day after their last. When an erased enrolment
    was extended is not kept: it counts with its last day.
    """
    found = Outcomes()
    for day, _reason, number in _counted(work, "starts", start, end, workplace_id):
        if day <= work.today:
            found.started += number
        else:
            found.to_start += number
    for day, reason, number in _counted(work, "last_day", start, end, workplace_id):
        if day < work.today:
            found.ended += number
            found.reasons[reason] += number
        else:
            found.to_end += number
    extended = _extended(work, start, end, workplace_id)
    gone = [row.extensions for row in _erased(work, "last_day", start, end, workplace_id) if row.extensions]
    found.extended, found.extensions = len(extended) + len(gone), sum(extended.values()) + sum(gone)
    return found


def _counted(
    work: Work, what: str, start: date | None, end: date | None, workplace_id: int | None
) -> list[tuple[date, EndReason | None, int]]:
    """(day, reason, how many) of starts or ends, counted by the database."""
    column = col(Enrolment.starts) if what == "starts" else col(Enrolment.last_day)
    rows = (
        select(column, col(Enrolment.end_reason), func.count())
        .where(
            Enrolment.partnership_id == work.partnership_id,
            col(Enrolment.starts) <= col(Enrolment.last_day),
            *_within(column, start, end),
        )
        .group_by(column, col(Enrolment.end_reason))
    )
    if workplace_id is not None:
        there = select(Placement.id).where(
            Placement.enrolment_id == Enrolment.id,
            Placement.workplace_id == workplace_id,
            col(Placement.starts) <= column,
            col(Placement.ends).is_(None) | (col(Placement.ends) >= column),
        )
        rows = rows.where(there.exists())
    counted = [(day, reason, number) for day, reason, number in work.session.exec(rows)]
    for row in _erased(work, what, start, end, workplace_id):
        counted.append((row.starts if what == "starts" else row.last_day, row.end_reason, 1))
    return counted


def _turns(work: Work, what: str, start: date | None, end: date | None, workplace_id: int | None) -> list[Turn]:
    turns = []
    told = {"here": work.partnership_id, "first": start or date.min, "last": end or date.max}
    found = TURNS[what].rows(work.session, told)
    placements = _placements(work, [key(enrolment.id) for enrolment, _ in found])
    for enrolment, participant in found:
        own = placements.get(key(enrolment.id), [])
        day = enrolment.starts if what == "starts" else enrolment.last_day
        turns.append(
            Turn(
                day,
                next((row.workplace_id for row in own if row.covers(day)), None),
                enrolment.end_reason,
                participant,
                enrolment,
                frozenset(row.workplace_id for row in own),
            )
        )
    turns = [turn for turn in turns if workplace_id is None or turn.workplace_id == workplace_id]
    for row in _erased(work, what, start, end, workplace_id):
        turns.append(Turn(row.starts if what == "starts" else row.last_day, row.workplace_id, row.end_reason))
    return sorted(turns, key=lambda turn: turn.day)


def _erased(
    work: Work, what: str, start: date | None, end: date | None, workplace_id: int | None
) -> list[ErasedEnrolment]:
    told = {"here": work.partnership_id, "first": start or date.min, "last": end or date.max}
    rows = ERASED[what].scalars(work.session, told)
    return [row for row in rows if workplace_id in (None, row.workplace_id)]


def _extended(work: Work, start: date | None, end: date | None, workplace_id: int | None) -> Counter[int]:
    """Enrolment -> how many times it was extended in the period."""
    rows = (
        select(Extension)
        .join(Enrolment, col(Extension.enrolment_id) == col(Enrolment.id))
        .where(Enrolment.partnership_id == work.partnership_id)
    )
    if start is not None:
        rows = rows.where(col(Extension.at) >= at_local(start, time.min))
    if end is not None:
        rows = rows.where(col(Extension.at) < _midnight_after(end))
    counted = Counter(row.enrolment_id for row in work.session.exec(rows))
    if workplace_id is None:
        return counted
    placements = _placements(work, list(counted))
    here = {
        enrolment for enrolment, own in placements.items() if any(row.workplace_id == workplace_id for row in own[-1:])
    }
    return Counter({enrolment: times for enrolment, times in counted.items() if enrolment in here})


def _midnight_after(day: date) -> datetime:
    return at_local(date.fromordinal(day.toordinal() + 1), time.min)


def _within(column: Mapped[date], start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    return ([] if start is None else [column >= start]) + ([] if end is None else [column <= end])


def _placements(work: Work, enrolments: list[int]) -> dict[int, list[Placement]]:
    """The placements of each enrolment, in order."""
    found: dict[int, list[Placement]] = {}
    for first in range(0, len(enrolments), 500):
        some = col(Placement.enrolment_id).in_(enrolments[first : first + 500])
        for row in work.session.exec(select(Placement).where(some).order_by(col(Placement.starts))):
            found.setdefault(row.enrolment_id, []).append(row)
    return found


# The statements are built once: building one takes longer than running it.


def _turns_by(column: Mapped[date]) -> Query[Enrolment, Participant]:
    return Query(
        sa_select(Enrolment, Participant)
        .join(Participant, col(Enrolment.participant_id) == col(Participant.id))
        .where(
            col(Enrolment.partnership_id) == bindparam("here"),
            col(Enrolment.starts) <= col(Enrolment.last_day),
            column >= bindparam("first"),
            column <= bindparam("last"),
        )
        .order_by(column, col(Participant.code))
    )


def _erased_by(column: Mapped[date]) -> Query[ErasedEnrolment]:
    here = col(ErasedEnrolment.partnership_id) == bindparam("here")
    return Query(sa_select(ErasedEnrolment).where(here, column >= bindparam("first"), column <= bindparam("last")))


TURNS = {"starts": _turns_by(col(Enrolment.starts)), "last_day": _turns_by(col(Enrolment.last_day))}
ERASED = {"starts": _erased_by(col(ErasedEnrolment.starts)), "last_day": _erased_by(col(ErasedEnrolment.last_day))}
