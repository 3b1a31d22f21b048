"""Everybody who may be ranked, in the memory of this process: read once, after that only what changed.

A place in this index is no reason to show anybody: whoever is shown is read again and decided again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from core.database.match_profiles import block_marks, blocks
from core.services.matching_arrays import NAMES, Ragged, unpack

BLOCKS_AT_ONCE = 8


@dataclass(frozen=True, eq=False)
class Pool:
    """Everybody who agrees with matching, as arrays: one place a person in each of them."""

    people: NDArray[Any]
    heads: Mapping[str, NDArray[Any]]
    occupations: Ragged
    skills: Ragged
    lists: Ragged

    def __len__(self) -> int:
        return len(self.people)

    @classmethod
    def joined(cls, parts: Sequence["Pool"]) -> "Pool":
        """Return all these people together."""
        return cls(
            people=np.concatenate([part.people for part in parts]),
            heads={name: np.concatenate([part.heads[name] for part in parts]) for name in NAMES},
            occupations=Ragged.joined([part.occupations for part in parts]),
            skills=Ragged.joined([part.skills for part in parts]),
            lists=Ragged.joined([part.lists for part in parts]),
        )


@dataclass
class Index:
    """The blocks of one database as this process last saw them; `scorer` is kept by who scores them."""

    scorer: Any = None
    _marks: dict[int, tuple[int, int]] = field(default_factory=dict)
    _parts: dict[int, Pool] = field(default_factory=dict)
    _pool: Pool | None = None
    _lock: Lock = field(default_factory=Lock)

    def pool(self, session: Session) -> Pool:
        """Return everybody, after reading the blocks that changed since the last time."""
        with self._lock:
            marks = block_marks(session)
            stale = [number for number, mark in marks.items() if self._marks.get(number) != mark]
            gone = self._marks.keys() - marks.keys()
            for number in gone:
                del self._marks[number], self._parts[number]
            for first in range(0, len(stale), BLOCKS_AT_ONCE):
                self._read(session, stale[first : first + BLOCKS_AT_ONCE])
            if stale or gone or self._pool is None:
                parts = [self._parts[number] for number in sorted(self._parts)]
                self._pool = Pool.joined(parts) if parts else pool_of([], [])
            return self._pool

    def _read(self, session: Session, numbers: Sequence[int]) -> None:
        found: dict[int, list[Any]] = {number: [] for number in numbers}
        for row in blocks(session, numbers):
            found[row[0]].append(row)
        for number, rows in found.items():
            self._marks[number] = (len(rows), sum(row[2] for row in rows))
            self._parts[number] = pool_of([row[1] for row in rows], [row[3] for row in rows])


_indexes: "WeakKeyDictionary[Engine, Index]" = WeakKeyDictionary()


def index_of(session: Session) -> Index:
    """Return the index of the database of a session; it is empty until its pool is asked for."""
    return _indexes.setdefault(session.get_bind().engine, Index())


def pool_of(people: Sequence[str], packed: Sequence[bytes]) -> Pool:
    """Return people, each with what was packed of them, as arrays."""
    heads, occupations, skills, lists = unpack(packed)
    return Pool(
        people=np.array(people, dtype="S64"),
        heads={name: np.ascontiguousarray(heads[name]) for name in NAMES},
        occupations=occupations,
        skills=skills,
        lists=lists,
    )
