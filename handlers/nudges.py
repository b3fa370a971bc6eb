"""What comes unasked: the day's list at 08:00, a reminder at 10:00, a last one next morning; quiet hours and leave."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from handlers.attendance_list import send_list
from handlers.daily import add_job, next_daily
from handlers.names import named
from handlers.topic import JobKind, Topic
from locales import _, _n
from locales.formats import format_date, format_list
from storage.buttons import Button, Rows
from storage.days import STOCKHOLM, at_local, is_workday, local_day
from storage.expected import expected_on
from storage.models import Attendance, Card, Job, Participant, Staff, Workplace
from storage.staff import away, in_charge
from storage.work import Work, key

LIST_AT = time(8, 0)
REMINDER_AT = time(10, 0)
LATE_AFTER = timedelta(hours=3)
"""A morning's message that could not be sent in time is not sent in the afternoon."""
DAYS_BACK = 7
NAMES_SHOWN = 8


def may_be_sent_at(staff: Staff, now: datetime) -> datetime | None:
    """The first moment from `now` on at which something unasked may reach this person; None while they are away."""
    if away(staff, local_day(now)):
        return None
    if staff.quiet_from is None or staff.quiet_until is None:
        return now
    local = now.astimezone(STOCKHOLM)
    clock, starts, ends = local.time(), staff.quiet_from, staff.quiet_until
    quiet = starts <= clock < ends if starts <= ends else clock >= starts or clock < ends
    if not quiet:
        return now
    day = local.date() + timedelta(days=1) if clock >= ends else local.date()
    return at_local(day, ends)


def nudge(
    work: Work, staff: Staff, text: str, rows: Rows = (), *, kind: str = "note", state: dict[str, Any] | None = None
) -> None:
    """Send something unasked, after the person's quiet hours; nothing while they are away, blocked or gone."""
    moment = may_be_sent_at(staff, work.now)
    if moment is None or staff.chat_id is None or staff.blocked or staff.left_at is not None:
        return
    later = moment if moment > work.now else None
    work.send(staff.chat_id, text, rows, kind=kind, state=state, staff=staff, not_before=later)


def _morning(work: Work, job: Job) -> None:
    """The list of the day, and a last reminder of the latest working day before it."""
    workplace = work.get(Workplace, _owner(job))
    if work.now - job.due_at > LATE_AFTER:
        return
    before = _last_expected_day(work, workplace)
    missing = unreported_on(work, workplace, before) if before else []
    for staff in in_charge(work, key(workplace.id)):
        if missing and before is not None:
            nudge(work, staff, _still_missing(work, missing, before), _to_list(workplace, before), kind="nudge")
        if expected_on(work, work.today, [key(workplace.id)]) and may_be_sent_at(staff, work.now) == work.now:
            send_list(work, staff, [key(workplace.id)], work.today)


def _reminder(work: Work, job: Job) -> None:
    """One reminder if something is still unreported, with the list a tap away."""
    workplace = work.get(Workplace, _owner(job))
    if work.now - job.due_at > LATE_AFTER:
        return
    missing = unreported_on(work, workplace, work.today)
    if not missing:
        return
    text = _n(
        "{n} person is not reported at {workplace} today: {who}.",
        "{n} people are not reported at {workplace} today: {who}.",
        len(missing),
        workplace=workplace.name,
        who=_names(work, missing),
    )
    for staff in in_charge(work, key(workplace.id)):
        nudge(work, staff, text, _to_list(workplace, work.today), kind="nudge")


def unreported_on(work: Work, workplace: Workplace, day: date) -> list[Participant]:
    """Those expected at the workplace that day of whom nothing has been reported, by name."""
    expected = expected_on(work, day, [key(workplace.id)])
    if not expected:
        return []
    reported = set(
        work.session.exec(
            select(Attendance.participant_id).where(
                Attendance.partnership_id == work.partnership_id, Attendance.day == day
            )
        )
    )
    missing = [person for person in expected if person not in reported]
    rows = work.session.exec(select(Participant).where(col(Participant.id).in_(missing))).all() if missing else []
    return sorted(rows, key=lambda person: person.name.casefold())


def _last_expected_day(work: Work, workplace: Workplace) -> date | None:
    """The day whose last reminder is due this morning: the latest workday or day on which somebody was expected.

    None on a morning off (Friday's reminder comes on Monday, once), and for the time before the database.
    """
    if not is_workday(work.today) and not expected_on(work, work.today, [key(workplace.id)]):
        return None
    for back in range(1, DAYS_BACK + 1):
        day = work.today - timedelta(days=back)
        if day < work.here.created_on:
            return None
        if is_workday(day) or expected_on(work, day, [key(workplace.id)]):
            return day
    return None


def _still_missing(work: Work, missing: list[Participant], day: date) -> str:
    return _n(
        "{n} person is still not reported for {day}: {who}. This is the last reminder.",
        "{n} people are still not reported for {day}: {who}. This is the last reminder.",
        len(missing),
        day=format_date(day),
        who=_names(work, missing),
    )


def _names(work: Work, people: Iterable[Participant]) -> str:
    everybody = list(people)
    shown = [named(work, person) for person in everybody[:NAMES_SHOWN]]
    if left := len(everybody) - len(shown):
        shown.append(_n("{n} more", "{n} more", left))
    return format_list(shown)


def _to_list(workplace: Workplace, day: date) -> Rows:
    return [[Button(_("Report"), "list", {"workplace": workplace.id, "day": day.isoformat()})]]


def _tapped(work: Work, _card: Card, _action: str, args: dict[str, Any]) -> None:
    send_list(work, work.me, [args["workplace"]], date.fromisoformat(args["day"]))


def _owner(job: Job) -> int:
    return int(job.owner.partition(":")[2])


def _each_workday(kind: str, clock: time, run: Callable[[Work, Job], None]) -> JobKind:
    def after(_work: Work, _job: Job, moment: datetime) -> datetime:
        return next_daily(clock, moment)

    def ensure(work: Work) -> None:
        for workplace in work.session.exec(select(Workplace).where(Workplace.partnership_id == work.partnership_id)):
            add_job(work, kind, f"workplace:{workplace.id}", next_daily(clock, work.now))

    return JobKind(run=run, after=after, ensure=ensure)


# Quiet hours and leave

QUIET = ((16, 7), (17, 7), (18, 7), (20, 7))


def _settings(work: Work, _argument: str) -> None:
    """/tyst: when nothing unasked may come."""
    work.reply(_settings_text(work), _settings_rows(work), kind="quiet")


def _settings_text(work: Work) -> str:
    me = work.me
    if me.quiet_from is not None and me.quiet_until is not None:
        quiet = _("Quiet hours: {start:%H.%M}–{end:%H.%M}.", start=me.quiet_from, end=me.quiet_until)
    else:
        quiet = _("You have no quiet hours.")
    if away(me, work.today) and me.away_until is not None:
        return quiet + " " + _("You are away until {day}; I send nothing unasked.", day=format_date(me.away_until))
    return quiet


def _settings_rows(work: Work) -> Rows:
    rows = [[Button(f"{start:02d}–{end:02d}", "hours", {"from": start, "to": end}) for start, end in QUIET]]
    rows.append([Button(_("No quiet hours"), "hours", {})])
    weeks = [
        Button(_n("Away {n} week", "Away {n} weeks", number), "away", {"weeks": number, "from": work.today.isoformat()})
        for number in (1, 2, 4)
    ]
    rows.append(weeks)
    if away(work.me, work.today):
        rows.append([Button(_("I am back"), "back")])
    return rows


def _settings_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    me = work.me
    if action == "hours":
        me.quiet_from = time(args["from"], 0) if args else None
        me.quiet_until = time(args["to"], 0) if args else None
    elif action == "away":
        me.away_from = date.fromisoformat(args["from"])
        me.away_until = me.away_from + timedelta(weeks=args["weeks"], days=-1)
    else:
        me.away_from = me.away_until = None
    work.session.add(me)
    work.edit(card, _settings_text(work), _settings_rows(work))


TOPIC = Topic(
    "nudges",
    commands={"tyst": _settings, "semester": _settings},
    cards={"nudge": _tapped, "quiet": _settings_tap},
    jobs={
        "morning": _each_workday("morning", LIST_AT, _morning),
        "reminder": _each_workday("reminder", REMINDER_AT, _reminder),
    },
)
