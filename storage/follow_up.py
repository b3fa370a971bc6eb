"""The follow-up calendar: dates made from the agreement, set by people, and remembered in time.

Steering group and working group come from the agreement's forms of follow-up; what the agreement gives no date for is
suggested as a first day and is set by people. The agreement's end and last day of notice are the agreement's own.
"""

from datetime import date, timedelta

from sqlmodel import col, select

from storage import agreement
from storage.days import add_months, days, red_day
from storage.errors import BadDates, NotAllowed
from storage.models import Meeting
from storage.rights import CHANGES_ALL
from storage.work import Work

KINDS = ("steering_group", "working_group", "year_report", "agreement_end", "notice_day")
MEETINGS = ("steering_group", "working_group")
OWN_DATES = ("steering_group", "working_group", "year_report")
"""The kinds whose dates people set; the others follow from the agreement."""
REMINDED_BEFORE = {
    "steering_group": timedelta(days=14),
    "working_group": timedelta(days=7),
    "year_report": timedelta(days=30),
    "agreement_end": timedelta(days=90),
    "notice_day": timedelta(days=60),
}
"""*Own*: so long before the day the leads and managers hear of it."""


def make_calendar(work: Work) -> None:
    """Make the dates that are missing: a kind that has a date to come is left as people have set it."""
    terms = agreement.load(work.here.agreement)
    for kind, day in (("agreement_end", terms.last_day), ("notice_day", terms.last_notice_day)):
        if day is not None and day >= work.today:
            _add(work, kind, day)
    if terms.last_day is not None and terms.last_day < work.today:
        return
    for kind in OWN_DATES:
        form = terms.follow_up.form(kind)
        if form is None or not form.agreed or next_meeting(work, kind) is not None:
            continue
        day = _suggested(work, kind, form.every_months)
        if terms.last_day is None or day <= terms.last_day:
            _add(work, kind, day)
    work.session.flush()


def next_meeting(work: Work, kind: str) -> Meeting | None:
    """The first date of the kind that has not passed."""
    return next((row for row in meetings(work) if row.kind == kind), None)


def meetings(work: Work) -> list[Meeting]:
    """What is to come, today included, by day."""
    rows = select(Meeting).where(Meeting.partnership_id == work.partnership_id, col(Meeting.day) >= work.today)
    return list(work.session.exec(rows.order_by(col(Meeting.day), col(Meeting.id))))


def set_meeting(work: Work, kind: str, day: date) -> Meeting:
    """Let the next date of the kind be `day`. Raises NotAllowed, BadDates."""
    if work.role not in CHANGES_ALL:
        raise NotAllowed("meetings")
    if kind not in OWN_DATES:
        raise ValueError(f"the agreement sets {kind}")
    if day < work.today:
        raise BadDates("in_the_past", day)
    row = next_meeting(work, kind)
    if row is None:
        return _add(work, kind, day)
    row.day = day
    work.session.add(row)
    work.session.flush()
    return row


def to_remind_of(work: Work) -> list[Meeting]:
    """The dates whose day of reminder is today: a weekday before it where that is none."""
    return [row for row in meetings(work) if _workday(row.day - REMINDED_BEFORE[row.kind]) == work.today]


def _add(work: Work, kind: str, day: date) -> Meeting:
    known = select(Meeting).where(
        Meeting.partnership_id == work.partnership_id, Meeting.kind == kind, Meeting.day == day
    )
    row = work.session.exec(known).first()
    if row is None:
        row = Meeting(partnership_id=work.partnership_id, kind=kind, day=day)
        work.session.add(row)
        work.session.flush()
    return row


def _suggested(work: Work, kind: str, every_months: int | None) -> date:
    """The report: the year's last workday. A group: so many months after its latest meeting, else a month on."""
    if kind == "year_report":
        return _workday(date(work.today.year, 12, 31))
    latest = work.session.exec(
        select(col(Meeting.day))
        .where(Meeting.partnership_id == work.partnership_id, Meeting.kind == kind)
        .order_by(col(Meeting.day).desc())
    ).first()
    if latest is not None:
        day = add_months(latest, every_months or 6)
        if day >= work.today:
            return _workday(day)
    return _workday(add_months(work.today, 1))


def _workday(day: date) -> date:
    """The day, or the latest workday before it."""
    earlier = list(days(day - timedelta(days=10), day))
    return next(one for one in reversed(earlier) if one.weekday() < 5 and red_day(one) is None)
