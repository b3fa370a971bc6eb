"""Who is named together in a report, or everybody else, with what is said of them."""

from handlers.swedish.dates import Phrase
from handlers.swedish.everybody import NOBODY_CAME, rest_at
from handlers.swedish.message import Message, Sentence
from handlers.swedish.people import Mention
from handlers.swedish.status_words import EXCEPT, ONLY

CLAUSES = frozenset({",", "och", "men", "samt", ";"})


class Group:
    """People named together (or everybody else: `rest`), with what is said of them."""

    def __init__(
        self,
        people: list[Mention],
        first: int,
        last: int,
        sentence: int,
        *,
        rest: bool = False,
        time: Phrase | None = None,
    ) -> None:
        self.people, self.first, self.last, self.sentence = people, first, last, sentence
        self.rest, self.but, self.only = rest, False, False
        self.apart = False
        """One of several days of the same people: each has the status that stands beside it."""
        self.statuses: list[str] = []
        self.minutes: int | None = None
        self.time, self.timed_in = time, 0


def groups(message: Message, sentence: Sentence, number: int) -> list[Group]:
    """People and «resten» of one sentence, those joined by commas and «och» together."""
    mentions = {mention.first: mention for mention in message.people_in(sentence)}
    result: list[Group] = []
    at, joined = sentence.first, False
    while at < sentence.stop:
        word = message.word(at)
        mention = mentions.get(at)
        rest = rest_at(message, at) if mention is None else None
        if mention is not None:
            last = result[-1] if result else None
            if last is not None and joined and not last.rest:
                last.people.append(mention)
                last.last = mention.last
            else:
                group = Group([mention], at, mention.last, number)
                before = {message.word(at - 1), message.word(at - 2), message.word(at - 3)}
                group.but = (bool(before & EXCEPT) and "men" not in {message.word(at - 1)}) or bool(
                    {message.word(at - 1), message.word(at - 2)} & (EXCEPT - {"men"})
                )
                group.only = _only(message, at)
                result.append(group)
            at, joined = mention.last + 1, True
            continue
        if rest is not None:
            group = Group([], at, rest, number, rest=True)
            if message.word(rest) in NOBODY_CAME and "ingen" in (word, message.word(rest)):
                group.statuses = ["absent"]
            elif word in ("ingen", "inga", "inget") or word.startswith("full"):
                group.statuses = ["present"]  # «ingen frånvaro», «fulltaliga» say that all are here
            result.append(group)
            at, joined = rest + 1, False
            continue
        if word not in (",", "och", "samt", "&", "+", "bada", "tva", "/", "eller", "plus", "aven", "sa"):
            joined = False
        at += 1
    return result


def _only(message: Message, at: int) -> bool:
    """«Bara Ali», «bara de här tre: Ali»; not «vill bara nämna att Per», nor «en parentes bara, Amina var sen»."""
    near = [message.word(at - step) for step in range(1, 6)]
    before = next((step for step, word in enumerate(near) if word in ONLY), None)
    return before is not None and all(word in AFTER_ONLY or word.isdecimal() for word in near[:before])


AFTER_ONLY = frozenset(
    "ar var har hade det den de dom vi kom kommit pa plats inne : - st stycken personer tva tre fyra fem sex".split()
)
"""What may stand between «bara» and the names."""
