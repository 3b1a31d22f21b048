"""The topics of the staff groups: made, lost, and made again."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.desk import DeskOutboxRow
from core.database.escalations import Escalation, locked_escalation
from core.rules.escalation import State
from core.seal import Seal
from core.services import desk_outbox, desk_summary


def opened(session: Session, outbox_id: int, thread_id: int, chat_id: int | None, now: datetime) -> None:
    """Remember the topic that was made. When nobody needs it any more, it is deleted. The caller commits."""
    row: Any = session.get(DeskOutboxRow, outbox_id)
    desk_outbox.finish(session, outbox_id)
    escalation: Any = session.get(Escalation, row.escalation_id) if row is not None else None
    if escalation is not None and escalation.chat_id == row.chat_id:
        escalation.thread_id = thread_id
    elif (group := row.chat_id if row is not None else chat_id) is not None:
        desk_boxes.delete_topic(session, int(group), thread_id, now)


def lost(
    session: Session, seal: Seal, escalation_id: int, now: datetime, thread_id: int | None = None
) -> None:
    """Make a topic again that is gone in Telegram, with its summary, before what waits for it.

    With `thread_id` nothing is done when the conversation has another topic by now.

    Of a conversation that is over nothing is made again: all of it can be read on the web pages.
    """
    escalation = locked_escalation(session, escalation_id)
    if escalation is None or escalation.thread_id is None:
        return
    if thread_id is not None and escalation.thread_id != thread_id:
        return
    escalation.thread_id = escalation.summary_message_id = None
    desk_boxes.forget_places_in_group(session, escalation_id)
    waiting = [row for row in desk_boxes.waiting_for(session, escalation_id) if row.thread_id is None]
    if State(escalation.state) is State.CLOSED:
        for row in waiting:
            desk_outbox.finish(session, int(row.id))
        return
    desk_summary.open_topic(session, seal, escalation, now)
    desk_outbox.move_behind(session, waiting)
