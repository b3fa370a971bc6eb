"""The figures of a quarter or a year, and their splits by woman and man and by reason, quarter by quarter.

Splits are of whole quarters that have ended, so that two reports drawn on different days cannot be subtracted.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlmodel import col, select

from storage import goals, places
from storage.attendance_counts import Tally, tallies, total
from storage.days import add_months, month_of, week_of
from storage.flow import Outcomes, outcomes
from storage.goals import Outcome
from storage.models import Enrolment, ErasedEnrolment, Participant
from storage.places import Occupancy
from storage.vocabulary import EndReason, Gender
from storage.work import Work

DAY = timedelta(days=1)
Key = TypeVar("Key")


@dataclass
class Figures:
    """`until`: the last day that has come. `months`: the first day of each month that has begun → its occupancy;
    `weeks` likewise, by the first of their days in the period, and only where it is no whole year.

    `quarters`: those of the year that have ended by the period's end; `started` and `ended` have a count for each.
    """

    start: date
    end: date
    until: date
    occupancy: Occupancy
    months: dict[date, Occupancy]
    weeks: dict[date, Occupancy]
    flow: Outcomes
    individuals: int
    tally: Tally
    goals: list[Outcome]
    quarters: list[tuple[date, date]]
    started: dict[Gender, list[int]]
    ended: dict[EndReason | None, list[int]]

    @property
    def whole_year(self) -> bool:
        return quarter_of(self.start)[1] < self.end


def quarter_of(day: date) -> tuple[date, date]:
    """First and last day of the day's quarter."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return first, add_months(first, 3) - DAY


def figures(work: Work, start: date, end: date) -> Figures:
    """Everything counted from `start` to `end`, today at the latest; the period has begun."""
    until = min(end, work.today)
    first = date(start.year, 1, 1)
    quarters = [quarter_of(add_months(first, 3 * number)) for number in range(4)]
    quarters = [one for one in quarters if one[1] < work.today and one[1] <= end]
    return Figures(
        start=start,
        end=end,
        until=until,
        occupancy=places.occupancy(work, None, start, until),
        months=_occupancies(work, start, until, month_of),
        weeks={} if quarter_of(start)[1] < end else _occupancies(work, start, until, week_of),
        flow=outcomes(work, start, until),
        individuals=goals.individuals(work, start, until),
        tally=total(tallies(work, start, until).values()),
        goals=goals.against_goals(work, start, end),
        quarters=quarters,
        started=_by_quarter(_starts(work, quarters), list(Gender), quarters),
        ended=_by_quarter(_ends(work, quarters), [*EndReason, None], quarters),
    )


def _occupancies(
    work: Work, start: date, until: date, around: Callable[[date], tuple[date, date]]
) -> dict[date, Occupancy]:
    """The occupancy of each month or week (`around` a day) of the period, cut at its ends."""
    found, day = {}, start
    while day <= until:
        last = min(around(day)[1], until)
        found[day] = places.occupancy(work, None, day, last)
        day = last + DAY
    return found


def _by_quarter(
    counted: Counter[tuple[Key, date]], keys: list[Key], quarters: list[tuple[date, date]]
) -> dict[Key, list[int]]:
    return {one: [counted[one, first] for first, _last in quarters] for one in keys}


def _starts(work: Work, quarters: list[tuple[date, date]]) -> Counter[tuple[Gender, date]]:
    """(gender, first day of the quarter) → enrolments that started."""
    if not quarters:
        return Counter()
    first, last = quarters[0][0], quarters[-1][1]
    rows = (
        select(col(Enrolment.starts), col(Participant.gender))
        .join(Participant, col(Enrolment.participant_id) == col(Participant.id))
        .where(
            Enrolment.partnership_id == work.partnership_id,
            col(Enrolment.starts) >= first,
            col(Enrolment.starts) <= last,
            col(Enrolment.starts) <= col(Enrolment.last_day),
        )
    )
    erased = select(col(ErasedEnrolment.starts), col(ErasedEnrolment.gender)).where(
        ErasedEnrolment.partnership_id == work.partnership_id,
        col(ErasedEnrolment.starts) >= first,
        col(ErasedEnrolment.starts) <= last,
    )
    found = [*work.session.exec(rows), *work.session.exec(erased)]
    return Counter((gender, quarter_of(day)[0]) for day, gender in found)


def _ends(work: Work, quarters: list[tuple[date, date]]) -> Counter[tuple[EndReason | None, date]]:
    """(reason, first day of the quarter) → enrolments that ended; None: at the planned day, no reason given."""
    counted: Counter[tuple[EndReason | None, date]] = Counter()
    for first, last in quarters:
        for reason, number in outcomes(work, first, last).reasons.items():
            counted[reason, first] += number
    return counted
