"""«Ångra»: taking back the latest of mine, said in words, and told to those who were told of it."""

from typing import Any

from handlers.changes_in_words import change_in_words
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _
from storage import changes
from storage.models import Card, Change, Staff
from storage.work import Button, Work


def undo_button(change: Change) -> Button:
    """The button that takes a change back, on whatever card says that it was made."""
    return Button(_("Undo"), "undo", {"change": change.id})


def _undo(work: Work, _thing: Thing) -> None:
    work.reply(_take_back(work, changes.latest(work)))


def _command(work: Work, _argument: str) -> None:
    work.reply(_take_back(work, changes.latest(work)))


def _tapped(work: Work, card: Card, _action: str, args: dict[str, Any]) -> None:
    said = _take_back(work, work.get(Change, args["change"]))
    work.edit(card, f"{card.state['text']}\n\n{said}")


def _take_back(work: Work, change: Change) -> str:
    """Do it and say it: «Tog tillbaka: Amina sjuk måndag 23 november 2026.»"""
    told = [
        staff for staff in (work.session.get(Staff, one) for one in change.told) if staff and staff.id != work.me.id
    ]
    news = [(staff, change_in_words(work, change, reader=staff)) for staff in told]
    what = change_in_words(work, change)
    changes.take_back(work, change)
    for staff, words in news:
        work.tell(staff, _("{name} took this back: {what}.", name=work.me.name, what=words))
    return _("Took back: {what}.", what=what)


TOPIC = Topic(
    "undo",
    intents={"undo": _undo},
    commands={"angra": _command},
    words={"ångra": "angra"},
    everywhere={"undo": _tapped},
)
