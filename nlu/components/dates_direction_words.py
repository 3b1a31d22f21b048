"""The words that tell that a day is past or still to come, in lower case without accents.

With the Flemish, learners' and misspelt forms; the reading of them is in `dates_direction.py`.
"""

import re
from typing import Final

from nlu.components import dates_words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WEEKDAYS: Final = frozenset(dates_words.WEEKDAYS)

# Where one thought ends (the word is outside it), and words that open the next one (the word is inside it).
ENDS: Final = _set(". ! ? ; , en maar want and but et mais ( )")
OPENS: Final = _set("dat da die omdat toen daarna waarna nadien terwijl zodat nadat waar als om dus")

FILLER: Final = _set(
    "op in de den het 't dat was is van vanaf sinds rond ongeveer circa ca ik denk zo om dag datum pas al "
    "nu ja nee neen dus ook of tot met on the since it sorry bedoel misschien geloof juist exact precies "
    "ergens : - euh voor tegen per uiterlijk een moet zal kan zou zijn hebben kunnen wel eens ik mij me"
)
# Words that may stand between "tegen" and the day itself.
SKIPPED: Final = _set("de den het 't op ongeveer rond circa ca ergens in om : en met the ten , -") | WEEKDAYS

SINCE: Final = _set("sinds sedert since sins sind")
UNTIL: Final = _set("tot tem t/m until till")
FROM: Final = _set("vanaf vnaf vnaaf vanf vannaf vanaff vanef")
AHEAD_OF: Final = _set("voor voro vor")
BEFORE_COMING: Final = (
    FROM | AHEAD_OF | _set("tegen tegn teggen per uiterlijk uterlijk laatste deadline startdatum ingang")
)

PAST_VERBS: Final = _set(
    "geweest gebeurd gegaan gekomen aangekomen was waren wast werd werden had hadden kreeg kregen kwam "
    "kwamen ging gingen deed deden diende dienden vroeg vroegen vraagde begon startte startten werkte "
    "werkten woonde woonden moest moesten mocht mochten kon konden zei zeiden stuurde stuurden tekende "
    "verloor vertrok stopte belde belden schreef bleef liep zat stond gaf nam vond zag bracht toekwam "
    "aankwam ontving dateert geleden plukte vluchtte beviel stierf registreerde weigerde besliste trouwde "
    "verhuisde verviel vloog opende sloot zocht"
)
PARTICIPLES: Final = _set(
    "begonnen verloren verlopen vertrokken verhuisd ontvangen ontslagen beslist vernomen overleden "
    "verkregen verhoord verstuurd betaald bezorgd besteld bevallen verworpen verwezen verlengd vervallen "
    "onderschreven ondertekend vertaald erkend herkend uitbetaald verzonden hervat geregistreerd vertrok"
)
PARTICIPLE: Final = re.compile(
    r"(?:aan|in|op|af|uit|toe|mee|terug|door|binnen|weg|over|voor|bij|na|samen|buiten|rond|vast|vrij|stil|los|klaar|open|dicht|achter|neer)?ge\w{2,}[dtn]"
)
NO_PARTICIPLES: Final = _set(
    "gent geld gebied geluid gemeenten gesprekken gebouwen gewest gerecht gezond geven gelden genieten "
    "gebeuren geloven gebruiken geraken gelieven gezinnen gezocht gedicht gehuwd getrouwd gesloten "
    "gepland ingepland geboekt gekend gewenst geinteresseerd gemotiveerd geschikt geest gemeend gevoelens "
    "geheugen gereed genoemd getuigen aangeven uitgeven afgeven opgeven ingeven doorgeven teruggeven "
    "meegeven uitgenodigd opgeroepen geeft gebeurt geldt geniet gelooft gewoon gezin gemeen "
    "geneesmiddelen genoegen geheimen gratis gerust gevangen gebeten gebaat gehandicapt gediplomeerd "
    "gekwalificeerd"
)
PERFECT: Final = _set("heb hebt hebben heeft heef khb kheb ben bent is")
PASSIVE: Final = _set("wordt worden word")
EXTENDED: Final = _set("gekregen ontvangen verlengd gegeven uitgesteld toegekend")

ASYLUM: Final = _set(
    "asiel asile asiele asyl asylum azil azyl asielaanvraag asielverzoek asielprocedure aanvraag verzoek "
    "procedure bijlage annex annexe bescherming geboren asielzoeker asielzoekers vluchteling "
    "vluchtelingen"
)
INTENDED: Final = _set(
    "wil wilt willen wille wou zal zult zullen zou zouden ga gaan gaat gade wens wensen wenst hoop hopen "
    "plan plannen plant moet moeten moete will"
)
COMING_VERBS: Final = _set(
    "treedt treden landt landen arriveert keert keren organiseert organiseren lanceert levert begint "
    "begin beginnen beginne start starten starts begins zoek zoeken zoekt gezocht verhuis verhuizen "
    "verhuist vertrek vertrekken vertrekt vlieg vliegen vliegt trouw trouwen trouwt opent openen open "
    "sluit sluiten stopt stop stoppen eindigt eindigen loopt vervalt verloopt vervallen geldig valid word "
    "wordt worden verwacht verwachten vindt valt bevalt trouwt scheidt jarig beschikbaar uitgerekend "
    "mogelijk graag gelieve nodig nood aanwerven aannemen langskomen reserveren binnenkort straks"
)
_COMING_VERB: Final = re.compile(r"\w{2,}(?:gaat|begint|start|loopt)")
DEADLINES: Final = _set(
    "deadline uiterlijk einddatum startdatum vervaldatum vervaldag indiendatum uitgerekend limietdatum"
)
PLANNED: Final = _set(
    "gepland ingepland vastgelegd uitgenodigd opgeroepen voorzien verwacht geboekt gesloten"
)
_APPOINTMENT: Final = re.compile(
    r"\w{2,}(?:examen|test|afspraak|gesprek|zitting|opleiding|cursus|avond|sessie|beurs|feest|interview|vergadering|stage)"
)
APPOINTMENTS: Final = _set(
    "afspraak afpraak afspraken interview interviews gehoor verhoor zitting examen exam test les lessen "
    "cursus opleiding stage contract rechtbank gesprek infoavond infosessie jobbeurs jobdag beurs "
    "vergadering verhuis operatie bevalling vakantie verlof sluiting proefdag sollicitatie "
    "sollicitatiegesprek rendez-vous rdv appointment termijn uitzetting kamp kennismaking rondleiding "
    "proefrit jobinterview oudercontact uitspraak feest bijeenkomst werkgroep intake screening"
)
MAYBE: Final = _set(
    "kan kunnen kunt kunde mag mogen moogt krijg krijgt krijgen volgt volg komt komen can may"
)
ABLE: Final = _set("kan kunnen moet")
# "dat zal 12 augustus zijn", "ik ga eens kijken: 12 augustus": what is said of the words, not of the day.
SAYING: Final = _set(
    "weten zeggen kijken denken nadenken verbeteren corrigeren antwoorden herinneren onthouden schatten "
    "gokken twijfelen"
)
ASKING_WHEN: Final = _set("wanneer wnneer wanner when hoelang hoeveel hoelange")
STAYING: Final = _set("hier belgie belgium woon wonen wacht wachten zit verblijf blijf sta")

MODALS: Final = _set("moet moeten zal zullen dient dienen")
HABIT: Final = _set(
    "elke elk iedere ieder alle altijd meestal normaal wekelijks open gesloten ploegen soms nooit vaak "
    "gewoonlijk uren openingsuren dubbel every 's weekends feestdagen toeslag premie"
)


def is_coming(word: str) -> bool:
    """Whether a verb tells of what is still to come ("begint", "doorgaat", "ingaat")."""
    return word in COMING_VERBS or word in INTENDED or _COMING_VERB.fullmatch(word) is not None


def is_appointment(word: str) -> bool:
    """Whether a word names something that has a day of its own ("zitting", "rijexamen")."""
    return word in APPOINTMENTS or _APPOINTMENT.fullmatch(word) is not None
