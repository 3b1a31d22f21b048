"""Finds who somebody says to be in so many words: "wij zijn een fietsatelier", "als HR van een hotel".

Only what people say of themselves counts: "mijn werkgever zegt" is no role. Short names
stand in nlu/lookups/role.yml.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.content.names import NameMatch, fold
from nlu.components.gazetteer_mentions import ROLE, Mention

_A: Final = r"(?:(?:een|ne|nen|n|'n|de|het|'t) )?"
_BUSINESS: Final = (
    r"\w*(?:bedrijf|bedrijfje|firma|onderneming|kmo|zaak|atelier|restaurant|hotel|winkel|bakkerij|slagerij|garage"
    r"|drukkerij|wasserij|brouwerij|boerderij|fabriek|kwekerij|kapsalon|salon|frituur|brasserie|apotheek|rusthuis"
    r"|woonzorgcentrum|ziekenhuis|kinderdagverblijf|creche|crèche|schrijnwerkerij|aannemer|producent|viswinkel"
    r"|supermarkt|carwash|transporteur|studio|poetsdienst|dakwerken|werkplaats)(?:je|tje)?"
)
_OWNER: Final = (
    r"(?:mede-?)?(?:eigenaar|eigenares|eigenaresse|uitbater|uitbaatster|zaakvoerder|zaakvoerster|bedrijfsleider"
    r"|bedrijfsleidster|ondernemer|onderneemster|patron|baas|bazin|werkgever|werkgeefster|directeur|directrice"
    r"|gerant|gerante|winkelier|hr|hr-?\w+|personeels\w+|aannemer|hr manager|hr verantwoordelijke)"
)
_SMALL: Final = (
    r"(?:(?:klein|kleine|kleiner|groot|grote|middelgroot|middelgrote|jong|jonge|familiaal|familiale|lokaal"
    r"|lokale|eigen|nieuw|nieuwe|sociaal|sociale|technisch|logistiek|vlaams) )*"
)
_EMPLOYER: Final = (
    rf"(?:wij|we|ik) (?:zijn|ben) (?:hier )?(?:(?:een|ne|nen|n|'n) )?{_SMALL}"
    rf"(?:(?!geen|niet|in|op|bij|naar|uit|van)\w+ )?{_BUSINESS}\b",
    rf"(?:^\W*|\b(?:ik|k|'k|wij|we) )(?:ben|zijn) (?:hier |zelf |al \w+ )*{_A}{_SMALL}{_OWNER}\b"
    r"(?! (?:geweest|van (?:een |mijn |het )?(?:huis|appartement|woning|auto)))",
    r"^\W*(?:(?:hallo|dag|hey|hoi|euh|ja|goeiedag|goedendag|hier|een) ?,? ?)*"
    r"(?:werkge?e?ve?r|werkgeefster|zaakvoerder|bedrijfsleider|ondernemer|eigenaar)"
    r"(?: hier)?(?=\W*(?:$|[,.:!])| van\b)",
    r"\b(?:werkgever|ondernemer|zaakvoerder|bedrijf) hier\b",
    r"\bals (?:(?:een|kersverse|nieuwe) )?(?:hr\b|hr-\w+|zaakvoerder|bedrijfsleider|bedrijfsleidster"
    r"|personeels(?:verantwoordelijke|dienst|directeur|dame|manager)|kmo\b|uitbater|uitbaatster)",
    r"\b(?:ik|k) (?:werk|zit|sta) (?:op|bij|in) (?:de )?(?:hr|hr-dienst|personeelsdienst|personeelsafdeling|"
    r"rekrutering)\b",
    r"\b(?:ik|wij|we) (?:run|runnen|baat|baten|leid|leiden) (?:een|ne|nen|mijn|onze?) "
    rf"{_SMALL}{_BUSINESS}\b",
    rf"\bik heb (?:een|ne|nen) {_SMALL}{_BUSINESS}\b"
    r"(?!(?: \w+){0,2} (?:gevonden|gezien|gehad|gecontacteerd|gebeld|nodig|gevraagd|op het oog))",
    r"\b(?:bij )?(?:ons|onze) (?:\w+ )?(?:bedrijf|bedrijfje|firma|onderneming|kmo|zaak)\b",
    r"\b(?:ik bel|ik vraag het|bel|vraag) voor mijn (?:\w+ )?(?:bedrijf|firma|zaak|onderneming)\b",
    r"\bmijn (?:\w+ )?(?:bedrijf|firma|onderneming) (?:wil|zoekt|werft|telt|heeft|zou)\b",
    r"\bhier (?:de )?(?:firma|zaakvoerder)\b",
)
_OFFICE: Final = (
    r"(?:(?:de|het|'t|t|den|een|n|'n) )?(?:lokaal |lokale |vlaams |vlaamse |regionaal )?"
    r"(?:vdab|ocmw|fedasil|agentschap|agii|opvangcentrum|asielcentrum|opvang|loi|gemeente|stad|stadsbestuur"
    r"|provincie|sociaal huis|dienst diversiteit|atlas|in-?gent)\b"
)
_WORKER: Final = (
    r"(?:medewerk(?:er|ster)s?|consulente?n?|bemiddelaars?|bemiddelaarster|(?:\w+)?begeleid(?:er|ster)s?|jobcoach(?:es)?"
    r"|taalcoach(?:es)?|(?:maatschappelijk|sociaal) (?:werk(?:er|ster)s?|assistente?n?)|bediende|ambtenaar"
    r"|coordinator|accountmanager|toeleid(?:er|ster)|hulpverlener|directeur|verantwoordelijke|assistente?)"
)
_STAFF: Final = (
    rf"\b(?:ik|k|wij|we) (?:werk|werken) (?:hier |nu |zelf )*(?:als \w+(?: \w+)? )?(?:bij|voor) {_OFFICE}",
    rf"(?:^\W*(?:\w+ )?|\b(?:ik|k|wij|we) )(?:ben|zijn) (?:hier )?{_A}{_WORKER}"
    rf" (?:van|bij|op|in|voor) {_OFFICE}",
    rf"(?:^\W*(?:(?:hallo|dag|euh|ja) ?,? ?)*|\bals {_A}){_WORKER} (?:(?:van|bij|op|in|voor) )?{_OFFICE}",
    r"\bnamens (?:het |de )?(?:vdab|ocmw|fedasil|agentschap|opvangcentrum|gemeente|stad)\b",
    rf"\b(?:ik|k|wij|we) (?:ben|zijn) {_A}(?:vdab|ocmw|fedasil)[- ]{_WORKER}\b",
)
_NEWCOMER: Final = (
    r"(?<!mij )(?<!me )(?<!hem )(?<!haar )(?<!ons )(?<!erkend )(?<!erknd )(?<!erkenning )"
    r"(?<!statuut )(?<!status )\bals (?:een )?(?:nieuwkomer|vluchteling|asielzoek(?:er|ster))\b(?! erke)",
)
_PATTERNS: Final = tuple(
    (role, re.compile(pattern))
    for role, patterns in (("employer", _EMPLOYER), ("staff", _STAFF), ("newcomer", _NEWCOMER))
    for pattern in patterns
)
_WISH_OR_PAST: Final = re.compile(
    r"\b(?:wil|willen|wou|zou|was|waren|vroeger|in mijn land|thuis|mag|als ik)\b[^.!?;]{0,30}$"
)

_COACH: Final = re.compile(r"(?:job|taal)coach(?:es)?")
_OF_SOMEBODY: Final = re.compile(
    r"\b(?:mijn(?:en)?|m'n|ben|als|haar|zijn|hun|de|die|jouw|je) (?:een |ne |nen |vaste )?$"
)


def is_a_helper(text: str, match: NameMatch) -> bool:
    """Return whether a coach is a person whom somebody has or is: "mijn jobcoach belt niet terug"."""
    folded = fold(text)
    named = _COACH.fullmatch(folded[match.start : match.end])
    return named is not None and bool(_OF_SOMEBODY.search(folded[: match.start]))


_OF_ANOTHER: Final = re.compile(
    r"\b(?:hij|zij|ze|hem|haar|iemand|kandida\w+|werknemer|pupil|client|bij ons|aanwerven)\b"
)


def roles_in(folded: str) -> Iterator[Mention]:
    """Yield the roles that somebody claims in a folded text, each once: newcomer, employer or staff."""
    found = set()
    for role, pattern in _PATTERNS:
        match = pattern.search(folded)
        if match is None or role in found:
            continue
        if role == "employer" and _WISH_OR_PAST.search(folded[: match.start()]):
            continue
        if role == "newcomer" and _OF_ANOTHER.search(folded):
            continue
        found.add(role)
        yield Mention(ROLE, role, *match.span(), 1.0)
