"""The weekly summary: by itself at each subscriber's day and hour, once; shown at any time; its settings.

A late one says so and why; one that is older than three days is left out and logged.
"""

import logging
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from handlers import registry
from handlers.asked import asked_when
from handlers.attendance_list import send_list
from handlers.nudges import may_be_sent_at, nudge
from handlers.reports.week_caption import caption
from handlers.summary_counts import counts_lines
from handlers.summary_texts import heading, summary
from handlers.swedish import Thing
from handlers.topic import JobKind, Topic
from locales import _
from locales.formats import WEEKDAYS, format_date, format_time
from storage import places
from storage.buttons import Button, Rows
from storage.days import STOCKHOLM, days, local_day, week_of
from storage.errors import NotAllowed
from storage.models import Card, Job, Membership, Staff, Subscription
from storage.rights import need_counts
from storage.subscriptions import SUMMARY, next_weekly, owner_of, subscribe, subscription_of, week_spoken_of
from storage.vocabulary import Role
from storage.weekly import Week, counts_week
from storage.work import Work

LATE_AFTER = timedelta(minutes=30)
TOO_LATE_AFTER = timedelta(days=3)
MOST_WEEKS = 4
PICTURED = (Role.OPERATIONS_LEAD, Role.UNIT_MANAGER)
KIND, SETTINGS = "summary", "summary_settings"
HOURS = (8, 10, 12, 14, 16)

log = logging.getLogger("platsbot.summary")


# By itself


def _run(work: Work, job: Job) -> None:
    """Compose one subscriber's summary; nothing for who is away, has left, blocks the bot or no longer subscribes."""
    membership = work.session.get(Membership, _membership_id(job))
    if membership is None or _subscribed(work, job) is None:
        return
    if work.now - job.due_at > TOO_LATE_AFTER:
        log.warning("summary of %s skipped: more than three days late", job.due_at.date())
        return
    staff = work.get(Staff, membership.staff_id)
    moment = may_be_sent_at(staff, work.now)
    if moment is None or staff.chat_id is None or staff.blocked or staff.left_at is not None:
        return
    work.staff, work.membership = staff, membership
    week = Week(*week_spoken_of(local_day(job.due_at)), work.today)
    text, rows = summary(work, week)
    if work.now - job.due_at > LATE_AFTER:
        due = job.due_at.astimezone(STOCKHOLM)
        late = _(
            "Delayed: it was due on {day} at {time}, but I was not running then.",
            day=format_date(due.date()),
            time=format_time(due),
        )
        text = f"{late}\n{text}"
    nudge(work, staff, text, [*rows, _settings_row()], kind=KIND, state={})
    if membership.role in PICTURED and places.has_places(work):
        _picture(work, staff.chat_id, week, moment if moment > work.now else None)


def _after(work: Work, job: Job, moment: datetime) -> datetime | None:
    row = _subscribed(work, job)
    return next_weekly(row, moment) if row is not None else None


def _ensure(work: Work) -> None:
    """A job for every subscription of the partnership that has none."""
    mine = select(Job.owner).where(Job.partnership_id == work.partnership_id, Job.kind == SUMMARY)
    known = set(work.session.exec(mine))
    rows = (
        select(Subscription)
        .join(Membership, col(Subscription.membership_id) == col(Membership.id))
        .where(
            Membership.partnership_id == work.partnership_id,
            col(Subscription.active).is_(True),
            Membership.role != Role.ADMIN,
        )
    )
    for row in work.session.exec(rows).all():
        owner = owner_of(row.membership_id)
        if owner not in known:
            due = next_weekly(row, work.now)
            work.session.add(Job(kind=SUMMARY, owner=owner, partnership_id=work.partnership_id, due_at=due))
    work.session.flush()


def _subscribed(work: Work, job: Job) -> Subscription | None:
    """The active subscription behind the job."""
    rows = select(Subscription).where(
        Subscription.membership_id == _membership_id(job), col(Subscription.active).is_(True)
    )
    return work.session.exec(rows).first()


def _membership_id(job: Job) -> int:
    return int(job.owner.partition(":")[2])


def _picture(work: Work, chat_id: int, week: Week, not_before: datetime | None = None) -> None:
    args = {"partnership": work.partnership_id, "day": week.as_of.isoformat()}
    work.photo(chat_id, "week_picture", args, caption(work, week), not_before=not_before)


# When asked


def _answer(work: Work, thing: Thing) -> None:
    """Start, stop or show; the present week where none is said, at most four of a period."""
    if work.role not in (None, Role.ADMIN) and "subscribe" in thing.slots:
        subscribe(work, active=bool(thing.slots["subscribe"]))
        work.reply(_settings_text(work), _settings_rows(work), kind=SETTINGS)
        return
    need_counts(work)
    first, last = asked_when(thing) or (None, None)
    first = first or last or work.today
    mondays = [day for day in days(week_of(first)[0], last or first) if day.weekday() == 0][:MOST_WEEKS]
    for monday in mondays:
        _show(work, Week(monday, monday + timedelta(days=6), work.today))


def _show(work: Work, week: Week) -> None:
    if not week.begun:
        work.reply(_("{week} has not begun: there is nothing to sum up yet.", week=heading(week)))
        return
    text, rows = summary(work, week)
    work.reply(text, [*rows, _settings_row()], kind=KIND, state={})
    if work.role in PICTURED and places.has_places(work) and work.chat_id is not None:
        _picture(work, work.chat_id, week)


def _command(work: Work, _argument: str) -> None:
    """/veckan"""
    _answer(work, Thing("summary", {}))


def group_summary(work: Work) -> str:
    """What a group chat may be told of the present week: counts only. Raises NotAllowed of an admin."""
    need_counts(work)
    week = Week(*week_of(work.today), work.today)
    return "\n".join([heading(week), *counts_lines(work, counts_week(work, week))])


def _tap(work: Work, _card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "list":
        send_list(work, work.me, [args["workplace"]], date.fromisoformat(args["day"]))
    elif action == "settings":
        work.reply(_settings_text(work), _settings_rows(work), kind=SETTINGS)
    else:
        registry.run_thing(work, Thing(args["intent"], args["slots"]))


# When it comes


def _settings_row() -> list[Button]:
    return [Button(_("When it comes"), "settings")]


def _settings_text(work: Work) -> str:
    row = _own(work)
    if row is None or not row.active:
        return _("You get no weekly summary. It is there when you ask: /veckan.")
    return _(
        "The weekly summary comes every {weekday} at {hour}.", weekday=WEEKDAYS[row.weekday], hour=f"{row.hour:02d}.00"
    )


def _settings_rows(work: Work) -> Rows:
    row = _own(work)
    if row is None or not row.active:
        return [[Button(_("Start it"), "active", {"active": True})]]
    weekdays = [Button(WEEKDAYS[day][:3], "weekday", {"weekday": day}) for day in range(5)]
    hours = [Button(f"{hour:02d}.00", "hour", {"hour": hour}) for hour in HOURS]
    return [weekdays, hours, [Button(_("Stop it"), "active", {"active": False})]]


def _settings_tap(work: Work, card: Card, _action: str, args: dict[str, Any]) -> None:
    subscribe(work, **args)
    work.edit(card, _settings_text(work), _settings_rows(work))


def _own(work: Work) -> Subscription | None:
    if work.membership is None or work.membership.role == Role.ADMIN:
        raise NotAllowed("week")
    return subscription_of(work, work.membership)


TOPIC = Topic(
    "summary",
    intents={"summary": _answer},
    commands={"veckan": _command, "sammanfattning": _command},
    words={"veckan": "veckan", "sammanfattning": "veckan", "sammanfattningen": "veckan"},
    cards={KIND: _tap, SETTINGS: _settings_tap},
    jobs={SUMMARY: JobKind(run=_run, after=_after, ensure=_ensure, together=True)},
)
