"""What the needs of a province are counted from: plain columns of vacancies, profiles and matches.

Made-up rows and real ones are never counted together: `demo` chooses which. Of a real person only what they
agreed to keep is counted.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_, select, true
from sqlalchemy.orm import Session

from core.database.consents import ConsentRow
from core.database.matches import MatchRow
from core.database.places import MunicipalityRow
from core.database.profiles import DONE, WANTED, ProfileOccupationRow, ProfileRow
from core.database.vacancies import OPEN, VacancyRow
from core.rules.consent import Purpose
from core.rules.territory import BRUSSELS

place_province = func.coalesce(
    MunicipalityRow.province, case((MunicipalityRow.region == "brussels", BRUSSELS))
)


def open_vacancies_on_dutch(session: Session, *, demo: bool) -> list[Any]:
    """Return (person, province, sector, occupation, level, coaching, positions) of each open vacancy."""
    statement = (
        select(
            VacancyRow.person,
            place_province.label("province"),
            VacancyRow.sector,
            VacancyRow.occupation,
            VacancyRow.dutch_level.label("level"),
            VacancyRow.coaching,
            VacancyRow.positions,
        )
        .outerjoin(MunicipalityRow, MunicipalityRow.nis_code == VacancyRow.nis_code)
        .where(VacancyRow.state == OPEN, _counts(VacancyRow, demo))
        .order_by(VacancyRow.id)
    )
    return session.execute(statement).all()


def profiles_on_dutch(session: Session, *, demo: bool, province: str | None = None) -> list[Any]:
    """Return (person, province, level) of each profile, in one province or in all."""
    statement = (
        select(ProfileRow.person, place_province.label("province"), ProfileRow.dutch_level.label("level"))
        .outerjoin(MunicipalityRow, MunicipalityRow.nis_code == ProfileRow.nis_code)
        .where(_counts(ProfileRow, demo))
        .order_by(ProfileRow.person)
    )
    if province is not None:
        statement = statement.where(place_province == province)
    return session.execute(statement).all()


def occupations_of_profiles(session: Session, *, demo: bool) -> dict[str, tuple[list[str], list[str]]]:
    """Return (wanted, done) of each person with a profile; what was done longest comes first."""
    statement = (
        select(ProfileOccupationRow.person, ProfileOccupationRow.occupation, ProfileOccupationRow.kind)
        .join(ProfileRow, ProfileRow.person == ProfileOccupationRow.person)
        .where(_counts(ProfileRow, demo))
        .order_by(func.coalesce(ProfileOccupationRow.years, 0).desc(), ProfileOccupationRow.id)
    )
    found: dict[str, tuple[list[str], list[str]]] = {}
    for person, occupation, kind in session.execute(statement):
        wanted, done = found.setdefault(person, ([], []))
        if kind == WANTED:
            wanted.append(occupation)
        elif kind == DONE:
            done.append(occupation)
    return found


def vacancies_reported(
    session: Session, province: str | None, begin: datetime, end: datetime, *, demo: bool
) -> list[Any]:
    """Return (sector, occupation, positions) of each vacancy that was reported in a time."""
    statement = (
        select(VacancyRow.sector, VacancyRow.occupation, VacancyRow.positions)
        .join(MunicipalityRow, MunicipalityRow.nis_code == VacancyRow.nis_code)
        .where(
            _lies_in(province),
            _counts(VacancyRow, demo),
            VacancyRow.created_at >= begin,
            VacancyRow.created_at < end,
        )
        .order_by(VacancyRow.id)
    )
    return session.execute(statement).all()


def matches_made(
    session: Session, province: str | None, begin: datetime, end: datetime, *, demo: bool
) -> list[Any]:
    """Return (introduced_at, stopped_at, outcome) of each match of a time for a job in a province."""
    both = (
        or_(VacancyRow.demo.is_(True), ProfileRow.demo.is_(True))
        if demo
        else _counts(VacancyRow, demo) & _counts(ProfileRow, demo)
    )
    statement = (
        select(MatchRow.introduced_at, MatchRow.stopped_at, MatchRow.outcome)
        .join(VacancyRow, VacancyRow.id == MatchRow.vacancy_id)
        .join(ProfileRow, ProfileRow.person == MatchRow.person)
        .join(MunicipalityRow, MunicipalityRow.nis_code == VacancyRow.nis_code)
        .where(_lies_in(province), both, MatchRow.created_at >= begin, MatchRow.created_at < end)
        .order_by(MatchRow.id)
    )
    return session.execute(statement).all()


def _lies_in(province: str | None) -> Any:
    """Return the condition for a place in a province; None: in any."""
    return true() if province is None else place_province == province


def _counts(model: Any, demo: bool) -> Any:
    """Return the condition for rows that count: made-up ones, or those of people who agreed."""
    if demo:
        return model.demo.is_(True)
    kept = select(ConsentRow.person).where(
        ConsentRow.purpose == Purpose.KEEP.value, ConsentRow.withdrawn_at.is_(None)
    )
    return model.demo.is_(False) & model.person.in_(kept)
