"""What the attendance list shows: the list itself, one person's reasons, the choice of day, and what was saved."""

from datetime import date, timedelta
from typing import Any

from handlers.attendance_scope import why_nobody
from handlers.attendance_words import capital, people_count, told_line, workplace_names
from handlers.coded_words import status_word
from handlers.names import named
from locales import _, _n
from locales.formats import WEEKDAYS, format_date, format_list
from storage.attendance import Told, people_with
from storage.attendance_book import rows_of
from storage.attendance_counts import unreported
from storage.buttons import Button, Rows
from storage.expected import schedule
from storage.models import Attendance, Participant, Workplace
from storage.vocabulary import Known, Status
from storage.work import Work, key

A_PAGE = 8
MINUTES = (5, 10, 15, 20, 30, 45, 60)
NEAR = timedelta(days=14)
DAYS_SHOWN = 5

View = tuple[str, Rows]
Row = list[Button]


def list_view(
    work: Work,
    places: list[int],
    day: date,
    *,
    page: int = 0,
    focus: Participant | None = None,
    told: Told | None = None,
) -> View:
    """The people of a day, a page at a time; on top the details of the one who was just tapped (`focus`)."""
    people, said = _people_on(work, places, day)
    where, iso = workplace_names(work, places), day.isoformat()
    heading = _("Attendance at {workplace}, {day}", workplace=where, day=format_date(day))
    if not people:
        return f"{heading}\n{why_nobody(work, places, day)}", [[Button(_("Another day"), "days", {"day": iso})]]
    if told is None:
        work.log_read("attendance_list", people)
    pages = -(-len(people) // A_PAGE)
    page = min(page, pages - 1)
    reported = sum(key(person.id) in said for person in people)
    lines = [heading, _("{n} of {all} reported.", n=reported, all=len(people))]
    if told is not None and (told.problem is not None or told.back):
        lines.append(told_line(work, told))
    rows: list[Row] = []
    if focus is not None and key(focus.id) in said:
        lines.append(_details(work, focus, said[key(focus.id)]))
        rows += _detail_rows(focus, said[key(focus.id)], {"day": iso, "page": page})
    if reported < len(people) and day <= work.today:
        rows.append([Button(_("All here"), "all", {"day": iso, "page": page})])
    shown = people[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [
        Button(_mark(work, person, said.get(key(person.id))), "person", {"day": iso, "code": person.code, "page": page})
        for person in shown
    ]
    rows += _in_twos(buttons)
    if pages > 1:
        lines.append(_("Page {page} of {pages}", page=page + 1, pages=pages))
        turn = []
        if page:
            turn.append(Button("◀", "list", {"day": iso, "page": page - 1}))
        if page < pages - 1:
            turn.append(Button("▶", "list", {"day": iso, "page": page + 1}))
        rows.append(turn)
    rows.append([Button(_("Another day"), "days", {"day": iso}), Button(_("Done"), "done", {"day": iso})])
    return "\n".join(lines), rows


def person_view(work: Work, day: date, person: Participant, *, page: int = 0) -> View:
    """One person's day as it now is, and every reason as a button."""
    row = next(iter(rows_of(work, day, day, [key(person.id)])), None)
    what = status_word(row.status, row.minutes) if row else _("not reported")
    text = _("{who}, {day}: {what}", who=named(work, person), day=format_date(day), what=what)
    args = {"day": day.isoformat(), "code": person.code, "page": page}
    labels = [
        [(_("Here"), Status.PRESENT), (_("Late"), Status.LATE), (_("Left early"), Status.LEFT_EARLY)],
        [(_("Sick"), Status.SICK), (_("Care of a child"), Status.VAB)],
        [(_("Excused absence"), Status.EXCUSED), (_("Unexcused absence"), Status.UNEXCUSED)],
        [(_("Away, reason unknown"), Status.ABSENT)],
    ]
    rows: list[Row] = [
        [Button(label, "set", {**args, "status": status.value}) for label, status in line] for line in labels
    ]
    if row is not None:
        rows[-1].append(Button(_("Not reported"), "clear", args))
    rows.append([Button(_("To the list"), "list", {"day": day.isoformat(), "page": page})])
    return text, rows


def places_view(work: Work, places: list[int], day: date) -> View:
    """Which workplace, for those who report for several."""
    rows = [
        [Button(work.get(Workplace, place).name, "list", {"places": [place], "day": day.isoformat()})]
        for place in places
    ]
    return _("Which workplace?"), rows


def days_view(work: Work, places: list[int], day: date) -> View:
    """Days near `day` on which somebody is expected, with how many are unreported."""
    plan = schedule(work, day - NEAR, day + NEAR, workplaces=places)
    expected = sorted({one for person in plan.people() for one in plan.days(person)})
    before, after = [one for one in expected if one < day], [one for one in expected if one > day]
    shown = [*before[-DAYS_SHOWN:], *([day] if day in expected else []), *after[:DAYS_SHOWN]]
    missing = unreported(work, day - NEAR, day + NEAR, places)
    buttons = []
    for one in shown:
        label = f"{WEEKDAYS[one.weekday()][:3]} {one.day}/{one.month}"
        if one == work.today:
            label = _("Today, {day}", day=label)
        if left := len(missing.get(one, ())):
            label += " " + _n("({n} missing)", "({n} missing)", left)
        buttons.append(Button(label, "list", {"day": one.isoformat()}))
    turn = []
    if before:
        turn.append(Button(_("◀ Earlier"), "days", {"day": before[-DAYS_SHOWN:][0].isoformat()}))
    if after:
        turn.append(Button(_("Later ▶"), "days", {"day": after[:DAYS_SHOWN][-1].isoformat()}))
    text = _("Which day at {workplace}?", workplace=workplace_names(work, places))
    return text, [*_in_twos(buttons), *([turn] if turn else [])]


def done_view(work: Work, places: list[int], day: date) -> View:
    """What is saved of the day, and who is still unreported."""
    people, said = _people_on(work, places, day)
    by_status: dict[Status, list[str]] = {}
    for person in people:
        row = said.get(key(person.id))
        if row is not None:
            minutes = f" ({row.minutes} min)" if row.minutes else ""
            by_status.setdefault(row.status, []).append(named(work, person) + minutes)
    where = workplace_names(work, places)
    lines = [_("Saved for {workplace}, {day}:", workplace=where, day=format_date(day))]
    for status in Status:
        names = by_status.get(status, [])
        if names:
            what = people_count(len(names)) if status == Status.PRESENT else format_list(names)
            lines.append(f"{capital(status_word(status))}: {what}")
    left = [named(work, person) for person in people if key(person.id) not in said]
    if not by_status:
        lines = [_("Nothing is saved yet for {workplace}, {day}.", workplace=where, day=format_date(day))]
    lines.append(_("Not reported: {who}", who=format_list(left)) if left else _("Everybody is reported."))
    return "\n".join(lines), [[Button(_("Change"), "list", {"day": day.isoformat()})]]


def _people_on(work: Work, places: list[int], day: date) -> tuple[list[Participant], dict[int, Attendance]]:
    """Those expected that day and those reported all the same, by name; and what is said of them."""
    plan = schedule(work, day, day, workplaces=places)
    placed = plan.placed_on(day)
    said = {row.participant_id: row for row in rows_of(work, day, day, placed)}
    expected = plan.on(day)
    people = people_with(work, [person for person in placed if person in expected or person in said])
    return sorted(people, key=lambda person: person.name.casefold()), said


def _mark(work: Work, person: Participant, row: Attendance | None) -> str:
    """«– Amina» unreported, «✓ Amina» here, «Amina: sjuk»."""
    if row is None:
        return f"– {named(work, person)}"
    if row.status == Status.PRESENT:
        return f"✓ {named(work, person)}"
    return f"{named(work, person)}: {status_word(row.status, row.minutes)}"


def _details(work: Work, person: Participant, row: Attendance) -> str:
    """«Amina: sjuk, anmäld, intyg finns»."""
    words = [status_word(row.status, row.minutes)]
    if row.notified != Known.UNKNOWN:
        words.append(_("notified") if row.notified == Known.YES else _("not notified"))
    if row.certificate != Known.UNKNOWN:
        words.append(_("with a certificate") if row.certificate == Known.YES else _("without a certificate"))
    return f"{named(work, person)}: {', '.join(words)}"


def _detail_rows(person: Participant, row: Attendance, args: dict[str, Any]) -> list[Row]:
    """What may be added to a status that was just tapped."""
    args = {**args, "code": person.code, "status": row.status.value}
    if row.status in (Status.LATE, Status.LEFT_EARLY):
        buttons = [Button(f"{minutes} min", "set", {**args, "minutes": minutes}) for minutes in MINUTES]
        return [buttons[:4], buttons[4:]]
    if row.status == Status.PRESENT:
        return []
    known = [
        Button(_("Notified"), "set", {**args, "notified": "yes"}),
        Button(_("Not notified"), "set", {**args, "notified": "no"}),
    ]
    if row.status != Status.SICK:
        return [known]
    certificate = [
        Button(_("Certificate"), "set", {**args, "certificate": "yes"}),
        Button(_("No certificate"), "set", {**args, "certificate": "no"}),
    ]
    return [known, certificate]


def _in_twos(buttons: list[Button]) -> list[Row]:
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
