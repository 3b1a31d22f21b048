"""The table of consents: who agreed with what, when, with which wording, and when that was withdrawn."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime, Integer, String, select, update
from sqlalchemy.orm import Session

from core.database.base import Base


class ConsentRow(Base):
    """One consent for one purpose. `wording` is the version of the text that the person read."""

    __tablename__ = "consents"

    id = Column(Integer, primary_key=True)
    person = Column(String(64), nullable=False, index=True)
    purpose = Column(String(20), nullable=False)
    wording = Column(String(20), nullable=False)
    given_at = Column(DateTime(timezone=True), nullable=False)
    withdrawn_at = Column(DateTime(timezone=True))


def consent_in_force(session: Session, person: str, purpose: str) -> Any | None:
    """Return the consent of a person for a purpose that was not withdrawn, or None."""
    statement = select(ConsentRow).where(
        ConsentRow.person == person, ConsentRow.purpose == purpose, ConsentRow.withdrawn_at.is_(None)
    )
    return session.scalars(statement).first()


def purposes_in_force(session: Session, person: str) -> set[str]:
    """Return the purposes that a person agreed with and did not withdraw."""
    statement = select(ConsentRow.purpose).where(
        ConsentRow.person == person, ConsentRow.withdrawn_at.is_(None)
    )
    return set(session.scalars(statement))


def consents_of(session: Session, person: str) -> list[Any]:
    """Return every consent of a person, withdrawn ones too, the oldest first."""
    return list(
        session.scalars(select(ConsentRow).where(ConsentRow.person == person).order_by(ConsentRow.id))
    )


def withdraw_consent(session: Session, person: str, purpose: str, moment: datetime) -> bool:
    """Note that a person withdraws a consent; False when there was none in force."""
    statement = update(ConsentRow).where(
        ConsentRow.person == person, ConsentRow.purpose == purpose, ConsentRow.withdrawn_at.is_(None)
    )
    statement = statement.values(withdrawn_at=moment).execution_options(synchronize_session="fetch")
    return int(session.execute(statement).rowcount) > 0


def purposes_held_in_force(session: Session, person: str, *, to_write: bool = False) -> set[str]:
    """Return the purposes in force, and let nobody withdraw one before the end of this transaction.

    A withdrawal that came first is waited for, and with `to_write` also everybody else who holds them.
    SQLite has one writer at a time: take its lock before.
    """
    statement = (
        select(ConsentRow)
        .where(ConsentRow.person == person, ConsentRow.withdrawn_at.is_(None))
        .order_by(ConsentRow.id)
        .with_for_update(read=not to_write)
        .execution_options(populate_existing=True)
    )
    return {row.purpose for row in session.scalars(statement)}
