"""The words around a status that decide what it means: «sent» beside «ringde», «ledig» before a noun.

In plain letters (å, ä → a, ö → o)."""

TELLING = frozenset(
    """
    meddelade meddelat ringde ringt skrev smsade mejlade messade horde hort sa sade sagt bestamdes larmade aviserade
    flaggade hojtade berattade
    """.split()
)
"""«Meddelade sent i går»: late in the day, not late for work."""
SINCE = frozenset(
    """
    han hon hen de dom vi jag man borjan starten sommaren hosten varen vintern forra sist januari februari mars april
    maj juni juli augusti september oktober november december jul nyar semestern
    """.split()
)
"""After «sen» for «sedan»: «närvaro sen hon började»."""
AFTER_OFF = frozenset(
    """
    alla anda av beviljad beviljat da den det dom efter eftersom en enl enligt fick fm em for formiddag formiddagen fran
    from eftermiddag eftermiddagen godkand godkant ocksa halva hela hemma hos hon han i idag imorgon inte ja jo ju
    klart kl lite med men nagot nagon nasta nog nu och ok oppet pa pga per resten sa sedan sin som redan till tills tom
    under utan vecka var varje ar annu bara dar har sig
    """.split()
)
"""What may follow «ledig» said of a person."""
LEAVING = frozenset(
    "ga gar gick gatt gav aka aker akte akt dra drar drog sticka sticker stack stuckit forsvann".split()
)
OBLIGED = frozenset("behovde fick maste tvungen tvingades ville".split())
EARLY = frozenset(
    "direkt genast tidigare tidigt lunch lunchen fortid rasten fikat formiddagen eftermiddagen mitt".split()
)
CLOCK = frozenset("kl klockan vid redan efter fore innan halv runt strax typ ca omkring".split())
SILENCE = {
    tuple(phrase.split())
    for phrase in (
        "hort fran|dykt upp|dok upp|dyka upp|infunnit sig|visat sig|"
        "hor av sig|hort av sig|horde av sig|hort av|hort ett ljud|hort nat|hort nagot|"
        "hort ifran|sagt nat|sagt nagot|sett till|syns till|syntes till|vet var|vet vart|synts till|synts|svarar i|"
        "horts av"
    ).split("|")
}
"""What is a silence only beside a no; without it somebody did get in touch."""
TURNED_UP = {("dykt", "upp"), ("dok", "upp"), ("dyka", "upp"), ("synts", "till"), ("infunnit", "sig"), ("visat", "sig")}
