"""The words of Swedish time, in plain letters (å, ä → a, ö → o). Add a word to a table and it is understood."""

WEEKDAY_STEMS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
WEEKDAY_SHORT = {
    "tis": 1, "tisd": 1, "ti": 1, "ons": 2, "onsd": 2, "tor": 3, "tors": 3, "torsd": 3,
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
}
WEEKDAYS_PAST: dict[str, int] = {
    **{stem + "s": number for number, stem in enumerate(WEEKDAY_STEMS)},
    **{stem[:-1] + "s": number for number, stem in enumerate(WEEKDAY_STEMS)},
}
"""«i fredags», «i freda's»."""

MONTHS: dict[str, int] = {
    "januari": 1, "jan": 1, "januri": 1, "februari": 2, "feb": 2, "febr": 2, "februri": 2, "mars": 3,
    "april": 4, "apr": 4, "maj": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augusti": 8, "aug": 8, "agusti": 8,
    "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "oct": 10, "november": 11, "nov": 11, "novmber": 11,
    "december": 12, "dec": 12, "decmber": 12, "desember": 12,
}  # fmt: skip
MONTH_ALONE = frozenset(MONTHS) - {"jul", "jun", "maj", "oct"}
"""May stand without a day; «jul» is Christmas, «Maj» a name."""

DAY_WORDS: dict[str, int] = {
    "idag": 0, "ida": 0, "imorgon": 1, "imorn": 1, "imorron": 1, "imorrn": 1, "imorgn": 1, "imon": 1, "igar": -1,
    "iforrgar": -2, "overmorgon": 2, "iovermorgon": 2, "overmorn": 2, "iovermorn": 2, "overmorron": 2,
    "iovermorron": 2, "imorse": 0, "ikvall": 0, "inatt": 0, "ieftermiddag": 0, "iformiddag": 0, "forrgar": -2,
}  # fmt: skip
AFTER_I: dict[str, int] = {
    "dag": 0, "da": 0, "morgon": 1, "morn": 1, "morron": 1, "morrn": 1, "gar": -1, "forrgar": -2, "overmorgon": 2,
    "overmorn": 2, "overmorron": 2, "morse": 0, "kvall": 0, "natt": 0, "eftermiddag": 0, "eftermiddags": 0,
    "formiddag": 0, "formiddags": 0, "em": 0, "fm": 0,
}  # fmt: skip
PARTS_OF_DAY = frozenset(
    {"bitti", "morgon", "formiddag", "formiddagen", "fm", "em", "eftermiddag", "eftermiddagen", "kvall", "kvallen"}
)

UNITS: dict[str, str] = {
    **dict.fromkeys(("dag", "dagar", "dar", "dgr", "dygn", "dagars", "dars"), "day"),
    **dict.fromkeys(("vecka", "veckor", "veckors", "veckas", "v", "vkr"), "week"),
    **dict.fromkeys(("manad", "manader", "man", "mand", "manaders", "manads", "mander", "manda"), "month"),
    **dict.fromkeys(("kvartal", "kvartals"), "quarter"),
    **dict.fromkeys(("halvar", "halvars"), "half"),
    **dict.fromkeys(("ar", "ars"), "year"),
}
UNITS_DEFINITE: dict[str, str] = {
    **dict.fromkeys(("dagen", "dagarna", "dagarnas"), "day"),
    **dict.fromkeys(("veckan", "veckorna", "veckans"), "week"),
    **dict.fromkeys(("manaden", "manaderna", "manan", "mandan"), "month"),
    **dict.fromkeys(("kvartalet", "kvartalen"), "quarter"),
    **dict.fromkeys(("halvaret",), "half"),
    **dict.fromkeys(("aret", "aren"), "year"),
}

SEASONS = {"host": (9, 1, 3), "hosten": (9, 1, 3), "vinter": (12, 1, 3), "vintern": (12, 1, 3), "var": (3, 1, 3),
           "varen": (3, 1, 3), "sommar": (6, 1, 3), "sommaren": (6, 1, 3)}  # fmt: skip
SEASONS_PAST = {"hostas": 9, "vintras": 12, "varas": 3, "somras": 6}

NEXT = frozenset({"nasta", "kommande", "nastkommande"})
LAST = frozenset({"forra", "foregaende", "forrforra", "senaste", "sista"})
THIS = frozenset({"denna", "innevarande", "hela"})

RED_DAYS: dict[str, str] = {
    word: name
    for name, words in {
        "new_years_eve": "nyarsafton nyar",
        "new_year": "nyarsdagen",
        "epiphany": "trettondagen trettondedagen trettondedag trettondag",
        "epiphany_eve": "trettondagsafton",
        "good_friday": "langfredag langfredagen",
        "easter": "pask pasken paskdagen",
        "easter_eve": "paskafton",
        "easter_monday": "annandag",
        "walpurgis": "valborg valborgsmassoafton",
        "maundy": "skartorsdagen skartorsdag",
        "ascension": "kristihimmelsfardsdag himmelsfardsdag himmelsfardsdagen",
        "pentecost": "pingst pingstdagen",
        "pentecost_eve": "pingstafton",
        "national": "nationaldagen",
        "midsummer_eve": "midsommar midsommarafton",
        "midsummer": "midsommardagen",
        "all_saints": "allhelgona allhelgonahelgen allhelgonadagen",
        "lucia": "lucia luciadagen",
        "christmas_eve": "jul julen julafton",
        "christmas": "juldagen",
        "boxing": "annandagen",
    }.items()
    for word in words.split()
}
"""The words for a day → its name in calendar_days.named_day."""

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
    "forsta": 1, "andra": 2, "tredje": 3, "fjarde": 4, "femte": 5, "sjatte": 6, "sjunde": 7, "attonde": 8, "nionde": 9,
    "tionde": 10, "elfte": 11, "tolfte": 12, "trettonde": 13, "fjortonde": 14, "femtonde": 15, "sextonde": 16,
    "sjuttonde": 17, "artonde": 18, "nittonde": 19, "tjugonde": 20, "trettionde": 30,
}  # fmt: skip
_ORDINAL_ONES = ("forsta", "andra", "tredje", "fjarde", "femte", "sjatte", "sjunde", "attonde", "nionde")
ORDINALS |= {"tjugo" + one: 20 + number for number, one in enumerate(_ORDINAL_ONES, start=1)}
ORDINALS |= {"trettioforsta": 31}
