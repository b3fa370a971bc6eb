"""Somebody new, named in a start: a name that is not in the roster."""

from handlers.swedish.common_words import COMMON
from handlers.swedish.message import Message, Sentence
from handlers.swedish.people import Mention
from handlers.swedish.spelling import KNOWN

NEW = frozenset({"ny", "nya", "heter", "namn", "namnet", "som", "in", "upp"})
NAME_SKIPS = frozenset(
    """
    alla allt dem den det detta dig dom er han hon honom henne mig nagon nan oss dag idag
    ar att av borjar deltagare deltagaren den du emot en ett far fatt for fran from har hej heter hos in jag kan
    kille killen klart kommer kvinna lagg lagga man med namn nu ny nya och oss pa person personen registrera ska
    skriv skriva skrivs som start startar ta till tjej tjejen tog upp valkomna vi vill
    """.split()
)


def new_name(message: Message, sentence: Sentence, mentions: list[Mention]) -> str | None:
    """A word with a capital that is no person, place, time or ordinary word, near «ny», «heter», «skriv in»."""
    taken = {at for mention in mentions if mention.exact for at in range(mention.first, mention.last + 1)}
    taken |= {at for phrase in message.times for at in range(phrase.first, phrase.last + 1)}
    taken |= {at for where in message.where for at in range(where.first, where.last + 1)}
    candidates = []
    for at in range(sentence.first, sentence.stop):
        token = message.tokens[at]
        if at in taken or token.kind != "word" or token.plain in NAME_SKIPS or len(token.text) < 2:
            continue
        before = message.word(at - 1)
        begins_one = at == sentence.first or (before in (".", "!", "?") and token.plain in KNOWN)
        capital = token.text[0].isupper() and (not begins_one or before in NEW)
        if token.norm in COMMON and not capital:
            continue
        named = before in ("heter", "namn", "deltagare", "in", "upp", "tjej", "kille", "av", "deltagaren", "ny")
        begins = message.word(at + 1) in ("borjar", "startar", "skrivs") and token.plain not in KNOWN
        opens = at == sentence.first and message.word(at + 1) in ("ny", "inskriven", "inskrivs", "ansluter")
        if (before == ":" or opens) and token.plain not in KNOWN:
            begins = True
        if not capital and not named and not begins:
            continue
        candidates.append((before == "heter", capital, named, -at, token))
    if not candidates and message.tokens[sentence.first : sentence.first + 1]:
        token = message.tokens[sentence.first]
        following = message.word(sentence.first + 1)
        is_new = following == "ar" and message.word(sentence.first + 2) == "ny"
        if (
            token.kind == "word"
            and token.text[0].isupper()
            and token.norm not in COMMON
            and token.plain not in NAME_SKIPS
            and (
                is_new
                or following in ("borjar", "startar", "ska", "skrivs", "ansluter", "borjade", "startade", "paborjar")
            )
            and sentence.first not in taken
        ):
            candidates.append((False, True, False, 0, token))
    if not candidates:
        return None
    token = max(candidates)[4]
    return token.text[0].upper() + token.text[1:]
