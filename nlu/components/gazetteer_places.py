"""Finds municipalities and provinces in a message: by name, typos included, and by postal code.

Many places are named like an ordinary word ("Mol", "Halen", "Werken"). Those in nlu/lookups/place_words.yml
need a cue: "in" or "ik woon in" before them, a capital letter, their postal code, or to be all that was said.
A misspelled name needs more of a cue the shorter it is: one letter lies between "leven" and "Leuven".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.content.names import NameIndex, NameMatch, fold, normalise
from core.content.places import Place, names_of_places, places_by_postal_code
from nlu.components.gazetteer_postal_codes import CodeMatch, PostalCodes

# Names shorter than these many letters are only misspelled: never; after a strong cue; after a cue.
_NEVER: Final = 6
_STRONG_CUE: Final = 7
_CUE: Final = 9
_SMALL_PLACE: Final = 8  # a sub-locality with a shorter name must be written as it is
_JOINED: Final = 9  # "blanken berge", but not "op wijk"

_PREPOSITION: Final = re.compile(r"\b(?:in|te|naar|uit|bij|rond|richting|nabij|vanuit|tussen|near)[ :]+$")
_BEFORE_A_NAME: Final = re.compile(r"\b(?:in|naar|uit|van|bij|rond|richting|vanuit|tussen)[ :]+$")
_LIVES_IN: Final = re.compile(
    r"\b(?:woon|woont|woonde|wonen|wonend|gewoond|woonachtig|woonplaats|verblijf|verblijft|verblijven|gevestigd"
    r"|verhuis|verhuist|verhuisd|verhuizen)(?: \w+){0,3} (?:in|te|bij|naar|rond|van|uit)[ :]+$"
    r"|\b(?:gemeente|stad|dorp|regio|omgeving|buurt|streek) (?:van )?$"
    r"|\b(?:ocmw|fedasil|loi|opvangcentrum|asielcentrum|werkwinkel|station) (?:van|in|te) $"
    r"|\b(?:kom|komt|komen|ben|afkomstig) (?:\w+ )?van $"
)
_SERVICE: Final = re.compile(
    r"\b(?:centrum|opvangcentrum|asielcentrum|loi|fedasil|ocmw|werkwinkel|vdab|station) $"
)
_IN_A_LIST: Final = re.compile(r" ?[,/&+-] ?(?:en |of )?| (?:en|of|and|or) (?:in )?")
_PUNCTUATED: Final = re.compile(r" ?[,/] ?")
_ONESELF: Final = re.compile(r"\beigen $")  # "mijn eigen zele" is myself
_FROM: Final = re.compile(r"\bvan $")
_TO: Final = re.compile(r" (?:naar|tot) ")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;\n])[^\w]*$")


@dataclass(frozen=True)
class PlaceWords:
    """Ordinary words by how much it takes to mean a place, and words that are never a misspelled place.

    `with_cue` are names that need any cue, `with_capital` also stand after "in" or "te" as an ordinary word.
    """

    with_cue: tuple[str, ...] = ()
    with_capital: tuple[str, ...] = ()
    no_typo: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Cues:
    """What stands around a word."""

    preposition: bool
    strong: bool
    service: bool
    capital: bool
    capital_after_preposition: bool
    alone: bool
    postal_code: bool

    @property
    def any(self) -> bool:
        return (
            self.preposition or self.strong or self.service or self.capital or self.alone or self.postal_code
        )


class PlaceFinder:
    """All places, ready to be looked for in messages."""

    def __init__(self, places: Sequence[Place], names: Mapping[str, str], words: PlaceWords) -> None:
        """Take the municipalities, more names with the place each stands for, and the ordinary words."""
        own = {**names_of_places(places), **names}
        self._index = NameIndex(own)
        self._official = {compact(name) for name in own.values()}
        self._codes = PostalCodes(places_by_postal_code(places))
        self._with_cue = {compact(word) for word in words.with_cue}
        self._with_capital = {compact(word) for word in words.with_capital}
        self._no_typo = {compact(word) for word in words.no_typo}

    def find(self, text: str) -> list[NameMatch]:
        """Return the places in a message, from left to right; the id of each is its official name."""
        folded = fold(text)
        codes = self._codes.candidates(folded)
        refused: list[NameMatch] = []

        def is_meant(match: NameMatch) -> bool:
            meant = self._is_meant(text, folded, match, codes)
            if not meant and normalise(text[match.start : match.end]) == normalise(match.name):
                refused.append(match)
            return meant

        names = self._index.find_all(text, is_meant)
        for match in refused:
            free = not any(other.start < match.end and match.start < other.end for other in names)
            if free and any(self._is_listed(folded, other, match) for other in names):
                names.append(match)
        return self._codes.joined(folded, names, codes)

    def _is_listed(self, folded: str, before: NameMatch, match: NameMatch) -> bool:
        """Whether a name stands behind another place in a list: "gent of mol", "waregem, menen"."""
        between = folded[before.end : match.start]
        name = compact(match.name)
        if name in self._with_cue:
            return bool(_IN_A_LIST.fullmatch(between))
        return name in self._official and bool(_PUNCTUATED.fullmatch(between))

    def _is_meant(self, text: str, folded: str, match: NameMatch, codes: list[CodeMatch]) -> bool:
        typed = normalise(text[match.start : match.end])
        name = compact(match.name)
        if _ONESELF.search(folded[: match.start]):
            return False
        if len(typed.split()) > len(normalise(match.name).split()) and (
            match.score < 1.0 or len(name) < _JOINED
        ):
            return False
        if match.score == 1.0 and name not in self._with_cue and name not in self._with_capital:
            return True
        official = name in self._official
        cues = self._cues(text, folded, match, codes)
        if match.score < 1.0:
            return self._is_typo(typed.replace(" ", ""), name, match.score, official, cues)
        if name in self._with_cue:
            return cues.any
        if cues.capital_after_preposition or cues.postal_code:
            return True
        return official and (cues.strong or cues.alone or (cues.capital and cues.preposition))

    def _is_typo(self, typed: str, name: str, score: float, official: bool, cues: _Cues) -> bool:
        never = self._no_typo | self._with_capital | self._with_cue
        if typed in self._no_typo or name in never or len(name) < _NEVER:
            return False
        edits = round((1.0 - score) * (len(name) + 1))
        if not official and (edits > 1 or len(name) < _SMALL_PLACE):
            return False
        if len(name) < _STRONG_CUE:
            return cues.strong or cues.capital_after_preposition or cues.postal_code
        return cues.any or (official and len(name) >= _CUE and edits == 1)

    def _cues(self, text: str, folded: str, match: NameMatch, codes: list[CodeMatch]) -> _Cues:
        before = folded[max(0, match.start - 60) : match.start]
        from_here = _FROM.search(before) and _TO.match(folded, match.end)
        preposition = bool(_PREPOSITION.search(before) or from_here)
        capital = _is_written_as_name(text, match)
        return _Cues(
            preposition=preposition,
            strong=bool(_LIVES_IN.search(before)),
            service=bool(_SERVICE.search(before)),
            capital=capital and not _SENTENCE_START.search(before),
            capital_after_preposition=capital and bool(_BEFORE_A_NAME.search(before)),
            alone=normalise(text) == normalise(text[match.start : match.end]),
            postal_code=self._codes.beside(folded, match, codes),
        )


def compact(name: str) -> str:
    """Return a name in lower case with nothing between its words."""
    return normalise(name).replace(" ", "")


def _is_written_as_name(text: str, match: NameMatch) -> bool:
    """Whether a word has a capital letter in a message that does not write most words so."""
    if not any(letter.isupper() for letter in text[match.start : match.end]):
        return False
    others = re.findall(r"[^\W\d_]+", text[: match.start] + " " + text[match.end :])
    return sum(word.islower() for word in others) * 2 >= len(others)
