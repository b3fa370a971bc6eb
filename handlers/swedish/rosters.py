"""The index of a roster file, for `platsbot understand`: no database is needed to understand."""

from datetime import date
from typing import Any

from handlers.swedish.meaning import Speaker
from handlers.swedish.people import Person
from handlers.swedish.places import Place
from handlers.swedish.understanding import Index


def index_from_roster(roster: dict[str, Any]) -> Index:
    """The people, places and staff of a roster in the form of the practice roster; past and future people count."""
    today = roster.get("today", "")
    people = []
    for row in roster["participants"]:
        ends = row.get("ended_on") or row["ends"]
        people.append(
            Person(
                code=row["code"],
                name=row["name"],
                workplace=row.get("workplace"),
                caseworker=row.get("caseworker"),
                paused=bool(row.get("pause")) and row["starts"] <= today <= ends,
                ends=date.fromisoformat(ends),
                starts=date.fromisoformat(row["starts"]),
            )
        )
    places = [Place(row["name"], tuple(row.get("aliases", ()))) for row in roster["workplaces"]]
    return Index(people, places, [speaker_from(row) for row in roster["staff"]])


def speaker_from(row: dict[str, Any]) -> Speaker:
    return Speaker(key=row["key"], name=row["name"], role=row["role"], workplace=row.get("workplace"))
