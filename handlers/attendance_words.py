"""What became of a report, line by line: «Amina: sjuk», «Resten här: 8 personer», and what was not saved and why."""

from collections.abc import Iterable
from datetime import date

from handlers.coded_words import status_word
from handlers.names import named
from locales import _, _n
from locales.formats import format_date, format_list, format_period
from storage.attendance import Problem, Report, Told
from storage.buttons import Button
from storage.models import Workplace
from storage.people import standing
from storage.vocabulary import Status
from storage.work import Work

MOST_KEPT = 6


def report_text(work: Work, report: Report) -> str:
    """The whole answer to a report: a heading with its day, then a line for each thing understood."""
    lines = [told_line(work, told) for told in report.told]
    if report.rest is not None and report.workplaces:
        lines.append(_rest_line(work, report))
    if report.kept:
        lines.append(_kept_line(work, report))
    if any(told.problem is None for told in report.told) or report.rest_people:
        period = format_period(report.first, report.last)
        new, known = _("Reported for {period}:", period=period), _("Already reported for {period}:", period=period)
        lines.insert(0, new if report.changed else known)
    return "\n".join(lines)


def told_line(work: Work, told: Told) -> str:
    """What became of one person's item."""
    who, status = named(work, told.item.participant), status_word(told.item.status, told.item.minutes)
    if told.problem is not None:
        return _("{who}: {why}", who=who, why=_why_not(work, told))
    if not told.days and not told.extra:
        return _("{who}: {why}", who=who, why=_back(told))
    days = len(told.days) + len(told.extra)
    line = _("{who}: {status}", who=who, status=status)
    if days + len(told.outside) > 1:
        line += _n(", {n} scheduled day", ", {n} scheduled days", days)
    if told.extra:
        line += " " + _("(not scheduled that day, kept as an extra day)")
    if told.outside:
        line += " " + _("(nothing saved for the days outside the enrolment)")
    if told.back:
        line += ". " + capital(_back(told))
    return line


def kept_rows(work: Work, report: Report) -> list[list[Button]]:
    """For each earlier report that stayed, a button that changes it after all."""
    if report.rest is None:
        return []
    rows = []
    for person, row in report.kept[:MOST_KEPT]:
        args = {"code": person.code, "status": report.rest.value, "day": row.day.isoformat()}
        label = _("Change {who} to {status}", who=named(work, person), status=status_word(report.rest))
        if report.first != report.last:
            label += f", {format_date(row.day, year=False)}"
        rows.append([Button(label, "change", args)])
    return rows


def capital(words: str) -> str:
    """The words as the beginning of a line; nothing but the first letter changes."""
    return words[:1].upper() + words[1:]


def people_count(n: int) -> str:
    return _n("{n} person", "{n} people", n)


def workplace_names(work: Work, workplaces: Iterable[int]) -> str:
    """«Produktion och Matmission»."""
    return format_list(work.get(Workplace, place).name for place in workplaces)


def _rest_line(work: Work, report: Report) -> str:
    if report.rest_ahead:
        return _("The rest: presence is reported on the day itself, so nothing was saved.")
    assert report.rest is not None
    where = "" if report.workplaces == work.own_workplaces()[:1] else workplace_names(work, report.workplaces)
    status = _("here") if report.rest == Status.PRESENT else status_word(report.rest)
    if report.told:
        who = _("The rest at {workplace}", workplace=where) if where else _("The rest")
    else:
        who = _("All at {workplace}", workplace=where) if where else _("All")
    count = people_count(report.rest_people) if report.rest_people else _("nobody left to report")
    return _("{who} {status}: {count}", who=who, status=status, count=count)


def _kept_line(work: Work, report: Report) -> str:
    several = report.first != report.last
    kept = [
        _("{who} ({what})", who=named(work, person), what=_said(row.status, row.minutes, row.day if several else None))
        for person, row in report.kept[: 2 * MOST_KEPT]
    ]
    if more := len(report.kept) - len(kept):
        kept.append(_n("{n} more", "{n} more", more))
    return _("Reported earlier and left as it was: {kept}.", kept=format_list(kept))


def _said(status: Status, minutes: int | None, day: date | None) -> str:
    word = status_word(status, minutes)
    return f"{word}, {format_date(day, year=False)}" if day else word


def _back(told: Told) -> str:
    """The reports ahead that are gone because the person is back."""
    return _n(
        "back: {n} day reported ahead is unreported again ({period})",
        "back: {n} days reported ahead are unreported again ({period})",
        len(told.back),
        period=format_period(told.back[0], told.back[-1]),
    )


def _why_not(work: Work, told: Told) -> str:
    day = told.outside[0] if told.outside else work.today
    match told.problem:
        case Problem.NOT_ALLOWED:
            return _("is not at your workplace, nothing was saved")
        case Problem.NOT_EXPECTED:
            return _("has no scheduled day then, nothing was saved")
        case Problem.AHEAD:
            return _("presence is reported on the day itself, nothing was saved")
    enrolment = standing(work, told.item.participant, day).enrolment
    if enrolment is None:
        return _("is not enrolled, nothing was saved")
    if enrolment.starts > day:
        return _("starts on {day}, nothing was saved", day=format_date(enrolment.starts))
    return _("ended on {day}, nothing was saved", day=format_date(enrolment.last_day))
