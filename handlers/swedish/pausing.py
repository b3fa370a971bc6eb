"""The slots of a break: its first and last day."""

from typing import Any

from handlers.swedish.change_times import times_of
from handlers.swedish.date_views import View
from handlers.swedish.dates import Phrase, lasting
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of


def pause_slots(message: Message, sentence: Sentence, people: dict[str, Any]) -> dict[str, Any]:
    """The break's first and last day; a length alone begins today; open where nobody knows."""
    slots = dict(people)
    times = times_of(message, sentence)
    length = next((phrase for phrase in times if phrase.is_length), None)
    points = [phrase for phrase in times if not phrase.is_length]
    if not points and length is None:
        return slots
    view = View("ahead")
    start = next((phrase.first_day(view) for phrase in points if phrase.kind not in ("until", "before")), None)
    if length is not None:
        begins = start or message.today
        slots["when"] = {"start": begins.isoformat(), "end": lasting(begins, length.amount, length.unit).isoformat()}
        return slots
    spans = [phrase for phrase in points if phrase.kind == "span"]
    if spans:
        points = spans  # «paus över jul, 21/12 till 3/1»: the days themselves
    ends = next((phrase.last_day(view) for phrase in points if phrase.kind in ("until", "before")), None)
    only = points[0]
    if ends is None and only.kind in ("period", "span", "within"):
        interval = only.interval(view)
        slots["when"] = interval
        return slots
    when = {"start": (start or message.today).isoformat()}
    if ends is not None:
        when["end"] = ends.isoformat()
    elif only.kind in ("day", "weekday", "today") and not _open(message, sentence, only):
        when["end"] = when["start"]
    slots["when"] = when
    return slots


def _open(message: Message, sentence: Sentence, phrase: Phrase) -> bool:
    before = message.word(phrase.first - 1)
    return (
        before in ("fran", "from", "med", "start", "borjar")
        or any_of(sentence.said, (" tills vidare", " vet inte hur", " oklart hur", " obestamd", " fran ", " from "))
        != ""
    )
