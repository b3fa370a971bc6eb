"""What a clause says of somebody's day: one status, and the minutes that go with late and left early."""

from handlers.swedish.date_words import NUMBERS
from handlers.swedish.late_minutes import clock_after
from handlers.swedish.message import Message
from handlers.swedish.status_context import (
    CLOCK,
    EARLY,
    LEAVING,
    OBLIGED,
    SILENCE,
    TURNED_UP,
)
from handlers.swedish.status_meant import COMING, meant
from handlers.swedish.status_words import CHILD, PHRASES, words

RANK = {status: rank for rank, (status, _phrases) in enumerate(PHRASES)}
NOT = frozenset({"inte", "ej", "aldrig", "varken", "knappast"})
WITHOUT = NOT | {"vare", "inget", "ingen", "inga", "ingenting", "utan", "knappt", "slutat", "vagrar"}
NEITHER = frozenset({"varken", "vare"})
"""«Varken Ali eller Olena är här»: a no over everybody named."""
ADVERBS = frozenset(
    {
        "sig",
        "nog",
        "tyvarr",
        "anda",
        "heller",
        "idag",
        "har",
        "an",
        "annu",
        "bara",
        "ocksa",
        "nagot",
        "och",
        "riktigt",
        "lite",
        "alls",
        "ens",
        "nu",
        "visst",
        "tydligen",
    }
)


def found(message: Message, first: int, stop: int) -> list[tuple[int, int, str]]:
    """(first token, last token, status) of every word for a status between two tokens, in order."""
    known = message.statuses.get((first, stop))
    if known is not None:
        return known
    result: list[tuple[int, int, str]] = []
    at, known_words, spoken = first, words(), message.words
    while at < stop:
        word = spoken[at]
        may_be = word in known_words or word in LEAVING or word.endswith(HEADS) or word.startswith(MAY_BEGIN)
        hit = _at(message, at, stop) if may_be and at not in message.returned else None
        if hit is None:
            at += 1
        else:
            inside = [one.last for one in message.people if at < one.first <= hit[0]]
            result.append((inside[-1] + 1 if inside else at, hit[0], hit[1]))
            at = hit[0] + 1
    if len(result) > 1:
        result = [one for one in result if not (one[2] in NEVER_SO and message.word(one[0] - 1) in NOT)]
    message.statuses[first, stop] = result
    return result


IN_TIME, GOES_DOWN = ("i", "tid"), frozenset({"ner", "ned", "upp"})
NEVER_SO = frozenset({"vab", "late", "excused", "left_early"})
"""With a «not» before it and another status told, the other is what was so («inte vab, hon var själv sjuk»)."""


def _at(message: Message, at: int, stop: int) -> tuple[int, str] | None:
    """The best status phrase that begins here: (last token, status)."""
    word = message.word(at)
    if word in ("ingen", "inget") and any(mention.first == at + 1 for mention in message.people):
        return at, "absent"  # «ingen Birgitta i dag»
    best: tuple[int, int, int, str] | None = None
    for known, named, parts in words().get(word, ()):
        if len(parts) > 1 and parts[-1] not in message.all_words and not parts[-1].isdigit():
            continue
        rank, status = known, named
        end = _matches(message, at, stop, parts)
        if end is None or (len(parts) == 1 and not meant(message, at, word, status)):
            continue
        if parts == IN_TIME and message.word(at - 1) in GOES_DOWN:
            continue  # «går ner i tid»
        if parts in SILENCE and not _negated(message, at, end):
            if parts not in TURNED_UP:
                continue
            rank, status = RANK["present"], "present"
        candidate = (-len(parts), rank, end, status)
        if best is None or candidate < best:
            best = candidate
    if best is None or best[3] in ("present", "absent"):
        gone = _leaves(message, at, stop)
        if gone is not None:
            return gone, "left_early"
    if best is None:
        if word.startswith("vab") and len(word) <= 9 and meant(message, at, word, "vab"):
            return at, "vab"
        head = _compound(word) if message.tokens[at].kind == "word" else None
        return (at, head) if head is not None else None
    status, end = best[3], best[2]
    if status == "sick" and _child_near(message, at, stop):
        status = "vab"
    if _is_done_with(message, at, status):
        return None  # «klar hos doktorn», «tillbaka från tandläkaren»
    if status == "absent" and _home_with_a_child(message, end, stop):
        status = "vab"
    if status == "present" and word in COMING and clock_after(message, end + 1, stop):
        status = "late"
    if status == "present" and any(message.word(near) == "skulle" for near in (at - 1, at - 2, at - 3)):
        return None
    if status == "present" and (
        any(message.word(near) in NOT for near in (at - 1, at - 2, at - 3) if near >= 0 and not _but(message, near, at))
        or any(message.word(near) in NEITHER for near in range(max(0, at - 9), at))
    ):
        status = "unexcused" if word in ("dykt",) else "absent"
    if status == "sick" and word not in ("sjukanmald",) and message.word(at - 1) in NOT:
        return end, "present"
    return end, status


def _is_done_with(message: Message, at: int, status: str) -> bool:
    """The errand or illness is over: «klar med mötet», «tillbaka från läkaren», «åter från sin sjukskrivning»."""
    if status not in ("excused", "sick", "vab"):
        return False
    before = at - 1
    while message.word(before) in ("sitt", "sin", "ett", "en", "sina"):
        before -= 1
    if status != "excused" and message.word(before) != "fran":
        return False  # «hemma med feber»
    return message.word(before) in ("hos", "fran", "med", "pa") and message.word(before - 1) in DONE


DONE = frozenset(
    {"klar", "klara", "fardig", "fardiga", "tillbaka", "tillbaks", "ater", "kommit", "kom", "hemma", "aterkommer"}
)


def _but(message: Message, near: int, at: int) -> bool:
    """«Mådde inte bra men stannade kvar»"""
    return any(message.word(here) == "men" for here in range(near, at))


def _compound(word: str) -> str | None:
    """«Informationsmöte», «hjärtundersökning», «halssjuk»: what an unknown compound ends in."""
    if len(word) < 7 or not word.endswith(HEADS):
        return None
    return next((status for ending, status in ENDINGS.items() if word.endswith(ending)), None)


ENDINGS = {
    **dict.fromkeys(
        ("mote", "motet", "moten", "besok", "besoket", "samtal", "samtalet", "intervju", "intervjun", "undersokning",
         "begravning", "begravningen", "klinik", "kliniken", "mottagning", "mottagningen", "centralen",
         "lakare", "lakaren", "lakartid", "operation", "terapi", "ledig", "lediga", "ledigt", "ledighet"),
        "excused",
    ),
    **dict.fromkeys(
        ("sjuk", "sjuka", "sjukt", "feber", "ont", "vark", "influensa", "infektion", "inflammation", "hosta", "forkyld",
         "forkylda", "sjukan"),
        "sick",
    ),
}  # fmt: skip
"""Heads of compounds and the status they give."""
HEADS = tuple(ENDINGS)
MAY_BEGIN = ("vab", "ingen", "inget")
"""How words begin that tell something though no table has them as they stand."""


def _negated(message: Message, at: int, end: int) -> bool:
    """«Har inte hört av sig», «varken kommit eller synts till», «inget hört»: a no shortly before or within."""
    return any(message.word(near) in WITHOUT for near in range(max(0, at - 4), end + 2)) or any(
        message.word(near) in ("varken", "vare", "ingen") for near in range(max(0, at - 9), at)
    )


def _leaves(message: Message, at: int, stop: int) -> int | None:
    """«Behövde gå 13.30», «stack strax efter lunch»: a verb of leaving with a clock time or an «early» after it."""
    if message.word(at) not in LEAVING:
        return None
    if message.word(at) in ("ga", "aka", "dra", "sticka") and message.word(at - 1) in OBLIGED:
        return None if message.word(at + 1) in ("till", "pa", "over", "ner", "upp", "in") else at
    if "igang" in {message.word(at + step) for step in (1, 2, 3, 4)}:
        return None  # «den 11 januari drar Tomas igång»
    if message.tokens[at - 1].kind == "num" or (message.word(at - 2) in CLOCK and message.word(at - 1) in NUMBERS):
        return at  # «halv tre stack Ali och Rahel»
    for here in range(at + 1, min(at + 5, stop)):
        word = message.word(here)
        if word in EARLY or word in ("hem", "hemat", "ivag"):
            return here
        if message.tokens[here].kind == "num" and message.word(here - 1) in CLOCK | LEAVING:
            return here if message.word(here + 1) not in ("dagar", "dar", "timmar", "ganger", "veckor") else None
        if message.tokens[here].kind == "punct" or word in ("till", "vidare", "pa", "och"):
            return None
    return None


def _matches(message: Message, at: int, stop: int, parts: tuple[str, ...]) -> int | None:
    """The last token of the phrase, small adverbs allowed between its words («dök tyvärr inte upp»)."""
    here = at
    for number, part in enumerate(parts[1:], start=1):
        here += 1
        skipped = 0
        named = {mention.first for mention in message.people} if number == 1 else set()
        while (
            here < stop
            and message.word(here) != part
            and (message.word(here) in ADVERBS or here in named)
            and skipped < 2
        ):
            here, skipped = here + 1, skipped + 1
        if here >= stop:
            return None
        word = message.word(here)
        if here in message.returned:
            return None
        if word != part and not (part.isdigit() and word[:1] == part and number == len(parts) - 1):
            return None
    return here


def _home_with_a_child(message: Message, at: int, stop: int) -> bool:
    """«Hemma med sin son», «hemma pga barnet»."""
    if message.word(at) not in ("hemma", "komma", "kommer", "in"):
        return False
    return any(
        message.word(near) in ("med", "pga", "for") and {message.word(near + step) for step in (1, 2, 3)} & CHILD
        for near in range(at + 1, min(at + 4, stop))
    )


def _child_near(message: Message, at: int, stop: int) -> bool:
    """A child is named within a few words, with nobody of ours between («nadia hemma med sjuk unge, bosse förkyld»)."""
    first, last = max(0, at - 4), min(stop, at + 4)
    between = [one.first for one in message.people if first <= one.first < at and message.word(one.first - 1) in CUTS]
    return any(
        message.word(near).removesuffix("s") in CHILD or message.word(near) in CHILD
        for near in range(max([first, *between]), last)
    )


CUTS = frozenset({",", ";", ".", "men"})


def strongest(statuses: list[str]) -> str | None:
    """Of several words in one clause the one that says most (see status_words)."""
    return min(statuses, key=RANK.__getitem__) if statuses else None
