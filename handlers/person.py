"""One person: when the enrolment ends, the card of their placement, and the ways on from it."""

from typing import Any

from sqlmodel import select

from handlers import registry
from handlers.called import people_called
from handlers.change_texts import days_left
from handlers.coded_words import end_reason_word
from handlers.mishaps import error_in_words
from handlers.names import named
from handlers.readings import ask_who
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_hours, format_list, format_percent, format_span, format_weekdays
from storage.buttons import Button
from storage.errors import DomainError, NeedsMore, NoSuchName, NoSuchPerson, NotAllowed
from storage.models import Card, Extension, Placement, Staff, Workplace
from storage.people import Standing, seen
from storage.rights import asks_instead, may_change
from storage.staff import in_charge
from storage.vocabulary import Role
from storage.work import Work

KIND = "person"


def _end_date(work: Work, thing: Thing) -> None:
    _answer(work, thing, end_in_words)


def _participant(work: Work, thing: Thing) -> None:
    codes = thing.slots.get("participants", [])
    if len(codes) == 1 and not thing.slots.get("ambiguous"):
        show_person(work, codes[0])
        return
    _answer(work, thing, person_in_words)


def _answer(work: Work, thing: Thing, words: Any) -> None:
    """A line or a block for each person the speaker may see; what is refused is said once."""
    if thing.slots.get("ambiguous"):
        ask_who(work, thing)
        return
    codes = thing.slots.get("participants", [])
    if not codes:
        unknown = next((detail["unknown"] for detail in thing.details if "unknown" in detail), None)
        if unknown is not None:
            raise NoSuchName(unknown)
        raise NeedsMore("participants")
    said: list[str] = []
    refused: DomainError | None = None
    for code in codes:
        try:
            said.append(words(work, seen(work, code, thing.intent)))
        except (NotAllowed, NoSuchPerson) as error:
            refused = error
    if refused is not None:
        if not said:
            raise refused
        said.append(error_in_words(work, refused))
    work.reply("\n".join(said))


def end_in_words(work: Work, where: Standing) -> str:
    """«Slutdatum för Anders: fredag 27 november 2026 (4 dagar kvar).» For the ended: when and why."""
    who, enrolment = named(work, where), where.enrolment
    if enrolment is None:
        return _("{who} is not enrolled and has no start planned.", who=who)
    last_day = format_date(enrolment.last_day)
    if enrolment.last_day < work.today:
        if enrolment.end_reason is None:
            return _("{who} ended on {day}, as planned.", who=who, day=last_day)
        return _(
            "{who} ended on {day} ({reason}).", who=who, day=last_day, reason=end_reason_word(enrolment.end_reason)
        )
    if enrolment.starts > work.today:
        starts = format_date(enrolment.starts)
        return _("{who} starts on {starts}. End date: {day}.", who=who, starts=starts, day=last_day)
    left = days_left(work.today, enrolment.last_day)
    said = _("End date of {who}: {day} ({left}).", who=who, day=last_day, left=left)
    if enrolment.end_reason is not None:
        said += " " + _("Ends because of: {reason}.", reason=end_reason_word(enrolment.end_reason))
    return f"{said} {_extended(where)}".rstrip()


def _extended(where: Standing) -> str:
    if where.enrolment is None or where.enrolment.original_ends is None:
        return ""
    return _("Extended; the original end date was {day}.", day=format_date(where.enrolment.original_ends))


def person_in_words(work: Work, where: Standing) -> str:
    """The person's card: where, with whom, how much, which days, from when until when, and what is planned."""
    who, enrolment, held = named(work, where), where.enrolment, where.placement
    heading = f"{who} ({where.participant.code})" if work.naming == "names" else who
    if enrolment is None or held is None:
        return f"{heading}\n{_('Not enrolled, and no start planned.')}"
    lines = [heading, _placed(work, held)]
    if enrolment.last_day < work.today:
        lines[1] = end_in_words(work, where)
    elif enrolment.starts > work.today:
        lines += [
            _(
                "Starts {starts}, end date {day}",
                starts=format_date(enrolment.starts),
                day=format_date(enrolment.last_day),
            )
        ]
    else:
        period = format_span(enrolment.starts, enrolment.last_day)
        lines.append(f"{period[0].upper()}{period[1:]} ({days_left(work.today, enrolment.last_day)})")
    lines += [one for one in (_extended(where), _extensions(work, where)) if one]
    lines += _coming(work, where)
    if enrolment.last_day >= work.today:
        supervisors = format_list(staff.name for staff in in_charge(work, held.workplace_id))
        if supervisors:
            lines.append(_("Supervisor: {name}", name=supervisors))
    caseworker = work.session.get(Staff, where.participant.caseworker_id or 0)
    lines.append(_("Caseworker: {name}", name=caseworker.name if caseworker else _("none yet")))
    return "\n".join(lines)


def _placed(work: Work, held: Placement) -> str:
    return _(
        "{workplace}, {extent} {weekdays} ({hours} hours a day)",
        workplace=work.get(Workplace, held.workplace_id).name,
        extent=format_percent(held.extent / 100),
        weekdays=format_weekdays(held.weekdays),
        hours=format_hours(held.hours_a_day(work.here.full_time_hours)),
    )


def _extensions(work: Work, where: Standing) -> str:
    """How often it has been extended, where that is more than once."""
    assert where.enrolment is not None
    rows = work.session.exec(select(Extension.id).where(Extension.enrolment_id == where.enrolment.id)).all()
    return _n("Extended {n} time", "Extended {n} times", len(rows)) if len(rows) > 1 else ""


def _coming(work: Work, where: Standing) -> list[str]:
    """Pauses that run or are to come, and placements that begin later."""
    lines = []
    for pause in where.pauses:
        if pause.ends is None or pause.ends >= work.today:
            lines.append(_("Pause: {period}", period=format_span(pause.starts, pause.ends)))
    for placement in where.placements:
        if placement.starts > max(work.today, where.placements[0].starts):
            lines.append(_("From {day}: {how}", day=format_date(placement.starts), how=_placed(work, placement)))
    return lines


def show_person(work: Work, code: str) -> None:
    """The person's card with a button for each thing that the speaker may do. Raises NotAllowed, NoSuchPerson."""
    where = seen(work, code, "participant")
    work.reply(person_in_words(work, where), _buttons(work, where), kind=KIND)


def _buttons(work: Work, where: Standing) -> list[list[Button]]:
    code, enrolment = where.participant.code, where.enrolment

    def go(label: str, intent: str) -> Button:
        return Button(label, "go", {"intent": intent, "code": code})

    attendance = [[go(_("Attendance"), "attendance")]]
    allowed = asks_instead(work, where.participant) or any(may_change(work, one) for one in where.placements)
    if not allowed or work.role in (Role.COACH, Role.ADMIN):
        return attendance
    if enrolment is None or enrolment.last_day < work.today:
        return [*attendance, [go(_("Enrol again"), "start_placement")]]
    if enrolment.starts > work.today:
        return [[go(_("Change the start"), "start_placement"), go(_("Call off"), "end_placement")]]
    paused = any(pause.ends is None or pause.ends >= work.today for pause in where.pauses)
    return [
        [*attendance[0], go(_("Extend"), "extend")],
        [go(_("Move"), "move"), go(_("Extent"), "change_extent")],
        [go(_("Back"), "resume") if paused else go(_("Pause"), "pause"), go(_("End"), "end_placement")],
    ]


def _tap(work: Work, _card: Card, _action: str, args: dict[str, Any]) -> None:
    registry.run_thing(work, Thing(args["intent"], {"participants": [args["code"]]}))


def _command(work: Work, argument: str) -> None:
    """/person SK-002, /person 2 or /person Amina."""
    if not argument.strip():
        work.reply(_("Write the code or the name too: /person SK-002."))
        return
    known = [one.code for one in people_called(work, argument)]
    if len(known) > 1:
        ask_who(work, Thing("participant", {"ambiguous": known}))
        return
    show_person(work, known[0])


TOPIC = Topic(
    "person",
    intents={"end_date": _end_date, "participant": _participant},
    commands={"person": _command},
    cards={KIND: _tap},
)
