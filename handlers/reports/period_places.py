"""The report's places and occupancy: the period's figures, month by month, and a quarter week by week."""

from collections.abc import Callable
from datetime import date

from handlers.reports.tables import Cell, Chart, Figure, Sheet, Table
from locales import _, _n
from locales.formats import MONTHS, format_number
from storage.period_figures import Figures
from storage.places import Occupancy

CAPACITY = 4


def places_chapter(found: Figures, heading: str) -> Sheet:
    """How full it was, with a chart: by month, in a quarter's report by week too."""
    months = _occupancy(
        _("Month by month"), _("Month"), found.months, _month, None if found.weeks else _("Enrolled by month")
    )
    weeks = _occupancy(_("Week by week"), _("Week"), found.weeks, _week, _("Enrolled by week"))
    return Sheet(
        heading,
        heading,
        tables=(_figures(found), months, weeks) if found.weeks else (_figures(found), months),
        to_fill_in=(_("What the activity has been"),),
    )


def _figures(found: Figures) -> Table:
    occupancy, tally = found.occupancy, found.tally
    places: list[tuple[Cell, ...]] = [
        (_("Places agreed"), occupancy.capacity),
        (_("Occupancy"), _share(occupancy.share)),
    ]
    rows: tuple[tuple[Cell, ...], ...] = (
        *(places if occupancy.capacity is not None else ()),
        (_("Enrolled on average"), Figure(round(occupancy.mean, 1), "hours")),
        (_("Fewest enrolled on one day"), occupancy.least),
        (_("Most enrolled on one day"), occupancy.most),
        (_("Enrolments started"), found.flow.started),
        (_("Enrolments ended"), found.flow.ended),
        (_("Enrolments extended"), found.flow.extended),
        (_("Individuals"), found.individuals),
        (_("Planned days"), tally.expected),
        (_("Reported days"), tally.reported),
        (_("Attendance of reported days"), _share(tally.rate)),
    )
    return Table(_("Figures"), (_("What"), _("Value")), rows, ("text", "number"), widths=(9, 4))


def _share(share: float | None) -> Figure | None:
    return None if share is None else Figure(share, "percent")


def _occupancy(
    title: str, first: str, periods: dict[date, Occupancy], name: Callable[[date], str], chart: str | None
) -> Table:
    """A row for each month or week, with its places where there are any; the chart's title, if it has one."""
    header = (first, _("On average"), _("Fewest"), _("Most"), _("Places"), _("Occupancy"))
    rows = [
        (name(day), round(one.mean, 1), one.least, one.most, one.capacity, one.share) for day, one in periods.items()
    ]
    columns = len(header) if any(one.capacity is not None for one in periods.values()) else CAPACITY
    return Table(
        title,
        header[:columns],
        tuple(row[:columns] for row in rows),
        ("text", "hours", "number", "number", "number", "percent")[:columns],
        _("Enrolments on a day; reservations are not counted."),
        (3.6, 2.8, 2.2, 2.2, 2.2, 2.8)[:columns],
        _chart(chart, first, periods, name) if chart is not None and periods else None,
    )


def _chart(title: str, first: str, periods: dict[date, Occupancy], name: Callable[[date], str]) -> Chart:
    most = max(periods, key=lambda day: periods[day].mean)
    least = min(periods, key=lambda day: periods[day].mean)
    words = _(
        "Diagram: enrolled on average, from {least} ({least_when}) to {most} ({most_when}).",
        least=format_number(periods[least].mean, 1),
        least_when=name(least),
        most=format_number(periods[most].mean, 1),
        most_when=name(most),
    )
    capacities = {one.capacity for one in periods.values()}
    agreed = max(capacity for capacity in capacities if capacity is not None) if None not in capacities else None
    if agreed is not None:
        words += " " + _n("{n} place is agreed.", "{n} places are agreed.", agreed)
    return Chart(title, words, first, _("enrolled on average"), line=None if agreed is None else CAPACITY)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _week(day: date) -> str:
    return _("w. {week}", week=day.isocalendar().week)
