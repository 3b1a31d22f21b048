"""Numbers as people write them in Dutch: "3", "drie", "een stuk of vijf", "achtendertig"."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_UNITS: Final = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _words() -> Iterator[tuple[str, int]]:
    yield from zip(_UNITS, range(1, 10), strict=True)
    yield from zip(_TEENS, range(10, 20), strict=True)
    for tens, value in zip(_TENS, range(20, 100, 10), strict=True):
        yield tens, value
        yield from ((f"{unit}en{tens}", value + number) for number, unit in enumerate(_UNITS, start=1))
    yield from (("honderd", 100), ("ene", 1), ("nen", 1), ("ne", 1), ("twie", 2), ("dozijn", 12))


NUMBER_WORDS: Final = dict(_words())
"""The words for 1 to 100, without accents."""

NUMBER: Final = rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
"""A pattern for a number in digits or in words, for a text that went through `plain`."""


def plain(text: str) -> str:
    """Return a text in lower case, without accents, with straight quotes and one space between words."""
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(character for character in parts if not unicodedata.combining(character))
    return " ".join(bare.lower().replace("’", "'").replace("`", "'").split())


def number_of(word: str) -> int:
    """Return the number of what `NUMBER` found."""
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else int(word)


def numbers_in(text: str) -> tuple[int, ...]:
    """Return the whole numbers of a text, in digits or in words, in their order; "een" counts as 1."""
    return tuple(number_of(found) for found in re.findall(rf"\b{NUMBER}\b", plain(text)))
