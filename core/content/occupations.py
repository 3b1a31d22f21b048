"""Reads `data/occupations/`: occupations by sector, the lists of shortage occupations, and their names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from core.content.names import normalise
from core.content.occupations_check import problems_between
from core.content.occupations_forms import foreign_names, forms
from core.content.occupations_schema import NamesFile, Occupations, SectorFile, ShortageFile
from core.content.problems import problem, problems_of
from core.content.schema import StrictModel
from core.content.schema_files import read_mapping
from core.errors import ContentError

NAMES_FILE: Final = "names.yml"
_SHORTAGE: Final = re.compile(r"shortage_\d{4}\.yml")
_PLACE: Final = re.compile(r"occupations\[(\d+)\]")
_File = TypeVar("_File", bound=StrictModel)


def read_occupations(directory: Path) -> Occupations:
    """Return what stands in a directory like data/occupations.

    Raises ContentError with Dutch problems that name the file, the occupation and the field.
    """
    sectors: dict[str, SectorFile] = {}
    shortages: dict[str, ShortageFile] = {}
    problems = [
        problem(_shown(path), None, "de naam moet eindigen op .yml")
        for path in sorted(directory.glob("*.yaml"))
    ]
    for path in sorted(directory.glob("*.yml")):
        if path.name == NAMES_FILE:
            continue
        if _SHORTAGE.fullmatch(path.name):
            _keep(shortages, *_read(path, ShortageFile), path, problems)
        else:
            _keep(sectors, *_read(path, SectorFile), path, problems)
    names, found = _read(directory / NAMES_FILE, NamesFile)
    problems += found
    if not sectors and not problems:
        problems.append(problem(_shown(directory), None, "hier staat geen enkel beroep"))
    if problems or names is None:
        raise ContentError(problems)
    occupations = Occupations(tuple(sectors.values()), tuple(shortages.values()), names)
    problems = problems_between(sectors, shortages, {_shown(directory / NAMES_FILE): names})
    if problems:
        raise ContentError(problems)
    return occupations


def occupation_problems(directory: Path) -> list[str]:
    """Return what is wrong in a directory like data/occupations, in Dutch; nothing when there is none."""
    if not directory.exists():
        return []
    try:
        read_occupations(directory)
    except ContentError as error:
        return list(error.problems)
    return []


def occupation_names(directory: Path) -> dict[str, str]:
    """Return every name by which people call an occupation, each with the id of that occupation.

    Names, aliases, names in English and French, feminine and plural forms, and other word orders
    ("chauffeur vrachtwagen"). Keywords and names of more than one occupation are left out. Pass what is found
    through `means_occupation`. Raises ContentError when the directory is not in order.
    """
    occupations = read_occupations(directory)
    left_out = {compact(name) for name in (*occupations.names.ambiguous, *occupations.names.no_occupation)}
    left_out |= {compact(word) for entry in occupations.entries() for word in entry.keywords}
    given = list(occupations.given_names())
    names: dict[str, str] = {}
    known = set(left_out)
    foreign = [
        (name, str(entry.id))
        for entry in occupations.entries()
        for name in foreign_names(entry.name_en, entry.name_fr)
    ]
    made = [(form, id_) for name, id_ in given for form in forms(name)]
    for layer in (given, _of_one_occupation(foreign), _of_one_occupation(made)):
        new = [(name, id_) for name, id_ in layer if compact(name) not in known]
        for name, id_ in new:
            names.setdefault(name, id_)
        known |= {compact(name) for name, _ in new}
    return names


def sector_names(directory: Path) -> dict[str, str]:
    """Return the names of the sectors, each with the sector as `sectors` of a measure has it.

    What else people type for a sector stands in nlu/lookups/sector.yml. Raises ContentError.
    """
    names: dict[str, str] = {}
    for file in read_occupations(directory).sectors:
        names.setdefault(file.sector, file.sector)
        names.setdefault(file.title, file.sector)
    return names


def ambiguous_names(directory: Path) -> dict[str, tuple[str, ...]]:
    """Return the names that stand for more than one occupation, with the ids to choose from.

    Raises ContentError when the directory is not in order.
    """
    return {name: tuple(ids) for name, ids in read_occupations(directory).names.ambiguous.items()}


def _of_one_occupation(names: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    owners: dict[str, set[str]] = {}
    for name, id_ in names:
        owners.setdefault(compact(name), set()).add(id_)
    return ((name, id_) for name, id_ in names if len(owners[compact(name)]) == 1)


def compact(name: str) -> str:
    """Return a name without what does not tell names apart: spaces, hyphens, accents and capitals."""
    return normalise(name).replace(" ", "")


def _shown(path: Path) -> str:
    parts = path.parts[-3:] if path.suffix else path.parts[-2:]
    return "/".join(parts)


def _keep(
    files: dict[str, _File], file: _File | None, found: list[str], path: Path, problems: list[str]
) -> None:
    problems += found
    if file is not None:
        files[_shown(path)] = file


def _read(path: Path, schema: type[_File]) -> tuple[_File | None, list[str]]:
    file = _shown(path)
    content, problems = read_mapping(path, file, "sector: bouw")
    if content is None:
        return None, problems
    try:
        return schema(**content), []
    except ValidationError as error:
        found = problems_of(error, file, content, schema.__fields__)
        return None, [_PLACE.sub(lambda place: _name_of(content, place), text) for text in found]


def _name_of(content: Any, place: re.Match[str]) -> str:
    """Return the id of an entry where it has one: editors find 'metselaar' sooner than 'occupations[3]'."""
    entry = content["occupations"][int(place[1]) - 1]
    return str(entry["id"]) if isinstance(entry, dict) and entry.get("id") else place[0]
