"""The form of a fact: look at the answer first, keep it, and hear it when somebody else was first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from starlette.responses import Response

from core import clock
from core.content.bodies import Body, body_in_file
from core.content.library import FieldProblem, Library, read_library
from core.database.versions import newest_version
from core.errors import NotFoundError
from core.services import editing
from core.services.catalogue import title_of
from core.services.editing import DATED, Edit, EditConflictError, EditProblemsError, NotAllowedError
from core.services.preview import said_about
from core.services.sessions import session_scope
from office.web.content import kind_in, version_of
from office.web.fields import MEASURES, ORGANISATIONS
from office.web.forms import about_no_field, read_body, shown
from office.web.layout import SECTIONS, label_of
from office.web.visit import Visit

NEW_RULE = "rule"


def edit(visit: Visit) -> Response:
    """Show the form; or look at, or keep, what was typed in it."""
    kind, key = kind_in(visit), visit.path("key")
    with session_scope() as session:
        library = read_library(session)
        found = library.fact(kind, key)
        if found is None:
            raise NotFoundError(f"{kind} {key}")
        if not editing.may_change(library, visit.account, found):
            raise NotAllowedError("this account may not change this fact")
        version = newest_version(session, kind, key)
    if not visit.is_post:
        return _form(visit, library, found, body_in_file(found), version)
    body = read_body(SECTIONS[kind], visit.form, body_in_file(found))
    since, problems = _since(visit)
    wanted = Edit(kind, key, body, version_of(visit), since)
    if visit.form.get("do") == "preview" and not problems:
        facts, problems = editing.proposed(library, wanted)
        said = said_about([*facts.values()][-1], since or clock.today()) if facts and not problems else []
        return _form(visit, library, found, body, wanted.version, problems=problems, said=said)
    if problems:
        return _form(visit, library, found, body, wanted.version, problems=problems)
    try:
        with session_scope() as session:
            saved = editing.save(session, visit.account, wanted)
    except EditProblemsError as error:
        return _form(visit, library, found, body, wanted.version, problems=error.problems)
    except EditConflictError as error:
        return _form(visit, library, found, body, version, conflict=error)
    told = "renamed" if saved.names_changed else "saved" if saved.changed else "same"
    return visit.redirect(f"/content/{kind}/{saved.key}", told)


def _form(
    visit: Visit,
    library: Library,
    found: Any,
    body: Body,
    version: int,
    *,
    problems: Sequence[FieldProblem] = (),
    said: Sequence[Any] = (),
    conflict: EditConflictError | None = None,
) -> Response:
    kind, key = visit.path("kind"), visit.path("key")
    sections = SECTIONS[kind]
    options = {
        name: [(fact.id, f"{fact.name} ({fact.id})") for fact in library.facts[name]]
        for name in (MEASURES, ORGANISATIONS)
    }
    fields = shown(sections, body, problems, options)
    own = body_in_file(found)
    status = 409 if conflict else 422 if problems else 200
    return visit.render(
        "edit.html",
        status,
        kind=kind,
        key=key,
        name=title_of(found),
        version=version,
        sections=fields,
        general=[*about_no_field(sections, [each for each in problems if each.field != "since"])],
        since_problems=[each.text for each in problems if each.field == "since"],
        problems=problems,
        said=said,
        conflict=conflict,
        differs=[
            label_of(kind, name) for name in own if conflict and _plain(own[name]) != _plain(body[name])
        ],
        is_dated=kind in DATED,
        is_rule=visit.form.get("change") == NEW_RULE,
        since=visit.form.get("since"),
    )


def _since(visit: Visit) -> tuple[date | None, list[FieldProblem]]:
    if visit.form.get("change") != NEW_RULE:
        return None, []
    try:
        return date.fromisoformat(visit.form.get("since")), []
    except ValueError:
        return None, [FieldProblem("since", "kies de eerste dag waarop de nieuwe regel geldt")]


def _plain(value: Any) -> str:
    return str(value).replace("datetime.date", "")
