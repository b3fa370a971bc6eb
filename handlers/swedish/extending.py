"""The slots of a longer stay: until when, or how much longer."""

from typing import Any

from handlers.swedish.change_times import times_of
from handlers.swedish.date_views import View
from handlers.swedish.date_words import NUMBERS
from handlers.swedish.dates import Phrase, shifted
from handlers.swedish.message import Message, Sentence
from handlers.swedish.who import Who


def extend_slots(message: Message, who: Who, sentence: Sentence, people: dict[str, Any]) -> list[dict[str, Any]]:
    """Months stay months; weeks and days are counted from each person's present end."""
    times = times_of(message, sentence)
    length = next((phrase for phrase in times if phrase.is_length), None)
    until = [phrase for phrase in times if phrase.kind in ("until", "before")] or [
        phrase for phrase in times if phrase.kind not in ("duration", "back", "since", "within")
    ]
    if until and not (length and until[0].kind not in ("until", "before")):
        day = until[0].last_day(View("ahead"))
        return [{**people, **({"until": day.isoformat()} if day else {})}]
    if length is None:
        length = next((phrase for phrase in message.times if phrase.is_length), None)
        length = length and _with_own_number(message, sentence, length)
    if length is None:
        return [people]
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(length.unit)
    if months:
        return [{**people, "months": length.amount * months}]
    result: list[dict[str, Any]] = []
    for code in people.get("participants", []):
        ends = who.names.people[code].ends
        slots: dict[str, Any] = {"participants": [code]}
        if ends is not None:
            slots["until"] = shifted(ends, length.amount, length.unit).isoformat()
        known = next((one for one in result if one.get("until") == slots.get("until")), None)
        if known is not None:
            known["participants"].append(code)
        else:
            result.append(slots)
    if "ambiguous" in people:
        result.append({"ambiguous": people["ambiguous"]})
    return result


def _with_own_number(message: Message, sentence: Sentence, length: Phrase) -> Phrase:
    """«Förläng Erik tre veckor och Amina två»: a bare number counts what was counted before."""
    for mention in message.people_in(sentence):
        word = message.word(mention.last + 1)
        amount = int(word) if word.isdecimal() and len(word) < 3 else NUMBERS.get(word, 0)
        if amount:
            return length._replace(amount=amount)
    return length
