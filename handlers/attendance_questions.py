"""Questions about attendance: how it has been for somebody, who was away, what is unreported, who is expected.

The figure comes first; what is not reported is never called absence.
"""

from datetime import date

from handlers.attendance_group import group_on, group_over, wanted_by
from handlers.attendance_roster import roster, unreported_days
from handlers.attendance_scope import MONTH_BACK, asked_days, asked_places, how_counted
from handlers.attendance_words import capital
from handlers.coded_words import status_word
from handlers.months import month_button
from handlers.names import named
from handlers.readings import ask_who
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_list, format_percent, format_period
from storage.attendance_book import rows_of
from storage.attendance_counts import Tally, tallies
from storage.buttons import Button
from storage.days import red_day
from storage.errors import NotAllowed
from storage.expected import schedule
from storage.models import Attendance, Participant
from storage.people import by_code, standing, standings
from storage.rights import may_see
from storage.vocabulary import Known, Role, Status
from storage.work import Work, key

MOST_DAYS = 10


def attendance(work: Work, thing: Thing) -> None:
    """How attendance has been, or was, for the people named or for a group."""
    if thing.slots.get("ambiguous"):
        ask_who(work, thing)
        return
    status = Status(thing.slots["status"]) if thing.slots.get("status") else None
    period = asked_days(work, thing)
    if thing.slots.get("participants"):
        _people(work, thing.slots["participants"], period, status)
        return
    places = asked_places(work, thing)
    first, last = period or (work.today, work.today)
    if first == last:
        group_on(work, places, first, status)
    else:
        group_over(work, places, first, last, status)


def _people(work: Work, codes: list[str], period: tuple[date, date] | None, status: Status | None) -> None:
    people = standings(work, [by_code(work, code) for code in codes])
    shown = [one.participant for one in people if may_see(work, one.participant, one.workplace_ids)]
    if not shown:
        raise NotAllowed("attendance", person=True)
    work.log_read("attendance", shown)
    lines, counted = [], []
    for person in shown:
        if period is None:
            lines.append(_one_day(work, person, work.today))
            line, how = _over(work, person, work.today - MONTH_BACK, work.today, status)
        elif period[0] == period[1]:
            line, how = _one_day(work, person, period[0]), ""
        else:
            line, how = _over(work, person, *period, status)
        lines.append(line)
        counted.append(how)
    if others := len(people) - len(shown):
        lines.append(_n("I may not show you {n} of them.", "I may not show you {n} of them.", others))
    rows = [[Button(_("How I counted"), "explain")]] if any(counted) else []
    rows += _excuse_rows(work, shown, period)
    if period is not None and len(shown) == 1:
        rows += month_button(work, shown[0].code, *period)
    work.reply("\n".join(lines), rows, kind="excuse", state={"explanation": "\n\n".join(filter(None, counted))})


def _one_day(work: Work, person: Participant, day: date) -> str:
    """«Elif är rapporterad sjuk, måndag 23 november 2026 (anmäld)», or that nothing is reported, or not expected."""
    who, when = named(work, person), format_date(day)
    rows = rows_of(work, day, day, [key(person.id)])
    if rows:
        return _("{who}: {what}, {day}.", who=who, what=_said(rows[0]), day=when)
    plan = schedule(work, day, day, participants=[key(person.id)])
    if plan.expects(key(person.id), day):
        return _("{who} is expected {day} but not reported.", who=who, day=when)
    if plan.workplace_on(key(person.id), day) is None:
        return _("{who} is not enrolled {day}.", who=who, day=when)
    pause = standing(work, person, day).pause
    why = (red_day(day) or "").lower() or (_("pause") if pause else _("not scheduled"))
    return _("{who} is not expected {day}: {why}.", who=who, day=when, why=why)


def _over(work: Work, person: Participant, first: date, last: date, status: Status | None) -> tuple[str, str]:
    """A period of one person's, and how it was counted."""
    who, period = named(work, person), format_period(first, last)
    tally = tallies(work, first, last, participants=[key(person.id)]).get(key(person.id), Tally())
    reported = _("{n} of {all} days reported.", n=tally.reported, all=tally.expected)
    if not tally.reported and not tally.extra:
        if not tally.expected:
            return _("{who} has no expected days {period}.", who=who, period=period), ""
        return _("{who}: nothing is reported {period}. {reported}", who=who, period=period, reported=reported), ""
    rows = rows_of(work, first, last, [key(person.id)])
    plan = schedule(work, first, last, participants=[key(person.id)])
    counted = [row for row in rows if plan.expects(key(person.id), row.day)]
    how = how_counted(who, period, tally)
    if status is not None:
        found = [row for row in counted if row.status in wanted_by(status)]
        what = _("absent") if status == Status.ABSENT else status_word(status)
        head = _n(
            "{who}: {n} day {what} {period}.",
            "{who}: {n} days {what} {period}.",
            len(found),
            who=who,
            what=what,
            period=period,
        )
        lines = [head, *([_days(found)] if found else []), reported]
        return "\n".join(lines), how
    rate = format_percent(tally.rate) if tally.rate is not None else _("no rate")
    head = _(
        "{who}: {rate} attendance {period}, {attended} of {n} reported days.",
        who=who,
        rate=rate,
        period=period,
        attended=tally.attended,
        n=tally.reported,
    )
    lines = [head, reported]
    for one in Status:
        found = [row for row in counted if row.status == one]
        if found and one != Status.PRESENT:
            lines.append(f"{capital(status_word(one))}: {_days(found)}")
    if tally.extra:
        lines.append(_n("{n} extra day, not scheduled.", "{n} extra days, not scheduled.", tally.extra))
    return "\n".join(lines), how


def _said(row: Attendance) -> str:
    words = [status_word(row.status, row.minutes)]
    if row.notified == Known.NO:
        words.append(_("not notified"))
    if row.status == Status.SICK and row.certificate != Known.UNKNOWN:
        words.append(_("with a certificate") if row.certificate == Known.YES else _("without a certificate"))
    if row.extra:
        words.append(_("an extra day"))
    return ", ".join(words)


def _days(rows: list[Attendance]) -> str:
    """«tisdag 10 november, onsdag 11 november och fredag 20 november 2026»."""
    shown = rows[-MOST_DAYS:]
    words = [format_date(row.day, year=row is shown[-1]) for row in shown]
    if earlier := len(rows) - len(shown):
        words.insert(0, _n("{n} day before that", "{n} days before that", earlier))
    return format_list(words)


def _excuse_rows(work: Work, people: list[Participant], period: tuple[date, date] | None) -> list[list[Button]]:
    """A caseworker may turn an own participant's unexcused day into an excused one."""
    if work.role != Role.CASEWORKER:
        return []
    first, last = period or (work.today - MONTH_BACK, work.today)
    by_id = {key(person.id): person for person in people}
    unexcused = [row for row in rows_of(work, first, last, by_id) if row.status == Status.UNEXCUSED]
    return [
        [
            Button(
                _("Excuse {who}, {day}", who=named(work, by_id[row.participant_id]), day=format_date(row.day)),
                "excuse",
                {"code": by_id[row.participant_id].code, "day": row.day.isoformat()},
            )
        ]
        for row in unexcused[-3:]
    ]


TOPIC = Topic(
    "attendance_questions",
    intents={"attendance": attendance, "unreported": unreported_days, "roster": roster},
)
