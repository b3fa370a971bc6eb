"""Who is in the group, who is expected on a day, and which expected days have no report."""

from datetime import date

from handlers.asked import asked_when
from handlers.attendance_scope import MONTH_BACK, asked_days, asked_places, at, names_and_others, why_nobody
from handlers.attendance_words import capital
from handlers.coded_words import status_word
from handlers.swedish import Thing
from locales import _, _n
from locales.formats import format_date, format_list, format_period
from storage.attendance import people_with
from storage.attendance_book import rows_of
from storage.attendance_counts import ABSENCES, unreported
from storage.buttons import Button
from storage.days import days
from storage.expected import Schedule, schedule
from storage.models import Workplace
from storage.rights import may_report
from storage.work import Work

MOST_DAYS = 14
DAYS_TO_REPORT = 3
MOST_NAMED_LINES = 8


def roster(work: Work, thing: Thing) -> None:
    """The people of a group, or who is expected on a day or on each day of a period."""
    places = asked_places(work, thing)
    when = asked_when(thing)
    if when is None:
        _group(work, places)
        return
    first = when[0] or work.today
    last = when[1] or first
    plan = schedule(work, first, last, workplaces=places)
    if first == last:
        work.reply("\n".join(_expected_lines(work, plan, places, first)))
        return
    lines = [_("Expected {period}:", period=format_period(first, last))]
    for day in list(days(first, last))[:MOST_DAYS]:
        expected = plan.on(day)
        if expected:
            who = names_and_others(work, people_with(work, expected), places)
            lines.append(f"{format_date(day, year=False)}, {len(expected)}: {who}")
    if len(lines) == 1:
        lines = [_("Nobody is expected {period}.", period=format_period(first, last))]
    work.reply("\n".join(lines))


def _group(work: Work, places: list[int]) -> None:
    """Everybody who is enrolled today."""
    placed = schedule(work, work.today, work.today, workplaces=places).placed_on(work.today)
    where = at(work, places)
    lines = [
        _n(
            "{n} person is enrolled{where} today, {day}.",
            "{n} people are enrolled{where} today, {day}.",
            len(placed),
            where=where,
            day=format_date(work.today),
        )
    ]
    lines += _by_place(work, placed, places)
    work.reply("\n".join(lines))


def _expected_lines(work: Work, plan: Schedule, places: list[int], day: date) -> list[str]:
    expected = plan.on(day)
    if not expected:
        return [f"{capital(format_date(day))}{at(work, places)}: {why_nobody(work, places, day)}"]
    away = {row.participant_id: row for row in rows_of(work, day, day, expected) if row.status in ABSENCES}
    coming = {person: place for person, place in expected.items() if person not in away}
    lines = [
        _n(
            "{n} person is expected{where} on {day}.",
            "{n} people are expected{where} on {day}.",
            len(coming),
            where=at(work, places),
            day=format_date(day),
        ),
        *_by_place(work, coming, places),
    ]
    for status in ABSENCES:
        ids = [person for person, row in away.items() if row.status == status]
        if ids:
            who = names_and_others(work, people_with(work, ids), places)
            lines.append(_("Does not come ({why}): {who}", why=status_word(status), who=who))
    return lines


def _by_place(work: Work, people: dict[int, int], places: list[int]) -> list[str]:
    """«Produktion, 9: Ali H, Anders …»; without the heading where there is one workplace."""
    lines = []
    for place in places:
        ids = [person for person, where in people.items() if where == place]
        if ids:
            who = names_and_others(work, people_with(work, ids), [place])
            lines.append(who if len(places) == 1 else f"{work.get(Workplace, place).name}, {len(ids)}: {who}")
    return lines


def unreported_days(work: Work, thing: Thing) -> None:
    """The expected days, up to today, of which nothing has been reported, with the lists to report them."""
    places = asked_places(work, thing)
    first, last = asked_days(work, thing) or (work.today - MONTH_BACK, work.today)
    missing = unreported(work, first, last, places)
    period, where = format_period(first, min(last, work.today) if first <= work.today else last), at(work, places)
    if not missing:
        nothing = _("Everything is reported{where}, {period}.", where=where, period=period)
        work.reply(nothing if first <= work.today else _("{period} is still to come.", period=capital(period)))
        return
    n = sum(len(people) for people in missing.values())
    lines = [
        _n(
            "{n} report is missing{where}, {period}:",
            "{n} reports are missing{where}, {period}:",
            n,
            where=where,
            period=period,
        )
    ]
    short = len(missing) * len(places) > MOST_NAMED_LINES
    for day, people in list(missing.items())[-MOST_DAYS:]:
        lines += _missing_lines(work, places, day, people, short=short)
    if (earlier := len(missing) - MOST_DAYS) > 0:
        lines.append(_n("and {n} earlier day", "and {n} earlier days", earlier))
    lists = [(place, day) for day, people in missing.items() for place in sorted(set(people.values()))]
    rows = report_rows(work, lists)
    work.reply("\n".join(lines), rows, kind="attendance_list", state={"places": places})


def _missing_lines(work: Work, places: list[int], day: date, people: dict[int, int], *, short: bool) -> list[str]:
    """A line for each workplace with the names, or in short one for the day with counts."""
    ids = {place: [person for person, there in people.items() if there == place] for place in places}
    if short:
        counts = [f"{work.get(Workplace, place).name} {len(ids[place])}" for place in places if ids[place]]
        what = format_list(counts) if len(places) > 1 else str(len(people))
        return [f"{format_date(day, year=False)}: {what}"]
    lines = []
    for place in places:
        if ids[place]:
            named_place = f"{work.get(Workplace, place).name}, " if len(places) > 1 else ""
            who = names_and_others(work, people_with(work, ids[place]), [place])
            lines.append(f"{named_place}{format_date(day, year=False)}: {who}")
    return lines


def report_rows(work: Work, lists: list[tuple[int, date]]) -> list[list[Button]]:
    """Buttons that open the lists of the latest of these workplaces and days, for whoever may report there."""
    rows = []
    for place, day in lists[-DAYS_TO_REPORT:]:
        if may_report(work, place):
            where = "" if [place] == work.own_workplaces() else f"{work.get(Workplace, place).name}, "
            label = _("Report {what}", what=f"{where}{format_date(day, year=False)}")
            rows.append([Button(label, "list", {"places": [place], "day": day.isoformat()})])
    return rows
