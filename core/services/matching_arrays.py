"""Unpacks what `core/services/matching_pack.py` packed, of many people at once, into arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

HEAD: Final = np.dtype(
    [
        *((name, "i1") for name in ("dutch", "education", "recognised", "hours", "times", "work", "told")),
        ("_", "V1"),
        *((name, "<u2") for name in ("licences", "occupations", "skills", "lists")),
        ("place", "<u4"),
        *((name, "<i4") for name in ("max_km", "available", "first", "last")),
        ("__", "V4"),
    ]
)
OCCUPATION: Final = np.dtype([("id", "<u8"), ("years", "<f8"), ("isco", "<u2"), ("kind", "u1"), ("_", "V5")])
NAMES: Final = tuple(name for name in HEAD.names or () if not name.startswith("_"))
WORD: Final = 8


@dataclass(frozen=True, eq=False)
class Ragged:
    """Some values a person, of all people one after the other; `owner` says of each whose it is."""

    values: NDArray[Any]
    counts: NDArray[Any]
    owner: NDArray[Any]

    @classmethod
    def of(cls, values: NDArray[Any], counts: NDArray[Any]) -> "Ragged":
        """Return the values of people with these numbers of them."""
        return cls(values, counts, np.repeat(np.arange(len(counts), dtype=np.int32), counts))

    @classmethod
    def joined(cls, parts: Sequence["Ragged"]) -> "Ragged":
        """Return the values of all these people together."""
        values = np.concatenate([part.values for part in parts])
        return cls.of(values, np.concatenate([part.counts for part in parts]))

    def highest(self, where: NDArray[Any], numbers: NDArray[Any], otherwise: float) -> NDArray[Any]:
        """Return for each person the highest of their numbers; `where` are the places of these values."""
        found = np.full(len(self.counts), otherwise)
        if len(where):
            owner = self.owner[where]
            firsts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
            found[owner[firsts]] = np.maximum.reduceat(numbers, firsts)
        return found

    def holds(self, code: int) -> NDArray[Any]:
        """Return 1 for each person who has this value, else 0. Nobody has one twice."""
        found = np.zeros(len(self.counts))
        found[self.owner[np.flatnonzero(self.values == np.uint64(code))]] = 1.0
        return found


def unpack(packed: Sequence[bytes]) -> tuple[NDArray[Any], Ragged, Ragged, Ragged]:
    """Return the heads, the occupations, the skills and the lists of skills of many people."""
    words = np.frombuffer(b"".join(packed), dtype="<u8")
    lengths = np.fromiter((len(each) // WORD for each in packed), dtype=np.int64, count=len(packed))
    starts = np.cumsum(lengths) - lengths
    head_words, occupation_words = HEAD.itemsize // WORD, OCCUPATION.itemsize // WORD
    heads = words[_ranges(starts, np.full(len(packed), head_words))].view(HEAD)
    found, at = [], starts + head_words
    for name, size in (("occupations", occupation_words), ("skills", 1), ("lists", 1)):
        counts = heads[name].astype(np.int64)
        found.append(Ragged.of(words[_ranges(at, counts * size)], counts))
        at = at + counts * size
    occupations = Ragged.of(found[0].values.view(OCCUPATION), found[0].counts)
    return heads, occupations, found[1], found[2]


def _ranges(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
    """Return the numbers of all words in ranges, one range after the other."""
    total = int(lengths.sum())
    shift = starts - (np.cumsum(lengths) - lengths)
    return np.arange(total, dtype=np.int64) + np.repeat(shift, lengths)
