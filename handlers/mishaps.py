"""What went wrong, in words: every DomainError as a sentence that says what to do next."""

from handlers.names import named
from locales import _, _n
from locales.formats import format_date, format_list
from storage.errors import (
    AlreadyEnrolled,
    BadDates,
    BadInvitation,
    BadRows,
    BadWorkbook,
    DomainError,
    NeedsMore,
    NoFreePlace,
    NoSuchName,
    NoSuchPerson,
    NotAllowed,
    NotEnrolled,
    NothingToUndo,
    NotPaused,
    OrderClosed,
    StillHangsOn,
)
from storage.models import Participant, Workplace
from storage.vocabulary import Role
from storage.work import Work

CHANGING = frozenset(
    {"start_placement", "move", "extend", "end_placement", "change_extent", "pause", "resume", "report_attendance"}
)


def explain_error(work: Work, error: DomainError) -> None:
    """Answer with what went wrong; nothing has been changed."""
    work.reply(error_in_words(work, error))


def error_in_words(work: Work, error: DomainError) -> str:
    """The sentence for any DomainError of storage/errors.py."""
    match error:
        case NotAllowed():
            return _not_allowed(work, error)
        case NoSuchPerson():
            return _("I find nobody with the code {code}. Check the code, or write the call name.", code=error.code)
        case NoSuchName():
            return _(
                "I know nobody called {name}. Check the spelling, or write the code, for example SK-002.",
                name=error.name,
            )
        case NotEnrolled():
            return _not_enrolled(work, error)
        case AlreadyEnrolled():
            return _(
                "{who} is already enrolled, {starts}–{ends}. Extend, move or end that enrolment instead.",
                who=_who(work, error.participant_id),
                starts=format_date(error.starts),
                ends=format_date(error.last_day),
            )
        case NotPaused():
            return _(
                "{who} has no pause, so there is nothing to come back from. Report as usual: «{who} is here».",
                who=_who(work, error.participant_id),
            )
        case NoFreePlace():
            return no_free_place(work, error)
        case OrderClosed():
            return _("The order is closed: it has been answered or taken back. Choose /ko for those that wait.")
        case BadDates():
            return _bad_dates(error)
        case NeedsMore():
            return _needs_more(error)
        case NothingToUndo():
            return _nothing_to_undo(error)
        case StillHangsOn():
            return _still_hangs_on(error)
        case BadInvitation():
            return _bad_invitation(error)
        case BadWorkbook():
            return _bad_workbook(error)
        case BadRows():
            return _n(
                "{n} row is wrong, so nothing was loaded. Correct it and send the file again.",
                "{n} rows are wrong, so nothing was loaded. Correct them and send the file again.",
                len(error.rows),
            )
    return _("That did not work. Try again, or choose /hjalp.")


def no_free_place(work: Work, error: NoFreePlace) -> str:
    """«Matmission är fullt måndag 30 november 2026: 10 av 10 platser. Första dag med plats: …»"""
    full = _(
        "{where} is full on {day}: {taken} of {capacity} places are taken.",
        where=work.get(Workplace, error.workplace_id).name if error.workplace_id is not None else work.here.name,
        day=format_date(error.day),
        taken=error.taken,
        capacity=error.capacity,
    )
    if error.stays:
        fits = _("The place is promised to somebody else from then on.")
        if error.lasts_until is not None:
            until = format_date(error.lasts_until)
            fits = _("It is promised to somebody else. The present place can be kept until {day}.", day=until)
    elif error.fits is None:
        fits = _("No day within a year fits. Choose another workplace, or put an order in the queue.")
    else:
        fits = _("The first day it fits is {day}.", day=format_date(error.fits))
    return f"{full} {fits}"


def _who(work: Work, participant_id: int) -> str:
    person = work.session.get(Participant, participant_id)
    return named(work, person) if person is not None else _("The person")


def _bad_workbook(error: BadWorkbook) -> str:
    said = {
        "no_sheet": _("The workbook lacks the sheet «{what}». Nothing was booked.", what=error.what),
        "no_columns": _("These columns are missing: {what}. Nothing was booked.", what=error.what),
        "empty": _("The sheet «{what}» has no lines. Nothing was booked.", what=error.what),
        "too_large": _("The workbook is too large. Divide it and send the parts. Nothing was booked."),
    }
    not_excel = _("I cannot open the file as an Excel workbook (.xlsx). Nothing was booked.")
    return f"{said.get(error.why, not_excel)} {_('Get the form with /bokfor.')}"


def _not_allowed(work: Work, error: NotAllowed) -> str:
    role = work.role
    if role == Role.ADMIN:
        return _("As the administrator you see no participants. A supervisor or the lead can do it.")
    if error.person and error.what not in CHANGING:
        if role == Role.CASEWORKER:
            return _("I show you your own participants by name. About the others I can tell you how many.")
        return _("I show you the people at your own workplace. Ask the lead or the manager about the others.")
    if error.what in CHANGING:
        if role == Role.CASEWORKER:
            return _("You can ask for that for your own participants. Their caseworker decides about the others.")
        if role == Role.COACH:
            return _("A coach reads and reports attendance, but changes no placements. Ask the supervisor there.")
        return _("You can do that at your own workplace. Ask the supervisor there, or the lead.")
    return _("That is not yours to do. {who} can do it.", who=_who_may(error.what))


def _who_may(what: str) -> str:
    """Who could do it instead, at the start of a sentence."""
    if what in ("days_off", "report_group", "close_day"):
        return _("The supervisor at the workplace")
    if what in ("erase", "log", "import", "settings"):
        return _("The administrator")
    if what == "excuse_absence":
        return _("The person's own caseworker")
    return _("The lead or the manager")


def _not_enrolled(work: Work, error: NotEnrolled) -> str:
    who = _who(work, error.participant_id)
    if error.starts is not None and error.starts > error.day:
        return _("{who} does not start until {day}. Choose a day from then on.", who=who, day=format_date(error.starts))
    if error.last_day is not None:
        return _(
            "{who} ended on {day}. Enrol again if the person is to come back.",
            who=who,
            day=format_date(error.last_day),
        )
    return _("{who} is not enrolled on {day}. Enrol the person first.", who=who, day=format_date(error.day))


def _bad_dates(error: BadDates) -> str:
    day = format_date(error.day) if error.day else ""
    limit = format_date(error.limit) if error.limit else ""
    sentences = {
        "ends_before_start": _("The last day, {day}, lies before the first, {limit}. Write the dates again."),
        "not_longer": _("The enrolment already lasts until {limit}. Choose a later day to extend it."),
        "before_start": _("{day} lies before the enrolment begins, {limit}. Choose a day from then on."),
        "after_end": _(
            "{day} lies after the last day of the enrolment, {limit}. Choose an earlier day, or extend first."
        ),
        "too_long": _(
            "An enrolment may last until {limit} from that start. Choose that or earlier; it can be extended."
        ),
        "in_the_past": _("{day} lies too far back. Choose {limit} or later."),
        "too_far_ahead": _("{day} lies too far ahead. Choose {limit} or earlier."),
        "same_workplace": _("That is already the workplace on {day}. Choose another, or another day."),
        "nothing_changes": _("That is how it already is. Nothing needs to change."),
        "still_enrolled": _("The enrolment lasts until {day}. End it first; then the person can be erased."),
        "no_weekdays": _("No weekdays are left. Choose at least one from Monday to Friday."),
    }
    sentence = sentences.get(error.why)
    if sentence is None:
        return _("The dates do not go together. Write them again.")
    said = sentence.format(day=day, limit=limit)
    return said[0].upper() + said[1:]


def _needs_more(error: NeedsMore) -> str:
    what = {
        "workplace": _("the workplace"),
        "starts": _("the first day"),
        "until": _("the last day"),
        "months": _("how long"),
        "reason": _("the reason"),
        "extent": _("the extent"),
        "weekdays": _("the weekdays"),
        "participants": _("whom it is about"),
        "new_name": _("the name"),
        "caseworker": _("the caseworker"),
        "when": _("the day"),
    }.get(error.what, error.what)
    return _("I need to know {what}. Write it again with that in it.", what=what)


def _nothing_to_undo(error: NothingToUndo) -> str:
    return {
        "too_old": _(
            "Your latest change is more than 24 hours old and cannot be taken back. Report what is right instead."
        ),
        "built_on": _("It cannot be taken back: something later builds on it. Report what is right instead."),
        "done": _("Your latest is already taken back."),
    }.get(error.why, _("You have nothing to take back."))


def _still_hangs_on(error: StillHangsOn) -> str:
    parts = [
        _n("{n} participant", "{n} participants", error.participants) if error.participants else "",
        _n("{n} order", "{n} orders", error.orders) if error.orders else "",
        _n("{n} request", "{n} requests", error.requests) if error.requests else "",
    ]
    what = format_list(part for part in parts if part)
    return _("First hand over {what} to a colleague: choose /lamnaover.", what=what)


def _bad_invitation(error: BadInvitation) -> str:
    return {
        "expired": _("The link has expired. Ask the one who invited you for a new one."),
        "used": _("The link has already been used. Ask the one who invited you for a new one."),
        "already_member": _("You already belong here. Choose /hjalp to see what you can do."),
    }.get(error.why, _("I do not know that link. Check that you have the whole of it, or ask for a new one."))
