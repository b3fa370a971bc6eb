"""What a month's sheet says, for the workbook and the document alike."""

from datetime import date, time
from typing import Any

from sqlmodel import Session, col, select

from handlers.attendance_words import capital
from handlers.coded_words import status_word
from handlers.names import named
from handlers.reports.tables import Cell, Sheet, Table
from locales import _, _n
from locales.formats import format_date, format_list, format_month
from storage.days import at_local, local_day
from storage.models import Participant, Partnership
from storage.month import Day, Month, month_sheet
from storage.vocabulary import Known, Status
from storage.work import Work


def collect_months(session: Session, args: dict[str, Any]) -> list[Sheet]:
    """One sheet for each of `codes`, of the month that holds `month`, as it stands on `today`."""
    today = date.fromisoformat(args["today"])
    home = session.get(Partnership, args["partnership"])
    work = Work(session, at_local(today, time(12)), partnership=home, naming=args["naming"])
    people = session.exec(
        select(Participant)
        .where(Participant.partnership_id == args["partnership"], col(Participant.code).in_(args["codes"]))
        .order_by(col(Participant.code))
    )
    return [sheet_of(work, month_sheet(work, one, date.fromisoformat(args["month"]))) for one in people]


def sheet_of(work: Work, month: Month) -> Sheet:
    code = month.participant.code
    who = named(work, month.participant)
    return Sheet(
        name=f"{code} {month.first:%Y-%m}",
        heading=_("Attendance {month}: {who}", month=format_month(month.first), who=_with_code(who, code)),
        lines=(
            _("{partnership}. Drawn {day}.", partnership=work.here.name, day=format_date(month.today)),
            _("A statement of what has been planned and reported, without any assessment."),
        ),
        warnings=tuple(_warnings(month)),
        tables=(_figures(month), _absences(month), _days(month)),
    )


def _with_code(who: str, code: str) -> str:
    return who if code in who else f"{who} ({code})"


def _warnings(month: Month) -> list[str]:
    lines = []
    if month.unreported:
        dates = format_list(format_date(day, weekday=False, year=False) for day in month.unreported)
        n = len(month.unreported)
        lines.append(
            _n(
                "Not complete: {n} day is not reported ({days}).",
                "Not complete: {n} days are not reported ({days}).",
                n,
                days=dates,
            )
        )
    if month.to_come:
        lines.append(_n("{n} planned day is still to come.", "{n} planned days are still to come.", month.to_come))
    return lines


def _figures(month: Month) -> Table:
    return Table(
        _("Planned and attended"),
        (_("What"), _("Days"), _("Hours")),
        (
            (_("Planned"), month.planned_days, round(month.planned_hours, 2)),
            (_("Attended"), month.attended_days, round(month.attended_hours, 2)),
            (_("Not reported"), len(month.unreported), None),
            (_("Extra days, not planned"), month.extra_days, _extra_hours(month)),
        ),
        ("text", "number", "hours"),
        _("Hours: planned, less the minutes late or gone early where they are known."),
        (6, 2.5, 2.5),
    )


def _extra_hours(month: Month) -> float:
    return round(sum(day.attended or 0.0 for day in month.days if day.extra), 2)


def _absences(month: Month) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (capital(status_word(status)), known_word(notified), _certificate(status, certificate), days)
        for (status, notified, certificate), days in sorted(month.absences.items())
    ]
    return Table(
        _("Absence by kind"),
        (_("Kind"), _("Notified"), _("Certificate"), _("Days")),
        tuple(rows) or ((_("No absence"), "–", "–", 0),),
        ("text", "text", "text", "number"),
        widths=(6, 2.5, 2.5, 2.5),
    )


def _certificate(status: Status, certificate: Known) -> str:
    return known_word(certificate) if status == Status.SICK or certificate != Known.UNKNOWN else "–"


def known_word(known: Known) -> str:
    return {Known.YES: _("yes"), Known.NO: _("no"), Known.UNKNOWN: _("not stated")}[known]


def _days(month: Month) -> Table:
    return Table(
        _("Day by day"),
        (
            _("Day"),
            _("Planned h"),
            _("Attended h"),
            _("Reported"),
            _("Notified"),
            _("Certificate"),
            _("Before"),
        ),
        tuple(_day(day, month.today) for day in month.days),
        ("date", "hours", "hours", "text", "text", "text", "text"),
        _n("{n} day has been corrected.", "{n} days have been corrected.", month.corrected) if month.corrected else "",
        (3.3, 1.7, 2.2, 2.9, 1.6, 1.5, 4),
    )


def _day(day: Day, today: date) -> tuple[Cell, ...]:
    row = day.row
    if row is None:
        what = _("not reported") if day.day <= today else _("to come")
        return day.day, round(day.planned, 2), None, what, "–", "–", _corrections(day)
    what = status_word(row.status, row.minutes)
    if day.extra:
        what = _("{what}, an extra day", what=what)
    away = not row.status.attended
    return (
        day.day,
        round(day.planned, 2),
        round(day.attended or 0.0, 2),
        what,
        known_word(row.notified) if away else "–",
        _certificate(row.status, row.certificate) if away else "–",
        _corrections(day),
    )


def _corrections(day: Day) -> str:
    """«ogiltig frånvaro (till 13/11)»: what it said, and when that was replaced; short, so that a month is one page."""
    said = [(status_word(one.status, one.minutes), local_day(one.replaced_at)) for one in day.before]
    return "; ".join(_("{what} (until {day})", what=what, day=f"{until.day}/{until.month}") for what, until in said)
