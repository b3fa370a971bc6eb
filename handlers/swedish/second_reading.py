"""A second reading: what a whole message is most like, beside what the readers of its sentences made of it.

The readers know words and how they stand; what they have no word for they miss. The examples that the models were
learned from know how much each word speaks for what, the readers' own reading among them, and weigh it all.
"""

from handlers.swedish import changes, likeness, questions, report_slots
from handlers.swedish.alternatives import says_more
from handlers.swedish.intents import REFUSALS
from handlers.swedish.likeness.signs import CHANGE, READ_AS, STATUS, signs
from handlers.swedish.meaning import CHANGES, Thing, Why
from handlers.swedish.message import Message, Sentence, whole
from handlers.swedish.reading import Reading
from handlers.swedish.who import Who

Found = list[tuple[Thing, float, str]]
"""Things with how sure they are and why."""
NO_SLOTS = frozenset({"none", "smalltalk", "help", "undo"})
NEVER_PLAIN = frozenset({"undo", "start_placement"})
"""What is taken back, and a name that is in no roster, are looked for closely."""
REFUSED = frozenset({"PRIVATE", "NEVER", "FORBIDDEN"})
"""Tables of what must not be told or done: whether it is meant is for the readers to say."""
MORE_TOLD = frozenset({"men"})
SHARES = frozenset({"%", "procent", "heltid", "halvtid"})
PLAIN = 0.95
"""The share it takes to need no closer reading."""
SURELY_CHANGED = 0.85
"""The share it takes for a change where no word of one is known."""
EVEN = 0.4
"""Below it the bot offers what else it may be."""
LIKE_OTHERS = "liknar"


class SecondReading:
    """What one message is like: by itself, and beside what the readers of its sentences made of it."""

    def __init__(self, message: Message, who: Who) -> None:
        self._message, self._who = message, who
        self._model = likeness.model("intents")
        self._signs = signs(message, who, message.sentences)
        self._total = self._model.total(self._signs)
        self.doubted: list[Thing] = []
        """What to offer where it is like several things, and like none of them more than all the others."""

    def plainly(self) -> Found:
        """The one thing that is asked or told, where that is plain from the words alone; else nothing."""
        if len(self._message.sentences) != 1 or not says_more(self._message):
            return []
        likely = self._model.judged(self._total)
        if likely.share < PLAIN or not self._signs.isdisjoint(REFUSED):
            return []
        if likely.label in CHANGES and not self._tells_only(likely.label):
            return []
        return [(thing, likely.share, LIKE_OTHERS) for thing in things_as(likely.label, self._message, self._who)]

    def _tells_only(self, intent: str) -> bool:
        """No words of another change, no «men», no status beside a change, no «75 %» that may be another."""
        if intent in NEVER_PLAIN or not (self._message.people or intent == "order_place"):
            return False
        if intent == "change_extent" and any(phrase.is_length for phrase in self._message.times):
            return False  # «får en månad till och går upp på heltid»
        signs_of_more = MORE_TOLD if intent == "change_extent" else MORE_TOLD | SHARES
        told = {sign.removeprefix(CHANGE) for sign in self._signs if sign.startswith(CHANGE)}
        day = intent != "report_attendance" and any(sign.startswith(STATUS) for sign in self._signs)
        return told <= {intent} and not day and self._signs.isdisjoint(signs_of_more)

    def beside(self, things: Found) -> Found:
        """The things, or in the place of a single one (or none) what the message is more like."""
        if len(things) > 1 or not self._message.sentences or (things and things[0][2] in REFUSALS):
            return things
        read_as = things[0][0].intent if things else "none"
        if read_as not in self._model.labels or not says_more(self._message):
            return things
        likely = self._model.judged(self._model.total([READ_AS + read_as], self._total))
        if read_as == "none" and likely.label in CHANGES and likely.share < SURELY_CHANGED:
            return things  # of a change nobody was told in words that are known
        if likely.label == read_as:
            return [(thing, max(sure, likely.share), why) for thing, sure, why in things]
        others = things_as(likely.label, self._message, self._who)
        if not others:
            return [(thing, min(sure, 1 - likely.share), why) for thing, sure, why in things]
        if likely.share < EVEN:
            self.doubted = list(others)
            for intent in sorted({read_as, likely.next_label} - NO_SLOTS - {likely.label}):
                self.doubted += things_as(intent, self._message, self._who)
        return [(thing, likely.share, LIKE_OTHERS) for thing in others]

    def why(self, intent: str) -> list[Why]:
        """The signs that speak most for the intent."""
        return [Why(sign, f"liknar {intent}", weight) for sign, weight in self._model.why(self._signs, intent)]


def things_as(intent: str, message: Message, who: Who) -> list[Thing]:
    """The message read as that intent; nothing where it lacks what the intent cannot be without."""
    if intent in NO_SLOTS:
        return [Thing(intent)]
    if intent == "report_attendance":
        found = report_slots.reports(message, who, set()) or report_slots.of_everybody(message)
        return [Thing(intent, slots, slots.pop("details", [])) for slots in found]
    sentence = _that_tells(message, who, intent)
    if intent in CHANGES:
        if all(sentence.first <= one.first < sentence.stop for one in message.people):
            sentence = whole(message)  # «Farid börjar på måndag. Ska köra heltid»
        return [Thing(intent, slots) for slots in changes.slots(intent, message, who, sentence)]
    return [Thing(intent, questions.slots(Reading(intent, 0.5), message, who, sentence))]


def _that_tells(message: Message, who: Who, intent: str) -> Sentence:
    """The sentence that is most like the intent."""
    if len(message.sentences) < 2:
        return message.sentences[0]
    model = likeness.model("intents")
    return max(message.sentences, key=lambda one: model.share(signs(message, who, [one]), intent))
