"""What else an unclear message may mean: at most three readings, to be shown as buttons."""

from handlers.swedish import changes, questions, report_slots, say
from handlers.swedish.date_views import View
from handlers.swedish.meaning import Thing
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found
from handlers.swedish.who import Who

MOST = 3
RIVALS = ("end_placement", "extend", "pause", "move", "change_extent")
"""Changes of one person that are told with words of their own."""
OF_PEOPLE = ("participant", "end_date", "attendance")
OF_PLACES = ("free_places", "roster", "occupancy")
OF_TIMES = ("roster", "starting", "ending")
"""What is most often asked of a name, a workplace or a time with nothing else said."""
FILLERS = frozenset(
    """
    ang angaende av bara betr da den det dom du eller er ett en for fran fraga gallande hej hos hur i infor ja jo kring
    med men nu o och om pa rorande samt sa till tack vad var vem vi vid undrar
    """.split()
)


def other_readings(message: Message, who: Who, first: Thing) -> list[Thing]:
    """The readings of a doubtful change, `first` foremost: other changes its words tell of, the other workplaces
    named, a report, a question. At most three."""
    sentence = next((one for one in message.sentences if message.people_in(one)), None)
    if sentence is None:
        return [first]
    readings = [first]
    for intent in RIVALS:
        if any_of(sentence.said, say.CHANGES[intent]) and (intent != "move" or message.where_in(sentence)):
            readings += [Thing(intent, slots) for slots in changes.slots(intent, message, who, sentence)[:1]]
    if first.intent == "move":
        readings += [Thing("move", {**first.slots, "workplace": where.name}) for where in message.where]
    if found(message, sentence.first, sentence.stop):
        readings += [Thing("report_attendance", slots) for slots in report_slots.reports(message, who, set())[:1]]
    different: list[Thing] = []
    for thing in readings:
        plain = {name: value for name, value in thing.slots.items() if name != "details"}
        if plain and all((known.intent, known.slots) != (thing.intent, plain) for known in different):
            different.append(Thing(thing.intent, plain))
    return different[:MOST]


def readings_of_a_bare_message(message: Message, who: Who) -> list[Thing]:
    """«Amina imorgon», «Matmission?»: only a name, a workplace or a time, and no word of what is wanted of it."""
    if not (message.people or message.where or message.times) or says_more(message):
        return []
    sentence = message.sentences[0]
    intents = OF_PEOPLE if message.people else OF_PLACES if message.where else OF_TIMES
    return [Thing(intent, _asked(intent, message, who, sentence)) for intent in intents]


def _asked(intent: str, message: Message, who: Who, sentence: Sentence) -> dict[str, object]:
    slots = questions.slots(Reading(intent, 0.5), message, who, sentence)
    if "when" not in slots and intent in questions.WITH_WHEN and message.times:
        interval = message.times[0].interval(View("ahead"))
        return {**slots, "when": interval} if interval else slots
    return slots


def says_more(message: Message) -> bool:
    """A word is left that is no name, workplace, time or mere filler."""
    known = {at for name in message.people for at in range(name.first, name.last + 1)}
    known |= {at for where in message.where for at in range(where.first, where.last + 1)}
    known |= {at for phrase in message.times for at in range(phrase.first, phrase.last + 1)}
    return any(
        at not in known and token.kind != "punct" and token.plain not in FILLERS
        for at, token in enumerate(message.tokens)
    )
