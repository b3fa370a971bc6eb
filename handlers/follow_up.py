"""The follow-up calendar in chat: what comes, setting a date, reminders, and an agenda with the present figures."""

import re
from datetime import date, time, timedelta
from typing import Any

from handlers.daily import daily
from handlers.nudges import nudge
from handlers.summary_counts import counts_lines
from handlers.swedish.days_off import read_days
from handlers.topic import Topic
from locales import _
from locales.formats import format_date
from storage.days import week_of
from storage.follow_up import MEETINGS, OWN_DATES, make_calendar, meetings, next_meeting, set_meeting, to_remind_of
from storage.models import Card, Meeting
from storage.rights import CHANGES_ALL, need_counts
from storage.staff import colleagues
from storage.vocabulary import Role
from storage.weekly import Week, counts_week
from storage.work import Button, Rows, Work

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
    need_counts(work)
    make_calendar(work)
    said = argument.casefold()
    kind = next((kind for kind, word in WORDS.items() if word in said), None)
    if kind is None:
        _calendar(work)
        return
    when = re.sub(r"^\S+\s*", "", said)
    read = read_days(when, work.today) if when else None
    if read:
        set_meeting(work, kind, read[0])
    row = next_meeting(work, kind)
    if row is None:
        work.reply(_("No date is set for {what}. Write: /moten {word} 3/12", what=kind_word(kind), word=WORDS[kind]))
        return
    work.reply(_line(row), _rows(work, row), kind=KIND, state={})


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
        work.reply(
            _(
                "No date is set for {what}. Write: /moten {word} 3/12",
                what=kind_word(args["kind"]),
                word=WORDS[args["kind"]],
            )
        )
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


def _words() -> dict[str, str]:
    asked = ("när är nästa {}", "när är {}", "nästa {}")
    groups = {
        "arbetsgrupp": "moten_arbetsgrupp",
        "arbetsgruppen": "moten_arbetsgrupp",
        "arbetsgruppsmöte": "moten_arbetsgrupp",
    }
    groups |= {"styrgrupp": "moten_styrgrupp", "styrgruppen": "moten_styrgrupp", "styrgruppsmöte": "moten_styrgrupp"}
    return {form.format(word): command for form in asked for word, command in groups.items()}


TOPIC = Topic(
    "follow_up",
    commands={
        "moten": _command,
        "moten_arbetsgrupp": lambda work, _argument: _command(work, "arbetsgrupp"),
        "moten_styrgrupp": lambda work, _argument: _command(work, "styrgrupp"),
    },
    words={"möten": "moten", "uppföljningskalender": "moten", "dagordning": "moten", **_words()},
    cards={KIND: _tap},
    jobs={"follow_up": daily("follow_up", LOOKED_AT, _daily)},
)
