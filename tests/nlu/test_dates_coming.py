"""Days without a year: past, or to come when the words around them say so. Seen from Monday 23 November 2026.

Messages in the voices of the people who write to us, as in test_dates_table.py: after the arrow "-" for no
date, first/last day of a period, "?" behind a day whose year was not said.
"""

from datetime import date

import pytest

from nlu.components.dutch_dates import DateMention, find_dates

TODAY = date(2026, 11, 23)

TABLE = """
# to come: Flemish, spoken
'k moet tegen 5 januari uit mijn studio en 'k heb nog niks anders gevonden -> 2027-01-05?
den baas zegt dak op 1 februari mag beginnen, klopt da wel? -> 2027-02-01?
ge moet da vóór 10 december binnenbrengen zegt die van 't OCMW -> 2026-12-10?
mijn contract loopt af eind januari en dan? -> 2027-01-21/2027-01-31?
zaterdag gaan we verhuizen naar Deinze, moet ik iets aangeven? -> 2026-11-28
'k heb ne brief, ten laatste 18 december moet ik reageren -> 2026-12-18?
da papier is maar geldig tot 8 april -> 2027-04-08?
vanaf 3 januari is de crèche terug open, kan ik dan werken? -> 2027-01-03?
de les start 11 januari en kheb nog geen vervoer -> 2027-01-11?
uiterlijk 30 november moet de lijst binnen zijn -> 2026-11-30?
morgenmiddag heb ik een gesprek bij Randstad, wat moet ik meepakken? -> 2026-11-24
dit weekend help ik mijn gebuur met verhuizen, is da zwartwerk? -> 2026-11-28/2026-11-29
overmorgen komt de inspectie -> 2026-11-25
binnen twee weken begin ik in de bakkerij -> 2026-12-07
vrijdagavond is er een infoavond in de bib, moet ik mij inschrijven? -> 2026-11-27
volgende maand wordt mijn dochter 18 -> 2026-12-01/2026-12-31
we gaan in juli naar Turkije trouwen, mag ik terug binnen? -> 2027-07-01/2027-07-31?
ik kan pas vanaf half januari, daarvoor heb ik geen opvang -> 2027-01-11/2027-01-20?
tot 14 februari ben ik in verlof -> 2027-02-14?
# to come: employers, formal
Wij zoeken per 1 maart twee schoonmakers voor ons rusthuis in Ieper. -> 2027-03-01?
Gelieve ons uiterlijk op 11 december te bezorgen welke documenten nodig zijn. -> 2026-12-11?
Onze vestiging in Waregem opent op 15 januari en wij wensen tien nieuwkomers aan te werven. -> 2027-01-15?
Deadline voor het indienen van de projectfiche: 4 december. -> 2026-12-04?
Voor het fruitseizoen 2027 hebben wij dertig plukkers nodig. -> 2027-01-01/2027-12-31
De zitting bij de arbeidsrechtbank vindt plaats op 21 januari. -> 2027-01-21?
Kan de betrokkene op 1 december in dienst treden? -> 2026-12-01?
Graag had ik vóór 20 december vernomen of de heer mag werken. -> 2026-12-20?
Wij plannen een jobdag op 9 februari en vragen sprekers. -> 2027-02-09?
De aanvraag tot subsidie moet tegen 31/01 ingediend worden. -> 2027-01-31?
Vanaf 02/12 hebben wij nood aan een heftruckchauffeur. -> 2026-12-02?
Ons bedrijf is gesloten van 24 december tot 2 januari. -> 2026-12-24/2027-01-02?
Wij verwachten de kandidaat maandagochtend om 8 uur aan de poort. -> 2026-11-30
In het voorjaar van 2027 starten wij een tweede ploeg. -> 2027-03-01/2027-05-31
Zouden jullie volgend jaar opnieuw een jobbeurs organiseren? -> 2027-01-01/2027-12-31
Ik wens in september mijn studie verpleegkunde aan te vatten. -> 2027-09-01/2027-09-30?
Wij willen begin februari iemand aannemen met een oranje kaart. -> 2027-02-01/2027-02-10?
De stage loopt van 1 februari tot 30 april, is die betaald? -> 2027-02-01/2027-04-30?
Kunnen wij iemand aanwerven voor het seizoen 2027? -> 2027-01-01/2027-12-31
Onze werknemer moet zich op 3 december aanmelden bij de gemeente; mag hij daarvoor weg? -> 2026-12-03?
# to come: learners, speech to text, typing errors
ik begin werk 1 december wat papier nodig -> 2026-12-01?
my interview is op 12 januari ik ben bang -> 2027-01-12?
afspraak gemeente 7 december maar ik ziek -> 2026-12-07?
ik wil vliegen april naar mijn mama, mag? -> 2027-04-01/2027-04-30?
volgend week ik start school nederlands -> 2026-11-30/2026-12-06
mijn kaart vervalt 19 januari waar moet ik gaan -> 2027-01-19?
ja euh ik heb een afspraak op drie december bij de dokter maar ik moet ook werken -> 2026-12-03?
euh wij zouden graag iemand hebben tegen vijftien januari -> 2027-01-15?
kan ik starten in de winkel vnaaf 5 januri -> 2027-01-05?
contract is klaar start vijf januari tweeduizend zevenentwintig -> 2027-01-05
de huur stopt 31 dec en nieuwe huis begint 1 feb -> 2026-12-31?, 2027-02-01?
wie gaat er zaterdag spelen tegen Club Brugge -> 2026-11-28
we vertrekken den 12en december -> 2026-12-12?
exam nederlands woensdag ik moet stoppen werk? -> 2026-11-25
over een maand ben ik papa -> 2026-12-23
# past
ik heb zondag twee uur gewacht aan het station -> 2026-11-22
den 3en juli heb ik mijnen asiel gevraagd -> 2026-07-03?
't was de 3 van de 5de maand dat ik hier toekwam -> 2026-05-03?
eind vorige maand kreeg ik negatief -> 2026-10-21/2026-10-31
half oktober zijn we verhuisd naar Torhout -> 2026-10-11/2026-10-20?
twee weken terug heeft mijn advocaat beroep gedaan -> 2026-11-09
ik zit hier van in mei -> 2026-05-01/2026-05-31?
'k ben gekomen mei/juni -> 2026-05-01/2026-06-30?
ik ben in de zomer van 2025 aangekomen -> 2025-06-01/2025-08-31
asiel 5 6 2026 -> 2026-06-05
euh ik heb gevraagd drie acht zesentwintig -> 2026-08-03
maandag heb ik mijn bijlage gekregen -> 2026-11-16
vorige vrijdag zei de assistent nee -> 2026-11-20
eergisterenavond belde de baas dat ik niet meer moet komen -> 2026-11-21
ik asiel vragen 5 januari wanneer ik werken -> 2026-01-05?
bijlage 26 van 14 februari -> 2026-02-14?
ik vroeg asiel op 15 december, mag ik nu werken? -> 2025-12-15?
mijn verzoek werd ingediend op 2 december -> 2025-12-02?
sinds 1 december woon ik in Aalst -> 2025-12-01?
weigering gehad 20 december -> 2025-12-20?
mijn man is hier sedert januari -> 2026-01-01/2026-01-31?
wij zijn toegekomen op 28 november, dus bijna een jaar -> 2025-11-28?
in april ben ik gestopt bij de interim -> 2026-04-01/2026-04-30?
mijne kaart was geldig tot 1 augustus -> 2026-08-01?
tot 30 juni heb ik bij Delhaize gewerkt -> 2026-06-30?
ik moest op 10 december vorig jaar naar het CGVS -> 2025-12-10
aanvraag asiel 27-11 -> 2025-11-27?
ik ben begonnen met werken op 1 december en ze betalen niet juist -> 2025-12-01?
verleden zondag is mijn zoon geboren -> 2026-11-22
afgelopen zomer plukte ik peren in Sint-Truiden -> 2026-06-01/2026-08-31
vorig weekend heeft niemand opengedaan -> 2026-11-21/2026-11-22
ik heb asiel gevraagd in december -> 2025-12-01/2025-12-31?
asiel 3 juli wanneer mag ik werken -> 2026-07-03?
3 dec asiel. interview nog niet. mag ik job -> 2025-12-03?
Mijn verzoek om internationale bescherming dateert van 9 december. -> 2025-12-09?
vanmorgen kreeg ik een mail van fedasil -> 2026-11-23
gisternacht was er ruzie op de kamer -> 2026-11-22
ik wacht al sinds mijn interview in februari -> 2026-02-01/2026-02-28?
op de 8ste kreeg ik mijn kaart -> 2026-11-08?
mijn aanvraag is van juli of augustus -> 2026-07-01/2026-08-31?
tweeëntwintig september tweeduizend vijfentwintig asiel gevraagd -> 2025-09-22
nee het was 12 december -> 2025-12-12?
ik heb woensdag mijn rijexamen gedaan en gebuisd -> 2026-11-18
wij moesten tegen 1 september uit het centrum -> 2026-09-01?
in oktober 2025 heb ik leefloon aangevraagd -> 2025-10-01/2025-10-31
heb sinds 4 november een nieuwe assistent -> 2026-11-04?
ik werkte van 3 maart tot 20 juni in een carwash -> 2026-03-03/2026-06-20?
Vanaf wanneer mag een asielzoeker werken als hij op 20 augustus een verzoek indiende? -> 2026-08-20?
aangekomen in Brussel 1 december -> 2025-12-01?
mijn eerste dag op het werk was 24 november vorig jaar -> 2025-11-24
asielaanvraag 10 december, kan ik nu eindelijk werken? -> 2025-12-10?
mijn kaart is in september verlopen -> 2026-09-01/2026-09-30?
ik heb 20 maart 2024 mijn positief gekregen -> 2024-03-20
mijn baas heeft mij vrijdag buitengegooid zonder papier -> 2026-11-20
Mijn moeder is op 4 april gestorven en ik kon niet naar huis -> 2026-04-04?
Toen ik in februari naar Oostende kwam sprak ik geen woord Nederlands -> 2026-02-01/2026-02-28?
Wij hebben in het najaar van 2025 twee mensen uit Eritrea aangeworven. -> 2025-09-01/2025-11-30
heb eind oktober mijn B1 gehaald, wat nu -> 2026-10-21/2026-10-31?
ik wacht al vanaf maart op een antwoord -> 2026-03-01/2026-03-31?
mijn dochter is geboren op 2 maart en ik heb nog geen kindergeld -> 2026-03-02?
negatief antwoord CGVS 5 november -> 2026-11-05?
ze hebben mijn loon van oktober niet betaald -> 2026-10-01/2026-10-31?
loon van november komt te laat zegt de boekhouder -> 2026-11-01/2026-11-30?
sorry 5 maart bedoelde ik -> 2026-03-05?
14 juni -> 2026-06-14?
interview was 14 januari -> 2026-01-14?
heb interview gehad 14 januari -> 2026-01-14?
mijn contract is van 1 oktober -> 2026-10-01?
sinds ik in mei werk krijg ik minder leefloon -> 2026-05-01/2026-05-31?
Mijn man zijn asiel is geweigerd op 7 december en wij gaan in beroep -> 2025-12-07?
# both
Op 1 december word ik 25 en ik vroeg asiel op 3 juli -> 2026-12-01?, 2026-07-03?
Ik kreeg mijn bijlage 26 op 6 augustus. Vanaf 6 december mag ik toch werken? -> 2026-08-06?, 2026-12-06?
asiel gevraagd 10 augustus, kan ik op 10 december starten -> 2026-08-10?, 2026-12-10?
ik ga 15 december asiel aanvragen voor mijn broer -> 2026-12-15?
ik moet beroep indienen voor 12 december, hoe doe ik dat -> 2026-12-12?
negatief 2 november, beroep moet voor 2 december -> 2026-11-02?, 2026-12-02?
'k heb gisteren gehoord dat we tegen eind maart buiten moeten -> 2026-11-22, 2027-03-21/2027-03-31?
Mijn aanvraag deed ik op 30 november en ik wil in februari starten -> 2025-11-30?, 2027-02-01/2027-02-28?
brief van de bank gekregen 12 november dat mijn rekening toegaat op 12 januari -> 2026-11-12?, 2027-01-12?
# no dates
daarstraks heeft hij gebeld -> -
ik krijg om de 2 maanden een nieuwe kaart -> -
interim voor 6 maanden in een magazijn -> -
na 4 maanden mag je werken zeggen ze -> -
mijn dochter is 3 en mijn zoon 12 -> -
shift van 6 tot 14 u, is dat normaal -> -
ik verdien 14 euro per uur, 38 uur per week -> -
wij wonen in 9000 Gent en niet in 2018 Antwerpen -> -
is de VDAB open op zaterdag? -> -
de poets komt elke maandag en donderdag -> -
van maandag tot vrijdag werk ik in ploegen -> -
mijn rijksregisternummer begint met 95 03 12 -> -
moet ik op zondag meer betaald worden? -> -
mag een bedrijf mij 7 dagen op 7 laten werken -> -
binnen de 30 dagen moet je antwoord krijgen -> -
ik ben 35 en zoek werk voor 3 dagen -> -
in de zomer is er veel werk bij de boeren -> -
ik spreek B1 en heb 2 jaar ervaring als kapper -> -
bus 12 of tram 4 naar de VDAB? -> -
goeiemorgen, straks bel ik terug -> -
wij zijn met vijf en zoeken 3 slaapkamers tot 900 euro -> -
mijn buurman werkt altijd zondag -> -
mag mijn werkman zaterdag en zondag doorwerken -> -
de trein van 8 u 15 is altijd te laat -> -
wij betalen 15 euro tot 17 euro per uur -> -
kan ik leren in 3 tot 6 maanden -> -
voor 2 personen en 1 kind -> -
om de drie weken moet ik naar de dokter -> -
ik ben al 5 maanden in België en wacht -> -
mijn zoon van 9 en dochter van 12 gaan naar school -> -
het is zomer en de kinderen zijn thuis -> -
ge moet binnen de week antwoorden anders zijt ge uw plaats kwijt -> -
beroep binnen 30 dagen indienen -> -
de zondag is voor mijn kerk -> -
zondagswerk in de horeca, wat verdien ik -> -
op maandag en dinsdag heb ik Nederlandse les -> -
mijn huisnummer is 12/3 en ik woon in Gent -> -
lijn 3 rijdt om 7.30 uur -> -
straks om 5 uur heb ik les -> -
mag je in België op zondag verhuizen? -> -
elke 1ste van de maand krijg ik geld -> -
5 dagen per week van 8 tot 17 uur -> -
ik was 16 toen ik vertrok en nu 19 -> -
mijn schuld is 2026 euro -> -
ik woon op nummer 12 bus 3 in 2060 Antwerpen -> -
kind van 3 maanden, mag ik crèche vragen -> -
ik heb 4/5 contract van 30 uur -> -
# to come: more of them
Moet mijn zoon op 8 januari terug naar het atheneum of is dat nog verlof? -> 2027-01-08?
Mijn diploma moet vertaald zijn voor 15 februari anders vervalt de inschrijving -> 2027-02-15?
Ons rusthuis werft aan: start 4 januari, contract onbepaalde duur -> 2027-01-04?
de baas geeft mij antwoord ten laatste vrijdag -> 2026-11-27
ik heb afspraak fedasil 16 december 10 uur -> 2026-12-16?
mijn huurcontract eindigt op 28 februari -> 2027-02-28?
Er is een vacature vanaf april in de serres van Sint-Katelijne-Waver -> 2027-04-01/2027-04-30?
waar kan ik volgende zomer een job voor studenten vinden -> 2027-06-01/2027-08-31
deze winter is het koud in de tent -> 2026-12-01/2027-02-28
mijn zus landt zondag in Zaventem, wat moet ze doen? -> 2026-11-29
de opleiding lassen loopt van 12 januari tot 20 maart -> 2027-01-12/2027-03-20?
van 15 april tot 15 juni zoeken wij aardbeienplukkers -> 2027-04-15/2027-06-15?
ik ben bang voor morgen, rechter -> 2026-11-24
kaart geldig tot 3/2 -> 2027-02-03?
mijn oranje kaart loopt af op 15 maart, wie verlengt dat -> 2027-03-15?
attest van immatriculatie tot 9 januari -> 2027-01-09?
wij gaan volgend weekend op bezoek bij een boer -> 2026-12-05/2026-12-06
zaterdagochtend is er een infosessie over IBO -> 2026-11-28
Nieuwe medewerker treedt in dienst op 1 maart, subsidie aanvragen kan tot wanneer? -> 2027-03-01?
sollicitatie bij Colruyt donderdag om half tien -> 2026-11-26
vandaag week gaan we naar de gemeente voor de kaart -> 2026-11-30
Kan u mij laten weten welke subsidies er vanaf 2027 nog bestaan? -> 2027-01-01/2027-12-31
Ons atelier verhuist op 12 april naar Kuurne, er komen drie banen vrij. -> 2027-04-12?
dinsdag komt de man van de elektriciteit, maar ik heb geen geld -> 2026-11-24
ik word 18 op 9 februari, wat verandert er dan? -> 2027-02-09?
de kinderen hebben vakantie van 21 december tot 3 januari en ik heb geen oppas -> 2026-12-21/2027-01-03?
euh de rechter die zegt dat ik op twintig januari moet terugkomen -> 2027-01-20?
we krijgen pas in januari antwoord van de sociale huisvesting -> 2027-01-01/2027-01-31?
ik stop met mijn werk op 31 december -> 2026-12-31?
inschrijven kan tot 15 december zeggen ze op school -> 2026-12-15?
ik heb tot 15 januari om een huis te vinden -> 2027-01-15?
Project moet lopen vanaf 1 april, wij zoeken nog partners -> 2027-04-01?
kan ik op 24 december vrij krijgen voor kerst -> 2026-12-24?
Op 2 februari is er open deur bij het CVO -> 2027-02-02?
mijn vriendin bevalt in maart -> 2027-03-01/2027-03-31?
Zaterdag moet ik werken en er rijdt geen bus -> 2026-11-28
ik heb het interview 14 januari -> 2027-01-14?
maandag 30 november heb ik gesprek met VDAB -> 2026-11-30?
de deadline is volgende woensdag -> 2026-11-25
wij hebben nood aan personeel in de zomer van 2027 -> 2027-06-01/2027-08-31
mijn kaart B is geldig tot 6 mei -> 2027-05-06?
Ik zou graag weten of de jobbeurs van 3 december nog doorgaat -> 2026-12-03?
volgend jaar in maart wil ik een winkel openen -> 2027-03-01/2027-03-31
afspraak CGVS den 4den december -> 2026-12-04?
"""

CASES = [line for line in TABLE.splitlines() if line and not line.startswith("#")]


def shown(mention: DateMention) -> str:
    """Return a mention as the table writes it."""
    days = [str(mention.start)] if mention.start == mention.end else [str(mention.start), str(mention.end)]
    return "/".join(days) + ("?" if mention.without_year else "")


@pytest.mark.parametrize("case", CASES)
def test_words_around_a_day_say_whether_it_is_past_or_to_come(case: str) -> None:
    message, meaning = case.rsplit(" -> ", 1)
    found = find_dates(message, TODAY)
    assert (", ".join(shown(mention) for mention in found) or "-") == meaning
