"""The participant that the words after a command mean: «SK-002», «sk2», «2» or «Amina»."""

from sqlmodel import col, select

from storage.errors import NoSuchName, NoSuchPerson
from storage.models import Participant
from storage.work import Work


def people_called(work: Work, said: str) -> list[Participant]:
    """Those with that code, number, name or first name, by code; one at least. Raises NoSuchPerson, NoSuchName."""
    number = _number(said)
    if number:
        return [person_coded(work, said)]
    name = said.strip().casefold()
    known = [one for one in _everybody(work) if name in (one.name.casefold(), one.name.casefold().partition(" ")[0])]
    if not known:
        raise NoSuchName(said.strip())
    return known


def person_coded(work: Work, said: str) -> Participant:
    """The one with that code or number. Raises NoSuchPerson."""
    number = _number(said)
    for person in _everybody(work):
        if number and person.code.rpartition("-")[2].lstrip("0") == number:
            return person
    raise NoSuchPerson(said.strip() or "?")


def _number(said: str) -> str:
    return "".join(letter for letter in said if letter.isdecimal()).lstrip("0")


def _everybody(work: Work) -> list[Participant]:
    rows = select(Participant).where(Participant.partnership_id == work.partnership_id)
    return list(work.session.exec(rows.order_by(col(Participant.code))))
