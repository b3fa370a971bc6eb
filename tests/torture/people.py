"""A partnership of many workplaces, and what its supervisors write: a chat's outcome depends on that chat alone."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TODAY = "2026-11-23"
FIRST_CHAT = 1001
EXTENTS = ("halvtid", "25 %", "60 %")
STATUSES = ("sjuk", "vabbar", "20 min sen", "borta", "hos tandläkaren")


@dataclass(frozen=True)
class Step:
    """Something written, or a tap on the button of that label of the answer to it that has `on` in its text."""

    kind: str
    text: str
    on: str = ""


def roster(chats: int) -> dict[str, Any]:
    """One workplace with a supervisor and four participants for each chat."""
    workplaces = [{"name": f"Verkstad {number}", "aliases": [], "capacity": 6} for number in range(chats)]
    staff = [
        {"key": f"h{number}", "name": f"Handledare {number}", "role": "supervisor", "workplace": f"Verkstad {number}"}
        for number in range(chats)
    ]
    staff.append({"key": "henrik", "name": "Henrik", "role": "caseworker"})
    participants = [
        {
            "code": code(chat, number),
            "name": f"Person{'abcdefghij'[chat // 10]}{'abcdefghij'[chat % 10]}{'abcd'[number]}",
            "gender": "kvinna" if number % 2 else "man",
            "workplace": f"Verkstad {chat}",
            "starts": "2026-10-05",
            "ends": "2027-02-04",
            "caseworker": "henrik",
            "extent": 75,
            "weekdays": ["mån", "tis", "ons", "tor"],
        }
        for chat in range(chats)
        for number in range(4)
    ]
    return {
        "today": TODAY,
        "partnership": "malmo-skane-stadsmission-2026",
        "workplaces": workplaces,
        "staff": staff,
        "participants": participants,
    }


def code(chat: int, number: int) -> str:
    return f"SK-{chat * 4 + number + 1:03d}"


def script(chat: int) -> Iterator[Step]:
    """Reports, questions and changes with their taps, without end; the same for a chat every time."""
    chance = random.Random(chat)
    extents = dict.fromkeys(range(4), "75 %")
    while True:
        first, second, third = chance.sample(range(4), 3)
        one, two, three = code(chat, first), code(chat, second), code(chat, third)
        match chance.randrange(6):
            case 0:
                yield Step("say", f"{one} {chance.choice(STATUSES)}, resten här")
            case 1:
                yield Step("say", f"när slutar {one}?")
            case 2:
                yield Step("say", f"{one} och {two} {chance.choice(STATUSES)} imorgon")
            case 3:
                yield Step("say", f"hur har närvaron varit för {three}?")
            case 4:
                extents[second] = chance.choice([extent for extent in EXTENTS if extent != extents[second]])
                yield Step("say", f"{two} ändrar till {extents[second]} från 30 november")
                yield Step("tap", "Bekräfta", on=two.removeprefix("SK-"))
            case 5:
                yield Step("say", "hur många lediga platser finns det?")
                yield Step("tap", "Så räknade jag", on="lediga platser")


def rounds(chat: int, burst: int) -> Iterator[list[Step]]:
    """The script in parts that are written without waiting: up to `burst` messages, or one and its answer's tap."""
    together: list[Step] = []
    for step, following in itertools.pairwise(script(chat)):
        if step.kind == "say" and following.kind == "tap":
            if together:
                yield together
            yield [step, following]
            together = []
        elif step.kind == "say":
            together.append(step)
            if len(together) == burst:
                yield together
                together = []
