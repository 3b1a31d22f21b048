"""For how many years somebody did something: "5 jaar", "zes maanden", "van 2010 tot 2015"."""

import re
from typing import Final

from core.rules.number_words import NUMBER, number_of, plain

MOST_YEARS: Final = 60
_TOO_MANY: Final = 10_000
_YEAR: Final = r"(?:jaren|jaar|jr|jrs|j|years?|yrs?|ans?)\b"
_MONTH: Final = r"(?:maanden|maand|maandjes|months?|mois)\b"
_AGE: Final = re.compile(rf"(?:ik ben|leeftijd) (?:{NUMBER}) {_YEAR}|\b{NUMBER} {_YEAR} (?:oud|jong)\b")
_PATTERNS: Final = re.compile(
    rf"(?P<half_more>\b{NUMBER}) ?(?:en een half|1/2|en half)(?: {_YEAR})"
    rf"|(?P<decimal>\b\d+[.,]\d) ?{_YEAR}"
    rf"|(?P<and_a_half>\banderhalf) ?{_YEAR}"
    rf"|(?P<half>\b(?:een )?half) ?{_YEAR}"
    rf"|\b(?:een )?{_YEAR} of (?P<about>{NUMBER})\b"
    rf"|(?:\b{NUMBER} ?(?:-|a|tot|of) ?)?(?P<years>\b{NUMBER}) ?{_YEAR}"
    rf"(?:(?: en)? (?P<extra>{NUMBER}) ?{_MONTH})?"
    rf"|(?P<months>\b{NUMBER}) ?{_MONTH}"
    rf"|(?P<one>\been paar) ?{_YEAR}"
    rf"|(?:\bvan |\btussen )?\b(?P<start>(?:19|20)\d\d) ?(?:tot|-|en|t/m) ?(?P<end>(?:19|20)\d\d)\b"
    rf"|\bsinds (?P<since>(?:19|20)\d\d)\b"
)
_BARE: Final = re.compile(rf"\W*(?:ongeveer |zowat |ca\.? |bijna )?(?P<bare>{NUMBER})\W*")


def years_in(text: str, this_year: int) -> tuple[float, ...]:
    """Return the lengths of time that a text names, in years and in their order.

    An age ("ik ben 34 jaar") is none; "een paar jaar" is too rough to count. A text that is nothing but a
    number counts as years.
    """
    said = _AGE.sub(" ", plain(text))
    bare = _BARE.fullmatch(said)
    if bare:
        found = [float(_count(bare["bare"]))]
    else:
        found = [_years(match, this_year) for match in _PATTERNS.finditer(said)]
    return tuple(years for years in found if 0 < years <= MOST_YEARS)


def _years(match: re.Match[str], this_year: int) -> float:
    if match["half_more"]:
        return _count(match["half_more"]) + 0.5
    if match["decimal"]:
        return float(match["decimal"].replace(",", "."))
    if match["and_a_half"]:
        return 1.5
    if match["half"]:
        return 0.5
    if match["about"]:
        return float(_count(match["about"]))
    if match["years"]:
        extra = _count(match["extra"]) if match["extra"] else 0
        return _count(match["years"]) + round(extra / 12, 1)
    if match["months"]:
        return round(_count(match["months"]) / 12, 1)
    if match["start"]:
        return float(int(match["end"]) - int(match["start"]))
    if match["since"]:
        return float(this_year - int(match["since"]))
    return 0.0


def _count(word: str) -> int:
    """Return a number; of more digits than any count of years has, one that is too large."""
    return _TOO_MANY if word.isdigit() and len(word) > len(str(_TOO_MANY)) else number_of(word)
