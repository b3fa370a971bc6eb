"""Who was here and who was away in a group: on a day, or how it has been over a period."""

from collections import Counter
from datetime import date

from handlers.attendance_roster import report_rows
from handlers.attendance_scope import at, how_counted, names_and_others, visible, why_nobody
from handlers.attendance_words import capital
from handlers.coded_words import status_word
from handlers.names import named
from locales import _, _n
from locales.formats import format_date, format_list, format_percent, format_period
from storage.attendance import people_with
from storage.attendance_book import rows_of
from storage.attendance_counts import ABSENCES, tallies, total
from storage.buttons import Button
from storage.expected import schedule
from storage.vocabulary import Status
from storage.work import Work, key

MOST_PEOPLE = 12


def group_on(work: Work, places: list[int], day: date, status: Status | None) -> None:
    """Who was here and who was away on one day, of those reported; the others are only unreported."""
    plan = schedule(work, day, day, workplaces=places)
    expected = plan.on(day)
    rows = rows_of(work, day, day, plan.placed_on(day))
    said = {row.participant_id: row.status for row in rows if row.participant_id in expected}
    extra = [row.participant_id for row in rows if row.participant_id not in expected and row.status.attended]
    where, when = at(work, places), format_date(day)
    if not expected and not extra:
        work.reply(f"{capital(when)}{where}: {why_nobody(work, places, day)}")
        return
    missing = [person for person in expected if person not in said]
    lines = _day_lines(said, status, where, when, len(expected), past=day < work.today)
    for one in wanted_by(status):
        ids = [person for person, its in said.items() if its == one]
        if ids:
            who = names_and_others(work, people_with(work, ids), places)
            lines.append(who if status == one else f"{capital(status_word(one))}: {who}")
    if extra and status is None:
        lines.append(
            _("Here outside the schedule: {who}", who=names_and_others(work, people_with(work, extra), places))
        )
    if missing and status is None:
        lines.append(_("Not reported: {who}", who=names_and_others(work, people_with(work, missing), places)))
    lists = sorted({(expected[person], day) for person in missing}) if day <= work.today else []
    work.reply("\n".join(lines), report_rows(work, lists), kind="attendance_list", state={"places": places})


def wanted_by(status: Status | None) -> tuple[Status, ...]:
    """The statuses that a question is about: «borta» means every absence."""
    if status is None:
        return tuple(Status)
    return ABSENCES if status == Status.ABSENT else (status,)


def _day_lines(
    said: dict[int, Status], status: Status | None, where: str, when: str, expected: int, *, past: bool
) -> list[str]:
    """The figure of a day, and of how many it is."""
    if not said:
        nobody = _n(
            "Nobody is reported{where} {day}; {n} is expected.",
            "Nobody is reported{where} {day}; {n} are expected.",
            expected,
            where=where,
            day=when,
        )
        return [nobody]
    if status is None:
        n = sum(its.attended for its in said.values())
        if past:
            return [_("{n} of {all} reported were here{where}, {day}.", n=n, all=len(said), where=where, day=when)]
        return [_("{n} of {all} reported are here{where}, {day}.", n=n, all=len(said), where=where, day=when)]
    n = sum(its in wanted_by(status) for its in said.values())
    what = _("away") if status == Status.ABSENT else status_word(status)
    lines = [_("{n} {what}{where} on {day}.", n=n, what=what, where=where, day=when)]
    if len(said) < expected:
        lines.append(_("{n} of {all} are reported; nothing is said of the others.", n=len(said), all=expected))
    return lines


def group_over(work: Work, places: list[int], first: date, last: date, status: Status | None) -> None:
    """A group's period: its rate, the absences by kind, and who they were."""
    counts = tallies(work, first, last, workplaces=places)
    whole, period, where = total(counts.values()), format_period(first, last), at(work, places)
    reported = _("{n} of {all} days reported.", n=whole.reported, all=whole.expected)
    if not whole.reported:
        work.reply(_("Nothing is reported{where} {period}. {reported}", where=where, period=period, reported=reported))
        return
    if status is None:
        rate = format_percent(whole.rate or 0)
        lines = [
            _(
                "{rate} attendance{where} {period}, {attended} of {n} reported days.",
                rate=rate,
                where=where,
                period=period,
                attended=whole.attended,
                n=whole.reported,
            ),
            reported,
        ]
    else:
        what = _("away") if status == Status.ABSENT else status_word(status)
        n = sum(whole.said[one] for one in wanted_by(status))
        head = _n(
            "{n} day {what}{where} {period}.",
            "{n} days {what}{where} {period}.",
            n,
            what=what,
            where=where,
            period=period,
        )
        lines = [head, reported]
    for one in wanted_by(status):
        if status is None and one == Status.PRESENT:
            continue
        days_of = Counter({person: tally.said[one] for person, tally in counts.items() if tally.said[one]})
        if days_of:
            lines.append(f"{capital(status_word(one))} {whole.said[one]}: {_who_how_often(work, days_of, places)}")
    rows = [[Button(_("How I counted"), "explain")]]
    work.reply("\n".join(lines), rows, state={"explanation": how_counted(_("The group"), period, whole)})


def _who_how_often(work: Work, days_of: Counter[int], places: list[int]) -> str:
    """«Ali H 3, Erik 1 och 2 andra», most days first."""
    people = people_with(work, days_of)
    shown = visible(work, people, places)
    shown.sort(key=lambda person: -days_of[key(person.id)])
    words = [f"{named(work, person)} {days_of[key(person.id)]}" for person in shown[:MOST_PEOPLE]]
    if others := len(people) - len(words):
        words.append(_n("{n} other", "{n} others", others) if words else _n("{n} person", "{n} people", others))
    return format_list(words)
