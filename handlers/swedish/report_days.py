"""The days of an attendance report: which day each group speaks of, and the report of each day."""

from collections.abc import Collection

from handlers.swedish.date_views import View
from handlers.swedish.dates import Phrase
from handlers.swedish.message import Message, Sentence
from handlers.swedish.reports import Group, read_report

PRESENT_VERBS = frozenset(
    "ar kommer ska blir gar stannar vabbar svarar behover skall sitter ligger fortsatter far tar".split()
)
"""«Har» is one too, where it is no «här»."""


def when_of(message: Message, phrase: Phrase, sentence: Sentence) -> dict[str, str]:
    """The day or days of a report: the nearest; a bare weekday by the sentence's verb."""
    past = message.in_past(sentence)
    verbs = past or _verb(message, sentence)
    if phrase.kind in ("duration", "until", "within"):
        return phrase.interval(View("nearest", starts=message.today))
    return phrase.interval(
        View("nearest", past_verb=past, heading=not verbs and _heads(message, phrase, sentence), starts=message.today)
    )


def _verb(message: Message, sentence: Sentence) -> bool:
    """A verb in the present tense stands in the sentence."""
    for at in range(sentence.first, sentence.stop):
        token = message.tokens[at]
        if token.plain in PRESENT_VERBS:
            return True
        if token.norm == "har" and message.word(at + 1) not in ("", ".", ",", "!"):
            return True
    return False


def _heads(message: Message, phrase: Phrase, sentence: Sentence) -> bool:
    """A heading stands bare and first («Fredag: …»); «på fredag» lies ahead, also where no verb says so."""
    if "pa" in (message.word(phrase.first - 1), message.word(phrase.first)):
        return False
    return all(one.first > phrase.first for one in message.people_in(sentence))


def by_day(message: Message, others: Collection[int]) -> list[tuple[dict[str, str] | None, list[Group]]]:
    """The groups of each day as (its `when` or None, groups), the first day said first; without
    the sentences whose ids are among `others`."""
    days: list[tuple[dict[str, str] | None, list[Group]]] = []
    heading: dict[str, str] | None = None
    for group in read_report(message, others):
        sentence = message.sentences[group.timed_in]
        when = when_of(message, group.time, sentence) if group.time is not None else heading
        if group.time is not None:
            heading = when
        if days and (days[-1][0] == when or (days[-1][0] is None) is (when is None) is True):
            days[-1][1].append(group)
        else:
            days.append((when, [group]))
    return days
