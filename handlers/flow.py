"""Who starts and who ends in a period, by name as rights allow, and how many started, ended and went to what."""

from collections.abc import Callable
from datetime import date

from handlers.asked import Period, asked_when, asked_workplace
from handlers.names import named
from handlers.places_counted import not_by_name
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_list, format_period
from storage import flow
from storage.buttons import Button
from storage.flow import Outcomes, Turn
from storage.models import Workplace
from storage.people import workplaces
from storage.places import open_end
from storage.rights import need_counts
from storage.vocabulary import EndReason
from storage.work import Work

MOST_NAMES = 40


def ending(work: Work, thing: Thing) -> None:
    """Whose last day lies in the period; from today and twelve weeks on where none is said."""
    need_counts(work)
    start, end = _ends(work, thing)
    place = asked_workplace(work, thing)
    turns = flow.ending(work, start, end, place.id if place else None)
    if place is None:
        head = _n("{n} end {when}", "{n} ends {when}", len(turns), when=_words(work, thing))
    else:
        head = _n(
            "{n} end at {workplace} {when}",
            "{n} ends at {workplace} {when}",
            len(turns),
            workplace=place.name,
            when=_words(work, thing),
        )
    counted = _("Counted: enrolments whose last day lies in the period. The workplace is that of the last day.")
    _list(work, head, turns, place, counted)


def starting(work: Work, thing: Thing) -> None:
    """Whose first day lies in the period; from today and twelve weeks on where none is said."""
    need_counts(work)
    start, end = _ends(work, thing)
    place = asked_workplace(work, thing)
    turns = flow.starting(work, start, end, place.id if place else None)
    if place is None:
        head = _n("{n} start {when}", "{n} starts {when}", len(turns), when=_words(work, thing))
    else:
        head = _n(
            "{n} start at {workplace} {when}",
            "{n} starts at {workplace} {when}",
            len(turns),
            workplace=place.name,
            when=_words(work, thing),
        )
    counted = _("Counted: enrolments whose first day lies in the period. Moves between workplaces are no starts.")
    _list(work, head, turns, place, counted)


def _list(work: Work, head: str, turns: list[Turn], asked: Workplace | None, counted: str) -> None:
    """A line for each whom the speaker may see; where, unless one workplace was asked about."""
    known, others = flow.by_name(work, turns)
    places = {place.id: place.name for place in workplaces(work)} if asked is None else {}
    people = [turn.participant for turn in known if turn.participant is not None]
    work.log_read("starts_and_ends", people[:MOST_NAMES])
    lines = [head + (":" if known else ".")]
    for turn in known[:MOST_NAMES]:
        if turn.participant is not None:
            where = f" ({places[turn.workplace_id]})" if turn.workplace_id in places else ""
            lines.append(f"• {named(work, turn.participant)}, {format_date(turn.day)}{where}")
    if len(known) > MOST_NAMES:
        lines.append("• " + _n("and {n} more", "and {n} more", len(known) - MOST_NAMES))
    if others:
        lines.append(not_by_name(others, of=len(turns)))
    work.reply("\n".join(lines), [[Button(_("How I counted"), "explain")]], state={"explanation": counted})


def _ends(work: Work, thing: Thing) -> tuple[date | None, date | None]:
    when = asked_when(thing)
    return (work.today, open_end(work.today)) if when is None else when


def _words(work: Work, thing: Thing) -> str:
    when = asked_when(thing)
    if when is None:
        return Period(work.today, open_end(work.today), open=True).words()
    start, end = when
    if start is not None and end is not None:
        return Period(start, end).words()
    return format_period(start, end)


def outcomes(work: Work, thing: Thing) -> None:
    """How many have started, ended, gone to work … in a period; this year where none is said. Counts only."""
    need_counts(work)
    when = asked_when(thing)
    start, end = when or (date(work.today.year, 1, 1), date(work.today.year, 12, 31))
    words = format_period(start, end) if start is None or end is None else Period(start, end).words()
    if start is not None and end is None:
        words = _("since {day}", day=format_date(start))
    elif (start or date.min) <= work.today < (end or date.max):
        words = _("so far {when}", when=words)
    place = asked_workplace(work, thing)
    found = flow.outcomes(work, start, end, place.id if place else None)
    lines = _said(found, thing.slots.get("outcome"), _where(words, place))
    counted = [
        _("Counted: enrolments. Somebody has started from the first day on and has ended from the day after the last."),
        _("An extension counts on the day it was entered."),
    ]
    text = "\n".join(lines)
    work.reply(text, [[Button(_("How I counted"), "explain")]], state={"explanation": "\n".join(counted)})


def _where(words: str, place: Workplace | None) -> str:
    return words if place is None else _("at {workplace} {when}", workplace=place.name, when=words)


def _said(found: Outcomes, outcome: str | None, where: str) -> list[str]:
    if outcome == "extended":
        lines = [_n("{n} has been extended {where}.", "{n} have been extended {where}.", found.extended, where=where)]
        if found.extensions > found.extended:
            lines.append(_n("{n} extension in all.", "{n} extensions in all.", found.extensions))
        return lines
    if outcome in REASONS:
        n = found.reasons[EndReason(outcome)]
        return [_gone(EndReason(outcome), n, where), _of_ended(found.ended)]
    lines = []
    if outcome in (None, "started"):
        lines.append(_n("{n} has started {where}.", "{n} have started {where}.", found.started, where=where))
        if found.to_start:
            lines.append(_n("{n} more start is planned.", "{n} more starts are planned.", found.to_start))
    if outcome in (None, "ended"):
        lines.append(_n("{n} has ended {where}.", "{n} have ended {where}.", found.ended, where=where))
        if found.ended:
            lines.append(_("Of them: {reasons}.", reasons=format_list(_reasons(found))))
        if found.to_end:
            lines.append(_n("{n} more end is planned.", "{n} more ends are planned.", found.to_end))
    return lines


def _gone(reason: EndReason, n: int, where: str) -> str:
    if reason == EndReason.WORK:
        return _n("{n} has gone to work {where}.", "{n} have gone to work {where}.", n, where=where)
    if reason == EndReason.STUDIES:
        return _n("{n} has gone to studies {where}.", "{n} have gone to studies {where}.", n, where=where)
    if reason == EndReason.OTHER_MEASURE:
        return _n(
            "{n} has gone to another measure {where}.", "{n} have gone to another measure {where}.", n, where=where
        )
    return _n("{n} has dropped out {where}.", "{n} have dropped out {where}.", n, where=where)


def _of_ended(n: int) -> str:
    return _n("In all {n} has ended in that time.", "In all {n} have ended in that time.", n)


def _reasons(found: Outcomes) -> list[str]:
    """«3 till arbete, 1 till studier», in the order of the vocabulary; those with no reason entered last."""
    told = [said(found.reasons[reason]) for reason, said in REASONS_SAID.items() if found.reasons[reason]]
    unknown = found.reasons[None]
    if unknown:
        told.append(_n("{n} with no reason entered", "{n} with no reason entered", unknown))
    return told


REASONS = ("work", "studies", "other_measure", "dropped_out")
REASONS_SAID: dict[EndReason, Callable[[int], str]] = {
    EndReason.WORK: lambda n: _n("{n} to work", "{n} to work", n),
    EndReason.STUDIES: lambda n: _n("{n} to studies", "{n} to studies", n),
    EndReason.OTHER_MEASURE: lambda n: _n("{n} to another measure", "{n} to another measure", n),
    EndReason.ILLNESS: lambda n: _n("{n} because of illness", "{n} because of illness", n),
    EndReason.MOVED: lambda n: _n("{n} moved away", "{n} moved away", n),
    EndReason.DROPPED_OUT: lambda n: _n("{n} dropped out", "{n} dropped out", n),
    EndReason.COMPLETED: lambda n: _n("{n} completed", "{n} completed", n),
    EndReason.OTHER: lambda n: _n("{n} for another reason", "{n} for another reason", n),
}

TOPIC = Topic("flow", intents={"ending": ending, "starting": starting, "outcomes": outcomes})
