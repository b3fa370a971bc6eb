"""Where the bot doubts what was meant: it asks with buttons, and does nothing before a tap. And «Så räknade jag»."""

from typing import Any

from sqlmodel import col, select

from handlers import registry
from handlers.describe import describe
from handlers.names import named
from handlers.swedish import Thing, Understood
from handlers.topic import Topic
from locales import _
from storage.buttons import Button
from storage.errors import NotAllowed
from storage.models import Card, Participant, Workplace
from storage.people import Standing, standings
from storage.rights import may_see
from storage.work import Work

MOST_READINGS = 3


def ask(work: Work, understood: Understood) -> None:
    """«Menar du så här?»: up to three readings as buttons, and «Inget av det»."""
    things = [Thing(understood.intent, understood.slots), *understood.readings]
    readings: dict[str, Thing] = {}
    for thing in things:
        if thing.intent not in ("none", "smalltalk"):
            readings.setdefault(describe(work, thing), thing)
    offered = list(readings.items())[:MOST_READINGS]
    if not offered:
        _none(work, Thing("none"))
        return
    if len(offered) == 1:
        text, label = _("Do you mean this?\n{reading}", reading=offered[0][0]), _("Yes")
        rows = [[_button(label, offered[0][1], offered[0][0])]]
    else:
        text = _("What do you mean?")
        rows = [[_button(reading, thing, reading)] for reading, thing in offered]
    work.reply(text, [*rows, [Button(_("None of these"), "none")]], kind="reading")


def _button(label: str, thing: Thing, reading: str) -> Button:
    return Button(label, "run", {"intent": thing.intent, "slots": thing.slots, "reading": reading})


def ask_who(work: Work, thing: Thing) -> None:
    """«Vem menar du?» of a name that fits several; the thing is run with the one tapped. Raises NotAllowed."""
    codes = thing.slots["ambiguous"]
    rows = work.session.exec(
        select(Participant)
        .where(Participant.partnership_id == work.partnership_id, col(Participant.code).in_(codes))
        .order_by(col(Participant.code))
    ).all()
    people = [one for one in standings(work, rows) if may_see(work, one.participant, one.workplace_ids)]
    if not people:
        raise NotAllowed(thing.intent, person=True)
    first = _called(people[0])
    group = [one for one in people if _called(one) == first]
    left = [one.participant.code for one in people if _called(one) != first]
    if len(group) == 1:
        registry.run_thing(work, _chosen(thing, group[0].participant.code, left))
        return
    work.log_read("names", [one.participant for one in group])
    buttons = []
    for one in group:
        chosen = _chosen(thing, one.participant.code, left)
        buttons.append([_button(_with_workplace(work, one), chosen, describe(work, chosen))])
    text = _("Whom do you mean?")
    work.reply(text, [*buttons, [Button(_("None of these"), "none")]], kind="reading")


def _called(one: Standing) -> str:
    """The call name's first word: «Ali» of Ali H and Ali K."""
    return (one.participant.name.split() or [""])[0].casefold()


def _with_workplace(work: Work, one: Standing) -> str:
    place = work.get(Workplace, one.placement.workplace_id).name if one.placement else ""
    return f"{named(work, one)}, {place}" if place else named(work, one)


def _chosen(thing: Thing, code: str, left: list[str]) -> Thing:
    """The thing with the name settled; its other slots are kept."""
    slots = {name: value for name, value in thing.slots.items() if name != "ambiguous"}
    slots["participants"] = [*slots.get("participants", []), code]
    if left:
        slots["ambiguous"] = left
    return Thing(thing.intent, slots)


def _tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if card.state.get("answered"):
        work.answer_tap(_("That has already been answered."))
        return
    if action == "none":
        work.edit(card, _("Then I do nothing. Write it in another way, or choose /hjalp."), state={"answered": True})
        return
    work.edit(card, args["reading"], state={"answered": True})
    registry.run_thing(work, Thing(args["intent"], args["slots"]))


def _explain(work: Work, card: Card, _action: str, _args: dict[str, Any]) -> None:
    """«Så räknade jag» on any card: how its figure was counted."""
    work.reply(card.state.get("explanation") or _("There is nothing more to tell about that."))


def refuse(work: Work) -> None:
    """What must never be done or told: says so, and what there is instead."""
    work.reply(
        _(
            "I cannot help with that. Personal identity numbers, diagnoses and other private facts are not kept here, "
            "and nothing is deleted by a message. Examples of what I can do: /hjalp."
        )
    )


def _none(work: Work, _thing: Thing) -> None:
    work.reply(
        _(
            "I cannot help with that. Ask me about places, attendance, end dates or the agreement, report or change "
            "something, or choose /hjalp for examples."
        )
    )


def _smalltalk(work: Work, _thing: Thing) -> None:
    work.reply(_("I am here when you need me: for attendance, places, end dates and changes. Examples: /hjalp."))


TOPIC = Topic(
    "readings",
    intents={"none": _none, "smalltalk": _smalltalk},
    cards={"reading": _tap},
    everywhere={"explain": _explain},
)
