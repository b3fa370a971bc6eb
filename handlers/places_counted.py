"""«Så räknade jag» of the places: the numbers behind a figure, and which starts and ends are in it, as rights allow."""

from datetime import date, timedelta

from handlers.names import named
from locales import _, _n
from locales.formats import MINUS, format_date, format_number
from storage import flow
from storage.people import workplaces
from storage.stretches import Free, Stretch
from storage.work import Work

MOST_LINES = 15


def free_counted(work: Work, workplace_id: int | None, stretch: Stretch) -> str:
    """How the free places of the stretch's first day were counted."""
    day = stretch.first
    lines = [_("On {day}:", day=format_date(day))]
    in_all = stretch.places(None)
    each = [(place.name, place.id, stretch.places(place.id)) for place in workplaces(work)]
    for name, place_id, places in each:
        if workplace_id in (None, place_id) and places.capacity is not None:
            lines.append("• " + _sum(name, places, places.capacity))
    if in_all.capacity is not None:
        lines.append("• " + _sum(_("In all"), in_all, in_all.capacity))
        lines.append(_("The least of these is what is free, never under 0.") if workplace_id else _sum_rule(each))
    if any(places.reserved for _name, _id, places in each):
        lines.append(_("A reserved place is taken from the day it is reserved for."))
    lines.append(_("A place is free from the day after the last day. People on a break keep theirs."))
    return "\n".join([*lines, *turns_counted(work, workplace_id, day)])


def _sum_rule(each: list[tuple[str, int | None, Free]]) -> str:
    left = [max(0, places.capacity - places.taken) for _name, _id, places in each if places.capacity is not None]
    if not left or len(left) < len(each):
        return _("What is left in all is what is free.")
    return _(
        "Free in all is the least of what is left in all and what is left at the workplaces together ({sum}).",
        sum=format_number(sum(left)),
    )


def _sum(name: str, places: Free, capacity: int) -> str:
    """«Produktion: 14 platser − 12 inskrivna = 2», with the reserved where there are any."""
    taken = f" {MINUS} " + _n("{n} enrolled", "{n} enrolled", places.enrolled)
    if places.reserved:
        taken += f" {MINUS} " + _n("{n} reserved", "{n} reserved", places.reserved)
    left = format_number(capacity - places.taken)
    return f"{name}: " + _n("{n} place", "{n} places", capacity) + f"{taken} = {left}"


def turns_counted(work: Work, workplace_id: int | None, day: date) -> list[str]:
    """The starts and ends between today and a coming day, by name where the speaker may see the name."""
    if day <= work.today:
        return []
    ends = flow.ending(work, work.today, day - timedelta(days=1), workplace_id)
    starts = flow.starting(work, work.today + timedelta(days=1), day, workplace_id)
    if not ends and not starts:
        return [_("Until then nobody is entered to start or end.")]
    told = sorted([(turn, _ends) for turn in ends] + [(turn, _starts) for turn in starts], key=lambda one: one[0].day)
    seen = {id(turn) for turn in flow.by_name(work, [*ends, *starts])[0]}
    known = [(turn, said) for turn, said in told if id(turn) in seen]
    shown = known[:MOST_LINES]
    work.log_read("places", [turn.participant for turn, _said in shown if turn.participant is not None])
    lines = [
        _("Counted in until then: {ends}, {starts}.", ends=ends_count(len(ends)), starts=starts_count(len(starts)))
    ]
    lines += [
        "• " + said(named(work, turn.participant), format_date(turn.day))
        for turn, said in shown
        if turn.participant is not None
    ]
    if len(known) > MOST_LINES:
        lines.append("• " + _n("and {n} more", "and {n} more", len(known) - MOST_LINES))
    if len(known) < len(told):
        lines.append(not_by_name(len(told) - len(known), of=len(told)))
    return lines


def _ends(who: str, day: str) -> str:
    return _("{who} ends on {day}", who=who, day=day)


def _starts(who: str, day: str) -> str:
    return _("{who} starts on {day}", who=who, day=day)


def not_by_name(n: int, *, of: int) -> str:
    """That some of those counted are not the speaker's to see by name, or that none is."""
    if n == of:
        return _n("You see the number, not the name.", "You see the number, not the names.", n)
    return _n("{n} of them is not shown by name.", "{n} of them are not shown by name.", n)


def ends_count(n: int) -> str:
    return _n("{n} end", "{n} ends", n)


def starts_count(n: int) -> str:
    return _n("{n} start", "{n} starts", n)
