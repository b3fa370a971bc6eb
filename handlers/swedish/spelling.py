"""One-letter slips in the words that carry the meaning: «förlägn», «slutdatm», «sjukanmld», «närvarn»."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from handlers.swedish.common_words import COMMON
from handlers.swedish.status_words import PHRASES
from handlers.swedish.tokens import Token, plain

SHORTEST = 5
SIGNALS = frozenset(
    plain(word)
    for word in """
    avbrott avbryta avbryter avhopp avsluta avslutar avslutas avslutade avslutades avtalet arbetskläder arbetsträning
    arbetstränar begravning behåller belagd beläggning beläggningen beställa beställer beställning beställningen bevilja
    beviljad beviljat börjar börja började coach deltagare deltagaren deltagarna deltid diarienummer egeninsats
    ersättning finansiering flytta flyttar flyttas flyttade frånvarande frånvaro frånvaron fullbelagt fullt förlänga
    förlänger förlängas förlängs förläng förlängning förlängningen försenad försenade försov gruppen halvtid handläggare
    handledare heltid hoppar hoppade inskriven inskrivna inskrivning inskrivningar inskrivningen intervju kommer
    lediga ledig ledigt ledighet lucka luckor läkare läkaren läkarbesök målen målgrupp målgruppen måluppfyllelse
    möte närvarande närvaro närvaron närvarostatistik ogiltig ogiltigt omfattning omfattningen orapporterade
    orapporterat partnerskapet pausa pausen placera placering placeringen placerad plats platser platsen procent
    rapport rapporten rapportera rapporterat rapporterad rapporterade rapportering registrera reservera resten
    sammanfattning sammanfattningen samtliga schemat schemalagda sjukanmäld sjukanmälda sjukanmälde sjukskriven
    slutar slutade slutat slutdatum slutdatumet sluta startar starta startade startdatum studier syftet
    summera tandläkare tandläkaren tillbaka timmar uppföljning uppehåll uppehållet uppsägning uppsägningstid
    utskriven utskrivning utskrivna uteblev vabbade vabbar vakans vakanser veckobrev veckosammanfattning
    veckosammanfattningen väntelista väntelistan vilande ändra ångra återkommer överenskommelse
    överenskommelsen övriga andra allihop
    """.split()
)
"""Add a word in the forms people write, and a slip of a letter in it is put right."""
KNOWN = (
    SIGNALS
    | {plain(word) for word in COMMON}
    | {word for _s, lines in PHRASES for line in lines for word in line.split()}
)


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _near() -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for word in sorted(SIGNALS):
        if len(word) >= SHORTEST:
            for key in _shortened(word):
                near.setdefault(key, []).append(word)
    return near


NEAR = _near()


def put_right(tokens: Sequence[Token], taken: Collection[int]) -> list[Token]:
    """The tokens, unknown words a letter away from a signal written as it; `taken` are names, places and times."""
    return [token if at in taken or token.kind != "word" else _corrected(token) for at, token in enumerate(tokens)]


def _corrected(token: Token) -> Token:
    word = token.plain
    if len(word) < SHORTEST or word in KNOWN or (token.text[0].isupper() and len(word) < 8):
        return token
    for key in sorted(_shortened(word), key=len, reverse=True):
        for signal in NEAR.get(key, ()):
            if OSA.distance(signal, word) == 1 and not _inflected(word, signal):
                return replace(token, norm=signal, plain=signal)
    return token


def _inflected(word: str, signal: str) -> bool:
    """An ending more or less is another form, not a slip."""
    return word[:-1] == signal or signal[:-1] == word
