"""«Gör en kvartalsrapport», «månadsrapport för Amina i oktober»: a report that is asked for by its name."""

from typing import NamedTuple

from handlers.swedish.tokens import tokenize

PAPERS = (
    (("kvartalsrapport", "kvartalsuppfoljning"), "kvartal"),
    (("arsrapport", "verksamhetsrapport", "arsuppfoljning"), "ar"),
    (("manadsrapport", "manadslista", "manadsunderlag", "narvarounderlag", "narvarorapport"), "manad"),
)
ASKED_OF = frozenset({"nar", "hur", "varfor", "vem", "vilka", "vad", "maste"})
AROUND = frozenset(
    """
    gor gora skapa ta tar fram skicka visa ge hamta fa far kan kunna skulle vill vilja ha behover onskar jag mig oss
    du ni vi en ett den det som for av till pa i om over och hej tack snalla nu rapport rapporten
    """.split()
)


class PaperSaid(NamedTuple):
    """`command` is kvartal, ar or manad; `argument` what stands beside it («3 2026», «Amina oktober»)."""

    command: str
    argument: str


def read_paper(text: str) -> PaperSaid | None:
    """The report that a message asks for; None where it asks about reports, or speaks of something else."""
    tokens = tokenize(text)
    if ASKED_OF.intersection(token.plain for token in tokens):
        return None
    for at, token in enumerate(tokens):
        for stems, command in PAPERS:
            if token.kind == "word" and token.plain.startswith(stems):
                others = [one for one in [*tokens[:at], *tokens[at + 1 :]] if one.kind != "punct"]
                return PaperSaid(command, " ".join(one.text for one in others if one.plain not in AROUND))
    return None
