"""The follow-up calendar in chat: what comes, setting a date, reminders, and an agenda with the present figures."""

import re
from datetime import date, time, timedelta
from typing import Any

from handlers.daily import daily
from handlers.nudges import nudge
from handlers.summary_counts import counts_lines
from handlers.swedish.days_off import read_days
from handlers.swedish.meetings import MeetingSaid, read_meeting
from handlers.topic import Topic
from locales import _
from locales.formats import format_date
from storage.buttons import Button, Rows
from storage.days import week_of
from storage.follow_up import MEETINGS, OWN_DATES, make_calendar, meetings, next_meeting, set_meeting, to_remind_of
from storage.models import Card, Meeting
from storage.rights import CHANGES_ALL, need_counts
from storage.staff import colleagues
from storage.vocabulary import Role
from storage.weekly import Week, counts_week
from storage.work import Work

KIND = "follow_up"
LOOKED_AT = time(8, 30)
WORDS = {"steering_group": "styrgrupp", "working_group": "arbetsgrupp", "year_report": "rapport"}
STEPS = (-7, -1, 1, 7)


def kind_word(kind: str) -> str:
    """«arbetsgrupp»."""
    return {
        "steering_group": _("the steering group"),
        "working_group": _("the working group"),
        "year_report": _("the year's report"),
        "agreement_end": _("the agreement's last day"),
        "notice_day": _("the last day to give notice"),
    }[kind]


def _command(work: Work, argument: str) -> None:
    """/moten: what comes; /moten arbetsgrupp: its next date; /moten arbetsgrupp 3/12: set it."""
    kind = next((kind for kind, word in WORDS.items() if word in argument.casefold()), None)
    said = read_days(re.sub(r"^\S+\s*", "", argument), work.today) if kind else None
    _answer(work, MeetingSaid(kind, day=said[0] if said else None))


def _takes_text(work: Work, text: str) -> bool:
    """«När ses styrgruppen nästa gång?», in words."""
    said = read_meeting(text, work.today) if work.membership is not None else None
    if said is None:
        return False
    _answer(work, said)
    return True


def _answer(work: Work, said: MeetingSaid) -> None:
    need_counts(work)
    make_calendar(work)
    if said.kind is None:
        _calendar(work)
        return
    if said.day is not None:
        set_meeting(work, said.kind, said.day)
    row = next_meeting(work, said.kind)
    if row is None:
        work.reply(_no_date(said.kind))
    elif said.agenda:
        work.reply(_agenda(work, row))
    else:
        work.reply(_line(row), _rows(work, row), kind=KIND, state={})


def _no_date(kind: str) -> str:
    return _("No date is set for {what}. Write: /moten {word} 3/12", what=kind_word(kind), word=WORDS[kind])


def _calendar(work: Work) -> None:
    coming = meetings(work)
    if not coming:
        work.reply(_("No dates of follow-up are set."))
        return
    first: dict[str, Meeting] = {}
    for row in coming:
        first.setdefault(row.kind, row)
    lines = [_("Follow-up to come:"), *(f"• {_line(row)}" for row in first.values())]
    lines.append(_("Dates of meetings and of the report are suggestions until you have set them."))
    open_ones = [row for row in first.values() if row.kind in OWN_DATES]
    rows = [[Button(kind_word(row.kind).capitalize(), "show", {"kind": row.kind})] for row in open_ones]
    work.reply("\n".join(lines), rows, kind=KIND, state={})


def _line(row: Meeting) -> str:
    return _("{what}: {day}", what=kind_word(row.kind).capitalize(), day=format_date(row.day))


def _rows(work: Work, row: Meeting) -> Rows:
    rows: list[list[Button]] = []
    if row.kind in MEETINGS:
        rows.append([Button(_("Agenda"), "agenda", {"kind": row.kind})])
    if work.role in CHANGES_ALL and row.kind in OWN_DATES:
        days = [(f"{step:+d}".replace("-", "−"), row.day + timedelta(days=step)) for step in STEPS]
        rows.append([Button(words, "set", {"kind": row.kind, "day": day.isoformat()}) for words, day in days])
    return rows


def _tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    need_counts(work)
    if action == "set":
        row = set_meeting(work, args["kind"], date.fromisoformat(args["day"]))
        work.edit(card, _line(row), _rows(work, row))
        return
    found = next_meeting(work, args["kind"])
    if found is None:
        work.reply(_no_date(args["kind"]))
    elif action == "agenda":
        work.reply(_agenda(work, found))
    else:
        work.reply(_line(found), _rows(work, found), kind=KIND, state={})


def _agenda(work: Work, row: Meeting) -> str:
    """An agenda, with the figures of today: counts only."""
    week = Week(*week_of(work.today), work.today)
    points = [_("The figures now"), _("Deviations and measures")]
    if row.kind == "steering_group":
        points += [_("Priorities and direction"), _("Economy")]
    else:
        points += [_("Orders and the queue"), _("Who starts and who ends")]
    points.append(_("Next meeting"))
    lines = [_("Agenda, {what}", what=_line(row)), *(f"{n}. {point}" for n, point in enumerate(points, start=1)), ""]
    lines.append(_("Figures on {day}:", day=format_date(work.today)))
    return "\n".join([*lines, *counts_lines(work, counts_week(work, week))])


def _daily(work: Work) -> None:
    """Keep the calendar, and remind leads and managers in time."""
    make_calendar(work)
    for row in to_remind_of(work):
        for one in colleagues(work, Role.OPERATIONS_LEAD, Role.UNIT_MANAGER):
            work.staff, work.membership = one.staff, one.membership
            text = _("Coming up: {what}.", what=_line(row))
            nudge(work, one.staff, text, _rows(work, row), kind=KIND, state={})
    work.staff = work.membership = None


TOPIC = Topic(
    "follow_up",
    commands={"moten": _command},
    cards={KIND: _tap},
    jobs={"follow_up": daily("follow_up", LOOKED_AT, _daily)},
    takes_text=_takes_text,
)
