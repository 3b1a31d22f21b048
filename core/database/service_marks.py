"""The table of marks that a running service leaves: that the bot is there."""

from datetime import datetime

from sqlalchemy import Column, DateTime, String, delete
from sqlalchemy.orm import Session

from core.database.base import Base

BOT_RUNS = "bot_runs"


class ServiceMarkRow(Base):
    """The moment of something by its name. It says nothing of people."""

    __tablename__ = "service_marks"

    name = Column(String(20), primary_key=True)
    at = Column(DateTime(timezone=True), nullable=False)
    holder = Column(String(40))


def leave_mark(session: Session, name: str, moment: datetime) -> None:
    """Put down a moment under a name, in place of the one before."""
    session.merge(ServiceMarkRow(name=name, at=moment))
    session.flush()


def mark_of(session: Session, name: str) -> datetime | None:
    """Return the moment under a name, or None."""
    row: ServiceMarkRow | None = session.get(ServiceMarkRow, name)
    return row.at if row is not None else None


def remove_mark(session: Session, name: str) -> None:
    """Forget the moment under a name."""
    session.execute(delete(ServiceMarkRow).where(ServiceMarkRow.name == name))
