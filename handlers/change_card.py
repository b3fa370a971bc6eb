"""The card of a change: it asks for what is missing, shows before → after, and does nothing before «Bekräfta»."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from handlers.change_questions import field_word, question
from handlers.change_said import read_answer
from handlers.change_steps import carry_out, make_steps, tell_them
from handlers.change_texts import as_it_is, summary
from handlers.describe import describe
from handlers.drafts import Draft, has_ended, missing, settle
from handlers.mishaps import error_in_words
from handlers.readings import ask_who
from handlers.requests import send_requests
from handlers.swedish import Thing
from handlers.undo import undo_button
from locales import _
from locales.formats import format_date
from storage.buttons import Button, Rows
from storage.errors import BadDates, DomainError, NeedsMore, NoFreePlace, NotAllowed
from storage.models import Card, Participant
from storage.people import standing
from storage.rights import asks_instead
from storage.trials import attempt, need_change, try_out
from storage.vocabulary import Role
from storage.work import Work

KIND = "change"
OPEN_FOR = timedelta(hours=12)
FILLED_LAST = {"reason": "other", "caseworker": 0, "gender": "not_stated"}
NO_RIGHT = (None, Role.COACH, Role.ADMIN)


def begin(work: Work, thing: Thing) -> None:
    """Somebody wants a change: check the right, then show the card. Raises NotAllowed, NeedsMore, NoSuchPerson."""
    if work.role in NO_RIGHT:
        raise NotAllowed(thing.intent, person=True)
    if thing.slots.get("ambiguous"):
        ask_who(work, thing)
        return
    draft = Draft.of(thing.intent, thing.slots)
    if not draft.codes and not (draft.intent == "start_placement" and "new_name" in draft.slots):
        raise NeedsMore("new_name" if draft.intent == "start_placement" else "participants")
    people = draft.people(work)
    for person in people:
        _need_right(work, draft, person)
    work.log_read("change", people)
    if draft.intent == "resume" and people and all(has_ended(work, person) for person in people):
        draft.intent = "start_placement"  # «Viktor börjar igen på måndag»: there is nothing to come back to
    settle(work, draft)
    show(work, None, draft)


def _need_right(work: Work, draft: Draft, person: Participant) -> None:
    if work.role == Role.CASEWORKER:
        if not asks_instead(work, person):
            raise NotAllowed(draft.intent, person=True)
    elif draft.intent != "start_placement":
        need_change(work, standing(work, person), draft.intent)


def show(work: Work, card: Card | None, draft: Draft) -> None:
    """The card as it now stands: a question, a refusal with ways out, or before → after."""
    name = draft.asking or missing(work, draft)
    if draft.asking is None and name in FILLED_LAST:
        # what dates and places forbid is said before the last questions are asked
        filled = Draft(draft.intent, draft.codes, {**FILLED_LAST, **draft.slots})
        early = None if missing(work, filled) else try_out(work, lambda: make_steps(work, filled))
        if isinstance(early, DomainError):
            _refused(work, card, draft, early)
            return
    if name is not None:
        draft.asking = name
        text, rows = question(work, draft, name)
        _put(work, card, draft, f"{_heading(work, draft)}\n{text}", [*rows, [_cancel()]])
        return
    tried = try_out(work, lambda: _tried(work, draft))
    if isinstance(tried, DomainError):
        _refused(work, card, draft, tried)
        return
    text, changes = tried
    if not changes:
        _put(work, card, draft, text, [], closed=True)
    elif work.role == Role.CASEWORKER:
        sent = send_requests(work, draft)
        rows = [[undo_button(work.change)]] if work.change is not None else []
        _put(work, card, draft, f"{text}\n\n{sent}", rows, closed=True)
    else:
        _put(work, card, draft, text, [[Button(_("Confirm"), "confirm")], [Button(_("Change"), "change"), _cancel()]])


def _tried(work: Work, draft: Draft) -> tuple[str, bool]:
    """The card's text, and whether anything would change."""
    mark = work.mark()
    steps = make_steps(work, draft)
    if work.mark() == mark:
        return "\n".join(as_it_is(work, draft, step) for step in steps), False
    return summary(work, draft, steps), True


def _heading(work: Work, draft: Draft) -> str:
    return describe(work, Thing(draft.intent, {**draft.slots, "participants": draft.codes}))


def _refused(work: Work, card: Card | None, draft: Draft, error: DomainError) -> None:
    """Why it cannot be done as it stands, with the ways out as buttons."""
    if not isinstance(error, NoFreePlace | BadDates):
        raise error  # no other date or workplace would help
    rows = [[Button(label, "set", {"slots": slots})] for label, slots in _ways_out(draft, error)]
    if isinstance(error, NoFreePlace) and error.may_go_over:
        rows.append([Button(_("Go over anyway"), "ask", {"field": "over"})])
    text = f"{_heading(work, draft)}\n{error_in_words(work, error)}"
    _put(work, card, draft, text, [*rows, [Button(_("Change"), "change"), _cancel()]])


def _ways_out(draft: Draft, error: NoFreePlace | BadDates) -> list[tuple[str, dict[str, Any]]]:
    """Dates that would do, as labels and slots."""
    if isinstance(error, NoFreePlace):
        first, last = error.fits, error.lasts_until
    else:
        first = error.limit if error.why == "before_start" else None
        last = error.limit if error.why == "too_long" else None
    ways: list[tuple[str, dict[str, Any]]] = []
    if first is not None and "starts" in draft.fields:
        ways.append((_("From {day}", day=format_date(first)), {"starts": first.isoformat()}))
    if last is not None and "until" in draft.fields:
        ways.append((_("Until {day}", day=format_date(last)), {"until": last.isoformat(), "months": None}))
    return ways


def _put(work: Work, card: Card | None, draft: Draft, text: str, rows: Rows, *, closed: bool = False) -> None:
    """Show it: on the card there is, or on a new one."""
    state = draft.as_state()
    if card is None:
        card = work.reply(text, rows, kind=KIND, state=state)
    else:
        work.edit(card, text, rows, state=state)
    if closed and card is not None:
        card.closed_at = work.now
        work.session.add(card)


def _cancel() -> Button:
    return Button(_("Cancel"), "cancel")


def tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """A button of the card. What is done is done once; afterwards the old buttons only say so."""
    if card.closed_at is not None:
        work.answer_tap(_("This card is settled. Write what you want to change now."))
        return
    draft = Draft.from_state(card.state)
    if action == "cancel":
        _close(work, card, _("Cancelled. Nothing was changed."))
    elif action == "confirm":
        _confirm(work, card, draft)
    elif action == "change":
        rows = [[Button(field_word(draft, name), "ask", {"field": name})] for name in draft.fields]
        _put(work, card, draft, _("What do you want to change?"), [*rows, [_cancel()]])
    elif action == "ask":
        draft.asking = args["field"]
        show(work, card, draft)
    else:
        answer(work, card, draft, args["slots"])


def answer(work: Work, card: Card, draft: Draft, slots: dict[str, Any]) -> None:
    """A field has been chosen (None takes it away); on to what is still missing, or to before → after."""
    for name, value in slots.items():
        draft.slots.pop(name, None)
        if value is not None:
            draft.slots[name] = value
    if "until" in slots and draft.intent == "start_placement":
        draft.slots.pop("planned", None)
    draft.asking = None
    settle(work, draft)
    show(work, card, draft)


def _confirm(work: Work, card: Card, draft: Draft) -> None:
    result = attempt(work, lambda: carry_out(work, draft))
    if isinstance(result, DomainError):
        _refused(work, card, draft, result)
        return
    said, news = result
    rows = [[undo_button(work.change)]] if work.change is not None else []
    _close(work, card, "\n".join(said), rows)
    tell_them(work, news)


def _close(work: Work, card: Card, text: str, rows: Rows = ()) -> None:
    work.edit(card, text, rows)
    card.closed_at = work.now
    work.session.add(card)


def takes_text(work: Work, text: str) -> bool:
    """A message that answers the question of this chat's open card; False where it says something else."""
    card = _open_card(work)
    if card is None:
        return False
    draft = Draft.from_state(card.state)
    said = text.strip().rstrip(".!").casefold()
    simple: dict[str, Callable[[], None]] = {
        _("cancel"): lambda: tap(work, card, "cancel", {}),
        _("no"): lambda: tap(work, card, "cancel", {}),
    }
    if draft.asking is None:
        simple |= {word: lambda: tap(work, card, "confirm", {}) for word in (_("confirm"), _("yes"))}
    if said in simple:
        simple[said]()
        return True
    slots = read_answer(work, draft, text) if draft.asking is not None else None
    if slots is None:
        return False
    answer(work, card, draft, slots)
    return True


def _open_card(work: Work) -> Card | None:
    """The latest card of this chat, where it is a change that waits."""
    latest = select(Card).where(Card.chat_id == work.chat_id).order_by(col(Card.id).desc()).limit(1)
    card = work.session.exec(latest).first()
    if card is None or card.kind != KIND or card.closed_at is not None or card.created_at < work.now - OPEN_FOR:
        return None
    return card
