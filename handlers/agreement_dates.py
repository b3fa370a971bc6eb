"""What the agreement says of its time: the last day, the period, extension and notice."""

from collections.abc import Callable
from datetime import date

from handlers.agreement_words import Said, is_missing, missing, said, sentence, term_of, worked_out
from locales import _, _n
from locales.formats import format_date
from storage.agreement import Agreement


def ends(agreement: Agreement, year: int | None, today: date) -> Said:
    last = agreement.last_day
    if last is None:
        return missing(_("The last day"), agreement.period.ends)
    not_then = _("Not {year}.", year=year) + " " if year is not None and year != last.year else ""
    if last < today:
        over = _("It ended on {day}.", day=format_date(last))
        return said(not_then + over, _possible_extension(agreement, today), of=[agreement.period.ends])
    left = _("That is today.")
    if last > today:
        left = _n("{n} day left.", "{n} days left.", (last - today).days)
    day = sentence(_("{day} is its last day.", day=format_date(last)))
    return said(f"{not_then}{day} {left}", _possible_extension(agreement, today), of=[agreement.period.ends])


def period(agreement: Agreement, year: int | None, today: date) -> Said:
    if not term_of(agreement):
        return missing(_("The period"), agreement.period.starts)
    over = _("It has ended.") if agreement.last_day is not None and agreement.last_day < today else ""
    covered = agreement.covers(year) if year is not None else None
    includes = {True: _("{year} is part of it.", year=year), False: _("{year} is not part of it.", year=year), None: ""}
    return said(
        f"{term_of(agreement)}.",
        " ".join(part for part in (includes[covered], over, _possible_extension(agreement, today)) if part),
        of=[agreement.period.starts],
    )


def _possible_extension(agreement: Agreement, today: date) -> str:
    """By how much it may be extended, or might have been where it has ended; nothing where that is not known."""
    term = agreement.period
    if term.extension.value is None:
        return ""
    if agreement.last_day is not None and agreement.last_day < today:
        return _("It could be extended {how}; whether it was is not known here.", how=term.extension.value)
    if term.extended_ends.value is None:
        return _("It may be extended {how}.", how=term.extension.value)
    return _(
        "It may be extended {how}, to {day}{worked}.",
        how=term.extension.value,
        day=format_date(term.extended_ends.value),
        worked=worked_out(term.extended_ends),
    )


def extension(agreement: Agreement, year: int | None, today: date) -> Said:
    term = agreement.period
    if is_missing(term.extension):
        return missing(_("Extension"), term.extension)
    length = _("For how long is not in what we have of the agreement.") if is_missing(term.extended_ends) else ""
    return said(_("Yes.") + " " + _possible_extension(agreement, today), length, of=[term.extension])


def notice(agreement: Agreement, year: int | None, today: date) -> Said:
    term = agreement.notice
    if term.months.value is None:
        return missing(_("Notice"), term.ground if term.ground.near else term.months)
    months = _n(
        "{n} month, counted from {start}.",
        "{n} months, counted from {start}.",
        term.months.value,
        start=term.runs_from.value or "",
    )
    who = _("Only {who} can end it early.", who=term.by.value or "")
    last = agreement.last_notice_day
    latest = ""
    if last is not None:
        latest = _(
            "Notice received after {day} does not end it before its last day (worked out from {months} months).",
            day=format_date(last),
            months=term.months.value,
        )
    return said(months, who, _ground(agreement), latest, of=[term.months, term.ground])


def _ground(agreement: Agreement) -> str:
    ground = agreement.notice.ground
    if ground.readings:
        one, other = ground.readings
        return _(
            "The reason is given in two ways: {one} ({one_place}), or {other} ({other_place}).",
            one=one.value,
            one_place=one.source.where,
            other=other.value,
            other_place=other.source.where,
        )
    return _("The reason: {reason}.", reason=ground.value) if ground.value is not None else ""


DATES: dict[str, Callable[[Agreement, int | None, date], Said]] = {
    "ends": ends,
    "period": period,
    "extension": extension,
    "notice": notice,
}
"""The topics that look at the calendar, by their slot value."""
