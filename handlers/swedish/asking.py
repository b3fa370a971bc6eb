"""What makes a sentence a question, or a polite request for something to be done."""

from handlers.swedish import say
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of


def asks(message: Message, sentence: Sentence) -> bool:
    """A question: a question mark, or a question word or verb where a sentence or its last clause begins."""
    if sentence.asks:
        return not _only_the_tail_asks(message, sentence)
    if any_of(sentence.said, TAGS) or _ends_in_what(message, sentence):
        return True
    at, fronted = sentence.first, False
    while at < sentence.stop and (message.word(at) in say.OPENERS or not message.word(at)[:1].isalnum()):
        fronted = fronted or message.word(at) == "sa"
        at += 1
    if not fronted and at < sentence.stop and _begins_question(message, at):
        return True
    if message.word(at) in LISTS:
        return True
    if any(
        message.word(at) in ASKED and message.word(at - 1) in ("du", "ni", "ihag", "koll")
        for at in range(sentence.first + 1, sentence.stop)
    ):
        return True  # «minns du när Ali slutar»
    if sentence.words & WONDERS and sentence.words & ASKED:
        return True
    if any_of(sentence.said, say.TELL_ME):
        return True
    if _only_the_tail_asks(message, sentence):
        return False
    if any_of(sentence.said, say.WANTED) and any_of(sentence.said, say.FIGURES_WANTED):
        return not sentence.words & TO_DO  # «jag skulle behöva Alis ogiltiga frånvaro»
    for at in range(sentence.first + 1, sentence.stop):
        if at + 1 < sentence.stop and message.word(at - 1) in say.CLAUSE_OPENERS and _begins_clause(message, at):
            return not _not_known(message, sentence, at)
    return False


def _ends_in_what(message: Message, sentence: Sentence) -> bool:
    """«Khaled är på uppehåll, va», «Anders är sjuk eller»"""
    words = [token for token in message.tokens[sentence.first : sentence.stop] if token.kind == "word"]
    return len(words) > 3 and (words[-1].text == "va" or words[-1].plain == "eller")


def _not_known(message: Message, sentence: Sentence, at: int) -> bool:
    """«… hur länge vet vi inte», «… när är oklart»: told, and not asked."""
    after = {message.word(here) for here in range(at + 1, sentence.stop)}
    return bool(after & {"oklart", "osakert", "ovisst"}) or ("vet" in after and bool(after & {"inte", "ej", "ingen"}))


def _only_the_tail_asks(message: Message, sentence: Sentence) -> bool:
    """«Ali var ledig i går, kan du ändra det?»: told, with a request for it to be noted."""
    commas = [at for at in range(sentence.first, sentence.stop) if message.word(at) == ","]
    if not commas or _begins_question(message, sentence.first):
        return False
    tail = [message.word(at) for at in range(commas[-1] + 1, sentence.stop) if message.word(at)[:1].isalnum()]
    people = any(mention.first > commas[-1] for mention in message.people_in(sentence))
    if people or len(tail) > 7:
        return False
    wished = bool(sentence.words & WISHES) and tail[:2] in ASKS_IF_IT_MAY_BE
    return wished or (tail[:2] in ASKS_TO_DO and bool(TO_DO & set(tail)))


ASKS_TO_DO = (["kan", "du"], ["kan", "ni"], ["vill", "du"], ["fixar", "du"], ["skriver", "du"], ["lagger", "du"])
TAGS = (" slutar val ", " borjar val ", " ar val ", " eller hur |", " eller hur ?", " visst |")
"""«Fatima är klar 18 december, eller hur»"""
WISHES = frozenset({"vill", "onskar", "behover", "skulle"})
ASKS_IF_IT_MAY_BE = (["gar", "det"], ["funkar", "det"], ["fungerar", "det"], ["ar", "det"])
"""«Hodan vill byta till Matmission, går det från januari?»: the change is asked for."""
TO_DO = frozenset(
    "andra lagga skriva notera fixa fixar skriver lagger rapportera registrera fylla ratta fora uppdatera".split()
)
LISTS = frozenset({"lista", "forteckning", "statistik", "antal", "antalet"})
"""«Lista över dem som går ut i januari»: a heading that asks."""
WONDERS = frozenset({"reda", "undrar", "veta", "fraga", "fragar", "funderar", "undra", "kolla"})
LEADS = frozenset("till tom fram fran from med och t o m . hos pa i at for av inom under sedan sen".split())
ASKED = frozenset({"hur", "vilka", "vem", "vems", "vilken", "vilket", "nar", "om"})


def _begins_question(message: Message, at: int) -> bool:
    word, norm = message.word(at), message.tokens[at].norm if at < len(message.tokens) else ""
    if word in ("hur", "nar", "vem", "vems", "vilka", "vilken", "vilket", "vad", "varfor", "vart"):
        return norm != "nar" or True
    while message.word(at) in LEADS and at < len(message.tokens):
        at += 1
        if message.word(at) in ASKED - {"om"}:
            return True  # «till när …», «på vilken arbetsplats …»
    if word == "var":
        return message.word(at + 1) not in ("snall", "god", "vanlig")
    if word in say.QUESTION_WORDS:
        if norm == "här":
            return False
        return _subject_follows(message, at)
    return False


def _subject_follows(message: Message, at: int) -> bool:
    """Verb first, then who: «är Amina …», «har vi …», «finns det …»."""
    people = {mention.first for mention in message.people}
    where = {one.first for one in message.where}
    after = at + 1
    if after in people or after in where:
        return True
    if message.word(at) in ("har", "behover") and message.word(after) in (
        "en",
        "ett",
        "tva",
        "tre",
        "plats",
        "platser",
    ):
        return False  # «har en klient som behöver en plats» tells
    return message.word(after) in say.SUBJECTS  # fmt: skip


WHAT_IS_HAD = frozenset({"en", "ett", "tva", "tre", "plats", "platser"})


def _begins_clause(message: Message, at: int) -> bool:
    word = message.word(at)
    if word in ("hur", "vilka", "vem", "vems", "vilken", "vilket", "nar", "vad"):
        return True
    return (
        word in say.CLAUSE_VERBS
        and message.tokens[at].norm != "här"
        and message.word(at - 1) in (",", ":")
        and _subject_follows(message, at)
    )


PLEASE = tuple(f"{phrase} " for phrase in say.PLEASE)
"""Whole words only."""


def polite(sentence: Sentence) -> bool:
    """«Kan du …», «var snäll och …»: a request for something to be done."""
    return bool(any_of(sentence.said, PLEASE) or any_of(sentence.said, say.NOTE_DOWN))


def asks_to_be_told(sentence: Sentence) -> bool:
    """«Kan du kolla när beslutet går ut», «kan du säga vilka som …»: an answer is wanted, and nothing done."""
    if any_of(sentence.said, ASKS_WHEN) or "bekrafta" in sentence.words:
        return True
    if sentence.words & HANDED_OVER and any_of(sentence.said, say.FIGURES_WANTED):
        return True  # «kan ni ge mig en överblick av närvaron»
    return bool(sentence.words & TOLD) and bool(sentence.words & ASKED)


ASKS_WHEN = tuple(f" nar{phrase} " for phrase in say.PLEASE)
"""«När skulle ni kunna ta emot henne?»"""
HANDED_OVER = frozenset({"ge", "visa", "skicka", "plocka", "fa"})
TOLD = frozenset({"kolla", "saga", "beratta", "se", "titta", "svara", "hora", "upplysa", "paminna"})


CAN_THEY = (" kan han fa", " kan hon fa", " kan han borja", " kan hon borja")


def asks_for_somebody(message: Message, sentence: Sentence) -> bool:
    """«Kan Ali få en månad extra?», «får Per byta till butiken?»: a change that is asked for."""
    if message.word(sentence.first) in ASKED:
        return False  # «hur länge får Rahel vara kvar»
    for mention in message.people_in(sentence):
        before, after = message.word(mention.first - 1), {message.word(mention.last + step) for step in (1, 2)}
        if before in ("kan", "far", "skulle", "kunde") and after & MAY:
            return True
        if before == "om" and after & {"kan", "kunde", "far", "skulle"} and message.word(mention.last + 2) in MAY:
            return True  # «jag undrar om Erik kan få …»
    return bool({"kan", "far"} & sentence.words and message.people and any_of(sentence.said, CAN_THEY))


MAY = frozenset(
    """
    fa prova testa placeras stanna borja byta flytta flyttas ga jobba forlangas avslutas
    avbrytas brytas pausas utokas hojas sankas sluta vara fortsatta komma
    """.split()
)
