"""What comes in from the staff groups: every update is stored once, and emptied as soon as it is handled."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.desk import DeskInboxRow
from core.database.relay import DONE, PENDING
from core.seal import Seal
from core.services.desk_messages import GroupIncoming, GroupUpdate

LONGEST_DATA = 64


def accept(session: Session, seal: Seal, incoming: GroupIncoming, now: datetime) -> bool:
    """Store an update of a group, unless it was stored before. The caller commits."""
    if desk_boxes.group_update_is_known(session, incoming.update_id):
        return False
    session.add(
        DeskInboxRow(
            update_id=incoming.update_id,
            kind=incoming.kind,
            chat_id=incoming.chat_id,
            thread_id=incoming.thread_id,
            message_id=incoming.message_id,
            sender=seal.close(str(incoming.sender_id)) if incoming.sender_id is not None else None,
            sender_name=seal.close(incoming.sender_name) if incoming.sender_name is not None else None,
            text=seal.close(incoming.text) if incoming.text is not None else None,
            data=incoming.data[:LONGEST_DATA] if incoming.data is not None else None,
            received_at=now,
            state=PENDING,
        )
    )
    session.flush()
    return True


def next_update(session: Session, seal: Seal, without: frozenset[int] = frozenset()) -> GroupUpdate | None:
    """Return the update that has waited longest, but not from these groups."""
    row = desk_boxes.oldest_group_update(session, without)
    return opened(seal, row) if row is not None else None


def opened(seal: Seal, row: Any) -> GroupUpdate:
    """Return a stored update as it can be read."""
    sender = seal.open(row.sender)
    return GroupUpdate(
        id=row.id,
        kind=row.kind,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        message_id=row.message_id,
        sender_id=int(sender) if sender is not None else None,
        sender_name=seal.open(row.sender_name),
        text=seal.open(row.text),
        data=row.data,
    )


def done(row: Any) -> None:
    """Mark an update handled and empty it; of which album a file was is still asked of the next one."""
    row.state, row.text, row.sender, row.sender_name = DONE, None, None, None
    if row.kind in ("text", "edit", "press", "member", "bot_member"):
        row.data = None


def is_of_note(session: Session, update: GroupUpdate, escalation_id: int) -> bool:
    """Tell whether a file belongs to an album that began as a note: only its first file has the words."""
    if update.kind in ("press", "member", "bot_member") or update.data is None or update.text:
        return False
    before = desk_boxes.messages_of_album(session, update.chat_id, update.data, update.id)
    found = (desk_boxes.message_in_group(session, escalation_id, each) for each in before)
    return any(row is not None and row.speaker == "note" for row in found)
