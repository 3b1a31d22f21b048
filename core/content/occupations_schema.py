"""The schema of the files in `data/occupations/`. Messages of our own checks are Dutch, for editors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr, validator

from core.content.schema import URL, Page, StrictModel, Text, strict_date

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


class OccupationId(Text):
    """Small letters, digits and underscores."""

    @classmethod
    def validate(cls, value: str) -> str:
        """Raise ValueError in Dutch when the id has other signs."""
        if not _ID.fullmatch(value):
            text = "alleen kleine letters, cijfers en lage streepjes mogen, zoals 'hulp_kok'"
            raise ValueError(f"'{value}' kan niet: {text}")
        return value


class IscoCode(StrictStr):
    """A code of ISCO-08, as text: "0310" begins with a zero."""

    lengths: ClassVar[tuple[int, ...]] = (4,)

    @classmethod
    def validate(cls, value: str) -> str:
        """Raise ValueError in Dutch when this is no code of the length that is asked."""
        if not (value.isascii() and value.isdigit() and len(value) in cls.lengths):
            wanted = " of ".join(str(length) for length in cls.lengths)
            raise ValueError(f"'{value}' is geen code van ISCO-08: schrijf {wanted} cijfers, zoals \"7112\"")
        return value


class IscoGroup(IscoCode):
    """A code of ISCO-08 of four digits, or of three where four would be a guess."""

    lengths = (3, 4)


class OccupationEntry(StrictModel):
    """One occupation. `dutch_level_guess` is what it says: a guess, for a first job with guidance.

    `to_verify` is a reminder from general knowledge of what the law may ask: no fact to tell anybody.
    """

    id: OccupationId
    name: Text
    aliases: list[Text]
    keywords: list[Text]
    name_en: Text | None = Field(...)
    name_fr: Text | None = Field(...)
    isco08: IscoCode
    skills: list[Text]
    dutch_level_guess: Literal["A1", "A2", "B1", "B2", "C1", "C2"]
    shortage_names: list[Text]
    shortage_related: list[Text]
    to_verify: Text | None = Field(...)


class _Sourced(StrictModel):
    """What every file with facts has; it holds for all its entries."""

    checked_on: date
    confidence: Literal["high", "medium", "low"]
    sources: list[Page] = Field(..., min_items=1)

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)


class SectorFile(_Sourced):
    """The occupations of one sector; `sector` is the word that a measure's `sectors` would hold."""

    sector: Text
    title: Text
    occupations: list[OccupationEntry] = Field(..., min_items=1)


class ShortageEntry(StrictModel):
    """One name of the list; `occupation` is the id that it stands for: its own, when we have no other."""

    id: OccupationId
    occupation: OccupationId
    name: Text
    group: Text
    aliases: list[Text]
    isco08: IscoGroup | None = Field(...)
    diploma_needed: StrictBool | None = Field(...)


class ShortageFile(_Sourced):
    """One edition of the list of shortage occupations; `list_read` is whether we saw the list itself."""

    edition: StrictInt
    published: date
    total: StrictInt
    list_url: StrictStr
    list_read: StrictBool
    notes: Text | None = Field(...)
    occupations: list[ShortageEntry] = Field(..., min_items=1)

    _published = validator("published", pre=True, allow_reuse=True)(strict_date)

    @validator("list_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        if not URL.fullmatch(value):
            raise ValueError(f"'{value}' is geen webadres: het begint met https:// en heeft geen spaties")
        return value

    @validator("occupations")
    @classmethod
    def _is_complete(cls, value: list[ShortageEntry], values: dict[str, Any]) -> list[ShortageEntry]:
        total = values.get("total", len(value))
        if len(value) != total:
            raise ValueError(f"hier staan {len(value)} beroepen, maar 'total' is {total}")
        return value


class NamesFile(StrictModel):
    """Words about names: `data/occupations/names.yml` explains each list to editors."""

    ambiguous: dict[str, list[OccupationId]]
    needs_cue: list[Text]
    no_occupation: list[Text]


@dataclass(frozen=True)
class Occupations:
    """All that stands in `data/occupations/`; `shortages` has one file for each edition, the oldest first."""

    sectors: tuple[SectorFile, ...]
    shortages: tuple[ShortageFile, ...]
    names: NamesFile

    def entries(self) -> Iterator[OccupationEntry]:
        """Return the occupations of all sectors."""
        return (entry for sector in self.sectors for entry in sector.occupations)

    def ids(self) -> set[str]:
        """Return the ids of all occupations, also of those that only stand on a list of shortages."""
        listed = {entry.occupation for file in self.shortages for entry in file.occupations}
        return {entry.id for entry in self.entries()} | listed

    def given_names(self) -> Iterator[tuple[str, str]]:
        """Return (name, occupation id) for every name and alias that an editor wrote; names come first."""
        yield from ((entry.name, entry.id) for entry in self.entries())
        for file in self.shortages:
            yield from ((entry.name, entry.occupation) for entry in file.occupations)
        yield from ((alias, entry.id) for entry in self.entries() for alias in entry.aliases)
        for file in self.shortages:
            for listed in file.occupations:
                yield from ((alias, listed.occupation) for alias in listed.aliases)
