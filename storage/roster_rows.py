"""The rows of a roster file, checked before anything is stored: what each row must hold, and what is wrong with it."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from storage.days import WEEKDAY_CODES
from storage.errors import BadRows
from storage.vocabulary import EndReason, Gender, OrderStatus, Role, Status

END_REASONS = {
    "arbete": EndReason.WORK,
    "studier": EndReason.STUDIES,
    "annan insats": EndReason.OTHER_MEASURE,
    "sjukdom": EndReason.ILLNESS,
    "flytt": EndReason.MOVED,
    "avbrott": EndReason.DROPPED_OUT,
    "fullföljt": EndReason.COMPLETED,
    "annat": EndReason.OTHER,
}
GENDERS = {"kvinna": Gender.WOMAN, "man": Gender.MAN, "ej angivet": Gender.NOT_STATED}


class Row(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)


class WorkplaceRow(Row):
    name: str = Field(min_length=1, max_length=80)
    capacity: int | None = Field(default=None, ge=0, le=10_000, description="None: its places are not counted apart")
    aliases: list[str] = []

    @field_validator("aliases", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value or []


class StaffRow(Row):
    key: str = Field(min_length=1, max_length=40, pattern=r"^[\w.-]+$")
    name: str = Field(min_length=1, max_length=80)
    role: Role
    workplace: str | None = None


class PauseRow(Row):
    starts: date
    ends: date | None = None


class ParticipantRow(Row):
    code: str = Field(min_length=1, max_length=20)
    name: str = Field(min_length=1, max_length=80)
    gender: Gender = Gender.NOT_STATED
    workplace: str
    starts: date
    ends: date
    caseworker: str | None = None
    extent: int = Field(default=100, ge=1, le=100)
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    originally_until: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None
    pause: PauseRow | None = None

    @field_validator("gender", mode="before")
    @classmethod
    def _gender(cls, value: Any) -> Any:
        return GENDERS.get(str(value).strip().casefold(), value) if value else Gender.NOT_STATED

    @field_validator("end_reason", mode="before")
    @classmethod
    def _reason(cls, value: Any) -> Any:
        return END_REASONS.get(str(value).strip().casefold(), value) if value else None

    @field_validator("weekdays", mode="before")
    @classmethod
    def _weekdays(cls, value: Any) -> Any:
        words = value.replace(",", " ").split() if isinstance(value, str) else value
        if not words:
            raise ValueError("no weekdays")
        days = {
            word if isinstance(word, int) else WEEKDAY_CODES.index(str(word).strip().casefold()[:3]) for word in words
        }
        return tuple(sorted(days))


class ExceptionRow(Row):
    code: str
    date: date
    status: Status
    minutes: int | None = None


class AttendanceRows(Row):
    reported_from: date
    reported_to: date
    exceptions: list[ExceptionRow] = []


class OrderRow(Row):
    caseworker: str
    workplace: str | None = None
    wanted_from: date | None = None
    extent: int | None = Field(default=None, ge=1, le=100)
    status: OrderStatus = OrderStatus.QUEUED
    ordered_on: date


class Roster(Row):
    """A whole file. `rows_of` names a section's rows in the order they stood, for messages about them."""

    partnership: str
    today: date
    workplaces: list[WorkplaceRow]
    staff: list[StaffRow]
    participants: list[ParticipantRow]
    attendance: AttendanceRows | None = None
    orders: list[OrderRow] = []


def check(raw: dict[str, Any]) -> Roster:
    """The roster with every row checked; raises BadRows with (section, row number, field, why) of each wrong one.

    `why` is missing, malformed, unknown_workplace, unknown_staff, duplicate, ends_before_start, no_workplace or
    reason_without_end. Row numbers count from 1 within their section.
    """
    wrong: list[tuple[str, int, str, str]] = []
    try:
        roster = Roster.model_validate(raw)
    except ValidationError as error:
        for problem in error.errors():
            where = [*problem["loc"], "", ""]
            number = where[1] + 1 if isinstance(where[1], int) else 0
            field = next((str(part) for part in where[2:] if isinstance(part, str) and part), str(where[0]))
            wrong.append((str(where[0]), number, field, "missing" if problem["type"] == "missing" else "malformed"))
        raise BadRows(wrong) from None
    places, staff = {row.name for row in roster.workplaces}, {row.key for row in roster.staff}
    wrong += _doubles("workplaces", "name", [row.name for row in roster.workplaces])
    wrong += _doubles("staff", "key", [row.key for row in roster.staff])
    wrong += _doubles("participants", "code", [row.code for row in roster.participants])
    for number, person in enumerate(roster.staff, start=1):
        if person.workplace is not None and person.workplace not in places:
            wrong.append(("staff", number, "workplace", "unknown_workplace"))
        elif person.role == Role.SUPERVISOR and person.workplace is None:
            wrong.append(("staff", number, "workplace", "no_workplace"))
    for number, row in enumerate(roster.participants, start=1):
        wrong += [("participants", number, field, why) for field, why in _participant(row, places, staff)]
    for number, order in enumerate(roster.orders, start=1):
        if order.workplace is not None and order.workplace not in places:
            wrong.append(("orders", number, "workplace", "unknown_workplace"))
        if order.caseworker not in staff:
            wrong.append(("orders", number, "caseworker", "unknown_staff"))
    codes = {row.code for row in roster.participants}
    for number, said in enumerate(roster.attendance.exceptions if roster.attendance else [], start=1):
        if said.code not in codes:
            wrong.append(("attendance", number, "code", "unknown_code"))
    if wrong:
        raise BadRows(wrong)
    return roster


def _participant(row: ParticipantRow, places: set[str], staff: set[str]) -> list[tuple[str, str]]:
    wrong = []
    if row.workplace not in places:
        wrong.append(("workplace", "unknown_workplace"))
    if row.caseworker is not None and row.caseworker not in staff:
        wrong.append(("caseworker", "unknown_staff"))
    if row.ends < row.starts:
        wrong.append(("ends", "ends_before_start"))
    if row.ended_on is not None and row.ended_on < row.starts:
        wrong.append(("ended_on", "ends_before_start"))
    if row.end_reason is not None and row.ended_on is None:
        wrong.append(("end_reason", "reason_without_end"))
    return wrong


def _doubles(section: str, field: str, values: list[str]) -> list[tuple[str, int, str, str]]:
    seen: set[str] = set()
    wrong = []
    for number, value in enumerate(values, start=1):
        if value in seen:
            wrong.append((section, number, field, "duplicate"))
        seen.add(value)
    return wrong
