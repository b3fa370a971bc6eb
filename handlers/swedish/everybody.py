"""Everybody not named: «resten», «alla andra», «ingen kom»."""

from handlers.swedish.message import Message
from handlers.swedish.status_words import EXCEPT, REST

REST_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _parts in sorted((tuple(phrase.split()) for phrase in REST), key=len, reverse=True):
    REST_PHRASES.setdefault(_parts[0], []).append(_parts)


DAYS = frozenset({"dan", "dagen", "passet", "arbetsdagen", "eftermiddagen", "formiddagen"})
AFTER_ELSE = frozenset("alla har fullt fulltaligt hela lugnt normalt ok okej samtliga".split())
"""After «annars»: the others are spoken of."""
AFTER_NAMES = frozenset("ar var blir blev kom kommer fick gick har hade ska vabbar".split())
"""«Goran, Jonas och Dawit fick samtliga åka hem» speaks of those named."""
BEGIN_REST = {*REST_PHRASES, "hela", "andra"}


def rest_at(message: Message, at: int) -> int | None:
    """The last token of «resten», «alla andra», «övriga» …, or None."""
    if message.word(at) not in BEGIN_REST:
        return None
    if any(phrase.first <= at <= phrase.last for phrase in message.times):
        return None  # «resten av veckan»
    if message.word(at) == "resten" and message.word(at + 1) == "av" and message.word(at + 2) in DAYS:
        return None  # «borta resten av dan»
    if message.word(at) == "hela":
        whole = next((one for one in message.where if one.first == at + 1), None)
        if whole is not None:
            return whole.last
    if message.word(at) in ("alla", "samtliga"):
        named = at - 2 if message.word(at - 1) in AFTER_NAMES else at - 1
        but = any(message.word(near) in EXCEPT for near in range(max(0, named - 6), named))
        if not but and any(mention.last == named for mention in message.people):
            return None  # «Anders, Ali och Amina är alla sjuka» speaks of those named
    if _others(message, at):
        return at
    for parts in REST_PHRASES.get(message.word(at), ()):
        if all(message.word(at + step) == part for step, part in enumerate(parts)):
            if parts == ("annars",) and not any(
                word in AFTER_ELSE for word in (message.word(at + 1), message.word(at + 2), message.word(at + 3))
            ):
                return None
            if parts in (("alla",), ("samtliga",)) and message.word(at + 1) in (
                "dagar",
                "platser",
                "helgons",
                "timmar",
                "uppgifter",
                "fall",
                "veckor",
                "vardagar",
                "mandagar",
                "tisdagar",
                "onsdagar",
                "torsdagar",
                "fredagar",
            ):
                return None
            last = at + len(parts) - 1
            return None if message.word(last + 1) == "for" else last  # «ingen kom för sent»
    return None


NOBODY_CAME = frozenset({"kom", "kommit", "ingen", "upp", "har", "plats"})
"""Last words of «ingen kom», «kom ingen», «ingen är på plats»."""


def _others(message: Message, at: int) -> bool:
    """«Rahel sjuk. Andra: här»: «andra» alone, where a part begins."""
    if message.word(at) != "andra" or message.word(at - 1)[:1].isalnum():
        return False
    return message.word(at + 1) in (":", "ar", "var", "har", "-", "pa", "jobbar", "kom")
