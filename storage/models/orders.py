"""Orders of places, and requests from a caseworker to the workplace."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.models.base import Tracked
from storage.types import Coded, EncryptedJSON, UTCDateTime, Weekdays
from storage.vocabulary import OrderStatus, Reason, RequestStatus


class Order(SQLModel, Tracked, table=True):
    """A caseworker's order of a place. A reserved one takes its place from `reserved_from` until it is placed.

    `workplace_id` None: any workplace. The order names no person; the participant comes with the start.
    """

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    caseworker_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    made_by: int | None = Field(default=None, foreign_key="staff.id")
    wanted_from: date | None = None
    extent: int | None = None
    weekdays: tuple[int, ...] | None = Field(default=None, sa_type=Weekdays)
    status: OrderStatus = Field(sa_type=Coded(OrderStatus))
    ordered_on: date
    study_visit_on: date | None = None
    suitability_checked_on: date | None = None
    risk_assessed_on: date | None = None
    reserved_from: date | None = None
    reserved_workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    over_capacity_reason: Reason | None = Field(default=None, sa_type=Coded(Reason))
    individual_agreement: bool = False
    closed_on: date | None = None


class Request(SQLModel, Tracked, table=True):
    """A change or sick call that a caseworker asks of a participant's workplace; done there with one tap.

    `thing` is the understood message: {"intent", "slots"} for this one participant.
    """

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True)
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    asked_by: int = Field(foreign_key="staff.id", index=True)
    asked_at: datetime = Field(sa_type=UTCDateTime)
    thing: dict[str, Any] = Field(sa_type=EncryptedJSON)
    status: RequestStatus = Field(default=RequestStatus.OPEN, sa_type=Coded(RequestStatus))
    answered_by: int | None = Field(default=None, foreign_key="staff.id")
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
