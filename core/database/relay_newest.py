"""What stands newest in the chat of a person: which question their words may answer."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.relay import InboxEntry, OutboxMessage


def newest_message(session: Session, pseudonym: str) -> Any | None:
    """Return the newest outbox row of a person, sent or not."""
    statement = select(OutboxMessage).where(OutboxMessage.pseudonym == pseudonym)
    return session.scalar(statement.order_by(OutboxMessage.id.desc()).limit(1))


def said_after(session: Session, entry: Any, message_id: int) -> bool:
    """Tell whether a person wrote, before an inbox row, something newer than a message of their chat."""
    statement = select(InboxEntry.id).where(
        InboxEntry.pseudonym == entry.pseudonym, InboxEntry.id < entry.id, InboxEntry.message_id > message_id
    )
    return session.scalar(statement.limit(1)) is not None
