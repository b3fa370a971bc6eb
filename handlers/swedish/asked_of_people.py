"""Questions about somebody by name: when they end, where they are, how attendance has been."""

from handlers.swedish import say
from handlers.swedish.date_views import View
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found


def read_about_people(message: Message, sentence: Sentence, said: str, past: bool, bare: bool) -> Reading | None:
    """A question about somebody by name."""
    begins = any_of(said, say.BEGINS) and not any_of(said, say.ENDS_THEN)
    if (
        not begins
        and (any_of(said, say.END_DATE) or (" nar " in said and any_of(said, (" klar", " slut_", " ut "))))
        and not (any_of(said, (" platsen kvar",)) or (" hur lange har" in said and " kvar" not in said))
    ):
        return Reading("end_date", 0.9, "slut")
    if " klar " in said and message.times_in(sentence) and not found(message, sentence.first, sentence.stop):
        return Reading("end_date", 0.8, "klar")  # «Fatima klar 18 dec, eller hur»
    if begins and not past and any_of(said, (" nar ", " vilken dag", " vilket datum", " vilken vecka")):
        return Reading("participant", 0.9, "börjar")
    if " vilken dag " in said and message.word(sentence.stop - (2 if sentence.asks else 1)) == "sista":
        return Reading("end_date", 0.9, "sista")
    if any_of(said, (" nar kom ", " nar borjade ")) and any_of(said, (" till oss", " till er", " hit ", " hos oss")):
        return Reading("participant", 0.85, "när kom")
    if message.word(sentence.first) == "var" and is_over(message, sentence):
        if found(message, sentence.first, sentence.stop):
            return Reading("attendance", 0.85, "var här")
    if any_of(said, EVERY_WEEKDAY) and not past and not message.has_been(sentence):
        return Reading("participant", 0.85, "dagar")
    if any_of(said, say.PARTICIPANT) and not any_of(said, say.NO_PLACEMENT):
        statuses = [
            status
            for _f, _l, status in found(message, sentence.first, sentence.stop)
            if status not in ("present", "absent")
        ]
        been = past or message.has_been(sentence)
        said_of = {status for _f, _l, status in found(message, sentence.first, sentence.stop)}
        away = been and bool(said_of - {"present"}) and not any_of(said, (" handlagg",))
        if not away and (not statuses or any_of(said, say.SURELY_PLACEMENT)):
            return Reading("participant", 0.9, "placering")
    statuses = [status for _f, _l, status in found(message, sentence.first, sentence.stop)]
    if statuses or any_of(said, say.ATTENDANCE):
        return Reading("attendance", 0.85, "närvaro")
    if any_of(said, (" rapporterats ", " rapporterad ", " rapporterade ", " inrapporterad ")):
        return Reading("attendance", 0.8, "rapporterad")
    if any_of(said, (" kommer ", " kom ", " dyker ", " dok ")):
        return Reading("attendance", 0.8, "kommer")
    if bare:
        return None
    where = message.where_in(sentence)
    if where or any_of(said, (" var ", " hur ")):
        return Reading("participant", 0.6, "var")
    return None


EVERY_WEEKDAY = (" mandagar", " tisdagar", " onsdagar", " torsdagar", " fredagar")


def is_over(message: Message, sentence: Sentence) -> bool:
    """«Var Per där i torsdags?»: a day gone by is asked about, and not where he is."""
    days = [phrase.last_day(PAST) for phrase in message.times_in(sentence)]
    return any(day is not None and day < message.today for day in days)


PAST = View("past")
