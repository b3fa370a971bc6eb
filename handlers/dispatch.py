"""From an incoming message to the module that answers it: `prepare` reads before the transaction, `handle` runs in
it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers import attendance, joining, readings, registry
from handlers.groups import answer_group
from handlers.incoming import Incoming
from handlers.index import Names, speaker_of
from handlers.mishaps import explain_error
from handlers.swedish import Context, Thing, Understood, understand
from locales import _
from storage import conversations
from storage.errors import DomainError
from storage.models import Card
from storage.statements import get
from storage.trials import attempt
from storage.work import Work

AT_ONCE = frozenset({"report_attendance", "none"})
"""What is done without a card to confirm: a doubtful reading of it is asked about first."""
REMEMBERED_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Prepared:
    """What was understood before the transaction began; None for taps, commands and strangers."""

    understood: Understood | None = None


def is_understood(incoming: Incoming) -> bool:
    """Whether there is something to understand: private words. Taps, files and commands are handled at once."""
    return incoming.private and incoming.kind in ("text", "edit") and not _command(incoming.text)


def prepare(work: Work, names: Names, incoming: Incoming) -> Prepared:
    """Understand the message (reads only)."""
    if work.membership is None or not is_understood(incoming):
        return Prepared()
    index = names.index(work)
    speaker = index.staff.get(work.me.key) or speaker_of(work)
    return Prepared(understand(incoming.text, speaker, index, work.today, _context(work)))


def handle(work: Work, incoming: Incoming, prepared: Prepared) -> None:
    """Answer. A DomainError becomes a sentence; what was half done is taken back by a savepoint."""
    if incoming.kind in ("blocked", "unblocked"):
        if work.staff is not None:
            work.staff.blocked = incoming.kind == "blocked"
            work.session.add(work.staff)
        return
    if incoming.kind == "tap":
        guarded(work, lambda: _tap(work, incoming))
        return
    if not incoming.private:
        answer_group(work, incoming)
        return
    if incoming.had_identity_number and incoming.message_id is not None:
        work.delete_message(incoming.message_id)
        work.reply(
            _(
                "I have removed your message: it held a personal identity number, and such numbers must never be "
                "written here. Use the call name or the code. I have understood the rest without the number."
            )
        )
    command = _command(incoming.text)
    if work.membership is None:
        joining.stranger(work, command)
        return
    if incoming.kind == "document":
        guarded(work, lambda: _document(work, incoming))
    elif incoming.kind == "other":
        work.reply(_("I can only read text and taps. Write it in a few words, or choose /hjalp."))
    elif command is not None:
        guarded(work, lambda: _run_command(work, *command))
    elif prepared.understood is not None:
        _understood(work, incoming, prepared.understood)


def guarded(work: Work, do: Any) -> None:
    """Run one thing in a savepoint: a DomainError takes its changes back and becomes a sentence."""
    failed = attempt(work, do)
    if isinstance(failed, DomainError):
        explain_error(work, failed)


def _command(text: str) -> tuple[str, str] | None:
    """(command, argument) of «/narvaro igår» or of a bare word that means a command; None of anything else."""
    stripped = text.strip()
    if stripped.startswith("/"):
        name, _space, argument = stripped[1:].partition(" ")
        return name.partition("@")[0].casefold(), argument.strip()
    word = registry.words().get(stripped.rstrip("!?. ").casefold())
    return (word, "") if word else None


def _run_command(work: Work, name: str, argument: str) -> None:
    answers = registry.commands().get(name)
    if answers is None:
        work.reply(
            _("I do not know the command /{name}. Write what you want in your own words, or choose /hjalp.", name=name)
        )
        return
    answers(work, argument)


def _document(work: Work, incoming: Incoming) -> None:
    for topic in registry.topics():
        if topic.document is not None and topic.document(work, incoming):
            return
    work.reply(_("I do not take files here. Write it in a few words instead."))


def _understood(work: Work, incoming: Incoming, understood: Understood) -> None:
    if incoming.kind == "edit" and attendance.edited(work, incoming, understood):
        return
    if incoming.kind == "text" and _answers_a_card(work, incoming.text, understood):
        return
    _remember(work, understood)
    if understood.unsure and (understood.intent in AT_ONCE or len(understood.readings) > 1):
        readings.ask(work, understood)
        return
    if understood.refused:
        readings.refuse(work)
        return
    if understood.corrects:
        guarded(work, lambda: registry.run_thing(work, Thing("undo")))
    for thing in [Thing(understood.intent, understood.slots, understood.details), *understood.more]:
        guarded(work, lambda thing=thing: registry.run_thing(work, thing))


def _answers_a_card(work: Work, text: str, understood: Understood) -> bool:
    """A topic that reads words of its own has taken the message, or a card that waits for a date or a word has.

    A message that says something of its own is never taken for a card's answer: a question asked meanwhile is answered.
    """
    alone = understood.intent not in ("none", "smalltalk") and not understood.follows

    def offer() -> bool:
        takers = [topic.takes_text for topic in registry.topics()]
        if not alone:
            takers += [topic.takes_answer for topic in registry.topics()]
        return any(takes(work, text) for takes in takers if takes is not None)

    taken = attempt(work, offer)
    if isinstance(taken, DomainError):
        explain_error(work, taken)
        return True
    return taken


def _tap(work: Work, incoming: Incoming) -> None:
    card, choice = _card(work, incoming)
    if card is None or choice is None:
        work.answer_tap(_("The button is too old. Write what you want instead, or choose /hjalp."), alert=True)
        return
    action, args = choice
    work.tapped = card
    if card.partnership_id is not None and work.partnership is not None and card.partnership_id != work.partnership.id:
        joining.enter(work, card.partnership_id)
    everywhere = registry.everywhere().get(action)
    if everywhere is not None:
        everywhere(work, card, action, args)
        return
    registry.cards()[card.kind](work, card, action, args)


def _card(work: Work, incoming: Incoming) -> tuple[Card | None, tuple[str, dict[str, Any]] | None]:
    form, *numbers = incoming.data.split(".")
    if form != "1" or len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        return None, None
    card = get(work.session, Card, int(numbers[0]))
    if card is None or card.chat_id != incoming.chat_id or numbers[1] not in card.choices:
        return None, None
    if card.staff_id is not None and (work.staff is None or work.staff.id != card.staff_id):
        return None, None
    if card.message_id is None:
        card.message_id = incoming.message_id
    action, args = card.choices[numbers[1]]
    return card, (action, args)


def _context(work: Work) -> Context | None:
    """What was last spoken of in this chat, while it is fresh."""
    latest = conversations.latest(work, since=work.now - REMEMBERED_FOR)
    return None if latest is None else Context(intent=latest["intent"], slots=latest["slots"])


def _remember(work: Work, understood: Understood) -> None:
    if understood.intent in ("none", "smalltalk", "help", "undo") or work.chat_id is None:
        return
    conversations.remember(work, {"intent": understood.intent, "slots": understood.slots})
