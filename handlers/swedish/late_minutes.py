"""When somebody came late or left early: a clock time, or an amount of minutes."""

from handlers.swedish.date_words import NUMBERS
from handlers.swedish.message import Message


def minutes(message: Message, first: int, stop: int) -> int | None:
    """An amount of minutes said between two tokens: «20 min», «en kvart», «en halvtimme», «en timme»."""
    for at in range(first, stop):
        word = message.word(at)
        if "efter" in (message.word(at - 1), message.word(at - 2)) or message.word(at - 1) in ("varannan", "varje"):
            continue  # «avbröt passet efter två timmar»
        if word in ("sen", "sent", "forsenad"):
            if _minutes_alone(message, at + 1):
                return int(message.word(at + 1))
            if at > first and message.word(at - 1).isdecimal() and len(message.word(at - 1)) < 3:
                return int(message.word(at - 1))  # «Nadia 10 sen»
        if word in ("min", "minuter", "minut", "minuters", "m") and at > first:
            before = message.word(at - 1)
            before = before.rpartition("-")[2]  # of «10-15 min» the longer
            if before.isdigit() and len(before) < 4:
                return int(before)
            if before in NUMBERS:
                return NUMBERS[before]
        if word == "halv" and message.word(at + 1) in ("timme", "timma") and message.word(at - 1) in ("en", "och"):
            whole = next((NUMBERS[message.word(at - step)] for step in (2, 3) if message.word(at - step) in NUMBERS), 0)
            if "och" in (message.word(at - 1), message.word(at - 2)):
                return 60 * whole + 30  # «en och en halv timme»
        if word == "trekvart":
            return 45
        if word in ("kvart", "kvarts", "kvarten") and message.word(at + 1) not in ("i", "over"):
            return {"tva": 30, "tre": 45}.get(message.word(at - 1), 15)
        if word in ("halvtimme", "halvtimma", "halvtimmes", "halvtimmas", "halvtime", "halvtimmen") or (
            word in ("timme", "timma") and message.word(at - 1) in ("halv", "halva")
        ):
            return 30
        if word in ("timme", "timma", "timmes"):
            return 60 * NUMBERS.get(message.word(at - 1), 1)
        if word in ("timmar", "tim", "h") and at > first:
            before = message.word(at - 1)
            if (message.word(at - 2), before) == (",", "5") and message.word(at - 3).isdigit():
                return 60 * int(message.word(at - 3)) + 30  # «1,5 h»
            if before.isdigit() and len(before) < 2:
                return 60 * int(before)
            if before in NUMBERS:
                return 60 * NUMBERS[before]
    return None


def _minutes_alone(message: Message, at: int) -> bool:
    """«Hodan sen 15.»: a round number and no more is minutes."""
    word, after = message.word(at), message.word(at + 1)
    return word.isdecimal() and len(word) < 3 and int(word) % 5 == 0 and int(word) > 0 and not after[:1].isalnum()


def clock_after(message: Message, first: int, stop: int) -> bool:
    """«Kom kl 9.30», «dök upp halv tio»: a clock time past eight comes next."""
    at = first
    while at < stop and message.word(at) in BEFORE_A_CLOCK:
        at += 1
    token = message.tokens[at] if at < stop else None
    if token is None or any(phrase.first <= at <= phrase.last for phrase in message.times):
        return False
    if token.plain in ("halv", "kvart", "fem", "tio", "tjugo") and (
        token.plain == "halv" or message.word(at + 1) in ("over", "i")
    ):
        return True
    if token.kind == "num":
        hour, _dot, minute = token.text.replace(":", ".").partition(".")
        if message.word(at + 1) in ("min", "minuter", "tim", "timmar", "dagar", "%") or not hour.isdigit():
            return False
        return (8, 0) < (int(hour[:3]), int(minute[:2]) if minute.isdigit() else 0) < (18, 0)
    return message.word(at - 1) in BEFORE_A_CLOCK and NUMBERS.get(token.plain, 0) in range(9, 13)


BEFORE_A_CLOCK = frozenset(
    "kl klockan vid runt omkring ca cirka strax fore efter forst in hit redan anda typ mot fram .".split()
)
