"""The tables of matches: what the rules suggest, what people agreed with, and who looked at what."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.places import nis_codes_in
from core.database.profiles import ProfileRow
from core.database.session import take_write_lock
from core.database.vacancies import VacancyRow


class SuggestionRow(Base):
    """One of the best profiles for a vacancy, as the nightly run found them; nobody agreed with anything.

    `place` is 1 for the best. Whoever is shown has to be decided again: people withdraw, profiles change.
    """

    __tablename__ = "match_suggestions"

    vacancy_id = Column(ForeignKey(VacancyRow.id, ondelete="CASCADE"), primary_key=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), primary_key=True, index=True)
    place = Column(Integer, nullable=False)
    score = Column(Float, nullable=False)
    made_on = Column(Date, nullable=False)


class MatchRow(Base):
    """A vacancy and a person that somebody brought together. Each side agrees on its own, with its moment.

    `proposed_by` and `stopped_by` are "employer", "newcomer" or "staff:<name>". `contact` is what the
    newcomer wants to pass on (name and how to reach them), encrypted; it is only there from their consent on.
    """

    __tablename__ = "matches"
    __table_args__ = (UniqueConstraint("vacancy_id", "person"),)

    id = Column(Integer, primary_key=True)
    vacancy_id = Column(ForeignKey(VacancyRow.id, ondelete="CASCADE"), nullable=False, index=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), nullable=False, index=True)
    score = Column(Float)
    reasons = Column(JSON, nullable=False)
    proposed_by = Column(String(80), nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False)
    newcomer_agreed_at = Column(DateTime(timezone=True))
    employer_agreed_at = Column(DateTime(timezone=True))
    introduced_at = Column(DateTime(timezone=True))
    stopped_at = Column(DateTime(timezone=True))
    stopped_by = Column(String(80))
    contact = Column(Text, info={"sealed": True})
    outcome = Column(String(16))
    outcome_at = Column(DateTime(timezone=True))


class AuditRow(Base):
    """One look at, or act on, a profile or match. `person` is whose profile, emptied when they are erased.

    `actor` is "staff:<name>", "system", or the pseudonym of an employer, "erased" when they are erased.
    `subject` is the fact or the account that staff changed, and never a person of the conversation.
    """

    __tablename__ = "audit"

    id = Column(Integer, primary_key=True)
    at = Column(DateTime(timezone=True), nullable=False, index=True)
    actor = Column(String(80), nullable=False, index=True)
    action = Column(String(40), nullable=False)
    person = Column(String(64), index=True)
    vacancy_id = Column(Integer)
    match_id = Column(Integer)
    subject = Column(String(160))


def match_between(session: Session, vacancy_id: int, person: str) -> Any | None:
    """Return the match of a vacancy and a person, also a stopped one, or None."""
    statement = select(MatchRow).where(MatchRow.vacancy_id == vacancy_id, MatchRow.person == person)
    return session.scalars(statement).first()


def match_for_update(session: Session, match_id: int) -> Any | None:
    """Return a match as it is now, and keep every other writer from it to the end of the transaction.

    PostgreSQL locks the row; SQLite, which has no locks of rows, keeps out every other writer.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        take_write_lock(connection)
    return session.get(MatchRow, match_id, with_for_update=True, populate_existing=True)


def matches_of_person(session: Session, person: str) -> list[Any]:
    """Return the matches in which somebody is the newcomer or the employer, the oldest first."""
    statement = (
        select(MatchRow)
        .join(VacancyRow, VacancyRow.id == MatchRow.vacancy_id)
        .where(or_(MatchRow.person == person, VacancyRow.person == person))
        .order_by(MatchRow.id)
    )
    return list(session.scalars(statement))


def matches_of_vacancy(session: Session, vacancy_id: int) -> list[Any]:
    """Return the matches of a vacancy, the oldest first."""
    statement = select(MatchRow).where(MatchRow.vacancy_id == vacancy_id).order_by(MatchRow.id)
    return list(session.scalars(statement))


def matches_found(
    session: Session,
    *,
    only_going_on: bool,
    territory: str | None,
    vacancy_id: int | None = None,
    first: int = 0,
    number: int | None = None,
) -> tuple[list[Any], int]:
    """Return some of the matches, the newest first, and how many there are.

    `territory` is a province, or BRUSSELS: then only those of vacancies there.
    """
    found = select(MatchRow).join(VacancyRow, VacancyRow.id == MatchRow.vacancy_id)
    if only_going_on:
        found = found.where(MatchRow.stopped_at.is_(None), MatchRow.outcome.is_(None))
    if territory is not None:
        found = found.where(VacancyRow.nis_code.in_(nis_codes_in(territory)))
    if vacancy_id is not None:
        found = found.where(MatchRow.vacancy_id == vacancy_id)
    total = int(session.scalar(select(func.count()).select_from(found.subquery())))
    return list(session.scalars(found.order_by(MatchRow.id.desc()).offset(first).limit(number))), total


def all_matches(session: Session) -> list[Any]:
    """Return every match, the oldest first."""
    return list(session.scalars(select(MatchRow).order_by(MatchRow.id)))


def audit_about(session: Session, most: int, **about: Any) -> list[Any]:
    """Return who did what last about a `person`, `vacancy_id`, `match_id` or `subject`, the newest first."""
    statement = select(AuditRow).where(*(getattr(AuditRow, name) == value for name, value in about.items()))
    return list(session.scalars(statement.order_by(AuditRow.id.desc()).limit(most)))


def audit_of_staff(session: Session, most: int) -> list[Any]:
    """Return what staff, or somebody at the command line, did last, the newest first."""
    ours = AuditRow.actor.startswith("staff:") | (AuditRow.actor == "system")
    statement = select(AuditRow).where(ours).order_by(AuditRow.id.desc()).limit(most)
    return list(session.scalars(statement))
