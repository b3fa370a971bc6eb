"""The parts of an agreement: values that know how certain they are and where they stand, and what holds them."""

from datetime import date
from enum import StrEnum
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

T = TypeVar("T")


class Certainty(StrEnum):
    """How a value is known: it stands there, follows from what does, is not there, or is there in two ways."""

    GIVEN = "given"
    DERIVED = "derived"
    MISSING = "missing"
    CONFLICTING = "conflicting"


class Term(BaseModel):
    """What every part of an agreement is: read once, never changed, and with no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Term):
    """A public document. `short` is how an answer names it; `standing`: what it is, where that must be said."""

    title: str
    short: str
    standing: str = ""


class Source(Term):
    """Where a value stands: the key of a document, the place in it, and the words themselves where they are short.

    Of a missing value it is what was searched in vain.
    """

    document: str
    where: str
    quote: str = ""


class Reading(Term, Generic[T]):
    """One of the ways in which a conflicting value can be read."""

    value: T
    computation: str = ""
    source: Source


class Value(Term, Generic[T]):
    """A value with its certainty. It is None where missing or conflicting; `readings` are a conflict's sides.

    `near` is what the documents say that comes closest to a missing value, or what else must be known about one.
    Raises ValueError (pydantic's ValidationError) where status and content do not go together.
    """

    status: Certainty
    value: T | None = None
    readings: tuple[Reading[T], ...] = ()
    computation: str = ""
    near: str = ""
    source: Source

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        known = self.status in (Certainty.GIVEN, Certainty.DERIVED)
        if known != (self.value is not None):
            raise ValueError(f"a {self.status} value must {'' if known else 'not '}have a value")
        if (self.status == Certainty.CONFLICTING) != (len(self.readings) >= 2):
            raise ValueError("a conflicting value, and only that, has two readings or more")
        if (self.status == Certainty.DERIVED) != bool(self.computation):
            raise ValueError("a derived value, and only that, has a computation")
        return self


class Party(Term):
    """One side. `body` is what decides for it, `through` what does the work."""

    name: Value[str]
    organisation_number: Value[str]
    body: Value[str]
    through: Value[str]


class Period(Term):
    """From the first to the last day, and by how much it may be extended."""

    starts: Value[date]
    ends: Value[date]
    extension: Value[str] = Field(description="in words")
    extension_months: Value[int]
    extended_ends: Value[date]


class Notice(Term):
    """Who may end the agreement early, why, and how long it then goes on (months from when notice was received)."""

    by: Value[str]
    ground: Value[str]
    months: Value[int]
    runs_from: Value[str]


class Unit(StrEnum):
    """What a numeric goal counts. Units are never mixed or added."""

    PLACES_AT_ONCE = "places_at_once"
    PLACES_PER_YEAR = "places_per_year"
    INDIVIDUALS = "individuals"
    IN_MATCHING = "in_matching"
    HIRES = "hires"


class Goal(Term):
    """A goal. `target` and `unit` belong to a numeric one; a qualitative one is its text and is assessed by people."""

    key: str
    text: Value[str]
    unit: Unit | None = None
    target: Value[int] | None = None
    period: Value[str] | None = Field(default=None, description="the time that the target is counted over")
    approximate: bool = False

    @property
    def numeric(self) -> bool:
        return self.target is not None

    @model_validator(mode="after")
    def _has_a_unit(self) -> Self:
        if len({part is None for part in (self.unit, self.target, self.period)}) != 1:
            raise ValueError(f"goal {self.key}: a numeric goal has a target, a unit and a period")
        return self


class PayTerm(Term):
    """A post's own terms: so many people, kronor a month, per cent of full time, months."""

    people: int = 1
    monthly: int
    per_cent: int = 100
    months: int = 12

    @property
    def amount(self) -> int:
        return self.people * self.monthly * self.per_cent * self.months // 100


class Post(Term):
    """A line of a budget (kronor for one year), with the terms it is said to follow from, where it has any."""

    key: str
    name: str
    amount: Value[int]
    terms: tuple[PayTerm, ...] = ()

    @property
    def written(self) -> int | None:
        """The amount as the document writes it; a conflict's first reading."""
        return self.amount.readings[0].value if self.amount.readings else self.amount.value

    @property
    def from_terms(self) -> int | None:
        return sum(term.amount for term in self.terms) if self.terms else None


class Budget(Term):
    """What one party pays in a year: its posts and their total, in kronor."""

    payer: str
    posts: tuple[Post, ...] = ()
    total: Value[int]
    per_place: Value[int]
    per_yearly_place: Value[int]

    @property
    def written_total(self) -> int | None:
        """The total as the document writes it; a conflict's first reading."""
        return self.total.readings[0].value if self.total.readings else self.total.value

    @property
    def sum_of_posts(self) -> int | None:
        """None where there are no posts or one of them has no amount."""
        amounts = [post.written for post in self.posts]
        return None if not amounts or None in amounts else sum(amount for amount in amounts if amount is not None)

    def post(self, key: str) -> Post | None:
        return next((post for post in self.posts if post.key == key), None)


class Position(Term):
    """A post that somebody holds (tjänst), in per cent of full time."""

    title: str
    people: int = 1
    per_cent: Value[int] = Field(description="all of its people together")


class Positions(Term):
    """The positions that the agreement pays for, and their sum in per cent."""

    posts: tuple[Position, ...] = ()
    total: Value[int]


class OwnContribution(Term):
    """What the association puts in itself: the kinds in words, and kronor where the document has them."""

    kinds: Value[tuple[str, ...]]
    posts: tuple[Post, ...] = ()
    total: Value[int]


class FollowUpForm(Term):
    """One form of follow-up. `every_months`: where it is regular. Not `agreed`: it was only proposed."""

    key: str
    text: Value[str]
    every_months: int | None = None
    agreed: bool = True


class FollowUp(Term):
    """What this agreement itself says of follow-up, and the forms that are known."""

    decided: Value[str]
    forms: tuple[FollowUpForm, ...] = ()

    def form(self, key: str) -> FollowUpForm | None:
        return next((form for form in self.forms if form.key == key), None)


class Event(Term):
    """Something in the agreement's history. `when` is a year, a month or a day in ISO form."""

    when: str
    text: Value[str]
