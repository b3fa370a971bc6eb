"""A caseworker's report of an own participant: a request to the workplace, registered there with one tap.

An unexcused absence that the caseworker says was excused is changed at once: that is the caseworker's to judge.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.coded_words import status_word
from handlers.names import named
from handlers.undo import undo_button
from locales import _
from locales.formats import format_list, format_period
from storage.attendance import excuse_absence, report_attendance
from storage.attendance_book import Item, rows_of
from storage.buttons import Button
from storage.errors import NotAllowed, NotEnrolled
from storage.models import Card, Participant, Request, Staff, Workplace
from storage.people import by_code
from storage.requests import answer_request, ask_workplace
from storage.rights import asks_instead
from storage.staff import in_charge, reachable_for
from storage.vocabulary import RequestStatus, Role, Status
from storage.work import Work, key

Days = tuple[date, date]


def call_in(work: Work, items: Sequence[Item], days: Days, *, rest: Status | None) -> str:
    """Do or send what a caseworker reports, a line for each person. Raises NotAllowed where nobody is an own one."""
    own = [item for item in items if asks_instead(work, item.participant)]
    if not own:
        raise NotAllowed("report_group" if rest is not None and not items else "report_attendance")
    lines = []
    for item in own:
        excused = _excuse(work, item, days)
        lines.append(excused if excused is not None else _send(work, item, days))
    if others := len(items) - len(own):
        lines.append(_("Nothing was sent about the others you named ({n}): they are not your participants.", n=others))
    if rest is not None:
        lines.append(_("The workplace itself reports the rest of the group."))
    return "\n".join(lines)


def sick_call_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """The workplace registers or declines a request; the caseworker hears which."""
    request = work.session.get(Request, args["request"])
    if request is None or request.asked_at.isoformat() != args["asked_at"]:
        work.edit(card, _("The request has been taken back."))
        return
    what = card.state["what"]
    if not answer_request(work, request, done=action == "register"):
        by = work.session.get(Staff, request.answered_by) if request.answered_by else None
        work.edit(card, _("{what}\nAlready answered by {name}.", what=what, name=by.name if by else _("a colleague")))
        return
    caseworker = work.get(Staff, request.asked_by)
    if action == "decline":
        work.edit(card, _("{what}\nNot registered. {name} is told.", what=what, name=caseworker.name))
        work.tell(caseworker, _("{name} did not register this: {what}", name=work.me.name, what=what))
        return
    item, days = _item_of(work, request)
    told = report_attendance(work, [item], when=days).told[0]
    if told.problem is not None:
        request.status = RequestStatus.DECLINED
        why = _("It could not be registered: there is no such day to report.")
        work.edit(card, _("{what}\n{why} {name} is told.", what=what, why=why, name=caseworker.name))
        work.tell(caseworker, f"{what}\n{why}")
        return
    rows = [[undo_button(work.change)]] if work.change is not None else []
    work.edit(card, _("Registered: {what}\n{name} is told.", what=what, name=caseworker.name), rows)
    work.tell(caseworker, _("{name} has registered: {what}", name=work.me.name, what=what))


def _excuse(work: Work, item: Item, days: Days) -> str | None:
    """Excuse the person's unexcused days of the period; None where that is not what was meant."""
    if item.status != Status.EXCUSED:
        return None
    rows = rows_of(work, *days, [key(item.participant.id)])
    unexcused = [row for row in rows if row.status == Status.UNEXCUSED]
    if not unexcused:
        known = bool(rows) and all(row.status == Status.EXCUSED for row in rows)
        return _("Already so: {what}", what=_what(work, item, days)) if known else None
    lines = []
    for row in unexcused:
        excuse_absence(work, item.participant, row.day)
        what = excused_in_words(work, item.participant, row.day)
        tell_workplace(work, row.workplace_id, what)
        lines.append(_("Changed: {what}", what=what))
    return "\n".join(lines)


def excused_in_words(work: Work, participant: Participant, day: date) -> str:
    """«Ali H giltig frånvaro, fredag 20 november 2026»."""
    return _what(work, Item(participant, Status.EXCUSED), (day, day))


def tell_workplace(work: Work, workplace_id: int | None, what: str) -> None:
    """Those who look after the group hear that a caseworker has excused an absence."""
    if workplace_id is None or work.role != Role.CASEWORKER:
        return
    for staff in in_charge(work, workplace_id):
        work.tell(staff, _("{name} has changed to excused: {what}", name=work.me.name, what=what))


def _send(work: Work, item: Item, days: Days) -> str:
    """Ask the workplace; a line that says whom."""
    who, what = named(work, item.participant), _what(work, item, days)
    slots: dict[str, Any] = {"participant": item.participant.code, "status": item.status.value}
    if item.minutes is not None:
        slots["minutes"] = item.minutes
    when = {"start": days[0].isoformat(), "end": days[1].isoformat()}
    thing = {"intent": "report_attendance", "slots": {"items": [slots], "when": when}}
    try:
        request, new = ask_workplace(work, item.participant, thing)
    except NotEnrolled:
        return _("{who}: is not enrolled, nothing was sent", who=who)
    place = work.get(Workplace, request.workplace_id)
    receivers = reachable_for(work, key(place.id))
    if not new:
        return _("Already sent to {workplace}: {what}", workplace=place.name, what=what)
    args = {"request": request.id, "asked_at": request.asked_at.isoformat()}
    rows = [[Button(_("Register"), "register", args), Button(_("Decline"), "decline", args)]]
    for staff in receivers:
        text = _("{name} reports: {what}", name=work.me.name, what=what)
        work.tell(staff, text, rows, kind="sick_call", state={"what": what})
    if not receivers:
        return _("Nobody at {workplace} can be reached here, so call them: {what}", workplace=place.name, what=what)
    names = format_list(staff.name for staff in receivers)
    return _(
        "Sent to {workplace} ({names}): {what}. You will hear when it is registered.",
        workplace=place.name,
        names=names,
        what=what,
    )


def _item_of(work: Work, request: Request) -> tuple[Item, Days]:
    """The item and days that a request holds."""
    slots = request.thing["slots"]
    row, when = slots["items"][0], slots["when"]
    item = Item(by_code(work, row["participant"]), Status(row["status"]), row.get("minutes"))
    return item, (date.fromisoformat(when["start"]), date.fromisoformat(when["end"]))


def _what(work: Work, item: Item, days: Days) -> str:
    """«Amina sjuk, måndag 23 november 2026»."""
    person: Participant = item.participant
    return _(
        "{who} {status}, {period}",
        who=named(work, person),
        status=status_word(item.status, item.minutes),
        period=format_period(*days),
    )
