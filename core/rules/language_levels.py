"""The levels of Dutch, from A0 to C2, and what somebody can do with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source

Level = Literal["A0", "A1", "A2", "B1", "B2", "C1", "C2"]
"""The levels of the Common European Framework, the lowest first; A0 is no Dutch yet."""

LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True)
class CourseHours:
    """How many hours of lessons a level takes with a kind of school, in words."""

    provider: str
    hours: str


@dataclass(frozen=True)
class LanguageLevel:
    """One level, with the course modules of the Flemish schools that lead to it.

    Glossary: richtgraad, NT2.
    """

    level: Level
    name: str
    nt2_modules: tuple[str, ...]
    can_do_general: str
    can_do_work_floor: str
    course_hours: tuple[CourseHours, ...]
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]
    notes: str | None


def lies_within(level: str, lowest: str | None, reached: str | None) -> bool:
    """Whether somebody of a level can start at `lowest` and still has something to learn up to `reached`."""
    order: Sequence[str] = LEVELS
    own = order.index(level)
    return (lowest is None or own >= order.index(lowest)) and (reached is None or own < order.index(reached))
