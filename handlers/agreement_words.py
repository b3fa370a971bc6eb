"""How an answer about the agreement is worded: what is missing, what is worked out, and the source in its last line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from locales import _
from locales.formats import SPACE, format_date
from storage.agreement import Agreement
from storage.agreement_terms import Certainty, Value


@dataclass(frozen=True)
class Said:
    """The lines of an answer, and the values they come from."""

    lines: tuple[str, ...]
    values: tuple[Value[Any], ...]

    def __add__(self, other: "Said") -> "Said":
        return Said(self.lines + other.lines, self.values + other.values)


def said(*lines: str, of: Iterable[Value[Any]] = ()) -> Said:
    """Empty lines are left out."""
    return Said(tuple(line for line in lines if line), tuple(of))


def missing(what: str, value: Value[Any]) -> Said:
    """That it is not there, and what comes nearest. `what` begins the sentence and is in the user's language."""
    return said(_("{what} is not in what we have of the agreement.", what=what), value.near, of=[value])


def is_missing(value: Value[Any]) -> bool:
    return value.status == Certainty.MISSING


def worked_out(value: Value[Any]) -> str:
    """« (uträknat: …)» after a derived value, else nothing."""
    return " " + _("(worked out: {how})", how=typeset(value.computation)) if value.computation else ""


def typeset(computation: str) -> str:
    """A computation as it is read: a true multiplication sign, and numbers that do not break over lines."""
    return re.sub(r"(?<=\d) (?=\d{3}\b|%)", SPACE, computation.replace("*", "×").replace("/", "÷"))


def sentence(text: str) -> str:
    """With a capital first and a full stop last."""
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", ":", "!", "?")) else f"{capital}."


def term_of(agreement: Agreement) -> str:
    """«1 januari 2026–31 december 2027», or nothing where the period is not known."""
    first, last = agreement.first_day, agreement.last_day
    if first is None or last is None:
        return ""
    return f"{format_date(first, weekday=False)}–{format_date(last, weekday=False)}"


def source_line(agreement: Agreement, values: Iterable[Value[Any]]) -> str:
    """«Källa: …»: each document with the places in it, and what the document is where that must be said."""
    places: dict[str, dict[str, None]] = {}
    for value in values:
        for place in value.source.where.split("; "):
            places.setdefault(value.source.document, {})[place] = None
    named = [f"{agreement.documents[key].short} ({'; '.join(found)})" for key, found in places.items()]
    standing = [agreement.documents[key].standing for key in places if agreement.documents[key].standing]
    return " ".join([_("Source: {documents}.", documents="; ".join(named)), *standing])
