"""Which of several people of a name is meant: the context of workplace, own group and own participants decides."""

from collections.abc import Sequence

from handlers.swedish.meaning import Speaker
from handlers.swedish.message import PRONOUNS, Message, Sentence
from handlers.swedish.people import Mention, Names
from handlers.swedish.places import Where

ALL_OF_THEM = frozenset({"de", "dem", "bada"})


class Who:
    """Resolves mentions of one message."""

    def __init__(self, message: Message, speaker: Speaker, names: Names, spoken_of: Sequence[str] = ()) -> None:
        """`spoken_of`: the code of whoever was spoken of just before, whom a pronoun means where nobody is named."""
        self.message, self.speaker, self.names = message, speaker, names
        self.spoken_of = list(spoken_of) if not message.people and message.all_words & PRONOUNS else []
        self.guessed = False
        self.mixed = False
        """Statuses that seldom go together were said of the same people."""

    def codes(self, mention: Mention, place: str | None = None) -> tuple[str, ...]:
        """The one code meant, or all that remain."""
        codes = mention.codes
        if len(codes) == 1:
            return codes
        people = self.names.people
        if place is not None:
            there = tuple(code for code in codes if people[code].workplace == place)
            if len(there) == 1:
                return there
        own: tuple[str, ...] = ()
        if self.speaker.workplace is not None:
            own = tuple(code for code in codes if people[code].workplace == self.speaker.workplace)
        elif self.speaker.role == "caseworker":
            own = tuple(code for code in codes if people[code].caseworker == self.speaker.key)
        return own if len(own) == 1 else codes

    def split(self, mentions: list[Mention], place: str | None = None) -> tuple[list[str], list[str]]:
        """(participants, ambiguous) in the order said, each once."""
        sure: list[str] = []
        several: list[str] = []
        for mention in mentions:
            codes = self.codes(mention, place)
            into = sure if len(codes) == 1 else several
            into += [code for code in codes if code not in into]
        return sure, several

    def place_said_of(self, sentence: Sentence, *, moving: Where | None = None) -> str | None:
        """The workplace said of the people: «Ali på matis»; not the one `moving` that somebody is moved to."""
        where = [one for one in self.message.where_in(sentence) if one != moving]
        return where[0].name if where else None

    def named(self, sentence: Sentence, *, moving: Where | None = None) -> dict[str, list[str]]:
        """The slots `participants` and `ambiguous` of a sentence; a pronoun takes the latest person before it, «de» all
        those named in one sentence."""
        if self.spoken_of:
            return {"participants": list(self.spoken_of)}
        mentions = self.message.people_in(sentence)
        if not mentions:
            mentions = self._named_before(sentence)
        if not mentions:
            mentions = self.message.people[:1]
        told_in = sentence if self.message.people_in(sentence) else self._told_in(mentions) or sentence
        place = self.place_said_of(sentence, moving=moving) or self.place_said_of(told_in, moving=moving)
        sure, several = self.split(mentions, place)
        slots: dict[str, list[str]] = {}
        if sure:
            slots["participants"] = sure
        if several:
            slots["ambiguous"] = several
        return slots

    def _told_in(self, mentions: list[Mention]) -> Sentence | None:
        """The sentence in which they are named."""
        first = mentions[0].first if mentions else -1
        return next((one for one in self.message.sentences if one.first <= first < one.stop), None)

    def _named_before(self, sentence: Sentence) -> list[Mention]:
        before = [one for one in self.message.people if one.first < sentence.first]
        if not before or not sentence.words & ALL_OF_THEM:
            return before[-1:]
        told = next(one for one in self.message.sentences if one.first <= before[-1].first < one.stop)
        return [one for one in before if one.first >= told.first]
