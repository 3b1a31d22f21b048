"""Packs what may count of a person into bytes: a head of fixed size, then occupations, skills and lists.

Occupations and skills become 64-bit hashes: ranking only asks whether they are the same. Zero is not told.
`core/services/matching_arrays.py` reads it back, in the same order.
"""

import struct
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from core.database.match_facts import Facts
from core.rules.language_levels import LEVELS
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES, Experience
from core.rules.right_to_work_terms import Answer

RECOGNITIONS: Final = ("yes", "no", "requested")
ANSWERS: Final = tuple(Answer)
DONE, WANTED = 1, 2
NO_CODE: Final = 65535  # no code of ISCO-08 has five digits
_HEAD = struct.Struct("<7bx4HI4i4x")
_OCCUPATION = struct.Struct("<QdHB5x")


@lru_cache(maxsize=20_000)
def code_of(text: str) -> int:
    """Return the number by which an occupation or a skill is compared."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def isco_number(isco08: str) -> int:
    """Return a code of ISCO-08 as a number; what is no such code is near nothing."""
    return int(isco08) if len(isco08) == 4 and isco08.isdecimal() else NO_CODE


def pack(facts: Facts) -> bytes:
    """Return what may count of a person as bytes: a head, then occupations, skills and lists of skills."""
    person = facts.candidate
    occupations = [(DONE, each) for each in person.experience or ()]
    occupations += [(WANTED, each) for each in person.wanted or ()]
    skills, lists = sorted(map(code_of, person.skills)), sorted(map(code_of, person.skill_lists))
    nis_code, work = facts.nis_code or "", person.work
    head = _HEAD.pack(
        _place_in(LEVELS, person.dutch_level),
        _place_in(EDUCATION_LEVELS, person.education_level),
        _place_in(RECOGNITIONS, person.education_recognised),
        _place_in(HOURS, person.hours),
        0 if person.times is None else 1 + _mask(TIMES, person.times),
        0 if work is None else 1 + ANSWERS.index(work.answer),
        (person.experience is not None) + 2 * (person.wanted is not None),
        0 if person.licences is None else 1 + _mask(LICENCES, person.licences),
        len(occupations),
        len(skills),
        len(lists),
        int(nis_code) if nis_code.isdecimal() else 0,
        -1 if person.max_km is None else person.max_km,
        _day(person.available_from),
        _day(None if work is None else work.first),
        _day(None if work is None else work.last),
    )
    packed = [_pack_occupation(kind, each) for kind, each in sorted(occupations, key=_order)]
    return head + b"".join(packed) + struct.pack(f"<{len(skills) + len(lists)}Q", *skills, *lists)


def _pack_occupation(kind: int, told: Experience) -> bytes:
    years = float("nan") if told.years is None else told.years
    return _OCCUPATION.pack(code_of(told.occupation), years, isco_number(told.isco08), kind)


def _order(told: tuple[int, Experience]) -> tuple[int, str]:
    return told[0], told[1].occupation


def _place_in(words: Sequence[str], word: str | None) -> int:
    return 0 if word is None else 1 + words.index(word)


def _mask(words: Sequence[str], told: frozenset[Any]) -> int:
    return sum(1 << number for number, word in enumerate(words) if word in told)


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
