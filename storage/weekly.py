"""The figures of a week, for each role what DOMAIN.md, «What the reports hold», says.

A week is Monday to Sunday. Its `as_of` is its last day that has come: what has been is counted up to it, what is to
come from it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from storage import agreement, flow, goals, places
from storage.attendance import people_with
from storage.attendance_book import rows_of
from storage.attendance_counts import Tally, tallies, total, unreported
from storage.days import at_local, days, last_day_of, red_day
from storage.days_off import closed_days
from storage.expected import schedule
from storage.flow import Turn
from storage.goals import Outcome, Pace
from storage.models import Attendance, Enrolment, Extension, Participant, Pause, Placement
from storage.orders import Queue, queue
from storage.stretches import IN_ALL, stretches
from storage.vocabulary import Known
from storage.work import Work, key

WEEK = timedelta(days=7)
ENDS_WITHIN = timedelta(days=14)
WEEKS_AHEAD = 12
ACTED_ON = "started", "ended", "moved", "extended", "paused", "back"


@dataclass(frozen=True)
class Week:
    """`monday` to `sunday`, seen on `today`."""

    monday: date
    sunday: date
    today: date

    @property
    def as_of(self) -> date:
        return max(self.monday, min(self.today, self.sunday))

    @property
    def next(self) -> "Week":
        return Week(self.monday + WEEK, self.sunday + WEEK, self.today)

    @property
    def begun(self) -> bool:
        return self.monday <= self.today

    @property
    def soon(self) -> tuple[date, date]:
        """From the day spoken of and fourteen days on."""
        return self.as_of, self.as_of + ENDS_WITHIN


@dataclass(frozen=True)
class Happened:
    """Something that changed for a person: `what` is one of ACTED_ON, `day` when it took effect."""

    participant: Participant
    what: str
    day: date
    workplace_id: int | None = None


@dataclass
class CaseworkerWeek:
    """`absences`: unexcused or not notified. `unreported`: participant → days. `past_limit`: (person, last day at the
    agreement's length). `tally`: planned and attended days up to today."""

    people: int
    tally: Tally
    absences: list[tuple[Participant, Attendance]]
    unreported: list[tuple[Participant, list[date]]]
    ending: list[Turn]
    past_limit: list[tuple[Participant, date]]
    changes: list[Happened]


@dataclass
class SupervisorWeek:
    """`coming`: each day of next week → the people expected; `off`: its red and closed days with their names (None:
    closed)."""

    coming: dict[date, list[Participant]]
    off: list[tuple[date, str | None]]
    starting: list[Turn]
    ending: list[Turn]
    unreported: dict[date, dict[int, int]]
    missing: list[Participant] = field(default_factory=list)


@dataclass
class CountsWeek:
    """Counts only. `taken`, `capacity`, `free` are of `as_of`; `weeks`: Monday → the least free places of that week,
    for the coming twelve."""

    enrolled: int
    taken: int
    capacity: int | None
    free: int
    waiting: Queue
    started: int
    ended: int
    ending_soon: int
    tally: Tally
    pace: Pace
    weeks: dict[date, int]
    goals: list[Outcome]


def own_participants(work: Work) -> dict[int, Participant]:
    """The caseworker's own participants by id, past and future too."""
    rows = select(Participant).where(
        Participant.partnership_id == work.partnership_id, Participant.caseworker_id == work.me.id
    )
    return {key(person.id): person for person in work.session.exec(rows.order_by(col(Participant.code)))}


def caseworker_week(work: Work, week: Week) -> CaseworkerWeek:
    own = own_participants(work)
    enrolments = _enrolments(work, own, week)
    counts = tallies(work, week.monday, week.as_of, participants=own) if week.begun else {}
    missing: dict[int, list[date]] = {}
    for day, people in _unreported(work, week).items() if own else ():
        for person in people:
            if person in own:
                missing.setdefault(person, []).append(day)
    return CaseworkerWeek(
        people=len({row.participant_id for row in enrolments if row.covers(week.as_of)}),
        tally=total(counts.values()),
        absences=[
            (own[row.participant_id], row)
            for row in rows_of(work, week.monday, week.sunday, own)
            if not row.status.attended and row.notified == Known.NO
        ],
        unreported=[(own[person], days_) for person, days_ in sorted(missing.items())],
        ending=[turn for turn in _ending(work, week) if _id(turn) in own],
        past_limit=past_limit(work, own, week.as_of),
        changes=_changes(work, own, week),
    )


def past_limit(work: Work, people: dict[int, Participant], day: date) -> list[tuple[Participant, date]]:
    """Who of these is enrolled on the day beyond the agreement's months, with the last day of those months."""
    months = agreement.load(work.here.agreement).enrolment_months.value
    if months is None or not people:
        return []
    rows = select(Enrolment).where(
        Enrolment.partnership_id == work.partnership_id,
        col(Enrolment.starts) <= day,
        col(Enrolment.last_day) >= day,
    )
    found = [
        (people[row.participant_id], last_day_of(row.starts, months))
        for row in work.session.exec(rows)
        if row.participant_id in people
    ]
    return sorted(((who, last) for who, last in found if last < day), key=lambda one: one[1])


def supervisor_week(work: Work, week: Week, workplaces: Collection[int]) -> SupervisorWeek:
    coming = week.next
    plan = schedule(work, coming.monday, coming.sunday, workplaces=workplaces)
    people = {key(one.id): one for one in people_with(work, plan.people())}
    closed = {row.day for row in closed_days(work, workplaces, coming.monday)}
    weekdays = list(days(coming.monday, coming.sunday))[:5]
    off = [(day, red_day(day)) for day in weekdays if red_day(day) or day in closed]
    missing = unreported(work, week.monday, week.sunday, workplaces)
    return SupervisorWeek(
        coming={
            day: sorted((people[one] for one in plan.on(day)), key=lambda one: one.name.casefold())
            for day in days(coming.monday, coming.sunday)
            if day in weekdays or plan.on(day)
        },
        off=off,
        starting=_there(flow.starting(work, coming.monday, coming.sunday), workplaces),
        ending=_there(_ending(work, week), workplaces),
        unreported=missing,
        missing=people_with(work, {person for ids in missing.values() for person in ids}),
    )


def counts_week(work: Work, week: Week) -> CountsWeek:
    """The partnership's counts: the same for everybody who may see them."""
    return work.worked_out((counts_week, week), lambda: _counts(work, week))


def _counts(work: Work, week: Week) -> CountsWeek:
    now = places.free_on(work, IN_ALL, week.as_of)
    outcomes = flow.outcomes(work, week.monday, week.sunday)
    year = date(week.as_of.year, 1, 1), date(week.as_of.year, 12, 31)
    counts = tallies(work, week.monday, week.as_of) if week.begun else {}
    return CountsWeek(
        enrolled=now.enrolled,
        taken=now.taken,
        capacity=now.capacity,
        free=now.free,
        waiting=queue(work),
        started=outcomes.started + outcomes.to_start,
        ended=outcomes.ended + outcomes.to_end,
        ending_soon=len(_ending(work, week)),
        tally=total(counts.values()),
        pace=goals.pace(work, *year),
        weeks=free_by_week(work, week.next.monday, WEEKS_AHEAD) if places.has_places(work) else {},
        goals=goals.against_goals(work, *year),
    )


def free_by_week(work: Work, monday: date, weeks: int) -> dict[date, int]:
    """Monday → the least free places in all of the days of that week."""
    period = stretches(work, monday, monday + weeks * WEEK - timedelta(days=1))
    free = {}
    for number in range(weeks):
        first = monday + number * WEEK
        last = first + timedelta(days=6)
        free[first] = min(one.places(IN_ALL).free for one in period if one.first <= last and one.last >= first)
    return free


def _ending(work: Work, week: Week) -> list[Turn]:
    return work.worked_out((flow.ending, week), lambda: flow.ending(work, *week.soon))


def _unreported(work: Work, week: Week) -> dict[date, dict[int, int]]:
    return work.worked_out((unreported, week), lambda: unreported(work, week.monday, week.sunday))


def _id(turn: Turn) -> int | None:
    return turn.participant.id if turn.participant is not None else None


def _there(turns: list[Turn], workplaces: Collection[int]) -> list[Turn]:
    return [turn for turn in turns if turn.workplace_id in workplaces and turn.participant is not None]


def _enrolments(work: Work, people: Collection[int], week: Week) -> list[Enrolment]:
    """The enrolments of these people with a day in the week."""
    rows = select(Enrolment).where(
        Enrolment.partnership_id == work.partnership_id,
        col(Enrolment.last_day) >= week.monday,
        col(Enrolment.starts) <= week.sunday,
    )
    return [row for row in work.session.exec(rows) if row.participant_id in people]


def _changes(work: Work, people: dict[int, Participant], week: Week) -> list[Happened]:
    """What took effect for these people in the week, up to today, by day."""
    first, last = week.monday, week.as_of
    enrolments = {key(row.id): row for row in _enrolments(work, people, Week(first - WEEK, week.sunday, week.today))}
    found = []
    for row in enrolments.values():
        who = people[row.participant_id]
        if first <= row.starts <= last:
            found.append(Happened(who, "started", row.starts))
        if first <= row.last_day <= last:
            found.append(Happened(who, "ended", row.last_day))
    ids = list(enrolments)
    for placement in work.session.exec(select(Placement).where(col(Placement.enrolment_id).in_(ids))):
        enrolment = enrolments[placement.enrolment_id]
        if first <= placement.starts <= last and placement.starts > enrolment.starts:
            found.append(Happened(people[enrolment.participant_id], "moved", placement.starts, placement.workplace_id))
    for pause in work.session.exec(select(Pause).where(col(Pause.enrolment_id).in_(ids))):
        who = people[enrolments[pause.enrolment_id].participant_id]
        if first <= pause.starts <= last:
            found.append(Happened(who, "paused", pause.starts))
        if pause.ends is not None and first <= pause.ends <= last:
            found.append(Happened(who, "back", pause.ends))
    since, until = _moment(first), _moment(last + timedelta(days=1))
    extended = select(Extension).where(col(Extension.at) >= since, col(Extension.at) < until)
    for extension in work.session.exec(extended.where(col(Extension.enrolment_id).in_(ids))):
        found.append(Happened(people[enrolments[extension.enrolment_id].participant_id], "extended", extension.after))
    return sorted(found, key=lambda one: (one.day, one.participant.code))


def _moment(day: date) -> datetime:
    return at_local(day, time.min)
