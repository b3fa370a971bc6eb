"""What one module of handlers answers: intents, commands, taps on its cards, files, and jobs that fall due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.incoming import Incoming
from handlers.swedish import Thing
from storage.models import Card, Job
from storage.work import Work

AnswersIntent = Callable[[Work, Thing], None]
AnswersCommand = Callable[[Work, str], None]
AnswersTap = Callable[[Work, Card, str, dict[str, Any]], None]


@dataclass(frozen=True)
class JobKind:
    """A recurring job: `run(work, job)` does it, `after(work, job, moment)` is the first time it is due after a moment
    (None: never again, and the row is removed), `ensure(work)` makes the partnership's missing rows. `together`: it
    only tells, so those of one partnership may run in one transaction and share what they work out (Work.shared)."""

    run: Callable[[Work, Job], None]
    after: Callable[[Work, Job, datetime], datetime | None]
    ensure: Callable[[Work], None]
    together: bool = False


@dataclass(frozen=True)
class Topic:
    """One thing that people come to do. `words` are bare messages that mean a command («närvaro»: "narvaro");
    `everywhere`: tap actions that mean the same on every card; `document` says whether it took a file, `takes_text`
    whether it reads this message in a way of its own, `takes_answer` whether a card of its that waits took it."""

    name: str
    intents: Mapping[str, AnswersIntent] = field(default_factory=dict)
    commands: Mapping[str, AnswersCommand] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, AnswersTap] = field(default_factory=dict)
    everywhere: Mapping[str, AnswersTap] = field(default_factory=dict)
    document: Callable[[Work, Incoming], bool] | None = None
    takes_text: Callable[[Work, str], bool] | None = None
    takes_answer: Callable[[Work, str], bool] | None = None
    jobs: Mapping[str, JobKind] = field(default_factory=dict)
