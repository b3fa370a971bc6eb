"""A unit of work: what one update, tap or job does, with its replies, in one transaction.

`bot/` opens a Work, runs a handler with it off the event loop and commits. Handlers, actions and queries are plain
functions that take the work, flush, and never commit.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import bindparam, insert, select
from sqlmodel import Session, SQLModel, col

from storage import journal
from storage.buttons import Rows, keyboard, numbered
from storage.days import local_day
from storage.models import (
    AccessLog,
    Card,
    Change,
    Membership,
    Outbox,
    Participant,
    Partnership,
    Staff,
    StandIn,
)
from storage.statements import Command, Insert, Query, Update, get
from storage.vocabulary import Role

T = TypeVar("T")
M = TypeVar("M", bound=SQLModel)


@dataclass
class Work:
    """One unit of work. `staff` None: a stranger, or the clock (a job). `message_id`: the message being answered.

    `trying`: what is done now is taken back at once (storage/trials.py). `shared`: what jobs of one partnership that
    run in one transaction, and change nothing but what is said, have worked out for one another.
    """

    session: Session
    now: datetime
    staff: Staff | None = None
    membership: Membership | None = None
    partnership: Partnership | None = None
    chat_id: int | None = None
    message_id: int | None = None
    tap_id: str | None = None
    user_name: str | None = None
    naming: str = "initials"
    bot_name: str = "platsbot"
    tapped: Card | None = None
    change: Change | None = None
    trying: bool = False
    shared: dict[Any, Any] | None = None
    _rows: list[journal.Row] = field(default_factory=list)
    _told: list[int] = field(default_factory=list)
    _tap_answered: bool = False
    _own_workplaces: list[int] | None = None

    def __post_init__(self) -> None:
        self._rows = journal.watch(self.session)

    # Who and when

    @property
    def today(self) -> date:
        return local_day(self.now)

    @property
    def me(self) -> Staff:
        """The speaker; only where somebody speaks."""
        if self.staff is None:
            raise RuntimeError("nobody speaks in this work")
        return self.staff

    @property
    def here(self) -> Partnership:
        """The partnership spoken of."""
        if self.partnership is None:
            raise RuntimeError("no partnership in this work")
        return self.partnership

    @property
    def partnership_id(self) -> int:
        return key(self.here.id)

    @property
    def role(self) -> Role | None:
        return self.membership.role if self.membership else None

    def own_workplaces(self) -> list[int]:
        """Ids of the workplaces whose group the speaker looks after today: the own one first, then as stand-in."""
        if self._own_workplaces is not None:
            return self._own_workplaces
        own = [self.membership.workplace_id] if self.membership and self.membership.workplace_id else []
        if self.staff is not None:
            stand_ins = STANDS_IN.scalars(self.session, {"staff": self.staff.id, "today": self.today})
            own += [workplace for workplace in stand_ins if workplace not in own]
        self._own_workplaces = own
        return own

    def worked_out(self, what: Any, work_out: Callable[[], T]) -> T:
        """What it is, worked out once for the jobs that share; anew for whoever may have changed something."""
        if self.shared is None:
            return work_out()
        if what not in self.shared:
            self.shared[what] = work_out()
        known: T = self.shared[what]
        return known

    def get(self, model: type[M], row_id: int | None) -> M:
        """The row with that id; raises LookupError where there is none."""
        row = get(self.session, model, row_id) if row_id is not None else None
        if row is None:
            raise LookupError(f"no {model.__name__} {row_id}")
        return row

    # What is said

    def reply(
        self, text: str, rows: Rows = (), *, kind: str = "note", state: dict[str, Any] | None = None
    ) -> Card | None:
        """Answer in the speaker's chat; with buttons (or a state to remember) it becomes a card of `kind`."""
        if self.chat_id is None:
            raise RuntimeError("nobody to reply to")
        return self.send(self.chat_id, text, rows, kind=kind, state=state, staff=self.staff)

    def tell(
        self,
        staff: Staff,
        text: str,
        rows: Rows = (),
        *,
        kind: str = "note",
        state: dict[str, Any] | None = None,
    ) -> Card | None:
        """Say something to a colleague; nothing happens where they have not joined, have left or block the bot."""
        if staff.chat_id is None or staff.left_at is not None or staff.blocked:
            return None
        self._told.append(key(staff.id))
        return self.send(staff.chat_id, text, rows, kind=kind, state=state, staff=staff)

    def send(
        self,
        chat_id: int,
        text: str,
        rows: Rows = (),
        *,
        kind: str = "note",
        state: dict[str, Any] | None = None,
        staff: Staff | None = None,
        not_before: datetime | None = None,
    ) -> Card | None:
        """Put a message into the outbox, for `reply`, `tell` and jobs."""
        card = None
        payload: dict[str, Any] = {"text": text}
        if rows or state is not None:
            choices, numbers = numbered({}, rows)
            card = CARDS.put(
                self.session,
                chat_id=chat_id,
                staff_id=staff.id if staff else None,
                partnership_id=self.partnership.id if self.partnership else None,
                kind=kind,
                state={**(state or {}), "text": text},
                choices=choices,
                answers_message_id=self.message_id if chat_id == self.chat_id else None,
                created_at=self.now,
            )
            payload |= {"buttons": keyboard(card, rows, numbers)} if rows else {}
        self._out(chat_id, "send", payload, card, not_before)
        return card

    def edit(self, card: Card, text: str, rows: Rows = (), *, state: dict[str, Any] | None = None) -> None:
        """Change what a card shows; its state is kept unless a new one is given."""
        choices, numbers = numbered(card.choices, rows)
        shown = {**(card.state if state is None else state), "text": text}
        SHOWS.put(self.session, card, state=shown)
        if len(choices) > len(card.choices):
            OFFERS.put(self.session, card, choices=choices)
        buttons = keyboard(card, rows, numbers)
        self._out(card.chat_id, "edit", {"text": text, "buttons": buttons}, card)

    def answer_tap(self, text: str | None = None, *, alert: bool = False) -> None:
        """What Telegram shows over the chat after a tap. Said once; a tap left unanswered is answered silently."""
        if self.tap_id is not None and not self._tap_answered:
            self._tap_answered = True
            self._out(self.chat_id or 0, "answer", {"id": self.tap_id, "text": text, "alert": alert})

    def document(self, chat_id: int, name: str, renderer: str, args: dict[str, Any], caption: str = "") -> None:
        """Send a file, drawn when it is sent: `renderer` is a name in handlers.reports.RENDERERS."""
        self._out(chat_id, "document", {"name": name, "render": renderer, "args": args, "caption": caption})

    def photo(
        self,
        chat_id: int,
        renderer: str,
        args: dict[str, Any],
        caption: str,
        rows: Rows = (),
        *,
        not_before: datetime | None = None,
    ) -> None:
        """Send a picture, drawn when it is sent; its caption says what it shows."""
        card = None
        payload: dict[str, Any] = {"render": renderer, "args": args, "caption": caption}
        if rows:
            choices, numbers = numbered({}, rows)
            card = CARDS.put(
                self.session,
                chat_id=chat_id,
                partnership_id=self.partnership.id if self.partnership else None,
                kind="note",
                state={"text": caption},
                choices=choices,
                created_at=self.now,
            )
            payload["buttons"] = keyboard(card, rows, numbers)
        self._out(chat_id, "photo", payload, card, not_before)

    def delete_message(self, message_id: int) -> None:
        """Delete what the speaker wrote (a message with a personnummer)."""
        self._out(self.chat_id or 0, "delete", {"message_id": message_id})

    def _out(
        self,
        chat_id: int,
        kind: str,
        payload: dict[str, Any],
        card: Card | None = None,
        not_before: datetime | None = None,
    ) -> None:
        told = {
            "chat_id": chat_id,
            "kind": kind,
            "card_id": card.id if card else None,
            "payload": payload,
            "created_at": self.now,
            "not_before": not_before,
            "failed": False,
        }
        SAY.run(self.session, told)  # at once: the outbox keeps the order in which things were said

    # What is kept

    def changed(self, kind: str, *participants: int) -> Change:
        """An action says that it changed something: makes the journal entry (one for each work) and logs the write."""
        if self.change is None:
            self.change = CHANGES.put(
                self.session,
                partnership_id=self.partnership.id if self.partnership else None,
                staff_id=self.staff.id if self.staff else None,
                at=self.now,
                kind=kind,
                message_id=self.message_id,
            )
        self._log(participants, kind, wrote=True)
        return self.change

    def log_read(self, what: str, participants: Iterable[Participant]) -> None:
        """The speaker was shown something of these people."""
        self._log([key(participant.id) for participant in participants], what, wrote=False)

    def _log(self, participants: Sequence[int], what: str, *, wrote: bool) -> None:
        told = {
            "at": self.now,
            "partnership_id": self.partnership.id if self.partnership else None,
            "staff_id": self.staff.id if self.staff else None,
            "wrote": wrote,
            "what": what,
        }
        if participants:
            LOG.run_all(self.session, [told | {"participant_id": one} for one in participants])

    def mark(self) -> int:
        """Where the journal stands, for `back_to`."""
        self.session.flush()
        return len(self._rows)

    def back_to(self, mark: int, change: Change | None) -> None:
        """Forget what the journal heard since the mark: it was rolled back, or is no part of this work's change."""
        del self._rows[mark:]
        self.change = change

    def finish(self) -> None:
        """Last before the commit: the change gets its rows, and a tap that nobody answered is answered."""
        self.session.flush()
        if self.change is not None:
            TOUCHED.put(self.session, self.change, rows=journal.net(self._rows), told=sorted(set(self._told)))
        self.answer_tap()


# The statements are built once: building one takes longer than running it.
CARDS, CHANGES = Insert(Card), Insert(Change)
SHOWS, OFFERS, TOUCHED = Update(Card, "state"), Update(Card, "choices"), Update(Change, "rows", "told")
SAY = Command(insert(Outbox), ("chat_id", "kind", "card_id", "payload", "created_at", "not_before", "failed"))
LOG = Command(insert(AccessLog), ("at", "partnership_id", "staff_id", "participant_id", "wrote", "what"))
STANDS_IN = Query(
    select(col(StandIn.workplace_id)).where(
        col(StandIn.staff_id) == bindparam("staff"),
        col(StandIn.starts) <= bindparam("today"),
        col(StandIn.ends) >= bindparam("today"),
    )
)


def key(row_id: int | None) -> int:
    """The id of a row that is in the database; raises RuntimeError of one that has not been flushed."""
    if row_id is None:
        raise RuntimeError("the row has no id yet")
    return row_id
