"""What the nightly run found, in numbers: where many people fit, and for which work nobody does."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.database import match_suggestions
from core.services.match_names import place_name
from core.services.occupations import occupation_name


@dataclass(frozen=True)
class Found:
    """What the last run found for one open vacancy; `best` is the highest score, from 0 to 1."""

    vacancy_id: int
    occupation: str
    place: str
    number: int
    best: float
    looked_on: date


def found_at_night(session: Session) -> list[Found]:
    """Return what the last run found for each open vacancy; those for which nobody fits come first."""
    return [
        Found(
            vacancy_id=each.vacancy_id,
            occupation=occupation_name(session, each.occupation),
            place=place_name(session, each.nis_code),
            number=each.number,
            best=each.best,
            looked_on=each.looked_on,
        )
        for each in match_suggestions.suggested(session)
    ]
