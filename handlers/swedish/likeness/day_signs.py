"""The signs of somebody's day in a report: what stands before and after those named, up to the next who are named."""

from collections.abc import Sequence

from handlers.swedish.likeness.signs import READ_AS, of_words, words_of
from handlers.swedish.message import Message
from handlers.swedish.report_groups import CLAUSES, Group
from handlers.swedish.status_words import CHILD
from handlers.swedish.statuses import found

NOTHING = "nothing"
"""A group of whom no status is told."""
BEFORE, AFTER, SOON = "<", ">", "1>"
STOPS = CLAUSES | {".", "!", "?", "-", "(", ")"}


def day_signs(message: Message, group: Group, groups: Sequence[Group], read_as: str | None) -> frozenset[str]:
    """`groups`: all of the report; `read_as`: the status that the readers of reports found, if it counts."""
    sentence = message.sentences[group.sentence]
    start = max([sentence.first, *(one.last + 1 for one in groups if one.last < group.first)])
    stop = min([len(message.tokens), *(one.first for one in groups if one.first > group.last)])
    after = group.last + 1
    turn = next((at for at in range(after + 1, stop) if message.word(at) in STOPS), stop)
    statuses = [one for here in message.sentences for one in found(message, here.first, here.stop)]
    result = {READ_AS + read_as} if read_as else set()
    for place, first, last in ((BEFORE, start, group.first), (AFTER, after, stop), (SOON, after, turn)):
        result |= of_words(words_of(message, first, last), place)
        if any(_is_child(message.word(at)) for at in range(first, last)):
            result.add(place + "child")
        result.update(f"{place}={status}" for at, end, status in statuses if first <= at and end < last)
    marks = {
        "rest": group.rest,
        "all but": group.rest and any(one.but for one in groups),
        "but": group.but,
        "only": group.only,
        "alone": len(groups) == 1,
        "several": len(group.people) > 1,
    }
    result.update(mark for mark, holds in marks.items() if holds)
    return frozenset(result)


def _is_child(word: str) -> bool:
    """«Sonen», «lillkillen», «treåringen»: whose illness keeps somebody at home."""
    return word in CHILD or word.removesuffix("s") in CHILD or word.startswith("lill") or word.endswith(YEARS_OLD)


YEARS_OLD = ("aring", "aringen", "manaders")
