"""What a change card asks for when something is missing: one question at a time, with buttons or free text."""

from datetime import date, timedelta
from typing import Any

from handlers.coded_words import end_reason_word, gender_word, reason_word
from handlers.drafts import EVERY_WEEKDAY, Draft
from locales import _, _n
from locales.formats import format_date, format_percent, format_weekdays
from storage import agreement
from storage.buttons import Button
from storage.days import add_months, last_day_of, week_of, weekdays_from
from storage.people import standing, workplaces
from storage.staff import colleagues
from storage.trials import DAY
from storage.vocabulary import EndReason, Gender, Reason, Role
from storage.work import Work

EXTENTS = (25, 50, 75, 100)
USUAL_WEEKDAYS = (EVERY_WEEKDAY, EVERY_WEEKDAY[:4], ["mån", "ons", "fre"], ["mån", "tis", "ons"], ["tis", "tor"])
OVER_REASONS = (Reason.AWAITS_WORK, Reason.AWAITS_STUDIES, Reason.AWAITS_MEASURE, Reason.NEEDS_MORE_TIME, Reason.OTHER)
Rows = list[list[Button]]


def question(work: Work, draft: Draft, name: str) -> tuple[str, Rows]:
    """The question for a field, and its answers as rows of buttons."""
    ask = {
        "workplace": _workplace,
        "starts": _starts,
        "until": _until,
        "extent": _extent,
        "weekdays": _weekdays,
        "reason": _reason,
        "over": _over,
        "caseworker": _caseworker,
        "gender": _gender,
    }[name]
    return ask(work, draft)


def field_word(draft: Draft, name: str) -> str:
    """The field's name on the button of «Ändra»."""
    if name == "until" and draft.intent == "pause":
        return _("Last day of the pause")
    return {
        "workplace": _("Workplace"),
        "starts": _("First day"),
        "until": _("Last day"),
        "extent": _("Extent"),
        "weekdays": _("Weekdays"),
        "reason": _("Reason"),
        "caseworker": _("Caseworker"),
        "gender": _("Gender"),
    }[name]


def _set(label: str, **values: Any) -> Button:
    """A button that sets slots; None takes a slot away."""
    return Button(label, "set", {"slots": values})


def _date(label: str | None, name: str, day: date) -> list[Button]:
    shown = format_date(day)
    text = f"{label}: {shown}" if label else shown[0].upper() + shown[1:]
    values = {name: day.isoformat(), **({"months": None} if name == "until" else {})}
    return [_set(text, **values)]


def _workplace(work: Work, draft: Draft) -> tuple[str, Rows]:
    held = [standing(work, person).placement for person in draft.people(work)]
    here = {one.workplace_id for one in held if one is not None} if draft.intent == "move" else set()
    places = [place for place in workplaces(work) if len(here) != 1 or place.id not in here]
    return _("Which workplace?"), [[_set(place.name, workplace=place.name)] for place in places]


def _starts(work: Work, draft: Draft) -> tuple[str, Rows]:
    today = work.today
    monday = week_of(today)[1] + DAY
    choices: dict[date, str | None] = {today: _("Today"), today + DAY: _("Tomorrow")}
    for day in sorted({monday, monday + timedelta(weeks=1), add_months(today.replace(day=1), 1)}):
        choices.setdefault(day, None)
    rows = [_date(label, "starts", day) for day, label in choices.items()]
    text = {
        "start_placement": _("Which is the first day?"),
        "pause": _("From which day is the pause?"),
        "resume": _("Which is the first day back?"),
    }.get(draft.intent, _("From which day?"))
    return f"{text} {_or_write_a_date()}", rows


def _until(work: Work, draft: Draft) -> tuple[str, Rows]:
    if draft.intent == "start_placement":
        return _length(work, draft)
    person = draft.people(work)[0]
    enrolment = standing(work, person).enrolment
    last_day = enrolment.last_day if enrolment else work.today
    if draft.intent == "extend":
        rows = [_date(_("Two weeks"), "until", last_day + timedelta(weeks=2))] if len(draft.codes) == 1 else []
        for months in (1, 2, 3, 4):
            label = _n("{n} month", "{n} months", months)
            if len(draft.codes) == 1:
                rows.append(_date(label, "until", last_day_of(last_day + DAY, months)))
            else:
                rows.append([_set(label, months=months, until=None)])
        return f"{_('How much longer?')} {_or_write_a_date()}", rows
    if draft.intent == "pause":
        starts = draft.day("starts") or work.today
        rows = [
            _date(_n("{n} week", "{n} weeks", weeks), "until", starts + timedelta(weeks=weeks) - DAY)
            for weeks in (1, 2, 4)
        ]
        return f"{_('How long is the pause?')} {_or_write_a_date()}", [
            *rows,
            [_set(_("Until further notice"), until=None)],
        ]
    friday = week_of(work.today)[0] + timedelta(days=4)
    days = [(_("Today"), work.today), (None, friday), (None, friday + timedelta(weeks=1))]
    rows = [_date(label, "until", day) for label, day in days if work.today <= day < last_day]
    rows.append(_date(_("As planned"), "until", last_day))
    return f"{_('Which is the last day?')} {_or_write_a_date()}", rows


def _length(work: Work, draft: Draft) -> tuple[str, Rows]:
    starts = draft.day("starts") or work.today
    most = agreement.load(work.here.agreement).enrolment_months.value or 4
    rows = []
    for months in range(most, 0, -1):
        label = _n("{n} month", "{n} months", months)
        until = _("until {day}", day=format_date(last_day_of(starts, months)))
        rows.append([_set(f"{label}, {until}", months=months, until=None)])
    return f"{_('How long?')} {_or_write_a_date()}", rows


def _or_write_a_date() -> str:
    return _("Tap, or write a date.")


def _extent(_work: Work, _draft: Draft) -> tuple[str, Rows]:
    buttons = [_set(format_percent(extent / 100), extent=extent) for extent in EXTENTS]
    return _("Which extent? Tap, or write a per cent."), [buttons[:2], buttons[2:]]


def _weekdays(work: Work, draft: Draft) -> tuple[str, Rows]:
    rows = []
    for person in draft.people(work)[:1]:
        held = standing(work, person, draft.day("starts")).placement
        if held is not None:
            same = _("As now: {days}", days=format_weekdays(held.weekdays))
            rows.append([_set(same, weekdays=[EVERY_WEEKDAY[day] for day in held.weekdays if day < 5])])
    rows += [[_set(format_weekdays(weekdays_from(codes)), weekdays=codes)] for codes in USUAL_WEEKDAYS]
    return _("Which weekdays? Tap, or write them: «mon wed fri»."), rows


def _reason(_work: Work, draft: Draft) -> tuple[str, Rows]:
    if draft.intent == "end_placement":
        words = [(end_reason_word(reason), reason.value) for reason in EndReason]
        return _("Why does the enrolment end?"), [[_set(_capital(word), reason=value)] for word, value in words]
    words = [(reason_word(reason), reason.value) for reason in Reason]
    return _("Why is the enrolment extended?"), [[_set(_capital(word), reason=value)] for word, value in words]


def _over(_work: Work, _draft: Draft) -> tuple[str, Rows]:
    rows = [[_set(_capital(reason_word(reason)), over=reason.value)] for reason in OVER_REASONS]
    return _("Why go over the number of places? The reason is recorded."), rows


def _caseworker(work: Work, _draft: Draft) -> tuple[str, Rows]:
    rows = [[_set(one.staff.name, caseworker=one.staff.id)] for one in colleagues(work, Role.CASEWORKER)]
    return _("Who is the caseworker?"), [*rows, [_set(_("None yet"), caseworker=0)]]


def _gender(_work: Work, _draft: Draft) -> tuple[str, Rows]:
    return _("Woman or man? It is counted in the year's report."), [
        [_set(_capital(gender_word(gender)), gender=gender.value) for gender in Gender]
    ]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
