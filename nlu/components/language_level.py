"""Rasa component that finds how well somebody knows Dutch: "een beetje Nederlands", "ik zit in 2.1".

Names that need no context ("niveau B1", "NT2 1.2") stand in nlu/lookups/language_level.yml and are found by
the gazetteer. Here is what only means a level beside the word Dutch or in a course. No Dutch is no level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from core.content.names import fold
from nlu.components.text_extractor import TextExtractor

_DUTCH: Final = (
    r"(?:nederlan(?:ds?|s|ts?)|nederlends|nederlads|nedelands?|nederlnds|neerlands|nerderlands|nederlandstalig"
    r"|nl|vlaams|dutch|neerlandais|(?:de|die|jullie) taal)"
)
_OTHER: Final = (
    r"(?:engels|english|anglais|frans|french|francais|duits|german|arabisch|arabic|arab|turks|spaans|russisch"
    r"|russian|oekraiens|ukrainian|pools|dari|farsi|perzisch|pashto|pasjtoe|tigrinya|tigrinja|amhaars|somali"
    r"|somalisch|koerdisch|kurdish|urdu|portugees|italiaans|chinees|hindi|roemeens|albanees|armeens|georgisch)"
)
# From what people say of themselves (cefr: a hint, no proof). The first that fits counts.
_NOT: Final = r"(?:niet|nie|not|pas|geen)(?: (?:zo|echt|heel|zeer|erg|super|al te|altijd|so|very|tres|een))*"
_GRADES: Final = (
    (
        "A1",
        rf"{_NOT} (?:goede?|goe|veel|vlot|good|well|bien)"
        r"|(?:heel |nog |zeer |te )*(?:slecht|slegt|slech)|zwak|bad",
    ),
    (
        "A1",
        r"(?:een |n |a |un )?(?:heel |maar |zeer )?(?:klein |kleine )?(?:beetje?|bitje|bietje|beetje?s|bit)",
    ),
    ("A1", r"(?:heel |zeer |maar |te )*weinig|(?:een |a )?(?:paar|enkele|few) (?:woorden|woordjes|words)"),
    ("A1", r"(?:a |very )?little|(?:un )?(?:petit )?peu|noties|heel klein|klein|kleine|beginner"),
    ("A2", r"basis|basiskennis|basis kennis|basic|redelijke?|matige?|middelmatig|elementaire?"),
    ("C1", r"vloeiende?|fluent|perfecte?|bijna (?:mijn )?moedertaal"),
    ("C2", r"(?:mijn |als |onze |zijn |haar |my )*(?:moedertaal|moedertaalspreker|native)"),
    ("B2", r"(?:zeer|heel|erg|super|very|tres|enorm) (?:goede?|goe|vlot|vlotte|good|well|bien)|uitstekende?"),
    ("B1", r"(?:vrij |best |al |wel |redelijk |tamelijk )*(?:goede?|goe|vlot|vlotte|good|bien)|behoorlijk"),
)
_LEVELS: Final = tuple(level for level, _ in _GRADES)
_GRADE: Final = "(?:" + "|".join(f"(?P<g{place}>{words})" for place, (_, words) in enumerate(_GRADES)) + ")"
_KNOW: Final = (
    r"(?:spreek|spreekt|spreken|sprek|praat|praten|prat|ken|kent|kennen|kan|kunnen|begrijp|begrijpt|begrijpen"
    r"|versta|verstaat|verstaan|schrijf|lees|speak|talk|parle)"
)
_WHO: Final = r"(?:ik|k|hij|zij|ze|we|wij|je|i)"
_JUST: Final = r"(?:(?:is|was|zijn|nu|nog|maar|ook|al|wel|toch|gewoon|alleen|echt|slechts|still|only|just) )*"
_OF: Final = r"(?: (?:kennis|beheersing|taalkennis|knowledge|of|van|de|het|in|spreken|praten|gesproken))*"
# Between "mijn Nederlands" and how good it is: "bwa", "euh", "pff".
_SIGH: Final = r"(?:bwa+h?|boh|goh|euhm?|hmm*|pff*|tja|nou|awel|amai|mja|allee|zozo|he)"
_HESITATION: Final = rf"(?:(?: ?, ?| )(?:is )?{_SIGH}\b(?= ?,| ))*"
_END: Final = r"(?= *(?:$|[.,!?;:)]|(?:maar|en|want|dus|nu|nog|praten|spreken|verstaan|begrijpen|but|and)\b))"
_PATTERNS: Final = (
    # "een beetje Nederlands", "goede kennis van het Nederlands", "goed Engels en Nederlands"
    re.compile(rf"\b{_GRADE}{_OF} (?:{_OTHER}(?: en | and |, ?| ))*{_DUTCH}\b(?!-)"),
    # "mijn Nederlands is nog niet goed", "Nederlands spreek ik vlot", "nederlands: beetje"
    re.compile(
        rf"(?<!gewoon )(?<!in het )\b{_DUTCH}{_HESITATION}(?: ?[:,=-])? "
        rf"(?:{_KNOW} |{_WHO} |gaat )*{_JUST}{_GRADE}\b"
        rf"(?! (?:{_OTHER}|genoeg|nodig))"
    ),
    # "mijn moedertaal is Nederlands"
    re.compile(rf"\b(?P<g{_LEVELS.index('C2')}>moedertaal)(?: is|:)? {_DUTCH}\b"),
    # "ik kan klein beetje", "ik spreek vlot"
    re.compile(rf"\b(?:ik|k|i) {_KNOW} {_JUST}{_GRADE}\b{_END}"),
)
_WISH: Final = re.compile(r"\b(?:wil|willen|wilt|wou|zou|zouden|zonder|hoe|want to|veux)\b[^.,!?;]{0,25}$")
_LEARNING: Final = re.compile(
    r" *(?:te |gaan |willen |bij)?(?:leren|studeren|oefenen|learn|les\b|lessen|cursus)"
)
_MUCH_AND_LITTLE: Final = re.compile(
    r"\b(?:begrijp|versta) (?:al )?(?:veel|goed)(?: nederlands)?,? maar (?:ik )?(?:spreek|praat) "
    r"(?:nog |maar )*(?:weinig|(?:een )?beetje|niet (?:zo )?(?:goed|veel))"
)
_NT2_LEVELS: Final = {"1.1": "A1", "1.2": "A2", "3.1": "B2", "3.2": "B2", "4.1": "C1", "4.2": "C1"} | {
    f"2.{part}": "B1" for part in range(1, 5)
}
_NUMBER: Final = (
    r"(?P<nt2>[1-4][.,][1-4])(?![\d%])(?!\.\d)"
    r"(?! *(?:€|euro|uur|u\b|km|kg|m\b|m2|jaar|maand|miljoen|procent|gb|ghz|keer|liter|versie))"
)
# The lookup has these before a number: the gazetteer finds them.
_IN_LOOKUP: Final = re.compile(r"\b(?:nt2|niveau|level|richtgraad|rg|module|les|cursus|klas)[ -]$")
_COURSE: Final = (
    r"(?:nederlands|nt2|cvo|ligo|taalles|taalcursus|lessen|les|cursus|klas|school|module|modules|examen|test"
    r"|attest|certificaat|richtgraad|graad|niveau|nivo|level)"
)
_NT2_PATTERNS: Final = (
    re.compile(rf"\b{_COURSE}\b[^.!?;\d]{{0,20}}?{_NUMBER}"),
    re.compile(
        rf"\b(?:zit|ben|start|begin|bezig) (?:nu |al |nog |ook )*(?:in|met|aan) {_NUMBER}(?= *(?:$|[^\d\s]))"
    ),
    re.compile(
        rf"\b(?:volg|doe|deed|volgde) (?:nu |al |nog |ook )*{_NUMBER}(?= *(?:$|[.,!?;)]|bij|in|nu|en|op))"
    ),
    re.compile(
        rf"(?<![\d€.,]){_NUMBER}"
        r"(?= (?:\w+ ){0,2}(?:gedaan|geslaagd|afgerond|klaar|cvo|ligo|nederlands|nt2)\b)"
    ),
)
_LETTER: Final = r"(?P<letter>[abc]|bee|cee)[ -]?(?P<part>een|twee)\b"
_SPELLED: Final = (
    re.compile(rf"\b(?:niveau|nivo|level|nt2|taalniveau|richtniveau|graad) {_LETTER}"),
    re.compile(
        r"\b(?:minstens|minimum|minimaal|zit (?:nu |al |nog )?(?:op|in|aan)|sta (?:nu |al )?op"
        rf"|nederlands(?: is)?|vlaams(?: is)?|(?:nederlands|taal) (?:met|op|tot|van|met niveau)"
        rf"|behaalde?|haalde?) {_LETTER}"
    ),
    re.compile(
        rf"\b(?<!en )(?<!of ){_LETTER}(?= (?:gehaald|behaald|nederlands|voor nederlands|denk ik|nodig|vereist"
        r"|van nt2|op school|examen|attest|niveau))"
    ),
    re.compile(rf"^\W*(?:ik denk |denk |euh |ongeveer |ik heb |heb )*{_LETTER}\W*$"),
)
# A code that is no level of Dutch: a driving licence, a nursing diploma, another language, a room.
_NO_LEVEL_BEFORE: Final = re.compile(
    r"\b(?:rijbewijs|rijbewijzen|licence|license|permis|categorie|autosnelweg|snelweg|blok|kamer|zaal|lokaal"
    r"|gebouw|verdieping|perron|formaat|batterij|verpleegkundige|verpleger|verpleegster|groep)"
    r"(?: (?:type|nummer|van|[abcde][12]?e?|en|of|,))* ?,?$"
)
_NO_LEVEL_AFTER: Final = re.compile(
    r" ?(?:-?rijbewijs|-?verpleegkundige|-?verpleger|-?diploma verpleeg\w*|papier|formaat|autosnelweg)\b"
)
_CLAUSE: Final = re.compile(r"[.!?;,]| maar | en | but | and ")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageLevelExtractor(TextExtractor):
    """Adds entities `language_level` from A1 to C2, where a phrase says how well somebody knows Dutch."""

    def entities_in(self, text: str) -> list[dict[str, Any]]:
        """Return the levels."""
        return language_level_entities(text)


def language_level_entities(text: str) -> list[dict[str, Any]]:
    """Return the levels that a message describes as Rasa entities, from left to right, without overlap."""
    folded = fold(text).replace("’", "'")
    found = [*_described(folded), *_in_courses(folded)]
    kept: list[tuple[int, int, str]] = []
    for start, end, level in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, level))
    return [
        {"entity": "language_level", "value": level, "start": start, "end": end}
        for start, end, level in sorted(kept)
    ]


def is_level_of_dutch(text: str, start: int, end: int) -> bool:
    """Whether a code such as "B1" at `text[start:end]` is a level of Dutch: not "rijbewijs C1"."""
    folded = fold(text)
    before, after = folded[:start], folded[end:]
    if _NO_LEVEL_BEFORE.search(before.rstrip()) or _NO_LEVEL_AFTER.match(after):
        return False
    clause = _CLAUSE.split(before)[-1] + " " + _CLAUSE.split(after)[0]
    return not re.search(rf"\b{_OTHER}\b", clause) or bool(re.search(rf"\b{_DUTCH}\b", clause))


def _described(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _MUCH_AND_LITTLE.finditer(folded):
        yield match.start(), match.end(), "A2"
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if _WISH.search(folded[: match.start()]) or _LEARNING.match(folded, match.end()):
                continue
            named = next(name for name, words in match.groupdict().items() if words is not None)
            yield match.start(), match.end(), _LEVELS[int(named[1:])]


def _in_courses(folded: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _NT2_PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span("nt2")
            level = _NT2_LEVELS.get(match["nt2"].replace(",", "."))
            if level is not None and not _IN_LOOKUP.search(folded[:start]):
                yield start, end, level
    for pattern in _SPELLED:
        for match in pattern.finditer(folded):
            level = match["letter"][0].upper() + {"een": "1", "twee": "2"}[match["part"]]
            if is_level_of_dutch(folded, match.start("letter"), match.end()):
                yield match.start(), match.end(), level
