"""The slots of questions: whom, where, when, and what they count."""

from typing import Any

from handlers.swedish import likeness, say
from handlers.swedish.asked_for import outcome_of
from handlers.swedish.date_phrase import Phrase, reckoned, shifted
from handlers.swedish.date_views import View
from handlers.swedish.likeness.signs import signs
from handlers.swedish.message import Message, Sentence, sentence_of
from handlers.swedish.phrase_search import any_of
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found
from handlers.swedish.topics import STEMS, topic_of
from handlers.swedish.who import Who

PAST = frozenset({"attendance", "unreported", "outcomes", "goals", "summary"})
WITH_WHEN = frozenset(
    [
        "free_places",
        "occupancy",
        "ending",
        "starting",
        "roster",
        "attendance",
        "unreported",
        "goals",
        "outcomes",
        "summary",
    ]
)
WITH_PLACE = frozenset(
    [
        "free_places",
        "next_free_place",
        "occupancy",
        "ending",
        "starting",
        "roster",
        "attendance",
        "unreported",
        "queue",
        "outcomes",
    ]
)
WITH_PEOPLE = frozenset({"end_date", "participant", "attendance"})
OF_THAT_TIME = frozenset({"unreported", "summary"})
AHEAD_WORDS = frozenset({"ar", "kommer", "ska", "blir"})


def slots(reading: Reading, message: Message, who: Who, sentence: Sentence) -> dict[str, Any]:
    """The slots of a question in the contract's shape."""
    intent = reading.intent
    slots_: dict[str, Any] = {}
    if intent in WITH_PEOPLE and (message.people or who.spoken_of):
        slots_.update(who.named(sentence))
    if intent in WITH_PLACE:
        where = message.where_in(sentence) or message.where
        if where:
            slots_["workplace"] = where[0].name
    if intent in WITH_WHEN:
        when = when_asked(intent, message, sentence)
        if when:
            slots_["when"] = when
    if intent == "attendance":
        status = _status(message, sentence)
        if status:
            slots_["status"] = status
    if intent == "outcomes":
        slots_["outcome"] = likeness.model("outcomes").likely(outcome_signs(message, who)).label
    if intent == "agreement":
        slots_.update(_agreement(message, who, sentence))
    if intent == "summary":
        label = likeness.model("subscriptions").likely(subscription_signs(message, who)).label
        slots_.update(SUBSCRIPTIONS[label])
        if "subscribe" in slots_:
            slots_.pop("when", None)
    return slots_


def when_asked(intent: str, message: Message, sentence: Sentence) -> dict[str, str] | None:
    """The time that is asked about; «nu» beside another time is filler."""
    times = [
        _open_after(message, phrase)
        for phrase in reckoned(message.times_in(sentence))
        if not _is_reason(message, phrase)
    ]
    if not times:
        elsewhere = [one for one in message.sentences if one.first != sentence.first and not _tells_why(message, one)]
        times = [one for other in elsewhere for one in message.times_in(other) if not _is_reason(message, one)]
        if sentence.words & THEN:
            times = [phrase for phrase in message.times if not _is_reason(message, phrase)]
        times = [phrase for phrase in times if phrase.kind != "now"]
        times = [phrase for phrase in times if phrase.kind not in ("duration",)]
    real = [phrase for phrase in times if phrase.kind not in ("now", "duration", "open_ended")]
    past_tense = message.in_past(sentence) or message.has_been(sentence)
    if not real:
        now = [phrase for phrase in times if phrase.kind == "now"]
        if now and not _past_around(message, sentence, now[0]) and not _filler(message, now[0]):
            return now[0].interval()
        return None
    past = intent in PAST or past_tense
    if intent == "attendance" and not past_tense and _looks_ahead(message, sentence, real):
        past = False
    chosen = real[0] if len(real) == 1 else _best(real)
    view = View("past" if past else "ahead")
    if intent in OF_THAT_TIME and chosen.named is not None:
        return chosen._replace(ends=chosen.named).interval(view)  # «saknas rapport från i fredags»: for that day
    if intent == "starting" and not past and chosen.grain == "turn":
        day = chosen.first_day(view)
        return {"start": day.isoformat(), "end": day.isoformat()} if day else None
    return chosen.interval(view)


def _past_around(message: Message, sentence: Sentence, phrase: Phrase) -> bool:
    """A past tense in the phrase's own part of the sentence, between commas («har fått beviljat, finns plats nu?»)."""
    commas = [at for at in range(sentence.first, sentence.stop) if message.word(at) in (",", "eller", "men")]
    first = max((at + 1 for at in commas if at < phrase.first), default=sentence.first)
    stop = min((at for at in commas if at > phrase.last), default=sentence.stop)
    part = sentence_of(message.tokens, first, stop)
    return message.in_past(part) or message.has_been(part)


def _open_after(message: Message, phrase: Phrase) -> Phrase:
    """«Efter två veckor»: from that day on."""
    if phrase.kind != "duration" or message.word(phrase.first - 1) != "efter":
        return phrase
    begins = shifted(message.today, phrase.amount, phrase.unit)
    return phrase._replace(kind="after", ends=lambda _view: (begins, None))


def _best(times: list[Phrase]) -> Phrase:
    """Of several times the last that is no mere beginning: people say why first and when last."""
    return times[-1]


def _filler(message: Message, phrase: Phrase) -> bool:
    return message.word(phrase.last + 1) in ("igen", "da", "som") or message.word(phrase.first - 1) in ("jo", "ja")


THEN = frozenset({"da", "dagen", "veckan", "dess"})
"""«Jag gör ett besök på fredag. Vilka kommer då?»"""
PLANS = frozenset("jag vi har ska maste behover vill tanker traffar".split())
WONDERING = frozenset({"veta", "undrar", "fragar", "undra", "fraga"})


def _tells_why(message: Message, sentence: Sentence) -> bool:
    """«Har samtal imorn», «vi ska ha möte på torsdag»: a sentence that only tells why one asks."""
    return message.word(sentence.first) in PLANS


def _is_reason(message: Message, phrase: Phrase) -> bool:
    """«Måste svara imorgon» tells why one asks."""
    sentence = next((one for one in message.sentences if one.first <= phrase.first < one.stop), None)
    if sentence is not None and message.word(sentence.first) in ("jag", "vi") and not sentence.words & {"da"}:
        wonders = [at for at in range(phrase.last + 1, sentence.stop) if message.word(at) in WONDERING]
        if wonders and wonders[0] < sentence.stop - 2:
            return True  # «jag träffar nämnden på torsdag och behöver veta hur …»
    before = {message.word(phrase.first - step) for step in range(1, 4)}
    return bool(before & {"svara", "svar", "lamna", "skicka", "meddela", "redovisa", "aterkomma"}) and bool(
        {message.word(phrase.first - step) for step in range(1, 6)} & {"maste", "ska", "behover", "bor", "lovat"}
    )


def _said_before(message: Message, phrase: Phrase) -> tuple[str, str]:
    return message.word(phrase.first), message.word(phrase.first - 1)


LIES_AHEAD = frozenset({"kommer", "ska", "blir", "far", "fa"})
WE_WHO_ASK = frozenset({"jag", "vi", "man"})


def _looks_ahead(message: Message, sentence: Sentence, times: list[Phrase]) -> bool:
    for at in range(sentence.first, sentence.stop):
        if message.word(at) in LIES_AHEAD and not {message.word(at + step) for step in (-2, -1, 1)} & WE_WHO_ASK:
            return True  # and not «kan jag få se närvaron för vecka 45»
    if any(phrase.kind == "weekday" and "pa" in _said_before(message, phrase) for phrase in times):
        return True  # «är Ali inne på fredag»
    return bool("ar" in sentence.words and sentence.words & {"ledig", "lediga", "borta", "bortresta"})


def _status(message: Message, sentence: Sentence) -> str | None:
    words = [
        status
        for first, _last, status in found(message, sentence.first, sentence.stop)
        if status != "excused"
        or message.word(first).startswith(("ledig", "gilti", "giltl", "bevilj", "semest", "godk"))
    ]
    named = [status for status in words if status not in ("present", "absent")]
    if named:
        asked = _asked_last(message, sentence)
        return asked if len(named) > 1 and asked in named else named[0]
    if "absent" in words:
        negated = any(
            message.word(at)
            in ("borta", "franvarande", "franvaro", "franvaron", "hemma", "saknas", "fattas", "saknades", "fattades")
            or message.word(at) in ("inte", "ej")
            for at in range(sentence.first, sentence.stop)
        )
        return "absent" if negated else None
    return None


def _asked_last(message: Message, sentence: Sentence) -> str | None:
    """«Elif svarar inte, är hon sjuk?»: the status of the clause that asks."""
    commas = [at for at in range(sentence.first, sentence.stop) if message.word(at) == ","]
    if not commas or message.word(commas[-1] + 1) not in ("ar", "har", "var", "blev"):
        return None
    return next((status for _first, _last, status in found(message, commas[-1] + 1, sentence.stop)), None)


def _agreement(message: Message, who: Who, sentence: Sentence) -> dict[str, Any]:
    result: dict[str, Any] = {}
    result["topic"] = likeness.model("topics").likely(topic_signs(message, who)).label
    for at in range(sentence.first, sentence.stop):
        if message.word(at) in ("2026", "2027"):
            result["year"] = int(message.word(at))
    for phrase in message.times:
        if phrase.grain == "year" and phrase.kind != "after":
            start, _end = phrase.ends(View())
            if start is not None and start.year in (2026, 2027):
                result["year"] = start.year
    return result


def topic_signs(message: Message, who: Who, *, read: bool = True) -> frozenset[str]:
    """The signs of what is asked of the agreement; `read` False: what the tables of topics say does not count."""
    found = signs(message, who, message.sentences, (topic_of(message.said) or "nothing") if read else None)
    return found | {"about " + topic for topic, stems in STEMS if any_of(message.said, stems)}


def outcome_signs(message: Message, who: Who, *, read: bool = True) -> frozenset[str]:
    """The signs of what is counted; `read` False: what the tables of outcomes say does not count."""
    return signs(message, who, message.sentences, (outcome_of(message.said) or "nothing") if read else None)


SUBSCRIPTIONS: dict[str, dict[str, Any]] = {"start": {"subscribe": True}, "stop": {"subscribe": False}, "show": {}}


def subscription_signs(message: Message, who: Who, *, read: bool = True) -> frozenset[str]:
    """The signs of what is wanted of the weekly summary; `read` False: what the tables say does not count."""
    return signs(message, who, message.sentences, _subscription(message) if read else None)


def _subscription(message: Message) -> str:
    if any_of(message.said, say.SUMMARY_NOT_HAD):
        return "show"
    if any_of(message.said, say.SUBSCRIPTION_ENDS):
        return "stop"
    return "start" if any_of(message.said, say.SUBSCRIPTION_STARTS) else "show"
