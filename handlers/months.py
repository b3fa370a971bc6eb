"""Attendance sheets of a month: asked for by code or from an answer, and offered when a month can be closed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from handlers.called import people_called
from handlers.daily import add_job
from handlers.names import named
from handlers.nudges import nudge
from handlers.readings import ask_who
from handlers.swedish import Thing
from handlers.swedish.dates import month_said
from handlers.topic import JobKind
from locales import _, _n
from locales.formats import format_hours, format_month
from storage.buttons import Button, Rows
from storage.days import add_months, month_of
from storage.errors import NotAllowed
from storage.models import Card, Job, Participant, Staff
from storage.month import Month, in_month, month_sheet, next_third_working_day
from storage.people import seen
from storage.rights import CHANGES_ALL
from storage.staff import colleagues
from storage.vocabulary import Role
from storage.work import Work, key

OFFERED_AT = time(9, 0)
KIND = "month"
MOST_BUTTONS = 12


def month_command(work: Work, argument: str) -> None:
    """/manad SK-002, /manad Amina oktober, /manad 2 2026-10; with nobody named: the speaker's own participants; with
    no month: last month. Raises NotAllowed, NoSuchPerson, NoSuchName."""
    who, month = _read(work, argument)
    if not who:
        own_months(work, month)
        return
    known = people_called(work, who)
    if len(known) > 1:
        when = dict(zip(("start", "end"), (day.isoformat() for day in month_of(month)), strict=True))
        ask_who(work, Thing("attendance", {"ambiguous": [one.code for one in known], "when": when}))
        return
    show_month(work, known[0].code, month)


def _read(work: Work, argument: str) -> tuple[str, date]:
    """Who, and the first day of the month that the last words say."""
    words = argument.split()
    for at in range(len(words)):
        if month := month_said(" ".join(words[at:]), work.today):
            return " ".join(words[:at]), month
    return argument.strip(), add_months(work.today.replace(day=1), -1)


def own_months(work: Work, month: date) -> None:
    """The sheets of the caseworker's own participants, as buttons."""
    if work.role != Role.CASEWORKER:
        work.reply(_("Write the name or the code too, and the month if it is not last month: /manad SK-002 oktober."))
        return
    text, rows = _offer(work, work.me, month)
    work.reply(text, rows, kind=KIND)


def show_month(work: Work, code: str, month: date) -> None:
    """The month's figures, and its sheet as a workbook or a document. Raises NotAllowed, NoSuchPerson."""
    if work.role not in CHANGES_ALL | {Role.CASEWORKER}:
        raise NotAllowed("month", person=True)
    found = month_sheet(work, seen(work, code, "month").participant, month)
    work.reply(_figures(work, found), _rows(found), kind=KIND)


def _figures(work: Work, month: Month) -> str:
    lines = [
        _(
            "{who}, {month}: {attended} of {planned} planned days, {hours} of {all_hours} hours.",
            who=named(work, month.participant),
            month=format_month(month.first),
            attended=month.attended_days,
            planned=month.planned_days,
            hours=format_hours(month.attended_hours),
            all_hours=format_hours(month.planned_hours),
        )
    ]
    if month.unreported:
        lines.append(_n("{n} day is not reported.", "{n} days are not reported.", len(month.unreported)))
    if month.to_come:
        lines.append(_n("{n} planned day is still to come.", "{n} planned days are still to come.", month.to_come))
    return "\n".join(lines)


def _rows(month: Month) -> Rows:
    code, first = month.participant.code, month.first.isoformat()
    earlier = add_months(month.first, -1)
    return [
        [
            Button(_("Document"), "document", {"code": code, "month": first}),
            Button(_("Workbook"), "workbook", {"codes": [code], "month": first}),
        ],
        [Button(format_month(earlier), "month", {"code": code, "month": earlier.isoformat()})],
    ]


def month_button(work: Work, code: str, first: date, last: date) -> list[list[Button]]:
    """A row for an answer about one person's whole month, where the speaker may have the sheet."""
    if month_of(first) != (first, month_of(first)[1]) or last > month_of(first)[1]:
        return []
    if work.role not in CHANGES_ALL | {Role.CASEWORKER}:
        return []
    label = _("Sheet for {month}", month=format_month(first))
    return [[Button(label, "month", {"code": code, "month": first.isoformat()})]]


def month_tap(work: Work, _card: Card, action: str, args: dict[str, Any]) -> None:
    """A button of a month's card, or «month» on any card."""
    month = date.fromisoformat(args["month"])
    if action == "month":
        show_month(work, args["code"], month)
        return
    if work.role not in CHANGES_ALL | {Role.CASEWORKER} or work.chat_id is None:
        raise NotAllowed("month", person=True)
    codes = args.get("codes") or [args["code"]]
    people = [seen(work, code, "month").participant for code in codes]
    drawn = {
        "partnership": work.partnership_id,
        "codes": [person.code for person in people],
        "month": month.isoformat(),
        "today": work.today.isoformat(),
        "naming": work.naming,
    }
    stem = f"{codes[0] if len(codes) == 1 else _('attendance')} {month:%Y-%m}"
    caption = _("Attendance {month}", month=format_month(month))
    if action == "document":
        work.document(work.chat_id, f"{stem}.docx", "month_document", drawn, caption)
    else:
        work.document(work.chat_id, f"{stem}.xlsx", "month_sheet", drawn, caption)


# Offered when a month can be closed


def _offer(work: Work, staff: Staff, month: date) -> tuple[str, Rows]:
    """How the month stands for this caseworker's participants, and their sheets. Empty rows: nobody had a day in it."""
    own = work.session.exec(
        select(Participant)
        .where(Participant.partnership_id == work.partnership_id, Participant.caseworker_id == staff.id)
        .order_by(col(Participant.code))
    ).all()
    expected = set(in_month(work, [key(person.id) for person in own], month))
    people = [person for person in own if person.id in expected]
    if not people:
        return _("None of your participants had a planned day in {month}.", month=format_month(month)), []
    sheets = [month_sheet(work, person, month) for person in people]
    work.log_read("month", people)
    open_ones = [sheet for sheet in sheets if sheet.unreported]
    text = _n(
        "{month}: the attendance sheet of {n} participant.",
        "{month}: the attendance sheets of {n} participants.",
        len(people),
        month=format_month(month).capitalize(),
    )
    if open_ones:
        words = ", ".join(f"{named(work, sheet.participant)} ({len(sheet.unreported)})" for sheet in open_ones)
        text += "\n" + _("Days that are not reported: {who}.", who=words)
    first = month.isoformat()
    everybody = [
        Button(_("Workbook with everybody"), "workbook", {"codes": [one.code for one in people], "month": first})
    ]
    single = [Button(named(work, one), "month", {"code": one.code, "month": first}) for one in people[:MOST_BUTTONS]]
    return text, [everybody, *(single[start : start + 3] for start in range(0, len(single), 3))]


def _run(work: Work, job: Job) -> None:
    """To each caseworker, on the third working day; a day late at most."""
    if work.now - job.due_at > timedelta(days=1):
        return
    month = add_months(work.today.replace(day=1), -1)
    for one in colleagues(work, Role.CASEWORKER):
        work.staff, work.membership = one.staff, one.membership
        text, rows = _offer(work, one.staff, month)
        if rows:
            nudge(work, one.staff, text, rows, kind=KIND)
    work.staff = work.membership = None


def _after(_work: Work, _job: Job, moment: datetime) -> datetime:
    return next_third_working_day(moment, OFFERED_AT)


def _ensure(work: Work) -> None:
    add_job(work, "month_offer", f"partnership:{work.partnership_id}", next_third_working_day(work.now, OFFERED_AT))


MONTH_OFFER = JobKind(run=_run, after=_after, ensure=_ensure)
