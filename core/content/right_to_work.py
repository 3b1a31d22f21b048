"""Reads `data/right_to_work.yml` and says in Dutch what an editor must repair."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from core.content.problems import problem, problems_of
from core.content.right_to_work_schema import SECTIONS, DocumentEntry, RightToWorkEntry, StatusEntry
from core.content.yaml_files import UnreadableError, read_yaml
from core.errors import ContentError
from core.rules.right_to_work_law import LawIncompleteError, law_from_entries

__all__ = ["RightToWorkEntry", "read_entries"]


def read_entries(path: Path) -> list[RightToWorkEntry]:
    """Return the entries of a file like data/right_to_work.yml, in its order.

    Raises ContentError with Dutch problems that name the file, the entry and the field.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        content = read_yaml(path)
    except UnreadableError as error:
        raise ContentError([problem(file, None, str(error))]) from error
    if not isinstance(content, list) or not all(isinstance(raw, dict) for raw in content):
        raise ContentError(
            [problem(file, None, "hier hoort een lijst van regels: elke regel begint met '- id:'")]
        )
    entries: list[RightToWorkEntry] = []
    problems: list[str] = []
    for number, raw in enumerate(content, start=1):
        where = f"{file}, '{raw['id']}'" if raw.get("id") else f"{file}, regel {number} van de lijst"
        entry, found = _read_entry(raw, where)
        problems += found
        if entry is not None:
            entries.append(entry)
    problems += _overlaps(entries, file)
    if not problems:
        problems = [*_unknown_documents(entries, file), *_cannot_decide(entries, file)]
    if problems:
        raise ContentError(problems)
    return entries


def _read_entry(raw: dict[Any, Any], where: str) -> tuple[RightToWorkEntry | None, list[str]]:
    section = SECTIONS.get(str(raw.get("section")))
    if section is None:
        text = f"'{raw.get('section')}' kan niet: kies uit {', '.join(SECTIONS)}"
        return None, [problem(where, "section", text)]
    try:
        return section(**{str(key): value for key, value in raw.items()}), []
    except ValidationError as error:
        found = problems_of(error, where, raw, section.__fields__)
        return None, [_in_dutch(text, each) for text, each in zip(found, error.errors(), strict=True)]


def _in_dutch(text: str, error: Any) -> str:
    context = error.get("ctx", {})
    if error["type"] == "type_error.enum":
        choices = ", ".join(choice.value for choice in context["enum_values"])
        return text.replace(error["msg"], f"dit kan niet: kies uit {choices}")
    if error["type"].startswith("value_error.number"):
        return text.replace(error["msg"], f"dit getal kan niet (grens: {context['limit_value']})")
    return text


def _overlaps(entries: Iterable[RightToWorkEntry], file: str) -> list[str]:
    problems: list[str] = []
    latest: dict[str, RightToWorkEntry] = {}
    for entry in sorted(entries, key=lambda each: (each.id, each.valid_from or date.min)):
        earlier = latest.get(entry.id)
        if earlier is not None and (earlier.valid_until or date.max) >= (entry.valid_from or date.min):
            text = (
                f"deze dag valt nog onder de vorige regel, die geldt tot {earlier.valid_until or 'vandaag'}"
            )
            problems.append(problem(f"{file}, '{entry.id}'", "valid_from", text))
        latest[entry.id] = entry
    return problems


def _unknown_documents(entries: list[RightToWorkEntry], file: str) -> list[str]:
    known = {entry.id for entry in entries if isinstance(entry, DocumentEntry)}
    problems = []
    for entry in entries:
        if not isinstance(entry, StatusEntry):
            continue
        named = [("document", entry.document), ("document_before_card", entry.document_before_card)]
        named += [("documents", item.document) for item in entry.documents]
        problems += [
            problem(f"{file}, '{entry.id}'", field, f"er is geen document '{name}'")
            for field, name in named
            if name is not None and name not in known
        ]
    return problems


def _cannot_decide(entries: list[RightToWorkEntry], file: str) -> list[str]:
    try:
        law_from_entries([entry.dict() for entry in entries])
    except LawIncompleteError as error:
        return [problem(file, None, f"met deze regels kan de bot niet rekenen ({error})")]
    return []
