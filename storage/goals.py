"""How the partnership stands against its agreement's goals.

Three things are counted and never mixed (DESIGN.md, Rules): places at once; the year's places, which are enrolments
counted once in the year they start (a re-enrolment again; moves, extents and extensions not); and individuals, which
are distinct people with an enrolled day in the period.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from sqlalchemy import func
from sqlmodel import col, select

from storage import agreement, flow, places
from storage.agreement_terms import Goal, Unit
from storage.days import month_of
from storage.models import Enrolment, ErasedEnrolment
from storage.vocabulary import EndReason
from storage.work import Work

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pace:
    """The year's places over a period: `started` so far, `to_start` entered for its remaining days.

    `target` is the agreement's figure for so long a period (None: the agreement has none); `days` and `passed` count
    the period's days and those that have passed, today included.
    """

    start: date
    end: date
    target: float | None
    started: int
    to_start: int
    days: int
    passed: int

    @property
    def in_phase(self) -> float | None:
        """How many would have started by now at an even pace towards the target."""
        return None if self.target is None else self.target * self.passed / self.days

    @property
    def by_pace(self) -> float:
        """How many more would start in the days left, at the pace so far."""
        return self.started / self.passed * (self.days - self.passed) if self.passed else 0.0

    @property
    def forecast(self) -> int:
        """Where it ends: those started and the greater of what is entered and what the pace so far gives."""
        return self.started + max(self.to_start, floor(self.by_pace + 0.5))

    @property
    def over(self) -> bool:
        return self.passed == self.days


def pace(work: Work, start: date, end: date) -> Pace:
    """The count of started enrolments from `start` to `end` beside the agreement's yearly places."""
    found = flow.outcomes(work, start, end)
    days = (end - start).days + 1
    passed = min(max((work.today - start).days + 1, 0), days)
    yearly = agreement.load(work.here.agreement).places_per_year.value
    target = None if yearly is None else yearly * share_of_year(start, end)
    return Pace(start, end, target, found.started, found.to_start, days, passed)


def share_of_year(start: date, end: date) -> float:
    """How much of a year a period is: twelfths where it is whole months, else days of their years."""
    if start.day == 1 and end == month_of(end)[1]:
        return ((end.year - start.year) * 12 + end.month - start.month + 1) / 12
    share = 0.0
    for year in range(start.year, end.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        share += ((min(end, last) - max(start, first)).days + 1) / ((last - first).days + 1)
    return share


def individuals(work: Work, start: date, end: date) -> int:
    """Distinct people with an enrolled day from `start` to `end`; erased people by their random mark."""
    if end < start:
        return 0
    people = select(func.count(func.distinct(Enrolment.participant_id))).where(
        Enrolment.partnership_id == work.partnership_id,
        col(Enrolment.last_day) >= start,
        col(Enrolment.starts) <= end,
        col(Enrolment.starts) <= col(Enrolment.last_day),
    )
    erased = select(func.count(func.distinct(ErasedEnrolment.person))).where(
        ErasedEnrolment.partnership_id == work.partnership_id,
        col(ErasedEnrolment.last_day) >= start,
        col(ErasedEnrolment.starts) <= end,
    )
    return work.session.exec(people).one() + work.session.exec(erased).one()


@dataclass(frozen=True)
class Outcome:
    """A numeric goal of the agreement with its figure so far in the period. `target` is for so long a period."""

    goal: Goal
    target: float | None
    figure: int


def against_goals(work: Work, start: date, end: date) -> list[Outcome]:
    """Each numeric goal of the agreement, side by side with the outcome from `start` to `end`, today at the latest.

    Places at once are those taken on the period's last day so far; people in matching are its individuals, and hires
    the enrolments that ended with work in it.
    """
    until = min(end, work.today)
    outcomes = []
    for goal in agreement.load(work.here.agreement).goals:
        if goal.unit is None or goal.target is None:
            continue
        yearly = goal.period is not None and goal.period.value == "år"
        target: float | None = goal.target.value
        if target is not None and yearly:
            target *= share_of_year(start, end)
        outcomes.append(Outcome(goal, target, _figure(work, goal.unit, start, until)))
    return outcomes


def _figure(work: Work, unit: Unit, start: date, until: date) -> int:
    if until < start:
        return 0
    if unit == Unit.PLACES_AT_ONCE:
        return places.free_on(work, None, until).taken
    if unit == Unit.PLACES_PER_YEAR:
        return flow.outcomes(work, start, until).started
    if unit == Unit.HIRES:
        return flow.outcomes(work, start, until).reasons[EndReason.WORK]
    return individuals(work, start, until)
