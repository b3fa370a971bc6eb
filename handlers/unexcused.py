"""Two unexcused days within 14: the caseworker hears the same day, unless it has been corrected meanwhile."""

from datetime import date, datetime
from typing import Any

from handlers.names import named
from handlers.nudges import nudge
from handlers.sick_calls import excused_in_words, tell_workplace
from handlers.topic import JobKind, Topic
from handlers.undo import undo_button
from locales import _
from locales.formats import format_date, format_list
from storage.attendance import excuse_absence
from storage.attendance_book import TWO_UNEXCUSED, rows_of, unexcused_near
from storage.buttons import Button
from storage.models import Card, Job, Participant, Staff
from storage.people import by_code
from storage.work import Work, key


def _tell(work: Work, job: Job) -> None:
    """The job that a second unexcused day has made (storage/attendance_book.py)."""
    _kind, person_id, day = job.owner.split(":")
    participant = work.session.get(Participant, int(person_id))
    if participant is None or participant.caseworker_id is None:
        return
    days = unexcused_near(work, int(person_id), date.fromisoformat(day))
    if len(days) < 2:
        return
    caseworker = work.get(Staff, participant.caseworker_id)
    text = _(
        "{who} has been absent without a valid reason {n} times within 14 days: {days}.",
        who=named(work, participant),
        n=len(days),
        days=format_list(format_date(one) for one in days),
    )
    rows = [
        [Button(_("Excuse {day}", day=format_date(one)), "excuse", {"code": participant.code, "day": one.isoformat()})]
        for one in days
    ]
    nudge(work, caseworker, text, rows, kind="excuse", state={})


def _excuse(work: Work, _card: Card, _action: str, args: dict[str, Any]) -> None:
    """«Gör giltig»: the caseworker judges, and the workplace hears of it."""
    participant, day = by_code(work, args["code"]), date.fromisoformat(args["day"])
    changed = excuse_absence(work, participant, day)
    what = excused_in_words(work, participant, day)
    if not changed:
        work.reply(_("Already so: {what}", what=what))
        return
    for row in rows_of(work, day, day, [key(participant.id)]):
        tell_workplace(work, row.workplace_id, what)
    rows = [[undo_button(work.change)]] if work.change is not None else []
    work.reply(_("Changed: {what}", what=what), rows)


def _never_again(_work: Work, _job: Job, _moment: datetime) -> None:
    return None


TOPIC = Topic(
    "unexcused",
    cards={"excuse": _excuse},
    jobs={TWO_UNEXCUSED: JobKind(run=_tell, after=_never_again, ensure=lambda _work: None)},
)
