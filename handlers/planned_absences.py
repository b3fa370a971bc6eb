"""A planned absence that recurs (SFI on Tuesdays): chosen once, and not expected on those weekdays from then on."""

from datetime import date
from typing import Any

from handlers.names import named
from handlers.swedish.days_off import read_planned
from handlers.undo import undo_button
from locales import _
from locales.formats import WEEKDAYS, format_date, format_list
from storage.attendance import people_with
from storage.buttons import Button, Rows
from storage.days_off import end_planned_absence, plan_absence, planned_absences
from storage.errors import NotAllowed
from storage.expected import schedule
from storage.models import Card, Participant, PlannedAbsence
from storage.people import by_code, standing, workplaces
from storage.rights import may_report
from storage.work import Work, key

A_PAGE = 12
OFFERED = range(5)

View = tuple[str, Rows]


def open_planned(work: Work, _argument: str) -> None:
    """/planerad: whose planned absence?"""
    people = _people(work)
    if not people:
        raise NotAllowed("days_off")
    text, rows = _people_view(work, people, 0)
    work.reply(text, rows, kind="planned", state={})


def takes_planned(work: Work, text: str) -> bool:
    """«Amina har SFI på tisdagar»; False where no person or weekday of that kind is said."""
    weekdays = read_planned(text)
    if not weekdays:
        return False
    said = {word.strip(".,!:;").casefold() for word in text.split()}
    found = [
        person
        for person in _people(work)
        if said & {person.name.casefold(), person.name.split()[0].casefold(), person.code.casefold()}
    ]
    if not found:
        return False
    if len(found) > 1:
        rows = [[Button(named(work, one), "weekday", {"code": one.code, "weekdays": weekdays})] for one in found]
        work.reply(_("Whom do you mean?"), [*rows, [Button(_("Cancel"), "cancel")]], kind="planned", state={})
        return True
    done, rows_done = _plan(work, found[0], weekdays)
    work.reply(done, rows_done, kind="planned", state={})
    return True


def planned_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """A person, a weekday, or an absence that is to end, was tapped."""
    if action == "cancel":
        work.edit(card, _("Nothing was changed."))
    elif action == "page":
        work.edit(card, *_people_view(work, _people(work), args["page"]))
    elif action == "person":
        work.edit(card, *_person_view(work, by_code(work, args["code"])))
    elif action == "weekday":
        work.edit(card, *_plan(work, by_code(work, args["code"]), args["weekdays"]))
    else:
        work.edit(card, *_end(work, args))


def _people(work: Work) -> list[Participant]:
    """Those placed today where the speaker reports, by name."""
    places = [key(place.id) for place in workplaces(work) if may_report(work, place.id)]
    placed = schedule(work, work.today, work.today, workplaces=places).placed_on(work.today)
    return sorted(people_with(work, placed), key=lambda person: person.name.casefold())


def _people_view(work: Work, people: list[Participant], page: int) -> View:
    shown = people[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [Button(named(work, person), "person", {"code": person.code}) for person in shown]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    turn = []
    if page:
        turn.append(Button("◀", "page", {"page": page - 1}))
    if len(people) > (page + 1) * A_PAGE:
        turn.append(Button("▶", "page", {"page": page + 1}))
    text = _("Who has a planned absence that recurs, such as SFI on Tuesdays?")
    return text, [*rows, *([turn] if turn else []), [Button(_("Cancel"), "cancel")]]


def _person_view(work: Work, person: Participant) -> View:
    """The weekdays that the person comes, and the absences already planned."""
    placement = standing(work, person).placement
    known = planned_absences(work, [key(person.id)], work.today)
    taken = {row.weekday for row in known}
    scheduled = placement.weekdays if placement else OFFERED
    buttons = [
        Button(capital_plural(weekday), "weekday", {"code": person.code, "weekdays": [weekday]})
        for weekday in scheduled
        if weekday not in taken
    ]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    for row in known:
        label = _("End: {weekday}", weekday=plural(row.weekday))
        rows.append([Button(label, "end", {"id": row.id, "code": person.code, "weekday": row.weekday})])
    text = _("On which weekdays is {who} away?", who=named(work, person))
    if known:
        weekdays = format_list(plural(row.weekday) for row in known)
        text += "\n" + _("Planned already: {weekdays}.", weekdays=weekdays)
    return text, [*rows, [Button(_("Cancel"), "cancel")]]


def _plan(work: Work, person: Participant, weekdays: list[int]) -> View:
    new = plan_absence(work, person, weekdays, work.today)
    words = format_list(plural(weekday) for weekday in weekdays)
    if not new:
        return _("{who} is already away on {weekdays}.", who=named(work, person), weekdays=words), []
    text = _(
        "{who} is away on {weekdays} from {day} until further notice, and not expected then.",
        who=named(work, person),
        weekdays=words,
        day=format_date(_first(work.today, new)),
    )
    rows = [[Button(_("Another weekday"), "person", {"code": person.code})]]
    if work.change is not None:
        rows.append([undo_button(work.change)])
    return text, rows


def _end(work: Work, args: dict[str, Any]) -> View:
    person = by_code(work, args["code"])
    row = work.session.get(PlannedAbsence, args["id"])
    if row is None or row.participant_id != person.id or row.weekday != args["weekday"]:
        return _("That planned absence has already ended."), []
    end_planned_absence(work, row)
    text = _("{who} is expected on {weekdays} again.", who=named(work, person), weekdays=plural(args["weekday"]))
    return text, [[undo_button(work.change)]] if work.change is not None else []


def _first(today: date, weekdays: list[int]) -> date:
    """The first day from today on that is one of the weekdays."""
    ahead = min((weekday - today.weekday()) % 7 for weekday in weekdays)
    return date.fromordinal(today.toordinal() + ahead)


def plural(weekday: int) -> str:
    """«tisdagar»."""
    return f"{WEEKDAYS[weekday]}ar"


def capital_plural(weekday: int) -> str:
    return plural(weekday).capitalize()
