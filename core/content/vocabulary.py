"""The words that may be kept of what somebody wrote: ordinary words of our own files, and no names of people.

No general word list is used: those hold first names, family names and villages as if they were words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from core.content.first_names import FIRST_NAMES
from core.content.names import fold
from core.content.yaml_files import read_yaml

ROOT: Final = Path(__file__).parents[2]
WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PAPER: Final = re.compile(r"[a-z]\d|\d{1,2}(?:bis|ter|quater|quinquies|septies|sexies)")  # A2, 9ter, 26quater
EXAMPLES_NEEDED: Final = 2
CAPITALS_NEEDED: Final = 2
TYPO_LETTERS: Final = 6
_SENTENCE_END: Final = re.compile(r"[.?!:;…\"(]")
_STREET: Final = re.compile(r".+(?:straat|laan|steenweg|plein|dreef|singel|kaai)")
_NUMBERS: Final = """
    nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd
    duizend
"""
_NEVER: Final = FIRST_NAMES | frozenset(_NUMBERS.split())


@dataclass(frozen=True)
class Vocabulary:
    """Known words in lower case without accents; `capitals` are those often written with a capital.

    `long_words` are those in which a typing error can be recognised, what people write most often first.
    """

    words: frozenset[str]
    capitals: frozenset[str]
    long_words: tuple[str, ...]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words of this project's own files, read at the first call (about a tenth of a second)."""
    return read_vocabulary(ROOT)


def read_vocabulary(root: Path) -> Vocabulary:
    """Read the words below a folder with `nlu/` and `data/`; what is not there adds no words.

    A word counts when two training examples have it, or when it stands in the name of a measure or in a
    lookup. A word that the examples mostly write with a capital is the name of a place or a person: it
    does not count, and neither does a first name, a number or a street. Raises UnreadableError.
    """
    examples = list(_examples(root / "nlu" / "intents"))
    curated = [*_measure_names(root / "data" / "measures"), *_lookup_names(root / "nlu" / "lookups")]
    seen = Counter(word for example in examples for word in _words(example))
    within, capitals = _written_inside_a_sentence(examples)
    learned = {
        word
        for word, times in seen.items()
        if times >= EXAMPLES_NEEDED and 2 * capitals[word] < max(within[word], 1)
    }
    words = {word for word in learned | {word for name in curated for word in _words(name)} if _is_safe(word)}
    written_big = {word for word, times in capitals.items() if times >= CAPITALS_NEEDED} | {
        fold(match.group()) for name in curated for match in WORD.finditer(name) if match.group()[0].isupper()
    }
    papers = {paper for name in curated for paper in re.findall(r"\w+", fold(name)) if PAPER.fullmatch(paper)}
    long_words = sorted((word for word in words if len(word) >= TYPO_LETTERS), key=lambda w: (-seen[w], w))
    return Vocabulary(frozenset(words | papers), frozenset(written_big & words), tuple(long_words))


def _words(text: str) -> set[str]:
    return {fold(match.group()) for match in WORD.finditer(text)}


def _is_safe(word: str) -> bool:
    long_enough = len(word) > 1 or word == "u"
    return long_enough and word not in _NEVER and not _STREET.fullmatch(word)


def _written_inside_a_sentence(examples: list[str]) -> tuple[Counter[str], Counter[str]]:
    """Count how often each word stands behind another word, and how often it has a capital there.

    Acronyms count as ordinary words. An example with mostly capitals tells nothing.
    """
    within: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for example in examples:
        found = list(WORD.finditer(example))
        if 2 * sum(match.group()[0].isupper() for match in found) > len(found):
            continue
        for before, match in pairwise(found):
            word = match.group()
            within[fold(word)] += 1
            starts = _SENTENCE_END.search(example[before.end() : match.start()])
            if word[0].isupper() and not starts:
                capitals[fold(word)] += 0 if word.isupper() else 1
    return within, capitals


def _examples(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.yml")):
        for entry in read_yaml(path)["nlu"]:
            yield from _lines(entry)


def _lookup_names(folder: Path) -> Iterator[str]:
    """Yield the names in all lookups but those of places: where somebody lives is not kept."""
    for path in sorted(folder.glob("*.yml")):
        if not path.stem.startswith("place"):
            for entry in read_yaml(path)["nlu"]:
                yield from _lines(entry)


def _lines(entry: dict[str, str]) -> Iterator[str]:
    for line in str(entry.get("examples", "")).splitlines():
        yield line.removeprefix("- ")


def _measure_names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yml")):
        content = read_yaml(path)
        yield str(content["name"])
        yield from map(str, content["aliases"])
