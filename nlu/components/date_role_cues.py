"""The words that tell what a date is the date of, with learners' and Flemish spellings.

Patterns see the text folded (lower case, no accents), the date itself as `@@@`, other dates as `###`. `~`
stands for up to forty characters, the date itself among them, but no other date.
"""

import re
from typing import Final

OWN_DATE: Final = "@"
OTHER_DATE: Final = "#"

APPLICATION: Final = "application_date"
REFUSAL: Final = "refusal_notified_on"
LODGED: Final = "appeal_lodged_on"
REJECTED: Final = "appeal_rejected_on"
CARD: Final = "card_valid_until"
OTHER: Final = "other"

_WORDS: Final[dict[str, str]] = {
    "ASYLUM": r"(?:a[sz]+(?:ie?|y)l+e?(?:um)?(?:s?aan?vra+[gc]h?e?n?|vra+g|verzoek|procedure|dos+ier)?)",
    "ASKED": r"(?:(?:aan)?ge?vra+g[dt]?|aan?vragen|aangevr|vroege?[dn]?|vraagde|ingedien?[dt]|indiende|diende"
    r"|gedaan|gestart|begonnen|geregistreerd)",
    "REQUEST": r"(?:verzoek(?:schrift)?|aan?vra+[gc]h?|internationale bescherming|dossier|papier(?:en)?)",
    "REFUSED": r"(?:ge?w[ei]+[ij]?ger[dt]|afge?we[zs]en?|afgewijzen|afgekeurd|ne+gati[ev]+[ef]?|ne+gatif"
    r"|ne+gativ|negative|nega|refused|rejected|refus[ée]?|weigert)",
    "NEGATIVE": r"(?:ne+gati[ev]+[ef]?(?: beslissing| antwoord| advies| brief)?|negatif"
    r"|negative(?: decision)?|w[ei]+[ij]?ge?ring(?:sbeslissing|sbrief)?)",
    "APPEAL": r"(?:bero+ep(?:schrift|sprocedure)?|beroup|appeal|recours)",
    "COUNCIL": r"(?:rvv|raad(?: voor vreemdelingen\w*)?|rechter|rechtbank)",
    "CARD": r"(?:(?:\w+ )?(?:\w+)?kaa?rt|card|carte|immatriculatie\w*|attest|\bai\b)",
    "POSS": r"(?:mijn|mij|mn|onze|zijn|haar|het|de|een|die|dat)",
    "WORK": r"(?:werk(?:en|t|te)?|beginne?n?|starte?n?|begin|start|work|aan de slag|(?:aan)?nemen|aanwerven)",
}


def _cue(role: str, *patterns: str, weak: bool = False) -> list[tuple[str, bool, re.Pattern[str]]]:
    made = []
    for pattern in patterns:
        filled = re.sub("[A-Z]{4,}", lambda name: _WORDS[name.group()], pattern)
        made.append((role, weak, re.compile(rf"\b{_with_gaps(filled)}(?!\w)")))
    return made


def _with_gaps(pattern: str) -> str:
    return pattern.replace("~@", r"[^#]{0,40}?@").replace("~", r"[^#]{0,40}?\b")


CUES: Final = [
    *_cue(
        APPLICATION,
        r"ASYLUM~ASKED",
        r"(?:vroege?[dn]?|vraagt?|ASKED)~ASYLUM",
        r"REQUEST~ASKED",
        r"ASKED~REQUEST",
        r"a[sz]iel[ -]?(?:s?aan?vra+[gc]h?|vra+g|verzoek|procedure|datum|aan vraag)",
        r"(?:vroeg~)?internationale bescherming",
        r"verzoek|aan?vraa?[gc]h?|aan?vraagdatum|geregistreerd|registratie",
        r"(?:bij?lage|annexe?) ?(?:26|25)(?: ?quinquies)?|2[56] ?quinquies",
        r"(?:applied|asked)~(?:asylum|protection)|asylum (?:application|request)|demande~asile",
        r"a[sz]ielzoekers? sinds",
    ),
    *_cue(APPLICATION, r"a[sz]+(?:ie?|y)l(?:e|um)?", r"in (?:de )?procedure", r"bij?lage|annexe?", weak=True),
    *_cue(
        REFUSAL,
        r"NEGATIVE~(?:op|over|voor|van) POSS (?:\w+ )?(?:ASYLUM|REQUEST)(?! van)",
        r"(?:ASYLUM|REQUEST|procedure)~REFUSED",
        r"REFUSED",
        r"NEGATIVE(?:~(?:gekregen|ontvangen|gehad|binnen))?",
        r"(?:cgvs|commissariaat|dvz)~(?:nee|neen|REFUSED|no)(?:~gezegd)?",
        r"(?:nee|neen)~(?:cgvs|commissariaat)",
        r"refusal|ongegrond|slechte? (?:nieuws|beslissing)",
    ),
    *_cue(
        LODGED,
        r"APPEAL~(?:ingedien?[dt]|aangetekend|gedaan|gegaan|ingesteld|gestart|ingediende|aantekende)",
        r"APPEAL tegen (?:POSS )?(?:NEGATIVE|beslissing)(?! van)",
        r"(?:ging|gegaan|deed|diende|tekende?)~APPEAL(?: in| aan)?",
        r"(?:in )?APPEAL",
    ),
    *_cue(
        REJECTED,
        r"APPEAL~(?:REFUSED|verworpen|verlor+en|verloor|ongegrond|onontvankelijk|nee|mislukt|lost|dismissed)",
        r"(?:REFUSED|verworpen|verlor+en|verloor|verliezen|lost|NEGATIVE)~(?:APPEAL|COUNCIL)",
        r"COUNCIL~(?:REFUSED|NEGATIVE|verworpen|verwierp|nee|neen)(?:~gezegd)?",
        r"(?:nee|neen)~COUNCIL",
        r"(?:ar+est|uitspraak|vonnis)(?: van (?:de |het )?COUNCIL)?",
        r"verworpen|verwierp",
    ),
    *_cue(
        CARD,
        r"(?:CARD~)?(?:ge?ldig|valid|valable)~(?:tot|until|till)",
        r"(?:tot|until)~(?:ge?ldig|valid)",
        r"(?:CARD~)?(?:verval(?:t|l?en|datum)?|verviel|verlo+pen|verlo+pt|expire[sd]?|loopt~af|geldigheid\w*)",
        r"CARD~(?:tot|until|verlengd|loopt)(?:~tot)?",
        r"CARD~geldig",
    ),
    *_cue(
        OTHER,
        r"(?:visum|paspoort|passport|rijbewijs|contract|huur\w*|interim)~(?:verval\w*|verlo+p\w*|geldig|tot|loopt)",
        r"(?:aan?komst|aangeko+men|aankwam|arrived|arrive|gearriveerd|binnengekomen|toegekomen)",
        r"(?:kwam|kwamen|ben|komen|gekomen)~(?:aan|belgi\w*|naar hier|gekomen)",
        r"(?:hier|belgi\w*) (?:al )?(?:sinds|van|since)|sinds~(?:hier|in belgi\w*)",
        r"klein ka[sz]te+l\w*|petit[ -]cha?tea?u|pacheco\w*|fedasil",
        r"aange?meld|aanmelden|aanmelding|vinge?rafdruk\w*",
        r"ge?bore[n]?|born|geboorte\w*|verjaar\w*|ne le|nee le",
        r"inter?view|gehoor|verhoor|zitting|afspra+k|rendez-?vous|appointment|gesprek",
        r"brief(?: van (?:de |het )?\w+)?|mail|telefoon|gebeld",
        r"vdab|actiris|forem|ocmw|school|les|lessen|cursus|opleiding|inburgering|examen|test|dokter|ziekenhuis",
        r"verhui[sz]\w*|ver[hu]+isd|woon|wonen|gewoond|centrum|opvang\w*|a[sz]ielcentrum|loi",
        r"weer|vakantie|getrouwd|trouwe?n?|feest|bevallen|vertrok\w*|vertrek\w*|open|gesloten",
        r"contract\w*|startdatum|sollicit\w+|job|stage|interim|vacature|ontslag\w*|ontslagen|proefdag",
        r"(?:WORK|gewerkt)~(?:vanaf|op|per|sinds|tot|tegen|van|from|in)(?= @)",
        r"(?:mag|mogen|kan|kunnen|wil|moet|zal|zou|ga|gaan|may|can)~@+~WORK",
        r"(?:mag|mogen|kan|kunnen|wil|may|can) (?:ik|hij|zij|ze|we|wij|i|he|she)~WORK @+",
        r"(?:vanaf|per|sinds|from|tot) @+~(?:WORK|gewerkt|werkte)",
        r"positie[fv]e?|erkend|erkenning|ontvankelijk|recognised|bescherming gekregen",
        r"bij?lage ?(?:26 ?quater|13\w*|15|35)|26 ?quater|bevel|dublin\w*",
        r"(?:APPEAL|ar+est|uitspraak)~(?:gewonnen|vernietigd|positie[fv]e?)",
        r"CARD~(?:gekregen|gehaald|afgehaald|verloren|kwijt|aangevraagd|gemaakt|klaar)",
        r"gekregen~CARD",
        r"getuige\w*|politie|arbeidsongeval|advocaat (?:gezien|gesproken)",
    ),
    *_cue(OTHER, r"CARD", weak=True),
]

# What has one of these dates has happened.
PAST_ROLES: Final = frozenset({APPLICATION, REFUSAL, LODGED, REJECTED})
_WILL: Final = r"\b(?:wil|wilt|willen|wou|ga|gaan|gaat|zal|zullen|moet|moeten)\b"
# What is only planned: "ik ga op 15 december asiel aanvragen", "ik moet voor 12 december in beroep".
PLANS: Final[dict[str, re.Pattern[str]]] = {
    APPLICATION: re.compile(
        rf"{_WILL}(?:(?!werk|weten)[^#])*?\b(?:aan ?vragen|vragen|indienen|doen"
        r"|(?:ingedien[dt]|aangevraagd|gevraagd|gedaan) worden)\b|\b(?:tegen|uiterlijk|deadline) @"
    ),
    LODGED: re.compile(rf"{_WILL}(?!.*\bwe(?:rken|ten)\b)|\b(?:deadline|termijn|uiterlijk|ten laatste)\b"),
    REFUSAL: re.compile(r"\b(?:verwacht\w*|zal|zullen|wacht)\b|\btegen @"),
    REJECTED: re.compile(r"\b(?:verwacht\w*|zal|zullen|komt|volgt|wacht)\b|\btegen @"),
}

# "geen beroep gedaan", "nog geen interview" say that there is no such day.
NEGATED: Final = re.compile(r"\b(?:geen|niet|zonder|no|never)(?: (?:een|nog|in|eens))? *$")
# "maar het is afgewezen", after an appeal was named.
JUDGED: Final = re.compile(
    r"\W*(?:(?:en|maar|ook|nu|toen|dan|daarna)\s+)*(?:het|dat|die|dit|ook|is|werd)\b.*"
    r"(?:afgewe[zs]en|geweiger[dt]|verworpen|verloren|negatie)"
)
