"""Swedish words with their inflections. A line is a word: add one, and every form of it is understood.

A verb is written infinitive, present, past, supine, imperative (then participles, where they are used); a regular one
in -a alone. Its s-forms («förlängs», «avslutas») follow by themselves. A noun is written in its forms, a genitive s
follows by itself. Spellings a thumb makes of small words stand in SPELT.
"""

VERBS = """
vara är var varit var
bli blir blev blivit bli blivande
ha har hade haft ha
få får fick fått få
ska ska skulle skolat -
skall skall skulle - -
vilja vill ville velat -
kunna kan kunde kunnat -
måste måste måste måst -
behöva behöver behövde behövt behöv
böra bör borde bort -
brukar brukar brukade brukat -
komma kommer kom kommit kom kommen
gå går gick gått gå
göra gör gjorde gjort gör gjord
ta tar tog tagit ta tagen
taga tager tog tagit tag
ge ger gav gett ge
se ser såg sett se
visa
säga säger sade sagt säg
sa - sa - -
veta vet visste vetat vet
tro tror trodde trott tro
heta heter hette hetat het
låta låter lät låtit låt
ligga ligger låg legat ligg
lägga lägger lade lagt lägg lagd lagda
la - la - -
stå står stod stått stå
ställa ställer ställde ställt ställ ställd ställda
sätta sätter satte satt sätt satta
sitta sitter satt suttit sitt
hålla håller höll hållit håll
stanna
sluta
upphöra upphör upphörde upphört upphör
avsluta
löpa löper löpte löpt löp
avbryta avbryter avbröt avbrutit avbryt avbruten avbrutet
skriva skriver skrev skrivit skriv skriven skrivna skrivet
hoppa
börja
starta
påbörja
inleda inleder inledde inlett inled
tillträda tillträder tillträdde tillträtt tillträd
kliva kliver klev klivit kliv
förlänga förlänger förlängde förlängt förläng förlängd förlängda
fortsätta fortsätter fortsatte fortsatt fortsätt
prolongera
utöka
flytta
byta byter bytte bytt byt
omplacera
placera
överflytta
överföra överför överförde överfört överför
minska
öka
höja höjer höjde höjt höj
sänka sänker sänkte sänkt sänk
ändra
justera
trappa
pausa
vila
återuppta återupptar återupptog återupptagit återuppta
återkomma återkommer återkom återkommit återkom
återgå återgår återgick återgått återgå
återvända återvänder återvände återvänt återvänd
beställa beställer beställde beställt beställ beställd
boka
reservera
tinga
önska
efterfråga
söka söker sökte sökt sök sökta
anmäla anmäler anmälde anmält anmäl anmäld anmälda
sjukanmäla sjukanmäler sjukanmälde sjukanmält sjukanmäl sjukanmäld sjukanmälda
sjukskriva sjukskriver sjukskrev sjukskrivit sjukskriv sjukskriven sjukskrivna
rapportera
närvarorapportera
frånvarorapportera
registrera
notera
logga
meddela
fylla fyller fyllde fyllt fyll ifylld ifyllda
missa
glömma glömmer glömde glömt glöm
sakna
återstå återstår återstod återstått -
fattas fattas fattades fattats -
saknas saknas saknades saknats -
finnas finns fanns funnits -
finna finner fann funnit finn
öppna
vänta
ångra
backa
stryka stryker strök strukit stryk
ta-bort - - - -
radera
makulera
återkalla
rätta
vabba vabbar vabbade vabbat vabba vabbande
vaba
hosta
kräkas kräks kräktes kräkts -
spy spyr spydde spytt spy
må mår mådde mått må
insjukna
dyka dyker dök dykt dyk
synas syns syntes synts -
höra hör hörde hört hör
hörs hörs hördes hörts -
svara
ringa ringer ringde ringt ring
utebli uteblir uteblev uteblivit -
skolka
avvika avviker avvek avvikit -
strunta
försova försover försov försovit -
dröja dröjer dröjde dröjt dröj
försena försenar försenade försenat - försenad försenade försenat
hinna hinner hann hunnit hinn
sticka sticker stack stuckit stick
dra drar drog dragit dra
åka åker åkte åkt åk
lämna
smita smiter smet smitit smit
skicka
köra kör körde kört kör
jobba
arbeta
arbetsträna
praktisera
träna
delta deltar deltog deltagit delta
deltaga deltager deltog deltagit deltag
närvara närvarar närvarade närvarat -
bevilja
godkänna godkänner godkände godkänt godkänn godkänd godkända
operera
kalla
resa reser reste rest res
bortrest - - - - bortrest bortresta
plugga
studera
läsa läser läste läst läs
behålla behåller behöll behållit behåll
prova
pröva
orka
palla
avlida avlider avled avlidit -
fullfölja fullföljer fullföljde fullföljt fullfölj
genomföra genomför genomförde genomfört genomför
lyckas lyckas lyckades lyckats -
anställa anställer anställde anställt anställ anställd anställda
nå når nådde nått nå
uppnå uppnår uppnådde uppnått uppnå
uppfylla uppfyller uppfyllde uppfyllt uppfyll uppfyllda
klara
följa följer följde följt följ
hjälpa hjälper hjälpte hjälpt hjälp
funka
fungera
använda använder använde använt använd
förklara
lära lär lärde lärt lär
berätta
undra
fråga
kolla
titta
lista
rabbla
räkna
planera
schemalägga schemalägger schemalade schemalagt schemalägg schemalagd schemalagda schemalagt
boka-in - - - -
förvänta förväntar förväntade förväntat - förväntad förväntade
gälla gäller gällde gällt -
ingå ingår ingick ingått ingå
stå-för - - - -
betala betalar betalade betalat betala
bekosta
finansiera
kosta
bidra bidrar bidrog bidragit bidra
säga-upp - - - -
teckna
sluter - - - -
omfatta
rikta
erbjuda erbjuder erbjöd erbjudit erbjud
innebära innebär innebar inneburit -
kräva kräver krävde krävt kräv
prenumerera
rymma rymmer rymde rymt -
klämma klämmer klämde klämt kläm
trycka trycker tryckte tryckt tryck
tillkomma tillkommer tillkom tillkommit -
ansluta ansluter anslöt anslutit anslut
introducera
välkomna
hälsa
tacka
uppskatta
ses ses sågs setts -
tillhöra tillhör tillhörde tillhört -
ansvara
handlägga handlägger handlade handlagt handlägg
befinna befinner befann befunnit -
hålla-till - - - -
utträda utträder utträdde utträtt -
gripa griper grep gripit -
bryta bryter bröt brutit bryt brutit
fasa
kunna-vara - - - -
tåla tål tålde tålt -
bo bor bodde bott bo
välja väljer valde valt välj
köpa köper köpte köpt köp
äta äter åt ätit ät
dricka dricker drack druckit drick
skriva-ut - - - -
hämta
leverera
laga
städa
laddar - - - -
stänga stänger stängde stängt stäng stängd stängda
"""

NOUNS = """
plats platsen platser platserna
lucka luckan luckor luckorna
vakans vakansen vakanser vakanserna
utrymme utrymmet utrymmen
rum rummet
kapacitet kapaciteten
placering placeringen placeringar placeringarna plasering plaseringen
arbetsträning arbetsträningen arbetsträningar arbetstränig arbetsträningsplats arbetsträningsplatsen
inskrivning inskrivningen inskrivningar inskrivningarna
praktik praktiken praktikplats praktikplatsen praktikplatser
deltagare deltagaren deltagarna deltagarn
deltagande deltagandet
person personen personer personerna
klient klienten klienter klienterna
kandidat kandidaten kandidater
sökande sökanden
folk folket
avtal avtalet avtalen avtals
överenskommelse överenskommelsen överenskommelser ök överrenskommelse överrenskommelsen överenskomelse överenskomelsen
partnerskap partnerskapet iop iopet iop:et
samarbete samarbetet samverkan
kontrakt kontraktet
slutdatum slutdatumet slutdatumen slutdag slutdagen slutdagar utgångsdatum avslutningsdatum avslutsdatum
startdatum startdatumet startdag startdagen startdatumen
datum datumet
dag dagen dagar dagarna dar dan dagarn dagsen
avslut avslutet avsluten
avslutning avslutningen
utskrivning utskrivningen utskrivningar
avhopp avhoppet avhoppen avhoppare avhopparna
avbrott avbrottet avbrotten
start starten starter
nystart nystarten
förlängning förlängningen förlängningar förlägning förläng­ning
tid tiden tider tiderna
omfattning omfattningen
sysselsättningsgrad sysselsättningsgraden tjänstgöringsgrad
procent procenten procents proc
heltid heltiden
halvtid halvtiden
deltid deltiden
uppehåll uppehållet uppehållen
paus pausen pauser
kö kön köer
väntelista väntelistan väntelistor
kösituation kösituationen kölista kölistan köplats köplatsen kötid kötiden kölängd
beställning beställningen beställningar beställningarna
förfrågan förfrågningar
order ordern
ärende ärendet ärenden
beläggning beläggningen beläggningsgrad beläggningsgraden beläggningsläget
läge läget
närvaro närvaron närvarnde närvarofrekvens närvarostatistik närvarostatistiken närvarolista närvarolistan närvarograd närvarograden närvarosiffror närvarobild närvarobilden
frånvaro frånvaron franvaro frånvarorapport frånvarolista frånvarostatistik
rapport rapporten rapporter rapporterna
rapportering rapporteringen närvarorapport närvarorapporten närvarorapporter närvarorapportering närvarorapporteringen
sjukanmälan sjukanmälningar
sjukfrånvaro sjukfrånvaron
sammanfattning sammanfattningen sammanfattningar sammanfattningarna veckosammanfattning veckosammanfattningen veckosammanfattningar veckobrev veckobrevet veckorapport veckorapporten veckosammanställning veckosammanställningen veckoöversikt veckoöversikten summering summeringen veckosummering veckosummeringen veckoutskick veckoutskicket veckomejl veckomejlet
mål målet målen måluppfyllelse måluppfyllelsen målsättning målsättningen målsättningar måltal måltalen målbild
resultat resultatet resultaten
andel andelen
antal antalet
siffra siffran siffror siffrorna
handläggare handläggaren handläggarn handläggarna arbetsmarknadssekreterare arbetsmarknadssekreteraren
handledare handledaren handledarn
kontaktperson kontaktpersonen
schema schemat scheman
arbetsdag arbetsdagar arbetsdagarna arbetsdagarn
arbetstid arbetstiden arbetstider arbetstiderna
veckodag veckodagar veckodagarna
målgrupp målgruppen målgrupper
syfte syftet syften
ändamål ändamålet
finansiering finansieringen
ersättning ersättningen
pengar pengarna peng
belopp beloppet
budget budgeten
bidrag bidraget stöd stödet
summa summan
krona kronor kr
egeninsats egeninsatsen motprestation motprestationen medfinansiering medfinansieringen egenfinansiering
tjänst tjänsten tjänster tjänsterna
befattning befattningar befattningarna
årsarbetare årsarbetaren
arbetskläder arbetskläderna arbetskläde arbetskläd kläder kläderna skyddskläder skyddsskor arbetsskor
part parten parter parterna
diarienummer diarienumret diarienr dnr ärendenummer ärendenumret diarienummret
uppföljning uppföljningen uppföljningar
aktivitetskrav aktivitetskravet aktivitetskraven
uppsägningstid uppsägningstiden uppsägning uppsägningen
giltighetstid giltighetstiden avtalstid avtalstiden avtalsperiod avtalsperioden löptid löptiden
inskrivningstid inskrivningstiden
personnummer personnumret personnummret persnr pnr personnr
diagnos diagnosen diagnoser
telefonnummer telefonnumret telefonnr telnr mobilnummer mobilnr nummer numret
adress adressen
barn barnet barnen
dotter dottern döttrar
son sonen söner
unge ungen ungar ungarna
läkare läkaren läkarn läkarbesök läkarbesöket läkartid läkartiden läkarundersökning
doktor doktorn
tandläkare tandläkaren tandläkarn tandläkartid tandläkarbesök tandis tandhygienist
vårdcentral vårdcentralen vc
sjukhus sjukhuset lasarett lasarettet
psykolog psykologen
besök besöket
möte mötet möten
intervju intervjun intervjuer jobbintervju jobbintervjun anställningsintervju anställningsintervjun arbetsintervju arbetsintervjun
begravning begravningen
semester semestern
ledighet ledigheten
lov lovet
jobb jobbet jobben
arbete arbetet
anställning anställningen anställningar
studie studier studierna
utbildning utbildningen
kurs kursen
sjukdom sjukdomen
feber febern
minut minuter minuten min
timme timmar timmen timma tim h
halvtimme halvtimma halvtimmen
kvart kvarten
vecka veckan veckor veckorna
månad månaden månader månaderna mån
år året åren
grupp gruppen grupper
gäng gänget
arbetsplats arbetsplatsen arbetsplatser
hjälp hjälpen
kommando kommandon
funktion funktioner
ändring ändringen
lista listan listor
ny nya nytt
nykomling nykomlingar nykomlingen
besked beskedet
"""

ADJECTIVES = """
ledig lediga ledigt ledia
tom tomma tomt
vakant vakanta
full fullt fulla
fullbelagd fullbelagt fullbelagda fullsatt fullbokat fullbokad fulltecknat fulltecknad
sjuk sjuka sjukt sjk sjuck sjuke
magsjuk magsjuka halssjuk snuvsjuk åksjuk
förkyld förkylda
krasslig krassliga
hängig hängiga
dålig dåliga dåligt
frisk friska friskt
krya kry
sen sena sent
borta
frånvarande
närvarande närvarnde närvarand
ogiltig ogiltiga ogiltigt ogiltlig ogiltligt ogiltliga ogilltig ogilltigt
giltig giltiga giltigt giltlig giltligt
oanmäld oanmälda oanmält
anmäld anmälda
olovlig olovligt olovliga
orapporterad orapporterade orapporterat
oregistrerad oregistrerade oregistrerat
inskriven inskrivna inskrivet inskr
utskriven utskrivna utskrivet
schemalagd schemalagda schemalagt
inplanerad inplanerade inplanerat
inbokad inbokade inbokat
planerad planerade planerat
förväntad förväntade
vilande
lång långt långa
längre längst
klar klara klart
aktuell aktuella aktuellt
färdig färdiga färdigt
"""

SPELT = {
    "o": "och", "å": "och", "oxå": "också", "oxo": "också", "va": "vara var vad", "e": "vara", "ä": "vara", "ar": "vara",
    "är": "vara", "el": "eller", "dom": "de", "nån": "någon", "nåt": "något", "nåra": "några", "nå": "något nå",
    "någon": "någon", "ngn": "någon", "ngt": "något", "ngra": "några", "ej": "inte", "icke": "inte", "int": "inte",
    "inkl": "inklusive", "nä": "nej", "nej": "nej", "ska": "ska", "skall": "ska", "sku": "ska", "skulle": "ska",
    "mej": "mig", "dej": "dig", "sej": "sig", "sig": "sig", "enl": "enligt", "ggr": "gång", "gånger": "gång",
    "gång": "gång", "förl": "förlänga", "inte": "inte", "hl": "helg", "tfn": "telefon", "tel": "telefon",
    "telefon": "telefon", "telefonen": "telefon", "mobilen": "telefon", "vilket": "vilken", "vilka": "vilken vilka",
    "vilken": "vilken", "vika": "vilken vilka", "vilkas": "vem", "vem": "vem", "vems": "vem", "alla": "alla",
    "samtl": "samtliga", "manga": "många", "många": "många", "hr": "hur", "hru": "hur", "nr": "när nummer",
    "nar": "när", "när": "när", "naer": "när", "iaf": "iallafall", "as": "handläggare", "hl:s": "handläggare",
    "pga": "grund", "ngr": "några", "ang": "angående", "min": "minut min", "tim": "timme", "ca": "cirka",
    "kl": "klockan", "klockan": "klockan", "as:en": "handläggare", "hos": "hos", "m": "med", "åxå": "också",
    "också": "också", "resp": "respektive", "vart": "var", "var": "var vara", "vars": "var", "tillbaks": "tillbaka",
    "tebax": "tillbaka", "tebaks": "tillbaka", "hemma": "hemma", "hema": "hemma", "här": "här", "hät": "här",
    "hör": "höra", "har": "ha", "hade": "ha", "vad": "vad", "wad": "vad", "dej,": "dig", "em": "eftermiddag",
    "fm": "förmiddag", "bott": "bo", "eb": "ekonomiskt", "tillsv": "tillsvidare", "prel": "preliminärt",
}  # fmt: skip
"""Small words as thumbs write them → the word or words (base forms) that may be meant."""
