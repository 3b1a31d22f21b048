"""Find names (of measures, statuses, ...) in what people type, also with typos and other spacing."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
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
_MOST_WORDS: Final = 14  # of a name; longer ones are not found
_LONGEST: Final = 90  # letters of a name


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
class _Window:
    """Some words of a text after each other, that may be a name."""

    words: tuple[_Word, ...]
    compact: str
    squashed: str


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
        self._longest = max(map(len, self._by_compact), default=0) + _MOST_EDITS
        self._most_words = max((len(entry.words) for entry in self._by_compact.values()), default=0) + 1
        # What words can be a typo of, by how many they are, their length together and their first letter (the
        # first or second of the name); also when they are cut differently.
        self._near: dict[tuple[int, int, str], list[str]] = {}
        for entry in self._by_compact.values():
            count = len(entry.words)
            self._keep_near(entry, count, min(_MOST_EDITS, sum(_edits_in_word(len(w)) for w in entry.words)))
            for other_count in (count - 1, count + 1):
                self._keep_near(entry, other_count, _edits_together(len(entry.compact)))

    def _keep_near(self, entry: _Name, count: int, edits: int) -> None:
        if edits == 0:
            return
        length = len(entry.compact)
        for typed in range(length - edits, length + edits + 1):
            for letter in set(entry.compact[:2]):
                self._near.setdefault((count, typed, letter), []).append(entry.compact)

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

    def find_all(self, text: str, is_meant: Callable[[NameMatch], bool] | None = None) -> list[NameMatch]:
        """Return every place where a name stands, from left to right, without overlap.

        What `is_meant` refuses does not stand in the way of other names at the same place.
        """
        candidates = self._candidates(text)
        if is_meant is not None:
            candidates = (pair for pair in candidates if is_meant(pair[1]))
        found = [match for _, match in self._without_overlap(candidates)]
        first_of_place: dict[int, NameMatch] = {}
        for match in found:
            first_of_place.setdefault(match.start, match)
        return sorted(first_of_place.values(), key=lambda match: match.start)

    def _candidates(self, text: str) -> Iterator[tuple[int, NameMatch]]:
        for window in _windows(text):
            if len(window.compact) > self._longest or len(window.words) > self._most_words:
                continue
            for entry, edits in self._names_like(window):
                score = 1.0 if edits == 0 else 1.0 - edits / (len(entry.compact) + 1)
                start, end = window.words[0].start, window.words[-1].end
                yield len(entry.compact) - 4 * edits, NameMatch(entry.id, entry.name, score, start, end)

    def _names_like(self, window: _Window) -> list[tuple[_Name, int]]:
        compact, count = window.compact, len(window.words)
        exact = self._by_compact.get(compact)
        if exact is not None and (len(compact) > _SHORT or count <= len(exact.words)):
            return [(exact, 0)]
        squashed = self._by_squashed.get(window.squashed)
        if squashed is not None and count <= len(squashed.words):
            return [(squashed, 1)]
        near = self._near.get((count, len(compact), compact[0]))
        if not near:
            return []
        found = process.extract(compact, near, scorer=OSA.distance, score_cutoff=_MOST_EDITS, limit=4)
        if not found:
            return []
        digits = tuple(_DIGITS.findall(compact))
        names = [(self._by_compact[name], int(edits)) for name, edits, _ in found]
        return [
            (name, edits)
            for name, edits in names
            if name.digits == digits and _is_typo(name, edits, window.words)
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


@lru_cache(maxsize=1)  # one message is looked through for names of every kind
def _windows(text: str) -> tuple[_Window, ...]:
    words = _words(text)
    windows = []
    for first in range(len(words)):
        compact = ""
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            compact += words[last].text
            if len(compact) > _LONGEST:
                break
            windows.append(_Window(tuple(words[first : last + 1]), compact, _squashed(compact)))
    return tuple(windows)


def _squashed(compact: str) -> str:
    return _DOUBLE_CONSONANT.sub(r"\1", compact)


def _is_typo(name: _Name, edits: int, window: Sequence[_Word]) -> bool:
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
