"""Who can be played in the practice chat: the staff of a roster, an admin, and two whom the bot does not know."""

import json
from pathlib import Path
from typing import Any

from bot.practice.chats import Person
from locales import _
from storage import agreement
from storage.vocabulary import Role

ROSTER = Path(__file__).with_name("roster.json")
ADMIN, STRANGER, OTHER_STRANGER = "admin", "framling", "nagon"


def practice_roster() -> dict[str, Any]:
    """The fictional partnership of the practice chat."""
    roster: dict[str, Any] = json.loads(ROSTER.read_text(encoding="utf-8"))
    return roster


def people_of(roster: dict[str, Any]) -> list[Person]:
    """The staff in the roster's order, then the admin and the strangers."""
    titles = agreement.load(roster["partnership"])
    staff = []
    for row in roster["staff"]:
        role, workplace = titles.title(Role(row["role"])), row.get("workplace")
        about = _("{role} at {workplace}", role=role, workplace=workplace) if workplace else role
        staff.append(Person(row["key"], row["name"], about=about))
    return [
        *staff,
        Person(ADMIN, _("Admin"), about=titles.title(Role.ADMIN)),
        Person(STRANGER, _("Somebody unknown"), about=_("unknown to the bot")),
        Person(OTHER_STRANGER, _("Another unknown person"), about=_("unknown to the bot")),
    ]
