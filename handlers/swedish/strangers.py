"""A name that is in no roster, where a question needs a person: «när slutar Bengt?»."""

from handlers.swedish.message import Message, Sentence
from handlers.swedish.spelling import KNOWN

SHORTEST = 3
BEFORE_A_NAME = frozenset("slutar slutade gar loper tar ar har till for blir star".split())
"""Verbs and prepositions that somebody's name may follow in a question of when they end."""
NOUN_ENDINGS = ("an", "en", "ens", "et", "ets", "na", "or", "ar", "er")
"""In small letters a name stands last, and a word that ends so is rather a thing («när slutar rasten»)."""


def stranger(message: Message, sentence: Sentence) -> str | None:
    """The name as written, without a genitive s; None where every word is known."""
    known = {at for one in message.times for at in range(one.first, one.last + 1)}
    known |= {at for one in message.where for at in range(one.first, one.last + 1)}
    for at in range(sentence.first + 1, sentence.stop):
        token = message.tokens[at]
        if token.kind != "word" or at in known or message.word(at - 1) not in BEFORE_A_NAME:
            continue
        stem = token.plain.removesuffix("s")
        if len(stem) < SHORTEST or not token.text.isalpha() or token.plain in KNOWN or stem in KNOWN:
            continue
        ends = at + 1 >= sentence.stop or message.tokens[at + 1].kind == "punct"
        if token.text[0].isupper() or (ends and not token.plain.endswith(NOUN_ENDINGS)):
            written = token.text.removesuffix("s")
            return written[0].upper() + written[1:]
    return None
