"""Find names (of measures, statuses, ...) in what people type, also with typos and other spacing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD: Final = re.compile(r"\d+\.\d+(?![.\d])|[^\W_]+\+?")
_DOUBLE_CONSONANT: Final = re.compile(r"([b-df-hj-np-tv-z])\1+")
_DIGITS: Final = re.compile(r"\d+")
_SHORT: Final = 4  # letters of a name that must stand in the text as it is
_MOST_EDITS: Final = 3


@dataclass(frozen=True)
class NameMatch:
    """A name found at `text[start:end]`; `score` is 1.0 for the name itself and lower with every typo."""

    id: str
    name: str
    score: float
    start: int
    end: int


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Name:
    name: str
    id: str
    words: tuple[str, ...]
    compact: str
    digits: tuple[str, ...]


def fold(text: str) -> str:
    """Return the text in lower case without accents, every character still at its own place."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_character(character) for character in text)


@lru_cache(maxsize=1024)
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFD", character)[0].lower()
    return folded if len(folded) == 1 else character


def normalise(text: str) -> str:
    """Return the words of a text in lower case, without accents, hyphens and other signs, one space between.

    A "+" behind a word ("IBO+") and a point between digits ("1.2") stay.
    """
    return " ".join(word.text for word in _words(text))


def _words(text: str) -> list[_Word]:
    # A combining accent is no letter of its own: "é" in two characters must not cut the word in two.
    folded = fold(text)
    if not text.isascii() and any(unicodedata.combining(character) for character in text):
        return _words_with_combining(folded)
    return [_Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]


def _words_with_combining(folded: str) -> list[_Word]:
    places = [place for place, character in enumerate(folded) if not unicodedata.combining(character)]
    plain = "".join(folded[place] for place in places)
    return [
        _Word(match.group(), places[match.start()], places[match.end() - 1] + 1)
        for match in _WORD.finditer(plain)
    ]


class NameIndex:
    """Names to look for in texts. Making one is slow (some ms for 300 names), finding is fast."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take the names (and aliases) with the id that each stands for; several names may share an id."""
        self._by_compact: dict[str, _Name] = {}
        self._by_squashed: dict[str, _Name] = {}
        for name, id_ in names.items():
            words = tuple(normalise(name).split())
            if words:
                compact = "".join(words)
                entry = _Name(name, id_, words, compact, tuple(_DIGITS.findall(compact)))
                self._by_compact.setdefault(compact, entry)
                self._by_squashed.setdefault(_squashed(compact), entry)
        lengths = [len(compact) for compact in self._by_compact]
        self._longest = max(lengths, default=0) + _MOST_EDITS
        self._most_words = max((len(entry.words) for entry in self._by_compact.values()), default=0) + 1
        # What a text can be a typo of, by its length and first letter; that is the name's first or second.
        self._near: dict[tuple[int, str], list[str]] = {}
        for compact in self._by_compact:
            edits = _MOST_EDITS if len(compact) >= 10 else 1 if len(compact) > _SHORT else -1
            for length in range(len(compact) - edits, len(compact) + edits + 1):
                for letter in set(compact[:2]):
                    self._near.setdefault((length, letter), []).append(compact)

    def find(self, text: str, limit: int = 3) -> list[NameMatch]:
        """Return the names in a text, the best first: at most one for each id and at most `limit`.

        Where names overlap ("IBO" in "IBO-interim") only the longest counts; two names that fit the same
        words equally well are both returned. Names of up to four letters must stand there as they are, but
        for a doubled consonant ("ibbo"); numbers in a name must be the same.
        """
        best: dict[str, tuple[int, NameMatch]] = {}
        for weight, match in self._without_overlap(self._candidates(text)):
            if match.id not in best or (match.score, weight) > (best[match.id][1].score, best[match.id][0]):
                best[match.id] = (weight, match)
        ranked = sorted(best.values(), key=lambda pair: (-pair[1].score, -pair[0], pair[1].start))
        return [match for _, match in ranked[:limit]]

    def find_all(self, text: str) -> list[NameMatch]:
        """Return every place where a name stands, from left to right, without overlap."""
        found = [match for _, match in self._without_overlap(self._candidates(text))]
        first_of_place: dict[int, NameMatch] = {}
        for match in found:
            first_of_place.setdefault(match.start, match)
        return sorted(first_of_place.values(), key=lambda match: match.start)

    def _candidates(self, text: str) -> Iterator[tuple[int, NameMatch]]:
        words = _words(text)
        for first in range(len(words)):
            compact = ""
            for last in range(first, min(first + self._most_words, len(words))):
                compact += words[last].text
                if len(compact) > self._longest:
                    break
                window = words[first : last + 1]
                for entry, edits in self._names_like(compact, window):
                    score = 1.0 if edits == 0 else 1.0 - edits / (len(entry.compact) + 1)
                    match = NameMatch(entry.id, entry.name, score, window[0].start, window[-1].end)
                    yield len(entry.compact) - 4 * edits, match

    def _names_like(self, compact: str, window: list[_Word]) -> list[tuple[_Name, int]]:
        exact = self._by_compact.get(compact)
        if exact is not None and (len(compact) > _SHORT or len(window) <= len(exact.words)):
            return [(exact, 0)]
        squashed = self._by_squashed.get(_squashed(compact))
        if squashed is not None and len(window) <= len(squashed.words):
            return [(squashed, 1)]
        near = self._near.get((len(compact), compact[0]))
        if not near:
            return []
        found = process.extract(compact, near, scorer=OSA.distance, score_cutoff=_MOST_EDITS, limit=4)
        if not found:
            return []
        digits = tuple(_DIGITS.findall(compact))
        names = [(self._by_compact[name], int(edits)) for name, edits, _ in found]
        return [
            (name, edits) for name, edits in names if name.digits == digits and _is_typo(name, edits, window)
        ]

    @staticmethod
    def _without_overlap(candidates: Iterator[tuple[int, NameMatch]]) -> list[tuple[int, NameMatch]]:
        kept: list[tuple[int, NameMatch]] = []
        for weight, match in sorted(candidates, key=lambda pair: (-pair[0], pair[1].start)):
            overlapping = [
                other for other in kept if match.start < other[1].end and other[1].start < match.end
            ]
            same_place = all(
                (other[1].start, other[1].end, other[0]) == (match.start, match.end, weight)
                for other in overlapping
            )
            if not overlapping or same_place:
                kept.append((weight, match))
        return kept


def _squashed(compact: str) -> str:
    return _DOUBLE_CONSONANT.sub(r"\1", compact)


def _is_typo(name: _Name, edits: int, window: list[_Word]) -> bool:
    """Whether words may be a misspelling of a name: word for word, or as a whole when cut differently."""
    if len(window) != len(name.words):
        last = name.words[-1]  # the letter of "arbeidskaart C" is all that makes it this card
        return edits <= _edits_together(len(name.compact)) and (
            len(last) > 1 or window[-1].text.endswith(last)
        )
    return all(
        OSA.distance(typed.text, word, score_cutoff=2) <= _edits_in_word(len(word))
        for typed, word in zip(window, name.words, strict=True)
    )


def _edits_in_word(length: int) -> int:
    if length <= _SHORT:
        return 0
    return 1 if length < 10 else 2  # "werknemer" must not become "werkgever"


def _edits_together(length: int) -> int:
    if length < 8:
        return 0
    return 1 if length < 16 else 2
