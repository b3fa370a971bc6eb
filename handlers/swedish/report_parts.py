"""Reports told part by part: «Sjuk Bosse, borta Maria, Ali K 15 min sen»."""

from itertools import pairwise

from handlers.swedish.late_minutes import minutes
from handlers.swedish.message import Message, Sentence
from handlers.swedish.report_groups import CLAUSES, Group


def part_by_part(
    message: Message, sentence: Sentence, here: list[Group], statuses: list[tuple[int, int, str]]
) -> list[Group] | None:
    """«Sjuk Bosse, borta Maria, Ali K 15 min sen»: a status now before, now after, in every part between commas that
    names somebody; None where it is not so plain."""
    bounds = [sentence.first - 1]
    heads = {last + 1 for _first, last, _status in statuses}
    marks = (at for at in range(sentence.first, sentence.stop) if message.word(at) in (",", ";", ":"))
    bounds += [at for at in marks if message.word(at) != ":" or at not in heads]  # «Sjuk: Amina» is one part
    told, before, number = [], False, here[0].sentence if here else 0
    for first, stop in pairwise([*bounds, sentence.stop]):
        people = [one for group in here for one in group.people if first < one.first < stop]
        own = [status for status in statuses if first < status[0] and status[1] < stop]
        rests = [group for group in here if group.rest and first < group.first < stop]
        if rests:
            if people or len(rests) > 1 or message.word(rests[0].first - 1) in COMPARED:
                return None
            rests[0].statuses = rests[0].statuses or [word for _f, _l, word in own]
            told.append(rests[0])
        elif people:
            if not own or any(group.but or group.only for group in here):
                return None
            if (
                told
                and own[0][0] > people[-1].last
                and all(message.word(one[0]) in AT_HOME for one in own)
                and ":" in sentence.words
            ):
                return None  # «magsjuka: Rahel, Nadia hemma»
            before = before or own[0][1] < people[0].first
            part = Group(people, people[0].first, people[-1].last, number)
            part.statuses = [word for _f, _l, word in own]
            part.minutes = minutes(message, first + 1, stop)
            told.append(part)
    mixed = before and any(part.people and part.last < _told_after(statuses, part) for part in told)
    return told if mixed and sum(bool(part.people) for part in told) > 1 else None


AT_HOME = frozenset({"hemma", "borta", "stannar"})
COMPARED = frozenset({"efter", "an", "som", "fran", "med", "fore", "innan"})
"""«Kom 40 min efter de andra» tells nothing of the others."""


def _told_after(statuses: list[tuple[int, int, str]], part: Group) -> int:
    """Where the status right after a part's people begins, or 0."""
    return next((first for first, _last, _status in statuses if part.last < first <= part.last + 4), 0)


def last_apart(message: Message, here: list[Group], statuses: list[tuple[int, int, str]]) -> list[Group]:
    """«Vab på Ali, Mehmet sjuk»: what stands right after the last of a list is hers alone, where the status of the
    others stands before them; «Ali, Mehmet sjuka» is both."""
    if not here or len(here[0].people) < 2 or here[0].rest:
        return here
    first, last = here[0], here[0].people[-1]
    before = any(status[1] < first.first for status in statuses)
    own = next((status for status in statuses if status[0] > last.last), None)
    if not before or own is None or message.word(last.first - 1) != "," or message.word(own[0]) in PLURALS:
        return here
    if own[0] > last.last + 3 or any(message.word(at) in CLAUSES for at in range(last.last + 1, own[0])):
        return here
    alone = Group([last], last.first, last.last, first.sentence)
    first.people.pop()
    first.last = first.people[-1].last
    return [first, alone, *here[1:]]


PLURALS = frozenset("sjuka lediga sena friska narvarande franvarande borta".split())
