"""How well somebody says to know a language: "moedertaal", "heel goed", "een beetje", "B1"."""

import re
from typing import Final

from core.rules.language_levels import LEVELS, Level
from core.rules.number_words import plain

_CODE: Final = re.compile(r"\b([abc]) ?([12])\b", re.IGNORECASE)
# The numbers that schools in Flanders use, as data/answers/ask_learn_dutch.yml tells them.
_SCHOOL: Final = re.compile(r"\b(?:niveau|nivo|level) ?(1[.,][12]|[234])(?![.,]?\d)")
_OF_SCHOOL: Final[dict[str, Level]] = {"1.1": "A1", "1.2": "A2", "2": "B1", "3": "B2", "4": "C1"}
_CLAUSE: Final = re.compile(r"[,;.\n/]| en (?=\w)| maar | and | et ", re.IGNORECASE)
_GRADES: Final[tuple[tuple[Level, str], ...]] = (
    ("C2", r"moedertaal|moeder taal|moedertal|native|mother tongue|langue maternelle|thuistaal"),
    ("C1", r"vloeiend|vlot|fluent|perfect|uitstekend|courant|excellent"),
    ("B2", r"(?:zeer|heel|erg|very|tres) (?:goed|good|bien|well)"),
    (
        "A1",
        r"(?:een )?(?:klein )?(?:beetje|bitje|betje)|weinig|niet (?:zo )?(?:goed|veel)|little|un peu|slecht",
    ),
    ("A2", r"basis|basic|redelijk|matig|gemiddeld|middelmatig|zwak|moyen"),
    ("B1", r"goed|good|bien|well"),
)


def clauses(text: str) -> list[str]:
    """Return the parts of an enumeration, each with what is said of it."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def level_in(text: str) -> Level | None:
    """Return the level that a few words tell, or None."""
    said = plain(text)
    code = _CODE.search(said)
    if code:
        named = f"{code[1].upper()}{code[2]}"
        return next((level for level in LEVELS if level == named), None)
    school = _SCHOOL.search(said)
    if school:
        return _OF_SCHOOL[school[1].replace(",", ".")]
    return next((level for level, words in _GRADES if re.search(rf"\b(?:{words})\b", said)), None)
