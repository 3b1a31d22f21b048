"""Reads YAML files of `data/` with their schema; problems are Dutch and name the entry by its id."""

import re
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from core.content.problems import problem, problems_of
from core.content.schema import StrictModel
from core.content.yaml_files import UnreadableError, read_yaml

_ENTRY: Final = re.compile(r"^(?P<list>[a-z_]+)\[(?P<number>\d+)\]")
_File = TypeVar("_File", bound=StrictModel)


def shown(path: Path, folders: int = 2) -> str:
    """Return a path as editors know it: "data/answers/ask_contact.yml"."""
    return "/".join(path.parts[-folders - 1 :])


def read_mapping(path: Path, file: str, example: str) -> tuple[dict[str, Any] | None, list[str]]:
    """Return the fields of a file, or None and why there are none; `example` shows an editor a field."""
    if not path.exists():
        return None, [problem(file, None, "dit bestand ontbreekt")]
    try:
        content = read_yaml(path)
    except UnreadableError as error:
        return None, [problem(file, None, str(error))]
    if not isinstance(content, dict):
        return None, [problem(file, None, f"hier horen velden met een waarde, zoals '{example}'")]
    return {str(name): value for name, value in content.items()}, []


def read_file(
    path: Path, schema: type[_File], file: str | None = None, *, key: str = "id"
) -> tuple[_File | None, list[str]]:
    """Return what a file holds, or None and what is wrong in it.

    `file` is its name in those problems, else that of a file right in `data/`. `key` names an entry.
    """
    file = file or shown(path, folders=1)
    content, problems = read_mapping(path, file, "checked_on: 2026-11-23")
    if content is None:
        return None, problems
    try:
        return schema(**content), []
    except ValidationError as error:
        found = problems_of(error, file, content, schema.__fields__)
        return None, [_with_id(text, file, content, key) for text in found]


def _with_id(text: str, file: str, content: dict[str, Any], key: str) -> str:
    """Name an entry as editors know it: 'nt2-cvo' is found sooner than 'offers[3]'."""
    before = f"{file}, veld '"
    place = _ENTRY.match(text.removeprefix(before)) if text.startswith(before) else None
    if place is None:
        return text
    entry = content[place["list"]][int(place["number"]) - 1]
    if not isinstance(entry, dict) or not entry.get(key):
        return text
    rest = text.removeprefix(before + place[0])
    where = f"{file}, '{entry[key]}'"
    return f"{where}, veld '{rest[1:]}" if rest.startswith(".") else f"{where}{rest[1:]}"


def read_folder(folder: Path, schema: type[_File]) -> tuple[dict[str, _File], list[str]]:
    """Return every .yml file of a folder by its shown name, with all problems; nothing without the folder."""
    problems = [problem(shown(path), None, "de naam moet eindigen op .yml") for path in folder.glob("*.yaml")]
    files: dict[str, _File] = {}
    for path in sorted(folder.glob("*.yml")):
        file, found = read_file(path, schema, shown(path))
        problems += found
        if file is not None:
            files[shown(path)] = file
    return files, problems


def doubles(names: list[str], file: str, what: str) -> list[str]:
    """Return a problem for every name that stands in a file twice."""
    seen: set[str] = set()
    problems = []
    for name in names:
        if name in seen:
            problems.append(problem(file, what, f"'{name}' staat er twee keer"))
        seen.add(name)
    return problems
