"""What a question asks for, in the order of how plainly it is said."""

from collections.abc import Callable

from handlers.swedish import asked_places, say
from handlers.swedish.asked_of_people import is_over, read_about_people
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.question import Asked
from handlers.swedish.reading import Reading
from handlers.swedish.strangers import stranger
from handlers.swedish.topics import ABOUT, ON_ITS_OWN, topic_of


def read_question(message: Message, sentence: Sentence, bare: bool = False) -> Reading | None:
    """What a question asks for; `bare`: a heading with no verb («SK-010 slutdatum?», «lediga platser v 50»)."""
    asked = Asked(message, sentence, bare=bare)
    for read in PLAINLY:
        reading = read(asked)
        if reading is not None:
            return reading
    if not asked.people and _counts_something_else(message, sentence):
        return None
    for read in OF_THE_WHOLE:
        reading = read(asked)
        if reading is not None:
            return reading
    if asked.people:
        return read_about_people(message, sentence, asked.said, asked.past, bare)
    return next((reading for read in OF_NOBODY_NAMED if (reading := read(asked)) is not None), None)


def _help(asked: Asked) -> Reading | None:
    """«Vad kan du göra», «hur funkar det här»."""
    if not asked.people and asked.has(say.HELP) and not asked.has(ABOUT, OTHER_HELP):
        return Reading("help", 0.95, "help")
    return None


def _queue(asked: Asked) -> Reading | None:
    """«Hur många står i kö till Matmission»."""
    return Reading("queue", 0.95, "kö") if not asked.people and asked.has(say.QUEUE) else None


def _goals(asked: Asked) -> Reading | None:
    """«Ligger vi i fas mot 72»; what the goals are is the agreement's."""
    if asked.has(say.GOALS) and not asked.has(say.GOALS_OF_AGREEMENT):
        return Reading("goals", 0.9, "mål")
    return None


def _agreement(asked: Asked) -> Reading | None:
    """«Vad säger avtalet om uppsägning»: a topic of the agreement, which is named or meant all the same."""
    topic = topic_of(asked.said)
    if topic and not asked.people and not asked.has(FREE_OR_GAP):
        named = asked.has(ABOUT)
        meant = (topic in ON_ITS_OWN or asked.has(PLAINLY_AGREED)) and not _another_matter(topic, asked.said)
        counts_what_was = asked.many and (asked.past or asked.has(say.ENDED_NOUNS)) and outcome_of(asked.said)
        if (named or meant) and not counts_what_was:
            return Reading("agreement", 0.9, topic)
    return Reading("agreement", 0.8, "goals") if asked.has(WHICH_GOALS) else None


def _unreported(asked: Asked) -> Reading | None:
    """«Vad är inte rapporterat», «saknas det närvaro för i fredags»."""
    lacking = asked.has(say.REPORTING, WHICH_ATTENDANCE) and asked.has(say.LACKING)
    if not asked.has(say.UNREPORTED) and not lacking:
        return None
    if asked.people and not asked.has(NOT_REPORTED):
        return None
    if asked.bare and asked.has(REPORTS_IT) and not asked.has(say.LACKING, NOT_REPORTED):
        return None  # «Petra rapporterar åt mig»
    return Reading("unreported", 0.9, "rapport")


def _outcomes(asked: Asked) -> Reading | None:
    """«Hur många gick vidare till arbete i år», «hur många avhopp»."""
    if asked.people or not (asked.many or asked.who or asked.has(COUNTS)) or asked.has(GOAL):
        return None
    outcome = outcome_of(asked.said) if not asked.has(say.AHEAD) else None
    if outcome == "ended" and asked.has(ENDS_NOW) and not asked.past:
        return None
    told = asked.many or (asked.who and outcome in REASONS)  # «vilka har fått jobb»
    counted = told and outcome and (asked.past or asked.has(say.ENDED_NOUNS, say.OUTCOME_WORDS))
    if counted or (asked.has(DROPPED_OUT) and (asked.many or not asked.who)):
        return Reading("outcomes", 0.9, outcome or "ended")
    return None


def _unknown_end(asked: Asked) -> Reading | None:
    """«När slutar Bengt?», who is in no roster."""
    if asked.who or asked.many or not asked.has(say.END_DATE):
        return None
    return Reading("end_date", 0.9, "okänt namn") if stranger(asked.message, asked.sentence) is not None else None


def _ending(asked: Asked) -> Reading | None:
    """«Vilka går ut i januari», «avslut v 50»."""
    ending = asked.has(say.ENDING)
    if not ending or asked.has(FINAL_REPORT):
        return None
    listed = (
        asked.who
        or asked.many
        or asked.has(say.ENDING_LISTS, WHEN_THEY_END)
        or (asked.bare and " slutar " not in asked.said)
    )
    return Reading("ending", 0.9, ending) if listed else None


def _starting(asked: Asked) -> Reading | None:
    """«Vilka börjar på måndag», «några nya i januari»."""
    starting = asked.has(say.STARTING)
    if asked.has(say.BEGINS_ELSEWHERE) or (starting in NEW and not _somebody_new(asked.message, asked.sentence)):
        return None
    if starting and (asked.who or asked.many or asked.has(say.STARTING_LISTS)) and not asked.marked:
        return Reading("starting", 0.9, starting)
    return None


def _attendance(asked: Asked) -> Reading | None:
    """«Vilka var sjuka i går», «närvaron i oktober», «är alla här»."""
    told_of = asked.has(ATTENDANCE)
    of_statuses = asked.marked and (
        (asked.who and not asked.has(say.ASKS_A_FAVOUR)) or asked.many or asked.has(say.ATTENDANCE_LISTS)
    )
    if told_of or of_statuses or asked.has(say.ALL_HERE):
        if not asked.free or asked.marked or told_of or asked.has(EVERYBODY):
            return Reading("attendance", 0.9, "närvaro")
    if asked.many and " pa plats " in asked.said and is_over(asked.message, asked.sentence):
        return Reading("attendance", 0.85, "på plats")  # «antal på plats i går?»
    if (asked.past or " var har " in asked.said) and (asked.who or asked.many) and "present" in asked.statuses:
        return Reading("attendance", 0.85, "var här")
    return None


def _roster(asked: Asked) -> Reading | None:
    """«Schemat för fredag», «vilka är hos oss»."""
    if asked.has(SCHEDULE) and not asked.has(CHANGED):
        return Reading("roster", 0.8, "schema")
    if asked.has(say.WHICH) and asked.has(say.ROSTER):
        return Reading("occupancy" if asked.many else "roster", 0.85, "vilka")
    return None


Reads = Callable[[Asked], Reading | None]
PLAINLY: tuple[Reads, ...] = (_help, _queue)
OF_THE_WHOLE: tuple[Reads, ...] = (
    _goals, _agreement, _unreported, _outcomes,
    asked_places.counted_free, asked_places.next_free, asked_places.takes_in,
)  # fmt: skip
OF_NOBODY_NAMED: tuple[Reads, ...] = (
    _unknown_end, _ending, _starting, _attendance, asked_places.occupancy, asked_places.free_places, _roster,
)  # fmt: skip
"""Each answers for one thing that is asked for, or leaves the question to those after it."""

OTHER_HELP = (" aktivitetskrav", " stor hjalp", " for hjalp", " all hjalp")
FREE_OR_GAP = (" ledig", " lucka")
WHICH_GOALS = (" vilka mal", " malen ar", " vad ar malet", " vad ar malen")
WHICH_ATTENDANCE = (" vilken narvaro ", " nagon narvaro ", " nan narvaro ")
REPORTS_IT = (" rapporterar ", " rapporterade ")
NOT_REPORTED = (" orapport", " saknas", " inte rapport")
ENDS_NOW = (" gar ut ", " slutar ", " blir det ", " blir ", " loper ut ", " avslutas ", " skrivs ut ")
"""Present tense: who will end is asked about."""
WHEN_THEY_END = (" nar slutar de ", " nar slutar mina ", " nar gar mina ", " nar slutar deltag", " nar gar deltag")
REASONS = frozenset({"work", "studies", "other_measure"})
COUNTS = (" tal ", " avhopp ", " avbrott ", " avhoppen ", " avbrotten ")
DROPPED_OUT = (" avhopp ", " avbrott ", " avhoppen ", " avbrotten ")
GOAL = (" mal ",)
FINAL_REPORT = (" slutrapport",)
ATTENDANCE = (" narvaro", " franvaro", " sjukfranvaro", " snittnarvaro", " medelnarvaro", " korttidsfranvaro")
EVERYBODY = (" alla har", " ar alla")
SCHEDULE = (" schema ", " schemat", " schema for", " bemanning")
CHANGED = (" byt", " andra")
NEW = (" ny ", " nya ")
NEWCOMERS = ("deltag", "person", "inskriv", "start", "placer", "folk", "kill", "tjej", "klient", "individ")
AFTER_NEW = frozenset("pa i till fran hos innan fore under efter sen sedan har far kommer ar som den det denna".split())


def _somebody_new(message: Message, sentence: Sentence) -> bool:
    """«Några nya i januari», «nya deltagare», and not «nya hyllor»."""
    timed = {phrase.first for phrase in message.times}
    for at in range(sentence.first, sentence.stop):
        if message.word(at) in ("ny", "nya"):
            after = message.word(at + 1)
            if at + 1 in timed or not after.isalpha() or after.startswith(NEWCOMERS) or after in AFTER_NEW:
                return True
    return False


COUNTED = tuple(
    """
    andra anmal anstallning ansok arbetsplats arbetstran arsplats avbrott avhopp avslut bestall dagar dagarna deltag
    elever enhet fler forlang franvar ganger grabbar gubbar halvtid heltid huvud individ inskriv kandidat killar
    klient koplats kvinn lediga luckor narvar manad manniskor medborg nystart ordrar ogiltiga giltiga orapport person
    placer plats praktikant procent rapport sjuk sjalar sokande starter stolar stycken studie timmar tjans tjejer
    tomma ungdom uppehall utskriv vabbar vakans veckor
    """.split()
)
"""What may be counted here: people, places, times, changes."""
MEASURES = frozenset({"kilo", "kg", "ton", "liter", "meter", "kvadrat", "pall", "kronor"})
FINITE = frozenset(
    "ar blev blir borde finns fick far gar gick hade har kan kom kommer ligger maste saknas ska skulle star var".split()
)


def _counts_something_else(message: Message, sentence: Sentence) -> bool:
    """«Hur många pallar kommer på torsdag»: a noun before the verb that is none of ours."""
    for at in range(sentence.first + 1, sentence.stop - 2):
        if (message.word(at - 1), message.word(at)) == ("hur", "manga"):
            counted = message.word(at + 1)
            if counted in MEASURES:
                return True
            plural = len(counted) > 4 and counted.endswith(("ar", "or", "er", "n"))
            return plural and message.word(at + 2) in FINITE and not counted.startswith(COUNTED)
    return False


def _another_matter(topic: str, said: str) -> bool:
    """«Vad kostar bensinen», «jag säger upp mig»: money and notice that are not the agreement's."""
    if topic == "notice":
        return any_of(said, (" mig ", " jag ", " sig ", " anstallning", " hyra", " abonnemang")) != ""
    if topic == "enrolment_length":
        return any_of(said, (" vanta ", " innan ", " tills ")) != ""
    if topic == "follow_up":
        return " nar " in said and "mote" in said
    if topic == "target_group":
        return any_of(said, (" far jag hit", " far jag in", " hit ", " schema")) != ""
    if topic == "parties":
        return " grupp" in said
    return topic == "funding" and not any_of(said, OUR_MONEY)


PLAINLY_AGREED = (" platser ska vi ha", " sagt att vi ska", " samtidig", " optionsar", " extra ar ", " ett ar extra")
"""Topics that these words settle, though the agreement is not named."""
OUR_MONEY = (
    " staden",
    " hur mycket pengar",
    " budget ",
    " budgeten",
    " kostar en plats",
    " kostar platsen",
    " kostar platserna",
    " far vi",
    " far ni",
    " finansier",
    " ersattning",
    " anslag",
    " kommun",
    " vi far",
    " bidraget",
    " lonekostnad",
    " medel ",
)


def outcome_of(said: str) -> str | None:
    """The outcome that a count asks for."""
    return next((outcome for outcome, stems in say.OUTCOMES if any_of(said, stems)), None)
