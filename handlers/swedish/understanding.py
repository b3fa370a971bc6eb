"""What a message means: its intents and slots, as the contract between people's Swedish and the bot says."""

from collections.abc import Iterable
from datetime import date

from handlers.swedish import changes, likeness, questions, report_slots
from handlers.swedish.alternatives import other_readings, readings_of_a_bare_message
from handlers.swedish.asking import asks
from handlers.swedish.clauses import by_deed, by_person, names_a_deed, says_no_more, told_and_asked
from handlers.swedish.doubts import ABOUT_SOMEBODY as CHANGES_OF_SOMEBODY
from handlers.swedish.doubts import doubtful
from handlers.swedish.follow_ups import carry_over, spoken_of
from handlers.swedish.intents import REFUSALS, read_sentence
from handlers.swedish.masking import blank_identity_numbers
from handlers.swedish.meaning import CHANGES, Context, Speaker, Thing, Understood, Why
from handlers.swedish.message import COMMANDS, Message, Sentence, joined, read, sentence_of, whole
from handlers.swedish.people import Names, Person
from handlers.swedish.phrase_search import any_of
from handlers.swedish.places import Place, Places
from handlers.swedish.reading import Reading
from handlers.swedish.returns import end_absences
from handlers.swedish.rostered import BACK, by_roster
from handlers.swedish.say import CHANGES as CHANGE_WORDS
from handlers.swedish.second_reading import LIKE_OTHERS, Found, SecondReading
from handlers.swedish.smalltalk import is_smalltalk
from handlers.swedish.statuses import found
from handlers.swedish.strangers import stranger
from handlers.swedish.who import Who

ABOUT_SOMEBODY = CHANGES_OF_SOMEBODY | {"report_attendance"}
ASKED_BESIDE = frozenset(
    """
    free_places next_free_place occupancy end_date ending starting roster queue outcomes attendance unreported goals
    """.split()
)
"""Questions that stand beside a report or a change as things of their own."""
HEADINGS = frozenset({"attendance", "unreported"})
SURE_BESIDE = 0.85
SURELY_LIKE = 0.85
"""The share it takes for a change that the readers of sentences did not find."""
LINE_LIMIT = 4096


class Index:
    """The people, places and staff of a partnership, made once and used for every message."""

    def __init__(self, people: Iterable[Person], places: Iterable[Place], staff: Iterable[Speaker]) -> None:
        staff = list(staff)
        self.names = Names(people, [one.name for one in staff])
        self.places = Places(places)
        self.staff = {one.key: one for one in staff}
        for name in likeness.NAMES:
            likeness.model(name)  # now, and not while the first message waits


def understand(
    text: str, speaker: Speaker, index: Index, today: date, context: Context | None = None, *, explain: bool = False
) -> Understood:
    """The meaning of a message. Never raises; what fits nothing is `none`."""
    message = read_message(text, index, today)
    who = Who(message, speaker, index.names, spoken_of(context, index.names) if context is not None else ())
    second = SecondReading(message, who)
    plain = second.plainly()
    things = plain or read_sentences(message, who)
    weighed = plain or second.beside(things)
    takes_back = [thing.intent for thing, _sure, _why in weighed] == ["undo"]  # «nä stryk det där om Dawit»
    carried = carry_over(message, who, things, context) if context is not None and not takes_back else None
    things = carried if carried is not None else weighed
    if not things and _only_a_name(message):
        things = [(Thing("participant", dict(who.named(message.sentences[0]))), 1.0, "namn")]
    if not things:
        intent = "smalltalk" if is_smalltalk(message) else "none"
        things = [(Thing(intent), 1.0, intent)]
    (first, sure, reason), *more = things
    doubt = doubtful(message, who, [thing for thing, _sure, _why in things])
    unsure = (
        bool(doubt)
        or (first.intent in CHANGES and (sure < (SURELY_LIKE if reason == LIKE_OTHERS else 0.7) or who.guessed))
        or any(thing.intent in CHANGES and certainty < 0.7 for thing, certainty, _ in more)
    )
    understood = Understood(first.intent, first.slots, unsure=unsure, more=[thing for thing, _sure, _why in more])
    if unsure:
        understood.readings = other_readings(message, who, first)
    elif second.doubted or reason == "none":
        understood.readings = second.doubted or readings_of_a_bare_message(message, who)
        understood.unsure = bool(understood.readings)
    understood.details, understood.refused = first.details, reason in REFUSALS
    understood.corrects, understood.follows = reason == "rättelse", reason in ("rättelse", "följdfråga")
    if explain:
        understood.why = [*second.why(first.intent), *_explain(message, things)]
    return understood


def read_message(text: str, index: Index, today: date) -> Message:
    """The message taken apart, numbers of identity blanked."""
    blanked, _found = blank_identity_numbers(text[:LINE_LIMIT])
    if blanked.isupper():
        blanked = blanked.lower()  # capitals that say nothing of names
    message = read(blanked, today, index.names, index.places)
    end_absences(message, index.names)
    message.sentences = [part for sentence in message.sentences for part in told_and_asked(message, sentence)]
    return message


def read_sentences(message: Message, who: Who) -> Found:
    """What its sentences tell or ask, in the order said; nothing where they are only talk."""
    readings = [(sentence, read_sentence(message, sentence)) for sentence in message.sentences]
    readings = [(sentence, by_roster(message, who, sentence, reading)) for sentence, reading in readings]
    if len(message.people) > 1:
        readings = [part for pair in readings for part in _divided(message, who, *pair)]
        message.sentences = [sentence for sentence, _reading in readings]
    cut = [part for pair in readings for part in _two_deeds(message, *pair)]
    if len(cut) > len(readings):
        readings = cut
        message.sentences = [sentence for sentence, _reading in readings]
    wants = [(sentence, reading) for sentence, reading in readings if reading]
    if not wants:
        everything = whole(message)
        reading = read_sentence(message, everything) if len(message.sentences) > 1 else None
        if reading is None or reading.intent == "none":
            return []
        wants = [(everything, reading)]
    if any(reading.intent == "none" for _s, reading in wants):
        wants = [(sentence, reading) for sentence, reading in wants if reading.intent != "none"]
        refusal = next(reading for _s, reading in readings if reading is not None and reading.intent == "none")
        if not wants:
            return [(Thing("none"), 1.0, refusal.why)]
        if not any(reading.intent in CHANGES for _s, reading in wants):
            if refusal.sure >= 1.0:
                return [(Thing("none"), 1.0, refusal.why)]
    reports = [pair for pair in wants if pair[1].intent == "report_attendance"]
    others = [pair for pair in wants if pair[1].intent != "report_attendance"]
    asked = [pair for pair in others if pair[1].intent not in CHANGES]
    if reports:  # «jag har glömt fredagens närvaro. Alla var här»: a heading
        asked = [pair for pair in asked if pair[1].intent not in HEADINGS or asks(message, pair[0])]
    told = [pair for pair in others if pair[1].intent in CHANGES]
    if any(sentence.words & HIM_OR_HER and not message.people_in(sentence) for sentence, _reading in told):
        reports = [pair for pair in reports if not _is_why(message, pair[0])]
    if any(one.intent == "attendance" and here.asks and message.meant_before(here) for here, one in asked):
        reports = [pair for pair in reports if not _only_silence(message, pair[0])]
    things: list[tuple[int, Thing, float, str]] = []
    if reports:
        first, reading = reports[0]
        for number, slots in enumerate(report_slots.reports(message, who, {id(s) for s, _r in told + asked})):
            details = slots.pop("details", [])
            things.append((first.first + number, Thing("report_attendance", slots, details), reading.sure, reading.why))
    merged = _merged(told, message)
    for sentence, reading in merged:
        for number, slots in enumerate(changes.slots(reading.intent, message, who, sentence)):
            things.append((sentence.first + number, Thing(reading.intent, slots), reading.sure, reading.why))
    if asked and not things:
        best = max(asked, key=lambda pair: (asks(message, pair[0]), pair[1].sure, pair[0].asks, pair[0].first))
        others_asked = [
            pair
            for pair in asked
            if pair[1].intent != best[1].intent
            and pair[1].sure >= 0.9
            and best[1].sure >= 0.9
            and pair[0].asks
            and best[0].asks
        ]
        for sentence, reading in [best, *others_asked]:
            thing = Thing(reading.intent, questions.slots(reading, message, who, sentence))
            unknown = stranger(message, sentence) if thing.intent == "end_date" and not thing.slots else None
            thing.details = [{"unknown": unknown}] if unknown else []
            things.append((sentence.first, thing, reading.sure, reading.why))
        things.sort(key=lambda row: row[0])
    elif things:
        for sentence, reading in asked:
            if reading.sure >= SURE_BESIDE and asks(message, sentence) and reading.intent in ASKED_BESIDE:
                slots = questions.slots(reading, message, who, sentence)
                things.append((sentence.first, Thing(reading.intent, slots), reading.sure, reading.why))
    things.sort(key=lambda row: row[0])
    ends = [thing for _at, thing, _sure, _why in things if thing.intent in ("end_placement", "pause")]
    return [(thing, sure, why) for _at, thing, sure, why in things if not any(_is_why_of(thing, end) for end in ends)]


def _is_why_of(report: Thing, end: Thing) -> bool:
    """«Jonas är för sjuk för att fortsätta. Avsluta honom»: one who is ill, on no day that is said, and only that."""
    items = report.slots.get("items", ())
    plainly = report.intent == "report_attendance" and not report.slots.keys() & {"when", "rest", "ambiguous"}
    ill = [item["participant"] for item in items if item["status"] == "sick"]
    return plainly and len(items) == 1 and ill == end.slots.get("participants")


def _divided(
    message: Message, who: Who, sentence: Sentence, reading: Reading | None
) -> list[tuple[Sentence, Reading | None]]:
    """The parts of a sentence where they tell different things of different people: «Per vabbar idag, och sen ska
    Rahel förlängas en månad»."""
    if reading is None or reading.intent not in ABOUT_SOMEBODY or not _tells_more(message, sentence, reading.intent):
        return [(sentence, reading)]
    parts: list[tuple[Sentence, Reading]] = []
    for part in by_person(message, sentence):
        own = by_roster(message, who, part, read_sentence(message, part))
        if parts and own is not None and own.intent not in (reading.intent, "report_attendance"):
            own = None if says_no_more(message, part) else own
        if own is not None and own.intent in ABOUT_SOMEBODY and own.sure >= 0.8:
            if parts and parts[-1][1].intent == own.intent:
                parts[-1] = (sentence_of(message.tokens, parts[-1][0].first, part.stop), parts[-1][1])
            else:
                parts.append((part, own))
        elif own is None and parts:
            parts[-1] = (sentence_of(message.tokens, parts[-1][0].first, part.stop), parts[-1][1])
        else:
            return [(sentence, reading)]
    return [*parts] if len(parts) > 1 else [(sentence, reading)]


HIM_OR_HER = frozenset({"honom", "henne", "hen", "dem", "hans", "hennes"})


def _is_why(message: Message, sentence: Sentence) -> bool:
    """«Mehmet ska opereras. Pausa honom från imorgon»: what is to be, with no day, tells why."""
    return bool(sentence.words & {"ska", "skall", "maste"}) and not message.times_in(sentence)


def _only_silence(message: Message, sentence: Sentence) -> bool:
    """«Elif svarar inte. Är hon sjuk?»: the silence is why one asks."""
    return {status for _f, _l, status in found(message, sentence.first, sentence.stop)} <= {"absent", "unexcused"}


TOGETHER = frozenset({"extend", "move", "change_extent"})
"""Changes that are decided at once for somebody: stays longer, elsewhere, more or less."""
FOR_GOOD = frozenset({"mer", "langre", "tillbaka", "aldrig"})
"""«Dyker inte upp mer, avsluta honom»: the absence is why, and no day's report."""


def _two_deeds(message: Message, sentence: Sentence, reading: Reading | None) -> list[tuple[Sentence, Reading | None]]:
    """Both changes of one person where one sentence tells them: «flytta Amina till Matmission och höj till 75 %»."""
    if reading is None or reading.intent not in ABOUT_SOMEBODY or not names_a_deed(sentence):
        return [(sentence, reading)]
    for one, two in by_deed(message, sentence):
        second = None if one.words & FOR_GOOD or says_no_more(message, two) else read_sentence(message, two)
        if second is None or second.intent not in CHANGES or second.sure < 0.85:
            continue
        # What is no order may be why («är sjuk och slutar på fredag»).
        if second.intent not in TOGETHER and message.word(two.first) not in COMMANDS - {"lagg"}:
            continue
        first = read_sentence(message, one)
        if first is None or first.intent == second.intent or first.sure < 0.85:
            continue
        if first.intent in TOGETHER | {"report_attendance"}:
            return [(one, first), (two, second)]
    return [(sentence, reading)]


def _tells_more(message: Message, sentence: Sentence, intent: str) -> bool:
    """Words of another change stand in it, or words of a report in a change."""
    if intent != "report_attendance" and found(message, sentence.first, sentence.stop):
        return True
    return bool(sentence.words & BACK) or any(
        any_of(sentence.said, stems) for other, stems in CHANGE_WORDS.items() if other not in (intent, "order_place")
    )


def _merged(told: list[tuple[Sentence, Reading]], message: Message) -> list[tuple[Sentence, Reading]]:
    """Sentences about the same change of the same person are one thing («Förläng Erik. Till nyår, tack.»)."""
    merged: list[tuple[Sentence, Reading]] = []
    for sentence, reading in told:
        nobody = not message.people_in(sentence)
        before = merged[-1][1].intent if merged else None
        of_the_new = nobody and before in ("start_placement", "order_place") and reading.intent == "change_extent"
        same = before == reading.intent
        if of_the_new or (same and (nobody or reading.intent in ("order_place", "undo"))):
            last, known = merged[-1]
            merged[-1] = (joined(last, sentence), known)
        else:
            merged.append((sentence, reading))
    if len(merged) == 1 and len(message.sentences) > 1:
        sentence, reading = merged[0]
        neighbours = [one for one in message.sentences if not message.people_in(one) or one.first == sentence.first]
        if len(told) == 1 and reading.intent != "undo" and len(neighbours) == len(message.sentences):
            return [(whole(message), reading)]
    return merged


def _only_a_name(message: Message) -> bool:
    """Nothing but people: «Amina», «SK-002?»: about their placement."""
    named = {at for mention in message.people for at in range(mention.first, mention.last + 1)}
    others = [at for at, token in enumerate(message.tokens) if at not in named and token.kind != "punct"]
    return bool(message.people) and not others and all(mention.exact for mention in message.people)


def _explain(message: Message, things: Found) -> list[Why]:
    rows = [Why(why.strip(), thing.intent, sure) for thing, sure, why in things]
    for phrase in message.times:
        said = message.text[message.tokens[phrase.first].start : message.tokens[phrase.last].end]
        rows.append(Why(said, f"{phrase.kind}: {phrase.interval()}", 1.0))
    for mention in message.people:
        said = message.text[message.tokens[mention.first].start : message.tokens[mention.last].end]
        rows.append(Why(said, ", ".join(mention.codes), 1.0 if mention.exact else 0.8))
    for where in message.where:
        said = message.text[message.tokens[where.first].start : message.tokens[where.last].end]
        rows.append(Why(said, where.name, 1.0))
    return rows
