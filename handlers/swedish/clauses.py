"""A sentence that tells several people's changes, cut into one part for each: «Anders slutar på fredag och Birgitta
onsdag 2/12», «Per vabbar idag, och sen ska Rahel förlängas»."""

from itertools import pairwise

from handlers.swedish.message import PRONOUNS, Message, Sentence, sentence_of
from handlers.swedish.people import Mention
from handlers.swedish.statuses import found

JOINS = frozenset({"och", "samt", ",", ";", "medan", "men", "/", "-"})
BETWEEN = frozenset({"och", "samt", ",", "&", "+", "bada", "plus", "/"})
"""Between people named together."""


def by_person(message: Message, sentence: Sentence) -> list[Sentence]:
    """The parts of a sentence that each name other people, cut at the join before them; the sentence alone where only
    one part names anybody."""
    groups = _named_together(message, message.people_in(sentence))
    if len(groups) < 2 or _repeats(groups):
        return [sentence]
    cuts = []
    for before, after in pairwise(groups):
        joins = [at for at in range(before[-1].last + 1, after[0].first) if message.word(at) in JOINS]
        if not joins:
            return [sentence]
        cuts.append(joins[-1])
    bounds = [sentence.first, *(at + 1 for at in cuts), sentence.stop]
    return [sentence_of(message.tokens, one, two) for one, two in pairwise(bounds)]


def _named_together(message: Message, people: list[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in people:
        last = groups[-1][-1].last if groups else None
        if last is not None and all(message.word(at) in BETWEEN for at in range(last + 1, mention.first)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _repeats(groups: list[list[Mention]]) -> bool:
    """Somebody is named twice: the parts are about the same people."""
    codes = [mention.codes for group in groups for mention in group]
    return len(set(codes)) < len(codes)


ASKS_ANEW = frozenset({"hur", "vilka", "vem", "nar", "finns", "har"})


def told_and_asked(message: Message, sentence: Sentence) -> list[Sentence]:
    """«Amina sjuk idag, hur många lediga platser har vi?»: what is told of somebody, and a question of nobody."""
    if not sentence.asks or message.word(sentence.first) in ASKS_ANEW:
        return [sentence]
    for at in range(sentence.first + 1, sentence.stop - 2):
        if message.word(at) == "," and message.word(at + 1) in ASKS_ANEW:
            told = sentence_of(message.tokens, sentence.first, at)
            asked = sentence_of(message.tokens, at + 1, sentence.stop)
            if message.people_in(told) and not message.people_in(asked) and not asked.words & PRONOUNS:
                return [told, asked] if found(message, told.first, told.stop) else [sentence]
    return [sentence]


SMALL = frozenset("pa till fran from tom den det och samt i hos av % procent heltid halvtid deltid , . ! - : /".split())


def says_no_more(message: Message, part: Sentence) -> bool:
    """«… och Jonas 50 %»: names, places, times and amounts alone; what is done stands before it."""
    known = {at for one in message.people for at in range(one.first, one.last + 1)}
    known |= {at for one in message.where for at in range(one.first, one.last + 1)}
    known |= {at for one in message.times for at in range(one.first, one.last + 1)}
    rest = (at for at in range(part.first, part.stop) if at not in known and message.tokens[at].kind != "num")
    return all(message.word(at) in SMALL for at in rest)


DEEDS = tuple("flytt byt forlang hoj sank oka okas minska trapp ga gar skriv avslut paus andra".split())
"""How words for what is decided about somebody begin."""


def names_a_deed(sentence: Sentence) -> bool:
    return any(word.startswith(DEEDS) for word in sentence.words) and bool(sentence.words & JOINS)


def by_deed(message: Message, sentence: Sentence) -> list[tuple[Sentence, Sentence]]:
    """The ways to cut «Erik byter till Matmission och går ner till 50 %» at a join after which nobody is named: what
    comes after it is of those named before, as if «hen» or «båda» stood there."""
    cuts = []
    for at in range(sentence.first + 1, sentence.stop - 1):
        if message.word(at) in JOINS and at not in message.returned:
            one = sentence_of(message.tokens, sentence.first, at)
            two = sentence_of(message.tokens, at + 1, sentence.stop)
            people = message.people_in(one)
            if people and not message.people_in(two):
                cuts.append((one, two._replace(words=two.words | {"hen" if len(people) == 1 else "bada"})))
    return cuts
