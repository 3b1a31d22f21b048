"""The table of conversations that are handed to staff: who owns a conversation stands here, nowhere else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, Integer, String, select, text
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.session import keep_out_writers_of_sqlite

OPEN = text("closed_at IS NULL")
# A number never comes back: what was done for somebody who is erased is then nobody else's.
NEVER_AGAIN = {"sqlite_autoincrement": True}


class Escalation(Base):
    """A conversation handed to staff. `person` is the pseudonym under which Rasa knows the person.

    `state` is one of core.rules.escalation.State; a person has at most one that is not closed. `topic` is the
    theme; `chat_id` and `thread_id` are the topic of the staff group in Telegram, `summary_message_id` its
    first message. `staff_id` is the member of staff who owns it (while the person is asked: who wants
    it); it is no foreign key, so that erasing nobody touches the conversations of others.
    """

    __tablename__ = "escalations"
    __table_args__ = (
        Index("uq_open_escalation", "person", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        NEVER_AGAIN,
    )

    id = Column(Integer, primary_key=True)
    person = Column(String(64), nullable=False, index=True)
    reason = Column(String(40), nullable=False)
    topic = Column(String(40))
    state = Column(String(10), nullable=False, default="waiting", index=True)
    urgent = Column(Boolean, nullable=False, default=False)
    role = Column(String(20))
    place = Column(String(80))
    province = Column(String(40))
    team = Column(String(80))
    staff_id = Column(Integer)
    opened_at = Column(DateTime(timezone=True), nullable=False)
    waiting_since = Column(DateTime(timezone=True))
    taken_at = Column(DateTime(timezone=True))
    first_answer_at = Column(DateTime(timezone=True))
    last_staff_at = Column(DateTime(timezone=True))
    last_person_at = Column(DateTime(timezone=True))
    reminded_at = Column(DateTime(timezone=True))
    alarmed_at = Column(DateTime(timezone=True))
    closed_at = Column(DateTime(timezone=True))
    outcome = Column(String(20))
    rating = Column(String(10))
    rated_at = Column(DateTime(timezone=True))
    chat_id = Column(BigInteger)
    thread_id = Column(BigInteger)
    summary_message_id = Column(BigInteger)


def belong_to_nobody(escalation: Any, moment: datetime) -> None:
    """Let an escalation wait from a moment on: nobody has it, and the calls about it begin anew."""
    escalation.staff_id = escalation.taken_at = None
    escalation.waiting_since = moment
    escalation.reminded_at = escalation.alarmed_at = None


def open_escalations(session: Session, states: Sequence[str] = ("waiting", "staff")) -> list[Escalation]:
    """Return the escalations in these states, the oldest first."""
    statement = (
        select(Escalation)
        .where(Escalation.closed_at.is_(None), Escalation.state.in_(states))
        .order_by(Escalation.opened_at, Escalation.id)
    )
    return list(session.scalars(statement))


def open_escalation_of(session: Session, person: str, *, to_write: bool = False) -> Any | None:
    """Return the escalation of a person that is not closed, also one that they did not agree to yet.

    With `to_write` nobody else can change it before the end of this transaction.
    """
    statement = select(Escalation).where(Escalation.person == person, Escalation.closed_at.is_(None))
    if to_write:
        keep_out_writers_of_sqlite(session)
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).first()


def is_of_staff(session: Session, person: str) -> bool:
    """Tell whether staff own the conversation of a person."""
    statement = select(Escalation.id).where(
        Escalation.person == person, Escalation.state == "staff", Escalation.closed_at.is_(None)
    )
    return session.scalar(statement.limit(1)) is not None


def escalation_in_topic(session: Session, chat_id: int, thread_id: int) -> Any | None:
    """Return the escalation that a topic of the staff group is about, or None."""
    statement = select(Escalation).where(Escalation.chat_id == chat_id, Escalation.thread_id == thread_id)
    return session.scalars(statement.order_by(Escalation.id.desc()).limit(1)).first()


def locked_escalation(session: Session, escalation_id: int) -> Any | None:
    """Return an escalation; nobody else can change it before the end of this transaction."""
    keep_out_writers_of_sqlite(session)
    statement = select(Escalation).where(Escalation.id == escalation_id)
    statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).first()


def place_in_queue(session: Session, escalation: Any) -> int:
    """Return the place of an escalation in the queue of its team, from 1; what is urgent goes first."""
    waiting = select(Escalation).where(Escalation.state == "waiting", Escalation.team == escalation.team)
    order = (Escalation.urgent.desc(), Escalation.opened_at, Escalation.id)
    ids = [row.id for row in session.scalars(waiting.order_by(*order))]
    return ids.index(escalation.id) + 1 if escalation.id in ids else len(ids) + 1


def taken_by(session: Session, staff_id: int, chat_id: int | None = None) -> list[Any]:
    """Return what a member of staff owns or waits for, in one group or everywhere, the oldest first."""
    statement = select(Escalation).where(Escalation.staff_id == staff_id, Escalation.closed_at.is_(None))
    if chat_id is not None:
        statement = statement.where(Escalation.chat_id == chat_id)
    return list(session.scalars(statement.order_by(Escalation.id)))
