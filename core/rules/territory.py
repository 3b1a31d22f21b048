"""Where somebody or something works, and how near that is to the place of whoever asks."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal

Region = Literal["flanders", "brussels", "wallonia"]
RegionName = Literal["belgium", "flanders", "brussels", "wallonia"]

BRUSSELS: Final = "Brussel"


class Reach(IntEnum):
    """How near something works: the lower, the nearer."""

    MUNICIPALITY = 0
    PROVINCE = 1
    REGION = 2
    BELGIUM = 3


@dataclass(frozen=True)
class Territory:
    """The area in which something works: all that is listed together, but not `except_municipalities`.

    Municipalities and provinces by their official names; regions in English (`belgium` is all of them).
    """

    regions: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    except_municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceOfAsker:
    """Where somebody is, as far as it is known: often a province without a municipality.

    The provinces are those of Flanders; Brussels counts as one where somebody has to choose.
    """

    municipality: str | None = None
    province: str | None = None
    region: Region | None = None

    @property
    def known_region(self) -> Region | None:
        """Return the region, also when only the province is known."""
        if self.region is None and self.province is not None:
            return "brussels" if self.province == BRUSSELS else "flanders"
        return self.region


def reach(territory: Territory, place: PlaceOfAsker) -> int | None:
    """Return how near something works to a place (a Reach), or None when it does not work there.

    Of a place about which nothing is known only what works in the whole of Belgium is sure to work there.
    """
    if place.municipality in territory.except_municipalities:
        return None
    if place.municipality in territory.municipalities:
        return Reach.MUNICIPALITY
    if place.province in territory.provinces:
        return Reach.PROVINCE
    if place.known_region in territory.regions:
        return Reach.REGION
    return Reach.BELGIUM if "belgium" in territory.regions else None
