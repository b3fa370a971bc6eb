"""Whether a word for a status means one where it stands: small words often mean something else."""

from handlers.swedish.date_words import NUMBERS
from handlers.swedish.late_minutes import clock_after
from handlers.swedish.message import Message
from handlers.swedish.status_context import AFTER_OFF, SINCE, TELLING
from handlers.swedish.status_words import words

NOT_HERE = frozenset({"den", "det", "de", "tid", "tiden", "period", "placering"})
"""«Hans tid här»"""
BACK_AGAIN = frozenset({"ater", "tillbaka", "tillbaks", "igen"})
COMING = frozenset({"kom", "kommer", "kommit", "dok", "dyker", "dykt", "anlande", "anlander", "in"})


HANDED_IN = frozenset("aterbud besked barn barnen barnet bud in inget ingen inga meddelande sonen dottern av".split())
"""«Lämnade återbud», «lämnade in intyget», «lämnade dottern på dagis»: nobody went home."""


def meant(message: Message, at: int, word: str, status: str) -> bool:
    """Small words that often mean something else."""
    token, before, after = message.tokens[at], message.word(at - 1), message.word(at + 1)
    if token.kind == "punct":
        return _marks_somebody(message, at)
    if word == "har" and status == "present":
        if before in NOT_HERE:
            return False
        dotless = message.text.isascii() and after in ("idag", "nu", "utom", "forutom", "men", "i", "alla")
        return token.norm == "här" or after in ("", ".", ",", "!") or dotless
    if word == "lamnade" and (after in HANDED_IN or any(one.first == at + 1 for one in message.times)):
        return False
    if word == "ha" or (word == "kom" and after == "ihag"):
        return False
    if word == "med":
        timed = any(phrase.first == at + 1 for phrase in message.times)
        return before in ("ar", "var") and (timed or after in ("", ".", ",", "!", "och"))
    if word == "sent" and before in TELLING:
        return False
    if word == "narvaro":
        return ":" in {message.word(at + step) for step in (1, 2, 3)}
    if word in ("sen", "sent") and (before in ("for", "och") and message.word(at - 2) in NUMBERS):
        return False
    if word == "sen" and before in ("och", ",") and after in THEN:
        return False  # «och sen har vi Jonas»
    if word == "sen":
        return at != 0 and _late_not_later(message, at)
    if word in ("dar", "ater", "narvaro", "inne"):
        days = word == "dar" and (before in NUMBERS or before.isdigit())  # «tre dar»
        return (before not in ("var",) and not days) or word == "inne"
    if word == "ok":
        named = any(mention.last == at - 1 for mention in message.people)
        return (named or before in ("-", ":")) and after in ("", ",", ".", "och", "\n")
    if status == "sick" and "efter" in (before, message.word(at - 2)) and message.word(at - 2) not in ("sjuk", "borta"):
        return False
    if before == "efter" and message.word(at - 2) in BACK_AGAIN:
        return False  # «åter efter vab»
    if word in ("ledig", "ledigt", "lediga") and _attributive(message, at):
        return False
    if word.startswith("ledig") and (
        after[:5] in ("plats", "lucka", "lucko", "arbet", "vakan")
        or message.word(at + 2)[:5] == "plats"
        or any(message.word(at - step)[:5] in ("plats", "vakan") for step in range(1, 6))  # «platser är lediga»
    ):
        return False
    if word == "lov":
        return before in ("pa", "har")
    if word in {"mote", "motet"}:
        return True
    if word == "kommer" and status == "present":
        return after in ("idag", "som", "", ".", ",", "och") or clock_after(message, at + 1, len(message.tokens))
    return True


def _marks_somebody(message: Message, at: int) -> bool:
    """«Goran ✅ Fatima 🤒»: a sign right after a name, or before one where the message begins; else it is mood."""
    last = any(mention.last == at - 1 for mention in message.people)
    named = {mention.first for mention in message.people}
    ends = at + 1 in named or not message.word(at + 1)[:1].isalnum()
    return (last and ends) or (at == 0 and at + 1 in named)


def _late_not_later(message: Message, at: int) -> bool:
    """«Var sen», not «sen hon började» (since) and not «ringer honom sen» (later)."""
    before, after = message.word(at - 1), message.word(at + 1)
    if any(phrase.first <= at <= phrase.last for phrase in message.times):
        return False  # «sen i måndags», «för en vecka sen»
    if before in ("har", "inne", "plats") and after in ("kl", "klockan"):
        return False  # «här sen klockan åtta»
    if before in ("har", "inne", "plats") and message.tokens[at + 1 : at + 2] and message.tokens[at + 1].kind == "num":
        return False  # «här sen 8»
    if before == "sedan" or after in ("lange", "tidigare", "dess") or before in SOMEBODY_RUNG:
        return False
    timed = any(phrase.first == at + 1 for phrase in message.times)
    if before in BEING or (before == "varit" and timed and "hur" not in message.said.split()):
        return True
    if timed and before in words() and before not in COMING and before not in AMOUNTS:
        return False  # «sjuk sen i måndags»
    return after not in SINCE


THEN = frozenset({"har", "ar", "ska", "var", "hade", "blir", "kommer", "vill"})
BEING = frozenset({"ar", "var", "blev", "blir", "bli", "vart", "lite"})
AMOUNTS = frozenset("min minuter minut timme timmar kvart halvtimme tim".split())
SOMEBODY_RUNG = frozenset("honom henne dig er mig oss dem dom detta svara ringa hora kolla tar ringer hors ses".split())


def _attributive(message: Message, at: int) -> bool:
    """«Nån ledig truck»: a noun follows at once, so nobody has the day off."""
    if at + 1 >= len(message.tokens) or message.tokens[at + 1].kind != "word":
        return False
    timed = any(phrase.first == at + 1 for phrase in message.times)
    named = any(mention.first == at + 1 for mention in message.people)
    return not timed and not named and message.word(at + 1) not in AFTER_OFF
