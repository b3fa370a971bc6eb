"""Free text that answers a change card's question: a date, a per cent, weekdays, months, a workplace or a reason."""

import re
from typing import Any

from handlers.change_questions import question
from handlers.drafts import EVERY_WEEKDAY, Draft
from handlers.swedish.amounts import EXTENTS
from handlers.swedish.dates import find
from handlers.swedish.tokens import tokenize
from storage.work import Work

PER_CENT = re.compile(r"^(\d{1,3})\s*(%|procent)?$")
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WEEKDAY_WORD = re.compile(r"(mån|tis|ons|tor|fre)(?:dag|s|sdag)?(?:ar)?$")
BETWEEN = re.compile(r"[\s,/+&]+|\b(?:och|o)\b")


def read_answer(work: Work, draft: Draft, text: str) -> dict[str, Any] | None:
    """The slots that the text gives for the field that is asked for; None where it gives none."""
    name, said = draft.asking or "", text.strip().rstrip(".!").casefold()
    if name in ("starts", "until"):
        return _date(work, name, said)
    if name == "extent":
        found = PER_CENT.match(said)
        share = EXTENTS.get(said) or (int(found[1]) if found else 0)
        return {"extent": share} if 0 < share <= 100 else None
    if name == "weekdays":
        codes = weekdays_said(said)
        return {"weekdays": codes} if codes else None
    return _button_said(work, draft, name, said)


def _date(work: Work, name: str, said: str) -> dict[str, Any] | None:
    """A day («3/12», «till årsskiftet») or, for an end, a number of months («två månader», «3 mån»)."""
    phrases = [phrase for phrase in find(tokenize(said), work.today) if phrase.kind != "now"]
    if len(phrases) != 1:
        return None
    phrase = phrases[0]
    if phrase.kind == "duration":
        months = MONTHS_OF.get(phrase.unit)
        return {"months": phrase.amount * months, "until": None} if name == "until" and months else None
    day = phrase.last_day() if name == "until" else phrase.first_day()
    if day is None:
        return None
    return {name: day.isoformat(), **({"months": None} if name == "until" else {})}


def weekdays_said(said: str) -> list[str]:
    """«mån ons fre», «mån–tor» or «måndag och onsdag» as codes; empty where something else is in it."""
    span = re.match(r"^(\S+)\s*[-–]\s*(\S+)$", said)
    words = [word for word in BETWEEN.split(span[1] + " " + span[2] if span else said) if word]
    codes = [found[1] for word in words if (found := WEEKDAY_WORD.match(word))]
    if not codes or len(codes) != len(words):
        return []
    if span:
        first, last = (EVERY_WEEKDAY.index(code) for code in codes)
        return EVERY_WEEKDAY[first : last + 1]
    return [code for code in EVERY_WEEKDAY if code in codes]


def _button_said(work: Work, draft: Draft, name: str, said: str) -> dict[str, Any] | None:
    """One of the buttons, written out."""
    _text, rows = question(work, draft, name)
    for button in (button for row in rows for button in row):
        if button.label.casefold() == said:
            slots: dict[str, Any] = button.args["slots"]
            return slots
    return None
