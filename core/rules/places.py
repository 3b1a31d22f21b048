"""Municipalities and reception centres, as far as they are known here."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source
from core.rules.territory import PlaceOfAsker, Region

CentreStatus = Literal["open", "planned", "closed", "unknown", "never_opened"]


@dataclass(frozen=True)
class Municipality:
    """A municipality of Flanders or Brussels; `province` is None in Brussels. Degrees are WGS84.

    Glossary: plaats.
    """

    nis_code: str
    name: str
    province: str | None
    region: Region
    latitude: float
    longitude: float

    @property
    def place(self) -> PlaceOfAsker:
        """Return the municipality as the place of somebody who asks."""
        return PlaceOfAsker(self.name, self.province, self.region)


@dataclass(frozen=True)
class ReceptionCentre:
    """A reception centre for asylum seekers. `status` is what a page said at `status_as_of`, not today.

    Glossary: opvangcentrum.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    operator: str
    kind: str
    places: int | None
    status: CentreStatus
    status_as_of: str | None
    municipality: str | None
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]
    notes: str | None
