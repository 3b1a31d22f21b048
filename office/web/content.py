"""The pages of facts: the list, one fact with the answer of the bot, and its former versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import Response

from core import clock
from core.content.bodies import body_in_file, key_of
from core.content.library import read_library
from core.database.content_edits import edits
from core.errors import NotFoundError
from core.services import catalogue, editing
from core.services.editing import Edit, EditConflictError
from core.services.facts import FactVersion, versions
from core.services.preview import said_about
from core.services.sessions import session_scope
from office.web.layout import SECTIONS, label_of
from office.web.visit import Visit

PAGE_LENGTH = 50


@dataclass(frozen=True)
class Former:
    """A version of a fact: who wrote it, when, and what changed then."""

    version: int
    by: str
    at: datetime
    changes: tuple[tuple[str, Any, Any], ...]
    is_first: bool


def facts(visit: Visit) -> Response:
    """List the facts of a kind, those with words or a mark that somebody looks for."""
    kind = _kind(visit)
    text, mark = visit.query("q")[:100], visit.query("mark")
    wanted = mark if mark in catalogue.MARKS else None
    with session_scope() as session:
        found = catalogue.find(session, kind, clock.today(), text=text, mark=wanted)
    pages = max(1, -(-len(found.facts) // PAGE_LENGTH))
    number = min(max(1, int(visit.query("page"))), pages) if visit.query("page").isdecimal() else 1
    return visit.render(
        "facts.html",
        kind=kind,
        found=found.facts[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH],
        total=len(found.facts),
        every=found.every,
        counts=found.counts,
        text=text,
        mark=wanted,
        page=number,
        pages=pages,
    )


def fact(visit: Visit) -> Response:
    """Show one fact: what the bot says, every field, its sources and its former versions."""
    kind, key = _kind(visit), visit.path("key")
    today = clock.today()
    with session_scope() as session:
        library = read_library(session)
        found = library.fact(kind, key)
        if found is None:
            raise NotFoundError(f"{kind} {key}")
        edited = {(edit.kind, edit.key) for edit in edits(session)}
        known = [each for each in versions(session, found.id) if (each.kind, each.key) == (kind, key)]
    siblings = [each for each in library.facts[kind] if each.id == found.id and key_of(each) != key]
    body = body_in_file(found)
    return visit.render(
        "fact.html",
        kind=kind,
        key=key,
        listed=catalogue.describe(found, today, edited),
        fact=found,
        body=body,
        sections=[
            (title, [(each, _at(body, each.name)) for each in fields]) for title, fields in SECTIONS[kind]
        ],
        said=said_about(found, today),
        former=[*_former(known)][::-1],
        version=known[-1].version if known else 0,
        may_change=editing.may_change(library, visit.account, found),
        siblings=[(key_of(each), each) for each in siblings],
    )


def checked(visit: Visit) -> Response:
    """Note that somebody read the sources of a fact today, and that it is still right."""
    kind, key = _kind(visit), visit.path("key")
    with session_scope() as session:
        found, _ = editing.entry(session, kind, key)
        body = editing.confirmed(found, clock.today())
        try:
            editing.save(session, visit.account, Edit(kind, key, body, version_of(visit)))
        except EditConflictError:
            return visit.redirect(f"/content/{kind}/{key}")
    return visit.redirect(f"/content/{kind}/{key}", "checked")


def version_of(visit: Visit) -> int:
    """Return the version of a fact that a form was made from."""
    number = visit.form.get("version")
    return int(number) if number.isdecimal() and len(number) < 9 else -1


def kind_in(visit: Visit) -> str:
    """Return the kind of facts that the address names. Raises NotFoundError."""
    return _kind(visit)


def _kind(visit: Visit) -> str:
    kind = visit.path("kind")
    if kind not in catalogue.KINDS:
        raise NotFoundError("no such kind of facts")
    return kind


def _former(known: list[FactVersion]) -> Iterator[Former]:
    before: Mapping[str, Any] | None = None
    for each in known:
        after = each.body or {}
        changes = tuple(
            (label_of(each.kind, name), (before or {}).get(name), after.get(name))
            for name in dict.fromkeys([*(before or {}), *after])
            if before is not None and (before or {}).get(name) != after.get(name)
        )
        yield Former(each.version, each.recorded_by, each.recorded_at, changes, before is None)
        before = after


def _at(body: Mapping[str, Any], name: str) -> Any:
    value: Any = body
    for part in name.split("."):
        value = value[part]
    return value
