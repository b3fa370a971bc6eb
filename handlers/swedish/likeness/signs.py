"""The signs of a message: what is looked at to tell what it is most like.

Names, workplaces and times stand as what they are, so that a sentence is like another about somebody else on another
day: where those named are (waiting, here, paused, gone); the words, their beginnings and ends, words side by side; the
tables of `say` whose phrases stand in it; the statuses.
"""

from collections.abc import Sequence

from handlers.swedish import say
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import Table, every_phrase, take_up
from handlers.swedish.statuses import found
from handlers.swedish.topics import ABOUT
from handlers.swedish.who import Who

LONG = 5
"""Letters of a word's beginning and end that are signs of their own, of longer words."""
FIRST = 3
"""Words at the beginning that are signs by where they stand."""
READ_AS, CHANGE, STATUS = "read as ", "CHANGE ", "="
SOMEBODY, SOMEWHERE, SOME_TIME, A_NUMBER = "<who>", "<where>", "<when>", "<number>"


def signs(message: Message, who: Who, sentences: Sequence[Sentence], read_as: str | None = None) -> frozenset[str]:
    """The signs of some sentences of a message; `read_as` is what the readers of sentences made of it, if it counts."""
    found = message.signs if sentences is message.sentences else None
    if found is None:
        found = _signs(message, who, sentences)
        if sentences is message.sentences:
            message.signs = found
    return found | {READ_AS + read_as} if read_as else found


def _signs(message: Message, who: Who, sentences: Sequence[Sentence]) -> frozenset[str]:
    result = {"<" + who.names.people[code].is_on(message.today) for one in message.people for code in one.codes}
    words: list[str] = []
    tables = _tables()
    for sentence in sentences:
        words += words_of(message, sentence.first, sentence.stop)
        for phrase in every_phrase(sentence.said):
            result.update(tables.get(phrase, ()))
        result.update(STATUS + status for _first, _last, status in found(message, sentence.first, sentence.stop))
        if message.in_past(sentence):
            result.add("past")
    result.update(of_words(words))
    result.update(f"{at}:{word}" for at, word in enumerate(words[:FIRST]))
    return frozenset(result)


def of_words(words: Sequence[str], place: str = "") -> set[str]:
    """The words, their beginnings and ends, and pairs side by side; `place` stands before each."""
    result = {f"{place}{one} {two}" for one, two in zip(["^", *words], [*words, "$"], strict=True)}
    for word in words:
        result.add(place + word)
        if len(word) > LONG and word.isalpha():
            result.add(f"{place}{word[:LONG]}-")
            result.add(f"{place}-{word[-LONG:]}")
    return result


def words_of(message: Message, first: int, stop: int) -> list[str]:
    """The words in plain letters; each name, workplace, time and number as one sign for its kind."""
    kinds: dict[int, str] = {}
    spans_of = (SOMEBODY, message.people), (SOMEWHERE, message.where), (SOME_TIME, message.times)
    for kind, spans in spans_of:
        for span in spans:
            kinds.update(dict.fromkeys(range(span.first, span.last + 1), kind))
    words: list[str] = []
    for at, token in enumerate(message.tokens[first:stop], first):
        word = kinds.get(at) or (A_NUMBER if token.kind == "num" else token.plain)
        if not (word.startswith("<") and words and words[-1] == word):
            words.append(word)
    return words


_named: dict[str, tuple[str, ...]] = {}


def _tables() -> dict[str, tuple[str, ...]]:
    """The names of the tables that a phrase stands in, in capitals as in `say`."""
    if not _named:
        tables: dict[str, Table] = {"ABOUT": ABOUT}
        tables |= {
            name: phrases
            for name, phrases in vars(say).items()
            if name.isupper() and isinstance(phrases, tuple) and all(isinstance(one, str) for one in phrases)
        }
        tables |= {CHANGE + intent: phrases for intent, phrases in say.CHANGES.items()}
        tables |= {f"OUTCOME {outcome}": phrases for outcome, phrases in say.OUTCOMES}
        told: dict[str, list[str]] = {}
        for name, phrases in tables.items():
            take_up(phrases)
            for phrase in phrases:
                told.setdefault(phrase, []).append(name)
        _named.update((phrase, tuple(names)) for phrase, names in told.items())
    return _named
