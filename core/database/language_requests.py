"""The table of requests for Dutch at work. The caller commits."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Integer, String, UniqueConstraint, func, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.upsert import insert_into


class LanguageRequestRow(Base):
    """An employer asked for lessons or coaching on the work floor, once a day.

    What vacancies and profiles ask is derived from them, and does not stand here. None is not told.
    `person` is the pseudonym of who asked.
    """

    __tablename__ = "language_requests"
    __table_args__ = (UniqueConstraint("person", "day"),)

    id = Column(Integer, primary_key=True)
    day = Column(Date, nullable=False, index=True)
    person = Column(String(64), nullable=False, index=True)
    province = Column(String(40))
    sector = Column(String(40))
    level = Column(String(2))


def keep_request(
    session: Session,
    *,
    person: str,
    day: date,
    province: str | None,
    sector: str | None,
    level: str | None,
) -> None:
    """Keep a request; the same person on the same day only adds to what was told, or corrects it."""
    told = {"province": province, "sector": sector, "level": level}
    statement = insert_into(session, LanguageRequestRow).values(person=person, day=day, **told)
    columns = {
        name: func.coalesce(statement.excluded[name], getattr(LanguageRequestRow, name)) for name in told
    }
    session.execute(statement.on_conflict_do_update(index_elements=["person", "day"], set_=columns))


def requests_since(session: Session, day: date) -> list[Any]:
    """Return the requests from a day on, the oldest first."""
    statement = select(LanguageRequestRow).where(LanguageRequestRow.day >= day)
    return list(session.scalars(statement.order_by(LanguageRequestRow.day, LanguageRequestRow.id)))
