"""What is due by the clock: one row for a recurring job and its owner."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.types import UTCDateTime


class Job(SQLModel, table=True):
    """A job of a kind for an owner; `due_at` is when it next falls due. Running it moves `due_at` in the same
    transaction as its effects, so it happens once whatever restarts or replicas there are."""

    __table_args__ = (UniqueConstraint("kind", "owner"), Index("ix_job_due_at", "due_at"))

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)
    owner: str = Field(max_length=80, description='such as "membership:12", "partnership:1", "workplace:3"')
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id", index=True)
    due_at: datetime = Field(sa_type=UTCDateTime)
    last_run_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
