"""A change of placements that is being put together on a card: whom it is about, what is known, what is missing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from storage.days import last_day_of, weekdays_from
from storage.enrolments import end_enrolment, extend_enrolment
from storage.models import Participant, Workplace
from storage.pauses import pause_enrolment, resume_enrolment
from storage.people import Standing, by_code, standing, workplace_named, workplaces
from storage.placements import change_extent, move_placement
from storage.starts import Newcomer, call_off_start, planned_start, start_enrolment
from storage.trials import DAY
from storage.vocabulary import EndReason, Gender, Reason, Role
from storage.work import Work, key

FIELDS = {
    "start_placement": ("workplace", "starts", "until", "extent", "weekdays"),
    "move": ("workplace", "starts"),
    "extend": ("until", "reason"),
    "end_placement": ("until", "reason"),
    "change_extent": ("extent", "weekdays", "starts"),
    "pause": ("starts", "until"),
    "resume": ("starts",),
}
OF_A_NEWCOMER = ("caseworker", "gender")
EVERY_WEEKDAY = ["mån", "tis", "ons", "tor", "fre"]


@dataclass
class Draft:
    """`slots` are the contract's, as JSON, and besides: caseworker (staff id, 0 for none), gender, over (Reason)."""

    intent: str
    codes: list[str]
    slots: dict[str, Any] = field(default_factory=dict)
    asking: str | None = None

    @classmethod
    def of(cls, intent: str, slots: dict[str, Any]) -> "Draft":
        """From an understood thing; a pause's period becomes its first and last day."""
        kept = {name: value for name, value in slots.items() if name not in ("participants", "ambiguous", "when")}
        when = slots.get("when") or {}
        for name, end in (("starts", "start"), ("until", "end")):
            if when.get(end):
                kept.setdefault(name, when[end])
        codes = list(slots.get("participants", []))
        if codes:
            kept.pop("new_name", None)
        return cls(intent, codes, kept)

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> "Draft":
        return cls(state["intent"], list(state["codes"]), dict(state["slots"]), state.get("asking"))

    def as_state(self) -> dict[str, Any]:
        return {"intent": self.intent, "codes": self.codes, "slots": self.slots, "asking": self.asking}

    def as_thing(self, code: str | None) -> dict[str, Any]:
        """The thing as a request keeps it: this one person's, complete."""
        slots = {name: value for name, value in self.slots.items() if name != "over"}
        return {"intent": self.intent, "slots": {**slots, **({"participants": [code]} if code else {})}}

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be chosen on the card, in the order in which it is asked."""
        if self.slots.get("call_off"):
            return ()
        return FIELDS[self.intent] + (OF_A_NEWCOMER if self.is_new else ())

    @property
    def is_new(self) -> bool:
        return self.intent == "start_placement" and not self.codes

    def day(self, name: str) -> date | None:
        said = self.slots.get(name)
        return date.fromisoformat(said) if said else None

    def people(self, work: Work) -> list[Participant]:
        return [by_code(work, code) for code in self.codes]


def settle(work: Work, draft: Draft) -> None:
    """Fill in what follows from what is known: what is left out is asked for."""
    slots, first = draft.slots, draft.people(work)[0] if draft.codes else None
    if draft.intent == "resume":
        slots.setdefault("starts", work.today.isoformat())
    if draft.intent == "move" and first is not None and "workplace" not in slots:
        held = standing(work, first).placement
        others = [place.name for place in workplaces(work) if held is None or place.id != held.workplace_id]
        if len(others) == 1:
            slots["workplace"] = others[0]
    if draft.intent == "end_placement" and first is not None and len(draft.codes) == 1:
        planned, until = planned_start(work, first), draft.day("until")
        if planned is not None and planned.starts > work.today and (until is None or until < planned.starts):
            slots["call_off"] = True
    if draft.intent == "start_placement":
        _settle_start(work, draft, first)


def _settle_start(work: Work, draft: Draft, first: Participant | None) -> None:
    slots = draft.slots
    planned = planned_start(work, first) if first is not None else None
    if planned is not None and first is not None:
        held = standing(work, first, planned.starts).placement
        slots.setdefault("starts", planned.starts.isoformat())
        if held is not None:
            slots.setdefault("workplace", work.get(Workplace, held.workplace_id).name)
            if "extent" not in slots:
                slots["extent"] = held.extent
                slots.setdefault("weekdays", [EVERY_WEEKDAY[day] for day in held.weekdays if day < len(EVERY_WEEKDAY)])
        slots["planned"] = True
    own = work.own_workplaces()
    if work.role == Role.SUPERVISOR and "workplace" not in slots and own:
        slots["workplace"] = work.get(Workplace, own[0]).name
    if slots.get("extent") == 100:
        slots.setdefault("weekdays", EVERY_WEEKDAY)
    if draft.is_new and work.role == Role.CASEWORKER:
        slots["caseworker"] = work.me.id


def has_ended(work: Work, person: Participant) -> bool:
    """The person's last enrolment is over, and no start is planned."""
    enrolment = standing(work, person).enrolment
    return enrolment is not None and enrolment.last_day < work.today


def missing(work: Work, draft: Draft) -> str | None:
    """The first field that must be asked for; None when the change is complete."""
    slots = draft.slots
    for name in draft.fields:
        if name in slots or (name == "until" and ("months" in slots or "planned" in slots)):
            continue
        if draft.intent == "pause" and name == "until":
            continue  # an open end is one
        if draft.intent == "change_extent":
            if name == "extent" and "weekdays" in slots:
                continue
            if name == "weekdays" and not _long_days(work, draft):
                continue
        return name
    return None


def _long_days(work: Work, draft: Draft) -> bool:
    """The new extent on the present weekdays would make days longer than a full-time day."""
    for person in draft.people(work):
        held = standing(work, person, draft.day("starts")).placement
        if held is not None and draft.slots["extent"] / 100 * 5 > len(held.weekdays) + 0.01:
            return True
    return False


def until_of(draft: Draft, where: Standing | None) -> date | None:
    """The last day: as said, or so many months after the start or after the present end."""
    said = draft.day("until")
    if said is not None or "months" not in draft.slots:
        return said
    starts = draft.day("starts")
    if draft.intent == "start_placement" and starts is not None:
        return last_day_of(starts, draft.slots["months"])
    if where is not None and where.enrolment is not None:
        return last_day_of(where.enrolment.last_day + DAY, draft.slots["months"])
    return None


def perform(work: Work, draft: Draft, person: Participant | None) -> Standing:
    """Make the change for one person (None: the newcomer). Raises what the action raises."""
    slots, starts = draft.slots, draft.day("starts") or work.today
    over = Reason(slots["over"]) if "over" in slots else None
    weekdays = weekdays_from(slots["weekdays"]) if "weekdays" in slots else None
    if draft.intent == "start_placement":
        place = workplace_named(work, slots["workplace"])
        who = person or Newcomer(
            slots["new_name"], Gender(slots.get("gender", "not_stated")), slots.get("caseworker") or None
        )
        ends = until_of(draft, None)
        days = weekdays or (0, 1, 2, 3, 4)
        return start_enrolment(work, who, key(place.id), starts, ends, extent=slots["extent"], weekdays=days, over=over)
    if person is None:
        raise LookupError("a change needs a person")
    where = standing(work, person)
    match draft.intent:
        case "move":
            place = workplace_named(work, slots["workplace"])
            return move_placement(work, person, key(place.id), starts, over=over)
        case "extend":
            until = until_of(draft, where) or work.today
            return extend_enrolment(work, person, until, Reason(slots["reason"]), over=over)
        case "end_placement" if slots.get("call_off"):
            return call_off_start(work, person)
        case "end_placement":
            until = until_of(draft, where) or work.today
            return end_enrolment(work, person, until, EndReason(slots["reason"]), over=over)
        case "change_extent":
            return change_extent(work, person, starts, extent=slots.get("extent"), weekdays=weekdays)
        case "pause":
            return pause_enrolment(work, person, starts, draft.day("until"))
    return resume_enrolment(work, person, starts)
