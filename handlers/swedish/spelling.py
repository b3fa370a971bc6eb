"""One-letter slips in the words that carry the meaning: «förlägn», «slutdatm», «sjukanmld», «närvarn»."""

from collections.abc import Collection, Sequence
from functools import cache

from handlers.swedish import likeness
from handlers.swedish.common_words import COMMON
from handlers.swedish.slips import one_letter_away
from handlers.swedish.status_words import PHRASES
from handlers.swedish.tokens import Token, plain

SHORTEST = 5
ENDINGS = frozenset({"", *"a d e r s t".split(), *"ad ar as at de ds en er es et na te ts".split()})
SHORTEST_SLIP = 4
LONG = 7
"""Words of the examples as long as this have their slips put right too; shorter ones are too near to others."""
SIGNALS = frozenset(
    plain(word)
    for word in """
    allihop andra antal arbeta arbetar arbetskläder arbetstränar arbetsträning avbrott avbryta avbryter avhopp
    avsluta avslutade avslutades avslutar avslutas avtalet begravning behåller behöver belagd beläggning
    beläggningen beställa beställer beställning beställningen bevilja beviljad beviljat borta börja började börjar
    coach deltagare deltagaren deltagarna deltid diarienummer egeninsats ersättning extra feber finansiering flytta
    flyttade flyttar flyttas frånvarande frånvaro frånvaron fullbelagt fullt förläng förlänga förlängas förlänger
    förlängning förlängningen förlängs försenad försenade försov gruppen halvtid handledare handläggare heltid hemma
    hoppade hoppar hosta hostar inskriven inskrivna inskrivning inskrivningar inskrivningen intervju jobba jobbar
    kommer kommit ledig lediga ledighet ledigt lucka luckor läkarbesök läkare läkaren läkarn lämna längre målen
    målgrupp målgruppen måluppfyllelse många måste möte närvarande närvaro närvaron närvarostatistik ogiltig
    ogiltigt omfattning omfattningen orapporterade orapporterat partnerskapet pausa pausen personer personnummer
    placera placerad placering placeringen plats platsen platser procent rapport rapporten rapportera rapporterad
    rapporterade rapporterat rapportering redan registrera reservera resten sammanfattning sammanfattningen samtliga
    schemalagda schemat senare sjuk sjuka sjukanmäld sjukanmälda sjukanmälde sjukskriven sluta slutade slutar slutat
    slutdatum slutdatumet stanna stannar starta startade startar startdatum studier summera syftet tandläkare
    tandläkaren tidigare tillbaka timmar uppehåll uppehållet uppföljning uppsägning uppsägningstid uteblev utskriven
    utskrivna utskrivning vabbade vabbar vakans vakanser varit veckobrev veckosammanfattning veckosammanfattningen
    verksamheten vilande vilka vilken vilket väntelista väntelistan ändra ångra återkommer överenskommelse
    överenskommelsen övriga
    """.split()
)
"""Add a word in the forms people write, and a slip of a letter in it is put right."""
KNOWN = SIGNALS | COMMON | {word for _s, lines in PHRASES for line in lines for word in line.split()}


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _near(examples: frozenset[str]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for word in sorted(SIGNALS | {word for word in examples if len(word) >= LONG}):
        if len(word) >= SHORTEST:
            for key in _shortened(word):
                near.setdefault(key, []).append(word)
    return near


def put_right(tokens: Sequence[Token], taken: Collection[int]) -> list[Token]:
    """The tokens, unknown words a letter away from a signal written as it; `taken` are names, places and times."""
    return [token if at in taken or token.kind != "word" else _corrected(token) for at, token in enumerate(tokens)]


def _corrected(token: Token) -> Token:
    word = token.plain
    if (
        len(word) < SHORTEST_SLIP
        or word in KNOWN
        or word in likeness.words()
        or (token.text[0].isupper() and len(word) < 8)
    ):
        return token
    near = _near(likeness.words())
    signals = {signal for key in _shortened(word) for signal in near.get(key, ()) if signal[0] == word[0]}
    for signal in sorted(signals, key=lambda one: (abs(len(one) - len(word)), one)):  # as long as it is, where one is
        if one_letter_away(signal, word) and not _inflected(word, signal):
            return token._replace(norm=signal, plain=signal)
    return token


def _inflected(word: str, signal: str) -> bool:
    """Another ending is another form, not a slip («börjat» is not «börjar»)."""
    differ = (at for at, (one, two) in enumerate(zip(word, signal, strict=False)) if one != two)
    same = next(differ, min(len(word), len(signal)))
    return word[same:] in ENDINGS and signal[same:] in ENDINGS
