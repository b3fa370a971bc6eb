"""Questions about places: how many are free, when the next one is, how full it is."""

from handlers.swedish import say
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.question import Asked
from handlers.swedish.reading import Reading


def counted_free(asked: Asked) -> Reading | None:
    """«Hur många lediga platser har vi»."""
    if asked.many and asked.has(say.FREE_COUNTED) and not asked.past:
        return Reading("free_places", 0.85, "hur många lediga")
    return None


def next_free(asked: Asked) -> Reading | None:
    """«När blir nästa plats ledig i Produktion»."""
    if asked.people:
        return None
    if asked.has(say.WHEN) and asked.has(say.FREE_ONE_DAY) and not asked.has(NO_FREE_DAY):
        return Reading("next_free_place", 0.9, "när")
    return Reading("next_free_place", 0.85, "nästa") if asked.has(say.NEXT_FREE) else None


def takes_in(asked: Asked) -> Reading | None:
    """«Kan ni ta emot två nya?»"""
    if asked.free and not asked.people and asked.has(say.TAKES_IN) and asked.has(say.PLACE_MEANT):
        return Reading("free_places", 0.9, asked.free)
    return None


def occupancy(asked: Asked) -> Reading | None:
    """«Hur många är vi», «hur full är butiken v 50»."""
    if not asked.has(say.OCCUPANCY) or not (asked.many or asked.has(HOW_FULL)):
        return None
    free = asked.free and any_of(asked.said.replace(" pa plats", ""), PLACES_FREE)
    return Reading("occupancy", 0.9, "hur många") if asked.has(TAKEN) or not free else None


def free_places(asked: Asked) -> Reading | None:
    """«Finns det plats i verkstan nästa vecka»."""
    if asked.free and not asked.has(say.NO_PLACE) and asked.has(say.PLACE_MEANT):
        return None if _elsewhere(asked.message, asked.sentence) else Reading("free_places", 0.9, asked.free)
    return None


TAKEN = (
    " fyllt",
    " fyllda",
    " belagd",
    " belagt",
    " tagna",
    " upptagna",
    " besatta",
    " utnyttja",
    " nyttja",
    " anvands",
)
PLACES_FREE = (" ledig", " lucka", " plats", " tomma", " vakans", " obesatt", " otillsatt", " oppning")


NO_FREE_DAY = (" nar det galler", " sattes", " platser i januari")
HOW_FULL = (" belagg", " belagd", " belagt", " hur full")


def _elsewhere(message: Message, sentence: Sentence) -> bool:
    """«Finns det plats i kylen?», «är skrivaren ledig»: room in, or at, something that is no workplace of ours."""
    ours = {where.first for where in message.where} | {phrase.first for phrase in message.times}
    for at in range(sentence.first, sentence.stop - 2):
        if message.word(at) in ROOM and message.word(at + 1) in ("i", "pa", "vid"):
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
