"""Changes that are told or asked for: who is to move, stay longer, pause, end."""

from collections.abc import Callable

from handlers.swedish import say
from handlers.swedish.message import Message, Sentence
from handlers.swedish.new_people import new_name
from handlers.swedish.phrase_search import any_of
from handlers.swedish.places import Where
from handlers.swedish.reading import Reading
from handlers.swedish.telling import Told


def read_change(message: Message, sentence: Sentence, question: bool) -> Reading | None:
    """A change that is told or asked for. A question with the same words is no change."""
    if any_of(sentence.said, say.ORDER_QUESTIONS):
        return Reading("order_place", 0.9, "order")
    if question:
        return None
    told = Told(message, sentence)
    if told.people and told.has(AT_THE_DOCTORS) and told.stems("start_placement") == " skriv in":
        return None  # «skriv in läkartid för Amina»
    return next((reading for read in READERS if (reading := read(told)) is not None), None)


def _order(told: Told) -> Reading | None:
    """«Beställer en plats på Matmission», «en halvtidsplats i butiken från januari, tack»."""
    if told.has(NO_MORE) or (told.has(THE_ORDER) and told.has(UNWANTED)):
        return Reading("queue", 0.9, "avbeställning")  # where one's orders stand, to be withdrawn one by one
    if _only_a_place(told.message, told.sentence) or told.has(ORDERING) or _needs_a_place(told):
        return Reading("order_place", 0.85, "en plats")
    order = told.stems("order_place")
    if not order or not told.has(WANTED) or told.has(KEPT_OR_BOUGHT):
        return None
    return None if told.people and told.stems("extend") else Reading("order_place", 0.9, order)


def _break(told: Told) -> Reading | None:
    """«Pausa Erik från 1 december», «Jonas paus är över»: a break begins or ends."""
    if not told.people:
        return None
    pause = told.stems("pause") or (told.has(HOLDS) and told.has(THE_PLACE))
    if pause:
        begins = told.has(say.PAUSES_PLAINLY) and not told.has(say.ENDS_A_PAUSE)
        over = told.has(say.RESUMES) and not begins
        if over and told.has(NEVER_BACK):
            return None  # «återkommer inte efter pausen»
        return Reading("resume" if over else "pause", 0.95, pause)
    return Reading("resume", 0.8, "igen") if told.has(say.RESUMES_PLAINLY) else None


def _longer(told: Told) -> Reading | None:
    """«Förläng Amina två månader», «Erik får stanna till påsk», «ska inte sluta 20 jan utan 20 mars»."""
    if told.people and told.has(DOES_NOT_END) and " utan " in told.said:
        return Reading("extend", 0.9, "inte … utan")
    if told.people and told.extend and not told.has(say.IS_AWAY) and not told.has(say.ENDS_PLAINLY):
        return Reading("extend", 0.95, told.extend)
    return None


def _moves(told: Told) -> Reading | None:
    """«Flytta Amina till Matmission», «Erik får byta arbetsplats»; «hon flyttar till Kalmar» is none."""
    if not told.people:
        return None
    if not told.somewhere and told.extent and not told.has(TO_SOMEBODY):
        return None  # «går över till heltid»
    elsewhere = told.has(say.ANOTHER_PLACE) and not told.has(MOVES_HOME)
    if told.move and (elsewhere or told.somewhere):
        return Reading("move", 0.95, told.move)
    if told.has(MOVE) and told.has(TO) and not told.extend and not told.has(START):
        return Reading("move", 0.6, "flytta till")  # a place that is not in the roster
    return None


def _days(told: Told) -> Reading | None:
    """«Amina ska jobba måndagar och tisdagar», «mån ons fre från v 50»: a schedule, and nobody's absence."""
    if told.people and told.every_week and told.has(NO_LONGER):
        return Reading("change_extent", 0.5, "inte längre")  # «ska inte vara här på torsdagar längre»
    from_then = told.says_time("weekdays") and told.says_time("since") and not told.stems("start_placement")
    if not told.people or not (told.every_week or from_then) or told.ends:
        return None
    if (told.has(IS_TO) and not told.statuses) or ((from_then or told.has(TOO)) and told.statuses <= {"present"}):
        return Reading("change_extent", 0.75, "dagar")
    return None


def _goes_elsewhere(told: Told) -> Reading | None:
    """«Amina på Matmission i stället», «Erik ska till Produktion»: where somebody works, with no word of moving."""
    if not told.people or told.move:
        return None
    there_instead = any(told.message.word(one.last + 1) in ("istallet", "stallet") for one in _places(told))
    if told.somewhere and (there_instead or (told.has(INSTEAD) and not told.statuses)):
        return Reading("move", 0.85, "istället")
    if told.statuses:
        return None
    if told.somewhere and told.has(say.GOES_TO_WORK) and not told.stems("start_placement"):
        return Reading("move", 0.75, "ska jobba")
    word = told.message.word
    if any(word(one.first - 1) == "till" and word(one.first - 2) in HEADING_FOR for one in _places(told)):
        return Reading("move", 0.85, "ska till")
    return Reading("move", 0.8, "till") if _only_heads_for(told.message, told.sentence) else None


def _crosses(told: Told) -> Reading | None:
    """«Erik ska över till butiken»."""
    if told.people and told.somewhere and told.has(OVER_TO):
        return Reading("move", 0.9, "över till")
    return None


def _starts(told: Told) -> Reading | None:
    """«Samir börjar på måndag», «ny deltagare Karin från 7/12»; «ner till 50 %, med start vecka 49» is none."""
    start = told.stems("start_placement")
    if start == " ta emot " and told.message.word(told.sentence.first) != "ta":
        return None  # «kan ni ta emot …» asks for a place
    if not start or told.ends or (start in BY_ITS_START and told.extent and told.has(GOES_UP_OR_DOWN)):
        return None
    if not (told.people or new_name(told.message, told.sentence, []) is not None or told.has(SOMEBODY_NEW)):
        return None
    if told.has(BEGINS_TO, SIGNS_IN, say.BEGINS_ELSEWHERE) or (start.startswith(ENTERED) and told.statuses):
        return None
    return Reading("start_placement", 0.9, start)


def _ends(told: Told) -> Reading | None:
    """«Lotta slutar 18 december»; «Per slutar tidigare på fredagar» is another schedule, if anything."""
    if not told.people:
        return None
    if told.ends and told.every_week:
        return Reading("change_extent", 0.5, "dagar")
    if told.has(END_NAMED) and not told.message.times_in(told.sentence):
        return None  # «avslutsdatum för Hodan» asks
    if told.ends and not told.has(ENDS_THE_DAY):
        return Reading("end_placement", 0.9, told.ends)
    if told.has(MOVES_AWAY) and not told.somewhere:
        return Reading("end_placement", 0.6, "flyttar")
    return None


def _other_extent(told: Told) -> Reading | None:
    """«Erik ner till 50 %», «Amina går mån–ons framöver»."""
    if not told.people:
        return None
    if told.extent and not _late(told.message, told.sentence):
        return Reading("change_extent", 0.9, told.extent)
    here = {"present"} if told.has(FROM_NOW_ON) else set()
    if told.says_time("weekdays") and told.has(say.WORKS) and told.statuses <= here:
        return Reading("change_extent", 0.8, "dagar")
    return None


def _places(told: Told) -> list[Where]:
    return told.message.where_in(told.sentence)


READERS: tuple[Callable[[Told], Reading | None], ...] = (
    _order, _break, _longer, _moves, _days, _goes_elsewhere, _crosses, _starts, _ends, _other_extent,
)  # fmt: skip
"""Each answers for one kind of change, or leaves the sentence to those after it."""

NEVER_BACK = (" inte tillbaka", " inte ater", " aterkommer inte", " kommer inte igen", " inte komma tillbaka")
AT_THE_DOCTORS = (" lakare", " lakarn", " tandlak")
NO_MORE = (" avbestall", " avboka plats", " avboka min plats", " avboka bestall")
THE_ORDER = (" bestall",)
UNWANTED = (
    " ta bort ",
    " dra tillbaka",
    " stryk ",
    " aterkalla",
    " inte langre",
    " vill inte",
    " behover inte",
    " behovs inte",
    " inte aktuell",
)
"""«Jag vill inte längre ha platsen jag beställde»"""
WANTED = (" plats", " placera", " placering", " ko", " kon", " vantelist", " arbetstran", " heltidspl", " halvtidspl")
KEPT_OR_BOUGHT = (" kvar plats", " behaller plats", " behaller sin", " bestall hem", " bestalla hem")
THE_PLACE = (" plats ", " platsen ")
DOES_NOT_END = (" inte sluta ", " slutar inte ", " inte avsluta")
TO_SOMEBODY = (" till mig", " till oss", " till er", " arbetsplats")
MOVES_HOME = (" flyttar till", " flyttat till")
MOVES_AWAY = (" flyttar till", " flyttat till", " har flyttat")
MOVE = (" flytta ", " flyttas ")
TO = (" over ", " till ")
START = (" start ", " starten ", " borjan ")
BY_ITS_START = (" start ", " starten")
NO_LONGER = (" langre ", " inte mer ", " inte mera ")
IS_TO = (" ska ha", " jobbar", " kommer", " far ", " vill ", " byt", " lagg")
TOO = (" aven ", " ocksa ", " fran och med ", " from ")
INSTEAD = (" istallet ", " i stallet ")
OVER_TO = (" ska over ", " over till ")
SOMEBODY_NEW = (" ny deltagare", " ny tjej", " ny kille", " ny person")
BEGINS_TO = (" borjar bli", " borjar om")
SIGNS_IN = tuple(
    f" {verb} in {what} "
    for verb in ("skriva", "skriv", "skriver", "skrev", "skrivit", "lagga", "lagg")
    for what in ("sig", "det", "detta")
)
"""«Glömde skriva in sig», «kan du skriva in det»."""
ENTERED = (" lagg", " regist")
ORDERING = (
    *(" lagg in en bestall", " lagga in en bestall", " lagger in en bestall", " skicka in en bestall"),
    *(" skickar en bestall", " skicka en bestall", " gora en bestall", " registrera en bestall"),
    *(" lamna en bestall", " lamnar en bestall", " lamna in en bestall", " lamnar in en bestall"),
    *(" lagg en bestall", " lagga en bestall", " lagger en bestall", " ny bestallning", " gor en bestall"),
)
PLACES = ("plats", "platser", "heltidsplats", "halvtidsplats", "deltidsplats")
HOLDS = (
    *(
        " hall ",
        " haller ",
        " halla ",
        " behall ",
        " behaller ",
        " spara ",
        " sparar ",
        " sparas ",
        " ha kvar ",
        " har kvar ",
    ),
    *(" vanta pa ", " vantar pa ", " ar hennes ", " ar hans "),
)
FROM_NOW_ON = (
    *(" framover", " fortsattningsvis", " hadanefter", " fran och med", " i fortsattningen"),
    *(" mandagar", " tisdagar", " onsdagar", " torsdagar", " fredagar"),
)
END_NAMED = (" slutdat", " avslutsdat", " avslutningsdat", " avslutsdag", " slutdag")
ENDS_THE_DAY = tuple(
    f" {verb} {when}"
    for verb in ("slutar", "slutade", "slutat", "sluta", "avslutade", "avslutar")
    for when in ("dagen kl ", "dagen tidig", "kl ", "klockan", "tidigare ", "redan kl", "vid lunch")
)
"""The working day, not the placement."""
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
HEADING_FOR = frozenset("ska skall vill behover far borde kommer gar hamnar over kan".split())


def _only_a_place(message: Message, sentence: Sentence) -> bool:
    """«En halvtidsplats på Matmission från januari, tack»: how much of what, and no verb."""
    at = sentence.first
    if message.word(at) in PLACES[2:] and " tack " in sentence.said:
        return not sentence.words & {"ar", "finns", "blir", "har", "ledig"}
    counted = message.word(at) in ("en", "ett", "tva", "tre", "1", "2", "3")
    return counted and message.word(at + 1) in PLACES and not sentence.words & {"ar", "finns", "blir", "har", "ledig"}


NEEDS = frozenset("behover onskar soker vill behovs onskas sokes letar".split())
SOME = frozenset("boka reservera bestalla en ett ha fa tva tre efter hitta ny till nan nagon snarast garna".split())


def _needs_a_place(told: Told) -> bool:
    """«Sofia behöver en halvtidsplats i butiken»: a verb of wanting, and how many places or none between."""
    word = told.message.word
    for at in range(told.sentence.first, told.sentence.stop):
        if word(at) in NEEDS and word(at - 1) not in NO:
            here = at + 1
            while word(here) in SOME and here < at + 4:
                here += 1
            if here > at + 1 or word(here)[-6:] in ("latser",):
                if word(here).endswith(PLACE_ENDS) and word(here) not in ("arbetsplats", "praktikplats"):
                    return True
    return False


PLACE_ENDS = ("plats", "platser", "placering", "placeringar")
NO = frozenset({"inte", "ej", "inga", "ingen"})


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


def _late(message: Message, sentence: Sentence) -> bool:
    return any_of(sentence.said, (" min ", "minuter")) != "" and " sen" in sentence.said
