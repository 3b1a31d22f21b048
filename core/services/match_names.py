"""What a vacancy is called in a message: its occupation, its place, and for an introduction its company."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from core.database.places import MunicipalityRow
from core.database.vacancies import VacancyRow
from core.personal_seal import personal_seal
from core.services.occupations import occupation_name

__all__ = ["Names", "names_of", "occupation_name", "place_name"]


@dataclass(frozen=True)
class Names:
    """The names around one match. `company` and `contact` are for who was introduced."""

    occupation: str
    place: str
    company: str
    contact: str = field(repr=False)


def names_of(session: Session, row: Any) -> Names:
    """Return the names of the vacancy of a match."""
    vacancy = session.get(VacancyRow, row.vacancy_id)
    return Names(
        occupation=occupation_name(session, vacancy.occupation),
        place=place_name(session, vacancy.nis_code),
        company=vacancy.company,
        contact=personal_seal().open(vacancy.contact) or "",
    )


def place_name(session: Session, nis_code: str) -> str:
    """Return how a municipality is called; one that is no longer in the content by its code."""
    municipality = session.get(MunicipalityRow, nis_code)
    return str(municipality.name) if municipality else nis_code
