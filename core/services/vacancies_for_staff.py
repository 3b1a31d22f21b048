"""Vacancies as staff work with them: those of their territory, every look audited. The caller commits."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database.places import municipality_by_nis
from core.database.vacancies import vacancies_found, vacancy_row
from core.errors import NotFoundError
from core.rules.territory import BRUSSELS
from core.services import audit, vacancies
from core.services.match_names import occupation_name, place_name
from core.services.moments import as_utc
from core.services.occupations import Shortage, shortage_of
from core.services.vacancies import Vacancy, VacancyState


@dataclass(frozen=True)
class ListedVacancy:
    """A vacancy in one line, without its contact."""

    id: int
    state: VacancyState
    occupation: str
    place: str
    company: str
    positions: int
    dutch_level: str | None
    start_on: date
    demo: bool


@dataclass(frozen=True)
class FoundVacancies:
    """Some of the vacancies, the newest first; `total` is how many there are."""

    vacancies: tuple[ListedVacancy, ...]
    total: int


@dataclass(frozen=True)
class ShownVacancy:
    """All of a vacancy, for the eyes of staff. `shortage` is None for an occupation that is gone."""

    vacancy: Vacancy = field(repr=False)
    occupation: str
    place: str
    reported_at: datetime
    changed_at: datetime
    shortage: Shortage | None


def find(
    session: Session, by: str, *, state: str | None, territory: str | None, first: int, number: int
) -> FoundVacancies:
    """Return some of the vacancies in a state (None: any), the newest first; the look is audited."""
    rows, total = vacancies_found(session, state=state, territory=territory, first=first, number=number)
    audit.record(session, audit.staff(by), "vacancies listed")
    listed = (
        ListedVacancy(
            id=row.id,
            state=row.state,
            occupation=occupation_name(session, row.occupation),
            place=place_name(session, row.nis_code),
            company=row.company,
            positions=row.positions,
            dutch_level=row.dutch_level,
            start_on=row.start_on,
            demo=row.demo,
        )
        for row in rows
    )
    return FoundVacancies(tuple(listed), total)


def look(session: Session, by: str, number: int, today: date, *, territory: str | None) -> ShownVacancy:
    """Return one vacancy with its contact; the look is audited. Raises NotFoundError, also for elsewhere."""
    found = in_territory(session, number, territory)
    audit.record(session, audit.staff(by), "vacancy shown", vacancy_id=number)
    row: Any = vacancy_row(session, number)
    try:
        shortage = shortage_of(session, found.occupation, today)
    except NotFoundError:
        shortage = None
    return ShownVacancy(
        vacancy=found,
        occupation=occupation_name(session, found.occupation),
        place=place_name(session, found.nis_code),
        reported_at=as_utc(row.created_at),
        changed_at=as_utc(row.updated_at),
        shortage=shortage,
    )


def set_state(session: Session, by: str, number: int, state: VacancyState, *, territory: str | None) -> None:
    """Close a vacancy or open it again, audited. Raises NotFoundError, also for one elsewhere."""
    in_territory(session, number, territory)
    if state == "open":
        vacancies.reopen_vacancy(session, number)
    else:
        vacancies.close_vacancy(session, number, state)
    audit.record(session, audit.staff(by), f"vacancy {state}", vacancy_id=number)


def in_territory(session: Session, number: int, territory: str | None) -> Vacancy:
    """Return a vacancy that staff of a territory may see. Raises NotFoundError."""
    found = vacancies.vacancy(session, number)
    if territory is not None:
        place = municipality_by_nis(session, found.nis_code)
        if place is None or (place.province or BRUSSELS) != territory:
            raise NotFoundError(f"there is no vacancy {number} in this territory")
    return found
