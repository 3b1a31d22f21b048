"""The names of occupations and sectors of `data/occupations/`, as the gazetteer looks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.content.names import NameMatch
from core.content.occupations import occupation_names, sector_names
from core.content.occupations_mentions import occupation_filter


@dataclass(frozen=True)
class OccupationNames:
    """Names of occupations and of their sectors, and what tells whether an occupation is meant in a text."""

    names: Mapping[str, str]
    sectors: Mapping[str, str]
    is_meant: Callable[[str, NameMatch], bool]

    @staticmethod
    def of(directory: Path) -> OccupationNames:
        """Read the occupations of a directory. Raises ContentError when it is not in order."""
        return OccupationNames(
            occupation_names(directory), sector_names(directory), occupation_filter(directory)
        )
