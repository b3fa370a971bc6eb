"""Partnerships, their workplaces and how many places each has."""

from datetime import date

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models import base  # noqa: F401  (naming convention before the first table)


class Partnership(SQLModel, table=True):
    """One agreement's work together. `agreement` is the key of a file in storage/agreements."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=80)
    name: str = Field(max_length=160)
    agreement: str = Field(max_length=80)
    code_prefix: str = Field(default="SK", max_length=8, description="the letters before a participant's number")
    full_time_hours: float = Field(
        default=40.0, description="hours a week at 100 % (a setting, no fact of the agreement)"
    )
    individual_agreements: bool = Field(default=False, description="people outside the target group may be placed")
    people_version: int = Field(default=1, description="grows when names, workplaces or staff change")
    created_on: date


class Workplace(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("partnership_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    name: str = Field(max_length=80)
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)


class Capacity(SQLModel, table=True):
    """How many places there are from `starts` on, until a later row. No workplace: the partnership's total."""

    __table_args__ = (UniqueConstraint("partnership_id", "workplace_id", "starts"),)

    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id", index=True)
    workplace_id: int | None = Field(default=None, foreign_key="workplace.id")
    starts: date
    places: int
