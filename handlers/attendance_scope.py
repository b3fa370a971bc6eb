"""Whose attendance a question is about, and whom the one who asks may see by name: the others are counts."""

from collections.abc import Iterable
from datetime import date, timedelta

from handlers.asked import asked_when, asked_workplace
from handlers.attendance_words import workplace_names
from handlers.coded_words import status_word
from handlers.names import named
from handlers.swedish import Thing
from locales import _, _n
from locales.formats import format_list, format_percent
from storage.attendance_counts import Tally
from storage.days import red_day
from storage.days_off import closed_days
from storage.errors import NotAllowed
from storage.models import Participant
from storage.people import workplaces
from storage.rights import ALL_PEOPLE, may_see, need_counts
from storage.vocabulary import Role, Status
from storage.work import Work, key

MONTH_BACK = timedelta(days=27)
"""Where a question about what has been says no time: the last four weeks, today included."""


def asked_places(work: Work, thing: Thing) -> list[int]:
    """The workplaces a question is about: the one said, else the supervisor's own, else all. Raises NotAllowed."""
    need_counts(work)
    said = asked_workplace(work, thing)
    if work.role == Role.SUPERVISOR:
        own = work.own_workplaces()
        if said is not None and said.id not in own:
            raise NotAllowed("attendance", person=True)
        return [key(said.id)] if said is not None else own
    return [key(said.id)] if said is not None else [key(place.id) for place in workplaces(work)]


def asked_days(work: Work, thing: Thing) -> tuple[date, date] | None:
    """First and last day of a question about what has been or is; None where no time was said.

    A period that has begun ends today at the latest: what lies ahead cannot have been.
    """
    when = asked_when(thing)
    if when is None:
        return None
    first, last = when
    if last is None:
        first = first or work.today
        return first, max(first, work.today)
    if first is None:
        first = min(last, date(min(last, work.today).year, 1, 1))
    return first, min(last, work.today) if first <= work.today else last


def sees_all(work: Work, places: Iterable[int]) -> bool:
    """Does the one who asks see everybody at these workplaces by name?"""
    if work.role in ALL_PEOPLE:
        return True
    return work.role == Role.SUPERVISOR and set(places) <= set(work.own_workplaces())


def visible(work: Work, people: Iterable[Participant], places: Iterable[int]) -> list[Participant]:
    """Those of the people whom the one who asks may see by name, by name; the reading is logged."""
    where = list(places)
    shown = sorted((one for one in people if may_see(work, one, where)), key=lambda one: one.name.casefold())
    work.log_read("attendance", shown)
    return shown


def names_and_others(work: Work, people: Iterable[Participant], places: Iterable[int]) -> str:
    """«Amina, Erik och 3 andra»: names of those who may be seen, the others as a count."""
    everybody = list(people)
    shown = visible(work, everybody, places)
    words = [named(work, one) for one in shown]
    if others := len(everybody) - len(shown):
        words.append(_n("{n} other", "{n} others", others) if shown else _n("{n} person", "{n} people", others))
    return format_list(words)


def why_nobody(work: Work, places: Iterable[int], day: date) -> str:
    """Why nobody is expected that day."""
    where = set(places)
    if name := red_day(day):
        return _("Nobody is expected: {name}.", name=name.lower())
    if {row.workplace_id for row in closed_days(work, where, day) if row.day == day} >= where:
        return _("Nobody is expected: closed.")
    return _("Nobody is scheduled that day.")


def at(work: Work, places: list[int]) -> str:
    """« på Produktion», to follow a word; nothing where all workplaces are meant."""
    if len(places) == len(workplaces(work)):
        return ""
    return " " + _("at {workplace}", workplace=workplace_names(work, places))


def how_counted(who: str, period: str, tally: Tally) -> str:
    """«Så räknade jag» of a rate."""
    said = format_list(f"{status_word(status)} {tally.said[status]}" for status in Status if tally.said[status])
    lines = [
        _("{who}, {period}: {n} expected days.", who=who, period=period, n=tally.expected),
        _("Expected are the scheduled weekdays, less red days and eves, pauses, closed days and planned absences."),
        _("Reported: {n} ({said}).", n=tally.reported, said=said or "0"),
    ]
    if tally.rate is not None:
        lines.append(
            _(
                "Attendance = (here + late + left early) / reported = {attended} / {n} = {rate}.",
                attended=tally.attended,
                n=tally.reported,
                rate=format_percent(tally.rate),
            )
        )
    lines.append(_("A day with no report is never counted as absence."))
    return "\n".join(lines)
