"""Somebody new, named in a start: a name that is not in the roster."""

from handlers.swedish import likeness
from handlers.swedish.common_words import COMMON, SHORT
from handlers.swedish.message import Message, Sentence
from handlers.swedish.people import Mention
from handlers.swedish.spelling import KNOWN
from handlers.swedish.tokens import Token

NEW = frozenset({"ny", "nya", "heter", "namn", "namnet", "som", "in", "upp"})
NAME_SKIPS = frozenset(
    """
    alla allt dem den det detta dig dom er han hon honom henne mig nagon nan oss dag idag
    ar att av borjar deltagare deltagaren den du emot en ett far fatt for fran from har hej heter hos in jag kan
    brud dam farbror pag pagen tos grabb gubbe herre kandidat klient kompis praktikant snubbe tant ungdom
    kille killen klart kommer kvinna lagg lagga man med namn nu ny nya och oss pa person personen registrera ska
    skriv skriva skrivs som start startar ta till tjej tjejen tog upp valkomna vi vill
    """.split()
)


BEFORE_A_NAME = frozenset("emot till in upp valkomna valkomnar att med forbereder registrera , : - (".split())
VERB_ENDS = ("ar", "er", "ade", "at", "it")
"""«En kille tjatar om att få börja»: what follows is no name, unless it has a capital or he is called so."""


def is_ordinary(token: Token) -> bool:
    """An everyday word, or one that the examples use in more than one meaning: nobody's name."""
    return token.norm in COMMON or token.plain in KNOWN or token.plain in SHORT or token.plain in likeness.words()


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
        capital = token.text[0].isupper() and (not begins_one or before in NEW or not is_ordinary(token))
        if token.norm in COMMON and not capital:
            continue
        unknown = token.text.isalpha() and len(token.text) > 2 and not is_ordinary(token)
        told_of = unknown and (at == sentence.first or before in BEFORE_A_NAME)
        named = before in ("heter", "namn", "deltagare", "in", "upp", "tjej", "kille", "av", "deltagaren", "ny")
        begins = message.word(at + 1) in ("borjar", "startar", "skrivs") and token.plain not in KNOWN
        opens = at == sentence.first and message.word(at + 1) in ("ny", "inskriven", "inskrivs", "ansluter")
        if (before == ":" or opens) and token.plain not in KNOWN:
            begins = True
        called = before == "heter" or message.word(at + 1) == "heter"
        named = named and not token.plain.endswith(VERB_ENDS)
        if not (capital or called or begins or named or told_of):
            continue
        candidates.append((called, capital and not begins_one, named or begins, unknown, -at, token))
    if not candidates:
        return None
    token = max(candidates)[-1]
    return token.text[0].upper() + token.text[1:]
