"""How a participant is written in chat: by name, by initials or by code (PLATSBOT_NAMES; DESIGN.md, Personal data)."""

from storage.models import Participant
from storage.people import Standing
from storage.work import Work

STYLES = ("names", "initials", "codes")


def named(work: Work, person: Participant | Standing) -> str:
    """The person as this database writes people: «Amina», «A. · 002» or «SK-002»."""
    participant = person.participant if isinstance(person, Standing) else person
    if work.naming == "names":
        return participant.name
    if work.naming == "codes":
        return participant.code
    initials = " ".join(f"{part[0].upper()}." for part in participant.name.split() if part)
    return f"{initials} · {participant.code.rsplit('-', 1)[-1]}"
