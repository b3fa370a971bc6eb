"""The words of Swedish time, in plain letters (å, ä → a, ö → o). Add a word to a table and it is understood."""

NOT_SLIPS = frozenset({"august", "augusta", "manda"})
"""Words and names that stand a letter from a month or a weekday and are not meant as one."""


def with_slips(table: dict[str, int]) -> dict[str, int]:
    """Longer words also with a letter left out, doubled, or swapped with the next («feburari», «fredg»)."""
    slips: dict[str, int] = {}
    for word, number in table.items():
        for at in range(1, len(word)) if len(word) > 5 else ():
            rest = word[at + 1 :]
            for slip in (
                word[:at] + rest,
                word[: at + 1] + word[at] + rest,
                word[:at] + rest[:1] + word[at] + rest[1:],
            ):
                if slip not in NOT_SLIPS:
                    slips.setdefault(slip, number)
    return slips | table


WEEKDAY_STEMS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
WEEKDAY_SHORT = {
    "tis": 1, "tisd": 1, "ons": 2, "onsd": 2, "tor": 3, "tors": 3, "torsd": 3,
    "fre": 4, "fred": 4, "lor": 5, "lord": 5, "son": 6, "sond": 6, "mand": 0,
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    **{
        stem + ending: number
        for number, stem in enumerate(WEEKDAY_STEMS)
        for ending in ("", "en", "ens", "ar", "arna", "e", "")
    },
    **{stem[:-1]: number for number, stem in enumerate(WEEKDAY_STEMS)},
    **{stem[:-1] + "n": number for number, stem in enumerate(WEEKDAY_STEMS)},
    **WEEKDAY_SHORT,
    **with_slips({stem: number for number, stem in enumerate(WEEKDAY_STEMS)}),
}
WEEKDAY_PAIRS = {"ma": 0, "ti": 1, "on": 2, "to": 3, "fr": 4}
"""«må-fr», «må, ti»: only beside each other."""
WEEKDAYS_PAST: dict[str, int] = {
    **{stem[:-1] + "s": number for number, stem in enumerate(WEEKDAY_STEMS)},
    **with_slips({stem + "s": number for number, stem in enumerate(WEEKDAY_STEMS)}),
}
"""«i fredags», «i freda's»."""

MONTHS: dict[str, int] = with_slips({
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "mars": 3, "april": 4, "apr": 4, "maj": 5, "juni": 6,
    "jun": 6, "juli": 7, "jul": 7, "augusti": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10,
    "okt": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12, "desember": 12,
})  # fmt: skip
MONTHS_TAKEN_FOR_NAMES = frozenset({"maj", "juni", "jan"})
MONTH_ALONE = frozenset(MONTHS) - MONTHS_TAKEN_FOR_NAMES - {"jul", "jun", "oct"}
"""May stand without a day; «jul» is Christmas, «Maj», «Juni» and «Jan» are names."""
WEEKDAYS_TAKEN_FOR_NAMES = frozenset({"tor", "fred"})
TAKEN_FOR_NAMES = frozenset({"lucia", "valborg"})
"""Days that are names too, where they are written with a capital and no preposition stands before."""
BEFORE_TIMES = frozenset(
    {"i", "under", "av", "till", "tom", "fran", "from", "fom", "for", "sedan", "mellan", "och", "-", "pa", "per", "vid",
     "innan", "fore", "efter", "kring", "runt", "om", "over", "hela", "nasta", "forra", "senast", "tills"}
)  # fmt: skip
"""A word before which a name is unlikely, where what follows may be a time."""
BEFORE_MONTHS = frozenset({"i", "under", "av", "sedan", "mellan", "tom", "innan", "fore"})
"""What may stand before «Maj» or «Jan» with a capital where it is the month."""
GREETINGS = frozenset({"god", "gott", "glad", "trevlig", "skon", "fin", "harlig", "bra"})
"""«god jul», «trevlig helg», «en bra fredag» wish something and name no time."""

DAY_WORDS: dict[str, int] = {
    "idag": 0, "dagens": 0, "morgondagen": 1, "morgondagens": 1, "gardagen": -1, "gardagens": -1,
    "imorgon": 1, "imorn": 1, "imorron": 1, "imorrn": 1, "imorgn": 1, "imon": 1, "igar": -1,
    "iforrgar": -2, "overmorgon": 2, "iovermorgon": 2, "overmorn": 2, "iovermorn": 2, "overmorron": 2,
    "iovermorron": 2, "imorse": 0, "ikvall": 0, "inatt": 0, "ieftermiddag": 0, "iformiddag": 0, "forrgar": -2,
}  # fmt: skip
AFTER_I: dict[str, int] = {
    "dag": 0, "da": 0, "morgon": 1, "morn": 1, "morron": 1, "morrn": 1, "gar": -1, "forrgar": -2, "overmorgon": 2,
    "overmorn": 2, "overmorron": 2, "overimorgon": 2, "morse": 0, "kvall": 0, "natt": 0, "eftermiddag": 0,
    "eftermiddags": 0, "formiddag": 0, "formiddags": 0, "em": 0, "fm": 0,
}  # fmt: skip
PARTS_OF_DAY = frozenset(
    {
        "bitti",
        "morgon",
        "formiddag",
        "formiddagen",
        "fm",
        "em",
        "eftermiddag",
        "eftermiddagen",
        "kvall",
        "kvallen",
        "lunch",
    }
)
SO_FAR = frozenset({"hittills", "hittils", "hitills", "hitils"})
PARTS_DEFINITE = frozenset({"dagen", "formiddagen", "eftermiddagen", "kvallen"})

UNITS: dict[str, str] = {
    **dict.fromkeys(("dag", "dagar", "dar", "dgr", "dygn", "dagars", "dars"), "day"),
    **dict.fromkeys(("vecka", "veckor", "veckors", "veckas", "v", "vkr"), "week"),
    **dict.fromkeys(("manad", "manader", "man", "mand", "manaders", "manads", "mander"), "month"),
    **dict.fromkeys(("kvartal", "kvartals"), "quarter"),
    **dict.fromkeys(("halvar", "halvars"), "half"),
    **dict.fromkeys(("ar", "ars"), "year"),
}
UNITS_DEFINITE: dict[str, str] = {
    **dict.fromkeys(("dagen", "dagarna", "dagarnas"), "day"),
    **dict.fromkeys(("veckan", "veckorna", "veckans"), "week"),
    **dict.fromkeys(("manaden", "manaderna"), "month"),
    **dict.fromkeys(("kvartalet", "kvartalen"), "quarter"),
    **dict.fromkeys(("halvaret",), "half"),
    **dict.fromkeys(("aret", "aren"), "year"),
}

SINGULAR: dict[str, str] = {
    "dag": "day", "vecka": "week", "veckan": "week", "manad": "month", "manaden": "month", "kvartal": "quarter",
    "kvartalet": "quarter", "halvar": "half", "halvaret": "half", "ar": "year", "aret": "year", "helg": "weekend",
    "helgen": "weekend", "veckoslutet": "weekend", "v": "week",
}  # fmt: skip
"""What stands after «nästa», «förra», «den här»."""
OF_UNITS: dict[str, str] = {"veckans": "week", "manadens": "month", "kvartalets": "quarter", "arets": "year"}

SEASONS: dict[str, int] = {"host": 9, "vinter": 12, "var": 3, "sommar": 6}
"""The season's first month; each has three."""
SEASONS_DEFINITE: dict[str, int] = {"hosten": 9, "vintern": 12, "varen": 3, "sommaren": 6}
SEASONS_PAST: dict[str, int] = {"hostas": 9, "vintras": 12, "varas": 3, "somras": 6}
SEASONS_SPELT = frozenset({"höst", "hösten", "vinter", "vintern", "vår", "våren", "sommar", "sommaren"})
"""«hosten» is a cough and «var» was, unless the dots or a word before say otherwise."""

OFFSETS: dict[str, int] = {
    "nasta": 1, "kommande": 1, "nastkommande": 1, "nastnasta": 2, "forra": -1, "foregaende": -1, "senaste": -1,
    "forrforra": -2, "denna": 0, "detta": 0, "innevarande": 0,
}  # fmt: skip
WAYS: dict[str, int] = {
    "narmaste": 1, "narmsta": 1, "kommande": 1, "nastkommande": 1, "nasta": 1, "senaste": -1, "sista": -1,
    "gangna": -1, "forra": -1,
}  # fmt: skip
"""«de närmaste två veckorna», «senaste två veckorna»: from today on, or back from it."""
ABOUT = frozenset({"ca", "cirka", "typ", "ungefar", "bara", "kanske", "minst", "max", "hogst"})

RED_DAYS: dict[str, str] = {
    word: name
    for name, words in {
        "new_years_eve": "nyarsafton nyar",
        "new_year": "nyarsdagen nyarsdag",
        "epiphany": "trettondagen trettondedagen trettondedag trettondag trettondan trettonhelgen",
        "epiphany_eve": "trettondagsafton",
        "good_friday": "langfredag langfredagen",
        "easter": "pask pasken paskdagen paskdag",
        "easter_eve": "paskafton",
        "easter_monday": "annandag",
        "walpurgis": "valborg valborgsmassoafton",
        "maundy": "skartorsdagen skartorsdag",
        "ascension": "kristihimmelsfardsdag himmelsfardsdag himmelsfardsdagen himmelsfard",
        "pentecost": "pingst pingstdagen pingstdag",
        "pentecost_eve": "pingstafton",
        "national": "nationaldagen",
        "midsummer_eve": "midsommar midsommarafton",
        "midsummer": "midsommardagen midsommardag",
        "all_saints": "allhelgona allhelgonahelgen allhelgonadagen",
        "lucia": "lucia luciadagen",
        "christmas_eve": "jul julen julafton",
        "christmas": "juldagen juldag",
        "boxing": "annandagen",
        "knut": "tjugondag tjugondagen tjugondedag tjugondedagen",
    }.items()
    for word in words.split()
}
"""The words for a day → its name in calendar_days.named_day."""
RED_SPANS: dict[str, tuple[str, str]] = {
    "mellandagarna": ("after_christmas", "before_new_year"), "julhelgen": ("christmas_eve", "boxing"),
    "paskhelgen": ("good_friday", "easter_monday"), "midsommarhelgen": ("midsummer_eve", "midsummer"),
    "pingsthelgen": ("pentecost_eve", "pentecost"), "trettonhelgen": ("epiphany_eve", "epiphany"),
}  # fmt: skip
"""The first and the last day."""
RED_DAYS_PAST: dict[str, str] = {"julas": "christmas_eve", "paskas": "easter", "nyaras": "new_years_eve"}
RED_DAYS_PAIRED: dict[tuple[str, str], str] = {
    ("annandag", "jul"): "boxing", ("annandag", "pask"): "easter_monday", ("jul", "afton"): "christmas_eve",
    ("jul", "dagen"): "christmas", ("nyars", "afton"): "new_years_eve", ("nyars", "dagen"): "new_year",
    ("trettondedag", "jul"): "epiphany", ("trettondag", "jul"): "epiphany", ("tjugondag", "knut"): "knut",
    ("tjugondedag", "knut"): "knut", ("tjugondag", "jul"): "knut", ("kristi", "himmelsfard"): "ascension",
    ("kristi", "himmelsfardsdag"): "ascension", ("mors", "dag"): "mothers_day", ("fars", "dag"): "fathers_day",
    ("alla", "helgons"): "all_saints", ("alla", "hjartans"): "valentine",
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tjugo": 20, "tjugi": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "attio": 80, "nittio": 90, "hundra": 100, "par": 2,
}  # fmt: skip
_ONES = ("ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio")
NUMBERS |= {
    ten + one: NUMBERS[ten] + number
    for ten in ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "attio", "nittio")
    for number, one in enumerate(_ONES, start=1)
}
NUMBERS |= {"tjugoen": 21, "trettioen": 31, "fyrtioen": 41, "femtioen": 51}
ORDINALS: dict[str, int] = {
    "forsta": 1, "forste": 1, "andra": 2, "tredje": 3, "fjarde": 4, "femte": 5, "sjatte": 6, "sjunde": 7, "attonde": 8,
    "nionde": 9, "tionde": 10, "elfte": 11, "tolfte": 12, "trettonde": 13, "fjortonde": 14, "femtonde": 15,
    "sextonde": 16, "sjuttonde": 17, "artonde": 18, "nittonde": 19, "tjugonde": 20, "trettionde": 30,
}  # fmt: skip
_ORDINAL_ONES = ("forsta", "andra", "tredje", "fjarde", "femte", "sjatte", "sjunde", "attonde", "nionde")
ORDINALS |= {"tjugo" + one: 20 + number for number, one in enumerate(_ORDINAL_ONES, start=1)}
ORDINALS |= {"trettioforsta": 31, "trettioforste": 31, "tjugoforste": 21, "tjugoandre": 22, "andre": 2}
PER_TIME = frozenset({"timmar", "tim", "h", "dagar", "dar", "dgr", "ganger", "gang", "ggr"})
"""«30 timmar i veckan» is no time."""
