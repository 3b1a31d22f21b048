"""Which occupations there are, and which of them are shortage occupations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from core.content.names import NameIndex, normalise
from core.database.occupations import (
    ambiguous_occupation_names,
    listed_occupation_by_id,
    listed_occupations,
    newest_list_with_names,
    occupation_by_id,
    occupations_of,
    sector_titles,
    shortage_list,
)
from core.errors import NotFoundError
from core.rules.occupations import ListedOccupation, Occupation, ShortageList

# Sectors of measures for which we have no occupations of their own, with the sector that holds them.
WIDER_SECTOR: Mapping[str, str] = {
    "dienstencheques": "schoonmaak",
    "technologie": "metaal",
    "welzijn": "zorg",
}


@dataclass(frozen=True)
class Shortage:
    """Whether an occupation is on the list of a day.

    `names` are its names on the list, none when it is not on it; `near` are names of occupations that look
    like it. `edition` is None when no list with names was known on that day.
    """

    id: str
    name: str
    edition: ShortageList | None
    names: tuple[ListedOccupation, ...]
    near: tuple[ListedOccupation, ...]

    @property
    def is_listed(self) -> bool:
        """Whether it is a shortage occupation."""
        return bool(self.names)


@dataclass(frozen=True)
class SectorShortages:
    """The shortage occupations of a sector on a day; `title` is how the sector is called."""

    title: str
    edition: ShortageList | None
    names: tuple[ListedOccupation, ...]


@dataclass(frozen=True)
class Choice:
    """An occupation to choose, with the name to show."""

    id: str
    name: str


@dataclass(frozen=True)
class KnownOccupation:
    """What is known of an occupation that people can name: also of one that only stands on a list of VDAB.

    `isco08` is empty, and `sector` None, when the list does not tell.
    """

    id: str
    name: str
    isco08: str
    sector: str | None
    skills: tuple[str, ...]


def known_occupation(session: Session, occupation_id: str) -> KnownOccupation:
    """Return an occupation by its id. Raises NotFoundError."""
    occupation = occupation_by_id(session, occupation_id)
    if occupation is not None:
        return KnownOccupation(
            occupation.id, occupation.name, occupation.isco08, occupation.sector, occupation.skills
        )
    listed = listed_occupation_by_id(session, occupation_id)
    if listed is None:
        raise NotFoundError(f"occupation {occupation_id}")
    entry, isco08 = listed
    return KnownOccupation(occupation_id, entry.name, isco08 or "", next(iter(entry.sectors), None), ())


def occupation_name(session: Session, occupation_id: str) -> str:
    """Return how an occupation is called; one that is no longer in the content by its id."""
    try:
        return known_occupation(session, occupation_id).name
    except NotFoundError:
        return occupation_id.replace("_", " ").capitalize()


def occupation(session: Session, occupation_id: str) -> Occupation:
    """Return one occupation with its sector and skills. Raises NotFoundError."""
    found = occupation_by_id(session, occupation_id)
    if found is None:
        raise NotFoundError(f"occupation {occupation_id}")
    return found


def edition_on(session: Session, on: date) -> ShortageList | None:
    """Return the list that was the newest on a day, or None when we have none with names of then."""
    return newest_list_with_names(session, on)


def edition_of(session: Session, year: int) -> ShortageList | None:
    """Return what is known about the list of a year, perhaps only its total; None when nothing is."""
    return shortage_list(session, year)


def shortage_of(session: Session, occupation_id: str, on: date) -> Shortage:
    """Return whether an occupation is on the list that was the newest on a day. Raises NotFoundError."""
    edition = newest_list_with_names(session, on)
    listed = listed_occupations(session, edition.edition) if edition else []
    known = occupation_by_id(session, occupation_id)
    own = tuple(entry for entry, owners in listed if occupation_id in owners)
    if known is None and not own:
        raise NotFoundError(f"occupation {occupation_id}")
    related = known.related if known else ()
    near = tuple(entry for entry, _ in listed if entry.name in related and entry not in own)
    return Shortage(occupation_id, known.name if known else own[0].name, edition, own, near)


def shortages_in(session: Session, sector: str, on: date) -> SectorShortages | None:
    """Return the names of a sector on the list of a day, in its order; None for a sector we do not know."""
    titles = sector_titles(session)
    sector = sector if sector in titles else WIDER_SECTOR.get(sector, sector)
    if sector not in titles:
        return None
    edition = newest_list_with_names(session, on)
    listed = listed_occupations(session, edition.edition) if edition else []
    names = tuple(entry for entry, _ in listed if sector in entry.sectors)
    return SectorShortages(titles[sector], edition, names)


def sector_in(session: Session, text: str) -> str | None:
    """Return the sector of which the name stands in a text as words of its own, or None."""
    words = f" {normalise(text)} "
    names = {title: sector for sector, title in sector_titles(session).items()}
    names |= {sector: sector for sector in [*names.values(), *WIDER_SECTOR]}
    return next((sector for name, sector in names.items() if f" {normalise(name)} " in words), None)


def choices_in(session: Session, text: str) -> tuple[str, tuple[Choice, ...]] | None:
    """Return the ambiguous name that stands in a text ("chauffeur") with what it may mean; None without."""
    ambiguous = ambiguous_occupation_names(session)
    found = _index(tuple(ambiguous)).find(text, limit=1)
    if not found:
        return None
    ids = ambiguous[found[0].id]
    return found[0].id, tuple(Choice(id_, _name(session, id_)) for id_ in ids)


def choices_of_sector(session: Session, sector: str, most: int) -> tuple[Choice, ...]:
    """Return the first occupations of a sector ("de bouw") to choose from; none of a sector without any."""
    found = occupations_of(session, sector) or occupations_of(session, WIDER_SECTOR.get(sector, sector))
    return tuple(Choice(each.id, each.name) for each in found[:most])


def _name(session: Session, occupation_id: str) -> str:
    known = occupation_by_id(session, occupation_id)
    return known.name if known else occupation_id.replace("_", " ").capitalize()


@lru_cache(maxsize=2)
def _index(names: tuple[str, ...]) -> NameIndex:
    return NameIndex({name: name for name in names})
