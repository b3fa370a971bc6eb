"""Where the bot doubts its own reading of a change, and asks before it does anything."""

from datetime import date

from handlers.swedish import say
from handlers.swedish.common_words import COMMON
from handlers.swedish.date_digits import NO_SUCH_DAY
from handlers.swedish.date_phrase import AHEAD, Phrase
from handlers.swedish.meaning import Thing
from handlers.swedish.message import Message, Sentence
from handlers.swedish.people import Mention
from handlers.swedish.phrase_search import any_of
from handlers.swedish.rostered import is_in
from handlers.swedish.status_words import words
from handlers.swedish.tokens import plain
from handlers.swedish.who import Who

ABOUT_SOMEBODY = frozenset({"move", "extend", "end_placement", "change_extent", "pause", "resume", "start_placement"})
RIVALS = ("extend", "end_placement", "pause", "move")
NEEDS = {"move": ("workplace",), "extend": ("until", "months"), "change_extent": ("extent", "weekdays")}
PLAIN = 5
"""«Förläng Fatima»: so short that nothing was missed; what is left out is asked for."""
HEDGES = frozenset(
    """
    kanske eventuellt ev antagligen formodligen troligen troligtvis mojligen osaker oklart funderar overvager
    diskuterade
    """.split()
)
BEFORE_A_PLACE = frozenset("pa i till hos fran vid med mot av".split())
LIST_MARKS = frozenset({",", "och", "samt", "&", ":"})


def doubtful(message: Message, who: Who, things: list[Thing]) -> str:
    """Why a change among the things may be misread («somebody left over», …); "" where nothing speaks against it."""
    changes = [thing for thing in things if thing.intent in ABOUT_SOMEBODY or thing.intent == "report_attendance"]
    if not changes:
        return ""
    if any(_nobody(thing) for thing in changes):
        return "nobody"
    words = sum(token.kind != "punct" for token in message.tokens)
    unsaid = any(not any(slot in thing.slots for slot in NEEDS.get(thing.intent, thing.slots)) for thing in changes)
    if unsaid and words > PLAIN:
        return "what is changed is not said"
    if _left_over(message, things):
        return "somebody is left over"
    moved_to = {thing.slots.get("workplace") for thing in things if thing.intent in ("move", "order_place")}
    if len(moved_to) == 1 and _two_places(message):
        return "two workplaces"
    if any(_another_name(message, who, mention) for mention in message.people):
        return "another name"
    if any(_is_paused_already(who, thing) for thing in things):
        return "somebody on a break already"
    if any(thing.intent == "pause" for thing in things) and _two_days(message):
        return "two days, and no word of what they are"
    if any(thing.intent == "start_placement" for thing in things) and _does_not_begin(message):
        return "somebody who does not begin"
    if any(thing.intent == "start_placement" and _is_here_already(message, who, thing) for thing in things):
        return "somebody who is here already"
    if any(thing.intent == "extend" for thing in things) and len(things) == 1 and _two_lengths(message):
        return "two lengths"
    if any(thing.intent == "report_attendance" for thing in things) and any_of(message.said, EVERY_WEEK):
        return "every week"
    if any(_reports_a_season(message, thing) for thing in things):
        return "so long a time gone by is asked about, as a rule"
    if who.mixed:
        return "words that do not go together"
    if any(HEDGES & sentence.words and message.people_in(sentence) for sentence in message.sentences):
        return "a perhaps"
    if any(_no_definite_day(phrase) for phrase in message.times):
        return "no definite day"
    if any(_rivals(message, sentence) for sentence in message.sentences):
        return "two changes in one"
    return "a stranger's name" if _stranger(message, things) else ""


def _reports_a_season(message: Message, thing: Thing) -> bool:
    """«Alis ogiltiga i höst»: weeks that have been, in one report."""
    when = thing.slots.get("when", {}) if thing.intent == "report_attendance" else {}
    if len(when) < 2 or when["start"] >= message.today.isoformat():
        return False
    return (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days > A_FORTNIGHT


A_FORTNIGHT = 14


def _nobody(thing: Thing) -> bool:
    if thing.intent == "report_attendance":
        return not any(name in thing.slots for name in ("items", "rest", "ambiguous"))
    return not any(name in thing.slots for name in ("participants", "ambiguous", "new_name"))


def _left_over(message: Message, things: list[Thing]) -> bool:
    """Somebody is named of whom nothing came."""
    told: set[str] = set()
    for thing in things:
        told |= {*thing.slots.get("participants", ()), *thing.slots.get("ambiguous", ())}
        told |= {item["participant"] for item in thing.slots.get("items", ())}
    return any(not told & set(mention.codes) for mention in message.people)


def _two_days(message: Message) -> bool:
    """Two days with no «till» between: «åker 7 dec och kommer hem 4 jan»."""
    return sum(phrase.kind == "day" for phrase in message.times) > 1


def _does_not_begin(message: Message) -> bool:
    """«Samir kommer inte att börja»; «börjar inte förrän 8 december» does."""
    return bool(any_of(message.said, NOT_BEGUN)) and not {"forran", "utan"} & message.all_words


def _is_here_already(message: Message, who: Who, thing: Thing) -> bool:
    """«Erik börjar 1 december», and he is enrolled today."""
    codes = thing.slots.get("participants", [])
    return bool(codes) and all(is_in(message, who.names.people[code]) for code in codes)


def _another_name(message: Message, who: Who, mention: Mention) -> bool:
    """«Amir» is no slip for Samir: another first letter is another name."""
    token = message.tokens[mention.first]
    names = [plain(who.names.people[code].name.lower()) for code in mention.codes]
    wholly = token.kind == "word" and token.text[:1].isupper()
    return wholly and not mention.exact and not any(name[:1] == token.plain[:1] for name in names)


def _is_paused_already(who: Who, thing: Thing) -> bool:
    """«En vecka till på pausen»: how long it is then is asked about."""
    codes = thing.slots.get("participants", []) if thing.intent == "pause" else []
    return bool(codes) and all(who.names.people[code].paused for code in codes)


def _two_lengths(message: Message) -> bool:
    """«Tre månader och två veckor» to one person."""
    return len(message.people) == 1 and sum(phrase.kind == "duration" for phrase in message.times) > 1


def _no_definite_day(phrase: Phrase) -> bool:
    """«Om några dagar», «31 november», «30 februari till 5 mars»."""
    if phrase.vague or phrase.grain == NO_SUCH_DAY:
        return True
    return phrase.kind == "span" and None in phrase.ends(AHEAD)


def _two_places(message: Message) -> bool:
    """Two workplaces, and none of them is said to be left."""
    left = any(message.word(where.first - 1) in ("fran", "ifran") for where in message.where)
    return len({where.name for where in message.where}) > 1 and not left


def _rivals(message: Message, sentence: Sentence) -> bool:
    """«Amina slutar på fredag, eller ska hon förlängas»: words of two changes that exclude each other."""
    if not message.people_in(sentence):
        return False
    said = {intent for intent in RIVALS if any_of(sentence.said, say.CHANGES[intent])}
    if not message.where_in(sentence):
        said -= {"move"}  # «flyttar till Kalmar» is a reason
    if not said or any_of(sentence.said, say.ENDS_PLAINLY) or ("pause" in said and any_of(sentence.said, say.RESUMES)):
        return False
    return len(said) > 1 or bool(any_of(sentence.said, NOT_CHANGED))


EVERY_WEEK = tuple(
    f" {every} {day}"
    for every, days in (
        ("alla", ("mandagar", "tisdagar", "onsdagar", "torsdagar", "fredagar")),
        ("varje", ("mandag", "tisdag", "onsdag", "torsdag", "fredag")),
    )
    for day in days
)
"""«Ledig alla fredagar i december» is more than one day's report can hold."""
NOT_BEGUN = (" inte att borja", " kommer inte borja", " borjar inte ", " inte langre borja", " ska inte borja")
NOT_CHANGED = (
    " inte sluta",
    " slutar inte",
    " inte forlang",
    " forlang inte",
    " inte byta",
    " inte flytta",
    " flytta inte",
    " flyttar inte",
    " byter inte",
    " inte avslut",
    " avslutas inte",
)


def _stranger(message: Message, things: list[Thing]) -> bool:
    """A name that is not in the roster, in a row with people who are («Sjuka: Elif och Bengt»)."""
    if all(thing.intent == "start_placement" for thing in things):
        return False
    ends = {mention.last for mention in message.people}
    begins = {mention.first for mention in message.people}
    known = {at for where in message.where for at in range(where.first, where.last + 1)}
    known |= {at for phrase in message.times for at in range(phrase.first, phrase.last + 1)}
    known |= {at for mention in message.people for at in range(mention.first, mention.last + 1)}
    for at, token in enumerate(message.tokens):
        if at in known or token.kind != "word" or not token.text[:1].isupper() or token.norm in COMMON:
            continue
        if len(token.text) < 3 or token.plain in words() or message.word(at - 1) in BEFORE_A_PLACE:
            continue
        if (message.word(at - 1) in LIST_MARKS and at - 2 in ends) or (
            message.word(at + 1) in LIST_MARKS and at + 2 in begins
        ):
            return True
    return False
