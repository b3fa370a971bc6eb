"""The staff themselves: who is here, leaving, removing somebody, handing over, and a stand-in for a sick supervisor."""

from datetime import date, timedelta
from typing import Any

from handlers.role_words import role_and_place
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_list, format_period
from storage import staff
from storage.buttons import Button, Rows
from storage.days import week_of
from storage.errors import NotAllowed, StillHangsOn
from storage.models import Card, Membership, Staff, Workplace
from storage.rights import INVITES
from storage.vocabulary import Role
from storage.work import Work, key

MAY_APPOINT = (Role.OPERATIONS_LEAD, Role.UNIT_MANAGER, Role.ADMIN)


def _cancel() -> list[Button]:
    return [Button(_("Cancel"), "cancel")]


def _list(work: Work, _argument: str) -> None:
    """/personal: everybody, with what each is; a button for those whom the speaker may remove."""
    everybody = staff.colleagues(work)
    lines = [_n("{n} colleague in {name}:", "{n} colleagues in {name}:", len(everybody), name=work.here.name)]
    may = INVITES.get(work.role, frozenset()) if work.role else frozenset()
    rows = []
    for colleague in everybody:
        waiting = "" if colleague.staff.chat_id is not None else " " + _("(has not joined yet)")
        lines.append(f"• {colleague.staff.name}, {role_and_place(work, colleague.membership)}{waiting}")
        if colleague.membership.role in may and colleague.staff.id != work.me.id:
            label = _("Remove {name}", name=colleague.staff.name)
            rows.append([Button(label, "remove", {"membership": colleague.membership.id})])
    work.reply("\n".join(lines), rows, kind="staff")


def _leave(work: Work, _argument: str) -> None:
    """/lamna: leave the partnership, once nothing hangs on oneself."""
    assert work.membership is not None
    text = _("Do you want to leave {name}? You will get no more messages from me.", name=work.here.name)
    rows = [[Button(_("Leave"), "remove", {"membership": work.membership.id, "sure": True})], _cancel()]
    work.reply(text, rows, kind="staff")


def _staff_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "cancel":
        work.edit(card, _("Nothing was changed."))
        return
    membership = work.session.get(Membership, args["membership"])
    if membership is None:
        work.edit(card, _("That person has already left."))
        return
    person = work.get(Staff, membership.staff_id)
    if action == "give":
        taker = work.get(Membership, args["to"])
        moved = staff.hand_over(work, membership, taker)
        receiver = work.get(Staff, taker.staff_id)
        work.tell(receiver, _("You have taken over from {name}: {what}.", name=person.name, what=hanging(moved)))
        done = _(
            "{receiver} has taken over {what} from {giver}.",
            receiver=receiver.name,
            what=hanging(moved),
            giver=person.name,
        )
        sure = {"membership": membership.id, "sure": True}
        label = _("Leave") if person.id == work.me.id else _("Remove {name}", name=person.name)
        work.edit(card, done, [[Button(label, "remove", sure)], _cancel()])
        return
    if not args.get("sure"):
        sure = {"membership": membership.id, "sure": True}
        question = _("Do you want to remove {name}, {role}?", name=person.name, role=role_and_place(work, membership))
        work.edit(card, question, [[Button(_("Remove {name}", name=person.name), "remove", sure)], _cancel()])
        return
    _remove(work, card, membership, person)


def _remove(work: Work, card: Card, membership: Membership, person: Staff) -> None:
    own, chat = person.id == work.me.id, person.chat_id
    try:
        staff.remove(work, membership)
    except StillHangsOn as left:
        rows = [
            [Button(colleague.staff.name, "give", {"membership": membership.id, "to": colleague.membership.id})]
            for colleague in staff.colleagues(work, Role.CASEWORKER)
            if colleague.staff.id != person.id
        ]
        text = _(
            "{what} must be handed over first. Who takes over from {name}?",
            what=_capital(hanging(left)),
            name=person.name,
        )
        if not rows:
            text = _(
                "{what} must be handed over first, and there is no other caseworker. Invite one with /bjudin.",
                what=_capital(hanging(left)),
            )
        work.edit(card, text, [*rows, _cancel()])
        return
    if own:
        work.edit(card, _("You have left {name}. Thank you, and welcome back.", name=work.here.name))
        return
    work.edit(card, _("{name} has been removed and can no longer read or write anything here.", name=person.name))
    if chat is not None:
        work.send(chat, _("You no longer belong to {name}.", name=work.here.name))


def hanging(left: StillHangsOn) -> str:
    """«2 deltagare, 1 beställning och 1 förfrågan»."""
    parts = []
    if left.participants:
        parts.append(_n("{n} participant", "{n} participants", left.participants))
    if left.orders:
        parts.append(_n("{n} order", "{n} orders", left.orders))
    if left.requests:
        parts.append(_n("{n} request", "{n} requests", left.requests))
    return format_list(parts) if parts else _("nothing")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hand_over(work: Work, _argument: str) -> None:
    """/lamnaover: give one's own participants and orders (or, for a manager, a colleague's) to another caseworker."""
    if work.role == Role.CASEWORKER:
        givers = [colleague for colleague in staff.colleagues(work) if colleague.staff.id == work.me.id]
    elif work.role in (Role.UNIT_MANAGER, Role.ADMIN):
        givers = staff.colleagues(work, Role.CASEWORKER)
    else:
        raise NotAllowed("reassign")
    rows = []
    for giver in givers:
        for taker in staff.colleagues(work, Role.CASEWORKER):
            if taker.staff.id != giver.staff.id:
                label = f"{giver.staff.name} → {taker.staff.name}"
                rows.append([Button(label, "give", {"membership": giver.membership.id, "to": taker.membership.id})])
    work.reply(
        _("Who hands over to whom? All participants, orders and requests go along."),
        [*rows, _cancel()],
        kind="staff",
    )


# A stand-in


def _stand_in(work: Work, _argument: str) -> None:
    """/vikarie: somebody looks after a supervisor's group for a period."""
    supervisors = staff.colleagues(work, Role.SUPERVISOR)
    if work.role not in MAY_APPOINT:
        supervisors = [one for one in supervisors if one.membership.workplace_id in work.own_workplaces()]
        if not supervisors:
            raise NotAllowed("stand_in")
    rows = [
        [
            Button(
                f"{one.staff.name}, {role_and_place(work, one.membership)}",
                "absent",
                {"absent": one.membership.id},
            )
        ]
        for one in supervisors
    ]
    work.reply(_("Whose group needs a stand-in?"), [*rows, _cancel()], kind="stand_in")


def _periods(today: date) -> list[tuple[str, date, date]]:
    """Periods to choose from: today, tomorrow, the rest of this week, next week, two and four weeks."""
    _monday, sunday = week_of(today)
    tomorrow, following = today + timedelta(days=1), sunday + timedelta(days=1)
    return [
        (_("Today"), today, today),
        (_("Tomorrow"), tomorrow, tomorrow),
        (_("The rest of the week"), today, sunday),
        (_("Next week"), following, following + timedelta(days=6)),
        (_("Two weeks from today"), today, today + timedelta(days=13)),
        (_("Four weeks from today"), today, today + timedelta(days=27)),
    ]


def _stand_in_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "cancel":
        work.edit(card, _("Nothing was changed."))
        return
    absent_at = work.get(Membership, args["absent"])
    absent = work.get(Staff, absent_at.staff_id)
    place = work.get(Workplace, absent_at.workplace_id)
    rows: list[list[Button]]
    if action == "absent":
        roles = (Role.SUPERVISOR, Role.COACH, Role.OPERATIONS_LEAD, Role.UNIT_MANAGER)
        rows = [
            [Button(one.staff.name, "deputy", {**args, "deputy": one.staff.id})]
            for one in staff.colleagues(work, *roles)
            if one.staff.id != absent.id
        ]
        work.edit(
            card,
            _("Who stands in for {name} at {workplace}?", name=absent.name, workplace=place.name),
            _with_cancel(rows),
        )
        return
    deputy = work.get(Staff, args["deputy"])
    if action == "deputy":
        rows = [
            [
                Button(
                    f"{label} ({_span(starts, ends)})",
                    "period",
                    {**args, "from": starts.isoformat(), "to": ends.isoformat()},
                )
            ]
            for label, starts, ends in _periods(work.today)
        ]
        work.edit(
            card,
            _("When does {deputy} stand in for {name}?", deputy=deputy.name, name=absent.name),
            _with_cancel(rows),
        )
        return
    starts, ends = date.fromisoformat(args["from"]), date.fromisoformat(args["to"])
    staff.stand_in(work, key(place.id), absent, deputy, starts, ends)
    period = format_period(starts, ends)
    text = _(
        "{deputy} looks after {name}'s group at {workplace}: {period}.",
        deputy=deputy.name,
        name=absent.name,
        workplace=place.name,
        period=period,
    )
    work.edit(card, text)
    for one in {deputy.id: deputy, absent.id: absent}.values():
        if one.id != work.me.id:
            work.tell(one, text)


def _span(starts: date, ends: date) -> str:
    if starts == ends:
        return format_date(starts, year=False)
    return f"{format_date(starts, weekday=False, year=False)}–{format_date(ends, weekday=False, year=False)}"


def _with_cancel(rows: list[list[Button]]) -> Rows:
    return [*rows, _cancel()]


TOPIC = Topic(
    "people_in_charge",
    commands={"personal": _list, "lamna": _leave, "lamnaover": _hand_over, "vikarie": _stand_in},
    words={"personal": "personal", "vikarie": "vikarie"},
    cards={"staff": _staff_tap, "stand_in": _stand_in_tap},
)
