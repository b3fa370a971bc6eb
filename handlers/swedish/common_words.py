"""Everyday words of four to ten letters, which are never taken for a misspelt name."""

_WORDS = """
borra borsta röst rösten rostat försök locka lucia lägre passa passar planerar planeringen reda starka virket pausas
adress adressen aktivitets aktuell aktuella aktuellt aktör alias alla allas alldeles allihop allmänna allt alltid
alltså amen amma anda ande andel andelen andra andras anges anledning anmäl anmäla anmäld anmälda anmälde anmäler
anmält annan annars annat anser anslut ansluta ansluter anslutit anslöt anställ anställa anställd anställda anställde
anställer anställnin anställt ansvara ansvarar ansvarig ansöker anta antagligen antal antalet antar antingen anvisades
anvisas använd använda använde använder använt april arbeta arbetar arbete arbetet arbetsdag arbetsdaga arbetsinte
arbetskläd arbetsmark arbetsplat arbetsskor arbetstid arbetstide arbetsträn arla arlöv armen arna atistik avbrott
avbrotten avbrottet avbruten avbrutet avbrutit avbryt avbryta avbryter avbröt avgifter avhopp avhoppare avhopparna
avhoppen avhoppet avled avlida avlider avlidit avsaknad avser avsikt avslut avsluta avslutar avsluten avslutet
avslutning avslutsdat avsätter avtal avtalen avtalet avtals avtalsperi avtalstid avtalstide avvek avvika avviker
avvikit backa bakgrund bara barn barnen barnet bedriven bedrivs bedömer bedöms befann befattning befinna befinner
befunnit begravning begränsad behov behåll behålla behåller behållit behöll behöv behöva behövde behöver behövs behövt
bekosta belopp beloppet beläggning beredning beror berätta besitter besked beskedet beslut besluta beslutade beslutar
beslutas beslutat beslutats beställ beställa beställd beställde beställer beställnin beställt bestämmer besvarat besök
besöket betala betalade betalar betalat bett betydelse bevilja bidra bidrag bidraget bidragit bidrar bidrog bifogat
bilaga bilen bjuda bjuder bjudit bland blev blir blivande blivit bodde boka bokar borde bort borta bortrest bortresta
bott bredda breddade bristande brister broder bror brukade brukar brukat brutit bryr bryt bryta bryter bröt budget
budgeten burlöv buss bussen butik butiken bygger byta byter bytt bytte bättre båda både böra börja började början
börjar cirka cket coachning cykel cykeln dagar dagarn dagarna dagen dagens dagis dags dagsen dator datorn datum
datumet december delta deltag deltaga deltagande deltagare deltagaren deltagarn deltagarna deltager deltagit deltar
deltid deltiden deltog denna dessa dessutom detta diagnos diagnosen diagnoser dialog diarienr diarienumm diarienumr
dina direkt disken ditt dock docx doktor doktorn dotter dottern drack dragit drar drick dricka dricker drift drog
druckit dröj dröja dröjde dröjer dröjsmål dröjt dubbelt dyka dyker dykt därför dålig dåliga dåligt döttrar effekter
efter efterfråga eftersom egen egenfinans egeninsats egentligen eget egna ekonomisk eller else elsen elva emot enats
enbart enda endast enkelt enlighet enligt enskild eran erare eraren erat erbjud erbjuda erbjuder erbjudit erbjöd ering
eringen erna ersättning esök etablera eventuellt extra faktiskt fall fann fanns farmor fasa fast fattades fattas
fattats feber febern fick fika fikat filen fina finansiera finansieri finn finna finnas finner finns fint fjärdedel
fler flera flest flesta flytta flyttar folk folket form former formerna fortsatt fortsatte fortsätt fortsätta
fortsätter foten fram framförs framtid framöver franvaro fredag fredagen frisk friska friskt fritids fror främst fråga
frågan frågar frågor från frånvarand frånvaro frånvaroli frånvaron frånvarora frånvarost full fulla fullbelagd
fullbelagt fullbokad fullbokat fullfölj fullfölja fullföljde fullföljer fullföljt fullsatt fullt fullteckna funderar
fungera fungerar funka funktion funktioner funnit funnits fyll fylla fyllde fyller fyllt fyra fysisk färdig färdiga
färdigt fått följ följa följande följde följer följs följt förankrat förbereda fördelar före fören förening föreslår
föreslås företag förfrågan förfrågnin förklara förkyld förkylda förlägning förläng förlänga förlängd förlängda
förlängde förlänger förlängnin förlängt förmiddag förmåga förnyas försena försenad försenade försenar försenat
förskola förskolan förslag förslaget försov försova försover försovit först första förtid förvänta förväntad
förväntade förväntar förväntas förväntat förändrad förändrar förändras gagn gamla gammal ganska garna gemenskap genast
genererar genom genomför genomföra genomförde genomförs genomfört genomgång gett gick gift giltig giltiga giltighet
giltighets giltigt giltlig giltligt givetvis gjord gjorde gjort glöm glömde glömma glömmer glömt goda godkänd godkända
godkände godkänn godkänna godkänner godkänt gott grad granne gravid grep gripa griper gripit grund grupp gruppen
grupper grupperna gsintervju gstid gstiden gynnsamt gälla gällande gällde gäller gällt gäng gänget gärna gång gången
gånger gått göra göteborg hade haft halsont halssjuk halv halva halvtid halvtiden halvtimma halvtimme halvtimmen hamna
hamnar hand handlade handlagt handlar handledare handledarn handlägg handlägga handläggar handlägger handskar hann
hans hela heller helst helt heltid heltiden hemma henne hennes heta hetat heter hette hinn hinna hinner hittade hittar
hittills hjälp hjälpa hjälpen hjälper hjälpt hjälpte hoppa hoppar hoppas hosta hostar hundra hunnit huvudsak hälften
hälsa hälsar hälsning hämta händer hänger hängig hängiga hänt hävas håll hålla hållbar håller hållit hårt höja höjde
höjer höjt höll höra hörde hördes hörs hört hörts höst iallafall idag identitet iering ifylld ifyllda igen igår ihop
ikten illa inbokad inbokade inbokat individ individer införas inga ingar ingen ingens ingenting inget ingick ingsplats
ingsplatse ingå ingångna ingår ingås ingått initiala initieras inkl inled inleda inledde inleder inlett innan inne
innebar inneburit innebär innebära inom inplanerad inplanerat insats insatsen insatser insikt insjukna inskr inskriven
inskrivet inskrivna inskrivnin inte intervju intervjuer intervjun intresse introducer ionen iopet iväg januari jobb
jobba jobbar jobben jobbet jobbinterv jobbsök juli juni juridiska just justera jätte kaffe kalla kallad kallade kallas
kallat kalmar kandidat kandidaten kandidater kanske kapacitet kapacitete kassan kedja kedjor killar killen klar klara
klarar klart klev klient klienten klienter klienterna kliv kliva kliver klivit klädd kläder kläderna kläm klämde
klämma klämmer klämt koll kolla kollar kollat kollega komma kommande kommando kommandon kommen kommer kommit kommun
kommunen kommunens kompis konkreta kontaktper kontexter kontrakt kontraktet kort korta kosta kostar kostnad kostnader
kraft krasslig krassliga krav kraven kravet kring krona kronor krya kräkas kräks kräktes kräkts kräv kräva krävde
kräver krävt kunde kunna kunnat kunskapen kunskaper kuren kurs kursen kvar kvart kvartal kvarten kvens kvinna kvinnan
kvinnor kväll kvällen kände känner känns köer köket kölista kölistan kölängd köpa köper köplats köplatsen köpt köpte
köra körde kört kösituatio kötid kötiden laddar lade laga lagd lagda lagen lager lagom lagret lagt landskrona lasarett
lasarettet lastar leda ledia ledig lediga ledighet ledigheten ledigt legat leverera licenser lider ligg ligga ligger
lika liksom lina line linje linköping lista listan listor lite liten litet livet logga lokaler lokalhyra lokalvård
lomma lovar lovat lovet lucka luckan luckor luckorna lunch lunchen lund lyckades lyckas lyckats läge läget lägg lägga
lägger läkarbesök läkare läkaren läkarn läkartid läkartiden läkarunder lämna lämnar länge längre längst lära lärande
lärde lärt läsa läser läst läste lätt låna lånar lånat lång långa långt låta låter låtit lönen löpa löpande löper löpt
löpte löptid löptiden magsjuk magsjuka mail maila maka make makulera malmö mamma mannen mars maskin maskinen matchning
mate maten medan meddela medfinansi medföljer mejl mejla mejlade mellan melse melsen melser menade menar mening mera
mest mesta migrän mina mindre mins minska minst minsta minut minuten minuter missa missade mitt mjukt mmelse mmelsen
mobilnr mobilnumme morgon morgonen mormor morron motprestat motsvarar mottagit människor mådde målbild målen målet
målgrupp målgruppen målgrupper målsättnin måltal måltalen måluppfyll månad månaden månader månaderna månaders många
måst måste mått möjligen möjliggör möjlighet möjligt möta möte möten mötet nadssekret namn namnen namnet natten
negativa nere nerver nfattning nfattninga nfattninge ngen ngsgrad ning ningar ningarna ningen ningsgrad ningsgrade
nivå norr notera noterar nställning numerära nummer numret nyanlända nyckel nycklar nycklarna nykomling nykomlinga
nykomlinge nyss nystart nystarten nytt nämligen nämnden nämndens nära närma närmar närvara närvarade närvarand
närvarande närvarar närvarat närvarnde närvaro närvarobil närvarofre närvarogra närvarolis närvaron närvarorap
närvarosif närvarosta nästa nästan nätverk nådde någon något några nått nödvändig oanmäld oanmälda oanmält oavsett
också oden offentlig ofta oftast ogilltig ogilltigt ogiltig ogiltiga ogiltigt ogiltlig ogiltliga ogiltligt ohälsa okej
olika olovlig olovliga olovligt omfatta omfattar omfattning omnämnt omplacera operativa operera orapporter order
ordern ordna ordning oregistrer orka orkar oroa orolig osäkerhet palla pallen pappa papper part parten parter parterna
parternas partnerska paus pausa pausen pauser pendeln peng pengar pengarna perioden persnr person personal personen
personer personerna personnr personnumm personnumr placera placering placeringa placeringe plan planen planera
planerad planerade planerat planering plasering plaseringe plats platsen platser platserna plugga plus port porten
porter portera portering porteringe positiv pport pportera praktik praktiken praktikpla praktisera prata pratat precis
prenumerer proc procent procenten procents projekt prolongera prova pröva psykisk psykolog psykologen punka punkt
påbörja pågående pågår påkallad påminn påverka påverkar påverkat rabbla rader radera raderar ramarna ramen
rapport rapporten rapporter rapportera rapporteri rapportern rara rast rasten redan redogör redovisar registrera
regleras rent resa reser reservera rest reste resten resterande resultat resultaten resultatet resurs resurser riksdag
rikta riktar ring ringa ringde ringen ringer ringt rten rummet rvju rvjun rygg ryggen rymde rymma rymmer rymt räkna
räknar räknat rätt rätta rättelse rörande sade sagt sagts saker sakna saknades saknar saknas saknats samarbete
samarbetet samband sambo samhället samma sammanfatt sammanlagt samråd samsyn samt samtal samtala samtidigt samtliga
samverkan sann sanna satt satta satte schema schemalade schemalagd schemalagt schemalägg scheman schemat sdatum second
sedan sektor sektorn semester semestern sena senare senast senaste sent september sett setts sgrad sgraden siffra
siffran siffror siffrorna sikt sina sinne sist sista sitt sitta sitter sjuck sjuk sjuka sjukanmäl sjukanmäla
sjukanmäld sjukanmäle sjukanmäln sjukanmält sjukdom sjukdomen sjuke sjukfrånva sjukhus sjukhuset sjukskrev sjukskriv
sjukskriva sjukskrive sjukskrivi sjukskrivn sjukt självklart skall skapa skapar skapat sker skicka skickade skickar
skickas skild skiljer skolan skolat skolka skor skrev skriftlig skriv skriva skrivare skrivaren skriven skriver
skrivet skrivit skrivna skulle skyddskläd skyddsskor skyndsam slut sluta slutade slutar slutat slutdag slutdagar
slutdagen slutdatum slutdatume sluter slutet släget smet smit smita smiter smitit smsa smsade snarast snickeri snuva
snuvig snuvsjuk snälla sociala sommar sonen sortera sortering sova sover spara sparar sparat spydde spyr spytt
spårvagn stack stads stan stanna stannar start starta startade startar startdag startdagen startdatum starten starter
status steg stegvisa stick sticka sticker stid stiden stockholm stod stol stolar stopp stora storkök stort strax
strukit strul strulade strular strunta stryk stryka stryker strök stuckit studera studie studier studierna städa ställ
ställa ställd ställda ställde ställer ställs ställt stämmer stäng stänga stängd stängda stängde stänger stängt står
stått stöd stödet stödja större största summa summan summering summeringe suttit svag svar svara svarar svedala
svenska sverige svårt syftande syftar syfte syften syftet synas syns syntes synts sysselsätt syster säga sägas säger
säkerhet säkert sälja säng sänk sänka sänker sänkt sänkte särskild sätt sätta sätter sådana sådant sågs såklart såna
såsom söka sökande sökanden söker sökning sökt sökta sökte sömnad söner tack tacka tackar taga tagen tager tagit tala
talar tand tandhygien tandis tandläkarb tandläkare tandläkarn tandläkart tanke tappar team teckna telefon telefonnr
telefonnum telnr test textil tiden tider tiderna till tillbaka tillgång tillhör tillhöra tillhörde tillhört tillit
tillkom tillkomma tillkommer tillkommit tills tillskapa tillträd tillträda tillträdde tillträder tillträtt timma
timmar timme timmen tinga tips tistik tistiken titta tjejen tjejer tjugo tjänst tjänsten tjänster tjänsterna
tjänstgöri tolv tomma tomt torr torsdag totalt trafiken trappa trasiga tredjedel trelleborg tretti trodde troligen
tror trott tryck trycka trycker tryckt tryckte träda träna trött tsen tser tung tungt tvätt tvätten tycker tyckte
tydlig tydligen tyvärr täcks tänker tänkt tänkte tåget tåla tålde tålt tömma under underlag undra undrade undrar unga
ungar ungarna unge ungefär ungen uppdrag uppe uppehåll uppehållen uppehållet uppfyll uppfylla uppfyllas uppfyllda
uppfyllde uppfyller uppfyllt uppföljnin upphör upphöra upphörde upphört uppnå uppnådde uppnår uppnås uppnått upprätta
uppsatta uppskatta uppsägning utan utav utbildning uteblev utebli uteblir uteblivit utfall utformas utgångsdat utifrån
utom utrymme utrymmen utrymmet utskriven utskrivet utskrivna utskrivnin utträda utträdde utträder utträtt utveckla
utvecklar utöka vaba vabba vabbade vabbande vabbar vabbat vakans vakansen vakanser vakanserna vakant vakanta valde
valt vara varandra varandras varannan varar varför varierade varierar varit varje varken varm varpå vart vecka veckan
veckas veckobrev veckobreve veckodag veckodagar veckomejl veckomejle veckor veckorappo veckorna veckosamma veckosumme
veckoutski veckoövers velat vems verkar veta vetat vidare vidtagna viktig viktiga vila vilande vilja vilka vilken
vilket vill ville villkor vinter visa visar vissa visst visste väckt vägen väldigt välj välja väljer välkomna vänlig
vänligen vänta väntan väntar väntelista väntelisto värt våra vård vårdcentra våren vårt workshops yngre yrkar yrken
ystad äldre ändamål ändamålet ändra ändring ändringen ändå ännu ärende ärenden ärendenumm ärendenumr ärendet äter ätit
även åker åksjuk åkte ångra åren året årligen årsarbetar åtaganden åter återgick återgå återgår återgått återkalla
återkom återkomma återkommer återkommit återstod återstå återstår återstått återuppta återupptag återupptar återupptog
återvänd återvända återvände återvänder återvänt åtgärder ökar ömsesidig önska önskan önskar önskat önskemål öppna
över överens överenskom överflytta överför överföra överförde överfört överlämna överrensko övriga
"""
_WITHOUT_DOTS = str.maketrans("åäöé", "aaoe")

COMMON: frozenset[str] = frozenset(_WORDS.split()).union(_WORDS.translate(_WITHOUT_DOTS).split())

SHORT: frozenset[str] = frozenset(
    """
    abc akt all alt and ang ann ans apa app arm art ask att bad ban bar ber bil bit bli blå bok bol bom bor bra bro bry
    bus byn byt båt bär bör car cup dag dal dam dan dar dej dem den dig din dis dit dom dra dum dyr där död dör efter
    eks eld ell elr enl ens era ert ett eva eve fan far fel fem fet fin fix for fot fri fru frö fyr får fåt fön för
    gav ger ges get gik glo god gul gym gör går gås had ham han har hat hav hej hel hen hes het hit hjä hon hop hos hov
    hund hur hus huv här hål häl hög höj hör höra ica ide ihop ingen inne inn int isf iso jag jan jul jun just jämn job
    kan kaj kal kar kil kla kol kom kor kul kur kvar kök kön kör köp lag lat led leg lek len let lik lit liv ljus lob
    log lov lyx låg lån lår lås låt läs lär lät lök lön lör lös maj man mat med mej men mer mig min mit mod mor mot mur
    mys mål mån mår mår mör nej ner ner ngn ngt nio nit nog nok nor nya nyp nys når nåt nån nåd när nöd nöt oms oss ort
    ost par pat per pek peg pga plan pro prov på påse rad ram ran rea red ren res ris ror rum rys råd rån rår räv rör
    röd rök röv rös sak sal sam san sas ser ses sex sig sin sist sju sjö ska sko sms snö soc sof som son spa spy ste
    sto sur sus syd syn såg sår sås sån säg säk säl sät sen sov söt sök sön tag tal tam tan tar tas tax tbc tfn tid tie
    tig till tim tio tis tok tom ton tor tre trä tro tur tvi tvn två tyg tyr tåg tår täl tät tog ton ull und ung upp
    ute var vad van vet vid vik vil vin vis vov vår vår väg vän väl vår vän väx våt ärr äta öga öka öl öra över ösa
    eller ell inga ina ihåg ifs afs amc amf eid fmb hbo iaf igen isk kom kul lma mail mvh obs omg osv oxo oxå sfi sk
    stf sve tba tex ty typ utb utv vab vdo visa övr
    """.split()
)
"""Words of three letters and less, which are never taken for a name that lost one."""
SHORT |= {word.translate(str.maketrans("åäö", "aao")) for word in SHORT}
