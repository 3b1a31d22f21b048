"""What the nightly run writes: the best people for every open vacancy. The caller commits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from core.database.matches import SuggestionRow
from core.database.profiles import ProfileRow
from core.database.vacancies import OPEN, VacancyRow

_TABLE = SuggestionRow.__table__


def vacancies_to_match(
    session: Session, unless_matched_on: date | None, after: int, number: int
) -> list[int]:
    """Return the next open vacancies, by number; not those that were looked at on a day."""
    statement = select(VacancyRow.id).where(*_to_match(unless_matched_on), VacancyRow.id > after)
    return list(session.scalars(statement.order_by(VacancyRow.id).limit(number)))


def number_to_match(session: Session, unless_matched_on: date | None) -> int:
    """Return how many open vacancies there are to look at."""
    statement = select(func.count()).select_from(VacancyRow).where(*_to_match(unless_matched_on))
    return int(session.scalar(statement))


def replace_suggestions(
    session: Session, vacancy_ids: Sequence[int], rows: Iterable[dict[str, Any]], day: date
) -> None:
    """Put these suggestions in the place of all that these vacancies had, and note the day."""
    session.execute(delete(_TABLE).where(_TABLE.c.vacancy_id.in_(vacancy_ids)))
    new = [{**row, "made_on": day} for row in rows]
    if new:
        session.execute(insert(_TABLE), new)
    vacancies = VacancyRow.__table__
    session.execute(update(vacancies).where(vacancies.c.id.in_(vacancy_ids)).values(matched_on=day))


def delete_of_closed(session: Session) -> int:
    """Delete what was suggested for vacancies that are open no longer; return how many."""
    closed = select(VacancyRow.id).where(VacancyRow.state != OPEN)
    return int(session.execute(delete(_TABLE).where(_TABLE.c.vacancy_id.in_(closed))).rowcount)


def delete_of_people(session: Session, people: Sequence[str]) -> None:
    """Delete what was suggested of these people."""
    if people:
        session.execute(delete(_TABLE).where(_TABLE.c.person.in_(people)))


def hold_people(session: Session, people: Iterable[str]) -> None:
    """Let nobody delete these profiles before the transaction ends, where the database knows such a lock."""
    statement = select(ProfileRow.person).where(ProfileRow.person.in_(list(people)))
    session.execute(statement.order_by(ProfileRow.person).with_for_update(read=True, key_share=True))


@dataclass(frozen=True)
class Suggested:
    """How many people the last run found for an open vacancy, the best score (0 to 1), and when it looked."""

    vacancy_id: int
    occupation: str
    nis_code: str
    number: int
    best: float
    looked_on: date


def suggested(session: Session) -> list[Suggested]:
    """Return what the last run found for each open vacancy that it looked at; who fits nobody comes first.

    Numbers only. Whoever is shown has to be decided again: people withdraw, and profiles change.
    """
    statement = (
        select(
            VacancyRow.id,
            VacancyRow.occupation,
            VacancyRow.nis_code,
            func.count(_TABLE.c.person),
            func.coalesce(func.max(_TABLE.c.score), 0.0),
            VacancyRow.matched_on,
        )
        .outerjoin(_TABLE, _TABLE.c.vacancy_id == VacancyRow.id)
        .where(VacancyRow.state == OPEN, VacancyRow.matched_on.is_not(None))
        .group_by(VacancyRow.id, VacancyRow.occupation, VacancyRow.nis_code, VacancyRow.matched_on)
        .order_by(func.count(_TABLE.c.person), VacancyRow.id)
    )
    return [Suggested(*row) for row in session.execute(statement)]


def _to_match(unless_matched_on: date | None) -> list[Any]:
    conditions = [VacancyRow.state == OPEN]
    if unless_matched_on is not None:
        conditions.append(or_(VacancyRow.matched_on.is_(None), VacancyRow.matched_on != unless_matched_on))
    return conditions
