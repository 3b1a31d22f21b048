"""What is asked of the table of escalations, and of the referrals, to show conversations to staff."""

from typing import Any, Final

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from core.database.desk import ReferralRow
from core.database.escalations import Escalation

OPEN_STATES: Final = ("waiting", "staff")
CLOSED: Final = "closed"


def conversations_found(
    session: Session, *, only_open: bool, territory: str | None, first: int = 0, number: int | None = None
) -> tuple[list[Any], int]:
    """Return some of the conversations that people agreed to pass on, and how many there are.

    The open ones: what is urgent first, then what waits, the oldest first. The others: the last closed first.
    `territory` is a province, or BRUSSELS: then nothing of which the province is not known.
    """
    in_state = Escalation.state.in_(OPEN_STATES) if only_open else Escalation.state == CLOSED
    found = select(Escalation).where(_agreed(), in_state)
    if territory is not None:
        found = found.where(Escalation.province == territory)
    total = int(session.scalar(select(func.count()).select_from(found.subquery())))
    order: tuple[Any, ...] = (Escalation.closed_at.desc(), Escalation.id.desc())
    if only_open:
        waits_first = Escalation.state.desc()
        order = (Escalation.urgent.desc(), waits_first, Escalation.opened_at, Escalation.id)
    return list(session.scalars(found.order_by(*order).offset(first).limit(number))), total


def conversation(session: Session, escalation_id: int, territory: str | None) -> Any | None:
    """Return a conversation that somebody agreed to pass on; None for others and for elsewhere."""
    statement = select(Escalation).where(Escalation.id == escalation_id, _agreed())
    if territory is not None:
        statement = statement.where(Escalation.province == territory)
    return session.scalars(statement).first()


def referral_rows(session: Session, escalation_id: int) -> list[Any]:
    """Return the referrals of a conversation, the oldest first."""
    statement = select(ReferralRow).where(ReferralRow.escalation_id == escalation_id)
    return list(session.scalars(statement.order_by(ReferralRow.id)))


def _agreed() -> Any:
    """As `desk_transcript.was_agreed`."""
    closed_after_a_yes = and_(Escalation.state == CLOSED, Escalation.waiting_since.is_not(None))
    return or_(Escalation.state.in_(OPEN_STATES), closed_after_a_yes)
