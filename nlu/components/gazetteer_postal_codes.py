"""Tells postal codes from the years, amounts and other numbers of four digits in a message."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.content.names import NameMatch, normalise
from core.content.places import Place

_FOUR_DIGITS: Final = re.compile(r"(?<!\d[.,/:+-])(?<![\w+€$])(?:be?-)?(\d{4})(?!\w|[.,/:-]\d|%| ?€)")
_BETWEEN: Final = re.compile(r"[ ,(-]{1,3}")
_CODE_WORD: Final = re.compile(r"\b(?:post ?code|postnummer|zip(?: code)?|code postal)\b[^\d\n]{0,15}$")
_AREA: Final = re.compile(
    r"\b(?:in|te|naar|uit|bij|rond|richting|nabij|vanuit|regio|omgeving|buurt|gemeente|stad|dorp)(?: van)?"
    r"[ :]+$"
)
_MONEY_BEFORE: Final = re.compile(r"(?:€|\$|\beuro|\beur|\bdollar) ?$")
# "2000 euro", "1500 bruto", "3000 mensen": a number of something.
_AMOUNT_AFTER: Final = re.compile(
    r" ?(?:€|\$|euro|eur\b|dollar|bruto|netto|per (?:maand|uur|jaar|week)|keer|maal|uur|uren|km|kilometer"
    r"|meter|m2|mensen|personen|werknemers|plaatsen|stuks|verdien|betal)"
)
_MONEY: Final = re.compile(
    r"€|\beuros?\b|\beur\b|\bnetto|\bbruto|loon|verdien|salaris|betaal|betalen|kost|huur|premie"
)
_YEARS: Final = range(1900, 2041)


@dataclass(frozen=True)
class CodeMatch:
    """Digits at `text[start:end]` that are the postal code of these municipalities, the likeliest first."""

    code: str
    places: tuple[Place, ...]
    start: int
    end: int

    def place_named(self, match: NameMatch) -> Place | None:
        """Return the municipality with this code that a name can mean, or None."""
        name = normalise(match.name)
        return next(
            (
                place
                for place in self.places
                if place.name == match.id or name in {normalise(part) for part in place.sub_localities}
            ),
            None,
        )


class PostalCodes:
    """All postal codes, ready to be looked for in messages."""

    def __init__(self, places: Mapping[str, tuple[Place, ...]]) -> None:
        """Take the municipalities of each code."""
        self._places = places

    def candidates(self, folded: str) -> list[CodeMatch]:
        """Return the numbers in a folded text that exist as a postal code and are no amount of money."""
        return [
            CodeMatch(found[1], self._places[found[1]], found.start(), found.end())
            for found in _FOUR_DIGITS.finditer(folded)
            if found[1] in self._places
            and not _MONEY_BEFORE.search(folded, 0, found.start())
            and not _AMOUNT_AFTER.match(folded, found.end())
        ]

    def beside(self, folded: str, match: NameMatch, codes: Sequence[CodeMatch]) -> bool:
        """Whether the postal code of the place stands next to its name."""
        return any(_touch(folded, match, code) and code.place_named(match) for code in codes)

    def joined(self, folded: str, names: Sequence[NameMatch], codes: Sequence[CodeMatch]) -> list[NameMatch]:
        """Return names and postal codes together: "2980 Halle" is one place, and the code says which one."""
        found = list(names)
        for code in codes:
            of_code = [(match, code.place_named(match)) for match in found if _touch(folded, match, code)]
            beside = next(((match, place) for match, place in of_code if place), None)
            if beside is not None:
                match, place = beside
                start, end = min(match.start, code.start), max(match.end, code.end)
                found[found.index(match)] = NameMatch(place.name, match.name, match.score, start, end)
            elif _names_a_part(folded, code) or _is_meant(folded, code):
                found.append(NameMatch(code.places[0].name, code.code, 1.0, code.start, code.end))
        return sorted(found, key=lambda match: match.start)


def _touch(folded: str, match: NameMatch, code: CodeMatch) -> bool:
    """Whether a code stands before a name; or behind it, when it cannot be a year."""
    if code.end <= match.start:
        return bool(_BETWEEN.fullmatch(folded, code.end, match.start))
    is_year = int(code.code) in _YEARS
    return match.end <= code.start and not is_year and bool(_BETWEEN.fullmatch(folded, match.end, code.start))


def _names_a_part(folded: str, code: CodeMatch) -> bool:
    """Whether the name of a part of the municipality stands behind its code ("9300 Hofstade")."""
    behind = normalise(folded[code.end : code.end + 40]) + " "
    return any(
        behind.startswith(normalise(part) + " ") for place in code.places for part in place.sub_localities
    )


def _is_meant(folded: str, code: CodeMatch) -> bool:
    """Whether a number without a name beside it is a postal code, and no year, wage or amount."""
    before = folded[: code.start]
    if _CODE_WORD.search(before):
        return True
    if int(code.code) in _YEARS:
        return False
    if folded.strip(" .,!?()") == folded[code.start : code.end]:
        return True
    if int(code.code) % 50 == 0 and _MONEY.search(folded):
        return False
    return bool(_AREA.search(before))
