"""What the roster tells of a sentence: who is paused, who works where, who has not begun yet."""

from handlers.swedish.amounts import extent_said
from handlers.swedish.intents import report_of
from handlers.swedish.message import Message, Sentence
from handlers.swedish.new_people import new_name
from handlers.swedish.people import Person
from handlers.swedish.phrase_search import any_of
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found
from handlers.swedish.who import Who

BACK = frozenset({"tillbaka", "tillbaks", "ater", "igen"})
ON_A_BREAK = (
    " har paus",
    " har uppehall",
    " ar pausad",
    " ar pa paus",
    " fortfarande pa paus",
    " fortfarande pa uppehall",
    " fortfarande pausad",
    " ar pa uppehall",
    " har ju paus",
    " ju paus",
)
BEGINS = (" borjar ", " borja ", " startar ")
BEGINS_TO_WORK = (" borja ga ", " borjar ga ", " borja jobba ", " borjar jobba ", " borja arbeta ", " borjar arbeta ")
BEGAN = (" borjade ", " har borjat", " startade ", " har startat")


def by_roster(message: Message, who: Who, sentence: Sentence, reading: Reading | None) -> Reading | None:
    """The reading, put right by where the people named are and whether they have begun."""
    if reading is None and not any_of(sentence.said, BEGAN):
        return None
    people = [who.names.people[code] for one in message.people_in(sentence) for code in who.codes(one)]
    if not people:
        begun = message.word(sentence.first + 1) in ("borjade", "startade")  # «Karim började i dag»
        if reading is None and begun and not sentence.asks and new_name(message, sentence, []) is not None:
            return Reading("start_placement", 0.8, "började")
        return reading
    if reading is None:
        if not sentence.asks and all(_waits(message, one) for one in people):
            return Reading("start_placement", 0.85, "började")
    elif reading.intent == "pause" and any_of(sentence.said, ON_A_BREAK) and not message.times_in(sentence):
        if all(one.paused for one in people):
            return report_of(message, sentence)  # it only tells what is so
    elif reading.intent == "report_attendance" and _only_here(message, sentence) and not message.in_past(sentence):
        if all(_waits(message, one) for one in people):
            return Reading("start_placement", 0.8, "har inte börjat")
        if sentence.words & BACK and all(one.paused for one in people):
            return Reading("resume", 0.9, "tillbaka")
    elif reading.intent == "report_attendance" and sentence.words & BACK:
        if all(one.paused for one in people):
            return Reading("resume", 0.9, "tillbaka")
    elif reading.intent == "end_placement" and any_of(sentence.said, BEGINS):
        at = next(at for at in range(sentence.first, sentence.stop) if message.word(at).startswith(("borja", "starta")))
        if any(where.first > at for where in message.where_in(sentence)):
            return Reading("move", 0.85, "slutar här och börjar där")
    elif reading.intent == "start_placement":
        if all(is_in(message, one) for one in people) and any_of(sentence.said, BEGINS_TO_WORK):
            return Reading("change_extent", 0.8, "börjar gå")
        if all(is_in(message, one) for one in people) and extent_said(message, sentence):
            if not message.where_in(sentence):
                return Reading("change_extent", 0.8, "börjar på heltid")
        named = {where.name for where in message.where_in(sentence)}
        if len(named) == 1 and all(is_in(message, one) and one.workplace not in named for one in people):
            return Reading("move", 0.8, "börjar på en annan arbetsplats")
    return reading


def _only_here(message: Message, sentence: Sentence) -> bool:
    return {status for _f, _l, status in found(message, sentence.first, sentence.stop)} == {"present"}


def _waits(message: Message, person: Person) -> bool:
    return person.starts is not None and person.starts > message.today


def is_in(message: Message, person: Person) -> bool:
    return person.starts is not None and person.ends is not None and person.starts <= message.today <= person.ends
