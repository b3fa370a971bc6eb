"""A question, and what the readers of questions ask of it."""

from functools import cached_property

from handlers.swedish import say
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.statuses import found


class Asked:
    """A question and what several readers ask of it. `bare`: a heading with no verb («lediga platser v 50»)."""

    def __init__(self, message: Message, sentence: Sentence, *, bare: bool) -> None:
        self.message, self.sentence, self.said, self.bare = message, sentence, sentence.said, bare
        self.people = bool(message.people_in(sentence)) or message.meant_before(sentence)

    def has(self, *tables: tuple[str, ...]) -> str:
        """The first phrase of the tables that stands in it, or ""."""
        for table in tables:
            phrase = any_of(self.said, table)
            if phrase:
                return phrase
        return ""

    @cached_property
    def past(self) -> bool:
        gone = self.message.in_past(self.sentence) or self.message.has_been(self.sentence)
        return gone or bool(self.has(say.PAST))

    @cached_property
    def many(self) -> str:
        return self.has(say.MANY)

    @cached_property
    def who(self) -> str:
        return self.has(say.WHO)

    @cached_property
    def free(self) -> str:
        """The words for free places, where it is places that are free."""
        free = self.has(say.FREE)
        if free in FULL and _something_else_is_full(self.message, self.sentence):
            free = ""
        return "" if self.has(say.ASKS_A_FAVOUR) and not self.has(A_PLACE) else free

    @cached_property
    def statuses(self) -> list[str]:
        return [status for _f, _l, status in found(self.message, self.sentence.first, self.sentence.stop)]

    @cached_property
    def marked(self) -> list[str]:
        """The statuses but «here»."""
        return [status for status in self.statuses if status != "present"]


def _something_else_is_full(message: Message, sentence: Sentence) -> bool:
    """«Kylen är full»: full of what is no group of ours."""
    fulls = [at for at in range(sentence.first, sentence.stop) if message.word(at) in ("full", "fulla", "fullt")]
    if not fulls:
        return False
    ours = any(one.first < fulls[0] + 3 for one in message.where_in(sentence))
    return not ours and not any(message.word(at) in WE for at in range(sentence.first, fulls[0]))


FULL = (" full ", " fulla ", " fullt")
WE = frozenset("vi ni du jag det er oss gruppen grupperna verksamheten platserna allt alla hur insatsen nagon".split())
A_PLACE = (" plats", " lucka", " vakans")
