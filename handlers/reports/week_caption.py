"""What the week's picture shows, in words: its caption, for whoever does not see it."""

from datetime import date
from functools import partial

from locales import _
from locales.formats import format_percent
from storage.attendance_counts import tallies, total
from storage.stretches import DAY, IN_ALL, stretches
from storage.weekly import WEEK, WEEKS_AHEAD, Week
from storage.work import Work

WEEKS_BACK = 8


def caption(work: Work, week: Week) -> str:
    """«Platser vecka 41–60 …»: the most and least taken behind and ahead, the least free, and the attendance."""
    been, coming = (
        work.worked_out((week_rows, mondays[0]), partial(week_rows, work, mondays, week.today))
        for mondays in pictured_weeks(week.monday)
    )
    behind = [row[1] for row in been]
    rates = [row[3] for row in been if row[3] is not None]
    least = min(coming, key=lambda row: row[2])
    most = max(coming, key=lambda row: row[2])
    lines = [
        _("Taken and free places, eight weeks back and twelve ahead, and attendance by week."),
        _("Back: between {least} and {most} places taken.", least=min(behind), most=max(behind)),
        _(
            "Ahead, as entered now: fewest free places {least} ({least_week}), most {most} ({most_week}).",
            least=least[2],
            least_week=_week(least[0]),
            most=most[2],
            most_week=_week(most[0]),
        ),
    ]
    if rates:
        lines.append(
            _(
                "Attendance by week: {least} to {most} of reported days.",
                least=format_percent(min(rates)),
                most=format_percent(max(rates)),
            )
        )
    return "\n".join(lines)


def pictured_weeks(monday: date) -> tuple[list[date], list[date]]:
    """The Mondays of the eight weeks up to and with this one, and of the twelve that follow."""
    back = [monday - WEEK * number for number in reversed(range(WEEKS_BACK))]
    return back, [monday + WEEK * number for number in range(1, WEEKS_AHEAD + 1)]


def week_rows(work: Work, mondays: list[date], today: date) -> list[tuple[date, int, int, float | None]]:
    """(Monday, most taken, least free, attendance rate) of each week; no rate where nothing is reported."""
    period = stretches(work, mondays[0], mondays[-1] + WEEK)
    rows = []
    for monday in mondays:
        sunday = monday + WEEK - DAY
        inside = [one.places(IN_ALL) for one in period if one.first <= sunday and one.last >= monday]
        rate = total(tallies(work, monday, min(sunday, today)).values()).rate if monday <= today else None
        rows.append((monday, max(one.taken for one in inside), min(one.free for one in inside), rate))
    return rows


def _week(monday: date) -> str:
    return _("w. {week}", week=monday.isocalendar().week)
