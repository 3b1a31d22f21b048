"""Reads `data/organisations/` and loads it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from core.content.names import normalise
from core.content.organisations_schema import OrganisationsFile
from core.content.problems import problem
from core.content.schema_files import read_folder
from core.content.sync import sync_rows
from core.database.organisations import (
    OrganisationContactRow,
    OrganisationNameRow,
    OrganisationRow,
    OrganisationThemeRow,
)
from core.rules.organisations import Organisation


def read_organisations(folder: Path) -> tuple[list[Organisation], list[str]]:
    """Return the organisations of a folder like data/organisations, and every problem in Dutch.

    Whether the municipalities exist is for `unknown_municipalities`.
    """
    files, problems = read_folder(folder, OrganisationsFile)
    found: list[tuple[str, Organisation]] = [
        (name, entry.to_organisation()) for name, file in files.items() for entry in file.organisations
    ]
    return [organisation for _, organisation in found], problems + organisation_problems(found)


def organisation_problems(found: Sequence[tuple[str, Organisation]]) -> list[str]:
    """Return what is wrong between organisations, each with the name of its file."""
    problems: list[str] = []
    known = {organisation.id for _, organisation in found}
    ids: set[str] = set()
    names: dict[str, str] = {}
    for file, organisation in found:
        where = f"{file}, '{organisation.id}'"
        if organisation.id in ids:
            problems.append(problem(where, "id", "deze id staat er twee keer"))
        ids.add(organisation.id)
        if organisation.part_of is not None and organisation.part_of not in known:
            problems.append(problem(where, "part_of", f"er is geen organisatie '{organisation.part_of}'"))
        for name in (organisation.name, *organisation.aliases):
            owner = names.setdefault(normalise(name), organisation.id)
            if owner != organisation.id:
                problems.append(problem(where, "aliases", f"'{name}' is al een naam van '{owner}'"))
    return problems


def unknown_municipalities(
    organisations: Iterable[Organisation], municipalities: Collection[str]
) -> list[str]:
    """Return a problem in Dutch for every municipality of a territory that is no official name."""
    return [
        problem(f"data/organisations, '{each.id}'", "municipalities", f"er is geen gemeente '{name}'")
        for each in organisations
        for name in (*each.territory.municipalities, *each.territory.except_municipalities)
        if name not in municipalities
    ]


def load_organisations(session: Session, organisations: Sequence[Organisation]) -> None:
    """Make the tables of organisations equal to these."""
    sync_rows(session, OrganisationRow, map(_row, organisations, range(len(organisations))))
    sync_rows(session, OrganisationNameRow, _name_rows(organisations))
    sync_rows(
        session,
        OrganisationThemeRow,
        (
            OrganisationThemeRow(organisation_id=organisation.id, theme=theme, position=position)
            for organisation in organisations
            for position, theme in enumerate(organisation.themes)
        ),
    )
    sync_rows(
        session,
        OrganisationContactRow,
        (
            OrganisationContactRow(organisation_id=organisation.id, position=position, **vars(contact))
            for organisation in organisations
            for position, contact in enumerate(organisation.contacts)
        ),
    )


def _row(organisation: Organisation, position: int) -> OrganisationRow:
    return OrganisationRow(
        id=organisation.id,
        position=position,
        name=organisation.name,
        summary=organisation.summary,
        audiences=list(organisation.audiences),
        part_of=organisation.part_of,
        **{name: list(value) for name, value in vars(organisation.territory).items()},
        status=organisation.status,
        valid_until=organisation.valid_until,
        confidence=organisation.confidence,
        checked_on=organisation.checked_on,
        sources=[vars(source) for source in organisation.sources],
        notes=organisation.notes,
    )


def _name_rows(organisations: Sequence[Organisation]) -> Iterator[OrganisationNameRow]:
    for organisation in organisations:
        own = {normalise(name): name for name in (organisation.name, *organisation.aliases)}
        for position, (normalised, name) in enumerate(own.items()):
            yield OrganisationNameRow(
                normalised=normalised, organisation_id=organisation.id, position=position, name=name
            )
