"""Vacancies that employers report: kept whole or not at all, changed, and closed when they are filled."""

from dataclasses import fields
from datetime import date
from typing import Any, get_args

from sqlalchemy.orm import Session

from core.clock import now, today
from core.database.occupations import occupation_by_id
from core.database.places import MunicipalityRow
from core.database.vacancies import (
    OPEN,
    VacancyRow,
    vacancies_in_state,
    vacancies_of_person,
    vacancy_row,
)
from core.errors import NotFoundError, ToeleidingError
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.vacancy import NewVacancy, Vacancy, VacancyState
from core.rules.vacancy_check import problems_of
from core.services.consents import require
from core.services.enterprise_number import is_enterprise_number
from core.services.matches import stop_waiting_of_vacancy

__all__ = [
    "InvalidVacancyError",
    "NewVacancy",
    "Vacancy",
    "VacancyState",
    "change_vacancy",
    "close_vacancy",
    "list_vacancies",
    "open_vacancies",
    "own_vacancy",
    "problems_with",
    "reopen_vacancy",
    "report_vacancy",
    "vacancies_of",
    "vacancy",
]

_TUPLES = ("skills", "licences", "times")


class InvalidVacancyError(ToeleidingError):
    """A vacancy cannot be kept like this; `problems` are the names of the fields that are wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(f"a vacancy cannot be kept: {', '.join(problems)}")
        self.problems = problems


def problems_with(session: Session, new: NewVacancy, on: date | None) -> tuple[str, ...]:
    """Return the names of the fields that cannot be kept; `on` is today, None leaves the start alone."""
    problems = list(problems_of(new, on))
    if not is_enterprise_number(new.enterprise_number):
        problems.append("enterprise_number")
    occupation = occupation_by_id(session, new.occupation)
    if occupation is None:
        problems.append("occupation")
    elif (occupation.isco08, occupation.sector) != (new.isco08, new.sector):
        problems.append("sector")
    if session.get(MunicipalityRow, new.nis_code) is None:
        problems.append("nis_code")
    return tuple(problems)


def report_vacancy(session: Session, person: str, new: NewVacancy, *, demo: bool = False) -> Vacancy:
    """Keep a vacancy of an employer and return it with its number. The caller commits.

    Raises ConsentMissingError without their consent to keep it, InvalidVacancyError when a field is wrong,
    and SettingMissingError when nothing can be encrypted. Nothing is written then.
    """
    require(session, person, Purpose.KEEP)
    _refuse_invalid(problems_with(session, new, today()))
    moment = now()
    row = VacancyRow(
        person=person, created_at=moment, updated_at=moment, state=OPEN, demo=demo, **_columns(new)
    )
    session.add(row)
    session.flush()
    return _to_vacancy(row, new.contact)


def change_vacancy(session: Session, vacancy_id: int, changed: NewVacancy) -> Vacancy:
    """Write other values in a vacancy and return it. The caller commits.

    A start in the past is refused when it is another than before. With another company, what waits to be
    introduced stops: people agreed to pass on their name to the company that they were shown. Raises
    NotFoundError, ConsentMissingError and InvalidVacancyError.
    """
    row = _row(session, vacancy_id)
    require(session, row.person, Purpose.KEEP)
    _refuse_invalid(problems_with(session, changed, None if changed.start_on == row.start_on else today()))
    company = (row.company, row.enterprise_number)
    for column, value in _columns(changed).items():
        setattr(row, column, value)
    row.updated_at = now()
    row.matched_on = None
    session.flush()
    if (row.company, row.enterprise_number) != company:
        stop_waiting_of_vacancy(session, vacancy_id)
    return _to_vacancy(row, changed.contact)


def close_vacancy(session: Session, vacancy_id: int, state: VacancyState) -> None:
    """Note that a vacancy is filled or closed. Raises NotFoundError. The caller commits.

    Who waits to be introduced hears that it stops; who was introduced already goes on.
    """
    if state == OPEN or state not in get_args(VacancyState):
        raise ValueError(f"a vacancy is closed as filled or closed, not as {state}")
    row = _row(session, vacancy_id)
    row.state = state
    row.updated_at = now()
    session.flush()
    stop_waiting_of_vacancy(session, vacancy_id)


def reopen_vacancy(session: Session, vacancy_id: int) -> None:
    """Note that a vacancy is open again. Raises NotFoundError. The caller commits."""
    row = _row(session, vacancy_id)
    row.state = OPEN
    row.updated_at = now()
    row.matched_on = None
    session.flush()


def vacancy(session: Session, vacancy_id: int) -> Vacancy:
    """Return one vacancy with its contact. Raises NotFoundError."""
    row = _row(session, vacancy_id)
    return _to_vacancy(row, personal_seal().open(row.contact) or "")


def own_vacancy(session: Session, person: str, vacancy_id: int) -> Vacancy:
    """Return a vacancy of this very person. Raises NotFoundError, also for one of somebody else."""
    if _row(session, vacancy_id).person != person:
        raise NotFoundError(f"there is no vacancy {vacancy_id}")
    return vacancy(session, vacancy_id)


def vacancies_of(session: Session, person: str) -> tuple[Vacancy, ...]:
    """Return the vacancies that a person reported, with their contact, closed ones too, the oldest first."""
    rows = vacancies_of_person(session, person)
    seal = personal_seal() if rows else None
    return tuple(_to_vacancy(row, (seal.open(row.contact) if seal else None) or "") for row in rows)


def open_vacancies(session: Session) -> tuple[Vacancy, ...]:
    """Return the open vacancies, the oldest first, without their contact: matching needs nobody's phone."""
    return tuple(_to_vacancy(row, "") for row in vacancies_in_state(session, OPEN))


def list_vacancies(session: Session, *states: VacancyState) -> tuple[Vacancy, ...]:
    """Return the vacancies in any of these states, or all, the oldest first and without their contact."""
    return tuple(_to_vacancy(row, "") for row in vacancies_in_state(session, *states))


def _refuse_invalid(problems: tuple[str, ...]) -> None:
    if problems:
        raise InvalidVacancyError(problems)


def _row(session: Session, vacancy_id: int) -> Any:
    row = vacancy_row(session, vacancy_id)
    if row is None:
        raise NotFoundError(f"there is no vacancy {vacancy_id}")
    return row


def _columns(new: NewVacancy) -> dict[str, Any]:
    values: dict[str, Any] = {field.name: getattr(new, field.name) for field in fields(NewVacancy)}
    values |= {name: list(values[name]) for name in _TUPLES}
    return {**values, "company": new.company.strip(), "contact": personal_seal().close(new.contact.strip())}


def _to_vacancy(row: Any, contact: str) -> Vacancy:
    values = {field.name: getattr(row, field.name) for field in fields(NewVacancy)}
    values |= {name: tuple(values[name]) for name in _TUPLES}
    values["contact"] = contact.strip()
    return Vacancy(**values, id=row.id, person=row.person, state=row.state, demo=row.demo)
