"""A report as it was understood, and saving it: at once for those who report there, as a request for a caseworker."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from handlers import sick_calls
from handlers.asked import asked_when
from handlers.attendance_words import kept_rows, report_text
from handlers.swedish import Thing
from handlers.undo import undo_button
from locales import _
from locales.formats import format_date
from storage.attendance import Report, group_meant, report_attendance
from storage.attendance_book import Item
from storage.buttons import Button
from storage.errors import NeedsMore, NotAllowed
from storage.models import Participant
from storage.people import by_code, standings, workplace_named
from storage.rights import may_see
from storage.vocabulary import Role, Status
from storage.work import Work, key


@dataclass(frozen=True)
class Unclear:
    """A name that fits several people, and what was said of it (None: that is unclear too)."""

    people: tuple[Participant, ...]
    status: Status | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Said:
    """A report: what of whom, from `first` to `last`. `open_end`: a start was said and no end. `places`: ids of the
    workplaces said. `named` belong to the message but are handled elsewhere: the rest leaves them out."""

    first: date
    last: date
    items: tuple[Item, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    rest: Status | None = None
    places: tuple[int, ...] = ()
    open_end: bool = False
    named: tuple[Participant, ...] = ()

    @property
    def apart(self) -> list[int]:
        unclear = [person for one in self.unclear for person in one.people]
        return [key(person.id) for person in (*self.named, *unclear)]


@dataclass
class Answer:
    """What to answer; `where_unknown`: the group that the rest means must be asked for."""

    text: str
    rows: list[list[Button]] = field(default_factory=list)
    where_unknown: bool = False
    report: Report | None = None


def read(work: Work, thing: Thing) -> Said:
    """The thing's slots as people and days. Raises NoSuchPerson, LookupError."""
    slots = thing.slots
    first, last, open_end = _days(work, thing)
    items = tuple(
        Item(by_code(work, row["participant"]), Status(row["status"]), row.get("minutes"))
        for row in slots.get("items", [])
    )
    return Said(
        first,
        last,
        items,
        unclear=tuple(_unclear(work, slots.get("ambiguous", []), thing.details)),
        rest=Status(slots["rest"]) if slots.get("rest") else None,
        places=(key(workplace_named(work, slots["workplace"]).id),) if slots.get("workplace") else (),
        open_end=open_end,
    )


def settled(said: Said) -> Said:
    """A name that fits several, of whom the speaker may report only one, is that one."""
    items = [
        Item(one.people[0], one.status, one.minutes) for one in said.unclear if len(one.people) == 1 and one.status
    ]
    left = tuple(one for one in said.unclear if len(one.people) > 1 or one.status is None)
    return replace(said, items=(*said.items, *items), unclear=left)


def save(work: Work, said: Said) -> Answer:
    """Save what is clear of a report (or send it, for a caseworker) and say what became of it. Raises DomainErrors."""
    if work.role == Role.CASEWORKER:
        text = sick_calls.call_in(work, said.items, (said.first, said.last), rest=said.rest)
        return Answer(text, [[undo_button(work.change)]] if work.change is not None else [])
    workplaces, where_unknown = _where(work, said)
    report = report_attendance(
        work,
        said.items,
        said.rest if workplaces else None,
        (said.first, said.last),
        workplaces,
        said.apart,
    )
    lines = [report_text(work, report)] if report.told or report.workplaces else []
    if said.open_end and report.changed:
        day = format_date(said.last)
        lines.append(_("No last day was said: saved for {day}. Write the last day when you know it.", day=day))
    rows = kept_rows(work, report)
    if report.changed and work.change is not None:
        rows.append([undo_button(work.change)])
    return Answer("\n".join(lines), rows, where_unknown, report)


def _where(work: Work, said: Said) -> tuple[list[int], bool]:
    """The workplaces of the rest, and whether that must be asked."""
    if said.rest is None:
        return [], False
    if said.places:
        return list(said.places), False
    try:
        people = [*(item.participant for item in said.items), *said.named]
        return group_meant(work, people, said.first), False
    except NeedsMore:
        return [], not said.unclear  # whoever an unclear name turns out to be will decide


def _days(work: Work, thing: Thing) -> tuple[date, date, bool]:
    """First and last day; with only a start it is that day (or up to today), with only an end from today to it."""
    first, last = asked_when(thing) or (work.today, work.today)
    if last is None:
        first = first or work.today
        return first, max(first, work.today), True
    if first is None:
        return min(work.today, last), last, False
    return first, last, False


def _unclear(work: Work, codes: Iterable[str], details: Iterable[dict[str, Any]]) -> list[Unclear]:
    """The unclear names, one for each first name, with those people whom the speaker may see."""
    wanted = list(codes)
    if not wanted:
        return []
    rows = work.session.exec(
        select(Participant)
        .where(Participant.partnership_id == work.partnership_id, col(Participant.code).in_(wanted))
        .order_by(col(Participant.code))
    ).all()
    groups: dict[str, list[Participant]] = {}
    for where in standings(work, rows):
        person = where.participant
        if may_see(work, person, where.workplace_ids):
            groups.setdefault(person.name.split()[0].casefold(), []).append(person)
    if rows and not groups:
        raise NotAllowed("report_attendance")
    return [_with_status(tuple(people), details) for people in groups.values()]


def _with_status(people: tuple[Participant, ...], details: Iterable[dict[str, Any]]) -> Unclear:
    """The name with what was said of it."""
    for detail in details:
        if {person.code for person in people} & set(detail["codes"]):
            return Unclear(people, Status(detail["status"]), detail.get("minutes"))
    return Unclear(people)
