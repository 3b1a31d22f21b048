"""Finds a decision on somebody's asylum application that a message tells: refused or recognised.

The words alone are not enough: a loan is refused too, and a diploma is recognised. What is told as a fear,
a wait or a denial ("nog geen negatief") is no decision.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from nlu.components.gazetteer_mentions import PROCEDURE_STEP, STATUS, Mention

REJECTED: Final = "rejected"
RECOGNISED: Final = "recognised_refugee"
REFUSED: Final = "refused"
# Beside a refusal: there is no procedure any more ("uitgeprocedeerd"), so the status is more than a refusal.
PROCEDURE_ENDED: Final = "procedure_ended"
_REFUSALS: Final = frozenset({REFUSED, "appeal_rejected"})
_STEPS_AROUND: Final = _REFUSALS | {"appealed"}
_NO_REFUSAL: Final = frozenset({"not_refused", "refusal_annulled", "transfer_refused"})

_AUTHORITY: Final = r"(?:cgvs|dvz|commissariaat(?:[- ]generaal)?|immigratie|vreemdelingenzaken)"
_PERSON: Final = (
    r"(?:ik|k|we|wij|hij|zij|ze|ge|gij|je|allebei|vrouw|man|broer|zus|vriend|kandidaat|kandidate|werknemer"
    r"|werkneemster|vader|moeder|zoon|dochter|ouders|collega|cursist|client|iemand)"
)
_NEGATIVE: Final = r"negati(?:ef|eve|eff|ev)"
_TURNED_DOWN: Final = r"(?:gewei?ger[dt]|afgew[ei]?e?ze?n|afgekeurd|verworpen)"
_FILLER: Final = (
    rf"(?: (?:is|was|werd|wordt|zijn|ben|ook|nu|al|toch|pas|net|helaas|spijtig genoeg|jammer genoeg"
    rf"|vorige \w+|gisteren|vandaag|deze \w+|door|het|de|{_AUTHORITY}|definitief|weer|nog eens))*"
)
# Words in the same clause with which it is about something else than asylum.
_OTHER_MATTER: Final = re.compile(
    r"\b(?:sollicit\w*|kandidatuur|vacature|lening|bank|krediet|visum|diploma\w*|naric|premies?|subsidie|opleiding"
    r"|cursus|school|studies?|woning|appartement|huur\w*|verlof|vakantie|vergunning|beroepskaart|arbeidskaart"
    r"|gezinshereniging|leefloon|kinderbijslag|groeipakket|inschrijving|rijbewijs|ibo|erkenning|job|jobs"
    r"|werkgever|baas|chef|interim\w*|vdab|ervaring|test|examen|advies over)\b"
)
_CLAUSE: Final = re.compile(r"[.!?;,\n]")
_DENIED: Final = re.compile(
    r"\b(?:geen|niet|nooit|zonder|als ik|als we|als hij|als ze|stel dat|bang voor|schrik voor|schrik van"
    r"|vrees|vreest|verwacht|wacht op|tegen)(?: \w+){0,2} *$"
)
_REFUSED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # "een negatief", "ne negatieve gegeven", "negatieve brief van Brussel"
        rf"\b(?:een|ne|nen|mijn(?:en)?|zijn|haar|de|nog een|weer) {_NEGATIVE}(?: (?:beslissing|brief|antwoord"
        rf"|besluit)| (?:gekrege?n|gehad|gegeven|ontvangen)|(?= *(?:$|[.,!?;:)]|(?:van|en|maar|in|op|dus)\b"
        r")))",
        rf"\b{_NEGATIVE} (?:beslissing|brief|antwoord|besluit|gekrege?n|gehad|gegeven|ontvangen"
        rf"|van (?:het |de )?{_AUTHORITY}|van brussel)",
        rf"\b(?:heb|hebt|heeft|hebben|kreeg|kregen|gaf|gaven)(?: \w+){{0,3}} {_NEGATIVE}"
        rf"(?= *(?:$|[.,!?;:)]|(?:van|en|maar|in|op|dus|voor)\b))",
        # "er lag een weigering in de bus"
        r"\bweigering(?:en)? (?:gekrege?n|gehad|ontvangen|binnen|in (?:de|mijn|onze) (?:brieven)?bus)",
        r"\b(?:kreeg|kregen|heb|hebben|heeft|lag|zat|kwam|arriveerde)(?: \w+){0,4} (?:een|de|mijn|ne|nen"
        r"|hun) weigering(?:sbeslissing)?(?! (?:van|voor|om|op)\b)",
        r"\bin de (?:brieven)?bus, (?:een|de|mijn|ne) weigering",
        rf"\bweigering van (?:het |de )?{_AUTHORITY}",
        rf"\b(?:mijn(?:en)?|zijn(?:en)?|haar|hun|onze?|de|het|hij|ze)? ?\b(?:asiel|asielaanvraag|asielverzoek"
        rf"|asielprocedure|verzoek om (?:internationale )?bescherming|internationale bescherming)"
        rf"{_FILLER} (?:{_TURNED_DOWN}|nee? gezegd|{_NEGATIVE})",
        rf"\b{_TURNED_DOWN} (?:asiel\b|(?:door|op|bij|van) (?:het |de )?{_AUTHORITY})",
        rf"\b(?:brief|beslissing|antwoord|interview) [^.!?;,]{{0,25}}\b(?:is|was) {_NEGATIVE}\b",
        rf"\b{_AUTHORITY}(?: heeft| hebben)?(?: \w+){{0,4}} (?:{_TURNED_DOWN}|nee? gezegd)",
        rf"\b{_AUTHORITY} (?:weigerde|wees)\b",
        rf"\b(?:brief|papier|bericht|beslissing)\b[^.!?;]{{0,40}}[:,] ?(?:{_TURNED_DOWN}|{_NEGATIVE})\b",
        rf"^\W*(?:{_TURNED_DOWN}|{_NEGATIVE})\W*$",
    )
)
# Who or what was turned down is not said: so nothing else may stand in the clause that can be refused.
_REFUSED_WHEN_ALONE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:mijn(?:en)?|zijn(?:en)?|haar|hun|onze|de) (?:aanvraag|verzoek){_FILLER} {_TURNED_DOWN}",
        rf"\b(?:ik|we|wij|hij|zij|ze|ge|gij|je|die|iemand|{_PERSON}) (?:ben|bent|is|zijn|zijt|werd|werden)"
        rf"{_FILLER} {_TURNED_DOWN}",
        rf"\b(?:ge|ik|hij|ze|we|die){_FILLER} {_TURNED_DOWN} (?:zijt|ben|bent|is|zijn|werd|was)",
        rf"\b(?:ze|zij) (?:hebben|heeft) (?:mij|me|hem|haar|ons|hun)(?: \w+)? {_TURNED_DOWN}",
        rf"\b(?:hebben|heeft) (?:ze|zij) (?:mij|me|hem|haar|ons|hun)(?: \w+)? {_TURNED_DOWN}",
    )
)
_NOT_FOR: Final = re.compile(r" (?:voor|bij|om|aan|in) ")

_KNOWN: Final = r"erke?nn?[dt]"
_RECOGNISED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:ben|bent|is|zijn|zijt|werd|werden)"
        rf" (?:(?:sinds \w+|al \w+ jaar|ik|we|wij|hij|zij|ze|nu|al|pas|net|eindelijk|allebei"
        rf"|samen|ook|sinds|vorige?|vorig|deze|maand|week|jaar|kort|gisteren|door|het|cgvs"
        rf"|commissariaat(?:[- ]generaal)?|officieel) ){{0,6}}{_KNOWN}\b",
        rf"\b(?:ik|ge|gij|je|we|wij|hij|zij|ze) {_KNOWN} (?:ben|bent|zijt|zijn|is|werd|nu|als)\b",
        rf"\b(?:eens|zodra|eenmaal) {_KNOWN}\b",
        r"\b(?:sinds|na|met) (?:mijn|zijn|haar|onze|hun) erkenning\b",
        r"\b(?:heb|hebben|heeft|kreeg|kregen)(?: (?:ik|we|wij|hij|zij|ze|eindelijk|nu|net|pas))*"
        r" (?:de|mijn|zijn|haar|onze|hun) erkenning\b",
    )
)
_ABOUT_A_PERSON: Final = re.compile(rf"\b{_PERSON}\b|\bdoor het (?:cgvs|commissariaat)")
_RECOGNISED_THING: Final = re.compile(
    r"diploma|attest|certificaat|bedrijf|firma|opleiding|organisatie|beroep|ervaring|kwalificatie|rijbewijs|school"
    r"|studies|getuigschrift|competentie|sociaal secretariaat|kantoor|ziekte|aannemer|jaren|vakman|dienst"
)
_NOT_RECOGNISED: Final = re.compile(r"\b(?:niet|nooit|geen|nog niet|wacht\w*|zonder|word ik|worden)\b")


def decisions_in(folded: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what a folded text tells of a decision, beside the steps and the statuses that are found by name.

    A refusal is both a step of the procedure and the status `rejected`: only dates and an appeal tell whether
    somebody with a refusal has lost a right.
    """
    steps = {mention.value: mention.start for mention in named if mention.entity == PROCEDURE_STEP}
    ended = next((m for m in named if (m.entity, m.value) == (STATUS, REJECTED)), None)
    refusal = None if _NO_REFUSAL & steps.keys() else _refusal(folded, steps)
    if refusal is not None and not _REFUSALS & steps.keys():
        yield Mention(PROCEDURE_STEP, REFUSED, *refusal, 1.0)
    if ended is None and refusal is not None:
        yield Mention(STATUS, REJECTED, *refusal, 1.0)
    elif ended is not None and (refusal is not None or _STEPS_AROUND & steps.keys()):
        yield Mention(PROCEDURE_STEP, PROCEDURE_ENDED, ended.start, ended.end, 1.0)
    recognised = _recognition(folded)
    if recognised is not None:
        yield Mention(STATUS, RECOGNISED, *recognised.span(), 1.0)


def _refusal(folded: str, steps: Mapping[str, int]) -> tuple[int, int] | None:
    """Return where a refusal is told: in a step found by name, or in what the patterns know."""
    for start in (steps[step] for step in sorted(_REFUSALS & steps.keys())):
        if not _is_denied(folded, start):
            return start, start
    for pattern in (*_REFUSED, *_REFUSED_WHEN_ALONE):
        for match in pattern.finditer(folded):
            if _is_denied(folded, match.start()):
                continue
            if pattern in _REFUSED_WHEN_ALONE and _is_other_matter(folded, match):
                continue
            return match.span()
    return None


def _is_denied(folded: str, start: int) -> bool:
    return bool(_DENIED.search(folded[max(0, start - 30) : start]))


def _is_other_matter(folded: str, match: re.Match[str]) -> bool:
    before, after = _CLAUSE.split(folded[: match.start()])[-1], _CLAUSE.split(folded[match.end() :])[0]
    return bool(_OTHER_MATTER.search(before + match.group()) or _NOT_FOR.match(after + " "))


def _recognition(folded: str) -> re.Match[str] | None:
    if _RECOGNISED_THING.search(folded):
        return None
    for pattern in _RECOGNISED:
        for match in pattern.finditer(folded):
            before = _CLAUSE.split(folded[: match.start()])[-1]
            about = _ABOUT_A_PERSON.search(before + match.group()) or "erkenning" in match.group()
            if about and not _NOT_RECOGNISED.search(before[-25:] + match.group()):
                return match
    return None
