"""The table of conversations that wait for staff."""

from sqlalchemy import Column, DateTime, Integer, String, select
from sqlalchemy.orm import Session

from core.database.base import Base


class Escalation(Base):
    """A conversation handed to staff. `person` is the pseudonym under which Rasa knows the person."""

    __tablename__ = "escalations"

    id = Column(Integer, primary_key=True)
    person = Column(String(64), nullable=False, index=True)
    reason = Column(String(40), nullable=False)
    topic = Column(String(40))
    opened_at = Column(DateTime(timezone=True), nullable=False)
    closed_at = Column(DateTime(timezone=True))


def open_escalations(session: Session) -> list[Escalation]:
    """Return the escalations that nobody has closed, the oldest first."""
    statement = (
        select(Escalation).where(Escalation.closed_at.is_(None)).order_by(Escalation.opened_at, Escalation.id)
    )
    return list(session.scalars(statement))


def open_escalation_of(session: Session, person: str) -> Escalation | None:
    """Return the open escalation of a person, if there is one."""
    statement = select(Escalation).where(Escalation.person == person, Escalation.closed_at.is_(None))
    found: Escalation | None = session.scalars(statement).first()
    return found
