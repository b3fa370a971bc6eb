"""When somebody comes back: «sjuk, tillbaka på torsdag» is an absence until the day before, no report of Thursday."""

from datetime import date

from handlers.swedish.date_phrase import Phrase
from handlers.swedish.date_views import DAY, View, fixed
from handlers.swedish.message import Message
from handlers.swedish.people import Names
from handlers.swedish.statuses import found

BACK = frozenset("tillbaka tillbaks ater aterkommer aterkomma aterkomst aterigen".split())
AGAIN = frozenset("kommer borjar jobbar frisk pa igang har ar".split())
"""Before «igen»: back as well («kommer igen på torsdag»)."""
BETWEEN = frozenset(
    """
    pa den i redan forst igen hit hos oss jobbet arbetet arbetstraningen traningen skolan till har ar kommer komma
    blir bli vara ska skall kan beraknas vantas raknas raknar med att tidigast senast nog troligen antagligen
    preliminart och men han hon hen de hans hennes sen sedan , - frisk borja borjar jobba jobbar
    """.split()
)
"""Words that may stand in a clause that tells of the return."""
TELLS_OF_RETURN = BACK | {"igen", "forran"}
BREAKS = ("paus", "uppehall")
OVER_BEFORE = frozenset("slut bryt avbryt avbryter avslutar upphor fran efter haft fardig klar".split())
OVER_AFTER = frozenset("over slut slutar avbryts avslutas upphor klar".split())
"""Beside a break: it ends, and the return is what is told («Jonas paus är över, han börjar igen 14/12»)."""
POINTS = frozenset({"day", "today", "weekday", "since"})


def end_absences(message: Message, names: Names) -> None:
    """Give the message's absences and breaks their last day, the one before the return, and take the return's own
    time and words away."""
    if not message.times or not message.people or not message.all_words & TELLS_OF_RETURN:
        return
    _forget_what_is_over(message)
    for phrase in [one for one in message.times if one.kind in ("day", "today", "weekday", "period", "turn")]:
        clause = _clause(message, phrase) or _not_before(message, phrase)
        back = phrase.first_day(View("ahead"))
        if clause is None or back is None or back <= message.today:
            continue
        first, last = clause
        if not _away(message, names, first):
            continue
        earlier = [one for one in message.times if one.last < first and one.kind != "now"]
        message.times.remove(phrase)
        message.returned |= frozenset(range(first, last + 1))
        message.statuses.clear()
        begins = earlier[-1] if earlier else None
        if begins is None and back > message.today + DAY:
            at = max(0, first - 1)  # in the sentence that tells of the absence
            ends = fixed(message.today, back - DAY)
            message.times.append(phrase._replace(first=at, last=at, kind="until", grain="day", ends=ends))
        elif begins is not None and begins.kind in POINTS:
            at = message.times.index(begins)
            message.times[at] = _until_back(begins, message.today, back)
        message.times.sort(key=lambda one: one.first)


def _forget_what_is_over(message: Message) -> None:
    """«Har varit sjuk hela veckan men nu är han tillbaka» tells of today alone."""
    at = next((at for at in range(1, len(message.words)) if message.words[at - 1 : at + 1] == ["har", "varit"]), None)
    back = next((here for here in range(at or 0, len(message.words)) if message.word(here) in BACK), None)
    if at is None or back is None or not any(message.word(here) in ("men", "och", ",") for here in range(at, back)):
        return
    message.times = [one for one in message.times if not at < one.first < back]
    message.returned |= frozenset(range(at, back))
    message.statuses.clear()


def _until_back(begins: Phrase, today: date, back: date) -> Phrase:
    """From the day said to the day before the return; the same where that is no later."""
    start = begins.first_day(View("nearest", starts=today))
    if start is None or start >= back:
        return begins
    return begins._replace(kind="span", grain="span", ends=fixed(start, back - DAY), named=None)


def _clause(message: Message, phrase: Phrase) -> tuple[int, int] | None:
    """The first and last token of «och är tillbaka på torsdag», «på torsdag är hon här igen»; None where it is none."""
    first, last, back = phrase.first, phrase.last, False
    timed = {one.first for one in message.times}
    while message.word(first - 1) in BETWEEN | BACK:
        first -= 1
        back = back or _tells_of_return(message, first)
    after = last
    while message.word(after + 1) in (BETWEEN | BACK) - {","}:
        after += 1
        if not back and _tells_of_return(message, after) and not timed & {after + 1, after + 2, after + 3}:
            back, last = True, after
    return (first, last) if back else None


def _not_before(message: Message, phrase: Phrase) -> tuple[int, int] | None:
    """The first and last token of «förrän på torsdag» in «kommer inte förrän på torsdag»."""
    at = phrase.first - 1
    while message.word(at) in ("pa", "den", "i"):
        at -= 1
    comes = {"kommer", "komma", "in", "hit"} & {message.word(at - step) for step in (1, 2, 3)}
    return (at, phrase.last) if message.word(at) == "forran" and comes else None


def _tells_of_return(message: Message, at: int) -> bool:
    word = message.word(at)
    return word in BACK or (word == "igen" and any(message.word(at - step) in AGAIN for step in (1, 2)))


def _away(message: Message, names: Names, stop: int) -> bool:
    """Somebody is told to be away, or to take a break, before the clause; not somebody on a break already."""
    people = [mention for mention in message.people if mention.first < stop]
    if not people or " har varit " in message.said:
        return False
    breaks = [at for at in range(stop) if message.word(at).startswith(BREAKS)]
    if any(_over(message, at) for at in breaks):
        return False
    absent = any(status not in ("present", "late") for _first, _last, status in found(message, 0, stop))
    paused = all(names.people[code].paused for mention in people for code in mention.codes)
    return (absent or bool(breaks)) and not paused


def _over(message: Message, at: int) -> bool:
    before = {message.word(at - step) for step in (1, 2, 3)}
    return bool(before & OVER_BEFORE) or bool({message.word(at + step) for step in (1, 2)} & OVER_AFTER)
