"""An attendance report: who was what on which day, and what everybody not named was."""

from collections.abc import Collection
from itertools import pairwise

from handlers.swedish.dates import Phrase
from handlers.swedish.late_minutes import minutes
from handlers.swedish.message import Message, Sentence
from handlers.swedish.report_groups import CLAUSES, Group, groups
from handlers.swedish.report_parts import last_apart, part_by_part
from handlers.swedish.statuses import RANK, found, strongest

PRONOUNS = frozenset({"hon", "han", "hen", "de", "bada", "henne", "honom", "dem"})


def read_report(message: Message, others: Collection[int]) -> list[Group]:
    """Every group with its statuses, in the order said; `others` are ids of sentences that tell something else."""
    everybody: list[Group] = []
    heading: tuple[Phrase, int] | None = None
    for number, sentence in enumerate(message.sentences):
        if id(sentence) in others:
            continue
        here = groups(message, sentence, number)
        times = [
            phrase for phrase in message.times_in(sentence) if phrase.kind not in ("now", "duration", "open_ended")
        ]
        if not here and times and not everybody:
            heading = times[0], number
        statuses = found(message, sentence.first, sentence.stop)
        by_part = part_by_part(message, sentence, here, statuses)
        here = by_part or last_apart(message, here, statuses)
        if not by_part:
            _give(message, sentence, here, statuses, everybody)
        _turn_round(message, here)
        for group in here:
            group.time, group.timed_in = _time_of(message, sentence, group, here), number
            if group.time is None and heading is not None and not everybody:
                group.time, group.timed_in = heading
            everybody += _by_day(message, sentence, group, here, statuses)
    return everybody


def _turn_round(message: Message, here: list[Group]) -> None:
    """«Alla utom Amina är lediga»: the status is that of all, and not hers."""
    for everybody, but in pairwise(here):
        plainly = message.word(but.last + 1) in ("ar", "var", "blir")
        told_before = found(message, everybody.last + 1, but.first)
        if everybody.rest and but.but and plainly and but.statuses and not told_before:
            everybody.statuses, but.statuses = but.statuses[:1], but.statuses[1:]


def _by_day(
    message: Message, sentence: Sentence, group: Group, here: list[Group], statuses: list[tuple[int, int, str]]
) -> list[Group]:
    """«sen i torsdags och gick hem tidigt i fredags»: one group for each day with a status of its own."""
    stop = next((other.first for other in here if other.first > group.last), sentence.stop)
    times = [
        one
        for one in message.times_in(sentence)
        if (group.last < one.first < stop or len(here) == 1) and one.kind in ("day", "today", "weekday")
    ]
    said = [one for one in statuses if group.last < one[0] < stop]
    if group.rest or len(times) < 2 or len(said) < 2:
        return [group]
    parts: list[Group] = []
    after = group.last + 1
    for phrase in times:
        nearest = [one for one in said if min(times, key=lambda time: _apart(message, time, one)) is phrase]
        if nearest:
            part = Group(group.people, group.first, group.last, group.sentence, time=phrase)
            part.statuses, part.apart = [one[2] for one in nearest], True
            part.minutes = minutes(message, after, min(nearest[-1][1] + 3, stop))
            part.timed_in = group.timed_in
            after = nearest[-1][1] + 3
            parts.append(part)
    return parts if len(parts) > 1 else [group]


def _apart(message: Message, phrase: Phrase, status: tuple[int, int, str]) -> tuple[int, int]:
    """How far a status stands from a time: clauses between them, then words."""
    first, last = sorted((phrase.first, status[1]))
    return sum(message.word(at) in CLAUSES for at in range(first, last)), last - first


def _give(
    message: Message, sentence: Sentence, here: list[Group], statuses: list[tuple[int, int, str]], before: list[Group]
) -> None:
    """Statuses stand after the people, or before them («Sjuka: Elif och Mehmet», «hemma med feber: rahel, bosse»)."""
    if not here:
        times = [phrase for phrase in message.times_in(sentence) if phrase.kind not in ("now", "open_ended")]
        if before and statuses and times and before[-1].time is None and not before[-1].rest:
            before[-1].time, before[-1].timed_in = times[0], message.sentences.index(sentence)
        if before and statuses and (sentence.words & PRONOUNS or not sentence.asks) and not before[-1].rest:
            _extend(before[-1], [word for _f, _l, word in statuses], minutes(message, sentence.first, sentence.stop))
        elif before and before[-1].rest and not before[-1].statuses and statuses:
            before[-1].statuses += [word for _f, _l, word in statuses]
        return
    heads = [status for status in statuses if status[1] < here[0].first and not _inside(status, here)]
    colon = any(message.word(at) == ":" for at in range(here[0].first - 2, here[0].first))
    after = [status for status in statuses if status[0] > here[-1].last]
    between = [
        status for status in statuses if status not in heads and status not in after and not _inside(status, here)
    ]
    if heads and after and {status for _f, _l, status in after} == {"absent"} and not between:
        if any(message.word(at) in PRONOUNS for at in range(here[-1].last + 1, after[0][0])):
            after = []  # «ingen har hört av Olena, och hon är inte här»: the former says more
    of_rest = here[-1].rest and len(here) > 1  # what stands after «övriga» is said of them
    told_each = {status for _f, _l, status in heads} == {"absent"} and bool((after and not of_rest) or between)
    status_first = _each_told_first(message, here, statuses) or (
        bool(heads)
        and not (told_each and not _heads_follow(message, after or between))
        and (
            colon
            or (not after and not between)
            or (len(here) > 1 and not after and here[-1].rest is False and not between)
        )
    )
    if status_first:
        leading: list[tuple[int, int, str]] = []
        for number, group in enumerate(here):
            if group.only and not colon and _cut_off(message, heads, group):
                group.statuses = ["present"]
                continue
            start = here[number - 1].last if number else sentence.first - 1
            own = [status for status in statuses if start < status[0] and status[1] < group.first]
            leading = own or leading
            if group.rest and group.statuses:
                continue  # «saknades Per, annars fulltaligt»
            following = here[number + 1].first if number + 1 < len(here) else sentence.stop
            late = minutes(message, group.last + 1, following) or minutes(message, start + 1, group.first)
            _extend(group, [word for _f, _l, word in leading], late)
        last = here[-1]
        trailing = [word for _f, _l, word in after]
        if last.rest and trailing:
            last.statuses = trailing
        return
    waiting: list[Group] = []
    for number, group in enumerate(here):
        stop = here[number + 1].first if number + 1 < len(here) else sentence.stop
        told = _after_but(message, [one for one in statuses if group.last < one[0] < stop], group.last)
        late = minutes(message, group.last + 1, stop)
        if group.rest and group.statuses:
            told = []  # «full styrka, inga borta» says it all
        if group.only and not told and _cut_off(message, heads, group):
            group.statuses = ["present"]  # «magsjuka på matis, bara Ali klarade sig»
            continue
        if number == 0 and heads and (not told or _leads(message, heads, group)):
            told = [word for _f, _l, word in heads] + told  # «jag skickade hem Maria för hon var dålig»
        if not told and not group.but and not (group.only):
            waiting.append(group)
            continue
        for one in [*waiting, group]:
            if one.rest and one is not group and not group.but:
                continue
            if group.rest and one is not group and message.word(group.first - 1) == ",":
                continue  # «Khaled ska inte räknas, resten här»
            _extend(one, told if not (one.rest and group.but) else [], late)
        waiting = []
    for group in waiting:
        if heads and not group.statuses:
            _extend(group, [word for _f, _l, word in heads], None)
    known = [*before, *here]
    for group in here:
        alike = any(
            f" {words} " in sentence.said
            for words in ("detsamma", "samma sak", "samma galler", "likasa", "likadant", "samma for")
        )
        before_it = known[known.index(group) - 1] if known.index(group) else None
        bare = _bare_amount(message, sentence, group) if before_it is not None and before_it.minutes else None
        alike = alike or _goes_along(message, sentence, group) or bare is not None
        if alike and before_it is not None and not (group.rest or group.but or group.statuses):
            group.statuses, group.minutes = list(before_it.statuses), bare
    for number, group in enumerate(here):
        if group.rest and not group.statuses and number + 1 < len(here) and here[number + 1].but:
            group.statuses = [word for _f, _l, word in statuses if _f < here[number + 1].first] or ["present"]


def _each_told_first(message: Message, here: list[Group], statuses: list[tuple[int, int, str]]) -> bool:
    """«Vab Elif, sjuk Bosse, sen Rahel»: a status stands right before everybody named, and begins a part."""
    named = [group for group in here if not group.rest]
    told = {
        last + (2 if message.word(last + 1) in ("ar", "pa", "for", ":") else 1)
        for first, last, _status in statuses
        if not message.word(first - 1)[:1].isalnum() or message.word(first - 1) == "och"
    }
    return len(named) > 1 and all(group.first in told for group in named)


def _leads(message: Message, heads: list[tuple[int, int, str]], group: Group) -> bool:
    """«Jag skickade hem Maria för hon var dålig»: what stands right before her is said of her too."""
    near = heads[-1][1] in range(group.first - 3, group.first)
    return near and not (group.only and _cut_off(message, heads, group))


def _cut_off(message: Message, heads: list[tuple[int, int, str]], group: Group) -> bool:
    """Between what was said before and the people there is a comma or a sign («influensa här 🤒 bara Jonas kom»)."""
    between = [message.word(at) for at in range(heads[-1][1] + 1, group.first)] if heads else [","]
    return any(word in CLAUSES or not (word[:1].isalnum() or word in ":-(") for word in between)


def _heads_follow(message: Message, statuses: list[tuple[int, int, str]]) -> bool:
    """«Borta: Elif. Sjuka: Mehmet»: the later statuses are headings too."""
    return any(":" in (message.word(last + 1), message.word(last + 2)) for _first, last, _status in statuses)


def _after_but(message: Message, statuses: list[tuple[int, int, str]], first: int) -> list[str]:
    """«Hostar men är här ändå»: what stands after the «men» holds, where something does."""
    if statuses:
        buts = [
            at for at in range(first, statuses[-1][0]) if message.word(at) == "men" and message.word(at + 1) != "inte"
        ]
        after = [status for status in statuses if buts and status[0] > buts[-1]]
        statuses = after or statuses
    return [status for _first, _last, status in statuses]


def _goes_along(message: Message, sentence: Sentence, group: Group) -> bool:
    """«… och Jonas i fredags», «Bosse också»: the same as was said before, of one more."""
    after = group.last + 1
    if message.word(after) in ("ocksa", "med", "likasa", "ocksa,"):
        return True
    joined = message.word(group.first - 1) in ("och", "samt", "aven")
    timed = next((one.last + 1 for one in message.times_in(sentence) if one.first == after), None)
    end = timed if timed is not None else after
    return joined and (end >= sentence.stop or not message.word(end)[:1].isalnum())


def _bare_amount(message: Message, sentence: Sentence, group: Group) -> int | None:
    """«Hodan gick 40 min tidigare, Dawit 20»: a number alone counts what was counted before."""
    word, after = message.word(group.last + 1), message.word(group.last + 2)
    ends = group.last + 2 >= sentence.stop or not after[:1].isalnum()
    return int(word) if word.isdecimal() and len(word) < 4 and ends else None


def _inside(status: tuple[int, int, str], here: list[Group]) -> bool:
    return any(group.first <= status[0] <= group.last for group in here)


def _extend(group: Group, statuses: list[str], late: int | None) -> None:
    group.statuses += statuses
    group.minutes = group.minutes or late


def _time_of(message: Message, sentence: Sentence, group: Group, here: list[Group]) -> Phrase | None:
    """The time said in the group's part of the sentence, else the sentence's."""
    times = [
        phrase
        for phrase in message.times_in(sentence)
        # «Tillbaka efter två veckor» tells how long somebody was away, not when.
        if phrase.kind != "now" and not (phrase.kind == "duration" and message.word(phrase.first - 1) == "efter")
    ]
    if not times:
        return None
    if len(times) == 1:
        return times[0]
    following = next((other.first for other in here if other.first > group.last), sentence.stop)
    own = [phrase for phrase in times if group.last < phrase.first < following]
    before = [phrase for phrase in times if phrase.first < group.first]
    if own and not (following < sentence.stop and _in_next_part(message, group, own[0]) and before):
        return own[0]
    return before[-1] if before else times[0]


def _in_next_part(message: Message, group: Group, phrase: Phrase) -> bool:
    """«I går var Maria sjuk, i dag är …»: the comma gives the second time to those after it."""
    return any(message.word(at) in (",", ";") for at in range(group.last + 1, phrase.first))


def status_of(group: Group) -> str | None:
    """What a group was; «alla utom Ali» has Ali absent, «bara Ali är här» has the rest absent."""
    if group.statuses:
        said = group.statuses
        if group.but and strongest(said) == "present":
            return "absent"
        if set(said) >= {"present", "absent"} and len(set(said)) == 2:
            return said[-1]
        if "excused" in said and "late" in said and not group.minutes:
            return "excused"  # «möte på torsdag, kommer efter lunch»
        status = strongest(said)
        return "late" if status == "present" and group.minutes and not group.rest else status
    return "absent" if group.but else None


def rank(status: str) -> int:
    return RANK[status]
