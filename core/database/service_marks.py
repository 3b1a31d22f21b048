"""The table of marks that a running service leaves: that the bot is there, and which one."""

from datetime import datetime

from sqlalchemy import Column, DateTime, String, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.database.base import Base

BOT_RUNS = "bot_runs"


class ServiceMarkRow(Base):
    """The moment of something by its name, and which process it is about. It says nothing of people."""

    __tablename__ = "service_marks"

    name = Column(String(20), primary_key=True)
    at = Column(DateTime(timezone=True), nullable=False)
    holder = Column(String(40))


def take_mark(
    session: Session,
    name: str,
    holder: str,
    moment: datetime,
    *,
    instead_of: str | None,
    before: datetime,
    after: datetime,
) -> bool:
    """Put down a moment for a holder, unless another one holds the mark; tell whether that was done.

    Another one loses it when it is `instead_of`, or when its moment lies before `before` or after `after`.
    """
    row = ServiceMarkRow
    may = or_(row.holder == holder, row.at < before, row.at > after)
    if instead_of is not None:
        may = or_(may, row.holder == instead_of)
    statement = update(row).where(row.name == name, may).values(at=moment, holder=holder)
    if session.execute(statement.execution_options(synchronize_session=False)).rowcount:
        return True
    if session.scalar(select(row.name).where(row.name == name)) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(ServiceMarkRow(name=name, at=moment, holder=holder))
    except IntegrityError:  # somebody else was first
        return False
    return True


def mark_of(session: Session, name: str) -> datetime | None:
    """Return the moment under a name, or None."""
    row: ServiceMarkRow | None = session.get(ServiceMarkRow, name)
    return row.at if row is not None else None


def holder_of(session: Session, name: str) -> str | None:
    """Return who holds a mark, or None."""
    found: str | None = session.scalar(select(ServiceMarkRow.holder).where(ServiceMarkRow.name == name))
    return found


def remove_mark(session: Session, name: str, holder: str | None = None) -> None:
    """Forget the moment under a name; with a holder only when that one holds it."""
    statement = delete(ServiceMarkRow).where(ServiceMarkRow.name == name)
    if holder is not None:
        statement = statement.where(ServiceMarkRow.holder == holder)
    session.execute(statement.execution_options(synchronize_session="fetch"))
