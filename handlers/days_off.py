"""Days off: «vi har stängt på fredag», and planned absences that recur, such as SFI on Tuesdays, set once."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from handlers.attendance_words import capital, people_count, workplace_names
from handlers.planned_absences import open_planned, planned_tap, takes_planned
from handlers.swedish.days_off import read_closing, read_days
from handlers.topic import Topic
from handlers.undo import undo_button
from locales import _, _n
from locales.formats import format_date, format_period
from storage.buttons import Button
from storage.days import days, is_workday, red_day
from storage.days_off import close_days, closed_days, open_day
from storage.errors import BadDates, NotAllowed
from storage.expected import schedule
from storage.models import Card, Workplace
from storage.people import workplaces
from storage.rights import may_report
from storage.work import Work, key

LONGEST = timedelta(days=60)
AHEAD = 10
BACK = timedelta(days=31)


def _command(work: Work, argument: str) -> None:
    """/stangt, with a day or without."""
    places = _own_places(work)
    said = read_days(argument, work.today) if argument else None
    if said is not None:
        _close_or_ask(work, places, *said)
    else:
        _offer_days(work, places)


def takes_text(work: Work, text: str) -> bool:
    """«Vi har stängt på fredag» and «Amina har SFI på tisdagar», said in words."""
    if work.membership is None:
        return False
    closing = read_closing(text, work.today, _names(work))
    if closing is None:
        return takes_planned(work, text)
    places = _own_places(work)
    if closing.place is not None:
        places = [key(place.id) for place in workplaces(work) if place.name == closing.place]
    if closing.start is None or closing.end is None:
        _offer_days(work, places)
    else:
        _close_or_ask(work, places, closing.start, closing.end)
    return True


def _names(work: Work) -> Iterator[tuple[str, list[str]]]:
    """The workplaces as (name, aliases), read when the first is asked for: few messages speak of closing."""
    for place in workplaces(work):
        yield place.name, place.aliases


def _own_places(work: Work) -> list[int]:
    """Where the speaker may say that it is closed. Raises NotAllowed."""
    places = [key(place.id) for place in workplaces(work) if may_report(work, place.id)]
    if not places:
        raise NotAllowed("days_off")
    return places


def _close_or_ask(work: Work, places: list[int], first: date, last: date) -> None:
    if len(places) == 1:
        text, rows = _close(work, places, first, last)
        work.reply(text, rows, kind="days_off", state={})
        return
    span = {"first": first.isoformat(), "last": last.isoformat()}
    rows = [[Button(work.get(Workplace, place).name, "close", {"places": [place], **span})] for place in places]
    rows.append([Button(_("All of them"), "close", {"places": places, **span})])
    text = _("Which workplace is closed, {period}?", period=format_period(first, last))
    work.reply(text, [*rows, [Button(_("Cancel"), "cancel")]], kind="days_off", state={})


def _close(work: Work, places: list[int], first: date, last: date) -> tuple[str, list[list[Button]]]:
    """Close these days and say whom it concerns. Raises BadDates, NotAllowed."""
    if last - first > LONGEST:
        raise BadDates("too_far_ahead", day=last, limit=first + LONGEST)
    if first < work.today - BACK:
        raise BadDates("in_the_past", day=first, limit=work.today - BACK)
    where, period = workplace_names(work, places), format_period(first, last)
    name = red_day(first)
    if first == last and name:
        return _("{day} is a red day ({name}): nobody is expected anyway.", day=capital(period), name=name.lower()), []
    plan = schedule(work, first, last, workplaces=places)
    people = len(list(plan.people()))
    working = [day for day in days(first, last) if first == last or is_workday(day)]
    new = {day for place in places for day in close_days(work, place, working)}
    if not new:
        return _("{workplace} is already closed {period}.", workplace=where, period=period), []
    text = _n(
        "{workplace} is closed {period}. {who} is not expected then.",
        "{workplace} is closed {period}. {who} are not expected then.",
        people,
        workplace=where,
        period=period,
        who=people_count(people),
    )
    return text, [[undo_button(work.change)]] if work.change is not None else []


def _offer_days(work: Work, places: list[int]) -> None:
    """The coming working days to close, and the closed ones to open again."""
    closed = closed_days(work, places, work.today)
    known = {(row.workplace_id, row.day) for row in closed}
    rows: list[list[Button]] = []
    for place in places:
        free = []
        for ahead in range(AHEAD * 2):
            day = work.today + timedelta(days=ahead)
            if is_workday(day) and (place, day) not in known:
                span = {"places": [place], "first": day.isoformat(), "last": day.isoformat()}
                free.append(Button(_label(work, places, place, day), "close", span))
        free = free[: AHEAD // len(places)]
        rows += [free[start : start + 2] for start in range(0, len(free), 2)]
    lines = [_("Which day is closed? You can also write: «closed on Friday».")]
    if closed:
        lines.append(_("Closed already:"))
    for row in closed:
        what = _label(work, places, row.workplace_id, row.day)
        lines.append(f"• {what}")
        args = {"places": [row.workplace_id], "day": row.day.isoformat()}
        rows.append([Button(_("Open {what} again", what=what), "open", args)])
    work.reply("\n".join(lines), [*rows, [Button(_("Cancel"), "cancel")]], kind="days_off", state={})


def _label(work: Work, places: list[int], place: int, day: date) -> str:
    name = f"{work.get(Workplace, place).name}, " if len(places) > 1 else ""
    return name + format_date(day, year=False)


def _tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    if action == "cancel":
        work.edit(card, _("Nothing was changed."))
        return
    if action == "open":
        day, place = date.fromisoformat(args["day"]), args["places"][0]
        open_day(work, place, day)
        where = work.get(Workplace, place).name
        rows = [[undo_button(work.change)]] if work.change is not None else []
        work.edit(card, _("{workplace} is open on {day}.", workplace=where, day=format_date(day)), rows)
        return
    text, rows = _close(work, args["places"], date.fromisoformat(args["first"]), date.fromisoformat(args["last"]))
    work.edit(card, text, rows)


TOPIC = Topic(
    "days_off",
    commands={"stangt": _command, "planerad": open_planned},
    words={"stängt": "stangt", "vi har stängt": "stangt", "planerad frånvaro": "planerad"},
    cards={"days_off": _tap, "planned": planned_tap},
    takes_text=takes_text,
)
