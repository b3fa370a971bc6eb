"""Attendance by taps: the people expected on a day, each a button that shows what the database says now.

A tap sets, never toggles, and is saved at once; the list is drawn anew from the database at each tap, so two people
who tap the same list never undo each other.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from handlers.attendance_list_views import days_view, done_view, list_view, person_view, places_view
from handlers.topic import Topic
from storage.attendance import clear_report, report_attendance
from storage.attendance_book import Item
from storage.errors import NotAllowed
from storage.models import Card, Staff
from storage.people import by_code, workplaces
from storage.rights import may_report
from storage.vocabulary import Known, Status
from storage.work import Work, key

KIND = "attendance_list"


def send_list(work: Work, staff: Staff, workplace_ids: list[int], day: date) -> None:
    """Send the list of a day to somebody who looks after those workplaces."""
    text, rows = list_view(work, workplace_ids, day)
    work.tell(staff, text, rows, kind=KIND, state={"places": workplace_ids})


def open_list(work: Work, day: date) -> None:
    """The speaker's own list of that day; who reports for several workplaces chooses one first. Raises NotAllowed."""
    places = [key(place.id) for place in workplaces(work) if may_report(work, place.id)]
    if not places:
        raise NotAllowed("report_attendance")
    if len(places) == 1:
        text, rows = list_view(work, places, day)
    else:
        text, rows = places_view(work, places, day)
    work.reply(text, rows, kind=KIND, state={"places": places[:1]})


def _command(work: Work, _argument: str) -> None:
    open_list(work, work.today)


def _tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """Every button says the day that it was drawn for, so an old layout still means what it said."""
    places = args.get("places", card.state["places"])
    if any(not may_report(work, place) for place in places):
        raise NotAllowed("report_attendance")
    day = date.fromisoformat(args["day"])
    text, rows = ACTIONS[action](work, places, day, args)
    work.edit(card, text, rows, state={**card.state, "places": places})


def _show(work: Work, places: list[int], day: date, args: dict[str, Any]) -> Any:
    return list_view(work, places, day, page=args.get("page", 0))


def _all_here(work: Work, places: list[int], day: date, args: dict[str, Any]) -> Any:
    report_attendance(work, [], Status.PRESENT, (day, day), places)
    return list_view(work, places, day, page=args.get("page", 0))


def _person(work: Work, places: list[int], day: date, args: dict[str, Any]) -> Any:
    return person_view(work, day, by_code(work, args["code"]), page=args.get("page", 0))


def _set(work: Work, places: list[int], day: date, args: dict[str, Any]) -> Any:
    """A status, or a detail of one: saved as it is tapped."""
    person = by_code(work, args["code"])
    item = Item(
        person,
        Status(args["status"]),
        args.get("minutes"),
        Known(args["notified"]) if "notified" in args else None,
        Known(args["certificate"]) if "certificate" in args else None,
    )
    told = report_attendance(work, [item], when=(day, day)).told[0]
    shows_details = item.status != Status.PRESENT and item.minutes is None and told.problem is None
    focus = person if shows_details else None
    return list_view(work, places, day, page=args.get("page", 0), focus=focus, told=told)


def _clear(work: Work, places: list[int], day: date, args: dict[str, Any]) -> Any:
    clear_report(work, by_code(work, args["code"]), day)
    return list_view(work, places, day, page=args.get("page", 0))


def _days(work: Work, places: list[int], day: date, _args: dict[str, Any]) -> Any:
    return days_view(work, places, day)


def _done(work: Work, places: list[int], day: date, _args: dict[str, Any]) -> Any:
    return done_view(work, places, day)


ACTIONS: dict[str, Callable[[Work, list[int], date, dict[str, Any]], Any]] = {
    "list": _show,
    "all": _all_here,
    "person": _person,
    "set": _set,
    "clear": _clear,
    "days": _days,
    "done": _done,
}

TOPIC = Topic(
    "attendance_list",
    commands={"narvaro": _command},
    words={"närvaro": "narvaro", "närvarolista": "narvaro", "närvarolistan": "narvaro", "lista": "narvaro"},
    cards={KIND: _tap},
)
