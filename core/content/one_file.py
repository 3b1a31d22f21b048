"""Reads one YAML file of `data/`; its problems name an entry of a list by its id, as editors know it."""

import re
from pathlib import Path
from typing import Any, Final, TypeVar

from core.content.problems import problem
from core.content.schema import StrictModel
from core.content.schema_files import read_file, shown
from core.content.yaml_files import UnreadableError, read_yaml

_ENTRY: Final = re.compile(r"(?P<list>[a-z_]+)\[(?P<number>\d+)\]")
_File = TypeVar("_File", bound=StrictModel)


def read_one(path: Path, schema: type[_File], *, key: str = "id") -> tuple[_File | None, list[str]]:
    """Return what a file holds, or None and what is wrong in it. `key` is the field that names an entry."""
    file = shown(path, folders=1)
    found, problems = read_file(path, schema, file)
    if found is not None:
        return found, []
    try:
        content = read_yaml(path) if path.exists() else None
    except UnreadableError:
        return None, problems
    return None, [_with_name(text, file, content, key) for text in problems]


def _with_name(text: str, file: str, content: Any, key: str) -> str:
    """Return a problem with the name of its entry: 'nt2-cvo' is found sooner than 'offers[3]'."""
    before = f"{file}, veld '"
    rest = text.removeprefix(before)
    place = _ENTRY.match(rest) if rest != text else None
    if place is None:
        return text
    entry = content[place["list"]][int(place["number"]) - 1]
    if not isinstance(entry, dict) or not entry.get(key):
        return text
    field = rest.removeprefix(place[0])
    where = f"{file}, '{entry[key]}'"
    return f"{where}, veld '{field[1:]}" if field.startswith(".") else f"{where}{field[1:]}"


def doubles(names: list[str], file: str, what: str) -> list[str]:
    """Return a problem for every name that stands in a file twice."""
    seen: set[str] = set()
    problems = []
    for name in names:
        if name in seen:
            problems.append(problem(file, what, f"'{name}' staat er twee keer"))
        seen.add(name)
    return problems
