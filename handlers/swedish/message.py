"""A message taken apart: its tokens, times, people and places, and the sentences they stand in."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from handlers.swedish import dates, people, places
from handlers.swedish.dates import Phrase
from handlers.swedish.people import Mention, Names
from handlers.swedish.phrase_search import Said
from handlers.swedish.places import Places, Where
from handlers.swedish.spelling import put_right
from handlers.swedish.tokens import Token, plain, tokenize

SLANG = dict(
    pair.split("=")
    for pair in """
    int=inte o=och å=och oxå=också va=var e=är ä=är el=eller dom=de nån=någon nåt=något ngn=någon ngt=något nä=nej
    ggr=gånger ej=inte ar=är pa=på hl=handledare inskr=inskriven förl=förläng mej=mig dej=dig sej=sig enl=enligt
    övr=övriga lr=eller bl=bland me=med mkt=mycket te=till →=till
    """.split()
)
"""How thumbs write small words, and what they stand for."""
PAST_VERBS = frozenset(
    """
    akte anmalde avbrot avbrots avslutade avslutades avvek begick behovde beviljades blev blivit bodde borjade bytte
    deltog dojde dok drabbades drog fanns fattades fick fixade flyttade flyttades forlangde forlangdes forsov
    forsvann fullfoljde fyllde gatt gick gjorde glomde hade hamtade hande hann hjalpte hoppade horde hostade
    insjuknade jobbade kallades kom kommit kraktes krangde lamnade larmade lyckades madde mejlade missade narvarade
    orkade paborjade paborjades pluggade rapporterade reste ringde sa sade saknades satt sjukanmalde sjukskrevs
    skadade skickade skolkade skrev skrevs slutade slutat smet smsade somnade sov spydde stack stannade startade
    startades stod studerade svarade talade tog togs trodde tyckte uteblev utskrevs vabbade valde vantade var varit
    vikarierade vilade ville visade visste
    """.split()
)
PAST_WITH_DOTS = frozenset({"låg", "såg", "bröt", "sköt", "höll", "slöt", "föll"})
"""Past tenses that are other words without their dots."""
WHERE_VERBS = frozenset({"ska", "skall", "jobbar", "arbetar", "kan", "kommer", "ligger", "finns"})
NOT_PAST = frozenset({"vår", "så"})
"""Words that only look like a past tense once their dots are off."""
NO_SUPINES = frozenset(
    """
    aktivt aldrat annat bestamt ensamt gemensamt langsamt samt skamt tomt antalet aret avtalat bara budgetat
    dalit direkt ditt drygt extrat fort fritt fullt gratt hart helt inget kort lagt latt ledigt lite mitt
    schemat schemalagt klimat format nagot nytt plats praktikplats ratt resultat ritt sakert sitt snabbt snart
    start statsbidrag stort svart tillsatt totalt trevligt trott ungefart utsatt vart vitt
    """.split()
)
ENDS = frozenset({".", "!", "?", ";", "\n"})
ABBREVIATED = frozenset(
    """
    apr aug ca dec dnr ev exkl feb fre inkl jan jul jun kl lör mån nov nr obs okt ons resp sep sept sön tel tis
    tor tors v
    """.split()
)


PRONOUNS = frozenset({"han", "hon", "hen", "hans", "hennes", "hens", "honom", "henne"})
WHAT_VERBS = frozenset("ar betyder blir finns galler gor gors hander har heter hur kan kostar ska skulle star".split())
MODALS = frozenset({"ska", "skulle", "kan", "kunna", "kommer", "att", "vill", "far", "maste", "bor", "behover"})


class Sentence(NamedTuple):
    """Tokens from `first` up to `stop`; `said` is its words in plain letters between spaces, for looking up phrases."""

    first: int
    stop: int
    said: str
    words: frozenset[str]
    asks: bool = False


class Message:
    """`tokens` are written out (slang put into words); `times`, `people` and `where` carry token numbers."""

    def __init__(self, text: str, today: date, tokens: list[Token]) -> None:
        self.text, self.today, self.tokens = text, today, tokens
        self.times: list[Phrase] = []
        self.people: list[Mention] = []
        self.where: list[Where] = []
        self.sentences: list[Sentence] = []
        self.words: list[str] = []
        """The tokens in plain letters."""
        self.all_words: frozenset[str] = frozenset()
        self.said = ""
        self.statuses: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
        """What `statuses.found` has found between two tokens, kept because many ask."""
        self.signs: frozenset[str] | None = None
        """What `likeness.signs` has found in all of it, kept because several ask."""
        self.returned: frozenset[int] = frozenset()
        """Tokens that tell when somebody comes back (see `returns`): no status of their own."""

    def times_in(self, sentence: Sentence) -> list[Phrase]:
        return [phrase for phrase in self.times if sentence.first <= phrase.first < sentence.stop]

    def people_in(self, sentence: Sentence) -> list[Mention]:
        return [mention for mention in self.people if sentence.first <= mention.first < sentence.stop]

    def where_in(self, sentence: Sentence) -> list[Where]:
        return [where for where in self.where if sentence.first <= where.first < sentence.stop]

    def in_past(self, sentence: Sentence, *, besides: frozenset[str] = frozenset()) -> bool:
        """A verb in the past tense, none of those besides, stands in the sentence («vår» is spring, «var» was)."""
        timed = {at for phrase in self.times for at in range(phrase.first, phrase.last + 1)}
        return any(
            (self.tokens[at].plain in PAST_VERBS or self.tokens[at].norm in PAST_WITH_DOTS)
            and self.tokens[at].plain not in besides
            and self.tokens[at].norm not in NOT_PAST
            and at not in timed
            and (self.word(at), self.word(at + 1), self.word(at + 2)) != ("var", "det", "nu")  # «hur var det nu, …»
            and not (self.word(at) == "var" and self.word(at + 1) in WHERE_VERBS)  # «och var ska de vara»
            for at in range(sentence.first, min(sentence.stop, len(self.tokens)))
        )

    def has_been(self, sentence: Sentence) -> bool:
        """«Har slutat», «hade fått»: the perfect, by the ending of its supine."""
        return bool(sentence.words & {"har", "hade", "haft"}) and any(
            len(word) > 3
            and word.removesuffix("s").endswith(("at", "it", "tt", "rt", "lt", "pt", "jt", "mt"))
            and word not in NO_SUPINES
            and not word.endswith(("plats", "fullt"))
            for word in sentence.words
        )

    def meant_before(self, sentence: Sentence) -> bool:
        """«När slutar hon?»: a pronoun for somebody named in an earlier sentence."""
        return bool(sentence.words & PRONOUNS) and any(mention.first < sentence.first for mention in self.people)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""


def read(text: str, today: date, names: Names, workplaces: Places) -> Message:
    """Take a message apart. Never raises."""
    said = tokenize(text)
    tokens = [
        one if at and said[at - 1].text == ":" and one.text in ("e", "a") else _written_out(one)
        for at, one in enumerate(said)
    ]  # «10:e dec» is no «är»
    for at in range(1, len(tokens)):
        if tokens[at].text in ("va", "Va") and tokens[at - 1].plain in MODALS:
            tokens[at] = tokens[at]._replace(norm="vara", plain="vara")
        elif tokens[at - 1].text in ("va", "Va") and tokens[at].plain in WHAT_VERBS:
            tokens[at - 1] = tokens[at - 1]._replace(norm="vad", plain="vad")  # «va har vi för beläggning»
    message = Message(text, today, tokens)
    message.times = dates.find(tokens, today)
    amounts = {at for at, token in enumerate(tokens) if token.kind == "num" and _is_amount(tokens, at)}
    in_time = {at for phrase in message.times for at in range(phrase.first, phrase.last + 1)}
    message.where = places.find(tokens, workplaces, in_time)
    elsewhere = {at for where in message.where for at in range(where.first, where.last + 1)}
    message.people = people.find(tokens, names, in_time | amounts | elsewhere)
    named = {at for mention in message.people for at in range(mention.first, mention.last + 1)}
    tokens = message.tokens = put_right(tokens, in_time | elsewhere | named)
    message.words = [token.plain for token in tokens]
    message.all_words = frozenset(message.words)
    stops = {one.last for one in message.times} | {one.last for one in message.where}
    message.sentences = _sentences(text, tokens, [mention.first for mention in message.people], stops)
    alone = len(message.sentences) == 1  # then it need not be looked through twice
    message.said = message.sentences[0].said if alone else Said(f" {' '.join(message.words)} ")
    return message


def _written_out(token: Token) -> Token:
    meant = SLANG.get(token.norm)
    if meant is None or token.kind not in ("word", "punct"):
        return token
    return Token(token.text, meant, plain(meant), token.start, token.end, "word")


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].plain if at + 1 < len(tokens) else ""
    before = tokens[at - 1].plain if at else ""
    return after in ("%", "procent", "min", "minuter", "minut", "tim", "timmar", "h", "kr") or before in (
        "kl",
        "klockan",
    )


def _sentences(text: str, tokens: Sequence[Token], people: Sequence[int], stops: Collection[int]) -> list[Sentence]:
    """Cut at full stops, question and exclamation marks and line breaks; not after an abbreviation or a number.

    Two commands joined by «och» are two sentences as well («skriv ut Anders och flytta Hodan»), and so is a question
    and why it is asked. `stops`: the last tokens of times and places.
    """
    sentences, first, lines = [], 0, "\n" in text
    for at, token in enumerate(tokens):
        nxt = tokens[at + 1] if at + 1 < len(tokens) else None
        breaks = nxt is None or (lines and "\n" in text[token.end : nxt.start])
        if token.text in ENDS and not breaks:
            before = tokens[at - 1] if at else None
            joined = (
                token.text == "."
                and before is not None
                and before.norm in ABBREVIATED
                and not (nxt is not None and nxt.kind == "word" and nxt.text[0].isupper())
            )
            breaks = not joined and (nxt is None or nxt.text not in ENDS)
        if not breaks and token.plain in JOINS and nxt is not None and nxt.plain in COMMANDS:
            anew = nxt.plain in ORDERS or [one.plain for one in tokens[at + 1 : at + 3]] == ["skriv", "in"]
            named = any(first <= one < at for one in people)
            breaks = named and (anew or any(at < one <= at + 4 for one in people))
        breaks = breaks or (nxt is not None and tokens[first].plain in ASKS and _why(tokens, at, stops))
        if breaks:
            if at + 1 > first:
                sentences.append(sentence_of(tokens, first, at + 1))
            first = at + 1
    return sentences


def _why(tokens: Sequence[Token], at: int, stops: Collection[int]) -> bool:
    """After this token it is told why one asks: «vilka kommer imorgon | jag ska köra cv-träff»."""
    after = [token.plain for token in tokens[at + 1 : at + 4]]
    if len(after) < 3 or tokens[at].plain in ("att", "som", "om", "dar") or tokens[at + 2].norm == "här":
        return False
    told = at - 1 if tokens[at].plain == "," else at
    return (after[0] in ("jag", "vi") and after[1] in INTENDS) or (told in stops and after[0] in INTENDS - {"har"})


ASKS = frozenset("hur vilka vilken vem nar finns".split())
INTENDS = frozenset("ska maste behover vill tanker tankte skulle planerar har".split())
JOINS = frozenset({"och", "samt", ",", "sen"})
ORDERS = frozenset({"bestall", "boka", "reservera"})
COMMANDS = frozenset("flytta forlang avsluta pausa andra byt skriv lagg ta bestall sank hoj boka reservera".split())
PARTICLES = frozenset({"ut", "av", "in", "slut", "tillbaka", "hem", "upp", "ner", "over", "fram", "kvar", "igang"})
PARTICLE_VERBS = frozenset(
    """
    akte dok dra drar drog dyker flytta flyttar ga gar gatt gick hoppa hoppade hoppar hoppat kom kommer kor lagg
    lagger
    loper lopt lopte skjut skjuter skrev skrevs skriv skriva skriver skrivs stack stall staller ta tagit tar tog
    trappa
    trappar
    """.split()
)


def _joined_verbs(words: list[str]) -> list[str]:
    """«går Pers inskrivning ut» also as «gar ut»: a verb with its particle up to five words on."""
    joined = []
    for at, word in enumerate(words):
        if word in PARTICLE_VERBS:
            for particle in words[at + 2 : at + 6]:
                if particle in PARTICLES:
                    joined += [word, particle, "|"]
                    break
                if particle in (",", ".", "och"):
                    break
    return joined


def joined(one: Sentence, two: Sentence) -> Sentence:
    """Two sentences as one, and what stands between them."""
    said = Said(one.said + two.said)
    return Sentence(one.first, two.stop, said, one.words | two.words, one.asks or two.asks)


def whole(message: Message) -> Sentence:
    """All sentences as one."""
    result = message.sentences[0] if message.sentences else Sentence(0, 0, " ", frozenset())
    for sentence in message.sentences[1:]:
        result = joined(result, sentence)
    return result


def sentence_of(tokens: Sequence[Token], first: int, stop: int) -> Sentence:
    """The tokens from `first` up to `stop` as a sentence."""
    part = tokens[first:stop]
    words = [token.plain for token in part]
    said = Said(" " + " ".join([*words, "|", *_joined_verbs(words)]) + " ")
    return Sentence(first, stop, said, frozenset(token.plain for token in part), asks=any(t.text == "?" for t in part))
