"""Short lines of the desk itself in a topic: what changed, and hints. They stand in the transcript too."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.content.desk_texts import FOR_STAFF
from core.database import desk_boxes
from core.database.desk import DeskMessageRow
from core.database.desk_boxes import LINE
from core.seal import Seal
from core.services import desk_outbox
from core.services.desk_messages import Rows
from core.services.desk_texts import text
from core.services.moments import as_utc

LONGEST_KIND: Final = 20


def keep_message(
    session: Session,
    seal: Seal,
    escalation: Any,
    speaker: str,
    kind: str,
    words: str | None,
    now: datetime,
    *,
    staff_id: int | None = None,
    person_message_id: int | None = None,
    group_message_id: int | None = None,
) -> DeskMessageRow:
    """Keep one message of a conversation with staff, encrypted; see DeskMessageRow. The caller commits."""
    row = DeskMessageRow(
        escalation_id=escalation.id,
        person=escalation.person,
        speaker=speaker,
        staff_id=staff_id,
        kind=kind,
        text=seal.close(words) if words else None,
        person_message_id=person_message_id,
        group_message_id=group_message_id,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def line(
    session: Session,
    seal: Seal,
    escalation: Any,
    text_id: str,
    now: datetime,
    buttons: Rows = (),
    **values: Any,
) -> None:
    """Put a line in the topic of a conversation, and in its transcript."""
    words = text(text_id, **values)
    row = keep_message(session, seal, escalation, "desk", LINE, words, now)
    desk_outbox.say(session, seal, escalation, words, now, buttons, desk_message_id=int(row.id))


def hint_once(
    session: Session,
    seal: Seal,
    escalation: Any,
    staff_id: int | None,
    text_id: str,
    now: datetime,
    **values: Any,
) -> None:
    """Tell a member something about a conversation, unless they heard it since it last changed.

    A change of owner or state is a line of the desk, or else moves one of the moments of the escalation.
    """
    kind = text_id.removeprefix(FOR_STAFF)[:LONGEST_KIND]
    moments = (escalation.opened_at, escalation.waiting_since, escalation.taken_at, escalation.closed_at)
    since = max(as_utc(moment) for moment in moments if moment is not None)
    if not desk_boxes.was_hinted(session, escalation.id, staff_id, kind, since):
        keep_message(session, seal, escalation, "desk", kind, None, now, staff_id=staff_id)
        desk_outbox.say(session, seal, escalation, text(text_id, **values), now)


def answer_in_group(
    session: Session,
    seal: Seal,
    chat_id: int,
    thread_id: int | None,
    text_id: str,
    now: datetime,
    buttons: Rows = (),
    **values: Any,
) -> None:
    """Answer somebody where they wrote, outside what is kept of a conversation."""
    words = text(text_id, **values)
    desk_outbox.put(session, seal, chat_id, "send", now, thread_id=thread_id, text=words, buttons=buttons)
