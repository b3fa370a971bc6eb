"""The week of the lead and the manager, as counts only; also what a group chat may be told."""

from locales import _, _n
from locales.formats import format_number, format_percent
from storage import agreement
from storage.agreement_terms import Unit
from storage.attendance_counts import Tally
from storage.goals import Pace
from storage.weekly import CountsWeek
from storage.work import Work

WEEKS_SHOWN = 4


def counts_lines(work: Work, found: CountsWeek) -> list[str]:
    """Taken places, queue, in and out, attendance, the year's count and the coming free places; no person in it."""
    lines = [_taken(found)]
    lines.append(_queue(found))
    lines.append(
        _("In and out this week: {started} start, {ended} end.", started=found.started, ended=found.ended)
        + " "
        + _n("{n} ends within 14 days.", "{n} end within 14 days.", found.ending_soon)
    )
    lines += attendance_line(found.tally)
    lines += _year(work, found)
    lines += free_line(found)
    return lines


def _taken(found: CountsWeek) -> str:
    if found.capacity is None:
        return _n("{n} enrolled.", "{n} enrolled.", found.enrolled)
    text = _(
        "{taken} of {places} places taken, {free} free.", taken=found.taken, places=found.capacity, free=found.free
    )
    if reserved := found.taken - found.enrolled:
        text += " " + _n("{n} of those taken is reserved.", "{n} of those taken are reserved.", reserved)
    return text


def _queue(found: CountsWeek) -> str:
    waiting = _n("{n} order waits in the queue.", "{n} orders wait in the queue.", found.waiting.waiting)
    return waiting if found.waiting.waiting else _("Nobody waits in the queue.")


def attendance_line(tally: Tally) -> list[str]:
    """«Närvaro 93 % (41 av 44 rapporterade dagar; 48 planerade).» Never a rate over nothing."""
    if tally.rate is None:
        if not tally.expected:
            return [_("No planned days.")]
        return [_n("{n} planned day, none reported.", "{n} planned days, none reported.", tally.expected)]
    return [
        _(
            "Attendance {rate}: {attended} of {reported} reported days. {reported} of {planned} planned days reported.",
            rate=format_percent(tally.rate),
            attended=tally.attended,
            reported=tally.reported,
            planned=tally.expected,
        )
    ]


def _year(work: Work, found: CountsWeek) -> list[str]:
    terms = agreement.load(work.here.agreement)
    if terms.goal("places_per_year") is not None:
        return [year_line(found.pace)]
    lines = []
    for outcome in found.goals:
        if outcome.target is not None and outcome.goal.unit in (Unit.HIRES, Unit.IN_MATCHING, Unit.INDIVIDUALS):
            lines.append(
                _(
                    "Goal: {goal}. So far: {n}.",
                    goal=outcome.goal.text.value or outcome.goal.key,
                    n=format_number(outcome.figure),
                )
            )
    return lines or [year_line(found.pace)]


def year_line(pace: Pace) -> str:
    """«29 av 72 årsplatser i år; prognos 33.»"""
    if pace.target is None:
        return _n("{n} enrolment has started this year.", "{n} enrolments have started this year.", pace.started)
    return _(
        "{started} of {target} yearly places this year; forecast {forecast}.",
        started=pace.started,
        target=format_number(pace.target),
        forecast=pace.forecast,
    )


def free_line(found: CountsWeek) -> list[str]:
    """The least free places of each of the coming weeks."""
    if not found.weeks:
        return []
    weeks = [
        _("w. {week}: {n}", week=monday.isocalendar().week, n=free)
        for monday, free in list(found.weeks.items())[:WEEKS_SHOWN]
    ]
    return [_("Free places ahead: {weeks}.", weeks=", ".join(weeks))]
