"""The tables that other facts lean on: places, reception centres, occupations, levels of Dutch, offers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from core.content.language_levels import load_language_levels, read_language_levels
from core.content.names import normalise
from core.content.occupations import read_occupations
from core.content.occupations_schema import Occupations, ShortageEntry, ShortageFile
from core.content.offers import Known, load_offers, read_offers
from core.content.places import Place, read_places
from core.content.places_schema import BRUSSELS
from core.content.reception_centres import (
    ReceptionCentresFile,
    load_reception_centres,
    read_reception_centres,
)
from core.content.shortage_totals import TotalFile, read_shortage_totals
from core.content.sync import sync_rows
from core.database.occupations import (
    AmbiguousOccupationNameRow,
    OccupationRow,
    ShortageListRow,
    ShortageOccupationRow,
)
from core.database.places import (
    ALIAS,
    OFFICIAL,
    SUB_LOCALITY,
    MunicipalityPostalCodeRow,
    MunicipalityRow,
    PlaceNameRow,
)
from core.errors import ContentError
from core.rules.language_levels import LanguageLevel
from core.rules.offers import Offer

# A name of the list that is no occupation of ours still belongs to a sector when its group is one sector.
SECTOR_OF_GROUP: Final[Mapping[str, str]] = {
    "Bouwberoepen": "bouw",
    "Dienstverlenende beroepen": "dienstverlening",
    "Handels- en verkoopberoepen": "handel",
    "Horecaberoepen": "horeca",
    "Industriële beroepen en ambachten": "industrie",
    "Land-, tuin- en bosbouw- en visserijberoepen": "land- en tuinbouw",
    "Medische, paramedische en verzorgende beroepen": "zorg",
    "Pedagogische beroepen": "onderwijs",
    "Vrijetijds- en artistieke beroepen": "cultuur en media",
}


@dataclass(frozen=True)
class Reference:
    """All of these facts as they were read; load them only without problems."""

    places: tuple[Place, ...]
    centres: ReceptionCentresFile | None
    occupations: Occupations | None
    totals: tuple[TotalFile, ...]
    levels: tuple[LanguageLevel, ...]
    offers: tuple[Offer, ...]
    problems: tuple[str, ...]


def read_reference(
    data_dir: Path, *, organisations: Collection[str] | None = None, measures: Collection[str] | None = None
) -> Reference:
    """Read the reference facts of a data folder, with all problems; what is not there holds nothing.

    `organisations` and `measures` are the ids that an offer may name; without them that is not checked.
    """
    problems: list[str] = []
    places: tuple[Place, ...] = ()
    if (data_dir / "places").exists():
        places, problems = read_places(data_dir / "places")
    occupations = None
    if (data_dir / "occupations").exists():
        try:
            occupations = read_occupations(data_dir / "occupations")
        except ContentError as error:
            problems += error.problems
    totals, found = read_shortage_totals(data_dir)
    problems += found
    centres = None
    levels: tuple[LanguageLevel, ...] = ()
    offers: tuple[Offer, ...] = ()
    if (data_dir / "reception_centres.yml").exists():
        centres, found = read_reception_centres(data_dir, {place.nis_code for place in places})
        problems += found
    if (data_dir / "language_levels.yml").exists():
        levels, found = read_language_levels(data_dir)
        problems += found
    if (data_dir / "offers.yml").exists():
        read = read_offers(data_dir, Known(organisations, measures, {place.name for place in places}))
        offers = read.offers
        problems += read.problems
    return Reference(places, centres, occupations, tuple(totals), levels, offers, tuple(problems))


def load_reference(session: Session, reference: Reference) -> None:
    """Make all these tables equal to what was read. The caller commits."""
    load_places(session, reference.places)
    load_reception_centres(session, reference.centres)
    if reference.occupations is not None:
        load_occupations(session, reference.occupations, reference.totals)
    load_language_levels(session, reference.levels)
    load_offers(session, reference.offers)


def load_places(session: Session, places: Collection[Place]) -> None:
    """Make the tables of municipalities, postal codes and names equal to these places."""
    sync_rows(
        session,
        MunicipalityRow,
        [
            MunicipalityRow(
                nis_code=place.nis_code,
                name=place.name,
                province=place.province,
                region="brussels" if place.region == BRUSSELS else "flanders",
                latitude=place.latitude,
                longitude=place.longitude,
            )
            for place in places
        ],
    )
    codes = [(code, place.nis_code) for place in places for code in place.postal_codes]
    sync_rows(
        session,
        MunicipalityPostalCodeRow,
        [MunicipalityPostalCodeRow(postal_code=code, nis_code=nis) for code, nis in codes],
    )
    sync_rows(session, PlaceNameRow, _place_names(places))


def _place_names(places: Collection[Place]) -> Iterator[PlaceNameRow]:
    """Yield every name of every place once: the official one before an alias before a sub-locality."""
    seen: set[tuple[str, str]] = set()
    for place in places:
        kinds = [(place.name, OFFICIAL), *((name, ALIAS) for name in place.aliases)]
        kinds += [(name, SUB_LOCALITY) for name in place.sub_localities]
        for name, kind in kinds:
            key = (normalise(name), place.nis_code)
            if key not in seen:
                seen.add(key)
                yield PlaceNameRow(normalised=key[0], nis_code=key[1], name=name, kind=kind)


def load_occupations(session: Session, occupations: Occupations, totals: Collection[TotalFile] = ()) -> None:
    """Make the tables of occupations and of shortage lists equal to these; `totals` are older editions."""
    sync_rows(session, OccupationRow, _occupation_rows(occupations))
    sync_rows(
        session,
        AmbiguousOccupationNameRow,
        [
            AmbiguousOccupationNameRow(name=name, occupations=[str(id_) for id_ in ids])
            for name, ids in occupations.names.ambiguous.items()
        ],
    )
    lists = [_list_row(file) for file in occupations.shortages]
    known = {row.edition for row in lists}
    lists += [_total_row(total) for total in totals if total.edition not in known]
    sync_rows(session, ShortageListRow, lists)
    sync_rows(session, ShortageOccupationRow, list(_listed_rows(occupations)))


def _occupation_rows(occupations: Occupations) -> list[OccupationRow]:
    entries = [(sector, entry) for sector in occupations.sectors for entry in sector.occupations]
    return [
        OccupationRow(
            id=entry.id,
            position=position,
            name=entry.name,
            sector=sector.sector,
            sector_title=sector.title,
            isco08=entry.isco08,
            dutch_level_guess=entry.dutch_level_guess,
            skills=list(entry.skills),
            related=list(entry.shortage_related),
            confidence=sector.confidence,
            checked_on=sector.checked_on,
            sources=[page.dict() for page in sector.sources],
        )
        for position, (sector, entry) in enumerate(entries)
    ]


def _list_row(file: ShortageFile) -> ShortageListRow:
    values = file.dict(
        include={"edition", "published", "total", "list_read", "confidence", "checked_on", "notes"}
    )
    return ShortageListRow(**values, names_known=True, sources=[page.dict() for page in file.sources])


def _total_row(total: TotalFile) -> ShortageListRow:
    return ShortageListRow(**total.dict(), names_known=False, list_read=False)


def _listed_rows(occupations: Occupations) -> Iterator[ShortageOccupationRow]:
    owners: dict[str, list[str]] = {}
    sectors: dict[str, str] = {}
    for sector in occupations.sectors:
        for occupation in sector.occupations:
            sectors[occupation.id] = sector.sector
            for name in occupation.shortage_names:
                owners.setdefault(name, []).append(str(occupation.id))
    for file in occupations.shortages:
        for position, entry in enumerate(file.occupations):
            own = list(dict.fromkeys([str(entry.occupation), *owners.get(entry.name, [])]))
            yield ShortageOccupationRow(
                edition=file.edition,
                position=position,
                owners=own,
                list_group=entry.group,
                sectors=_sectors(entry, [sectors[id_] for id_ in own if id_ in sectors]),
                **_plain(entry),
            )


def _plain(entry: ShortageEntry) -> dict[str, Any]:
    return {**entry.dict(exclude={"group", "aliases"}), "aliases": list(entry.aliases)}


def _sectors(entry: ShortageEntry, of_owners: list[str]) -> list[str]:
    if of_owners:
        return list(dict.fromkeys(of_owners))
    return [SECTOR_OF_GROUP[entry.group]] if entry.group in SECTOR_OF_GROUP else []
