"""The table of reminders that people asked for: which day, and when to write. It holds no text."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    String,
    UniqueConstraint,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.relay import Conversation

WAITING = "waiting"
SENT = "sent"
CANCELLED = "cancelled"
EXPIRED = "expired"


class ReminderRow(Base):
    """One message to come about one day. `person` is a pseudonym; the row goes with the conversation."""

    __tablename__ = "reminders"
    __table_args__ = (UniqueConstraint("person", "kind", "send_on"),)

    id = Column(Integer, primary_key=True)
    person = Column(ForeignKey(Conversation.pseudonym, ondelete="CASCADE"), nullable=False, index=True)
    kind = Column(String(20), nullable=False)
    day = Column(Date, nullable=False)
    send_on = Column(Date, nullable=False)
    state = Column(String(10), nullable=False, index=True)
    created_at = Column(DateTime(timezone=True), nullable=False)
    sent_at = Column(DateTime(timezone=True))


def keep_waiting(
    session: Session, person: str, kind: str, day: date, send_on: date, moment: datetime
) -> None:
    """Let a message wait for its day; one that was cancelled waits again, one that was sent does not."""
    statement = select(ReminderRow).where(
        ReminderRow.person == person, ReminderRow.kind == kind, ReminderRow.send_on == send_on
    )
    found = session.scalar(statement)
    if found is None:
        found = ReminderRow(person=person, kind=kind, send_on=send_on)
        session.add(found)
    elif found.state == SENT:
        return
    found.day, found.state, found.created_at = day, WAITING, moment
    session.flush()


def cancel_waiting(session: Session, person: str, kind: str | None = None) -> int:
    """Cancel what waits for a person, of one kind or of every kind; return how many messages."""
    statement = update(ReminderRow).where(ReminderRow.person == person, ReminderRow.state == WAITING)
    if kind is not None:
        statement = statement.where(ReminderRow.kind == kind)
    return _rows_changed(session, statement.values(state=CANCELLED))


def due(session: Session, today: date) -> list[ReminderRow]:
    """Return the messages whose day has come, those that were asked for first in front."""
    statement = select(ReminderRow).where(ReminderRow.state == WAITING, ReminderRow.send_on <= today)
    return list(session.scalars(statement.order_by(ReminderRow.id)))


def settle(session: Session, number: int, state: str, moment: datetime | None = None) -> bool:
    """Give a waiting message its last state; False when it no longer waits, so that one of two does it."""
    statement = update(ReminderRow).where(ReminderRow.id == number, ReminderRow.state == WAITING)
    return _rows_changed(session, statement.values(state=state, sent_at=moment)) == 1


def people_with_reminders(session: Session, since: datetime) -> set[str]:
    """Return who still waits for a message, or got one since a moment."""
    statement = select(ReminderRow.person).where(
        or_(ReminderRow.state == WAITING, (ReminderRow.state == SENT) & (ReminderRow.sent_at >= since))
    )
    return set(session.scalars(statement))


def delete_settled_before(session: Session, moment: datetime) -> int:
    """Delete what was sent, or asked for and dropped, before a moment; return how many rows."""
    last_change = func.coalesce(ReminderRow.sent_at, ReminderRow.created_at)
    statement = delete(ReminderRow).where(ReminderRow.state != WAITING, last_change < moment)
    return _rows_changed(session, statement)


def _rows_changed(session: Session, statement: Any) -> int:
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)
