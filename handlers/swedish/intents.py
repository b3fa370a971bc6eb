"""What a sentence wants: questions by what they ask for, statements by what they tell, in the order of how plainly."""

from dataclasses import dataclass

from handlers.swedish import intent_words as words
from handlers.swedish.amounts import extent_said
from handlers.swedish.message import Message, Sentence
from handlers.swedish.new_people import new_name
from handlers.swedish.reports import rest_at
from handlers.swedish.statuses import found
from handlers.swedish.topics import ABOUT, ON_ITS_OWN, topic_of


@dataclass(frozen=True)
class Reading:
    """An intent with how sure it is, 0 to 1, and the words that gave it."""

    intent: str
    sure: float
    why: str = ""


def any_of(said: str, stems: tuple[str, ...]) -> str:
    """The first of the stems that begins a word of what was said, or ""."""
    return next((stem for stem in stems if " " + stem in said), "")


def asks(message: Message, sentence: Sentence) -> bool:
    """A question: a question mark, or a question word or verb where a sentence or its last clause begins."""
    if sentence.asks:
        return True
    at, fronted = sentence.first, False
    while at < sentence.stop and (message.word(at) in words.OPENERS or not message.word(at)[:1].isalnum()):
        fronted = fronted or message.word(at) == "sa"
        at += 1
    if not fronted and at < sentence.stop and _begins_question(message, at):
        return True
    if sentence.words & WONDERS and sentence.words & ASKED:
        return True
    for at in range(sentence.first + 1, sentence.stop):
        if message.word(at - 1) in (
            ",",
            ":",
            "-",
            "undrar",
            "veta",
            "fraga",
            "or",
            "och",
            "kolla",
            "jag",
            "sager",
            "beratta",
            "sag",
        ) and _begins_clause(message, at):
            return True
    return False


WONDERS = frozenset({"undrar", "veta", "fraga", "fragar", "funderar", "undra", "kolla"})
ASKED = frozenset({"hur", "vilka", "vem", "vems", "vilken", "vilket", "nar", "om"})


def _begins_question(message: Message, at: int) -> bool:
    word, norm = message.word(at), message.tokens[at].norm if at < len(message.tokens) else ""
    if word in ("hur", "nar", "vem", "vems", "vilka", "vilken", "vilket", "vad", "varfor", "vart"):
        return norm != "nar" or True
    if word == "var":
        return message.word(at + 1) not in ("snall", "god", "vanlig")
    if word in words.QUESTION_WORDS:
        if norm == "här":
            return False
        return _subject_follows(message, at)
    return False


def _subject_follows(message: Message, at: int) -> bool:
    """Verb first, then who: «är Amina …», «har vi …», «finns det …»."""
    people = {mention.first for mention in message.people}
    where = {one.first for one in message.where}
    after = at + 1
    if after in people or after in where:
        return True
    return message.word(after) in (
        "det", "vi", "ni", "jag", "du", "man", "han", "hon", "de", "nagon", "nagra", "ngn", "nagot", "alla", "platsen", "placeringen", "avtalet", "overenskommelsen", "den", "en", "bada", "nya", "fler", "partnerskapet", "samtliga", "plats", "ledigt", "lediga", "mina", "min", "mitt", "inskrivningen", "kommunen", "stadsmissionen", "nat", "arbetsklader", "ledig", "alls",
    )  # fmt: skip


def _begins_clause(message: Message, at: int) -> bool:
    word = message.word(at)
    if word in ("hur", "vilka", "vem", "vems", "vilken", "vilket", "nar", "vad"):
        return True
    return (
        word in ("finns", "slutar", "ar", "har", "kan", "gar", "stammer", "kommer", "borjar", "ligger", "loper")
        and message.word(at - 1) in (",", ":")
        and _subject_follows(message, at)
    )


def polite(sentence: Sentence) -> bool:
    """«Kan du …», «var snäll och …»: a request for something to be done."""
    return any(" " + please + " " in sentence.said for please in words.PLEASE)


def read_sentence(message: Message, sentence: Sentence) -> Reading | None:
    """What this sentence wants; None where it is only talk beside something else."""
    said = sentence.said
    if (any_of(said, words.FORBIDDEN) and not message.people_in(sentence)) or any_of(said, words.FORBIDDEN[:4]):
        return Reading("none", 1.0, "forbidden")
    if any_of(said, words.PRIVATE) and (
        asks(message, sentence) or polite(sentence) or any_of(said, ("vad ", "ge mig", "visa", "skicka", "har du"))
    ):
        return Reading("none", 1.0, "private")
    if any_of(said, words.NOT_OURS) and not message.people_in(sentence):
        return Reading("none", 0.9, "not ours")
    undo = _undo(message, sentence)
    if undo:
        return undo
    summary = any_of(
        said,
        (
            "veckosamm",
            "sammanfatt",
            "veckobrev",
            "veckorapport",
            "sammanstallning",
            "veckomejl",
            "veckoutskick",
            "veckooversikt",
            "veckans samm",
            "veckobladet",
        ),
    )
    if summary:
        return Reading("summary", 1.0, summary)
    question = asks(message, sentence)
    request = polite(sentence)
    change = _change(message, sentence, question and not request)
    if question and not (request and change is not None):
        found_question = _question(message, sentence)
        if found_question is not None:
            return found_question
    if change is not None:
        return change
    if not question:
        report = _report(message, sentence)
        if report is not None:
            return report
    return _question(message, sentence, bare=True)


def _undo(message: Message, sentence: Sentence) -> Reading | None:
    said = sentence.said
    if " angra" in said:
        return Reading("undo", 1.0, "ångra")
    latest = any_of(
        said,
        (
            "senaste",
            "sista",
            "det dar",
            "det har",
            "det jag",
            "forra rapporten",
            "min rapport",
            "rapporten",
            "andringen",
            "det sista",
            "det nyss",
            "nyss",
        ),
    )
    back = any_of(
        said,
        (
            "ta tillbaka",
            "tar tillbaka",
            "ta bort",
            "stryk",
            "backa",
            "aterstall",
            "aterkalla",
            "radera det",
            "glom det",
            "glom senaste",
            "dra tillbaka",
            "makulera",
            "ogiltigforklara",
        ),
    )
    if back and latest and not message.people_in(sentence):
        return Reading("undo", 1.0, back)
    if back and " fel" in message.said and not message.people_in(sentence):
        return Reading("undo", 0.9, back)
    return None


def _stems(intent: str, said: str) -> str:
    return any_of(said, words.CHANGE_STEMS[intent])


def _change(message: Message, sentence: Sentence, question: bool) -> Reading | None:
    """A change that is told or asked for. A question with the same words is no change."""
    if question:
        if _stems("order_place", sentence.said) and any_of(
            sentence.said,
            (
                "kan vi stalla",
                "kan vi satta",
                "kan jag bestalla",
                "kan jag fa en plats",
                "kan jag stalla",
                "kan vi fa en plats",
                "gar det att bestalla",
                "far jag bestalla",
                "gar det att reservera",
                "kan vi reservera",
                "gar det att stalla",
                "kan jag reservera",
            ),
        ):
            return Reading("order_place", 0.9, "order")
        return None
    said, people = (
        sentence.said,
        bool(message.people_in(sentence))
        or any(word in sentence.words for word in ("hon", "han", "henne", "honom", "hen", "dem", "bada")),
    )
    if people and any_of(said, ("lakare", "lakarn", "tandlak")) and _stems("start_placement", said) == "skriv in":
        return None
    order = _stems("order_place", said)
    if order and (
        any_of(said, ("plats", "placering", "ko", "kon", "vantelist", "arbetstran"))
        and not any_of(said, ("kvar plats", "behaller plats", "behaller sin", "bestall hem", "bestalla hem"))
    ):
        if not (people and _stems("extend", said)):
            return Reading("order_place", 0.9, order)
    pause = _stems("pause", said)
    if people and pause:
        if any_of(
            said,
            (
                "tillbaka",
                "tillbaks",
                "ater ",
                "over ",
                "ar over",
                "avbryta pausen",
                "avbryter pausen",
                "avsluta pausen",
                "avslutar pausen",
                "slut pa",
                "ar slut",
                "snart over",
                "aterupptar",
                "ateruppta",
                "kor igang",
                "borjar igen",
                "borja igen",
                "bryter pausen",
                "bryt pausen",
                "hava pausen",
                "fran sitt uppehall",
                "fran pausen",
                "fran sin paus",
                "efter uppehallet",
                "efter pausen",
                "efter sitt uppehall",
                "efter sin paus",
                "vanta ut",
                "klar med",
                "igang igen",
                "upphor",
            ),
        ):
            return Reading("resume", 0.95, pause)
        return Reading("pause", 0.95, pause)
    if people and any_of(
        said, ("aterupptar", "ateruppta", "kor igang igen", "borjar igen", "borja igen", "startar igen")
    ):
        return Reading("resume", 0.8, "igen")
    longer = any(
        (phrase.kind == "duration"
        and message.word(phrase.last + 1) in ("till", "extra", "langre", "ytterligare"))
        or (phrase.kind == "duration"
        and message.word(phrase.first - 1) in ("ytterligare", "extra"))
        for phrase in message.times_in(sentence)
    )
    extend = _stems("extend", said) or ("längre" if longer else "")
    if people and extend:
        if not any_of(said, ("sjuk", "vab", "ledig", "feber", "hemma", "hostar", "spyr", "borta")):
            return Reading("extend", 0.95, extend)
    names_place = bool(message.where_in(sentence)) or any_of(
        said, ("till mig", "over till", "till oss", "till er", "arbetsplats", "byta till")
    )
    move = _stems("move", said)
    days_said = any(phrase.kind in ("weekdays",) for phrase in message.times_in(sentence)) or any_of(
        said, ("byta dagar", "byter dagar", "andra dagar", "nya dagar", "byt dagar")
    )
    if (
        (people
        and move
        and names_place
        and not any_of(said, ("flyttar till", "flyttat till", "flytta till goteborg")))
        or (people and move and message.where_in(sentence))
    ):
        return Reading("move", 0.95, move)
    ends = _stems("end_placement", said)
    extent = (
        "omfattning"
        if extent_said(message, sentence) or (days_said and not found(message, sentence.first, sentence.stop))
        else ""
    )
    extent = extent or (
        _stems("change_extent", said)
        if any_of(said, ("andra", "byt", "omfattning", "schema")) and request_or_told(said)
        else ""
    )
    start = _stems("start_placement", said)
    if people and (" ska over " in said or " over till " in said) and message.where_in(sentence):
        return Reading("move", 0.9, "över till")
    if (
        start
        and not ends
        and (
            people
            or new_name(message, sentence, []) is not None
            or any_of(said, ("ny deltagare", "ny tjej", "ny kille", "ny person"))
        )
        and not any_of(said, ("borjar bli", "borjar om"))
        and not any_of(
            said,
            (
                "borjar studera",
                "borjar jobba",
                "borjar plugga",
                "borjar pa sfi",
                "borjar pa komvux",
                "borjar pa en utb",
                "borjar ett jobb",
                "borjar ett nytt",
            ),
        )
    ):
        return Reading("start_placement", 0.9, start)
    if people and ends and not (extent and any_of(said, ("slutar kl", "slutar tidigare"))):
        return Reading("end_placement", 0.9, ends)
    if people and any_of(said, ("flyttar till", "flyttat till", "har flyttat")) and not message.where_in(sentence):
        return Reading("end_placement", 0.6, "flyttar")
    if people and extent and not _late(message, sentence):
        return Reading("change_extent", 0.9, extent)
    if (
        people
        and days_said
        and any(phrase.kind == "weekdays" for phrase in message.times_in(sentence))
        and any_of(
            said, ("kor ", "jobbar ", "gar ", "kommer ", "vill ", "blir ", "arbetar", "byt", "andra", "schema", "dagar")
        )
        and not found(message, sentence.first, sentence.stop)
    ):
        return Reading("change_extent", 0.8, "dagar")
    return None


def request_or_told(said: str) -> bool:
    return not any_of(said, ("uppgifter om", "visa ", "vilken ", "vilka ", "hur "))


def _late(message: Message, sentence: Sentence) -> bool:
    return any_of(sentence.said, (" min ", "minuter")) != "" and " sen" in sentence.said


def _report(message: Message, sentence: Sentence) -> Reading | None:
    statuses = found(message, sentence.first, sentence.stop)
    people = message.people_in(sentence)
    rest = any(rest_at(message, at) is not None for at in range(sentence.first, sentence.stop))
    if statuses and (people or rest):
        return Reading("report_attendance", 0.9, statuses[0][2])
    if rest and any_of(sentence.said, ("full narvaro", "full styrka")):
        return Reading("report_attendance", 0.9, "full närvaro")
    return None


MANY = ("hur manga", "antal", "hur stor andel", "andel", "hur mang", "hur mycket folk", "siffra pa", "hur stort antal")
WHO = ("vem", "vilka", "vems", "nagon", "ngn", "vilken deltagare", "nagra", "ar det nagon", "finns det nagon")


def _question(message: Message, sentence: Sentence, bare: bool = False) -> Reading | None:
    """What a question asks for; `bare`: a heading with no verb («SK-010 slutdatum?», «lediga platser v 50»)."""
    said, people = sentence.said, bool(message.people_in(sentence))
    past = message.in_past(sentence) or any_of(
        said,
        (
            "slutade",
            "borjade",
            "avslutade",
            "startade",
            "har gatt",
            "gatt till",
            "gatt vidare",
            "har borjat",
            "har slutat",
            "har avslut",
            "har hoppat",
            "har fatt jobb",
        ),
    )
    many, who = any_of(said, MANY), any_of(said, WHO)
    if (
        not people
        and any_of(
            said,
            (
                "hur gor",
                "hur rapporterar",
                "hur andrar",
                "hur anvander",
                "hur funkar",
                "hur fungerar du",
                "hur fungerar boten",
                "vad kan du",
                "vad kan man",
                "vad kan jag",
                "hjalp",
                "hur bestaller",
                "hur angrar",
                "instruktion",
                "vad gor du",
                "vilka kommandon",
                "hur forlanger",
                "hur lagger jag",
                "hur skriver jag",
                "hur flyttar jag",
                "hur stanger",
                "manual",
                "hur far jag",
                "hur byter jag",
                "vad ar du bra pa",
                "hur avslutar jag",
                "hur registrerar",
            ),
        )
        and not any_of(said, ABOUT)
    ):
        return Reading("help", 0.95, "help")
    if not people and any_of(
        said,
        (
            "kon ",
            "ko ",
            "kosituation",
            "kolaget",
            "kolista",
            "vantelist",
            "star i ko",
            "vantar pa plats",
            "bestallning",
            "bestallt",
            "koar",
            "kotid",
        ),
    ):
        return Reading("queue", 0.95, "kö")
    about = any_of(said, ABOUT)
    topic = topic_of(said)
    if any_of(
        said,
        (
            "maluppfyll",
            "i fas",
            "mot malen",
            "mot malet",
            "nar vi mal",
            "nar vi upp",
            "klarar vi mal",
            "klarar vi 72",
            "malen",
            "malet",
            "sina mal",
            "nar vi 72",
            "mot 72",
            "vara mal",
            "uppfyller vi",
            "pa banan mot",
            "mal for",
            "hur ligger vi till",
            "malsiffr",
            "ligger vi efter",
            "uppfyller partnerskapet",
        ),
    ) and not any_of(
        said,
        (
            "star det om mal",
            "vilka mal star",
            "mal star i",
            "enligt avtalet",
            "vilka ar malen",
            "vad ar malet",
            "vad ar malen",
            "vilka mal har",
        ),
    ):
        return Reading("goals", 0.9, "mål")
    if (
        topic
        and not people
        and (about or topic in ON_ITS_OWN)
        and not (many and past)
        and not any_of(said, ("ledig", "lucka"))
    ):
        return Reading("agreement", 0.9, topic)
    if any_of(said, ("vilka mal", "malen ar", "vad ar malet", "vad ar malen")):
        return Reading("agreement", 0.8, "goals")
    if any_of(
        said,
        (
            "orapporter",
            "inte rapporter",
            "ej rapporter",
            "oregistrer",
            "ej registrer",
            "inte registrer",
            "narvarorapportera",
            "missat rapport",
            "glomt rapport",
            "missade rapport",
            "glomde rapport",
            "missat att rapport",
            "glomt att rapport",
            "kvar att rapport",
            "saknas i rapport",
            "saknas rapport",
            "rapportering",
            "rapporterat in",
            "rapporterat allt",
            "rapporterat klart",
            "inrapporter",
            "kvar att fylla",
            "inte ifyll",
            "ofylld",
            "narvaro saknas",
            "narvaro fattas",
            "saknas narvaro",
            "fattas narvaro",
            "rapporterat",
            "rapporterade",
            "ar inte rapport",
            "rapportera",
            "att narvaro",
        ),
    ) and not (people and not any_of(said, ("orapport", "saknas", "inte rapport"))):
        return Reading("unreported", 0.9, "rapport")
    if not people and (many or who or any_of(said, ("tal ", "avhopp"))) and not any_of(said, ("mal ",)):
        outcome = outcome_of(said)
        if (
            (many
            and outcome
            and (
                past
                or any_of(
                    said,
                    (
                        "avhopp",
                        "forlang",
                        "till jobb",
                        "till arbete",
                        "till studier",
                        "har fatt jobb",
                        "gatt ut",
                        "studera",
                    ),
                )
            ))
            or (any_of(said, ("antal avhopp", "avhopp ")) and many)
        ):
            return Reading("outcomes", 0.9, outcome or "ended")
    free = any_of(
        said,
        (
            "ledig plats",
            "lediga plats",
            "ledigt",
            "ledig ",
            "lediga ",
            "lucka",
            "luckor",
            "vakans",
            "vakant",
            "fullt",
            "full ",
            "fulla ",
            "fullbelag",
            "fullsatt",
            "plats for",
            "ta emot",
            "klamma in",
            "rum for",
            "plats till",
            "finns det plats",
            "finns plats",
            "plats pa",
            "plats i",
            "tomma",
            "lediga",
            "plats over",
            "platser kvar",
            "plats kvar",
            "platser over",
            "trycka in",
            "far vi in",
            "nagon plats",
            "en plats",
            "platser",
            "plats",
            "utrymme",
        ),
    )
    if (
        any_of(
            said,
            (
                "nar ",
                "hur snart",
                "hur lange drojer",
                "hur lange tills",
                "hur lang tid tar",
                "hur lange behover",
                "hur lange far",
            ),
        )
        and not people
        and (any_of(said, ("ledig", "lucka", "plats", "frigor", "vakans", "oppnar", "rum", "ta emot")))
        and not any_of(said, ("sattes",))
    ):
        if not any_of(said, ("platser i januari",)):
            return Reading("next_free_place", 0.9, "när")
    if (
        any_of(
            said,
            (
                "nasta plats",
                "nasta lediga",
                "nasta lucka",
                "narmaste lediga",
                "forsta lediga",
                "frigors harnast",
                "nasta gang det",
            ),
        )
        and not people
    ):
        return Reading("next_free_place", 0.85, "nästa")
    if people:
        return _about_people(message, sentence, said, past, bare)
    starting = any_of(
        said,
        (
            "borjar",
            "startar",
            "ny ",
            "nya ",
            "startdatum",
            "borja",
            "starta",
            "inplanerade",
            "pa ingang",
            "pa gang",
            "nystart",
            "startade",
            "borjade",
            "skrivs in",
            "paborjar",
            "tilltrader",
        ),
    )
    ending = any_of(
        said,
        (
            "slutar",
            "avslut",
            "gar ut",
            "loper ut",
            "slutade",
            "slutat",
            "sista dag",
            "upphor",
            "slutdatum",
            "sluta",
            "skrivs ut",
            "lamnar",
            "tar slut",
            "avgang",
            "utskriv",
        ),
    )
    if (
        ending
        and not any_of(said, ("slutrapport",))
        and (who or many or any_of(said, ("inskrivning", "placering", "lista", "slutdatum", "visa", "avslut")) or bare)
    ):
        return Reading("ending", 0.9, ending)
    status = found(message, sentence.first, sentence.stop)
    marked = [one for _f, _l, one in status if one not in ("present",)]
    if (
        starting
        and (who or many or any_of(said, ("kommer det", "lista", "visa", "ny ", "nya ", "nystart")))
        and not marked
    ):
        return Reading("starting", 0.9, starting)
    if (
        any_of(said, ("narvaro", "franvaro", "narvarostatistik"))
        or (
            marked
            and (who or many or any_of(said, ("ar alla", "hur manga gang", "lista", "visa", "har nagon", "ar nagon")))
        )
        or any_of(said, ("ar alla har", "ar alla pa plats", "kom alla", "ar alla inne", "var alla"))
    ):
        if not free or marked or any_of(said, ("narvaro", "franvaro", "alla har", "ar alla")):
            return Reading("attendance", 0.9, "närvaro")
    if (past or any_of(said, ("var har ",))) and (who or many) and any(one == "present" for _f, _l, one in status):
        return Reading("attendance", 0.85, "var här")
    if any_of(
        said,
        (
            "belagg",
            "inskrivna",
            "hur fullt",
            "upptagna",
            "ar vi",
            "har vi inne",
            "har ni inne",
            "har vi",
            "ar det inne",
            "hur manga deltagare",
            "ar ni",
            "har ni",
            "gar det pa",
            "deltagarantal",
            "hur manga gar",
            "manga deltagare",
            "hur manga personer",
            "ar inne",
            "har jag",
            "sitter",
            "jobbar",
            "ar placerade",
            "kommer",
            "ar det",
            "ska in",
            "ska komma",
        ),
    ) and (many or any_of(said, ("belagg", "hur fullt"))):
        if not (free and any_of(said, ("ledig", "lucka", "plats", "tomma"))):
            return Reading("occupancy", 0.9, "hur många")
    if (
        free
        and not any_of(
            said, ("ledig dag", "vilka ar ledig", "vem ar ledig", "pa plats", "platsbot", "platsannons", "jobbplats")
        )
        and _place_is_meant(said)
    ):
        return Reading("free_places", 0.9, free)
    if any_of(
        said,
        ("vilka", "vem", "lista", "deltagarlista", "namnen", "gruppen", "schemat for", "bemanningen", "personerna"),
    ) and any_of(
        said,
        (
            "kommer",
            "ska in",
            "schemalag",
            "vantas",
            "forvant",
            "jobbar",
            "har jag",
            "har vi",
            "ar har",
            "ar inne",
            "ska va",
            "ska vara",
            "i gruppen",
            "deltagar",
            "pa plats",
            "alla i",
            "lista",
            "gar ",
            "har ni",
            "hos mig",
            "hos oss",
            "ar pa",
            "ar med",
            "finns pa",
            "inskriv",
            "ska komma",
            "har pa",
            "ska jobba",
            "arbetar",
            "ar planer",
            "dyker upp",
            "alla pa",
            "placerade",
            "ar har",
            "ar i ",
            "ar dar",
            "tillhor",
            "star pa",
            "ar det som",
            "har",
        ),
    ):
        return Reading("roster", 0.85, "vilka")
    return None


def _place_is_meant(said: str) -> bool:
    return bool(
        any_of(
            said,
            (
                "plats",
                "lucka",
                "luckor",
                "vakans",
                "vakant",
                "fullt",
                "full ",
                "fulla ",
                "fullbel",
                "fullsatt",
                "ta emot",
                "klamma in",
                "rum for",
                "ledigt",
                "trycka in",
                "tomma",
                "far vi in",
                "lediga",
                "utrymme",
            ),
        )
    )


def _about_people(message: Message, sentence: Sentence, said: str, past: bool, bare: bool) -> Reading | None:
    """A question about somebody by name."""
    if any_of(
        said,
        (
            "slutdat",
            "nar slutar",
            "slutar ",
            "gar ut",
            "loper ut",
            "tar slut",
            "sista dag",
            "har kvar",
            "ar kvar",
            "tid kvar",
            "kvar ",
            "hur lange",
            "upphor",
            "aterstar",
            "tid ut",
            "slut ",
            "avslutas",
            "till nar",
            "slutade",
            "tiden slut",
            "placering ut",
            "inskrivning ut",
            "tar placeringen",
            "tid slut",
            "ar inskriven till",
            "inskriven till",
        ),
    ) and not any_of(said, ("hur lange har", "platsen kvar")):
        return Reading("end_date", 0.9, "slut")
    if any_of(
        said,
        (
            "omfattning",
            "vilka dagar",
            "vilka dar",
            "vilken dag",
            "vilken arbetsplats",
            "handlaggare",
            "nar borjar",
            "nar borjade",
            "nar startar",
            "hur manga procent",
            "procent",
            "placering",
            "placerad",
            "var arbets",
            "var jobbar",
            "var ar ",
            "arbetstranar",
            "vilket schema",
            "schema",
            "hos vem",
            "vem har",
            "vem ar",
            "hur mycket",
            "hur manga timmar",
            "timmar",
            "heltid",
            "halvtid",
            "deltid",
            "arbetsdagar",
            "var gar",
            "nar gar",
            "jobbar ",
            "gick har",
            "pa prod eller",
            "startdatum",
            "vilken grupp",
            "uppgifter om",
            "info om",
            "beratta om",
            "vem foljer",
            "vilka tider",
            "kontaktperson",
            "pa uppehall",
            "pa paus",
            "pausad",
            "nar ska",
            "dagar",
            "dar ",
            "vilken handled",
            "nar kommer",
            "arbetar",
            "foljs av",
        ),
    ) and not any_of(said, ("narvaro", "franvaro", "sjukdag", "hur manga dagar har", "hur manga dagar var", "var har")):
        statuses = [
            status
            for _f, _l, status in found(message, sentence.first, sentence.stop)
            if status not in ("present", "absent")
        ]
        if not statuses or any_of(said, ("handlagg", "omfattn", "vilka dag", "vilka dar", "nar borjar", "arbetsplats")):
            return Reading("participant", 0.9, "placering")
    statuses = [status for _f, _l, status in found(message, sentence.first, sentence.stop)]
    if statuses or any_of(
        said,
        (
            "narvaro",
            "franvaro",
            "narvarande",
            "varit har",
            "har varit",
            "varit har",
            "skott sig",
            "kommit",
            "dykt",
            "gatt",
            "skoter sig",
            "ar har",
            "har idag",
            "statistik",
        ),
    ):
        return Reading("attendance", 0.85, "närvaro")
    if bare:
        return None
    where = message.where_in(sentence)
    if where or any_of(said, ("var ", "hur ")):
        return Reading("participant", 0.6, "var")
    return None


OUTCOMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("extended", ("forlang",)),
    ("dropped_out", ("avhopp", "hoppat av", "hoppade av", "avbrott", "avbrutit", "avbrot")),
    ("work", ("jobb", "arbete", "anstall", "arbetsliv")),
    ("studies", ("studier", "studera", "plugga", "utbildning", "komvux", "skola", "studerar", "sfi")),
    ("other_measure", ("annan insats", "andra insatser", "ny insats", "en annan", "annat program", "nasta insats")),
    ("started", ("borjade", "borjat", "startade", "startat", "skrevs in", "skrivits in", "inskrivningar", "nya deltagare", "nystart", "paborjade", "paborjat", "togs in", "kom in", "tagit emot", "tog emot", "har vi skrivit in", "skrivit in")),
    ("ended", ("slutade", "slutat", "avslutade", "avslutat", "avslutats", "skrevs ut", "skrivits ut", "utskriv", "lamnade", "lamnat", "avslut", "gick ut", "gatt ut", "fullfolj", "blev klara", "sjukdom", "flyttade", "gatt vidare")),
)  # fmt: skip


def outcome_of(said: str) -> str | None:
    """The outcome that a count asks for."""
    return next((outcome for outcome, stems in OUTCOMES if any_of(said, stems)), None)
