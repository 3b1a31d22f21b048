"""What an employer asks in one sentence, before there is a vacancy: an occupation, perhaps with a place."""

from datetime import date

from sqlalchemy.orm import Session

from core.database.occupations import occupation_by_id
from core.errors import NotFoundError
from core.rules.matching_terms import Need
from core.services.places import find_municipalities

__all__ = ["Need", "need_in"]


def need_in(session: Session, occupation_id: str, place: str | None, today: date) -> Need:
    """Return what is asked: an occupation from today on, near a place that is one municipality.

    A place of which there are several, and a province, are left out. Raises NotFoundError for an occupation
    that is not in the content.
    """
    occupation = occupation_by_id(session, occupation_id)
    if occupation is None:
        raise NotFoundError(f"occupation {occupation_id}")
    near = find_municipalities(session, place) if place else ()
    here = near[0] if len(near) == 1 else None
    return Need(
        occupation=occupation.id,
        isco08=occupation.isco08,
        start_on=today,
        latitude=here.latitude if here else None,
        longitude=here.longitude if here else None,
    )
