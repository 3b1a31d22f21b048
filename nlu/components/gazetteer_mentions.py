"""A name found in a message, and which of two names at the same place stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

STATUS: Final = "status"
ROLE: Final = "role"
PROCEDURE_STEP: Final = "procedure_step"
MEASURE: Final = "measure"
PLACE: Final = "place"
OCCUPATION: Final = "occupation"
SECTOR: Final = "sector"
_CONTENDERS: Final = frozenset({MEASURE, PLACE, OCCUPATION, SECTOR})


@dataclass(frozen=True)
class Mention:
    """A name in a message: its entity and value, and its place `text[start:end]`."""

    entity: str
    value: str
    start: int
    end: int
    score: float


def gives_way(mention: Mention, other: Mention) -> bool:
    """Return whether a longer name takes the place: of any name inside a measure, or of its like."""
    if other.end - other.start <= mention.end - mention.start:
        return False
    inside = other.start <= mention.start and mention.end <= other.end
    overlap = other.start < mention.end and mention.start < other.end
    contend = overlap and mention.entity in _CONTENDERS and other.entity in _CONTENDERS
    return contend or (inside and other.entity == MEASURE)


def each_once(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of every value of an entity: "kuiser of kuisvrouw" is one occupation."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        first.setdefault((mention.entity, mention.value), mention)
    return list(first.values())
