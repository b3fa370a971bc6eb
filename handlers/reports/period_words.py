"""What a quarter's and a year's report say, chapter by chapter (DOMAIN.md, «What the reports hold»).

The quarter's was proposed and not decided: it is offered, never called a duty. The year's is the agreed form.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlmodel import Session

from handlers.reports.bars import Bars
from handlers.reports.period_money import contributions, economy
from handlers.reports.period_splits import ends_by_reason, women_and_men
from handlers.reports.tables import Cell, Sheet, Table
from locales import _, _n
from locales.formats import MONTHS, format_date, format_number, format_percent
from storage import agreement
from storage.days import at_local
from storage.models import Partnership
from storage.period_figures import Figures, figures
from storage.work import Work


@dataclass(frozen=True)
class Report:
    """A whole report: its title, what stands first, and its chapters."""

    title: str
    lines: tuple[str, ...]
    chapters: tuple[Sheet, ...]


def collect_report(session: Session, args: dict[str, Any]) -> Report:
    """`partnership`, `start` and `end` of the period, and `today`."""
    today = date.fromisoformat(args["today"])
    home = session.get(Partnership, args["partnership"])
    work = Work(session, at_local(today, time(12)), partnership=home)
    found = figures(work, date.fromisoformat(args["start"]), date.fromisoformat(args["end"]))
    if (found.end - found.start).days > 100:
        return _year(work, found)
    return _quarter(work, found)


def period_name(start: date, end: date) -> str:
    """«kvartal 3 2026» or «2026»."""
    if (end - start).days > 100:
        return str(start.year)
    return _("quarter {n} {year}", n=end.month // 3, year=end.year)


def _quarter(work: Work, found: Figures) -> Report:
    name = period_name(found.start, found.end)
    return Report(
        _("Follow-up {period}: {partnership}", period=name, partnership=work.here.name),
        (
            _("No quarterly report is agreed on: this one is voluntary."),
            *_as_of(found),
        ),
        (
            Sheet(_("Situation"), _("Situation"), to_fill_in=(_("How the period has been, in a few sentences"),)),
            _places(found),
            women_and_men(found, whole_year=False),
            _goals(work, found, _("Results against goals")),
            Sheet(_("Deviations"), _("Deviations and measures taken"), to_fill_in=(_("Deviations and measures"),)),
            economy(work, found, _("Economy")),
            Sheet(_("Assessment"), _("Assessment"), to_fill_in=(_("The parties' assessment"),)),
        ),
    )


def _year(work: Work, found: Figures) -> Report:
    return Report(
        _("Year report {year}: {partnership}", year=found.start.year, partnership=work.here.name),
        tuple(_as_of(found)),
        (
            _places(found, _("The activity during the agreement")),
            _goals(work, found, _("Goal attainment")),
            economy(work, found, _("Financial account")),
            women_and_men(found, whole_year=True),
            ends_by_reason(found),
            contributions(work),
        ),
    )


def _as_of(found: Figures) -> list[str]:
    lines = [_("Figures up to and including {day}, from the partnership's own register.", day=format_date(found.until))]
    if found.until < found.end:
        lines.append(_("The period is not over: the figures are preliminary."))
    return lines


def _places(found: Figures, heading: str = "") -> Sheet:
    occupancy = found.occupancy
    rows: list[tuple[Cell, ...]] = [
        (_("Places agreed"), occupancy.capacity),
        (_("Enrolled on average"), round(occupancy.mean, 1)),
        (_("Fewest and most on one day"), f"{occupancy.least}–{occupancy.most}"),
        (_("Occupancy"), format_percent(occupancy.share) if occupancy.share is not None else None),
        (_("Enrolments started"), found.flow.started),
        (_("Enrolments ended"), found.flow.ended),
        (_("Enrolments extended"), found.flow.extended),
        (_("Individuals"), found.individuals),
        (_("Planned days"), found.tally.expected),
        (_("Reported days"), found.tally.reported),
        (_("Attendance of reported days"), format_percent(found.tally.rate) if found.tally.rate is not None else None),
    ]
    heading = heading or _("Places and occupancy")
    return Sheet(
        heading,
        heading,
        tables=(
            Table(_("Figures"), (_("What"), _("Number")), tuple(rows), ("text", "hours"), widths=(9, 4)),
            Table(
                _("Month by month"),
                (_("Month"), _("On average"), _("Fewest"), _("Most")),
                tuple((_month(day), round(one.mean, 1), one.least, one.most) for day, one in found.months.items()),
                ("text", "hours", "number", "number"),
                _("Enrolments on a day; reservations are not counted."),
                (4, 3, 3, 3),
            ),
        ),
        diagram=_diagram(found),
        to_fill_in=(_("What the activity has been"),),
    )


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _diagram(found: Figures) -> Bars:
    values = tuple(round(one.mean, 1) for one in found.months.values())
    most = max(found.months, key=lambda day: found.months[day].mean)
    least = min(found.months, key=lambda day: found.months[day].mean)
    words = _(
        "Diagram: enrolled on average each month, from {least} in {least_month} to {most} in {most_month}.",
        least=format_number(min(values), 1),
        least_month=_month(least),
        most=format_number(max(values), 1),
        most_month=_month(most),
    )
    capacity = found.occupancy.capacity
    if capacity is not None:
        words += " " + _n("{n} place is agreed.", "{n} places are agreed.", capacity)
    return Bars(
        _("Enrolled on average, by month"),
        tuple(MONTHS[day.month - 1][:3] for day in found.months),
        values,
        words,
        capacity,
        _("places agreed"),
    )


def _goals(work: Work, found: Figures, heading: str) -> Sheet:
    """Each goal beside its outcome; a qualitative one is a row for people to assess."""
    terms = agreement.load(work.here.agreement)
    outcomes = {outcome.goal.key: outcome for outcome in found.goals}
    rows: list[tuple[Cell, ...]] = []
    for goal in terms.goals:
        outcome = outcomes.get(goal.key)
        if outcome is None:
            rows.append((goal.text.value or goal.key, None, None, _("[to be assessed]")))
            continue
        target = None if outcome.target is None else round(outcome.target, 1)
        share = format_percent(outcome.figure / target) if target else "–"
        rows.append((goal.text.value or goal.key, target, outcome.figure, share))
    rows.append((_("individuals (another measure, beside the places)"), None, found.individuals, "–"))
    return Sheet(
        heading,
        heading,
        tables=(
            Table(
                "",
                (_("Goal"), _("Goal for the period"), _("Outcome"), _("Share or assessment")),
                tuple(rows),
                ("text", "hours", "number", "text"),
                _("Places at once are counted on the last day; yearly places are enrolments that have started."),
                (8, 3, 2.5, 3.5),
            ),
        ),
        to_fill_in=(_("Comment on the goals"),),
    )
