"""Rasa component that finds the age of a young person: "ik ben 15 jaar", "hij is zeventien"."""

from __future__ import annotations

import re
from typing import Any, Final

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from core.content.names import fold
from nlu.components.text_extractor import TextExtractor

_NUMBERS: Final = {
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "achtien": 18,
    "negentien": 19,
}
_AGE: Final = rf"(?P<age>1\d|{'|'.join(_NUMBERS)})(?![\w%]|[.,:/-]\d)"
_WHO: Final = (
    r"(?:ik|k|hij|zij|ze|die|i|he|she|(?:zoon|dochter|broer|broertje|zus|zusje|kind|jongen|meisje|vriend"
    r"|vriendin|neef|nicht))"
)
# "hij is 17 jaar in België", "ik ben 15 maanden hier": a time, not an age.
_NO_AGE: Final = (
    r"(?! *(?:jaar|jaren|jr|years?)? *(?:al |nu )?"
    r"(?:in (?!orde)|hier|ervaring|geleden|lang|bezig|getrouwd|gehuwd|weg|werk|asiel|erkend|experience|ago"
    r"|dag|week|weken|maand|uur|uren|minu|kilo|km|keer|euro|x\b|procent|jan|feb|maart|mrt|apr|mei|jun|jul"
    r"|aug|sep|okt|nov|dec|nummer|man\b|mensen|kinderen|personen|collega))"
)
_OLD: Final = r" *(?:jaar|jaren|jr|years?)(?: oud| old)"
_JUST: Final = r"(?:ook |nu |maar |nog maar |al |net |pas |bijna )*"
_PATTERNS: Final = (
    re.compile(rf"\b{_AGE}(?={_OLD}\b)"),
    re.compile(rf"\b{_WHO} (?:ben|is|word|wordt|bn|am|m|was)? ?{_JUST}{_AGE}{_NO_AGE}"),
    re.compile(rf"\b(?:ben|is) (?:ik|hij|ze|zij) {_JUST}{_AGE}{_NO_AGE}"),
    re.compile(rf"\bi'?m {_AGE}{_NO_AGE}"),
    re.compile(rf"\bj'?ai {_AGE}(?= ans)"),
    re.compile(rf"\b(?:leeftijd|age)(?: is)?:? {_AGE}{_NO_AGE}"),
    re.compile(rf"\b(?:jongen|meisje|zoon|dochter|broer|broertje|zus|zusje|kind) van {_AGE}{_NO_AGE}"),
    re.compile(rf"^\W*{_AGE}(?= *(?:jaar|jr)\W*$)"),
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AgeExtractor(TextExtractor):
    """Adds entities `age` with the years as an int, from 10 to 19: what the law asks is who is a minor."""

    def entities_in(self, text: str) -> list[dict[str, Any]]:
        """Return the ages."""
        return age_entities(text)


def age_entities(text: str) -> list[dict[str, Any]]:
    """Return the ages of 10 to 19 years in a message as Rasa entities, from left to right."""
    folded = fold(text).replace("’", "'")
    places = {match.span("age"): match["age"] for pattern in _PATTERNS for match in pattern.finditer(folded)}
    return [
        {"entity": "age", "value": _NUMBERS.get(word) or int(word), "start": start, "end": end}
        for (start, end), word in sorted(places.items())
    ]
