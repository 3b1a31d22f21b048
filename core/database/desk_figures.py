"""What the figures of the desk are counted from: plain columns of escalations, without who they are of."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.escalations import Escalation


def escalations_between(
    session: Session, begin: datetime, end: datetime, province: str | None = None
) -> list[Any]:
    """Return the columns of each escalation that was opened in a time, the oldest first."""
    statement = select(
        Escalation.state,
        Escalation.opened_at,
        Escalation.waiting_since,
        Escalation.taken_at,
        Escalation.first_answer_at,
        Escalation.closed_at,
        Escalation.reason,
        Escalation.outcome,
        Escalation.rating,
        Escalation.province,
        Escalation.topic,
        Escalation.team,
    ).where(Escalation.opened_at >= begin, Escalation.opened_at < end)
    if province is not None:
        statement = statement.where(Escalation.province == province)
    return session.execute(statement.order_by(Escalation.opened_at, Escalation.id)).all()


def escalations_of_now(session: Session, province: str | None = None) -> list[Any]:
    """Return (state, urgent, waiting_since, opened_at) of each conversation that waits or is with staff."""
    statement = select(
        Escalation.state, Escalation.urgent, Escalation.waiting_since, Escalation.opened_at
    ).where(Escalation.closed_at.is_(None), Escalation.state.in_(("waiting", "staff")))
    if province is not None:
        statement = statement.where(Escalation.province == province)
    return session.execute(statement.order_by(Escalation.opened_at, Escalation.id)).all()
