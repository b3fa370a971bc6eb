"""A change of placements in words: before → after with what it does to free places, and what was done."""

from dataclasses import dataclass
from datetime import date

from handlers.coded_words import end_reason_word, gender_word, reason_word
from handlers.drafts import Draft
from handlers.names import named
from locales import _, _n
from locales.formats import format_date, format_hours, format_list, format_percent, format_span, format_weekdays
from storage.models import Participant, Staff, Workplace
from storage.people import standing
from storage.places import free_on, free_over, has_places
from storage.trials import DAY
from storage.vocabulary import EndReason, Gender, Reason
from storage.work import Work


@dataclass(frozen=True)
class Stand:
    """How a person stands on a day, kept as values: rows change under one's hands."""

    starts: date | None = None
    last_day: date | None = None
    workplace_id: int | None = None
    since: date | None = None
    extent: int = 0
    weekdays: tuple[int, ...] = ()
    hours_a_day: float = 0.0
    pause: tuple[date, date | None] | None = None

    @classmethod
    def of(cls, work: Work, person: Participant, day: date) -> "Stand":
        where = standing(work, person, day)
        held, enrolment = where.placement, where.enrolment
        pause = next((one for one in where.pauses if one.ends is None or one.ends >= day - DAY), None)
        return cls(
            starts=enrolment.starts if enrolment else None,
            last_day=enrolment.last_day if enrolment else None,
            workplace_id=held.workplace_id if held else None,
            since=held.starts if held else None,
            extent=held.extent if held else 0,
            weekdays=tuple(held.weekdays) if held else (),
            hours_a_day=held.hours_a_day(work.here.full_time_hours) if held else 0.0,
            pause=(pause.starts, pause.ends) if pause else None,
        )


@dataclass(frozen=True)
class Step:
    """One person's change: who, and how they stood and stand on the day it begins."""

    person: Participant
    before: Stand
    after: Stand


def looked_at(work: Work, draft: Draft) -> date:
    """The day on which before and after are compared."""
    if draft.intent in ("extend", "end_placement"):
        return work.today
    return draft.day("starts") or work.today


def summary(work: Work, draft: Draft, steps: list[Step]) -> str:
    """The card's text: title, before → after (a line each where there are several), and the free places after it."""
    if len(steps) == 1:
        lines = [_title(draft, named(work, steps[0].person)), *_lines(work, draft, steps[0])]
    else:
        title = _title(draft, format_list(named(work, step.person) for step in steps))
        lines = [title, *(f"• {named(work, step.person)}: {', '.join(_lines(work, draft, step))}" for step in steps)]
    return "\n".join([*lines, *_common(draft), *_places(work, draft, steps)])


def done(work: Work, draft: Draft, step: Step) -> str:
    """What was done, in one sentence: it is said to the speaker and to those who are told."""
    who, before, after = named(work, step.person), step.before, step.after
    match draft.intent:
        case "start_placement":
            return _(
                "{who} starts at {workplace} on {day} and stays until {until}, {how}.",
                who=who,
                workplace=_name(work, after.workplace_id),
                day=_day(after.starts),
                until=_day(after.last_day),
                how=_how(after),
            )
        case "move" if before.workplace_id == after.workplace_id:
            place = _name(work, after.workplace_id)
            return _("{who} moves to {workplace} on {day}.", who=who, workplace=place, day=_day(draft.day("starts")))
        case "move":
            return _(
                "{who} moves from {before} to {after} on {day}.",
                who=who,
                before=_name(work, before.workplace_id),
                after=_name(work, after.workplace_id),
                day=_day(draft.day("starts")),
            )
        case "extend":
            return _(
                "{who} is extended until {after} (before: {before}).",
                who=who,
                after=_day(after.last_day),
                before=_day(before.last_day),
            )
        case "end_placement" if draft.slots.get("call_off"):
            return _("The start of {who} on {day} is called off.", who=who, day=_day(before.starts))
        case "end_placement":
            return _(
                "{who}'s last day is {day} ({reason}).",
                who=who,
                day=_day(after.last_day),
                reason=end_reason_word(EndReason(draft.slots["reason"])),
            )
        case "change_extent":
            return _("{who} has {how} from {day}.", who=who, how=_how(after), day=_day(draft.day("starts")))
        case "pause":
            return _("{who} pauses {period}. The place is kept.", who=who, period=_pause(after))
    if after.pause is None and before.pause is not None:
        return _("The pause of {who}, {period}, is called off.", who=who, period=_pause(before))
    return _("{who} is back from the pause on {day}.", who=who, day=_day(draft.day("starts")))


def as_it_is(work: Work, draft: Draft, step: Step) -> str:
    """Nothing had to be changed: how it already is."""
    return _("That is already so: {what}", what=done(work, draft, step))


def _title(draft: Draft, who: str) -> str:
    if draft.slots.get("call_off"):
        return _("Call off the start of {who}", who=who)
    return {
        "start_placement": _("Enrol {who}", who=who),
        "move": _("Move {who}", who=who),
        "extend": _("Extend {who}", who=who),
        "end_placement": _("End {who}", who=who),
        "change_extent": _("Change the extent of {who}", who=who),
        "pause": _("Pause {who}", who=who),
        "resume": _("{who} back from the pause", who=who),
    }[draft.intent]


def _lines(work: Work, draft: Draft, step: Step) -> list[str]:
    """What differs for this person."""
    before, after = step.before, step.after
    match draft.intent:
        case "start_placement":
            return _start_lines(work, draft, step)
        case "move" if before.workplace_id == after.workplace_id:  # a planned move is put off
            place = _name(work, after.workplace_id)
            return [f"{place}: {_day(before.since)} → {_day(after.since)}"]
        case "move":
            change = f"{_name(work, before.workplace_id)} → {_name(work, after.workplace_id)}"
            return [_("{change} from {day}", change=change, day=_day(draft.day("starts")))]
        case "end_placement" if before.last_day == after.last_day:
            return [_("End date: {day}, as planned", day=_day(after.last_day))]
        case "extend" | "end_placement" if not draft.slots.get("call_off"):
            return [_("End date: {before} → {after}", before=_day(before.last_day), after=_day(after.last_day))]
        case "end_placement":
            return [_("Start: {before} → called off", before=_day(before.starts))]
        case "change_extent":
            day = _day(draft.day("starts"))
            return [
                _("{before} → {after} from {day}", before=_how(before), after=_how(after), day=day),
                _("{hours} hours a day", hours=format_hours(after.hours_a_day)),
            ]
        case "pause" if before.pause is None:
            return [_("Pause: {period}", period=_pause(after))]
        case "pause":
            return [_("Pause: {before} → {after}", before=_pause(before), after=_pause(after))]
    if after.pause is None:
        return [_("Pause: {before} → called off", before=_pause(before))]
    return [_("Pause: {before} → {after}", before=_pause(before), after=_pause(after))]


def _start_lines(work: Work, draft: Draft, step: Step) -> list[str]:
    before, after = step.before, step.after
    planned = bool(draft.slots.get("planned"))

    def line(label: str, old: str, new: str) -> str:
        return f"{label}: {old} → {new}" if planned and old != new else f"{label}: {new}"

    lines = [
        line(_("Workplace"), _name(work, before.workplace_id), _name(work, after.workplace_id)),
        line(_("First day"), _day(before.starts), _day(after.starts)),
        line(_("Last day"), _day(before.last_day), _day(after.last_day)),
        line(_("Extent"), _how(before), _how(after)),
    ]
    if draft.is_new:
        caseworker = work.session.get(Staff, draft.slots.get("caseworker") or 0)
        lines.append(f"{_('Caseworker')}: {caseworker.name if caseworker else _('none yet')}")
        lines.append(f"{_('Gender')}: {gender_word(Gender(draft.slots.get('gender', 'not_stated')))}")
    return lines


def _common(draft: Draft) -> list[str]:
    """What is the same for all of them."""
    lines = []
    if "reason" in draft.slots and not draft.slots.get("call_off"):
        reason = draft.slots["reason"]
        ends = draft.intent == "end_placement"
        word = end_reason_word(EndReason(reason)) if ends else reason_word(Reason(reason))
        lines.append(_("Reason: {reason}", reason=word))
    if "over" in draft.slots:
        reason = reason_word(Reason(draft.slots["over"]))
        lines.append(_("Over the number of places, reason: {reason}", reason=reason))
    return lines


def _places(work: Work, draft: Draft, steps: list[Step]) -> list[str]:
    """What the change does to free places; asked while it is tried out, so that the counts are those after it."""
    if not has_places(work):
        return []
    if draft.intent in ("change_extent", "resume"):
        return [_("The number of free places does not change.")]
    if draft.intent == "pause":
        return [_("The place is kept, so the number of free places does not change.")]
    lines: dict[str, None] = {}
    if draft.intent == "extend":
        return _during_extensions(work, steps)
    for step in steps:
        before, after = step.before, step.after
        if draft.intent == "move":
            day = draft.day("starts") or work.today
            for place in (after.workplace_id, before.workplace_id):
                n = free_on(work, place, day).free
                lines[_("Free places at {workplace} after the move: {n}", workplace=_name(work, place), n=n)] = None
        elif draft.intent == "start_placement" and after.starts is not None:
            n = free_on(work, after.workplace_id, after.starts).free
            where = _name(work, after.workplace_id)
            lines[_("Free places at {workplace} after the start: {n}", workplace=where, n=n)] = None
        elif before.last_day is not None:
            called_off = bool(draft.slots.get("call_off"))
            first = before.starts if called_off else (after.last_day or work.today) + DAY
            n = free_on(work, before.workplace_id, first or work.today).free
            where = _name(work, before.workplace_id)
            lines[_("Free places at {workplace} from {day}: {n}", workplace=where, day=_day(first), n=n)] = None
    return list(lines)


def _during_extensions(work: Work, steps: list[Step]) -> list[str]:
    """The fewest places that are left at each workplace on the days that the extensions add."""
    fewest: dict[int | None, int] = {}
    for step in steps:
        before, after = step.before, step.after
        if before.last_day is not None and after.last_day is not None:
            n = free_over(work, after.workplace_id, before.last_day + DAY, after.last_day).free
            fewest[after.workplace_id] = min(n, fewest.get(after.workplace_id, n))
    return [
        _("Free places at {workplace} during the extension: at least {n}", workplace=_name(work, place), n=n)
        for place, n in fewest.items()
    ]


def _name(work: Work, workplace_id: int | None) -> str:
    return work.get(Workplace, workplace_id).name if workplace_id is not None else "–"


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else "–"


def _how(stand: Stand) -> str:
    return f"{format_percent(stand.extent / 100)} {format_weekdays(stand.weekdays)}" if stand.weekdays else "–"


def _pause(stand: Stand) -> str:
    if stand.pause is None:
        return "–"
    return format_span(*stand.pause)


def days_left(today: date, last_day: date) -> str:
    """«4 dagar kvar», «sista dagen idag»: how long an enrolment still lasts."""
    days = (last_day - today).days
    return _("last day today") if days == 0 else _n("{n} day left", "{n} days left", days)
