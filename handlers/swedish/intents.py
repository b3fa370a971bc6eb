"""What a sentence wants: questions by what they ask for, statements by what they tell."""

from handlers.swedish import say
from handlers.swedish.asked_for import read_question
from handlers.swedish.asking import ASKED, asks, asks_for_somebody, asks_to_be_told, polite
from handlers.swedish.changing import read_change
from handlers.swedish.everybody import rest_at
from handlers.swedish.message import Message, Sentence, sentence_of
from handlers.swedish.phrase_search import any_of
from handlers.swedish.reading import Reading
from handlers.swedish.status_words import EXCEPT
from handlers.swedish.statuses import found
from handlers.swedish.topics import ABOUT

REFUSALS = frozenset({"forbidden", "private"})
"""Why a sentence is refused: what must never be done, or told."""


def read_sentence(message: Message, sentence: Sentence) -> Reading | None:
    """What this sentence wants; None where it is only talk beside something else."""
    said = sentence.said
    undo = _undo(message, sentence)
    if undo is not None and any_of(said, say.LATEST):
        return undo  # «radera det jag skrev», but never «radera alla»
    of_somebody = bool(message.people_in(sentence))
    if any_of(said, say.NEVER) or (any_of(said, say.FORBIDDEN) and not of_somebody and not asks(message, sentence)):
        return Reading("none", 1.0, "forbidden")
    if (
        any_of(said, say.PRIVATE)
        and (of_somebody or not any_of(said, ABOUT))
        and (
            asks(message, sentence)
            or polite(sentence)
            or any_of(said, (" vad ", " ge mig", " visa", " skicka", " har du"))
        )
    ):
        return Reading("none", 1.0, "private")
    not_ours, summary = any_of(said, say.NOT_OURS), any_of(said, say.SUMMARY)
    if message.people_in(sentence) and any_of(said, OF_SOMEBODY):
        summary = ""  # «en sammanställning av Jonas frånvaro»
    if any_of(said, ABOUT):
        not_ours = ""  # «personalens anställningar enligt överenskommelsen»
    if not_ours and not summary and not message.people_in(sentence) and not _tells_of_all(message, sentence, not_ours):
        if _is_why(message, sentence, not_ours):
            return read_sentence(message, _before_comma(message, sentence))
        return Reading("none", 0.9, "not ours")
    if not message.people_in(sentence) and (any_of(said, say.HOW_TO) or _how_to(message, sentence)):
        return Reading("help", 0.95, "hur")
    if undo:
        return undo
    if summary:
        return Reading("summary", 1.0, summary)
    question = asks(message, sentence)
    request = (polite(sentence) and not asks_to_be_told(sentence)) or asks_for_somebody(message, sentence)
    change = read_change(message, sentence, question and not request)
    if request and (
        any_of(said, say.NOTE_DOWN) or _to_note(sentence) or (change is None and sentence.words & (NOTES | PUT_RIGHT))
    ):
        report = report_of(message, sentence)
        if report is not None:
            return report
    if question and change is None:
        found_question = read_question(message, sentence)
        if found_question is not None:
            return found_question
    if change is not None:
        return change
    if not question:
        report = report_of(message, sentence)
        if report is not None:
            return report
    return read_question(message, sentence, bare=True)


def _to_note(sentence: Sentence) -> bool:
    """«Kan du meddela Omar att Per är sjuk», «kan du ändra Dawits frånvaro i fredags till giltig»: a report, and no
    question of how it has been."""
    passed_on = "att" in sentence.words and (sentence.words & PASS_ON or " se till att " in sentence.said)
    put_right = sentence.words & PUT_RIGHT or " ta bort " in sentence.said
    return bool(passed_on or (put_right and sentence.words & REPORTED))


OF_SOMEBODY = (" franvaro", " narvaro")
NOTES = frozenset({"satta", "markera", "registrera", "notera", "skriva"})
"""«Kan ni sätta sjuk på Mehmet»."""
PASS_ON = frozenset({"meddela", "halsa", "framfora"})
PUT_RIGHT = frozenset("andra korrigera ratta justera".split())
REPORTED = frozenset("franvaro franvaron narvaro narvaron".split())


def _how_to(message: Message, sentence: Sentence) -> bool:
    """«Hur avanmäler jag mig», «hur rättar man en dag»."""
    at = sentence.first
    verb = message.word(at + 1)
    return (
        message.word(at) == "hur"
        and message.word(at + 2) in ("jag", "man")
        and verb.endswith("r")
        and verb not in ("har", "ligger", "mar", "ser", "star", "gar")
        and not any_of(sentence.said, ABOUT)
    )


def _undo(message: Message, sentence: Sentence) -> Reading | None:
    said = sentence.said
    if " angra" in said:
        return Reading("undo", 1.0, "ångra")
    if message.word(sentence.first) in ASKED | {"vad", "varfor"}:
        return None  # «vilka har haft ogiltig frånvaro senaste veckan»
    if " bestall" in said:
        return None  # an order is withdrawn among the orders
    back = any_of(said, say.TAKE_BACK)
    if not back and not any_of(said, say.WENT_WRONG):
        return None
    latest = any_of(said, say.LATEST)
    if back and latest and not _of_somebody(message, sentence):
        return Reading("undo", 1.0, back)
    if back and sum(token.kind == "word" for token in message.tokens) <= 4 and not message.people_in(sentence):
        return Reading("undo", 0.9, back)
    if any_of(said, say.WENT_WRONG) and sum(token.kind == "word" for token in message.tokens) <= 4:
        return Reading("undo", 0.8, "fel")
    if back and " fel" in message.said and not message.people_in(sentence):
        return Reading("undo", 0.9, back)
    return None


def _of_somebody(message: Message, sentence: Sentence) -> bool:
    """Somebody is named before the first comma: after it stands why («backa det senaste, jag blandade ihop dem»)."""
    commas = (at for at in range(sentence.first, sentence.stop) if message.word(at) in (",", ":", "-", "for"))
    first = next(commas, sentence.stop)
    return any(mention.first < first for mention in message.people_in(sentence))


def _tells_of_all(message: Message, sentence: Sentence, foreign: str) -> bool:
    """«Alla fick gå tidigare, larmet tjöt»: the foreign word stands after the comma, and tells why."""
    before, comma, why = sentence.said.partition(" , ")
    return (
        bool(comma)
        and foreign not in before + " "
        and foreign in f" {why}"
        and report_of(message, sentence) is not None
    )


def _is_why(message: Message, sentence: Sentence, foreign: str) -> bool:
    """«Vilka är här den 14:e, måste planera kassan»: the foreign word tells why one asks."""
    before, comma, why = sentence.said.partition(" , ")
    told = why.split(" ", 1)[0] in WHY and foreign not in before + " "
    return bool(comma) and told and asks(message, _before_comma(message, sentence))


WHY = frozenset({"maste", "behover", "ska", "vill", "skulle", "jag", "vi", "for"})


def _before_comma(message: Message, sentence: Sentence) -> Sentence:
    comma = next(at for at in range(sentence.first, sentence.stop) if message.word(at) == ",")
    return sentence_of(message.tokens, sentence.first, comma)


def report_of(message: Message, sentence: Sentence) -> Reading | None:
    """The sentence as a report of attendance, where it has a status and somebody or everybody."""
    statuses = found(message, sentence.first, sentence.stop)
    people = message.people_in(sentence)
    rest = any(rest_at(message, at) is not None for at in range(sentence.first, sentence.stop))
    if statuses and (people or rest):
        first, last, _status = statuses[0]
        said = message.text[message.tokens[min(first, last)].start : message.tokens[last].end]
        return Reading("report_attendance", 0.9, said)
    if rest and any_of(sentence.said, say.EVERYBODY_HERE):
        return Reading("report_attendance", 0.9, "full närvaro")
    if rest and people and sentence.words & EXCEPT and not asks(message, sentence):
        return Reading("report_attendance", 0.85, "alla utom")
    return None
