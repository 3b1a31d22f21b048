"""Which organisation somebody can turn to, for what and where."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from core.content.names import NameIndex
from core.database.organisations import all_organisations, organisation_names, theme_rows
from core.rules.organisations import Organisation, OrganisationAudience, nearest
from core.rules.territory import PlaceOfAsker

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
