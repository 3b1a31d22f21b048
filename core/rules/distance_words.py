"""How far from home somebody wants to work: "20 km"; a time ("een uur met de bus") is no distance."""

import re
from typing import Final

from core.rules.number_words import NUMBER, number_of, plain

ANYWHERE_KM: Final = 250
"""So many kilometres reach every place of Flanders and Brussels from every other one."""
_KM: Final = r"(?:km|kms|kilometers?|kilometer|kilometres?|kilo)\b"
_DISTANCE: Final = re.compile(rf"(?:{NUMBER} ?(?:-|a|tot|of|en) ?)?\b(?P<km>{NUMBER}) ?{_KM}")
_BARE: Final = re.compile(rf"\W*(?:max(?:imum|imaal|\.)? |tot |ongeveer |hoogstens )?(?P<km>{NUMBER})\W*")
_ANYWHERE: Final = re.compile(
    r"\b(?:overal|heel (?:vlaanderen|belgie|het land)|maakt (?:mij |me )?niet uit|eender waar|om het even"
    r"|waar ook|alle plaatsen|ver is (?:ok|goed|geen probleem)|anywhere|everywhere)\b"
)
_BY_TIME: Final = re.compile(
    rf"\b(?:{NUMBER}|half|anderhalf|kwartier) ?(?:uur|uren|u|h|min\w*)\b|\bkwartier\b|\bhalfuur\b"
)


def kilometres_in(text: str) -> int | None:
    """Return how many kilometres a text names, the most of a range; None when it names none."""
    said = plain(text)
    if _ANYWHERE.search(said):
        return ANYWHERE_KM
    match = _DISTANCE.search(said) or _BARE.fullmatch(said)
    if match is None:
        return None
    is_huge = match["km"].isdigit() and len(match["km"]) > len(str(ANYWHERE_KM))
    distance = ANYWHERE_KM if is_huge else number_of(match["km"])
    return min(distance, ANYWHERE_KM) if distance > 0 else None


def is_by_time(text: str) -> bool:
    """Whether a text tells how long the way may take, which we cannot turn into kilometres."""
    return _BY_TIME.search(plain(text)) is not None
