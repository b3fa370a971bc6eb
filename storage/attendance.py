"""Reporting attendance: of people by name, of «resten», for a day or several, and correcting it.

A report tells line by line what became of it, so that the answer can. Repeating a report changes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import bindparam
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from storage.attendance_book import Book, Item, correct, open_book
from storage.errors import BadDates, NeedsMore, NotAllowed
from storage.expected import schedule
from storage.models import Attendance, Participant
from storage.people import standings
from storage.rights import may_report
from storage.statements import Query
from storage.vocabulary import Role, Status
from storage.work import Work, key

FARTHEST = timedelta(days=366)
"""A report may lie at most a year back or ahead: anything else is a slip in the date."""
RUN = timedelta(days=60)
"""How far an absence that runs is followed when somebody is back."""


class Problem(StrEnum):
    """Why nothing was saved of an item."""

    NOT_ENROLLED = "not_enrolled"
    NOT_ALLOWED = "not_allowed"
    NOT_EXPECTED = "not_expected"
    AHEAD = "ahead"


@dataclass
class Told:
    """What became of one item: the expected `days` that now say so, an unscheduled day kept as `extra`, the reports
    ahead that are gone because the person is `back`, and the `outside` days of no enrolment."""

    item: Item
    days: list[date] = field(default_factory=list)
    extra: list[date] = field(default_factory=list)
    back: list[date] = field(default_factory=list)
    outside: list[date] = field(default_factory=list)
    changed: bool = False
    problem: Problem | None = None


@dataclass
class Report:
    """What became of a report. `rest_people`: how many of the rest now say `rest`; `kept`: earlier reports that say
    something else and stayed as they were."""

    first: date
    last: date
    rest: Status | None = None
    told: list[Told] = field(default_factory=list)
    rest_people: int = 0
    rest_ahead: bool = False
    workplaces: list[int] = field(default_factory=list)
    kept: list[tuple[Participant, Attendance]] = field(default_factory=list)
    changed: bool = False


def group_meant(work: Work, people: Iterable[Participant], day: date) -> list[int]:
    """The workplaces that «resten» and «alla här» mean where none is said: those of the people named that the speaker
    may report for, else the speaker's own. Raises NeedsMore("workplace") where that does not decide."""
    named = {
        where.placement.workplace_id
        for where in standings(work, people, day)
        if where.placement is not None and may_report(work, where.placement.workplace_id)
    }
    if named:
        return sorted(named)
    own = work.own_workplaces()
    if len(own) == 1 and may_report(work, own[0]):
        return own
    if work.role == Role.CASEWORKER:
        raise NotAllowed("report_group")
    raise NeedsMore("workplace")


def report_attendance(
    work: Work,
    items: Sequence[Item] = (),
    rest: Status | None = None,
    when: tuple[date, date] | None = None,
    workplaces: Collection[int] = (),
    apart: Collection[int] = (),
) -> Report:
    """Save a report of one day or a period (default today). `workplaces` is where `rest` holds; `apart` are ids of
    people whom the rest leaves out (an unclear name).

    Of several days only expected ones are saved; a single unscheduled one is kept as extra. Raises BadDates, and
    NotAllowed where the speaker may not report for one of the workplaces; a person's problem is told in their line.
    """
    first, last = when or (work.today, work.today)
    if first > last:
        raise BadDates("ends_before_start", day=last, limit=first)
    if last > work.today + FARTHEST:
        raise BadDates("too_far_ahead", day=last, limit=work.today + FARTHEST)
    if first < work.today - FARTHEST:
        raise BadDates("in_the_past", day=first, limit=work.today - FARTHEST)
    if any(not may_report(work, place) for place in workplaces):
        raise NotAllowed("report_attendance")
    report = Report(first, last, rest)
    named = [key(item.participant.id) for item in items]
    plan = schedule(work, first - RUN, last + RUN, participants=named)
    book = open_book(work, plan, named)
    for item in items:
        told = _tell(work, book, item, first, last)
        report.told.append(told)
        report.changed |= told.changed
    if rest is not None and workplaces:
        report.workplaces = sorted(workplaces)
        _fill(work, report, rest, {*named, *apart})
    work.session.flush()
    return report


def _tell(work: Work, book: Book, item: Item, first: date, last: date) -> Told:
    """Save one person's item."""
    told, person = Told(item), key(item.participant.id)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    placed = {day: place for day in days if (place := book.schedule.workplace_on(person, day)) is not None}
    told.outside = [day for day in days if day not in placed]
    if not placed:
        told.problem = Problem.NOT_ENROLLED
        if not _may_see_them(work, item.participant, first):
            told.problem = Problem.NOT_ALLOWED
        return told
    if any(not may_report(work, place) for place in placed.values()):
        told.problem = Problem.NOT_ALLOWED
        return told
    if item.status.attended:
        told.back = _end_run(work, book, item, first)
        told.changed = bool(told.back)
    if item.status == Status.PRESENT:
        placed = {day: place for day, place in placed.items() if day <= work.today}
        if not placed:
            told.problem = None if told.back else Problem.AHEAD
            return told
    for day in placed:
        if book.schedule.expects(person, day):
            told.days.append(day)
        elif first == last or (person, day) in book.rows:
            told.extra.append(day)
        else:
            continue
        told.changed |= book.put(item, day)
    if not told.days and not told.extra:
        told.problem = Problem.NOT_EXPECTED
    return told


def _may_see_them(work: Work, participant: Participant, day: date) -> bool:
    """May the speaker be told that this person is not enrolled?"""
    where = standings(work, [participant], day)[0]
    return any(may_report(work, place) for place in where.workplace_ids)


def _end_run(work: Work, book: Book, item: Item, day: date) -> list[date]:
    """Somebody attends on `day`: end the absence that runs over it. Returns the days ahead that are unreported again.

    The run is made of the expected days in a row with one and the same absence, up to and over the day; what is
    already past stays as it was reported.
    """
    if day < work.today:
        return []
    person = key(item.participant.id)
    expected = book.schedule.days(person)
    earlier = [one for one in expected if one < day]
    following = [one for one in expected if one > day]
    row = book.rows.get((person, day)) or (book.rows.get((person, earlier[-1])) if earlier else None)
    if row is None or row.status.attended:
        return []
    status, gone = row.status, []
    unsaid = day > work.today and item.status == Status.PRESENT  # presence is not reported ahead
    for one in [day, *following] if unsaid else following:
        ahead = book.rows.get((person, one))
        if ahead is None and one == day:
            continue
        if ahead is None or ahead.status != status:
            break
        book.remove(person, one)
        gone.append(one)
    return gone


def _fill(work: Work, report: Report, rest: Status, apart: set[int]) -> None:
    """Let everybody expected and not yet reported at the report's workplaces have the status of the rest."""
    if rest.attended and report.first > work.today:
        report.rest_ahead = True
        return
    last = min(report.last, work.today) if rest.attended else report.last
    plan = schedule(work, report.first, last, workplaces=report.workplaces)
    ids = [person for person in plan.people() if person not in apart]
    book = open_book(work, plan, ids)
    people = {key(one.id): one for one in people_with(work, ids)}
    for person in ids:
        said = False
        for day in plan.days(person):
            row = book.rows.get((person, day))
            if row is None:
                report.changed |= book.put(Item(people[person], rest), day)
                said = True
            elif row.status == rest:
                said = True
            else:
                report.kept.append((people[person], row))
        report.rest_people += said


def clear_report(work: Work, participant: Participant, day: date) -> bool:
    """Make a person's day unreported again (a slip of the finger). Raises NotAllowed."""
    person = key(participant.id)
    plan = schedule(work, day, day, participants=[person])
    book = open_book(work, plan, [person])
    row = book.rows.get((person, day))
    place = plan.workplace_on(person, day) or (row.workplace_id if row else None)
    if not may_report(work, place):
        raise NotAllowed("report_attendance", person=True)
    changed = book.remove(person, day)
    work.session.flush()
    return changed


def excuse_absence(work: Work, participant: Participant, day: date) -> bool:
    """Turn an unexcused absence into an excused one; whether that changed anything. Whether it was notified stays as
    the workplace said. The caseworker's own participants, and whoever may report there. Raises NotAllowed, BadDates."""
    row = work.session.exec(
        select(Attendance).where(Attendance.participant_id == participant.id, Attendance.day == day)
    ).first()
    own = work.role == Role.CASEWORKER and participant.caseworker_id == work.me.id
    if not own and not may_report(work, row.workplace_id if row else None):
        raise NotAllowed("excuse_absence", person=True)
    if row is not None and row.status == Status.EXCUSED:
        return False
    if row is None or row.status != Status.UNEXCUSED:
        raise BadDates("nothing_changes", day=day)
    work.changed("excuse_absence", key(participant.id))
    correct(work, row, status=Status.EXCUSED)
    return True


def people_with(work: Work, ids: Iterable[int]) -> list[Participant]:
    """The participants with those ids, by code."""
    wanted = sorted(set(ids))
    rows: list[Participant] = []
    for start in range(0, len(wanted), 500):
        rows += WITH_IDS.scalars(work.session, {"ids": wanted[start : start + 500]})
    return sorted(rows, key=lambda row: row.code)


WITH_IDS = Query(sa_select(Participant).where(col(Participant.id).in_(bindparam("ids", expanding=True))))
"""Built once: building it takes longer than running it."""
