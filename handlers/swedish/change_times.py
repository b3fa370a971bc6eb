"""The days that a change begins and ends, and the weekdays of a schedule."""

from handlers.swedish.date_phrase import Phrase, reckoned
from handlers.swedish.date_views import DAY, View
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of

WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
DAY_BEFORE = (" dagen innan ", " dagen fore ", " dan innan ", " dan fore ")
BEGINS = frozenset({"borjar", "startar", "slutar", "kommer", "blir"})
ENDING_VERBS = ("slut", "avslut", "skriv", "upphor", "lamna", "hoppa", "utskriv", "dag")


def times_of(message: Message, sentence: Sentence) -> list[Phrase]:
    return [
        phrase
        for phrase in message.times_in(sentence)
        if phrase.kind not in ("now", "weekdays", "open_ended")
        and not _each_week(message, phrase)
        and not _given_up(message, sentence, phrase)
    ]


def _given_up(message: Message, sentence: Sentence, phrase: Phrase) -> bool:
    """«Inte den 1 december utan den 7»: the first is not meant."""
    denied = any(message.word(at) in ("inte", "ej") for at in range(sentence.first, phrase.first))
    if not denied:
        return False
    if any(message.word(at) == "utan" for at in range(phrase.last + 1, sentence.stop)):
        return True
    later = [one for one in message.times_in(sentence) if one.first > phrase.last and one.kind == phrase.kind]
    between = range(phrase.last + 1, later[0].first if later else 0)
    commas = [at for at in between if message.word(at) in (",", "men")]
    return bool(commas) and any(message.word(at) in BEGINS for at in range(commas[-1], later[0].first))


def _each_week(message: Message, phrase: Phrase) -> bool:
    """«Tre dagar i veckan» is how much, not how long."""
    words = {message.word(phrase.last + 1), message.word(phrase.last + 2)}
    counted = phrase.kind == "duration" and phrase.unit == "day" and bool(words & {"veckan", "vecka", "v"})
    before = message.word(phrase.first - 1) in ("dagar", "dar", "timmar", "tim", "dagarna")
    return counted or (before and message.word(phrase.last) == "veckan")


def starts_of(message: Message, sentence: Sentence) -> str | None:
    """The day something begins: the first time said that is no end and no length."""
    return first_start(times_of(message, sentence))


def first_start(times: list[Phrase]) -> str | None:
    """The first day of the first of these times that is no end and no length."""
    for phrase in times:
        if phrase.kind in ("duration", "until", "before", "back"):
            continue
        day = phrase.first_day(View("ahead"))
        return day.isoformat() if day else None
    return None


def wanted_by(message: Message, sentence: Sentence) -> str | None:
    """«En plats till februari»: the day it is wanted for."""
    for phrase in times_of(message, sentence):
        if phrase.kind == "until":
            base = phrase.ends(View("ahead"))[1]
            first = base.replace(day=1) if base is not None and phrase.grain == "month" else base
            return first.isoformat() if first else None
    return None


def until_of(message: Message, sentence: Sentence, past: bool = False) -> str | None:
    """The last day: «tom», «till», else the only time said."""
    times = reckoned(times_of(message, sentence))
    chosen = (
        [phrase for phrase in times if phrase.kind in ("until", "before", "span")]
        or [phrase for phrase in times if phrase.kind not in ("duration", "back", "since")]
        or [phrase for phrase in times if phrase.kind == "since"]
    )
    verbs = [at for at in range(sentence.first, sentence.stop) if message.word(at).startswith(ENDING_VERBS)]
    if verbs and len(chosen) > 1:
        chosen.sort(key=lambda phrase: min(abs(phrase.first - at) + 2 * (phrase.first < at) for at in verbs))
    for phrase in chosen:
        view = View("past" if past else "ahead")
        if phrase.kind == "after" and phrase.named is not None and sentence.words & {"inte", "ej"}:
            day = phrase.named(view)[1]  # «fortsätter inte efter nyår»
        else:
            day = phrase.last_day(view)
        if day is not None and any_of(sentence.said, DAY_BEFORE):
            day -= DAY  # «börjar jobba 14 december, avsluta honom dagen innan»
        return day.isoformat() if day else None
    return None


def weekdays_said(message: Message, sentence: Sentence) -> list[str]:
    """The weekdays of a schedule; «i stället för tisdag och torsdag» are those given up."""
    said = [phrase for phrase in message.times_in(sentence) if phrase.kind == "weekdays"]
    if len(said) > 1 and "till" in (message.word(said[-1].first), message.word(said[-1].first - 1)):
        said = said[-1:]  # «mån-ons ändra till mån-tor»
    for phrase in said:
        before = {message.word(phrase.first - step) for step in (1, 2, 3)}
        if ("for" in before and before & {"stallet", "istallet"}) or ("fran" in before and "till" in sentence.words):
            continue
        return [WEEKDAYS[day] for day in range(7) if phrase.amount >> day & 1]
    plural = [
        day
        for at in range(sentence.first, sentence.stop)
        for day, stem in enumerate(("mandagar", "tisdagar", "onsdagar", "torsdagar", "fredagar"))
        if message.word(at) == stem
    ]
    return [WEEKDAYS[day] for day in sorted(set(plural))]
