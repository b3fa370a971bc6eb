"""What people say for each thing they want, in plain letters (å, ä → a, ö → o).

A line holds phrases between bars. A phrase matches the beginning of a word («forlang» matches «förlängning»); with a
low line at its end it matches whole words only. Add a phrase and it is understood.
"""


def _phrases(lines: str) -> tuple[str, ...]:
    """The phrases of a table, each with the space before it that marks where a word begins."""
    return tuple(" " + phrase.strip().replace("_", " ") for phrase in lines.split("|") if phrase.strip())


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


QUESTION_WORDS = _words("""
    anses ar arbetade arbetar arbetstranar aterstar behover blir borjade borjar brukar deltar deltog dok dyker far
    fattas fick finns fungerar galler gar gick gjorde hade hamnar hander har hinner hur ingar jobbade jobbar kan
    klarar kom kommer kvarstar lamnade ligger loper maste nar narvarar passar racker raknas ringde saknas sitter ska
    skoter skulle slutade slutar stammer stannade stannar star startade startar tar trivs uppfyller uppnar uteblev
    va vabbade vad var varfor vart vem vems vet vilka vilken vilket vill visst
""")
OPENERS = _words("""
    alltsa asso bara du en forresten fraga god godmorgon hallo hej hejhej hejsan hmm igen ja jo men morgon morn
    morrn nej obs och oj ok okej ps sa snabb snalla sorry tack tja tjena ursakta visst
""")
GREETINGS = _words("""
    absolut adjo aha allright allt ar att bast basta ber bingo bockar bockar bra bussig da dag dagen den det
    detsamma dig din dina du duktig eftermiddag er fantastisk fantastiskt fara fattar fin fina fint for formiddag
    forresten forstar forstatt gillar glad glomde god goddag godmorgon gott grym grymt guld gullig ha hade haha
    halla hallo halloj hallojsan svejsan tjaba tjabba halsningar har harligt hehe hej hejda hejdå hejhej hejsan hejsvejs
    helg hihi hjalp hjalpen hm hoppas
    horas hors igen imponerad imponerande information informationen inga ingen ingenting ja jag jaha japp jasa
    jattebra jattetack jo jobbat jodu jul kalas kanon kanonbra klart klok kram kul kvall kvallen laget lugnt lunch
    lysande mar med middag morgon morn morrn morsning mvh mycket najs nej nepp nice noterat nytt och ok okej okey
    oki okidoki ordnat utrett fixat service jobbat snyggt snygg sicken undan uppskattas verkligen precis lost
    klarlagt avklarat pa pask perfekt problem roger rolig sa schysst schyst ses ska skon skont snabba snabbt snall
    snallt
    stor stort stralande super supertack suverant svar svaret tack tackar tackartackar till tips tja tjena tjenare
    tjenna tjo topp toppen toppenbra traffas trevlig trevligt tummen tusen underbar underbara underbart upp
    uppfattat utmarkt va vad vantar var en helgen veckan vard veckan vet vi visst yep yes
""")
SUBJECTS = _words("""
    alla alls arbetsklader avtalet bada de den det du en fler han hon inskrivningen jag kommunen ledig lediga ledigt
    man min mina mitt nagon nagot nagra nat ngn ni nya overenskommelsen partnerskapet placeringen plats platsen
    samtliga stadsmissionen vi
""")
CLAUSE_VERBS = _words("""
    ar arbetade arbetar arbetstranade blev borjade borjar fick finns gar gick hade har jobbade jobbar kan kom kommer
    ligger loper slutade slutar stammer var
""")
CLAUSE_OPENERS = _words(", : - undrar veta fraga or och kolla jag sager beratta sag")
PLEASE = _phrases("""
    kan du | kan ni | skulle du kunna | kan nagon | var snall | var god | vanligen | kan vi | skulle ni kunna |
    far jag be dig | vill du | snalla | skulle du vilja | om ni kunde | om du kunde | vore tacksam | hjalp mig |
    jag vill att du | du far garna | ga garna | ar det ok om | ar det okej om | ar det lugnt om |
    gar det bra om | gar det bra att | gar det att |
    skulle det ga att | skulle det ga bra | vore bra om du | kunde du
""")
THANKS = _phrases("""
    tack | hej | god morgon | morrn | tjena | bra | ok | okej | toppen | perfekt | noterat | fint | super | kanon |
    uppfattat | halla | tja | morn | hallo | halloj | snyggt | sicken | vilken service | bra jobb | uppskattas |
    trevlig | najs | vad bra | da vet jag | forstar | jattebra | utmarkt |
    ha det | ses | 👍 | 🙏 | 👌 | 😊 | ❤ | schysst | kul | god eftermiddag | god kvall | go morron | gomorron |
    ha en fin | ha en bra | ha en trevlig | ha en skon | ha en harlig | trevlig helg | skon helg | glad helg
""")
PRIVATE = _phrases("""
    personnummer | personnr | persnr | diagnos | telefonnummer | telefonnr | telnr | tfnnr | mobilnummer | mobilnr |
    adress | vilken sjukdom | vad for sjukdom | kontonummer | losenord | religion | brottsreg | asylskal | medicin |
    skuld | bor hon |
    bor han | var bor_ | fodd_ | fodelsedag | gammal | forsorjningsstod | journal_ | journalen | journaler |
    depression | depri | adhd | autis | ptsd | missbruk | alkohol | droger | psykisk | bipolar | neuropsyk |
    npf_ | hiv |
    cancer |
    hemligheter | nationalitet | medborgarskap | uppehallstillstand | mejladress | epost | lan_ | skulder |
    kronofog | gravid | ihop med | gift med |
    vilket land | hemland | modersmal | lider av | vad lider | vilken tro | civilstand | familjesituation
""")
NEVER = _phrases("""
    radera_ | raderar_ | raderas_ | ta bort alla | tom databas | rensa all
""")
FORBIDDEN = _phrases("""
    rensa hela | tommer databas | godkann | betala ut | nollstall | hacka | formatera | slang all | kasta ut
""")
"""Where nobody is named; `NEVER` also of somebody."""
NOT_OURS = _phrases("""
    p-plats | p - plats | parkering | semesterdagar | konferensrum | motesrum | fraktsedel | skrivare | lunch |
    vader | handskar | kaffe | bokning av rum | lon_ | lonen | tjanar_ | fika till | tvattstug | nyckel | internet |
    wifi | datorn | sommarjobb | recept | flyg | taxi | buss nummer | hotell | skamt | dikt | fotboll | parkera |
    biljett | pallen | strl | toapapper | lampan | vikarie till | julbord | julfest | personalfest | passerkort |
    larmet | koksredskap | lasa in nyckeln | satt upp ett mote | boka ett | boka rum | boka in mig | kalla till |
    paminn mig om att | paminna mig om att | skriv ett | faktura | mejla | oversatt | ring_ | ringa_ |
    vad tjanar | lediga jobb | ledigt jobb | platsannons |
    full fart | full rulle | full gang | fullt upp | fullt os | cv_ | cv:t | personligt brev | jobbansokan |
    meritforteckning | par skor | par skyddsskor | par handskar | fler handskar | vikarier | vikarie |
    av handledarna | fackligt | regering | nyheterna | loneutbetal | skyddsrock | verktyg | spanen | kronofogdens |
    skyldig | besiktning | abonnemang | hyresavtal | korkort | korkortet | kallelse | certifikat | forsakring_ |
    bilen | kassan | kunder | ny dator | bygga |
    i personalen | av personalen | kollegor | kollegorna |
    har personalen | hade personalen | personalens
""")
MANY = _phrases("""
    hur manga | antal | hur stor andel | andel | hur mang | hur mycket folk | siffra pa | hur stort antal |
    hur stor del | statistik | hur manga procent | procent | hur stor ar gruppen | hur stor ar verksamhet
""")
WHO = _phrases("""
    vem | vilka | vems | vad heter de | vad heter dom_ | nagon | ngn | vilken deltagare | nagra | ar det nagon |
    finns det nagon
""")
SUMMARY = _phrases("""
    veckosamm | sammanfatt | veckobrev | veckorapport | sammanstallning | veckomejl | veckoutskick | veckooversikt |
    veckans samm | veckobladet | summera veckan | summera forra | hur gick veckan | hur gick forra veckan |
    hur ser veckan ut | hur sag veckan ut | hur sag forra veckan ut | overblick over veckan | oversikt over veckan |
    veckan i kort | veckan i siffror | veckan i samman | laget for veckan | lage for veckan | fredagsutskick |
    veckouppdatering | veckolage | veckobrevet |
    veckan kort | fredagsbrev | fredagsrapport | fredagsmejl | veckosammandrag | utskicket pa fredag | summering |
    summeringen | veckans siffror | veckosiffr | kortform | veckomail | vecko mejl |
    veckans mejl | veckans mail | veckans utskick | veckans brev | veckans rapport_ | veckans oversikt |
    veckans lage
""")
LATEST = _phrases("""
    senaste | sista | det dar | det har | det jag | forra rapporten | min rapport | rapporten | andringen |
    det sista | det nyss | nyss | den senaste | jag nyss | senast_ | den andring | andringen jag | jag gjorde |
    jag skickade | jag skrev | forra meddelandet | foregaende
""")
TAKE_BACK = _phrases("""
    ta tillbaka | tar tillbaka | ta bort | stryk | backa | aterstall | aterkalla | radera det | glom det |
    glom senaste | dra tillbaka | makulera | ogiltigforklara | gor det ogjort | ogjort | annullera | upphav |
    avbryt det | radera | ska bort | ta bort den | ogjord_ | ogjorda_ | aterta | upphava | ogiltig_
""")
WENT_WRONG = _phrases("""
    blev fel | blev galet | det var fel | jag skrev fel | tryckte fel | skrev jag fel | fel av mig
""")
"""Said alone, of what was done last."""
FREE = _phrases("""
    ledig plats | lediga plats | ledigt | ledig_ | lediga_ | lucka | luckor | vakans | vakant | fullt | full_ |
    fulla_ | fullbelag | fullsatt | plats for | ta emot | klamma in | rum for | plats till | finns det plats |
    finns plats | plats pa | plats i | tomma | lediga | plats over | platser kvar | plats kvar | platser over |
    trycka in | far vi in | nagon plats | en plats | platser | plats | utrymme | fa in nagon | fa in en |
    fa in nan | plats ledig | placera en till | placera tva | placera nagon | placera ytterligare |
    mojligt att placera | platslaget | platssituation | ta in_ | hur manga till | ta en till | ta en person |
    ta nagon till | ta fler | ta en ny | knokfull | smockfull | proppfull | overfull | halvtidsplats |
    heltidsplats | deltidsplats | traningsplats | obesatt | otillsatt | hur manga fler | fler kan ni | fler kan vi |
    ryms | rymmer | rymma | mojlighet till placering | mojlighet till plats | skicka en person | skicka en kille |
    skicka en tjej | skicka en deltagare | skicka en till | skicka nagon | skicka fler | skicka over en |
    kapacitet | fullbok | fria platser | fria_ | fri plats | en till hit | hur manga till kan | erbjuda en plats |
    oppningar | nagon oppning | finns det oppning | finns oppning |
    tomt | glest |
    praktikant till_ | deltagare till_ | person till_ |
    fa in tva | fa in tre | fa in fler | fa in ytterligare | fa in ett par
""")
STARTING = _phrases("""
    borjar | startar | ny_ | nya_ | startdatum | borja | starta | pa ingang | pa gang | nystart | startade |
    borjade | skrivs in | paborjar | tilltrader | pa vag in | pa vag till oss | pa vag hit | pa vag till er |
    pa ingaende | tillkommer | ansluter | start i |
    start den | planerad start | med start | start_ | starter | kommande start | nasta deltagare | inskrivningar |
    nytt folk | nytt ansikte | nya ansikten | nytillskott
""")
ENDING = _phrases("""
    slutar | avslut | gar ut | loper ut | slutade | slutat | sista dag | sista dan | upphor | slutdatum |
    sluta | skrivs ut |
    lamnar | tar slut | avgang | utskriv | blir klara | ar klara | blir klar_ | gar klart | pa vag ut |
    pa vag att sluta | sista vecka | sista dagen | pa utgaende | blir av med plats | kommande avslut |
    kommande slut | forsvinner | nagon klar | nagra klara | klar i_ | klara i_ | gar i mal | mot sitt slut |
    mot slutet | narmar sig slutet | pa vag mot slut | pa tur att sluta | pa tur att ga |
    tackar vi av | tackas av | vinkar av | vinkar vi av | gar i pension | sista veckan | sista manad
""")
RESUMES = _phrases("""
    tillbaka | tillbaks | ater_ | ar over | avbryta pausen | avbryter pausen | avsluta pausen | avslutar pausen |
    slut pa | ar slut | snart over | aterupptar | ateruppta | kor igang | borjar igen | borja igen | bryter pausen |
    bryt pausen | hava pausen | fran sitt uppehall | fran pausen | fran sin paus | efter uppehallet | efter pausen |
    efter sitt uppehall | efter sin paus | vanta ut | klar med | igang igen | upphor | avslut | bryt_ | bryter_ |
    tog slut | tar slut | har tagit slut | over nu | over pa | over den | over for | hav_ | haver |
    inte langre | pausad langre | inte vara pausad | inte vara pa paus |
    inte pausad | pausar inte | avbryt_ | slutar_ | jobbar igen | ar igang | kommer igang | tillbaka till jobbet |
    arbetar igen | bryts | avbryts | avslutas | borjar om_ | borja om_ | startar om_
""")
PAUSES_PLAINLY = _phrases("""
    pa paus | pausa_ | pausas | behover paus | behover en paus | tar uppehall | ta uppehall | gora uppehall |
    gor uppehall | ska ha uppehall | ska ha paus | vill ha uppehall | lagg in | vilande | tar paus | ta paus |
    paus fran | paus till | paus over | paus i_ | tar en paus | ta en paus | gor paus | gora paus | uppehall fran |
    uppehall till | uppehall i_ | uppehall over | tillfalligt
""")
"""A break begins, also where somebody is to come «tillbaka» later."""
ENDS_A_PAUSE = _phrases("""
    ateruppta | avbryt | bryt | avslut | upphor | ar slut | ar over | snart over | fran pausen | fran sin paus |
    fran sitt uppehall | efter pausen | efter uppehallet
""")
ENDS_PLAINLY = _phrases("""
    skriv ut | skrivs ut | skriva ut | avsluta_ | avslutas | inte vara kvar | inte stanna kvar | inte forlang |
    ingen forlang | inte fortsatta | nej pa forlang | nej till forlang | inte fatt forlang | fick inte forlang |
    avslag pa forlang | forlangning nekad | utan forlang | inte beviljats forlang | nekats forlang |
    forlangs inte | forlanger inte | forlangs ej
""")
"""An end that «vara kvar» or «förlängning» beside it does not take back."""
RESUMES_PLAINLY = _phrases("""
    aterupptar | ateruppta | kor igang igen | borjar igen | borja igen | startar igen | borjar jobba igen |
    borja jobba igen | borjar arbeta igen | borja arbeta igen | borjar komma igen | borja komma igen |
    komma igen_ | kommer igang igen | kom igang igen
""")
ANOTHER_PLACE = _phrases("""
    till mig | over till | till oss | till er | arbetsplats | byta till
""")
OTHER_DAYS = _phrases("""
    byta dagar | byter dagar | andra dagar | nya dagar | byt dagar
""")
WORKS = _phrases("""
    kor_ | jobbar_ | gar_ | kommer_ | vill_ | blir_ | arbetar | byt | andra | schema | dagar
""")
ASKS_FOR_FACTS = _phrases("""
    uppgifter om | visa_ | vilken_ | vilka_ | hur_
""")
PAST = _phrases("""
    slutade | borjade | avslutade | startade | har gatt | gatt till | gatt vidare | har borjat | har slutat |
    har avslut | som borjat | som slutat | som gatt | som fatt | som hoppat | som avslut | har hoppat |
    har fatt jobb | skrivit | skrevs | tappat | tappade | kommit | har kom_ | avbrutit |
    avbrot | blev resultatet
""")
HELP = _phrases("""
    hur gor | hur rapporterar | hur andrar | hur anvander | hur funkar | hur fungerar du | hur fungerar boten |
    vad kan du | du kan svara pa | kan du svara pa | saker du kan | saker kan du | vad kan man | vad kan jag |
    kan fraga dig | kan be dig om | hjalp mig | behover hjalp |
    hur bestaller | hur angrar | instruktion |
    vad gor du | vilka kommandon | hur forlanger | hur lagger jag | hur skriver jag | hur flyttar jag |
    hur stanger | manual | hur far jag | hur byter jag | vad ar du bra pa | hur avslutar jag | hur registrerar |
    hjalp_ | forklara hur | visa hur | beratta hur | hur jag_ | hur man_ | hur ska jag | hjalpa mig |
    hur det har fungerar | hur det fungerar | hur det har funkar | hur det funkar | visa exempel | ge exempel |
    nagra exempel | vad ar du for | vem ar du | kan man rapportera | gar det att rapportera | kan jag rapportera |
    kan man skriva | hur skriver man | gar jag till vaga | gar man till vaga | vad du kan gora | kan du utfora |
    uppgifter du kan | vilka fragor | staller jag en fraga | stalla en fraga | hur staller | instruktioner |
    for kommandon | finns det for kommandon | vilka funktioner | vad finns det for komm
""")
QUEUE = _phrases("""
    kon_ | ko_ | kosituation | kolaget | kolista | vantelist | star i ko | vantar pa plats | bestallning |
    bestallt | koar | kotid | vantetid | vanta pa en plats | vanta pa plats | vantar pa att fa borja |
    vantar pa att borja | platsen jag bestall | forfragan | pa tur att fa plats | vantar pa en plats |
    platsen som jag bestall | koplats | min order | besked om plats | besked om en plats | min beg | vantar fore |
    fore mig | star fore | min anmalan om plats | pa tur att fa en plats |
    fatt plats | fatt en plats | fatt nagon plats | turordning | manga star pa tur | manga ar pa tur | fler pa tur
""")
GOALS = _phrases("""
    maluppfyll | i fas | mot malen | mot malet | nar vi mal_ | nar vi upp | klarar vi mal_ | klarar vi 72 | malen_ |
    malet_ | sina mal_ | nar vi 72 | mot 72 | vara mal_ | uppfyller vi | pa banan mot | mal for |
    hur ligger vi till | malsiffr | ligger vi efter | uppfyller partnerskapet | av 72 | av de 72 | nar ni mal |
    arsmal | ligger vi ratt | ligger vi bra | ligger vi bakom | ligger ni till | ligger ni bra | pa ratt kurs |
    ar vi i fas | delmal | arets mal | nar vi arets | i forhallande till | mot avtalets | klarar vi arets |
    leva upp till | lever vi upp | arets 72 | till 72 | kvar till malet | na upp till | nar upp till | na 72 |
    na malet | na malen | i linje med | arets siffra | resultatet ut | jamfort med overens | jamfort med avtalet |
    gentemot malet | gentemot avtalet | det vi lovat | i mal med | nar vi malet | pa vag mot | hur nara |
    ar vi i mal | maltal | klara 72 | klara mal | nar upp_ | uppna mal | uppna 72 | klarar 72 | klarat 72 |
    klarat malet | uppnatt | inte natt |
    arsplatser har vi | arsplatserna har vi | fran 72 | ifran 72 | fran malet | ifran malet
""")
UNREPORTED = _phrases("""
    fatt in narvaro | fatt in franvaro | kommit in narvaro | narvaron kommit | narvaron kommen |
    orapporter | inte rapporter | ej rapporter | oregistrer | ej registrer | inte registrer | narvarorapportera |
    missat rapport | glomt rapport | missade rapport | glomde rapport | missat att rapport | glomt att rapport |
    kvar att rapport | saknas i rapport | saknas rapport | rapportering | rapporterat in | rapporterat allt |
    rapporterat klart | inrapporter | kvar att fylla | inte ifyll | ofylld | narvaro saknas | narvaro fattas |
    saknas narvaro | saknar narvaro | fattas narvaro | rapporterat | rapporterade | ar inte rapport |
    rapportera | att narvaro |
    all narvaro | narvaron inne | narvaro inne | narvaron klar | narvaron komplett | glomt lagga in |
    missat lagga in | missat fylla | glomt fylla | luckor i narvaro | hal i narvaro | inte ar rapport |
    inte ar registr | narvaron inte | ej ar rapport | ar inte ifyll | utan rapport | oifyll | har jag missat |
    har vi missat | har jag glomt | har vi glomt | saknas nagot fran | saknas nagot | ligger jag efter med |
    saknar rapport | lamnat in | lamnat narvaro | skickat in | saknas det narvaro | saknas det nagon narvaro |
    saknas det rapport | saknas det nagon rapport | saknas nagon rapport | fattas nagon rapport | rapporter saknas |
    saknas rapporter | fattas rapport | fattas av narvaro | saknas av narvaro | fattas i narvaro |
    saknas i narvaro | narvaro kvar | att fora in | narvarorapport saknas | narvaroregistrer | kvar att fora
""")
STAYS = _phrases("""
    slutdatum till | slutdatumet till | hanga med_ | kora pa_ | kor pa_ | kora vidare | fortsatta_ |
    fortsatter_ | hanga kvar | hanger kvar |
    hanger med | ha kvar | ar kvar_ | stannar_ | stanna_ |
    behaller_ | behall_ | gar till | beviljad till | beviljad tom | beslut | har beslut | inskriven till
""")
"""With a day until when: somebody is to stay longer."""
REPORTING = _phrases("""
    rapport | inrapport | registrer | ifyll | fyllt i | fylla i | lagt in | lagga in | inlagd | inlagt |
    narvaron for | narvaron klar | med narvaron | dagens narvaro | franvaro inlagd | narvarorapport
""")
LACKING = _phrases("""
    saknas | saknar | fattas | kvar_ | missat | missade | glomt | glomde | lucka | luckor | hal i | klar med |
    klart |
    aterstar | efter med | har alla | ar alla | har jag | har vi | inte klar | ar allt | ar dagens | ar narvaron |
    ar veckans | komplett
""")
"""Beside a word for reporting: what has not been reported."""
FREE_COUNTED = _phrases("""
    lediga har | lediga finns | lediga kvar | lediga ar det | lediga i_ | lediga pa_ | lediga nu
""")
WHEN = _phrases("""
    nar_ | hur snart | hur lange drojer | hur lange tills | hur lang tid tar | hur lange behover | hur lange far |
    fran vilket datum har | fran vilken dag har | fran nar har | lang tid drojer | lange maste | lang vantan |
    vilket datum har | hur lange fa |
    vanta innan | vanta tills | fa vanta | far vanta | drojer innan | drojer det innan | drojer det tills |
    vilken vecka kan | vilken vecka har | vilken vecka tidigast | vilken dag kan | vilket datum kan |
    vilken manad kan | hur tidigt
""")
FREE_ONE_DAY = _phrases("""
    ledig | lucka | plats | frigor | vakans | oppnar sig | oppnas | oppnar upp_ | rum | ta emot | fa in | komma in |
    ta in_ | tidigast
""")
NEXT_FREE = _phrases("""
    nasta plats | nasta lediga | nasta lucka | narmaste lediga | forsta lediga | frigors harnast | nasta gang det |
    forsta mojlig | tidigaste mojlig | tidigast mojlig | forsta plats
""")
ALL_HERE = _phrases("""
    ar alla har | ar alla pa plats | kom alla | ar alla inne | var alla |
    har alla kommit | har alla dykt | har alla anlant | har samtliga kommit | ar samtliga | kom samtliga |
    var samtliga | dok alla upp | dok samtliga | har hela gruppen kommit | ar hela gruppen | ar hela ganget |
    var hela | kom hela | har hela ganget | narvarar alla | narvarade alla | ar det nagon som saknas |
    ar det full | var det full | ar vi full | var vi full | ar vi alla
""")
OCCUPANCY = _phrases("""
    belagg | inskrivna | hur full | blir vi | blir det | kommer vi vara | upptagna | ar vi | har vi inne | ar med_ |
    har ni inne | har vi | ar det inne |
    hur manga deltagare | ar ni | belagd | har ni | gar det pa | deltagarantal | hur manga gar | manga deltagare |
    hur manga personer | ar inne | har jag | sitter | jobbar | ar placerade | kommer | ar det | ska in | ska komma |
    ar tagna | ar upptagna | ar besatta | utnyttja | hade vi | ar i_ | ar pa_ | hade ni | var vi | gick |
    rakna med | belagt | ar skrivna | platserna anvands | platserna nyttjas | nyttja | star inskrivna |
    finns inskrivna | andel av plats | andel plats | platserna ar anvanda | platser ar anvanda |
    platser anvands | antal deltag | stor ar gruppen | hur stor ar_
""")
WHICH = _phrases("""
    vilka | vem | vad har jag for | lista | deltagarlista | namnen | gruppen | schemat for | bemanningen |
    personerna | namnlista |
    alla deltagare | visa deltag | mina deltag | mina klienter | narvarolistan | grupplista | personlista |
    min grupp | placeringar | rada upp | forteckning | namnen pa | namn pa
""")
ROSTER = _phrases("""
    kommer | ska in | schemalag | vantas | forvant | jobbar | har jag | har vi | ar har | ar inne | ska va |
    ska vara | i gruppen | ganget | gang_ | deltagar | pa plats | alla i | lista | gar_ | har ni | hos mig |
    hos oss | ar pa |
    ar med | finns pa | inskriv | ska komma | har pa | ska jobba | arbetar | ar planer | dyker upp | alla pa |
    placerade | ar i_ | ar dar | tillhor | star pa | ar det som | inplaner | traffar jag | moter jag | traffar vi |
    moter upp | ska jag ha | ska vi ha | ingar i | namnlista | grupplista | personlista | ser gruppen | ar mina |
    ar vi | mina deltag | mina klienter | far jag hit | moter jag upp | raknar vi med | raknar jag med |
    raknar ni med | raknas in | min grupp | forteckning | rada upp | ska hit | som ska in | ska med | ska dyka |
    rakna med
""")
PLACE_MEANT = _phrases("""
    plats | lucka | luckor | vakans | vakant | fullt | full_ | fulla_ | fullbel | fullsatt | ta emot | klamma in |
    rum for | ledigt | trycka in | tomma | far vi in | lediga | utrymme | fa in | placera en till | placera tva |
    placera nagon | placera ytterligare | mojligt att placera | platslaget | platssituation | ta in_ |
    hur manga till | ta en till | ta en person | ta nagon till | ta fler | ta en ny | knokfull | smockfull |
    proppfull | halvtidsplats | heltidsplats | deltidsplats | traningsplats | obesatt | otillsatt | hur manga fler |
    fler kan ni | fler kan vi | ryms | rymmer | rymma | mojlighet till placering | mojlighet till plats |
    skicka en person | skicka en kille | skicka en tjej | skicka en deltagare | skicka en till | skicka nagon |
    skicka fler | skicka over en | kapacitet | fullbok | fria platser | fria_ | fri plats | en till hit |
    hur manga till kan | erbjuda en plats | oppningar | nagon oppning | finns det oppning | finns oppning |
    tomt | glest |
    praktikant till_ | deltagare till_ | person till_
""")
END_DATE = _phrases("""
    slutdat | nar slutar | slutar_ | gar ut | loper ut | tar slut | sista dag | sista dan | har kvar | ar kvar |
    tid kvar |
    kvar_ | hur lange | upphor | aterstar | tid ut | slut_ | avslutas | till nar | slutade | tiden slut |
    placering ut | inskrivning ut | tar placeringen | tid slut | ar inskriven till | inskriven till | ar klar |
    blir klar | till vilket datum | vilket datum ar | period ut | perioden ut | lopa ut | utskriven | sista datum |
    sista arbetsdag | avslutningsdag | sluta_ | upphora | fardig | tom nar | till och med nar |
    till och med vilken | tom vilken | till vilken dag | fram till nar | fram till vilken | stracker sig |
    hur langt | tid pa sig | tid har | vilket datum avslut | datum avslut | avslutades | till nar ar | nar gick |
    avslutad_ | veckor till har | manader till har | inskriven over |
    till anda | avslutsdat | avslutningsdat | avslutsdag | slutdag | forlangts | forlangd_
""")
PARTICIPANT = _phrases("""
    omfattning | vilka dagar | vilka dar | vilken dag | vilken arbetsplats | handlaggare | nar borjar |
    nar borjade | nar startar | hur manga procent | procent | placering | placerad | var arbets | var jobbar |
    var ar_ | arbetstranar | vilket schema | handlagg | schema | hos vem | vem har | vem ar | hur mycket |
    hur manga timmar |
    timmar | heltid | halvtid | deltid | arbetsdagar | var gar | nar gar | jobbar_ | gick har | pa prod eller |
    startdatum | vilken grupp | uppgifter om | info om | beratta om | vem foljer | vilka tider | kontaktperson |
    pa uppehall | pa paus | pausad | nar ska | dagar | dar_ | vilken handled | nar kommer | arbetar | foljs av |
    ansvar | anstalld | stationerad | tillhor | arbetstid | tider_ | inskriven an | visa_ | status pa | status for |
    laget for | laget med | inskriven hos | inskriven pa | kom till oss | sysselsattningsgrad | tjanstgoringsgrad |
    veckodagar | som har_ | hel- eller | hel eller | vilken av arbetsplats | datum startar | datum borjar |
    hur ofta ar_ | har hand om | tar hand om | ansvarar for |
    hand om | hade hand | fortfarande inskriv | ar inskriven_ |
    vilken avdelning | vilket stalle | vilken verksamhet | haller till_ | haller hus
""")
ATTENDANCE = _phrases("""
    narvaro | franvaro | narvarande | varit har | har varit | skott sig | kommit | dykt | gatt | skoter sig |
    ar har | har idag | statistik | missat | missade | skoter | tiderna | passar tid | passar sina | haller tid |
    haller sina tider | narvarar | dyker upp som |
    deltagit | deltog | medverkat | infunnit | utevarit |
    sjukdag | franvarodag | vabdag |
    hort av sig | synts till | ringt in | sjukanmalt sig | gett sig tillkanna
""")
ORDER_QUESTIONS = _phrases("""
    jag fa plats till | jag fa plats at | jag fa plats for | jag fa en plats till | jag fa en plats at |
    jag fa en plats for |
    vilja fa in en | vilja fa in nagon | vill fa in en | vill fa in nagon | behover fa in en | behover fa in nagon |
    onskar fa in en |
    kan vi stalla | kan vi satta | kan jag bestalla | kan jag fa en plats | kan jag stalla | kan vi fa en plats |
    gar det att bestalla | far jag bestalla | gar det att reservera | kan vi reservera | gar det att stalla |
    kan jag reservera | gar det att boka | kan jag boka | kan vi boka | gar det att fa en plats |
    kan du satta upp en | kan ni stalla | skulle jag kunna fa en plats | kan jag lagga en bestallning |
    kan du lagga en bestallning | kan du lagga in en bestallning | kan jag fa stalla | kan jag fa satta |
    kan jag fa boka | kan jag fa bestalla | kan jag fa reservera | kan vi fa stalla | kan jag satta |
    kan ni satta upp | kan du satta upp | kan ni satta en | kan ni satta in en | kan ni lagga en bestallning |
    kan ni boka |
    kan ni reservera | kan du boka | kan du reservera | vill jag boka | vill jag bestalla | vill jag reservera |
    vill jag ha den | onskar jag
""")
IS_AWAY = _phrases("""
    sjuk | vab | ledig | feber | hemma | hostar | spyr | borta
""")
BEGINS_ELSEWHERE = _phrases("""
    borjar studera | borjar jobba | borjar plugga | borjar pa sfi | borjar pa komvux | borjar pa en utb |
    borjar ett jobb | borjar ett nytt | startar inte , | startar inte . | bilen startar | inte starta |
    borjar inte bra | kop_ | kop en | kopa en | kopa ny | skaffa en | skaffa ny | behover en ny_ | behover ny_ |
    behover nya_
""")
GOALS_OF_AGREEMENT = _phrases("""
    star det om mal | vilka mal star | mal star i | enligt avtalet | vilka ar malen | vad ar malet | vad ar malen |
    vilka mal har
""")
ENDING_LISTS = _phrases("""
    inskrivning | placering | lista | slutdatum | visa | avslut
""")
STARTING_LISTS = _phrases("""
    kommer det | lista | visa | ny_ | nya_ | nystart | kommande | nar borjar | nar startar | nasta deltagare |
    starter | planerad | vantas borja |
    nytt folk | nya ansikten | nytillskott
""")
NO_PLACE = _phrases("""
    ledig dag | vilka ar ledig | vem ar ledig | pa plats | platsbot | platsannons | jobbplats | lediga jobb |
    ledigt jobb | lediga tider | ledig tid | lediga rum | ledig lokal | lediga lokaler | ledig bil | fa ledigt |
    ha ledigt | ta ledigt | far ledigt | ledigt fran jobb | lediga skap | ledigt skap
""")
NO_PLACEMENT = _phrases("""
    varit dar | narvaro | franvaro | sjukdag | hur manga dagar har | hur manga dagar var | var har | narvarande |
    skoter_ | skott_ | passar tid | passar sina | haller tider | haller sina
""")
SURELY_PLACEMENT = _phrases("""
    handlagg | omfattn | vilka dag | vilka dar | nar borjar | arbetsplats
""")
ATTENDANCE_LISTS = _phrases("""
    ar alla | hur manga gang | lista | visa | har nagon | ar nagon |
    ar det manga | ar det flera | ar det nan_ | manga som | flera som | nagra som | hur ofta | hur ofta har
""")
OUTCOME_WORDS = _phrases("""
    avhopp | forlang | till jobb | till arbete | till studier | har fatt jobb | gatt ut | studera | i jobb |
    i arbete | ut i_ | till egen | egen forsorj
""")
CHANGES = {
    "extend": _phrases("""
    forlang | skjut fram | skjuts fram | skjuta fram | forl_ | far stanna | fa stanna | stannar till | stanna kvar |
    stanna till | kvar till | flytta fram slut | forlagn | forlegn | forlagning | manader langre | fortsatta till |
    fortsatter till | fortsatta tom | fortsatter tom | lagg pa | plussa pa | forlngn | vara kvar | bli kvar |
    blir kvar | stannar tom | stannar i | nytt slutdatum | andra slutdatum |
    langre tid | extra tid | utoka tiden | skjut upp | skjuta upp | skjuts upp | flytta slutdatum | flytta fram |
    flyttas fram | senarelagg | tid till | manader till | manad till | mer tid | skjut pa | skjuta pa | skjuts pa |
    langre period | nagra veckor till | nagra manader till | ett tag till | nagra dagar till | behover langre |
    ge henne | ge honom | ge dem_ | stannar kvar | utoka_ | utokas | lopa till | loper till | slutar inte forran |
    slutar forst | star kvar | sta kvar | kor vidare | sitta kvar | fortsatta hos | + | nya slutdatum |
    flytta sin slut | flytta hans slut | flytta hennes slut | slutdag till | slutdagen till |
    slutdatum blir | slutdatumet blir | slutdatum ar_ | slutdatumet ar_ | extra manad | extra vecka | extra veckor |
    pa sig till | prolonger | fortlanger
"""),
    "pause": _phrases("""
    uppehall | paus | vilande | behaller platsen | behalla platsen | behaller sin plats | kvar platsen |
    kvar sin plats | vila placering | lagg vilande | platsen kvar | behalla sin plats | ha kvar plats |
    behall plats | inte bli av med plats | timeout | time out | pa is_ | ha kvar sin plats | vilar placering |
    vilar sin | vilar en |
    vilar fran | vilar vecka | vilar v_ | platsen ska vara kvar | haller platsen | hall platsen | halla platsen |
    frys_ | frys in | frys plats | frys placer | frysa plats | frysa placer | fryser plats | fryser placer |
    fryser inskriv | fryst plats | fryst placer | platsen fryst | platsen fryses | platsen star kvar |
    platsen vantar | platsen ar kvar | haller hans plats |
    haller hennes plats | platsen behalls | behalls | platsen behaller | platsen sparas | platsen bevaras |
    placering vilar | placeringen vilar | vilar till | tillfalligt | avbryter tillfalligt
"""),
    "move": _phrases("""
    flytta | flyttas | byt | over till | ga over | omplacer | placera om | gar over | prova produktion |
    till butiken istallet | flyttar over | borja dar | kommer till oss | kommer till mig | kommer over | flytt_ |
    byte till | byte av | omplacering | over_ | ny arbetsplats | nytt stalle | overfor | overfors | forflytta |
    forflyttas | slussa | slussas over | byter over | skifta_ | skiftar till
"""),
    "change_extent": _phrases("""
    omfattning | heltid | halvtid | deltid | kvartstid | trappa | ga ner | gar ner | ga upp | gar upp | oka till |
    okar till | okas till | minska | sank | hoj | andra till | andra dagar | byta dagar | byter dagar | nya dagar |
    andra schema | nytt schema | procent | % | tim/v | timmar i veckan | tim i veckan | timmar/vecka |
    timmar per vecka | tim per vecka | dagar i veckan | lagg om | istallet | i stallet
"""),
    "end_placement": _phrases("""
    slutar | slutat | slutade | avslut | skriv ut | skrivs ut | skriva ut | utskriv | skrivas ut | hoppar av |
    hoppat av | hoppa av | avhopp | avbryter | avbryta placering | fatt fast jobb | fatt fast tjanst |
    fatt anstallning |
    fatt ett jobb | fatt ett fast jobb | fatt en tjanst | fatt en anstallning | avbrott | sista dag | sista dan |
    sista arbetsdag | upphor |
    slutfor | fullfolj | skrev ut | ska sluta | vill sluta | far sluta | sluta redan | sluta tidig |
    sluta fran | sluta hos | sluta den | sluta pa |
    sluta i | lagger av | lamnar oss | lamnar arbetstran | klar hos oss | ar klar med | borja jobba | fatt jobb |
    fick jobb | avbryta_ | avbryter_ | avbryts | ar fardig | blir fardig | fardig hos | fardig med | klar hos |
    ar klar_ | tid ute | tiden ar ute | sista dagen | hoppade av | avbrutit | avbrot_ | avbruten | avskriv |
    skriv av | skrivs av | skriva av | avbryt_ | lamnar verksamhet | lamnar stadsmission | lamnar projektet |
    lamnar insatsen | lamnar placering | lamnar gruppen | gar ut_ | blir klar_ | tillbaka mer | inte att fortsatta |
    fortsatter inte | inte fortsatta | valt att sluta | bestamt sig for att sluta | gatt i pension | gar i pension |
    period ar slut | perioden ar slut | tid ar slut | tiden ar slut | placering ar slut | placeringen ar slut |
    ingen forlang | forlangs inte | forlangs ej | inte forlangas | avslag pa forlang | vara hos oss mer |
    hos oss langre | hos oss mer | inte forlangning |
    slutar hos oss | sagt upp sig | sager upp sig |
    sade upp sig | inte kvar efter | inte vara kvar |
    inte stanna efter | inte stanna kvar | stannar inte kvar |
    blir inte kvar | inte bli kvar
"""),
    "start_placement": _phrases("""
    borjar | startar | skriv in | skrivs in | skriva in | lagg upp | lagg in en ny | ta in | ny deltagare |
    ny tjej | ny kille | ny person | nya deltagare | paborjar | inskrivning av | registrera ny | borja hos |
    ska borja | valkomna | anslut | tar emot | kommer en ny | far en ny | fatt en ny | en ny | lagg till |
    starta upp | borja pa | borja i | start for | kommer igang | kommer i gang | satter igang | satter i gang |
    kan inte borja | borja forran | start flyttas | start skjuts | starten flyttas | starten skjuts | start blir |
    starten blir | inskrivning_ | inskrivning : | lagg in_ | lagga in_ | satt in_ | borja_ | starta_ | start_ |
    starten | lagga till | registrera_ | ny fran | ny from | ny pa_ | ny hos | ny i_ | ny bland | inskriven fran |
    inskriven from | startdatum ar | startdatum blir | start ar | drar igang | dra igang | drar i gang |
    dra i gang | inleder | inleda | ar ny_ | tilltrader | har sin forsta dag | forsta dagen | forsta dag_ |
    rivstartar | som ny_ | ny : | ta emot_
"""),
    "order_place": _phrases("""
    bestall | reservera | boka en plats | boka plats | vill ha en plats | behover en plats | onskar en plats |
    onska en plats | plats at | stalla en | stall en | i ko till | i kon | pa vantelist | placering at |
    behover en placering | onskar placering | soker en plats | soker plats | soker en placering |
    soker placering | behover plats | en plats till en |
    plats for en | vill ha plats | skulle behova en plats | behover en arbetstraning | anmala en | placering for |
    behov av en plats | fa plats till | fa plats at | fa plats for | fa en plats till | fa en plats at |
    fa en plats for | onskar placera | vill placera | skulle vilja placera | behover arbetstrana |
    vill arbetstrana | ska arbetstrana | skulle behova arbetstrana | behover arbetstraning | ordna en plats |
    fixa en plats | behover placera | onskar plats | onskar en halvtid | onskar en heltid | onskar halvtid |
    onskar heltid | behover halvtid | behover heltid | soker en halvtid | soker en heltid | vill ha en halvtid |
    vill ha en heltid | letar plats | letar efter en plats | behover fa in | vill fa in | plats till en |
    plats till min | plats till mina | placera en_ | placera nagon | behover tva platser | behover tre platser |
    behover platser | vill ha tva platser | vill ha platser | behov finns av | finns behov av | behov av |
    pa kolista | pa kolistan | i kolistan | satta upp pa ko | boka nasta | boka forsta | boka narmaste | boka en_ |
    boka in en | anmaler en | placera hos | placera en person | placera en deltag | onskemal om en plats |
    onskemal om plats | vilja placera | boka in en ny | stalla min | satta min | stall min | satt min |
    satta upp min | satt upp min | skriva upp min | skriv upp min | stall mig | stall oss | satt upp mig |
    satt upp oss | satt upp en | anmal en | anmal till ko | anmaler till ko | koa_ | koar in | skulle behova fa in |
    vilja ha en plats | vilja ha plats | skulle vilja ha
"""),
}
OUTCOMES = (
    (
        "extended",
        _phrases("""
    forlang
"""),
    ),
    (
        "dropped_out",
        _phrases("""
    avhopp | hoppat av | hoppade av | avbrott | avbrutit | avbrot | tappat | tappade | gav upp | gett upp | fortid
"""),
    ),
    (
        "work",
        _phrases("""
    jobb | arbete | anstall | arbetsliv | arbeta_ | jobba_ | fast tjanst | provanstallning | lonebidrag |
    anstallning | egen forsorjning | sjalvforsorj | osubventionerat
"""),
    ),
    (
        "studies",
        _phrases("""
    studier | studera | plugg | utbildning | komvux | skola | studerar | sfi
"""),
    ),
    (
        "other_measure",
        _phrases("""
    annan insats | andra insatser | ny insats | en annan | annat program | nasta insats
"""),
    ),
    (
        "started",
        _phrases("""
    borjade | borjat | startade | startat | skrevs in | skrivits in | inskrivningar | nya deltagare | nystart |
    paborjade | paborjat | togs in | kom in | tagit emot | tog emot | har vi skrivit in | skrivit in |
    nya har vi fatt | nya fick vi | fatt in | fick vi in | nya har ni fatt | inskrivna nya | kommit in | nya inskriv
"""),
    ),
    (
        "ended",
        _phrases("""
    slutade | slutat | avslutade | avslutat | avslutats | skrevs ut | skrivits ut | utskriv | lamnade | lamnat |
    avslut | gick ut | gatt ut | fullfolj | blev klara | sjukdom | flyttade | gatt vidare | skrev ut | skrev vi ut |
    skrivit ut | gar ut_ | avsluten
"""),
    ),
)
ANOTHER_MEASURE = _phrases("""
    annan insats | annat program | ny insats | annan atgard | annan verksamhet | nasta insats | andra insatser |
    jobbgaranti | rusta och matcha | annan leverantor | annan aktor
""")
REASONS = (
    (
        "completed",
        _phrases("""
    fullfolj | tiden ar ute | tiden ute | tid ar ute | tid ute | som planerat | enligt plan | slutfort |
    tiden gatt ut | tiden ar slut | klar med sin | gatt klart | gjort sin tid | gjort klart
"""),
    ),
    (
        "studies",
        _phrases("""
    plugga | stude | studi | utbilda | komvux | utbildning | skola | kurs | sfi | universitet | folkhogskol | antagen |
    gymnasi | yrkesutb | hogskol
"""),
    ),
    (
        "illness",
        _phrases("""
    sjuk | opere | ohalsa | halsoskal | utmattad | langtidssjuk | ryggen | halsan | samre | mar daligt | sjukhus
"""),
    ),
    (
        "other_measure",
        _phrases("""
    fatt en annan insats | fatt annan insats | till annan insats | till en annan insats | ny insats
"""),
    ),
    (
        "work",
        _phrases("""
    fatt jobb | fatt ett jobb | fick jobb | fatt anstall | fatt en anstall | fatt fast | fatt tjanst
"""),
    ),
    (
        "dropped_out",
        _phrases("""
    hoppar av | hoppat av | hoppa av | avhopp | avbrott | avbryter | avbrutit | avbryta | lagger av |
    orkar inte mer | vill inte mer | vill inte vara kvar | vill inte fortsatta | vill sluta sjalv |
    har trottnat | tappat motivation | eget onskemal | slutat komma | ger upp | gett upp | gav upp
"""),
    ),
    (
        "moved",
        _phrases("""
    flytt
"""),
    ),
    (
        "other_measure",
        _phrases("""
    annan insats | annat program | ny insats | insats hos | utvecklingsgaranti | annan atgard |
    annan verksamhet | en insats | jobbgaranti |
    rusta och matcha | praktik | annan arbetstran | annan placering | arbetsformedlingens program
"""),
    ),
    (
        "work",
        _phrases("""
    jobb | arbete | anstall | vikariat | timtjanst | provanstall | arbeta_ | jobba_ | fast tjanst
"""),
    ),
    (
        "other",
        _phrases("""
    annan anledning | andra skal | personliga skal | privata skal | foraldraled | fangelse | avlid | dog_ | pension
    | mammaled | pappaled | annat skal
"""),
    ),
)
WORKS_AT = _phrases("""
    jobb pa | jobb i | jobb som | jobb hos | jobb vid | jobb inom | anstalld pa | anstalld i | anstalld som |
    anstalld hos | anstalld vid | anstallning pa | anstallning i_ | anstallning som | anstallning hos | tjanst pa |
    tjanst som | vikariat pa | vikariat i_ | borja jobba pa | borja jobba i_ | borjar jobba pa | borjar jobba i_
""")
REASON_HEADS = (
    (
        "studies",
        ("skola", "skolan", "utbildning", "utbildningen", "utb", "studier", "studierna", "kurs", "kursen", "program"),
    ),
    ("work", ("jobb", "jobbet", "anstallning", "anstallningen", "tjanst", "tjansten", "vikariat")),
    ("illness", ("sjukdom", "sjukdomen", "sjukskriven", "sjukskrivning", "cancer")),
)
"""Heads of compounds that tell why a placement ends."""
NOTE_DOWN = _phrases("""
    skriva att | skriva upp att | rapportera att | registrera att | notera att | anteckna att | lagga in att |
    skriv att | fora in att | skriva in att
""")
"""«Kan du skriva att …»: a report that is asked to be noted."""
EVERYBODY_HERE = _phrases("""
    full narvaro | full styrka | fulltalig | full pott | full grupp | full uppstallning | fullt hus | full bemanning
""")
TAKES_IN = _phrases("""
    ta emot | plats for | plats at | far plats | klamma in | trycka in | rum for | utrymme for | ta in_
""")
"""«Kan ni ta emot två nya?» asks for places, not who starts."""
ENDED_NOUNS = _phrases("""
    antal avslut | antal utskriv | antal nystart | antal inskriv | antal forlang | antal avhopp | antal avbrott |
    manga forlangningar | manga forlangda | manga avhopp | manga avslut_ | manga utskrivningar |
    antalet avslut_ | statistik pa avslut | statistik over avslut | antalet forlang | antalet avhopp |
    antalet utskriv |
    antal nya inskriv | antalet nya inskriv
""")
"""Counts by noun: what has been, unless something says otherwise."""
HOW_TO = _phrases("""
    hur gar det till ? | hur gar det till  | hur gar det till nar_ | hur gar det till att_ | hur gar man |
    forklara hur | visa mig hur | visa hur man | visa hur jag | beratta hur man | beratta hur jag |
    hur bestaller jag | hur gor jag | hur gor man | hur lagger jag | hur rapporterar jag | hur skriver jag |
    hur andrar jag | hur angrar jag | hur angrar man | hur andrar man | hur rapporterar man | hur skriver man |
    hur far jag | hur flyttar jag | hur flyttar man | hur forlanger jag | hur forlanger man | hur avslutar jag |
    hur avslutar man | hur lagger man | hur tar jag bort | hur tar man bort | hur bestaller man |
    hur registrerar jag | hur registrerar man | hur gar jag till vaga | hur gar man till vaga | vilka fragor kan |
    hur staller jag | hur staller man | vad kan jag fraga | vad kan man fraga | vad kan man skriva |
    vad kan jag skriva |
    vad ska jag skriva | vad skriver jag | vad skriver man | jag tillvaga | man tillvaga |
    vad man kan fraga | vad man kan skriva | vad jag kan fraga | vad jag kan skriva | vad man kan be
""")
"""How something is done: no order and no report."""
GOES_TO_WORK = _phrases("""
    hellre | hamnar | ska jobba | ska arbeta | ska vara pa | ska vara i | vill vara | vill jobba pa | vill jobba i |
    kommer att jobba | ska ga pa | placeras pa | placeras i | testa | provar_ | prova_ | tillhor | skicka_ |
    skickas | prova pa | far prova | vikariera | satt_ | placera_ | hor till | satter | placerar
""")
"""With a workplace: somebody is to be there from now on."""
BEGINS = _phrases("""
    startar | borjar | startdatum | tilltrader | paborjar | inleder | ska starta | ska borja | start_
""")
ENDS_THEN = _phrases("""
    slut | upphor | ut_ | sista | klar_ | fardig | kvar_ | hur lange | avslut
""")
"""Beside words for a start: the end is asked for all the same."""
ASKS_A_FAVOUR = _phrases("""
    kan nagon | kan ngn | kan en av er | kan ni tva | skulle nagon kunna | vill nagon | har nagon lust | orkar nagon
""")
"""«Kan nån ta butiken?» asks the colleagues to do something."""
SUBSCRIPTION_ENDS = _phrases("""
    sluta | pausa | vill inte | inte vill | inte ha_ | inte skicka | skicka inte | behover inte | inte fa_ |
    behovs inte |
    inte behova | inte vara med | inte med_ | ska inte | vill ej | ej ha_ | ej skicka | skicka ej | behover ej |
    avsluta | avprenumer | stang av | slippa | slipper | stoppa | avbryt |
    avregistrera | avbestall |
    ta bort mig | avboj | tacka nej | tackar nej | avsta_ | avstar | sla av | koppla bort | avanmal | avanmala |
    inga fler | inget mer | inga mer | inte langre | klarar mig utan | upphora | avsag |
    inget vecko | ingen vecko | inga vecko
""")
SUMMARY_NOT_HAD = _phrases("""
    fick inget | fick ingen | fick inte | har inte fatt | inte fatt | inte hunnit | hann inte | kom inget |
    kom ingen |
    kom aldrig | kom inte | aldrig fatt | hittar inte
""")
"""«Jag fick inget veckobrev i fredags»: they want it, not to be without it."""
SUBSCRIPTION_STARTS = _phrases("""
    framover | prenumer | varje vecka | vill ha vecko | borja skicka | fortsattningsvis | vill garna fa |
    vill ocksa ha | anmal mig | vill fa vecko | regelbundet | varje fredag | varje mandag | i fortsattningen |
    starta |
    satt pa | sla pa | koppla pa | aktivera | borja fa | vill borja | satt igang | satt i gang | dra igang |
    dra i gang |
    kor igang | ateruppta | lopande | automatiskt | i framtiden | skriv upp mig | lagg till mig | satt upp mig |
    hadanefter | veckovis | en gang i veckan | tacka ja | tackar ja
""")
"""With the weekly summary: to have it, or no longer to have it, each week."""
WANTED = _phrases("""
    jag skulle behova | jag behover | jag vill ha | jag vill se | jag vill veta | jag onskar | jag skulle vilja |
    ge mig | ta fram | plocka fram | far jag se | kan jag fa | kan du ta fram | skicka mig | skicka over |
    behover fa |
    vi behover | visa mig | behover se | behover ha | skulle vi kunna fa | maila mig
""")
FIGURES_WANTED = _phrases("""
    narvaro_ | narvaron | franvaro | sjukfranvaro | narvarostatistik | statistik | narvarosiffror | narvarolista |
    narvarolistan |
    lista_ | en lista | forteckning | en siffra | siffror pa | siffran pa | oversikt over | antalet
""")
"""What is asked for without a question: «ge mig Alis närvaro», and no report of it."""
AHEAD = _phrases("""
    att vanta_ | vantas | kommande | planerade | planeras | framover | pa gang | raknar vi med | raknar ni med |
    framfor sig | framfor oss | framfor er | narmaste | narmsta | ligger framme | stundande | inplanerade
""")
"""A count of what lies ahead: «hur många avslut har vi att vänta i februari»."""
TELL_ME = _phrases("""
    sag till nar_ | sag till om_ | paminn mig nar_ | paminn mig om nar_ | meddela mig nar_ | hor av dig nar_
""")
"""«Säg till när Amina slutar»: nothing is to be done."""
