"""A change of the journal in words: «Amina sjuk måndag 23 november 2026»."""

from collections import Counter
from datetime import date
from typing import Any

from sqlmodel import select

from handlers.coded_words import status_word
from handlers.names import named
from handlers.order_words import order_in_words, status_in_words
from locales import _, _n
from locales.formats import format_date, format_kr, format_list, format_percent, format_span, format_weekdays
from storage.models import Change, Enrolment, Membership, Order, Participant, Staff, Workplace
from storage.vocabulary import Role, Status
from storage.work import Work, key

MOST_NAMED = 3
Values = dict[str, Any]


def change_in_words(work: Work, change: Change, *, reader: Staff | None = None) -> str:
    """What the change did, to be said before it is taken back; for a `reader` who is a caseworker only their own
    participants are named."""
    own = _own_only(work, reader)
    said = [*_attendance(work, change, own), *_people(work, change, own), *_others(work, change, own)]
    return "; ".join(said) or _("a change")


def _own_only(work: Work, reader: Staff | None) -> int | None:
    """The caseworker's id where the reader is one."""
    if reader is None:
        return None
    role = work.session.exec(
        select(Membership.role).where(
            Membership.staff_id == reader.id, Membership.partnership_id == work.partnership_id
        )
    ).first()
    return key(reader.id) if role == Role.CASEWORKER else None


def _person(work: Work, participant_id: int, own: int | None) -> str | None:
    """How the person is written; None where the reader is not to see them."""
    person = work.session.get(Participant, participant_id)
    if person is None or (own is not None and person.caseworker_id != own):
        return None
    return named(work, person)


def _attendance(work: Work, change: Change, own: int | None) -> list[str]:
    """«Amina sjuk, 8 närvarande måndag 23 november 2026»: a day each, the present ones counted when many."""
    by_day: dict[str, list[tuple[str, Values]]] = {}
    for table, _row_id, before, after in change.rows:
        values = after or before
        if table != "attendance":
            continue
        name = _person(work, values["participant_id"], own)
        if name is not None:
            by_day.setdefault(values["day"], []).append((name, values))
    said = []
    for day, reports in sorted(by_day.items()):
        many = Counter(values["status"] for _name, values in reports)
        words = [
            f"{name} {status_word(Status(values['status']), values['minutes'])}"
            for name, values in reports
            if many[values["status"]] <= MOST_NAMED or values["status"] != Status.PRESENT
        ]
        if many[Status.PRESENT] > MOST_NAMED:
            words.append(_n("{n} present", "{n} present", many[Status.PRESENT]))
        said.append(f"{', '.join(words)} {format_date(date.fromisoformat(day))}")
    return said


def _people(work: Work, change: Change, own: int | None) -> list[str]:
    """Changes of enrolments, placements and pauses, a sentence each, by person."""
    said = []
    for table, _row_id, before, after in change.rows:
        values = after or before
        if table == "enrolment":
            name, words = _person(work, values["participant_id"], own), _enrolment(before, after)
        elif table == "placement":
            enrolment = _enrolment_row(work, change, values["enrolment_id"])
            name = _person(work, enrolment["participant_id"], own)
            # a placement that only follows its enrolment's start or end is not told on its own
            follows = _touched(change, "enrolment", values["enrolment_id"])
            words = "" if follows else _placement(work, change, before, after)
        elif table == "pause":
            enrolment = _enrolment_row(work, change, values["enrolment_id"])
            name, words = _person(work, enrolment["participant_id"], own), _pause(before, after)
        else:
            continue
        if name is not None and words:
            said.append(f"{name} {words}")
    return said


def _touched(change: Change, table: str, row_id: int) -> bool:
    return any(row[0] == table and row[1] == row_id for row in change.rows)


def _enrolment_row(work: Work, change: Change, enrolment_id: int) -> Values:
    for table, row_id, before, after in change.rows:
        if table == "enrolment" and row_id == enrolment_id:
            values: Values = after or before
            return values
    return {"participant_id": work.get(Enrolment, enrolment_id).participant_id}


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text))


def _enrolment(before: Values | None, after: Values | None) -> str:
    if before is None and after is not None:
        return _("enrolled from {day}", day=_day(after["starts"]))
    if after is None and before is not None:
        return _("start on {day} called off", day=_day(before["starts"]))
    assert before is not None and after is not None
    if before["starts"] != after["starts"]:
        return _("start {before} → {after}", before=_day(before["starts"]), after=_day(after["starts"]))
    if after["ended_on"] and before["ended_on"] != after["ended_on"]:
        return _("ended {day}", day=_day(after["ended_on"]))
    return _("end date {before} → {after}", before=_day(before["last_day"]), after=_day(after["last_day"]))


def _placement(work: Work, change: Change, before: Values | None, after: Values | None) -> str:
    """A new stretch is told by what it differs in from the one that it follows."""
    if after is None:
        return ""
    if before is None:
        siblings = (row[2] for row in change.rows if row[0] == "placement" and row[2])
        before = next((values for values in siblings if values["enrolment_id"] == after["enrolment_id"]), None)
    day, how = _day(after["starts"]), _how(after)
    place = work.get(Workplace, after["workplace_id"]).name
    if before is None:
        return _("{workplace}, {how}, from {day}", workplace=place, how=how, day=day)
    if before["workplace_id"] != after["workplace_id"]:
        former = work.get(Workplace, before["workplace_id"]).name
        return _("moved from {before} to {after} {day}", before=former, after=place, day=day)
    if _how(before) != how:
        return _("{before} → {after} from {day}", before=_how(before), after=how, day=day)
    if before["starts"] != after["starts"]:
        return _("{workplace} from {before} → {after}", workplace=place, before=_day(before["starts"]), after=day)
    return ""


def _how(values: Values) -> str:
    return f"{format_percent(values['extent'] / 100)} {format_weekdays(values['weekdays'])}"


def _pause(before: Values | None, after: Values | None) -> str:
    def period(values: Values) -> str:
        ends = values["ends"]
        return format_span(date.fromisoformat(values["starts"]), date.fromisoformat(ends) if ends else None)

    if after is None and before is not None:
        return _("pause {period} called off", period=period(before))
    assert after is not None
    if before is None:
        return _("pause {period}", period=period(after))
    return _("pause {before} → {after}", before=period(before), after=period(after))


def _order(work: Work, before: Values | None, after: Values | None) -> str:
    """«beställningen Matmission, 50 %: plats reserverad …»; a new or a removed one is only the order."""
    order = Order.model_validate(after or before)
    wish = order_in_words(work, order)
    if before is None or after is None:
        return _("the order {wish}", wish=wish)
    return _("the order {wish}: {status}", wish=wish, status=status_in_words(work, order))


def _others(work: Work, change: Change, own: int | None) -> list[str]:
    """Rows that are no person's: closed days, orders, requests; told by kind."""
    closed = sorted(row[3]["day"] for row in change.rows if row[0] == "closedday" and row[3])
    said = [_("closed {days}", days=format_list(_day(day) for day in closed))] if closed else []
    tables = {row[0] for row in change.rows}
    if "plannedabsence" in tables:
        said.append(_("a recurring planned absence"))
    if "enrolment" not in tables:
        said += [_order(work, before, after) for table, _id, before, after in change.rows if table == "order"]
    booked = [(after or before)["amount"] for table, _id, before, after in change.rows if table == "bookedamount"]
    if booked:
        said.append(_("booked amounts, {kr}", kr=format_kr(sum(booked))))
    if not tables & {"enrolment", "placement", "pause", "attendance"}:
        for table, _row_id, before, after in change.rows:
            person = (after or before)["participant_id"] if table == "request" else None
            name = _person(work, person, own) if person is not None else None
            if table == "request":
                asked = _("a request to the workplace")
                said.append(_("{what} about {name}", what=asked, name=name) if name else asked)
    return said
