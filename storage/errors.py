"""What can be wrong with what somebody asks for. Each error carries the data; handlers find the words."""

from dataclasses import dataclass, field
from datetime import date

from storage.vocabulary import OrderStatus


class DomainError(Exception):
    """Something the user can be told about and act on; nothing has been changed."""


@dataclass
class NotAllowed(DomainError):
    """The speaker's role may not do this. `what` names the action; `who` may be a role that could."""

    what: str
    person: bool = False


@dataclass
class NoSuchPerson(DomainError):
    code: str


@dataclass
class NoSuchName(DomainError):
    """`name` as it was written."""

    name: str


@dataclass
class NotEnrolled(DomainError):
    """Nothing to change: no enrolment on that day."""

    participant_id: int
    day: date
    last_day: date | None = None
    starts: date | None = None


@dataclass
class AlreadyEnrolled(DomainError):
    participant_id: int
    starts: date
    last_day: date


@dataclass
class NotPaused(DomainError):
    """There is no pause to come back from."""

    participant_id: int


@dataclass
class NoFreePlace(DomainError):
    """The workplace (None: the partnership as a whole) is full on `day`; `fits` is the first day one more would fit,
    None if not within a year. `stays`: somebody wanted to keep the place longer, and could until `lasts_until` (None:
    not a day)."""

    workplace_id: int | None
    day: date
    taken: int
    capacity: int
    fits: date | None
    may_go_over: bool = False
    stays: bool = False
    lasts_until: date | None = None


@dataclass
class OrderClosed(DomainError):
    """The order has been answered or taken back meanwhile: `status` is how it now stands."""

    status: OrderStatus


@dataclass
class BadDates(DomainError):
    """The dates do not go together. `why`: ends_before_start, not_longer, before_start, after_end, too_long,
    in_the_past, too_far_ahead, same_workplace, nothing_changes, no_weekdays."""

    why: str
    day: date | None = None
    limit: date | None = None


@dataclass
class NeedsMore(DomainError):
    """Something is missing: `what` is a slot's name (workplace, starts, until, reason, …)."""

    what: str


@dataclass
class NothingToUndo(DomainError):
    """`why`: none, too_old, built_on, done."""

    why: str


@dataclass
class StillHangsOn(DomainError):
    """Cannot leave or be removed: so many participants, orders and requests must be handed over first."""

    participants: int = 0
    orders: int = 0
    requests: int = 0


@dataclass
class BadInvitation(DomainError):
    """`why`: unknown, used, expired, already_member."""

    why: str


@dataclass
class BadRows(DomainError):
    """A file that cannot be loaded: (section, row, field, why) of each wrong row; see storage/roster_rows.py."""

    rows: list[tuple[str, int, str, str]] = field(default_factory=list)


@dataclass
class BadWorkbook(DomainError):
    """A workbook that somebody sent cannot be read. `why`: not_excel, no_sheet, no_columns, empty, too_large; `what`
    is the sheet or the columns that are missing."""

    why: str
    what: str = ""
