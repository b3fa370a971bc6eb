"""A sentence that tells several people's changes, cut into one part for each: «Anders slutar på fredag och Birgitta
onsdag 2/12», «Per vabbar idag, och sen ska Rahel förlängas»."""

from itertools import pairwise

from handlers.swedish.message import Message, Sentence, sentence_of
from handlers.swedish.people import Mention

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
