"""What a question asks for, in the order of how plainly it is said."""

from handlers.swedish import say
from handlers.swedish.asked_of_people import read_about_people
from handlers.swedish.asking import any_of
from handlers.swedish.message import Message, Sentence
from handlers.swedish.reading import Reading
from handlers.swedish.statuses import found
from handlers.swedish.strangers import stranger
from handlers.swedish.topics import ABOUT, ON_ITS_OWN, topic_of


def read_question(message: Message, sentence: Sentence, bare: bool = False) -> Reading | None:
    """What a question asks for; `bare`: a heading with no verb («SK-010 slutdatum?», «lediga platser v 50»)."""
    said = sentence.said
    people = bool(message.people_in(sentence)) or message.meant_before(sentence)
    past = message.in_past(sentence) or message.has_been(sentence) or bool(any_of(said, say.PAST))
    many, who = any_of(said, say.MANY), any_of(said, say.WHO)
    if (
        not people
        and any_of(
            said,
            say.HELP,
        )
        and not any_of(said, (*ABOUT, " aktivitetskrav", " stor hjalp", " for hjalp", " all hjalp"))
    ):
        return Reading("help", 0.95, "help")
    if not people and any_of(
        said,
        say.QUEUE,
    ):
        return Reading("queue", 0.95, "kö")
    if not people and _counts_something_else(message, sentence):
        return None
    about = any_of(said, ABOUT)
    topic = topic_of(said)
    if any_of(
        said,
        say.GOALS,
    ) and not any_of(
        said,
        say.GOALS_OF_AGREEMENT,
    ):
        return Reading("goals", 0.9, "mål")
    if (
        topic
        and not people
        and (about or ((topic in ON_ITS_OWN or any_of(said, PLAINLY_AGREED)) and not _another_matter(topic, said)))
        and not (many and (past or any_of(said, say.ENDED_NOUNS)))
        and not any_of(said, (" ledig", " lucka"))
    ):
        return Reading("agreement", 0.9, topic)
    if any_of(said, (" vilka mal", " malen ar", " vad ar malet", " vad ar malen")):
        return Reading("agreement", 0.8, "goals")
    if (any_of(said, say.UNREPORTED) or (any_of(said, say.REPORTING) and any_of(said, say.LACKING))) and not (
        people and not any_of(said, (" orapport", " saknas", " inte rapport"))
    ):
        return Reading("unreported", 0.9, "rapport")
    if (
        not people
        and (many or who or any_of(said, (" tal ", " avhopp ", " avbrott ")))
        and not any_of(said, (" mal ",))
    ):
        outcome = outcome_of(said) if not any_of(said, say.AHEAD) else None
        if (
            many
            and outcome
            and (
                past
                or any_of(said, say.ENDED_NOUNS)
                or any_of(
                    said,
                    say.OUTCOME_WORDS,
                )
            )
        ) or (any_of(said, (" avhopp ", " avbrott ")) and (many or not who)):
            return Reading("outcomes", 0.9, outcome or "ended")
    free = any_of(
        said,
        say.FREE,
    )
    if free in FULL and _something_else_is_full(message, sentence):
        free = ""
    if any_of(said, say.ASKS_A_FAVOUR) and not any_of(said, (" plats", " lucka", " vakans")):
        free = ""
    if many and any_of(said, say.FREE_COUNTED) and not past:
        return Reading("free_places", 0.85, "hur många lediga")
    if (
        any_of(
            said,
            say.WHEN,
        )
        and not people
        and (any_of(said, say.FREE_ONE_DAY))
        and not any_of(said, (" sattes",))
    ) and not any_of(said, (" platser i januari",)):
        return Reading("next_free_place", 0.9, "när")
    if (
        any_of(
            said,
            say.NEXT_FREE,
        )
        and not people
    ):
        return Reading("next_free_place", 0.85, "nästa")
    if free and not people and any_of(said, say.TAKES_IN) and _place_is_meant(said):
        return Reading("free_places", 0.9, free)
    if people:
        return read_about_people(message, sentence, said, past, bare)
    if not (who or many) and any_of(said, say.END_DATE) and stranger(message, sentence) is not None:
        return Reading("end_date", 0.9, "okänt namn")
    starting = any_of(
        said,
        say.STARTING,
    )
    if any_of(said, say.BEGINS_ELSEWHERE):
        starting = ""
    if starting in NEW and not _somebody_new(message, sentence):
        starting = ""
    ending = any_of(
        said,
        say.ENDING,
    )
    if (
        ending
        and not any_of(said, (" slutrapport",))
        and (who or many or any_of(said, say.ENDING_LISTS) or (bare and " slutar " not in said))
    ):
        return Reading("ending", 0.9, ending)
    status = found(message, sentence.first, sentence.stop)
    marked = [one for _f, _l, one in status if one not in ("present",)]
    if starting and (who or many or any_of(said, say.STARTING_LISTS)) and not marked:
        return Reading("starting", 0.9, starting)
    if (
        any_of(said, (" narvaro", " franvaro", " sjukfranvaro"))
        or (marked and ((who and not any_of(said, say.ASKS_A_FAVOUR)) or many or any_of(said, say.ATTENDANCE_LISTS)))
        or any_of(said, say.ALL_HERE)
    ) and (not free or marked or any_of(said, (" narvaro", " franvaro", " sjukfranvaro", " alla har", " ar alla"))):
        return Reading("attendance", 0.9, "närvaro")
    if (past or any_of(said, (" var har ",))) and (who or many) and any(one == "present" for _f, _l, one in status):
        return Reading("attendance", 0.85, "var här")
    if any_of(
        said,
        say.OCCUPANCY,
    ) and (many or any_of(said, (" belagg", " hur full"))):
        if any_of(said, TAKEN) or not (free and any_of(said.replace(" pa plats", ""), PLACES_FREE)):
            return Reading("occupancy", 0.9, "hur många")
    if free and not any_of(said, say.NO_PLACE) and _place_is_meant(said) and not _elsewhere(message, sentence):
        return Reading("free_places", 0.9, free)
    if any_of(said, (" schema ", " schemat", " schema for", " bemanning")) and not any_of(said, (" byt", " andra")):
        return Reading("roster", 0.8, "schema")
    if any_of(
        said,
        say.WHICH,
    ) and any_of(
        said,
        say.ROSTER,
    ):
        return Reading("roster", 0.85, "vilka")
    return None


TAKEN = (" tagna", " upptagna", " besatta", " utnyttja", " nyttja", " anvands")
PLACES_FREE = (" ledig", " lucka", " plats", " tomma", " vakans", " obesatt", " otillsatt", " oppning")


NEW = (" ny ", " nya ")
NEWCOMERS = ("deltag", "person", "inskriv", "start", "placer", "folk", "kill", "tjej", "klient", "individ")
AFTER_NEW = frozenset("pa i till fran hos innan fore under efter har far kommer ar som den det denna".split())


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
    klient koplats kvinn lediga luckor manad manniskor medborg nystart ordrar ogiltiga giltiga orapport person
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
    " medel ",
)


def _elsewhere(message: Message, sentence: Sentence) -> bool:
    """«Finns det plats i kylen?», «är skrivaren ledig»: room in, or at, something that is no workplace of ours."""
    ours = {where.first for where in message.where} | {phrase.first for phrase in message.times}
    for at in range(sentence.first, sentence.stop - 2):
        if message.word(at) in ROOM and message.word(at + 1) in (
            "i",
            "pa",
            "vid",
        ):
            if at + 1 in ours or at + 2 in ours or message.word(at + 2) in OURS:
                continue
            return message.tokens[at + 2].kind == "word"
    return False


ROOM = frozenset({"plats", "platser", "utrymme", "rum", "ledigt", "fullt", "tomt", "full"})
OURS = frozenset(
    """
    avdelningen dag den en er era ert ett gruppen insatsen januari mig min nagon nagot nasta nya oss partnerskapet
    projektet stadsmissionen traningen vagen var vara vart verksamheten verksamheterna vilken vilka nagondera sikt
    heltid
    halvtid arbetstraningen bada nagra arbetsplatsen arbetsplatserna samma
    """.split()
)
"""What may follow «plats i» and «plats på» where our own places are meant."""


def _something_else_is_full(message: Message, sentence: Sentence) -> bool:
    """«Kylen är full»: full of what is no group of ours."""
    fulls = [at for at in range(sentence.first, sentence.stop) if message.word(at) in ("full", "fulla", "fullt")]
    if not fulls:
        return False
    ours = any(one.first < fulls[0] + 3 for one in message.where_in(sentence))
    return not ours and not any(message.word(at) in WE for at in range(sentence.first, fulls[0]))


FULL = (" full ", " fulla ", " fullt")
WE = frozenset("vi ni du jag det er oss gruppen grupperna verksamheten platserna allt alla hur insatsen nagon".split())


def _place_is_meant(said: str) -> bool:
    return bool(
        any_of(
            said,
            say.PLACE_MEANT,
        )
    )


def outcome_of(said: str) -> str | None:
    """The outcome that a count asks for."""
    return next((outcome for outcome, stems in say.OUTCOMES if any_of(said, stems)), None)
