"""What a quarter's and a year's report say, chapter by chapter (DOMAIN.md, «What the reports hold»).

The quarter's was proposed and not decided: it is offered, never called a duty. The year's is the agreed form.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlmodel import Session

from handlers.reports.period_goals import goals_chapter
from handlers.reports.period_money import contributions, economy
from handlers.reports.period_places import places_chapter
from handlers.reports.period_splits import ends_by_reason, women_and_men
from handlers.reports.tables import Sheet
from locales import _
from locales.formats import format_date
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
    if found.whole_year:
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
            places_chapter(found, _("Places and occupancy")),
            women_and_men(found),
            goals_chapter(work, found, _("Results against goals")),
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
            places_chapter(found, _("The activity during the agreement")),
            goals_chapter(work, found, _("Goal attainment")),
            economy(work, found, _("Financial account")),
            women_and_men(found),
            ends_by_reason(found),
            contributions(work),
        ),
    )


def _as_of(found: Figures) -> list[str]:
    lines = [_("Figures up to and including {day}, from the partnership's own register.", day=format_date(found.until))]
    if found.until < found.end:
        lines.append(_("The period is not over: the figures are preliminary."))
    return lines
