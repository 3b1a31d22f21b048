"""What is asked of the tables of referrals and of partners. The caller commits."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.database.desk import DeskPartnerRow, ReferralRow
from core.database.desk_boxes import waiting_for
from core.database.escalations import locked_escalation

LINK_STATES: Final = ("agreed", "sent", "opened", "answered")
"""In these states the one-time link of a referral counts."""


def partner_rows(session: Session) -> list[Any]:
    """Return the partners with their channel, by organisation."""
    return list(session.scalars(select(DeskPartnerRow).order_by(DeskPartnerRow.organisation)))


def referrals_of(session: Session, escalation_id: int, states: Collection[str]) -> list[Any]:
    """Return the referrals of an escalation in these states, the oldest first, to write."""
    statement = select(ReferralRow).where(
        ReferralRow.escalation_id == escalation_id, ReferralRow.state.in_(states)
    )
    return list(session.scalars(statement.order_by(ReferralRow.id).with_for_update()))


def referral_to_write(session: Session, referral_id: int) -> Any | None:
    """Return a referral; nobody else can change it, or its escalation, before the end of this transaction."""
    return _locked(session, session.get(ReferralRow, referral_id))


def referral_with_token(session: Session, token: str, now: datetime) -> Any | None:
    """Return the referral of a link (its hash) that still counts, to write; None after its time."""
    statement = select(ReferralRow).where(ReferralRow.token == token, ReferralRow.expires_at > now)
    referral = _locked(session, session.scalars(statement).first())
    return referral if referral is not None and referral.state in LINK_STATES else None


def keep_in_topic(session: Session, escalation: Any) -> None:
    """Let what still waits for the topic of an escalation go there, also when the escalation moves on."""
    for row in waiting_for(session, escalation.id):
        if row.chat_id == escalation.chat_id and row.thread_id is None and row.action != "open_topic":
            row.thread_id, row.desk_message_id = escalation.thread_id, None
    session.flush()


def moved_at(session: Session, escalation_id: int) -> datetime | None:
    """Return when a conversation last went to the group of a partner: notes from before stayed behind."""
    moved = (ReferralRow.escalation_id == escalation_id, ReferralRow.from_chat_id.is_not(None))
    moment: datetime | None = session.scalar(select(func.max(ReferralRow.decided_at)).where(*moved))
    return moment


def _locked(session: Session, found: Any | None) -> Any | None:
    """Lock the escalation first: everybody does it in this order, so that nobody waits for ever."""
    if found is None:
        return None
    locked_escalation(session, found.escalation_id)
    statement = select(ReferralRow).where(ReferralRow.id == found.id)
    statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).first()
