"""Occupations, and the yearly lists of those for which VDAB finds too few candidates."""

from dataclasses import dataclass
from datetime import date

from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source


@dataclass(frozen=True)
class Occupation:
    """One occupation of a sector. `dutch_level_guess` and `skills` are ours: a guess, no requirement.

    Glossary: beroep.
    """

    id: str
    name: str
    sector: str
    sector_title: str
    isco08: str
    dutch_level_guess: str
    skills: tuple[str, ...]
    related: tuple[str, ...]


@dataclass(frozen=True)
class ShortageList:
    """One edition of the list of VDAB; of an older one we may know no more than how many names it had.

    Glossary: knelpuntlijst, editie.
    """

    edition: int
    published: date | None
    total: int
    names_known: bool
    list_read: bool
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]
    notes: str | None


@dataclass(frozen=True)
class ListedOccupation:
    """A name on a list of VDAB; `diploma_needed` is ours, not of the list, and None when it differs.

    Glossary: knelpuntberoep.
    """

    id: str
    name: str
    group: str
    occupation: str
    sectors: tuple[str, ...]
    diploma_needed: bool | None
