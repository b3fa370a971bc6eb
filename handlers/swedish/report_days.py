"""The days of an attendance report: which day each group speaks of, and the report of each day."""

from collections.abc import Collection
from datetime import date

from handlers.swedish.date_views import DAY, View
from handlers.swedish.dates import Phrase, lasting, shifted
from handlers.swedish.message import Message, Sentence
from handlers.swedish.report_groups import Group
from handlers.swedish.reports import read_report
from handlers.swedish.status_context import TELLING

PRESENT_VERBS = frozenset(
    "ar kommer ska blir gar stannar vabbar svarar behover skall sitter ligger fortsatter far tar".split()
)
"""«Har» is one too, where it is no «här»."""


AWAY_NOW = frozenset("vabbar vabar kommer stannar hostar spyr uteblir".split())
"""Told of somebody now or ahead, whatever went before («ett sms jag fick: Amina vabbar tisdag»)."""


def when_of(message: Message, phrase: Phrase, sentence: Sentence) -> dict[str, str]:
    """The day or days of a report: the nearest; a bare weekday by the sentence's verb."""
    ahead = "pa" in (message.word(phrase.first - 1), message.word(phrase.first))  # never of a day gone by
    heads = not message.people_in(sentence) and message.has_been(sentence)  # «jag har glömt fredagens närvaro»
    past = not ahead and (heads or message.in_past(sentence, besides=TELLING)) and not sentence.words & AWAY_NOW
    verbs = past or _verb(message, sentence)
    lasts = _length_and_start(message, phrase, sentence) or _away_so_long(message, phrase, sentence)
    if lasts is not None:
        return lasts
    since = message.word(phrase.first - 1) in ("pa", "i") and sentence.words & {"inte", "ej", "varit", "ingen"}
    if phrase.kind == "duration" and since and message.has_been(sentence):
        begins = shifted(message.today, -phrase.amount, phrase.unit)  # «har inte kommit på tre dagar»
        return {"start": begins.isoformat(), "end": message.today.isoformat()}
    if phrase.is_length:
        ends = lasting(message.today, phrase.amount, phrase.unit)
        return {"start": message.today.isoformat(), "end": ends.isoformat()}
    if phrase.kind == "since" and phrase.named is not None and message.word(phrase.first + 1) == "i":
        phrase = phrase._replace(ends=phrase.named)  # «Rahels frånvaro från i tisdags»
    if phrase.kind in ("until", "within"):
        return phrase.interval(View("nearest", starts=message.today))
    return phrase.interval(
        View(
            "nearest",
            past_verb=past,
            heading=not (verbs or ahead) and _heads(message, phrase, sentence),
            starts=message.today,
        )
    )


def _length_and_start(message: Message, phrase: Phrase, sentence: Sentence) -> dict[str, str] | None:
    """«I tre dagar från och med imorgon», «från onsdag i två dagar»: so long from that day."""
    times = message.times_in(sentence)
    lengths = [one for one in times if one.is_length and message.word(one.first - 1) not in ("efter", "om")]
    starts = [one for one in times if one.kind in ("since", "day", "today", "weekday")]
    if len(lengths) != 1 or len(starts) != 1 or phrase not in (lengths[0], starts[0]):
        return None
    length, start = lengths[0], starts[0]
    apart = max(length.first, start.first) - min(length.last, start.last) - 1
    first = start.first_day(View("ahead"))
    if (
        first is None
        or apart > 1
        or (start.kind != "since" and message.word(length.first - 1) != "i" and length.kind != "within")
    ):
        return None
    return {"start": first.isoformat(), "end": lasting(first, length.amount, length.unit).isoformat()}


def _away_so_long(message: Message, phrase: Phrase, sentence: Sentence) -> dict[str, str] | None:
    """«Opereras 10 dec, borta två veckor»: so long from that day."""
    times = message.times_in(sentence)
    if len(times) != 2 or times[0].kind != "day" or not times[1].is_length or phrase not in times:
        return None
    first = times[0].first_day(View("nearest"))
    near = {message.word(times[1].first - step) for step in (1, 2, 3)}
    if first is None or not near & {"borta", "hemma", "sjukskriven", "ledig", "franvarande"}:
        return None
    return {"start": first.isoformat(), "end": lasting(first, times[1].amount, times[1].unit).isoformat()}


def _verb(message: Message, sentence: Sentence) -> bool:
    """A verb in the present tense stands in the sentence."""
    for at in range(sentence.first, sentence.stop):
        token = message.tokens[at]
        if token.plain in PRESENT_VERBS:
            return True
        if token.norm == "har" and message.word(at + 1) not in ("", ".", ",", "!"):
            return True
    return False


def _heads(message: Message, phrase: Phrase, sentence: Sentence) -> bool:
    """A heading stands bare and first («Fredag: …»)."""
    return all(one.first > phrase.first for one in message.people_in(sentence))


def _each_day(phrase: Phrase, when: dict[str, str]) -> list[dict[str, str]]:
    """«Både tisdag och torsdag förra veckan»: days with others between are a report each."""
    if phrase.kind != "weekdays" or phrase.grain != "list" or len(when) < 2:
        return []
    first, last = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
    days = [first + DAY * step for step in range((last - first).days + 1)]
    said = [day.isoformat() for day in days if phrase.amount >> day.weekday() & 1]
    return [{"start": day, "end": day} for day in said] if len(said) < len(days) else []


def by_day(message: Message, others: Collection[int]) -> list[tuple[dict[str, str] | None, list[Group]]]:
    """The groups of each day as (its `when` or None, groups), the first day said first; without
    the sentences whose ids are among `others`."""
    days: list[tuple[dict[str, str] | None, list[Group]]] = []
    heading: dict[str, str] | None = None
    for group in read_report(message, others):
        sentence = message.sentences[group.timed_in]
        when = when_of(message, group.time, sentence) if group.time is not None else heading
        if group.time is not None:
            heading = when
        each = _each_day(group.time, when) if group.time is not None and when else []
        if each:
            days += [(day, [group]) for day in each]
            continue
        if days and (days[-1][0] == when or (days[-1][0] is None) is (when is None) is True):
            days[-1][1].append(group)
        else:
            days.append((when, [group]))
    return days
