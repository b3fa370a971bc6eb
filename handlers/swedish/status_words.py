"""What attendance is called, in plain letters (å, ä → a, ö → o); phrases stand between bars.

Earlier statuses win over later ones when a clause names several: gone home ill is gone home, ill with a doctor's
appointment is ill, and a reason says more than plain absence. Add a phrase and it is understood.
"""

from functools import cache


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in lines.split("|"))


NO_WORD = tuple(
    f"{no} {word}"
    for no in ("inget", "ingen", "inga", "inte ett", "inte nagot", "inte nat", "noll", "utan", "utan nagot", "utan nat")
    for word in (
        "livstecken ljud pip knyst ord besked svar samtal sms mejl meddelande kontakt forklaring orsak anledning "
        "anmalan forvarning avisering aterkoppling reaktion sjukanmalan franvaroanmalan"
    ).split()
)
"""«Inget livstecken», «noll besked», «utan förvarning»: nobody has heard from them."""
GAVE_NO_WORD = tuple(
    f"{gave} {no}"
    for gave in ("lamnade", "lamnat", "gav", "gett", "har lamnat", "skickat", "skickade", "kommit")
    for no in NO_WORD
    if not no.startswith("utan")
)

PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "left_early",
        _phrases("""
    bara halva dagen | halva dagen bara | endast halva dagen |
    gick hem | gatt hem | gick tidigare | gatt tidigare | gick tidigt | gick fore | gick redan | gick vid |
    gick kl | gick klockan | gick lite tidigare | gick 1 | gick 9 | stack tidigare | stack hem | stack redan |
    stack i fortid | stack i vag | stack ivag | stack vid | stack kl | stack 1 | stack tidigt | drog hem |
    drog tidigare | drog redan | drog vid | drog kl | drog tidigt | fick ga hem | gar hem | gar tidigare |
    gar redan | gar vid | gar kl | gar fore | akte hem | akt hem | lamnade | skickade hem | skickat hem | avvek |
    smet | hem tidigare | hem tidigt | hemgang | gick efter | ga hem | gick halv | gick hemat | hem halv |
    i fortid | stannade bara | stannade till | stannar bara till | bara till | kom aldrig tillbaka |
    kom inte tillbaka | aterkom inte | kom ej tillbaka | slutat tidigare | slutat kl | slutat klockan |
    slutade klockan | slutar klockan | kommer inte tillbaka efter | slutat redan |
    slutade tidigare | slutar tidigare | slutade redan |
    slutade vid | slutar vid | slutade kl | slutar kl | slutade innan | stack utan | gick utan | drog utan |
    tog bussen hem | tog taget hem | tog sig hem | blev hamtad | hamtades | blev hemskickad | hemskickad |
    skickas hem | skickats hem | sandes hem | fick aka hem |
    forsvann vid | forsvann efter | avvek fran | gatt for dagen | gick for dagen | akte for dagen | skickades hem |
    skickade jag hem | skickade vi hem | fick jag skicka hem | avslutade dagen | brot dagen |
    jobbade bara formiddagen | jobbade bara halva dagen | jobbade halva dagen | var bara har till | bara har till |
    bara har en stund | forsvann utan | vek av tidigare | droppade av tidigare | fick sluta tidigare |
    fick sluta redan | fick sluta vid | fick sluta kl | fick sluta fore | fick sluta for dagen | fick avsluta |
    fick avbryta dagen | fick lov att ga | stamplade ut | stamplat ut | stamplar ut | checkade ut | lamnade oss |
    lamna oss | gick ifran | gatt ifran | smog ivag | smog i vag | smitit | gav sig av | gett sig av | gav sig ivag |
    gett sig ivag | gav sig i vag | for hem | farit hem | lufsade hem | traskade hem | lommade hem | vande hem |
    cyklade hem | bad att fa ga | bad att fa sluta | avbrot dagen | avbrot arbetsdagen | avbrot passet |
    slutade for dagen | slutar for dagen | tog tidig kvall | tidig hemgang | kortare dag | gick mitt pa dagen
"""),
    ),
    (
        "vab",
        _phrases("""
    vab | vabb | vabbar | vabbade | vabbat | vabar | vabade | vabat | vabba | vaba | vabbande | vard av barn |
    sjukt barn | sjuka barn | barn sjukt | barn sjuka | sjukt hemma | febrigt barn | febriga barn |
    hamta sjukt barn | barnet magsjukt | barnet ar magsjukt | vardar sitt barn | vardar barn | vardar sin son |
    vardar sin dotter | vardar sonen | vardar dottern | vardar barnet | vardar honom | vardar henne |
    hemma med barn | hemma med barnet | hemma med barnen | hemma med sonen | hemma med dottern | tar hand om sjuk
"""),
    ),
    (
        "late",
        _phrases("""
    sen | sena | sent | forsenad | forsenade | forsening | forsov | forsovit | forsover | forsenat | kommer senare |
    blir senare | kommer forst | kommer inte forran | inte kommer forran | inte kommer i tid | inte forran |
    kommer inte in forran | inte in forran |
    inte hit forran | dyker upp senare | lite senare | in senare | kommer om | borjar kl | borjar klockan |
    missade bussen | missat bussen |
    missade taget | missat taget | for sent | forsent | pa vag hit | fast i trafik | tag installt | installt tag |
    timme senare | timmar senare | min senare | minuter senare | kvart senare | dok upp forst | dyker upp forst |
    in forst | skulle borjat | skulle ha borjat | skulle varit har | ramlade in | droppade in | trillade in |
    sladdade in | kom inramlande | kom insladdande | tog fel pa tiden | kom ivag sent | kom inte in forran |
    kom inte forran | kom ej forran | efter utsatt tid | efter starttid | over utsatt tid | rullade in | rullar in |
    masade sig in | kom lommande | visade sig forst | visar sig forst | infann sig forst | kommer fram mot |
    kommer framat | fastnade i | fast i ko | fast i bilko |
    sitter fast | sovit over | sov over | somnade om | vaknade sent | vaknade for sent | hann inte i tid |
    kommer efter lunch | kom efter lunch | kommer efter fikat | kom efter fikat | kommer efter rasten |
    kom efter rasten | kom i elfte | tappade tiden | ar fordrojd | blir fordrojd | blev fordrojd | fordrojd |
    fordrojda | uppehallen av | dyker upp vid lunch | kommer vid lunch
"""),
    ),
    (
        "unexcused",
        _phrases("""
    uteblev | uteblivit | uteblir | ogiltig | ogiltigt | ogiltlig | ogiltligt | ogiltiga | oanmald | oanmalda |
    ej anmald | inte anmald | ej anmalt | inte anmalt | ej anmalda | inte anmalda | ej sjukanmald |
    inte sjukanmald | inte anmalt sig | ingen anmalan | utan anmalan | inte meddelat sig | inte ringt |
    ringde inte | ringer inte | inte smsat | inte messat | inte mejlat | inte skickat | tyst fran |
    stod oss upp | nobbade | struntade i | struntat i | gick inte att na |
    ingen har sett | ingen som vet | ingen vet nat | ingen vet nagot | ingen vet nagonting | ingen sett |
    ingen som sett | oanmalt | skolkar | skolkade | skolkat | olovligt | olovlig |
    dok inte upp | dok aldrig upp | dok ej upp |
    dykt upp | dok upp | dyker inte upp | dyker ej upp | dyka upp | hor av sig | hort av sig | horde av sig |
    hort av | hort ett ljud | hort nat | hort nagot | hort ifran | sa inget | sa inte nat | sa ingenting |
    sade inget | sade ingenting | meddelade inget | meddelade ingenting | sager inget | sagt nat | sagt nagot |
    sagt till inte | inget sagt | svarar inte | svarar ej | svarade inte | svarat inte | inte svarat |
    svarar aldrig | vet var | vet vart | synts till | synts | ingen aning om var | inte meddelat | meddelade inte |
    utan att hora | utan att saga | utan att meddela | utan forvarning | utan giltig | inte nagbar |
    inte nabar | gar inte att na |
    far inte tag | no show | svarar i | horts av | inget livstecken | lyser med sin franvaro | hor inte av |
    horde inte av | hort inte | utan giltigt | inte giltig | inte giltigt | inget giltigt | ingen giltig |
    vet jag inget | vet inget | inget hort | inte sagt | sa aldrig | aldrig hort | ingen kontakt | utan besked |
    inte lamnat besked | inte sett till | inte sett | sett till | ej sett | inte synlig | sparlost |
    inte traffat pa | syns till | syntes till | syns inte | synts inte | inget sms | ingen forklaring |
    inget samtal | inget meddelande | ingen orsak | utan forklaring | utan anledning | utan orsak | inget ljud |
    inte ett ljud | inte ett knyst | knyst | inget pip | inte ett pip | sparlost borta | gatt upp i rok |
    inte ett ord | hort fran | utan att ha ringt | utan att ringa | utan att ha hort | utan att sagt | skiter i |
    skitit i | sket i | orkade inte ens hora | ar tyst | helt tyst | sjukanmalde sig inte | sjukanmalt sig inte |
    inte avhord | ingen har hort | horde aldrig av | hort aldrig av | aldrig av sig | hor aldrig av |
    visade sig aldrig | visade sig inte | visat sig | visade aldrig sig | visar sig inte | syntes aldrig |
    infunnit sig |
    infann sig inte | infann sig aldrig | inte infunnit | dok aldrig | ej avhord | fa tag pa | fatt tag i | fa tag i |
    ringt eller | varken ringt | varken hort | varken visat | varken synts | avvikit utan | trots paminnelse
""")
        + NO_WORD
        + GAVE_NO_WORD,
    ),
    (
        "sick",
        _phrases("""
    🤒 | 🤧 | 🤢 | 🤮 | 😷 |
    sjuk | sjuka | sjukt | sjk | sjuck | sjukanmald | sjukanmalda | sjukanmalt | sjukanmalde | sjukanmalan |
    sjukskrivit | sjukskrev | sjukskriven | sjukskrivna | sjukskrivning | magsjuk | magsjuka | krasslig |
    krassliga | forkyld | forkylda |
    influensa | influensan | feber | febrig | hosta | hostar | hostade | halsont | migran | huvudvark | spyr |
    spydde | kraks | kraktes | krak | kraksjuka | kraksjukan | dalig | daliga | ryggskott | ryggont | magont |
    mar illa |
    mar daligt | madde illa | mar inte bra | mar ej bra | kanner sig dalig | ont i | ont | covid | corona | snuvig |
    snuva | illamaende | yrsel | mage | magen | vinterkraksjuka | sangliggande | hangig | hangiga | sjuke |
    opererad | sjukfranvaro | sjukfranvaron | sjukskrivningar | sjuktalet | sjuktal | sjukfranvarande | sjuklista |
    langtidssjukskriven | sjukdom | forkylning | hog feber |
    snorar | nyser | frossa | har frossa | svimmar | krasslar | hostig | utslagen | mar skit | mar pyton |
    halsfluss | maginfluensa | vrickat | stukat | brutit | bruten |
    pajat | ryggen krangl | ryggen ar | hog temp | orkar inte komma | madde inte bra | madde inget bra |
    mar inte bra | mar inget vidare | mar sadar | mar inget bra |
    mar inte sa bra | mar skumt | inlagd | inlagda | ligger inne | krassar | krasslar | vissen | vissna | risig |
    dassig | skrall | mar ruttet | mar piss | mar kasst | kass | sjukling | kracklad | halsinfektion |
    luftvagsinfektion | oroninflammation | lunginflammation | urinvagsinfektion | ryggvark | tandvark |
    huvudet varker | yr | snorig | snoriga | krakts | magknip | kanner sig inte bra | kanner sig inte riktigt bra |
    gjorde illa sig | skadade sig | gjort illa sig | skadat sig | akuten | insjuknade | insjuknat | insjuknar |
    ligger pa sjukhus | inlagd pa sjukhus | nyopererad | dackad | dackade |
    ligger dackad | allergi | inte frisk | inte kry | inte blivit frisk | inte helt frisk | inte kurant | okurant |
    vattkoppor | svimmat | svimmade | bihalorna | ryggsmartor | smartor | varkar | blindtarm | njursten | galsten |
    hjarnskakning | lumbago | ischias | streptokocker | borrelia | gastrit | forstoppad | diarre | feberfri inte |
    sjukdag | sjukdagar | sjukdagarna | sjukat sig | sjukade sig | sjukar sig | sjukskrivs | ar sjukis
"""),
    ),
    (
        "excused",
        _phrases("""
    ledig | lediga | ledighet | ledigt | semester | beviljad | beviljat | beviljade | beviljats | giltig | giltigt |
    giltlig | godkand | godkant | lakare | lakaren | lakarn | lakartid | lakarbesok | lakarbesoket | doktor |
    doktorn | tandlakare | tandlakaren | tandlakarn | tandlakartid | tandis | tandhygienist | vardcentral |
    vardcentralen | sjukhus | sjukhuset | sjukgymnast | fysioterapeut | psykolog | psykologen | bvc | mvc |
    barnmorska | barnmorskan | lasarettet | provtagning | rontgen | aterbesok | intervju | intervjun |
    jobbintervju | anstallningsintervju | arbetsintervju | arbetsformedlingen | arbetsformedlning | af |
    forsakringskassan | fk | migrationsverket | skatteverket | kronofogden | tingsratten | domstol |
    socialtjansten | soc | socialen | socialsekreterare | myndighet | myndighetsbesok | ambassaden | polisen |
    begravning | begravningen | bouppteckning | bouppteckningen | mote | motet | uppkorning | korkortsteori |
    korlektion | risktvaan | riskettan |
    kortprov | utvecklingssamtal | foraldramote |
    permission | tjanstledig | studiebesok | uppfoljningsmote | lakarundersokning | vaccination | operation |
    opereras | specialisttandvarden | optiker | optikern | bup | lov | semesterdag | semesterdagar | sfi |
    coachsamtal | samtal hos | utbildningsdag | kurs | kursen | introduktion hos | vaccineras | ögonläkare |
    ogonlakare | sjukgymnasten | terapi | terapin | kurator | kuratorn | frivarden | kriminalvarden |
    raddningstjansten | banken | hogtid | eid | religios hogtid | bröllop | brollop | flyttdag | besiktning |
    ursaktad | ursaktade | anmald franvaro | anmald borta | giltig anledning | giltigt skal | traffar sin |
    traffa sin | traffar henne | uppfoljning med | rontgas | ratten | mammografi | mammografin | blodprov |
    blodprover | ta prover | provtagningen | korkortsprov | korprov | teoriprov | hogskoleprovet | bostadsvisning |
    visning | rehabmote | natverksmote | arbetsprovning | hyresnamnden | overformyndaren | familjeratten | vigsel |
    ortoped | ortopeden | naprapat | naprapaten | kiropraktor | kiropraktorn | logoped | logopeden | dietist |
    dietisten | arbetsterapeut | arbetsterapeuten | audionom | horselvarden | psykiatrin | psykiatriker |
    psykiatrikern | ultraljud | magnetrontgen | sjukgymnastik | fysioterapi | dialys | advokat | advokaten |
    rattegang | rattegangen | forhor | hyresvarden | foraldrasamtal | utvecklingssamtalet | overklagan |
    begravas | begraver | begrava | begravde | tandlakran | tandvarden | tandvard | lakran | provtagningar |
    dop | examen | skolavslutning | skolavslutningen | inskolning | god man
"""),
    ),
    (
        "absent",
        _phrases("""
    ❌ | ✖ | ⛔ |
    borta | franvarande | franvaro | franv | inte har | ej har | inte pa plats | ej pa plats | inte inne |
    kommer inte | inte kommer |
    kommer ej | kom inte | kom ej | kom aldrig | inte kommit | ej kommit | inte kom | hemma | saknas | saknade |
    saknar_ | inte dar |
    fattas | inte in | inte komma | ej komma | komma inte | inte narvarande | ej narvarande | stannar hemma |
    uteblivna | avvikit | deltar inte | kommer heller inte | kommer inte heller | saknades | fattades | saknats |
    franvaron | saknar jag | saknar vi | jag saknar | vi saknar | inte dyker in | inte kan komma | ej kan komma |
    inte kunde komma | kunde inte komma | bortrest | bortresta | inte med idag | inte med i dag | narvarar inte |
    narvarar ej | klara oss utan | klarar oss utan | klarar vi oss utan
"""),
    ),
    (
        "present",
        _phrases("""
    ✅ | ✔ | ☑ | 👍 |
    har | hat | ha | pa plats | narvarande | narv | narvarnde | inne | kom | kommit | kommer | tillbaka |
    tillbaks | ater |
    frisk | friska | dar | i tid | jobbar | jobbar pa | pa jobbet | dykt upp anda | deltar | med | pa banan |
    i tjanst | incheckad | incheckade | checkat in | igang | i gang | i full gang | pa gang | pa arbetet | fullt |
    har kommit | pa sin plats | arbetar | jobbat | arbetade | jobbade | deltog | ok | stamplat in | stamplade in |
    instamplad | instamplade | stamplar in | infann sig | pa plan | pa golvet | ar redo | satt igang | satt i gang |
    kry igen | kry nu | bra igen | har stamplat | anlande | anlander | kom in | kom hit | ar kvar hela |
    var kvar hela | var kvar | stannade kvar | blev kvar | kvar hela | kvar till slutet | hela dagen ut |
    hela passet | i full fard | i farten | har borjat jobba | borjat jobba | hangt av sig | dar var bara |
    samlad | samlade | samlat | mangrant | vid sin plats | vid sina platser | vid sina bankar |
    i arbete | i verksamhet | ar samlade |
    klarade sig | aterkommer | har ar bara | har var bara | kom bara | kom endast | var endast
"""),
    ),
)
"""`har` stands for «här»: whether a plain «har» is the verb is decided where it stands."""

REST = _phrases("""
    resten | resterande | ovriga | ovrig | alla andra | de andra | dom andra | alla ovriga | samtliga ovriga | alla
    | samtliga | hela ganget | hela gruppen | hela laget | allihop | allihopa | alla mina | alla man | allesammans |
    i ovrigt | ovrigt | allt annat folk | full narvaro | full styrka | fullt narvaro | alle man | hela bunten |
    hela hogen | hela styrkan |
    annars | alla deltagare | varenda en | full bemanning | alla som skulle | ingen franvaro | ingen borta |
    inga franvarande | ingen franvarande | inget bortfall | fulltaliga | fulltaligt | full pott |
    full uppstallning | full grupp |
    fullt hus | fulltalig | ingen fattas | ingen saknas | ingen som fattas | ingen som saknas | ingen som ar borta |
    ingen ar borta | ingen saknades | ingen fattades | ingen var borta | ingen som saknades | ingen som fattades |
    inga saknades | ingen var sjuk | ingen uteblev | inga som saknas | ingen kom | kom ingen | ingen dok upp |
    ingen ar har | ingen ar pa plats |
    ingen pa plats | ingen har kommit | ingen uteblev | ingen sjuk | inga sjuka | ingen ar sjuk | inga borta |
    inga sena | ingen sen | ingen vab | inget vab | inga vab | inga uteblivna | inga fattas | inga saknas |
    ingen ogiltig |
    inga ogiltiga
""")
"""Everybody not named."""
EXCEPT = frozenset(["utom", "forutom", "undantaget", "exklusive", "minus", "men", "undantag"])
ONLY = frozenset(["bara", "endast", "enbart", "blott"])
CHILD = frozenset(
    """
    barn barnet barnen unge ungen ungar ungarna dotter dottern son sonen grabb grabben tos tosen flickan pojken
    kid kids barnbarn lillan lillen lille lilla yngsta aldsta minsta minstingen tvillingarna bebis bebisen smabarn
    """.split()
)
"""Whose illness is care of a sick child."""


@cache
def words() -> dict[str, list[tuple[int, str, tuple[str, ...]]]]:
    """First word → (rank, status, words) of the phrases that begin with it; made when the first message is read."""
    known: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for rank, (status, phrases) in enumerate(PHRASES):
        for phrase in phrases:
            parts = tuple(phrase.split())
            known.setdefault(parts[0], []).append((rank, status, parts))
    return known
