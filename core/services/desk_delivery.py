"""What the relay finds out about messages of staff: where they arrived, and that they never will."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database.desk import DeskMessageRow
from core.database.escalations import open_escalation_of
from core.database.relay import (
    PENDING,
    Conversation,
    OutboxMessage,
    outbox_of_desk_message,
    undelivered_of_staff,
)
from core.rules.escalation import State
from core.seal import Seal
from core.services import desk, desk_lines, desk_person
from core.services.desk_texts import as_typed, labels


def aim_edit(session: Session, row: Any) -> None:
    """Let the edit of a message of staff take the place of that message, now that it is known where it is.

    A row that brings the same message as an earlier one is an edit of it.
    """
    if row.desk_message_id is None or row.replaces or row.message_ids or row.attempted_after is not None:
        return
    before = outbox_of_desk_message(session, row.desk_message_id, before=row.id)
    if before is not None:
        row.replaces = list(before.message_ids)
        return
    message: Any = session.get(DeskMessageRow, row.desk_message_id)
    if message is not None and message.person_message_id is not None:
        row.replaces = [message.person_message_id]


def reached_person(session: Session, desk_message_id: int | None, message_id: int) -> None:
    """Remember which message of the person's chat a message of staff became."""
    message: Any = session.get(DeskMessageRow, desk_message_id) if desk_message_id is not None else None
    if message is not None:
        message.person_message_id = message_id


def delete_what_is_over(session: Session, row: Any) -> None:
    """Let messages be deleted that an edit of staff, which became shorter, no longer needs."""
    over = row.replaces[len(row.message_ids) :] if row.desk_message_id is not None else []
    if over and row.message_ids:
        session.add(
            OutboxMessage(
                pseudonym=row.pseudonym,
                replaces=over,
                message_ids=[],
                created_at=row.created_at,
                state=PENDING,
            )
        )


def person_gone(session: Session, seal: Seal, person: str, now: datetime) -> None:
    """Tell staff that a person blocked the bot or is gone, and what did not arrive; once. The caller commits.

    What the person wrote before still goes to the topic. A question that waits goes on waiting: whoever takes
    it sees the line.
    """
    conversation: Any = session.get(Conversation, person)
    if conversation is None or conversation.blocked:
        return
    desk_person.pass_on_what_waits(session, seal, person, now)
    escalation: Any = open_escalation_of(session, person, to_write=True)
    if escalation is None:
        return
    if escalation.state == State.ASKED.value:
        desk.person_leaves(session, seal, escalation, "person_gone", now)
        return
    desk_lines.line(session, seal, escalation, "group_person_gone", now)
    lost = [_lost(session, seal, row) for row in undelivered_of_staff(session, person)]
    if lost:
        desk_lines.line(session, seal, escalation, "group_not_arrived", now, messages="\n".join(lost))


def _lost(session: Session, seal: Seal, row: Any) -> str:
    message: Any = session.get(DeskMessageRow, row.desk_message_id)
    words = seal.open(message.text) if message is not None else None
    kind = message.kind if message is not None else "other"
    shown = as_typed(words) if words else labels().kinds.get(kind, labels().kinds["other"])
    return f"• {shown}"
