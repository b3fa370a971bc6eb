"""«När är nästa arbetsgrupp?», «dagordning till styrgruppen», «styrgruppen är 8 december»: the follow-up calendar."""

from datetime import date
from typing import NamedTuple

from handlers.swedish.dates import find
from handlers.swedish.tokens import tokenize

KINDS = {"styrgrupp": "steering_group", "arbetsgrupp": "working_group", "arsrapport": "year_report"}
AGENDA = ("dagordning", "agenda")
ASKS_WHEN = frozenset({"nar", "nasta", "datum", "dag"})
OF_OTHER_THINGS = frozenset({"hur", "varfor", "vem", "vilka", "ofta", "vad"})
TELLS = frozenset(
    "ar blir traffas ses moter mots flytta flyttas flyttad satt satts boka bokas bokad lagg laggs".split()
)
OF_THEM_ALL = frozenset(
    "moten motena uppfoljning uppfoljningen uppfoljningar uppfoljningskalender avstamning avstamningar".split()
)
AROUND_THEM = frozenset(
    "vilka vilket nar har vi ar blir det nasta kommande framover planerade inplanerade gang den de visa alla ?".split()
)


class MeetingSaid(NamedTuple):
    """`kind` None: the calendar as a whole. `agenda`: it is wanted. `day`: the meeting is set for it."""

    kind: str | None
    agenda: bool = False
    day: date | None = None


def read_meeting(text: str, today: date) -> MeetingSaid | None:
    """What a message asks or says of the follow-up's meetings; None where it speaks of something else."""
    tokens = tokenize(text)
    words = [token.plain for token in tokens]
    kind = next((KINDS[stem] for word in words for stem in KINDS if word.startswith(stem)), None)
    if any(word.startswith(AGENDA) for word in words):
        return MeetingSaid(kind, agenda=kind not in (None, "year_report"))
    if kind is None:
        return (
            MeetingSaid(None) if OF_THEM_ALL.intersection(words) and set(words) <= OF_THEM_ALL | AROUND_THEM else None
        )
    if OF_OTHER_THINGS.intersection(words):
        return None
    if ASKS_WHEN.intersection(words) or len(words) == 1:
        return MeetingSaid(kind)
    times = find(tokens, today)
    day = times[-1].last_day() if times else None
    if day is not None and TELLS.intersection(words[1:] if words[0] == "ar" else words) and "?" not in words:
        return MeetingSaid(kind, day=day)
    return None
