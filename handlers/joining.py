"""Joining with a deep link, inviting colleagues, changing between partnerships. Strangers get one sentence."""

from typing import Any

from handlers.help import what_i_can_do
from handlers.role_words import role_and_place, role_name
from handlers.topic import Topic
from locales import _
from locales.formats import format_date
from storage import invitations, staff
from storage.buttons import Button
from storage.days import local_day
from storage.errors import BadInvitation, NotAllowed
from storage.models import Card, Workplace
from storage.people import workplaces
from storage.rights import INVITES
from storage.vocabulary import Role
from storage.work import Work

INVITED = (
    Role.SUPERVISOR,
    Role.CASEWORKER,
    Role.COACH,
    Role.OPERATIONS_LEAD,
    Role.UNIT_MANAGER,
    Role.ADMIN,
)


def stranger(work: Work, command: tuple[str, str] | None) -> None:
    """Somebody who has not joined: a link lets them in, anything else gets one kind sentence and nothing more."""
    if command is not None and command[0] == "start" and command[1]:
        try:
            membership = invitations.accept(work, command[1])
        except BadInvitation as error:
            work.reply(_refusal(error))
            return
        _welcome(work, role_and_place(work, membership))
        return
    work.reply(
        _(
            "Hello! This bot is for the staff of a work-training partnership. Ask your manager for an invitation link "
            "if you are to use it."
        )
    )


def enter(work: Work, partnership_id: int) -> None:
    """A tap on another partnership's card: speak of that one from now on."""
    staff.enter(work, partnership_id)


def _refusal(error: BadInvitation) -> str:
    if error.why == "expired":
        return _("The link has expired. Ask the one who invited you for a new one.")
    if error.why == "used":
        return _("The link has already been used. Ask the one who invited you for a new one.")
    return _("I do not know that link. Check that you have the whole of it, or ask for a new one.")


def _welcome(work: Work, role: str) -> None:
    work.reply(
        _(
            "Welcome, {name}! You have joined {partnership} as {role}.",
            name=work.me.name,
            partnership=work.here.name,
            role=role,
        )
        + "\n\n"
        + what_i_can_do(work)
    )


def _start(work: Work, argument: str) -> None:
    """/start from somebody who has joined: another invitation, or what they can do here."""
    if argument:
        try:
            membership = invitations.accept(work, argument)
        except BadInvitation as error:
            work.reply(_refusal(error))
            return
        _welcome(work, role_and_place(work, membership))
        return
    work.reply(_("Hello {name}!", name=work.me.name) + "\n\n" + what_i_can_do(work))


def _invite(work: Work, _argument: str) -> None:
    allowed = INVITES.get(work.role, frozenset()) if work.role else frozenset()
    if not allowed:
        raise NotAllowed("invite")
    rows = [
        [Button(role_name(work, role).capitalize(), "role", {"role": role.value})]
        for role in INVITED
        if role in allowed
    ]
    work.reply(_("Whom do you want to invite?"), [*rows, [Button(_("Cancel"), "cancel")]], kind="invite")


def _invite_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "cancel":
        work.edit(card, _("Nobody was invited."))
        return
    role = Role(args["role"])
    if action == "role" and role == Role.SUPERVISOR:
        rows = [
            [Button(place.name, "place", {"role": role.value, "workplace": place.id})] for place in workplaces(work)
        ]
        work.edit(card, _("Which workplace is the supervisor to have?"), [*rows, [Button(_("Cancel"), "cancel")]])
        return
    workplace = work.get(Workplace, args["workplace"]) if "workplace" in args else None
    _make_link(work, card, role, workplace)


def _make_link(work: Work, card: Card, role: Role, workplace: Workplace | None) -> None:
    if card.state.get("made"):
        work.answer_tap(_("The link is already made. Choose /bjudin for another."))
        return
    secret = invitations.invite(work, role, workplace)
    link = f"https://t.me/{work.bot_name}?start={secret}"
    who = role_name(work, role)
    if workplace is not None:
        who = _("{role} at {workplace}", role=who, workplace=workplace.name)
    until = format_date(local_day(work.now + invitations.VALID_FOR))
    text = _(
        "Invitation for {role}. It works once, until {until}. Send this link to the person, "
        "or show the picture:\n{link}",
        role=who,
        until=until,
        link=link,
    )
    work.edit(card, text, state={"made": True})
    work.photo(card.chat_id, "qr", {"link": link}, _("The invitation as a QR code."))


def _change_partnership(work: Work, _argument: str) -> None:
    known = staff.memberships(work, work.me)
    if len(known) == 1:
        work.reply(_("You belong to one partnership: {name}.", name=known[0][1].name))
        return
    rows = [[Button(partnership.name, "enter", {"partnership": partnership.id})] for _membership, partnership in known]
    work.reply(
        _("You are in {name}. Which partnership do you want to work in?", name=work.here.name),
        rows,
        kind="partnership",
    )


def _partnership_tap(work: Work, card: Card, _action: str, args: dict[str, Any]) -> None:
    staff.enter(work, args["partnership"])
    work.edit(card, _("You now work in {name}.", name=work.here.name))


TOPIC = Topic(
    "joining",
    commands={"start": _start, "bjudin": _invite, "byt": _change_partnership},
    words={"bjud in": "bjudin", "byt partnerskap": "byt"},
    cards={"invite": _invite_tap, "partnership": _partnership_tap},
)
