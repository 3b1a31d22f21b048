"""The table of vacancies that employers reported. A row is always whole: what is asked, is there.

The caller commits.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, String, Text, func, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.places import nis_codes_in

OPEN = "open"
FILLED = "filled"
CLOSED = "closed"


class VacancyRow(Base):
    """One vacancy. `person` is the pseudonym of who reported it; `contact` is encrypted.

    `dutch_level` is the level asked for, None when none is. `coaching`: a lower level with coaching will do.
    `matched_on` is the day of which the nightly run has looked for people.
    """

    __tablename__ = "vacancies"

    id = Column(Integer, primary_key=True)
    person = Column(String(64), nullable=False, index=True)
    created_at = Column(DateTime(timezone=True), nullable=False)
    updated_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)
    company = Column(Text, nullable=False)
    enterprise_number = Column(String(10), nullable=False)
    occupation = Column(String(80), nullable=False, index=True)
    isco08 = Column(String(4), nullable=False)
    sector = Column(String(40), nullable=False)
    positions = Column(Integer, nullable=False)
    nis_code = Column(String(5), nullable=False)
    dutch_level = Column(String(2))
    coaching = Column(Boolean, nullable=False)
    skills = Column(JSON(none_as_null=True), nullable=False)
    licences = Column(JSON(none_as_null=True), nullable=False)
    education_level = Column(String(20))
    hours = Column(String(12), nullable=False)
    times = Column(JSON(none_as_null=True), nullable=False)
    start_on = Column(Date, nullable=False)
    contact = Column(Text, nullable=False, info={"sealed": True})
    demo = Column(Boolean, nullable=False, default=False)
    matched_on = Column(Date)


def vacancy_row(session: Session, vacancy_id: int) -> Any | None:
    """Return the row of one vacancy, or None."""
    return session.get(VacancyRow, vacancy_id)


def vacancies_of_person(session: Session, person: str) -> list[Any]:
    """Return the vacancies that a person reported, closed ones too, the oldest first."""
    statement = select(VacancyRow).where(VacancyRow.person == person).order_by(VacancyRow.id)
    return list(session.scalars(statement))


def vacancies_found(
    session: Session,
    *,
    state: str | None,
    territory: str | None,
    first: int = 0,
    number: int | None = None,
) -> tuple[list[Any], int]:
    """Return some of the vacancies, the newest first, and how many there are.

    `state` None: in any state. `territory` is a province, or BRUSSELS: then only those that are there.
    """
    found = select(VacancyRow)
    if state is not None:
        found = found.where(VacancyRow.state == state)
    if territory is not None:
        found = found.where(VacancyRow.nis_code.in_(nis_codes_in(territory)))
    total = int(session.scalar(select(func.count()).select_from(found.subquery())))
    return list(session.scalars(found.order_by(VacancyRow.id.desc()).offset(first).limit(number))), total


def vacancies_in_state(session: Session, *states: str) -> list[Any]:
    """Return the vacancies in any of these states, or all of them, the oldest first."""
    statement = select(VacancyRow).order_by(VacancyRow.id)
    if states:
        statement = statement.where(VacancyRow.state.in_(states))
    return list(session.scalars(statement))
