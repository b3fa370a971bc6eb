"""How much of full time: per cent, half time, hours a week."""

from handlers.swedish.date_words import NUMBERS
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of

EXTENTS = {
    "heltid": 100,
    "halvtid": 50,
    "kvartstid": 25,
    "trekvartstid": 75,
    "fulltid": 100,
    "halvtiden": 50,
    "halvdagar": 50,
    "halvdag": 50,
}
SHARES = frozenset({25, 30, 40, 50, 60, 70, 75, 80, 90, 100})
SAID_OF_TIME = (
    " i tid",
    " ner till",
    " upp till",
    " orkar bara",
    " klarar bara",
    " orkar max",
    " trappa",
    " gar ner",
    " gar upp",
    " minska ",
    " oka ",
    " hoj ",
    " sank ",
    " okar till",
    " okas till",
    " oka till",
    " hoj till",
    " hojs till",
    " sank till",
    " sanks till",
    " minska till",
    " minskar till",
    " minskas till",
)
"""Words beside which a bare number is per cent: «går ner i tid till 75»."""
COMPOUNDS = ("heltid", "halvtid", "kvartstid")
"""«Heltidsplats», «halvtidsplacering»."""


def extent_said(message: Message, sentence: Sentence) -> int | None:
    """Per cent of full time: «75 %», «halvtid», «20 tim/v»; of two the one that is changed to."""
    found: list[tuple[bool, int, int]] = []
    for at in range(sentence.first, sentence.stop):
        word = message.word(at)
        before = message.word(at - 1) in ("till", "pa", "med")
        share = EXTENTS.get(word) or next((EXTENTS[one] for one in COMPOUNDS if word.startswith(one + "s")), None)
        if share is not None:
            found.append((before, at, share))
        following = message.word(at + 1)
        if word in ("halva", "halv") and following in ("dagar", "tid", "dagarna"):
            found.append((before, at, 50))
        value = int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else _number(word)
        if value is None:
            continue
        if following in ("%", "procent", "proc") and 1 <= value <= 100:
            found.append((before, at, value))
        elif following in ("tim", "timmar", "h", "t") and message.word(at + 2) in (
            "/",
            "i",
            "per",
            "om",
            "v",
            "vecka",
            "veckan",
            "/v",
        ):
            found.append((before, at, round(value * 100 / 40)))
        elif value in SHARES and (before or message.word(at - 1) == "bara") and any_of(sentence.said, SAID_OF_TIME):
            found.append((before, at, value))
    if not found:
        return None
    if (
        any(
            f" {words}" in sentence.said
            for words in ("orkar inte", "klarar inte", "istallet for", "i stallet for", "fran ")
        )
        and len(found) > 1
    ):
        marked = [one for one in found if one[0]]
        return (marked or found)[-1][2]
    return found[-1][2] if len(found) > 1 else found[0][2]


def _number(word: str) -> int | None:
    return NUMBERS.get(word) if NUMBERS.get(word, 0) >= 10 else None
