"""Everyday words that are never taken for a misspelt name. Plain letters and written ones both count."""

_WORDS = """
alla allt alltid andra annan annars annat antal antar anmäld anmält april arbeta arbetar att av avtal avtalet bara barn barnen
behöver behövs beror bland blev blir blivit bort borta borde bra bryr buss bussen byta byter både båda början börja börjar började
dagar dagen dags dagens dålig där därför det detta denna dessa dina dig din ditt dit dock dom dotter dra drog dröjer dyka dyker dök
efter eftersom egen eget egna eller emot ena enda endast eran ert ett extra fall fanns fast fel fem fick filen fin fina fint fler
flera flesta flest flytta flyttar folk fram framöver fredag från fråga frågan frågar frågor fredagen full fullt fyra få får fått
följa följer för före först första försov ganska gick ger ges gjort gjorde glömde glömmer grupp gruppen gång gången gånger går gått
gäller gällande gärna gör göra hade haft halv halva hand handlar har hela helst helt heller hem hemma henne hennes hjälp hjälpa
hjälper hoppar hoppas hos hur här hälsa hälsar hälsning händer hänt hör höra hörde hört höst idag igen igår ihop illa in inga ingen
ingenting inget inne innan inom inte ingick ingår intervju iväg jag januari jobb jobba jobbar jobbet juli juni just kan kanske
kolla koll kom komma kommer kommit kommun kommunen kort kollega klar klara klarar klart klient klienter kräks kunde kunna kvar kväll
kände känner köra kör lade lagt lika lite livet lista listan listor ledig lediga ledigt ligger länge längre längst läser lämna
lämnar lägga lägger lägg läge läget läkare läkaren maila mail maj mamma man mars mate med medan mellan men mer mera mest mindre
minst minut minuter missa missade mitt morgon morron mot månad månaden månader måste många möte möten nog nej ner nere nerver nere
ny nya nytt nåt nått nån några någon något nu nummer när nära nästa oavsett också ofta okej olika om ordna ordning orkar oss papper
pappa pausen paus pengar person personen personer plan planen plats platsen platser platserna plus precis prata pratat prova
pågår påminn rapport rapportera rast redan ren rent rest resten ring ringa ringde ringer rätt rum saker sak sakna saknar saknas
sade sagt samma sammanlagt samt samtal schema schemat sedan senare senast senaste sent sett sina sist sista sitt sitter sjuk sjuka
ska skall skicka skickar skickade skrev skriv skriva skriver skulle slut sluta slutar slutade slutat slutdatum som sommar son
stack stan stanna stannar start starta startar startade stod ställa står ställ största står svar svara svarar svenska syns sån såna
säga säger sälja säng sätt sätta söka söker tack tackar tacka tar ta tag tagit talar tala tanke tappar team test tid tiden tider
till tills tillbaka tips tog torr torsdag totalt trodde tror trött tung två tycker tyckte tyvärr undrar under ungefär ungen unge
ungar upp uppe ur ut utan ute utom vad van vara varandra varför vart varje var varit varken varm vecka veckan veckor vem vems
vidare vilka vilken vilket vill ville vinter visa visar vissa visst vår våra vårt väl vänta väntar väntan värt väg vänlig vänligen
vänta är ändra ändring ännu även åker åkte åter över övriga samtliga resterande hänger hamnar hamna avslut avsluta avslutar kostar
gamla gammal nere lager lagret kaffe fika lunch mat maten nyckel nycklar dator datorn skrivare skrivaren bil bilen bokar boka
beställ beställa beställer order ordern stol stolar handskar hälsar halsont ont feber snuva snuvig hosta hostar migrän sover sov
sova spyr bröt foten armen ryggen rygg bort kallad kallat kallas mening menade menar namn namnet nivå norr elva tolv ena arla erat
era ers linje lina line amen anda ande arm alias samma hade tand
"""


def _plain(word: str) -> str:
    return word.translate(str.maketrans("åäö", "aao"))


COMMON: frozenset[str] = frozenset(_WORDS.split()) | {_plain(word) for word in _WORDS.split()}
