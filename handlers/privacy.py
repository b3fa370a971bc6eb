"""Personal data: what is kept, who has read what, erasing on request, and the nightly sealing and erasing."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from sqlmodel import col, delete, select

from handlers.called import person_coded
from handlers.daily import daily
from handlers.names import named
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_time
from storage import access_log, erasure
from storage.buttons import Button
from storage.days import STOCKHOLM, local_day
from storage.models import AccessLog, Card, Inbox, Outbox, Participant, Staff
from storage.staff import colleagues
from storage.vocabulary import Role
from storage.work import Work

SEAL_AT = time(2, 30)
CARDS_KEPT = timedelta(days=60)
MESSAGES_KEPT = timedelta(days=7)


def _about(work: Work, _argument: str) -> None:
    """/integritet: what is kept of participants, for how long, and who can read it."""
    work.reply(
        _(
            "I keep a code, a call name (encrypted), dates, workplace, extent and attendance of each participant, and "
            "coded reasons. No diagnoses, no free text, no personal identity numbers. What you write to me is gone "
            "once I have handled it.\n\n"
            "Everybody who reads or changes something about a person is logged. Data about a person are erased three "
            "months after the year-end report that counts them; nameless figures stay. The log is kept for 24 months."
        )
    )


def _log(work: Work, argument: str) -> None:
    """/logg KOD: the latest readings and changes of one person."""
    if not argument:
        work.reply(_("Write the code too, for instance /logg {code}.", code=f"{work.here.code_prefix}-002"))
        return
    participant = person_coded(work, argument)
    rows = access_log.of_participant(work, participant)
    if not rows:
        work.reply(_("Nobody has read or changed anything about {code}.", code=participant.code))
        return
    lines = [
        _n("The latest entry about {code}:", "The {n} latest entries about {code}:", len(rows), code=participant.code)
    ]
    names = {one.id: one.name for one in work.session.exec(_staff_of(rows))}
    for row in rows:
        local = row.at.astimezone(STOCKHOLM)
        who = names.get(row.staff_id, _("Platsbot"))
        did = _("changed") if row.wrote else _("read")
        lines.append(
            f"• {format_date(local.date(), weekday=False)} {format_time(local)}: {who} {did} ({_what(row.what)})"
        )
    work.reply("\n".join(lines))


def _staff_of(rows: Sequence[AccessLog]) -> Any:
    return select(Staff).where(col(Staff.id).in_({row.staff_id for row in rows if row.staff_id is not None}))


def _what(what: str) -> str:
    words = {
        "attendance": _("attendance"),
        "report_attendance": _("attendance"),
        "participant": _("placement"),
        "end_date": _("end date"),
        "hand_over": _("caseworker"),
        "roster": _("group list"),
        "ending": _("ends"),
        "starting": _("starts"),
        "erase": _("erased"),
    }
    return words.get(what, _("placement"))


def _erase(work: Work, argument: str) -> None:
    """/radera KOD: erase one person, after a question."""
    if not argument:
        work.reply(_("Write the code too, for instance /radera {code}.", code=f"{work.here.code_prefix}-002"))
        return
    participant = person_coded(work, argument)
    text = _(
        "Do you want to erase {who}? Name, code, placements and attendance go for good. Nameless figures stay, so that "
        "the year's report still adds up. This cannot be undone.",
        who=named(work, participant),
    )
    rows = [[Button(_("Erase for good"), "erase", {"participant": participant.id})], [Button(_("Cancel"), "cancel")]]
    work.reply(text, rows, kind="erase")


def _erase_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "cancel":
        work.edit(card, _("Nothing was erased."))
        return
    participant = work.session.get(Participant, args["participant"])
    if participant is None:
        work.edit(card, _("It is already erased."))
        return
    code = participant.code
    erasure.erase(work, participant)
    work.edit(card, _("{code} is erased. Nameless figures are left for the year's report.", code=code))


def _nightly(work: Work) -> None:
    """Seal the log, erase whom it is time to erase (and say so), and forget what has served its purpose."""
    access_log.seal(work)
    erased = erasure.erase_due(work)
    erasure.forget_old_changes(work, local_day(work.now - timedelta(days=2)))
    work.session.execute(delete(Card).where(col(Card.created_at) < work.now - CARDS_KEPT))
    work.session.execute(delete(Outbox).where(col(Outbox.sent_at) < work.now - MESSAGES_KEPT))
    work.session.execute(delete(Inbox).where(col(Inbox.done_at) < work.now - MESSAGES_KEPT))
    if erased:
        text = _n(
            "Erasing has run: {n} participant whose time was out is erased. Nameless figures are left.",
            "Erasing has run: {n} participants whose time was out are erased. Nameless figures are left.",
            erased,
        )
        for colleague in colleagues(work, Role.ADMIN, Role.UNIT_MANAGER):
            work.tell(colleague.staff, text)


TOPIC = Topic(
    "privacy",
    commands={"integritet": _about, "logg": _log, "radera": _erase},
    cards={"erase": _erase_tap},
    jobs={"nightly": daily("nightly", SEAL_AT, _nightly)},
)
