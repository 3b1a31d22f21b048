"""Reads `data/places/`: the municipalities of Flanders and Brussels, with all that people call them."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import ValidationError

from core.content.names import normalise
from core.content.places_schema import PlaceRow, Province
from core.content.problems import problem, problems_of
from core.errors import ContentError

PLACES: Final = "places.csv"
ALIASES: Final = "aliases.csv"
PROVINCES: Final[tuple[str, ...]] = get_args(Province)


@dataclass(frozen=True)
class Place:
    """A municipality; latitude and longitude are degrees (WGS84) of its centre.

    `province` is None in Brussels. `aliases` are other names that mean this municipality and no other. A
    sub-locality may share its name with one of another municipality.

    Source: data/places/LICENSE.md. Glossary: plaats, postcode, deelgemeente.
    """

    nis_code: str
    name: str
    province: str | None
    region: str
    postal_codes: tuple[str, ...]
    sub_localities: tuple[str, ...]
    latitude: float
    longitude: float
    aliases: tuple[str, ...] = ()


def places_in(directory: Path) -> tuple[Place, ...]:
    """Return the municipalities of a directory (data/places). Raises ContentError when a line is wrong."""
    places, problems = read_places(directory)
    if problems:
        raise ContentError(problems)
    return places


def place_problems(directory: Path) -> list[str]:
    """Return what is wrong with the places of a directory, in Dutch; nothing when there are none."""
    return read_places(directory)[1] if directory.exists() else []


def read_places(directory: Path) -> tuple[tuple[Place, ...], list[str]]:
    """Return the municipalities of a directory and, in Dutch, what is wrong in its files."""
    problems: list[str] = []
    places: dict[str, Place] = {}
    shown = _shown(directory, PLACES)
    names: dict[str, int] = {}
    for line, row in _rows(directory / PLACES, list(PlaceRow.__fields__), problems):
        where = f"{shown}, regel {line}"
        try:
            place = Place(**PlaceRow(**row).dict())
        except ValidationError as error:
            problems += problems_of(error, where, row, PlaceRow.__fields__)
            continue
        if place.nis_code in places:
            problems.append(problem(where, "nis_code", f"'{place.nis_code}' staat er twee keer"))
        elif names.setdefault(normalise(place.name), line) != line:
            problems.append(problem(where, "name", f"'{place.name}' staat er twee keer"))
        else:
            places[place.nis_code] = place
    return _with_aliases(directory, places, problems), problems


def _with_aliases(directory: Path, places: dict[str, Place], problems: list[str]) -> tuple[Place, ...]:
    aliases: dict[str, list[str]] = {code: [] for code in places}
    official = {normalise(place.name): place for place in places.values()}
    owners: dict[str, str] = {}
    for line, row in _rows(directory / ALIASES, ["alias", "nis_code"], problems):
        alias, code = row["alias"].strip(), row["nis_code"].strip()
        where, normalised = f"{_shown(directory, ALIASES)}, regel {line}", normalise(alias)
        if not normalised:
            problems.append(problem(where, "alias", "dit veld mag niet leeg zijn"))
        elif code not in places:
            problems.append(problem(where, "nis_code", f"er is geen gemeente met NIS-code '{code}'"))
        elif normalised in official and official[normalised].nis_code != code:
            problems.append(problem(where, "alias", f"'{alias}' is de naam van een andere gemeente"))
        elif owners.setdefault(normalised, code) != code:
            text = f"'{alias}' is al een naam van {places[owners[normalised]].name}"
            problems.append(problem(where, "alias", text))
        else:
            aliases[code].append(alias)
    return tuple(replace(place, aliases=tuple(aliases[code])) for code, place in places.items())


def _rows(path: Path, columns: list[str], problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line number, cells by column); a line that is no row adds a problem instead."""
    file = _shown(path.parent, path.name)
    if not path.exists():
        problems.append(problem(file, None, "dit bestand ontbreekt"))
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        problems.append(problem(file, None, "het bestand is niet bewaard als UTF-8"))
        return
    reader = csv.reader(lines)
    if next(reader, None) != columns:
        problems.append(problem(f"{file}, regel 1", None, f"hier horen de kolommen {','.join(columns)}"))
        return
    for cells in reader:
        if len(cells) == len(columns):
            yield reader.line_num, dict(zip(columns, cells, strict=True))
        elif cells:
            text = f"hier staan {len(cells)} velden, {len(columns)} horen er"
            problems.append(problem(f"{file}, regel {reader.line_num}", None, text))


def _shown(directory: Path, name: str) -> str:
    return f"{directory.parent.name}/{directory.name}/{name}"


def names_of_places(places: Sequence[Place]) -> dict[str, str]:
    """Return every name that means one place, with the official name of its municipality or province.

    A province has its own name; where a municipality and a province share one ("Antwerpen") so do the values.
    A sub-locality whose name several municipalities share ("Hofstade") is left out, unless an alias says
    which one people mean.
    """
    names = {place.name: place.name for place in places}
    for province in PROVINCES:
        names.setdefault(province, province)
        names[f"provincie {province}"] = province
    taken = {normalise(name) for name in names}
    for place in places:
        for alias in place.aliases:
            if normalise(alias) not in taken:
                names.setdefault(alias, place.name)
    taken = {normalise(name) for name in names}
    shared = Counter(normalise(name) for place in places for name in set(place.sub_localities))
    for place in places:
        for name in place.sub_localities:
            if shared[normalise(name)] == 1 and normalise(name) not in taken:
                names[name] = place.name
    return names


def places_by_postal_code(places: Sequence[Place]) -> dict[str, tuple[Place, ...]]:
    """Return the municipalities of each postal code; of several first the one with the fewest codes.

    1040, 1050 and 1804 belong to two municipalities: the smaller one is meant most often (Etterbeek, Elsene).
    """
    by_code: dict[str, list[Place]] = {}
    for place in places:
        for code in place.postal_codes:
            by_code.setdefault(code, []).append(place)
    return {code: tuple(sorted(of, key=lambda p: len(p.postal_codes))) for code, of in by_code.items()}
