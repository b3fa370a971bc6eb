"""What of the agreement somebody asks for. Stems in plain letters; the first topic with a stem in the message wins."""

from handlers.swedish.phrase_search import any_of


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(phrase.strip().replace("_", " ") for phrase in lines.split("|"))


TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "case_number",
        _phrases("""
    diarienum | diarienr | dnr | arendenum | arendenr
"""),
    ),
    (
        "activity_requirement",
        _phrases("""
    aktivitetskrav | aktivitets krav | vara aktiva | vara aktiv_
"""),
    ),
    (
        "clothes",
        _phrases("""
    arbetsklad | arbets klad | skyddsskor | skyddsklad | klader | kladerna | arbetsskor
"""),
    ),
    (
        "notice",
        _phrases("""
    uppsagning | saga upp | sager upp | sager man upp | sags avtalet upp | sags upp | sagas upp | uppsag
"""),
    ),
    (
        "enrolment_length",
        _phrases("""
    inskrivningstid | hur lange far | hur lange kan en | hur lange kan man | vara inskriven | maxtid | langsta tid |
    langd pa inskriv | langd pa en inskriv | inskrivnings langd | lang ar en vanlig inskr | lang ar en inskr |
    lang ar en normal inskr | lang ar inskrivning | lang inskrivning | lang placering | lang ar en placering |
    lang ar placering |

    inskriven max | hur lang inskrivning | inskrivning vara | inskrivningen vara | placering vara |
    arbetstrana hur lange | lange far nagon | lange far man | hur manga manader | lange en deltagare |
    forlanga en deltagare | forlangas deltag | forlangning for deltag | deltagare forlang | deltagares forlang |
    en placering forlang | forlanga en placering | forlanga en inskrivning | inskrivningen forlang
"""),
    ),
    (
        "extension",
        _phrases("""
    forlang | optionsar | option | ett ar till | extra ar_ | ett ar extra
"""),
    ),
    (
        "places_per_year",
        _phrases("""
    platser per ar | platser om aret | platser arlig | per ar_ | arligen | arsplats | om aret | platser pa ett ar |
    pa ett ar | 72 | varje ar
"""),
    ),
    (
        "places",
        _phrases("""
    samtidig | samtidigt | platser ing | hur manga platser | antal platser | platser har vi | platser ska |
    24 platser | antalet platser | platserna
"""),
    ),
    (
        "own_contribution",
        _phrases("""
    egeninsats | egen insats | egenfinans | motprestation | stadsmissionens bidrag | stadsmissionen bidrar |
    bidrar stadsmissionen | sjalva bidra | stadsmissionen med | stadsmissionen for | vad bidrar |
    stadsmissionen sjalv | insats ska | stadsmissionens insats | stadsmissionens del | _sta for | _star for |
    bidra med
"""),
    ),
    (
        "posts",
        _phrases("""
    tjanster | tjansterna | tjanst | befattning | personal finans | personal ing | anstallningar |
    finansierad personal | vilken personal | procent handled | procent enhetschef | procent verksamhetsled |
    procent yrkescoach | handledare ing | coach
"""),
    ),
    (
        "funding",
        _phrases("""
    finansi | pengar | ersattning | budget_ | budgeten | belopp | kronor | ekonomi | kostar | kostnad | betalar |
    bekostar |
    stod fran kommun | bidrag | summan | medel | anslag | far vi betalt | hur mycket far vi | far vi av kommun |
    far vi fran kommun | pengar far | far kommunen betala | anslaget | bidrar kommunen | kommunen bidrar |
    kommunens bidrag | kommunens del
"""),
    ),
    (
        "target_group",
        _phrases("""
    malgrupp | vilka far | vem far delta | vilka kan delta | vem kan delta | vilka kan fa | vem kan fa |
    vilka riktar | riktar sig | vem ar det till for | vilka ar det till for | krav pa deltag | kravs for att |
    villkor | vilka krav
    | vilka omfattas | far man anvisa | kan man anvisa | far vi anvisa | far anvisas | kan anvisas |
    far komma till | kan komma till er | ni till for | vi till for | vander ni er |
    vander sig | malmobo | maste man vara | bosatt i | maste man bo | bo i malmo | folkbokford | skriven i malmo
"""),
    ),
    (
        "purpose",
        _phrases("""
    syfte | andamal | varfor finns | meningen med | tanken med | poangen med
"""),
    ),
    (
        "follow_up",
        _phrases("""
    vilka rapporter |
    uppfoljning | foljs | foljas | folja upp | folj upp | utvarder | redovis | styrgrupp | arsrapport |
    rapportera till | ofta ska vi rapport | aterrapport | arbetsgrupp
"""),
    ),
    (
        "parties",
        _phrases("""
    parter | parterna | part i | vilka ingar | vem har tecknat | vilka har tecknat | mellan vilka | organisationsnum
    | orgnr | org nr | motpart | avtalspart | vem har skrivit | skrivet med | slutet med | tecknat med | avtal med |
    overenskommelse med | skrivit pa | skrev pa | skrivit under | skrev under | undertecknat
"""),
    ),
    (
        "goals",
        _phrases("""
    mal star | malen i | vilka mal | mal har | malet i | malet med | malsattning | vad ar malet | vad ar malen |
    mal enligt | mal_
"""),
    ),
    (
        "ends",
        _phrases("""
    gar ut | loper ut | slutar | upphor | sista dag | till vilket datum | till vilken dag | vilket datum gar |
    vilket datum loper | sista giltig | till och med nar | tom nar | till och med vilk | tom vilk | slutdatum |
    till nar | hur lange till | tar slut | galler till
    | galler avtalet till | galler overenskommelsen till | ar slut | utgang
"""),
    ),
    (
        "period",
        _phrases("""
    avtalsperiod | period | eller tva ar | ettarig | tvaarig | trearig | flerarig | hur manga ar_ | hur langt |
    hur lang_ | stracker sig | hur lange | giltig | galler | loper |
    fran och med | avtalstid | avtalstiden |
    nar borjar | nar borj | startar avtalet | startade avtalet
"""),
    ),
)
ABOUT = tuple(
    " " + phrase
    for phrase in _phrases("""
    avtal | overens | overrens | iop | partnerskap | kontrakt | ingar arbetsk | enl avt | overrenskom | overenskom |
    namnden | kommunen betalar | platser ingar | ingar platser
""")
)
"""Words for the agreement itself."""
ON_ITS_OWN = frozenset(
    """
    activity_requirement case_number clothes enrolment_length follow_up funding notice own_contribution parties
    places_per_year posts purpose target_group
    """.split()
)
"""Topics that are asked for without a word for the agreement."""


STEMS = tuple((topic, tuple(" " + stem if len(stem) < 5 else stem for stem in stems)) for topic, stems in TOPICS)
"""Short stems stand where a word begins."""


def topic_of(said: str) -> str | None:
    """The topic of a message in plain letters (with spaces around it)."""
    for topic, stems in STEMS:
        if any_of(said, stems):
            if topic in ("places", "places_per_year") and any_of(said, MONEY):
                return "funding"
            of_somebody = topic == "extension" and any(word in said for word in SOMEBODY)
            return "enrolment_length" if of_somebody else topic
    return None


MONEY = (" pengar", " kronor", " belopp", " ersattning", " budget", " kostar", " betalar", " summa")
"""Money by the year is no number of places."""
SOMEBODY = (" deltag", " person", " placering", " inskriv", " nagon", " klient", " individ")
"""Whose extension is not the agreement's."""
