"""Changes that are told or asked for: who is to move, stay longer, pause, end."""

from handlers.swedish import say
from handlers.swedish.amounts import extent_said
from handlers.swedish.asking import any_of
from handlers.swedish.message import Message, Sentence
from handlers.swedish.new_people import new_name
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found


def _stems(intent: str, said: str) -> str:
    return any_of(said, say.CHANGES[intent])


def read_change(message: Message, sentence: Sentence, question: bool) -> Reading | None:
    """A change that is told or asked for. A question with the same words is no change."""
    if any_of(sentence.said, say.ORDER_QUESTIONS):
        return Reading("order_place", 0.9, "order")
    if question:
        return None
    said, people = (
        sentence.said,
        bool(message.people_in(sentence))
        or any(word in sentence.words for word in ("hon", "han", "henne", "honom", "hen", "dem", "bada")),
    )
    if people and any_of(said, (" lakare", " lakarn", " tandlak")) and _stems("start_placement", said) == " skriv in":
        return None
    if _only_a_place(message, sentence) or any_of(said, ORDERING):
        return Reading("order_place", 0.85, "en plats")
    order = _stems("order_place", said)
    if (
        order
        and (
            any_of(
                said,
                (
                    " plats",
                    " placera",
                    " placering",
                    " ko",
                    " kon",
                    " vantelist",
                    " arbetstran",
                    " heltidspl",
                    " halvtidspl",
                ),
            )
            and not any_of(said, (" kvar plats", " behaller plats", " behaller sin", " bestall hem", " bestalla hem"))
        )
        and not (people and _stems("extend", said))
    ):
        return Reading("order_place", 0.9, order)
    pause = _stems("pause", said) or (any_of(said, HOLDS) and any_of(said, (" plats ", " platsen ")))
    if people and pause:
        if any_of(said, say.RESUMES) and not (any_of(said, say.PAUSES_PLAINLY) and not any_of(said, say.ENDS_A_PAUSE)):
            return Reading("resume", 0.95, pause)
        return Reading("pause", 0.95, pause)
    if people and any_of(said, say.RESUMES_PLAINLY):
        return Reading("resume", 0.8, "igen")
    if " i tid till" in said:
        said = said.replace(" i tid till", " i tid , till")  # «ner i tid till 75» is no longer time
    longer = any(
        message.word(at) in ("extra", "ytterligare")
        for phrase in message.times_in(sentence)
        if phrase.kind == "duration"
        for at in range(phrase.first, phrase.last + 1)
    ) or any(
        (phrase.kind == "duration" and message.word(phrase.last + 1) in ("till", "extra", "langre", "ytterligare"))
        or (phrase.kind == "duration" and message.word(phrase.first - 1) in ("ytterligare", "extra"))
        for phrase in message.times_in(sentence)
    )
    extend = _stems("extend", said) or ("längre" if longer else "")
    if extend.startswith(" utoka") and extent_said(message, sentence):
        extend = ""  # «utökas till heltid»
    if not extend and any_of(said, say.STAYS) and any(one.kind == "until" for one in message.times_in(sentence)):
        extend = "till"
    if any_of(said, (" lagg till ", " lagger till ")) and any(
        one.kind == "duration" and message.word(one.first - 1) == "till" for one in message.times_in(sentence)
    ):
        extend = "lägg till"
    if people and any_of(said, (" inte sluta ", " slutar inte ", " inte avsluta")) and " utan " in said:
        return Reading("extend", 0.9, "inte … utan")  # «ska inte sluta 20 jan utan 20 mars»
    if people and extend and not any_of(said, say.IS_AWAY) and not any_of(said, say.ENDS_PLAINLY):
        return Reading("extend", 0.95, extend)
    names_place = bool(message.where_in(sentence)) or any_of(said, say.ANOTHER_PLACE)
    move = _stems("move", said)
    days_said = any(phrase.kind in ("weekdays",) for phrase in message.times_in(sentence)) or any_of(
        said, say.OTHER_DAYS
    )
    moves_away = any_of(said, (" flyttar till", " flyttat till"))
    if move and not message.where_in(sentence) and any_of(said, say.ANOTHER_MEASURE):
        move = ""  # «går över till en annan insats»
    if people and move and ((names_place and not moves_away) or message.where_in(sentence)):
        return Reading("move", 0.95, move)
    elsewhere = any_of(said, (" flytta ", " flyttas ")) and any_of(said, (" over ", " till "))
    if people and elsewhere and not extend and not any_of(said, (" start ", " starten ", " borjan ")):
        return Reading("move", 0.6, "flytta till")  # a place that is not in the roster
    plural_days = any(f" {day}dagar " in said for day in ("man", "tis", "ons", "tors", "fre"))
    if people and plural_days and any_of(said, (" ska ha", " jobbar", " kommer", " far ", " vill ", " byt", " lagg")):
        if not found(message, sentence.first, sentence.stop):
            return Reading("change_extent", 0.75, "dagar")
    if people and plural_days and any_of(said, (" aven ", " ocksa ", " fran och med ", " from ")):
        if {status for _f, _l, status in found(message, sentence.first, sentence.stop)} <= {"present"}:
            return Reading("change_extent", 0.75, "dagar")
    if people and message.where_in(sentence) and any_of(said, (" istallet ", " i stallet ")) and not move:
        if not found(message, sentence.first, sentence.stop):
            return Reading("move", 0.85, "istället")
    if people and not move and not found(message, sentence.first, sentence.stop):
        if message.where_in(sentence) and any_of(said, say.GOES_TO_WORK) and not _stems("start_placement", said):
            return Reading("move", 0.75, "ska jobba")
        if any(
            message.word(one.first - 1) == "till" and message.word(one.first - 2) in HEADING_FOR
            for one in message.where_in(sentence)
        ):
            return Reading("move", 0.85, "ska till")
        if _only_heads_for(message, sentence):
            return Reading("move", 0.8, "till")
    ends = "" if any_of(said, READY_TO_BEGIN) else _stems("end_placement", said)
    if ends in CLEAR and "excused" in {status for _f, _l, status in found(message, sentence.first, sentence.stop)}:
        ends = ""
    if any_of(said, CLEAR) and any_of(said, BACK_AT_WORK):
        ends = ""  # «klar hos doktorn och har kommit nu»
    extent = (
        "omfattning"
        if extent_said(message, sentence) or (days_said and not found(message, sentence.first, sentence.stop))
        else ""
    )
    extent = extent or (
        _stems("change_extent", said)
        if any_of(said, (" andra", " byt", " omfattning", " schema")) and _told(said)
        else ""
    )
    start = _stems("start_placement", said)
    if start in (" start ", " starten") and extent and any_of(said, GOES_UP_OR_DOWN):
        start = ""  # «ner till 50 %, med start vecka 49»
    if people and (" ska over " in said or " over till " in said) and message.where_in(sentence):
        return Reading("move", 0.9, "över till")
    if (
        start
        and not ends
        and (
            people
            or new_name(message, sentence, []) is not None
            or any_of(said, (" ny deltagare", " ny tjej", " ny kille", " ny person"))
        )
        and not any_of(said, (" borjar bli", " borjar om"))
        and not (start.startswith((" lagg", " regist")) and found(message, sentence.first, sentence.stop))
        and not any_of(
            said,
            say.BEGINS_ELSEWHERE,
        )
    ):
        return Reading("start_placement", 0.9, start)
    if people and ends and plural_days:
        return Reading("change_extent", 0.5, "dagar")
    if people and ends and not any_of(said, ENDS_THE_DAY):
        return Reading("end_placement", 0.9, ends)
    if people and any_of(said, (" flyttar till", " flyttat till", " har flyttat")) and not message.where_in(sentence):
        return Reading("end_placement", 0.6, "flyttar")
    if people and extent and not _late(message, sentence):
        return Reading("change_extent", 0.9, extent)
    if (
        people
        and days_said
        and any(phrase.kind == "weekdays" for phrase in message.times_in(sentence))
        and any_of(said, say.WORKS)
        and {status for _f, _l, status in found(message, sentence.first, sentence.stop)}
        <= ({"present"} if any_of(said, FROM_NOW_ON) else set())
    ):
        return Reading("change_extent", 0.8, "dagar")
    return None


ORDERING = (
    *(" lagg in en bestall", " lagga in en bestall", " lagger in en bestall", " skicka in en bestall"),
    *(" skickar en bestall", " skicka en bestall", " gora en bestall", " registrera en bestall"),
    *(" lamna en bestall", " lamnar en bestall", " lamna in en bestall", " lamnar in en bestall"),
    *(" lagg en bestall", " lagga en bestall", " lagger en bestall", " ny bestallning", " gor en bestall"),
)
PLACES = ("plats", "platser", "heltidsplats", "halvtidsplats", "deltidsplats")
HOLDS = (" hall ", " haller ", " halla ", " behall ", " spara ", " sparar ")
FROM_NOW_ON = (
    *(" framover", " fortsattningsvis", " hadanefter", " fran och med", " i fortsattningen"),
    *(" mandagar", " tisdagar", " onsdagar", " torsdagar", " fredagar"),
)
ENDS_THE_DAY = tuple(
    f" {verb} {when}"
    for verb in ("slutar", "slutade", "sluta", "avslutade", "avslutar")
    for when in ("dagen kl ", "dagen tidig", "kl ", "klockan", "tidigare ", "redan kl", "vid lunch")
)
"""The working day, not the placement."""
READY_TO_BEGIN = (" klar for start", " klar att borja", " klara att borja", " redo att borja", " klar for att borja")
GOES_UP_OR_DOWN = (
    " ga ner",
    " gar ner",
    " ga upp",
    " gar upp",
    " minska",
    " oka",
    " sank",
    " hoj",
    " trappa",
    " andra",
)
CLEAR = (" ar klar ", " klar hos", " blir klar ", " ar fardig", " fardig hos", " fardig med", " ar klar med")
BACK_AT_WORK = (" har kommit", " kommit nu", " kom nyss", " ar har ", " ar pa plats", " tillbaka nu", " ar tillbaka")
HEADING_FOR = frozenset("ska skall vill behover far borde kommer gar hamnar over kan".split())


def _only_a_place(message: Message, sentence: Sentence) -> bool:
    """«En halvtidsplats på Matmission från januari, tack»: how much of what, and no verb."""
    at = sentence.first
    counted = message.word(at) in ("en", "ett", "tva", "tre", "1", "2", "3")
    return counted and message.word(at + 1) in PLACES and not sentence.words & {"ar", "finns", "blir", "har", "ledig"}


def _only_heads_for(message: Message, sentence: Sentence) -> bool:
    """«Amina till Matmission from 1/12»: people, a workplace and a time, and no verb."""
    known = {at for one in message.people for at in range(one.first, one.last + 1)}
    known |= {at for one in message.where for at in range(one.first, one.last + 1)}
    known |= {at for one in message.times for at in range(one.first, one.last + 1)}
    where = message.where_in(sentence)[-1:]
    rest = {message.word(at) for at in range(sentence.first, sentence.stop) if at not in known}
    headed = [one for one in where if message.word(one.first - 1) == "till" and one.first - 2 in known]
    return bool(headed) and rest <= LINKS


LINKS = frozenset({"till", "och", "samt", ",", ".", "fran", "from", "med", "!"})


def _told(said: str) -> bool:
    return not any_of(said, say.ASKS_FOR_FACTS)


def _late(message: Message, sentence: Sentence) -> bool:
    return any_of(sentence.said, (" min ", "minuter")) != "" and " sen" in sentence.said
