"""«Ångra»: taking back the latest of mine, said in words, and told to those who were told of it."""

from collections.abc import Callable
from typing import Any

from sqlmodel import col, select

from handlers.changes_in_words import change_in_words
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _
from storage import changes
from storage.buttons import Button
from storage.models import Card, Change, Staff
from storage.work import Work

MOST_CARDS = 20
ANSWERS = {
    "request": {"do": "Do it", "decline": "Decline"},
    "sick_call": {"register": "Register", "decline": "Decline"},
}
"""Cards that ask for an answer, and their buttons: taking the answer back asks again."""


def undo_button(change: Change) -> Button:
    """The button that takes a change back, on whatever card says that it was made."""
    return Button(_("Undo"), "undo", {"change": change.id})


def _undo(work: Work, _thing: Thing) -> None:
    _take_back_latest(work)


def _command(work: Work, _argument: str) -> None:
    _take_back_latest(work)


def _take_back_latest(work: Work) -> None:
    """In words: the answer is a message of its own, and a request that was answered is open again on its card."""
    change = changes.latest(work)
    said, tell = _take_back(work, change)
    work.reply(said)
    card = _card_of(work, change)
    if card is not None and card.kind in ANSWERS:
        work.edit(card, f"{card.state['text']}\n\n{said}", _open_again(card))
    tell()


def _tapped(work: Work, card: Card, _action: str, args: dict[str, Any]) -> None:
    said, tell = _take_back(work, work.get(Change, args["change"]))
    work.edit(card, f"{card.state['text']}\n\n{said}", _open_again(card))
    tell()


def _take_back(work: Work, change: Change) -> tuple[str, Callable[[], None]]:
    """Do it; «Tog tillbaka: Amina sjuk måndag 23 november 2026.», and what tells those who were told."""
    told = [work.session.get(Staff, one) for one in change.told]
    news = [(staff, change_in_words(work, change, reader=staff)) for staff in told if staff and staff.id != work.me.id]
    what = change_in_words(work, change)
    changes.take_back(work, change)

    def tell() -> None:
        for staff, words in news:
            work.tell(staff, _("{name} took this back: {what}.", name=work.me.name, what=words))

    return _("Took back: {what}.", what=what), tell


def _card_of(work: Work, change: Change) -> Card | None:
    """The card in this chat that said the change was made."""
    latest = select(Card).where(Card.chat_id == work.chat_id).order_by(col(Card.id).desc()).limit(MOST_CARDS)
    meaning = ["undo", {"change": change.id}]
    return next((card for card in work.session.exec(latest) if meaning in card.choices.values()), None)


def _open_again(card: Card) -> list[list[Button]]:
    """The buttons of a request whose answer was taken back."""
    answers = ANSWERS.get(card.kind, {})
    row = [Button(_(answers[action]), action, args) for action, args in card.choices.values() if action in answers]
    return [row] if row else []


TOPIC = Topic(
    "undo",
    intents={"undo": _undo},
    commands={"angra": _command},
    words={"ångra": "angra"},
    everywhere={"undo": _tapped},
)
