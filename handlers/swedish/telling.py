"""A sentence that may tell of a change, and what the readers of changes ask of it."""

from functools import cached_property

from handlers.swedish import say
from handlers.swedish.amounts import extent_said
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import Said, any_of
from handlers.swedish.statuses import found

PRONOUNS = frozenset("hon han henne honom hen dem bada".split())


class Told:
    """`said` is the sentence's; `people`: somebody is named or meant; `somewhere`: a workplace is named."""

    def __init__(self, message: Message, sentence: Sentence) -> None:
        self.message, self.sentence = message, sentence
        self.said = sentence.said
        if " i tid till" in self.said:
            self.said = Said(self.said.replace(" i tid till", " i tid , till"))  # «ner i tid till 75» is no longer time
        self.people = bool(message.people_in(sentence)) or bool(PRONOUNS & sentence.words)
        self.somewhere = bool(message.where_in(sentence))

    def has(self, *tables: tuple[str, ...]) -> str:
        """The first phrase of the tables that stands in it, or ""."""
        for table in tables:
            phrase = any_of(self.said, table)
            if phrase:
                return phrase
        return ""

    def stems(self, intent: str) -> str:
        return self.has(say.CHANGES[intent])

    @cached_property
    def statuses(self) -> set[str]:
        return {status for _f, _l, status in found(self.message, self.sentence.first, self.sentence.stop)}

    @cached_property
    def lengths(self) -> list[tuple[str, str, set[str]]]:
        """(word before, word after, words) of every length of time."""
        word = self.message.word
        return [
            (word(one.first - 1), word(one.last + 1), {word(at) for at in range(one.first, one.last + 1)})
            for one in self.message.times_in(self.sentence)
            if one.kind == "duration"
        ]

    @cached_property
    def goes_on_no_more(self) -> bool:
        """«… att han inte kommer fortsätta»: a no, and soon after it the going on."""
        word = self.message.word
        for at in range(self.sentence.first, self.sentence.stop):
            longer = {word(at + 1), word(at + 2)} & {"kvar", "langre"}
            if word(at).startswith("fortsatt") or (word(at).startswith("stanna") and longer):
                before = [word(at - step) for step in (1, 2, 3) if at - step >= self.sentence.first]
                if word(at + 1) in NO or (set(before) & NO and not {"utan", "men"} & set(before)):
                    return True
        return False

    @cached_property
    def extend(self) -> str:
        """The words for staying longer."""
        if self.goes_on_no_more:
            return ""
        longer = any(
            words & MORE or after in ("till", "langre", *MORE) or before in MORE
            for before, after, words in self.lengths
        )
        extend = self.stems("extend") or ("längre" if longer else "")
        if extend == " tid till" and extent_said(self.message, self.sentence):
            extend = ""  # «ökar sin tid till 60 procent»
        if self.every_week and extend == " +":
            extend = ""  # «tisdagar + torsdagar»
        if extend.startswith(" utoka") and extent_said(self.message, self.sentence):
            extend = ""  # «utökas till heltid»
        if not extend and self.has(say.STAYS) and self.says_time("until"):
            extend = "till"
        return "lägg till" if self.has(ADDS) and any(before == "till" for before, _a, _w in self.lengths) else extend

    @cached_property
    def move(self) -> str:
        """The words for going somewhere else; «går över till en annan insats» is nowhere of ours."""
        move = self.stems("move")
        return "" if move and not self.somewhere and self.has(say.ANOTHER_MEASURE) else move

    @cached_property
    def extent(self) -> str:
        """The words for another share or other days."""
        if "sick" in self.statuses and self.has(SIGNED_OFF):
            return ""  # «sjukskriven på heltid»
        days_said = self.says_time("weekdays") or self.has(say.OTHER_DAYS)
        if extent_said(self.message, self.sentence) or (days_said and not self.statuses):
            return "omfattning"
        return self.stems("change_extent") if self.has(OTHERWISE) and not self.has(say.ASKS_FOR_FACTS) else ""

    @cached_property
    def ends(self) -> str:
        """The words for an end of the placement; «klar hos doktorn och har kommit nu» is none."""
        ends = "" if self.has(READY_TO_BEGIN) else self.stems("end_placement")
        if self.goes_on_no_more:
            ends = ends or "inte fortsätta"
        if (ends in CLEAR and "excused" in self.statuses) or (self.has(CLEAR) and self.has(BACK_AT_WORK)):
            return ""
        return ends

    @cached_property
    def every_week(self) -> str:
        """«Fredagar»: the days of a schedule."""
        return self.has(PLURAL_DAYS)

    def says_time(self, kind: str) -> bool:
        return any(phrase.kind == kind for phrase in self.message.times_in(self.sentence))


SIGNED_OFF = (" sjukskriven", " sjukskrivna", " sjukskrivs", " sjukskrivning")
NO = frozenset({"inte", "ej", "aldrig"})
MORE = frozenset({"extra", "ytterligare"})
LONGER = MORE | {"till", "langre"}
ADDS = (" lagg till ", " lagger till ")
OTHERWISE = (" andra", " byt", " omfattning", " schema")
PLURAL_DAYS = (" mandagar ", " tisdagar ", " onsdagar ", " torsdagar ", " fredagar ")
READY_TO_BEGIN = (" klar for start", " klar att borja", " klara att borja", " redo att borja", " klar for att borja")
CLEAR = (" ar klar ", " klar hos", " blir klar ", " ar fardig", " fardig hos", " fardig med", " ar klar med")
BACK_AT_WORK = (" har kommit", " kommit nu", " kom nyss", " ar har ", " ar pa plats", " tillbaka nu", " ar tillbaka")
