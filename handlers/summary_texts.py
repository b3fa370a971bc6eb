"""The weekly summary in words, for each role: figures first, at most a screen, and what needs doing as buttons."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import select

from handlers.attendance_words import capital
from handlers.names import named
from handlers.summary_counts import attendance_line, counts_lines
from locales import _, _n
from locales.formats import format_date, format_list, format_period
from storage import flow
from storage.buttons import Button, Rows
from storage.flow import Turn
from storage.models import Participant, Workplace
from storage.rights import may_report
from storage.vocabulary import Role, Status
from storage.weekly import (
    CaseworkerWeek,
    Happened,
    SupervisorWeek,
    Week,
    caseworker_week,
    counts_week,
    past_limit,
    supervisor_week,
)
from storage.work import Work, key

MOST_NAMES = 8
MOST_IN_A_DAY = 14
FEW = 3
MOST_BUTTONS = 3

Said = tuple[str, Rows]
"""The text and its buttons."""


def summary(work: Work, week: Week) -> Said:
    """The speaker's summary of that week, by their role; what is shown of people is logged."""
    if work.role == Role.CASEWORKER:
        return _caseworker(work, week)
    if work.role == Role.SUPERVISOR:
        return _supervisor(work, week)
    lines = [heading(week), *counts_lines(work, counts_week(work, week))]
    if work.role == Role.COACH:
        lines += _coach_lines(work, week)
    return "\n".join(lines), _soon_row(week)


def heading(week: Week) -> str:
    return capital(format_period(week.monday, week.sunday))


# Caseworker


def _caseworker(work: Work, week: Week) -> Said:
    found = caseworker_week(work, week)
    shown = [who for who, _row in found.absences] + [who for who, _days in found.unreported]
    shown += [who for who, _day in found.past_limit] + [one.participant for one in found.changes]
    shown += _people(found.ending)
    work.log_read("week", {who.code: who for who in shown}.values())
    body = _caseworker_body(work, week, found)
    if not found.people and not found.tally.expected and not body:
        return _("{week}: nothing to tell of your participants.", week=heading(week)), []
    lines = [
        heading(week),
        _n("{n} of your participants is enrolled.", "{n} of your participants are enrolled.", found.people),
        *attendance_line(found.tally),
    ]
    if not body:
        body = [_("Nothing that you need to do.")]
    return "\n".join([*lines, *body]), _caseworker_rows(work, week, found)


def _caseworker_body(work: Work, week: Week, found: CaseworkerWeek) -> list[str]:
    lines = []
    if found.absences:
        away: dict[str, list[str]] = {}
        for who, row in found.absences:
            kind = "" if row.status == Status.UNEXCUSED else " " + _("(not notified)")
            away.setdefault(named(work, who), []).append(format_date(row.day, year=False) + kind)
        words = [f"{who} {format_list(dates)}" for who, dates in away.items()]
        lines.append(_("Unexcused or not notified: {who}.", who=_some(words, separator="; ")))
    if found.unreported:
        n = sum(len(dates) for _who, dates in found.unreported)
        words = [f"{named(work, who)} ({len(dates)})" for who, dates in found.unreported]
        lines.append(_n("{n} day is not reported: {who}.", "{n} days are not reported: {who}.", n, who=_some(words)))
    lines += _ending_line(work, found.ending)
    lines += _past_line(work, found.past_limit)
    if found.changes:
        lines.append(_("Changed: {what}.", what=_some(_happened(work, one) for one in found.changes)))
    return lines


def _past_line(work: Work, past: list[tuple[Participant, date]]) -> list[str]:
    words = [f"{named(work, who)} ({_('since {day}', day=format_date(day, weekday=False))})" for who, day in past]
    return [_("Enrolled longer than the agreement's months: {who}.", who=_some(words))] if words else []


def _caseworker_rows(work: Work, week: Week, found: CaseworkerWeek) -> Rows:
    rows = _extend_rows(work, found.ending)
    if found.unreported:
        rows.append([_thing(_("Show unreported"), "unreported", when=_when(week.monday, week.as_of))])
    if found.absences:
        rows.append([_thing(_("Show absence"), "attendance", when=_when(week.monday, week.as_of), status="absent")])
    return rows


def _happened(work: Work, one: Happened) -> str:
    who, day = named(work, one.participant), format_date(one.day, year=False)
    place = work.get(Workplace, one.workplace_id).name if one.workplace_id else ""
    return {
        "started": _("{who} started {day}", who=who, day=day),
        "ended": _("{who} ended {day}", who=who, day=day)
        if one.day < work.today
        else _("{who} ends {day}", who=who, day=day),
        "moved": _("{who} at {workplace} or with other days from {day}", who=who, workplace=place, day=day),
        "extended": _("{who} extended until {day}", who=who, day=format_date(one.day)),
        "paused": _("{who} on a break from {day}", who=who, day=day),
        "back": _("{who} back after a break until {day}", who=who, day=day),
    }[one.what]


# Supervisor


def _supervisor(work: Work, week: Week) -> Said:
    places = work.own_workplaces()
    found = supervisor_week(work, week, places)
    shown = [who for people in found.coming.values() for who in people] + found.missing
    shown += _people([*found.starting, *found.ending])
    work.log_read("week", {who.code: who for who in shown}.values())
    n = sum(len(people) for people in found.unreported.values())
    if not n and not any(found.coming.values()) and not found.starting and not _ending_line(work, found.ending):
        return _("{week}: all is reported, and nobody is expected next week.", week=heading(week)), []
    lines = [heading(week)]
    if n:
        dates = [_missing_day(work, found, day, people) for day, people in found.unreported.items()]
        lines.append(_n("{n} report is missing: {days}.", "{n} reports are missing: {days}.", n, days=_some(dates)))
    else:
        lines.append(_("Everything is reported."))
    lines.append(_("Next week, {week}:", week=format_period(week.next.monday, week.next.sunday)))
    off = dict(found.off)
    for day, people in found.coming.items():
        lines.append(f"{capital(format_date(day, year=False))}: {_who_comes(work, people, day, off)}")
    if found.starting:
        who = _some(f"{named(work, who)} {_day(turn)}" for turn in found.starting if (who := turn.participant))
        lines.append(_("New: {who}.", who=who))
    lines += _ending_line(work, found.ending)
    return "\n".join(lines), [*_report_rows(work, found), *_extend_rows(work, found.ending)]


def _missing_day(work: Work, found: SupervisorWeek, day: date, people: dict[int, int]) -> str:
    """«fredag 27 november (Ali H)», or how many where they are more than a few."""
    known = {who.id: who for who in found.missing}
    names = [named(work, known[one]) for one in people]
    return f"{format_date(day, year=False)} ({', '.join(names) if len(names) <= FEW else len(names)})"


def _who_comes(work: Work, people: list[Participant], day: date, off: dict[date, str | None]) -> str:
    if people:
        return f"{len(people)}, {_some((named(work, who) for who in people), most=MOST_IN_A_DAY)}"
    if day in off:
        return _("nobody ({why})", why=(off[day] or _("closed")).lower())
    return _("nobody is expected")


def _report_rows(work: Work, found: SupervisorWeek) -> list[list[Button]]:
    """«Rapportera fredag 27 november»: the latest days that lack something."""
    lists = [(place, day) for day, people in found.unreported.items() for place in sorted(set(people.values()))]
    rows = []
    for place, day in reversed(lists[-MOST_BUTTONS:]):
        if may_report(work, place):
            label = _("Report {what}", what=format_date(day, year=False))
            rows.append([Button(label, "list", {"workplace": place, "day": day.isoformat()})])
    return rows


# What several say


def _ending_line(work: Work, ending: list[Turn]) -> list[str]:
    words = [f"{named(work, who)} {_day(turn)}" for turn in ending if (who := turn.participant)]
    return [_("Ends within 14 days: {who}.", who=_some(words))] if words else []


def _extend_rows(work: Work, ending: list[Turn]) -> list[list[Button]]:
    buttons = [
        _thing(_("Extend {who}", who=named(work, turn.participant)), "extend", participants=[turn.participant.code])
        for turn in ending[:MOST_BUTTONS]
        if turn.participant is not None and turn.reason is None
    ]
    return [[button] for button in buttons]


def _soon_row(week: Week) -> list[list[Button]]:
    first, last = week.soon
    return [[_thing(_("Show who ends soon"), "ending", when=_when(first, last)), _thing(_("Show the queue"), "queue")]]


def _coach_lines(work: Work, week: Week) -> list[str]:
    """By name, for the coach: who ends within 14 days, who is past the agreement's months."""
    ending = flow.ending(work, *week.soon)
    everybody = {key(who.id): who for who in _everybody(work)}
    past = past_limit(work, everybody, week.as_of)
    work.log_read("week", {who.code: who for who in [*_people(ending), *(who for who, _day in past)]}.values())
    return [*_ending_line(work, ending), *_past_line(work, past)]


def _everybody(work: Work) -> list[Participant]:
    return list(work.session.exec(select(Participant).where(Participant.partnership_id == work.partnership_id)))


def _people(turns: Iterable[Turn]) -> list[Participant]:
    return [turn.participant for turn in turns if turn.participant is not None]


def _day(turn: Turn) -> str:
    return format_date(turn.day, year=False)


def _some(words: Iterable[str], separator: str = ", ", most: int = MOST_NAMES) -> str:
    """At most so many of them, and how many more there are."""
    everything = list(words)
    shown = everything[:most]
    if left := len(everything) - len(shown):
        shown.append(_n("{n} more", "{n} more", left))
    return separator.join(shown) if separator != ", " else format_list(shown)


def _thing(label: str, intent: str, **slots: object) -> Button:
    return Button(label, "run", {"intent": intent, "slots": slots})


def _when(first: date, last: date) -> dict[str, str]:
    return {"start": first.isoformat(), "end": last.isoformat()}
