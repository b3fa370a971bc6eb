"""Agreements (överenskommelser) as data: one TOML file each in storage/agreements.

A value is given, derived, missing or conflicting and carries its source (DESIGN.md, Rules of the domain).
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Self

from pydantic import model_validator

from storage.agreement_checks import Check, check_sums
from storage.agreement_terms import (
    Budget,
    Certainty,
    Document,
    Event,
    FollowUp,
    Goal,
    Notice,
    OwnContribution,
    Party,
    Period,
    Positions,
    Source,
    Term,
    Value,
)
from storage.days import add_months
from storage.vocabulary import Role

DEFAULT_KEY = "malmo-skane-stadsmission-2026"
USUAL_TITLES = {
    Role.SUPERVISOR: "handledare",
    Role.OPERATIONS_LEAD: "verksamhetsledare",
    Role.UNIT_MANAGER: "enhetschef",
    Role.COACH: "yrkescoach",
    Role.CASEWORKER: "arbetsmarknadssekreterare",
    Role.ADMIN: "administratör",
}
"""What a role is called where the agreement does not say; the words of the Malmö documents."""


class Agreement(Term):
    """One agreement. Money is kronor a year, shares are per cent of full time, months are whole numbers."""

    key: str
    name: str
    association: str
    documents: dict[str, Document]
    standing: Value[str]
    case_number: Value[str]
    described_in: Value[str]
    guidelines: Value[str]
    municipality: Party
    partner: Party
    period: Period
    notice: Notice
    breach: Value[str]
    places_at_once: Value[int]
    places_per_year: Value[int]
    places_split: Value[str]
    enrolment_months: Value[int]
    enrolment_extension: Value[str]
    enrolment_extension_months: Value[int]
    workplaces: Value[tuple[str, ...]]
    target_group: Value[str]
    target_group_conditions: Value[tuple[str, ...]]
    purpose: Value[str]
    contents: Value[tuple[str, ...]]
    goals: tuple[Goal, ...]
    assessment: Value[str]
    money: dict[int, Budget]
    funding: Value[str]
    positions: Positions
    own_contribution: OwnContribution
    clothes: Value[str]
    follow_up: FollowUp
    activity_requirement: Value[str]
    individual_agreements: Value[str]
    ordering: Value[tuple[str, ...]]
    role_titles: dict[Role, Value[str]]
    history: tuple[Event, ...] = ()
    facts: dict[str, Value[str]] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Sources name known documents, and a sum is said to be conflicting exactly where it does not add up."""
        for path, value in self.values():
            for source in [value.source, *(reading.source for reading in value.readings)]:
                if source.document not in self.documents:
                    raise ValueError(f"{path}: no document {source.document!r}")
        for check in self.check_sums():
            conflicting = check.written_value.status == Certainty.CONFLICTING
            if conflicting == check.agrees:
                what = " ".join(str(part) for part in (check.what, check.year, check.post) if part)
                raise ValueError(
                    f"{what}: {check.written} written, {check.computed} computed, conflicting: {conflicting}"
                )
        return self

    @property
    def first_day(self) -> date | None:
        return self.period.starts.value

    @property
    def last_day(self) -> date | None:
        return self.period.ends.value

    @property
    def last_day_if_extended(self) -> date | None:
        return self.period.extended_ends.value

    @property
    def last_notice_day(self) -> date | None:
        """The last day on which notice received still ends the agreement before its last day; None where none can.

        *Derived*: a day and so many months is the same day of the month, or that month's last.
        """
        months, last = self.notice.months.value, self.last_day
        if months is None or last is None:
            return None
        latest = add_months(last, -months)
        return latest if add_months(latest, months) <= last else None

    def ends_after_notice(self, received: date) -> date | None:
        """The last day if notice is received on `received`; None where the agreement knows of no notice."""
        months, last = self.notice.months.value, self.last_day
        if months is None or last is None:
            return None
        return min(add_months(received, months), last)

    def covers(self, year: int) -> bool | None:
        """Whether the agreement runs in some part of the year; None where its period is not known."""
        if self.first_day is None or self.last_day is None:
            return None
        return self.first_day.year <= year <= self.last_day.year

    def goal(self, key: str) -> Goal | None:
        return next((goal for goal in self.goals if goal.key == key), None)

    def title(self, role: Role) -> str:
        """What a role is called in this partnership, in lower case."""
        title = self.role_titles.get(role)
        return title.value if title is not None and title.value is not None else USUAL_TITLES[role]

    def document(self, source: Source) -> Document:
        return self.documents[source.document]

    def check_sums(self) -> tuple[Check, ...]:
        """Every sum worked out again from the data."""
        return tuple(check_sums(self))

    def conflicts(self) -> tuple[Check, ...]:
        """The sums that do not add up."""
        return tuple(check for check in self.check_sums() if not check.agrees)

    def values(self) -> tuple[tuple[str, Value[Any]], ...]:
        """Every value of the agreement with its path, such as «money.2026.total»."""
        return tuple(_values(self, ""))


def _values(part: object, path: str) -> list[tuple[str, Value[Any]]]:
    if isinstance(part, Value):
        return [(path, part)]
    if isinstance(part, Term):
        inner: list[tuple[str, object]] = [(name, getattr(part, name)) for name in type(part).model_fields]
    elif isinstance(part, dict):
        inner = [(str(name), value) for name, value in part.items()]
    elif isinstance(part, tuple):
        inner = [(getattr(value, "key", str(number)), value) for number, value in enumerate(part)]
    else:
        return []
    return [found for name, value in inner for found in _values(value, f"{path}.{name}".lstrip("."))]


@cache
def load(key: str) -> Agreement:
    """The agreement of that key; raises LookupError where there is none."""
    if key not in keys():
        raise LookupError(f"no agreement {key!r}; there are {', '.join(keys())}")
    return Agreement.model_validate({"key": key, **_read(_folder() / f"{key}.toml")})


@cache
def keys() -> tuple[str, ...]:
    """The keys of all agreements, the default one first."""
    found = (entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda key: (key != DEFAULT_KEY, key)))


def all_agreements() -> tuple[Agreement, ...]:
    """All agreements, the default one first."""
    return tuple(load(key) for key in keys())


def _folder() -> Traversable:
    return files("storage") / "agreements"


def _read(file: Traversable) -> dict[str, Any]:
    """A TOML file laid over the common terms that its `based_on` names."""
    own = tomllib.loads(file.read_text(encoding="utf-8"))
    merged: dict[str, Any] = {}
    for base in own.pop("based_on", []):
        merged = _over(merged, _read(_folder() / "common" / f"{base}.toml"))
    return _over(merged, own)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`: tables are merged; a value (what has a status) replaces the one below."""
    merged = dict(below)
    for name, value in above.items():
        known = merged.get(name)
        if isinstance(value, dict) and isinstance(known, dict) and "status" not in value:
            merged[name] = _over(known, value)
        else:
            merged[name] = value
    return merged
