"""The provinces, with Brussels among them, and which one somebody means."""

from sqlalchemy.orm import Session

from core.content.names import normalise
from core.database.places import province_names
from core.rules.territory import BRUSSELS

PROVINCE_WORD = "provincie "


def known_provinces(session: Session) -> list[str]:
    """Return the provinces of Flanders by name, then Brussels; none before the places were loaded."""
    names = province_names(session)
    return [*names, BRUSSELS] if names else []


def find_province(session: Session, text: str) -> str | None:
    """Return the province that a text names: "west-vlaanderen", "West Vlaanderen"; None for no province."""
    wanted = normalise(text).removeprefix(PROVINCE_WORD)
    for name in known_provinces(session):
        if wanted in (normalise(name), normalise(name).replace(" ", "")):
            return name
    return None
