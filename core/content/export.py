"""Writes what was changed on the web pages back to `data/`; all else in the files stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy.orm import Session

from core.content.bodies import Body, body_in_file, shared_of
from core.content.check import check
from core.content.library import is_before, read_fact, read_library
from core.content.versions import body_of
from core.content.yaml_edit import (
    Change,
    apply,
    changes_of_fields,
    end_of_entry,
    items_of,
    list_named,
    root_of,
)
from core.content.yaml_files import read_yaml
from core.content.yaml_text import as_read, entry
from core.database.content_edits import edits
from core.database.versions import history
from core.errors import ContentError
from core.rules.answers import Answer

LISTS: Final = {
    "answer": "entries",
    "organisation": "organisations",
    "offer": "offers",
    "desk_team": "teams",
    "desk_time": "times",
    "standard_answer": "standard_answers",
}
ONE_FILE: Final = {
    "offer": "offers.yml",
    **dict.fromkeys(("desk_team", "desk_time", "standard_answer"), "desk.yml"),
}


@dataclass(frozen=True)
class Exported:
    """What became of the edits, as (kind, key): written, the same already, or changed on both sides."""

    written: tuple[tuple[str, str], ...]
    same: tuple[tuple[str, str], ...]
    conflicts: tuple[tuple[str, str], ...]
    files: tuple[Path, ...] = ()


def export(session: Session, data_dir: Path, *, overwrite: bool = False) -> Exported:
    """Bring the files of a data folder up to date with the edits of the web pages.

    A fact that was changed in its file too is left alone, unless `overwrite`. When the files would not pass
    the content check, they are put back and ContentError is raised.
    """
    library = read_library(session)
    before: dict[Path, str] = {}
    done: dict[str, list[tuple[str, str]]] = {"written": [], "same": [], "conflicts": []}
    for edit in edits(session):
        fact = library.fact(edit.kind, edit.key)
        if fact is None:
            continue
        path = _file_of(data_dir, edit.kind, fact)
        old = _body_in(path, edit.kind, fact)
        if old == as_read(body_in_file(fact)):
            done["same"].append((edit.kind, edit.key))
        elif overwrite or _was_known(session, edit.kind, fact, old):
            before.setdefault(path, path.read_text(encoding="utf-8"))
            _write(path, edit.kind, fact, old)
            done["written"].append((edit.kind, edit.key))
        else:
            done["conflicts"].append((edit.kind, edit.key))
    problems = check(data_dir) if before else []
    if problems:
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")
        raise ContentError(problems)
    return Exported(**{name: tuple(keys) for name, keys in done.items()}, files=tuple(sorted(before)))


def _write(path: Path, kind: str, fact: Any, old: Body | None) -> None:
    text = path.read_text(encoding="utf-8")
    new = apply(text, [*_changes(text, kind, fact, old, body_in_file(fact))])
    path.write_text(new, encoding="utf-8")


def _file_of(data_dir: Path, kind: str, fact: Any) -> Path:
    """Return the file in which a fact stands, or in which a new version of it must come."""
    if kind == "measure":
        return data_dir / "measures" / f"{fact.id}.yml"
    if kind in ONE_FILE:
        return data_dir / ONE_FILE[kind]
    if kind == "answer":
        return data_dir / "answers" / f"{fact.intent}.yml"
    folder = data_dir / "organisations"
    for path in sorted(folder.glob("*.yml")):
        if any(each.get("id") == fact.id for each in read_yaml(path)["organisations"]):
            return path
    raise ContentError([f"{data_dir.name}/organisations: er is geen organisatie '{fact.id}'"])


def _body_in(path: Path, kind: str, fact: Any) -> Body | None:
    """Return an entry as its file holds it now, or None when it is not there."""
    content = read_yaml(path)
    if kind == "measure":
        return dict(content)
    return next((dict(each) for each in content[LISTS[kind]] if _is_entry_of(each, fact)), None)


def _is_entry_of(body: Body, fact: Any) -> bool:
    if body["id"] != fact.id:
        return False
    return not isinstance(fact, Answer) or body["valid_from"] == as_read(fact.valid_from)


def _was_known(session: Session, kind: str, fact: Any, old: Body | None) -> bool:
    """Whether a file says what the database said before the edit: nobody changed the file meanwhile."""
    bodies = [row.body for row in history(session, fact.id) if row.kind == kind]
    if old is None:
        return True
    in_file, _ = read_fact(kind, old, shared_of(fact) if isinstance(fact, Answer) else None)
    return in_file is not None and body_of(in_file) in bodies


def _changes(text: str, kind: str, fact: Any, old: Body | None, new: Body) -> Iterator[Change]:
    root = root_of(text)
    if kind == "measure":
        yield from changes_of_fields(text, root, len(text), old or {}, new)
        return
    entries = list_named(root, LISTS[kind])
    following = [
        key.start_mark.index for key, _ in root.value if key.start_mark.index > entries.end_mark.index
    ]
    items = items_of(text, entries, min(following, default=len(text)))
    column = entries.start_mark.column
    for node, end in items:
        if old is not None and _is_entry_of(_fields(node), fact):
            yield from changes_of_fields(text, node, end, old, new)
    if old is None:
        of_same = [each for each in items if is_before(_fields(each[0])["id"], fact.id)]
        node, end = (of_same or items)[-1]
        place = end_of_entry(text, node.start_mark.index, end, column)
        yield Change(place, place, f"\n\n{entry(new, column + 2)}")


def _fields(node: yaml.Node) -> Body:
    return {key.value: None if each.value == "null" else each.value for key, each in node.value}
