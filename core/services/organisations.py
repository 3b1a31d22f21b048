"""Which organisation somebody can turn to, for what and where."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from core.content.names import NameIndex
from core.database.organisations import OrganisationRow, all_organisations, organisation_names, theme_rows
from core.errors import NotFoundError
from core.rules.organisations import Organisation, OrganisationAudience, nearest
from core.rules.territory import PlaceOfAsker, Reach, reach

SURE = 0.9


def organisations_for(
    session: Session,
    themes: Collection[str],
    place: PlaceOfAsker | None,
    audience: OrganisationAudience | None = None,
) -> list[Organisation]:
    """Return the organisations for one or more themes that serve a place, the nearest first."""
    return nearest(all_organisations(session), place=place, themes=themes, audience=audience)


def organisations_by_id(session: Session, ids: Collection[str]) -> list[Organisation]:
    """Return the organisations with these ids, in this order; unknown ids are left out."""
    known = {organisation.id: organisation for organisation in all_organisations(session)}
    return [known[organisation_id] for organisation_id in ids if organisation_id in known]


def local_part(session: Session, organisation_id: str, place: PlaceOfAsker | None) -> Organisation:
    """Return the part of an organisation that serves a municipality or province, else the organisation.

    Raises NotFoundError for an unknown id.
    """
    known = {organisation.id: organisation for organisation in all_organisations(session)}
    if organisation_id not in known:
        raise NotFoundError(f"organisation {organisation_id}")
    near = [
        (distance, organisation)
        for organisation in known.values()
        if organisation.part_of == organisation_id and place and organisation.status == "active"
        for distance in [reach(organisation.territory, place)]
        if distance is not None and distance <= Reach.PROVINCE
    ]
    return min(near, key=lambda each: each[0])[1] if near else known[organisation_id]


def names_of(session: Session) -> dict[str, str]:
    """Return the name that is shown of every organisation, by id."""
    return {organisation.id: organisation.name for organisation in all_organisations(session)}


def name_of(session: Session, organisation_id: str) -> str:
    """Return the name that is shown of an organisation; what is no id of one, is its name already."""
    row = session.get(OrganisationRow, organisation_id)
    return str(row.name) if row is not None else organisation_id


def named_organisation(session: Session, text: str) -> Organisation | None:
    """Return the organisation that a text names, by name or alias and also with a typing error, or None."""
    names = tuple(organisation_names(session))
    found = [match for match in _index(names).find(text, limit=1) if match.score >= SURE]
    return next(iter(organisations_by_id(session, [match.id for match in found])), None)


@dataclass(frozen=True)
class NamedTheme:
    """A theme with the title of its button."""

    id: str
    title: str


def themes_in(session: Session, text: str) -> list[str]:
    """Return the ids of the themes that a text names, the surest first."""
    words = tuple((word, row.id) for row in theme_rows(session) for word in row.words)
    return [match.id for match in _index(words).find(text)]


def themes_offered_to(session: Session, role: str) -> list[NamedTheme]:
    """Return the themes to choose from for a newcomer or an employer."""
    return [NamedTheme(row.id, row.title) for row in theme_rows(session) if role in row.offered_to]


@lru_cache(maxsize=4)
def _index(names: tuple[tuple[str, str], ...]) -> NameIndex:
    return NameIndex(dict(names))
