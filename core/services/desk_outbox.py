"""What is to be done in a staff group: put in order here, done by the bot, each thing once.

What the person wrote stands in these rows encrypted and is emptied once it is done.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.desk import DeskMessageRow, DeskOutboxRow
from core.database.escalations import Escalation
from core.database.relay import DONE, PENDING
from core.seal import Seal
from core.services.desk_messages import GroupMessage, Rows

LONGEST_EDIT = 3900
"""A message of more characters may stand in two messages of Telegram; then an edit is a new message."""


def put(
    session: Session,
    seal: Seal,
    chat_id: int,
    action: str,
    now: datetime,
    *,
    escalation_id: int | None = None,
    thread_id: int | None = None,
    text: str | None = None,
    buttons: Rows = (),
    copy_from: tuple[int, int] | None = None,
    desk_message_id: int | None = None,
    edit_message_id: int | None = None,
    is_summary: bool = False,
) -> None:
    """Let something be done in a group, after all that waits there; see DeskOutboxRow. The caller commits."""
    session.add(
        DeskOutboxRow(
            escalation_id=escalation_id,
            chat_id=chat_id,
            thread_id=thread_id,
            action=action,
            text=seal.close(text) if text is not None else None,
            buttons=[[list(button) for button in row] for row in buttons],
            copy_chat=seal.close(str(copy_from[0])) if copy_from is not None else None,
            copy_message_id=copy_from[1] if copy_from is not None else None,
            edit_message_id=edit_message_id,
            desk_message_id=desk_message_id,
            is_summary=int(is_summary),
            message_ids=[],
            created_at=now,
            state=PENDING,
        )
    )
    session.flush()


def say(
    session: Session,
    seal: Seal,
    escalation: Any,
    text: str,
    now: datetime,
    buttons: Rows = (),
    desk_message_id: int | None = None,
) -> None:
    """Put a message in the topic of an escalation; nothing when it never came in a group."""
    if escalation.chat_id is not None:
        put(
            session,
            seal,
            escalation.chat_id,
            "send",
            now,
            escalation_id=escalation.id,
            text=text,
            buttons=buttons,
            desk_message_id=desk_message_id,
        )


def act(session: Session, seal: Seal, escalation: Any, action: str, now: datetime) -> None:
    """Let something be done with the topic itself ("close_topic" ...), when there is or will be one."""
    if escalation.chat_id is not None:
        put(session, seal, escalation.chat_id, action, now, escalation_id=escalation.id)


def change_buttons(session: Session, seal: Seal, escalation: Any, buttons: Rows, now: datetime) -> None:
    """Let the first message of a topic have other buttons."""
    if escalation.chat_id is not None:
        put(
            session,
            seal,
            escalation.chat_id,
            "edit",
            now,
            escalation_id=escalation.id,
            buttons=buttons,
            is_summary=True,
        )


def edit(session: Session, seal: Seal, escalation: Any, message: Any, text: str, now: datetime) -> bool:
    """Let a message in the topic become another text; False when it has to be said anew.

    What still waits is changed where it waits. What is on its way is edited right after it.
    """
    row = desk_boxes.outbox_row_of(session, message.id)
    if row is not None and row.state == PENDING and not row.message_ids and row.attempted_after is None:
        row.text = seal.close(text)
        return True
    in_parts = row is not None and len(row.message_ids) > 1
    if in_parts or len(text) > LONGEST_EDIT or (row is None and message.group_message_id is None):
        return False
    put(
        session,
        seal,
        escalation.chat_id,
        "edit",
        now,
        escalation_id=escalation.id,
        text=text,
        desk_message_id=message.id,
    )
    return True


def next_message(session: Session, seal: Seal, chat_id: int) -> GroupMessage | None:
    """Return what is to be done first in a group. Buttons of a message that never came are passed over."""
    while (row := desk_boxes.oldest_group_message(session, chat_id)) is not None:
        escalation: Any = session.get(Escalation, row.escalation_id) if row.escalation_id else None
        edits = _message_to_edit(session, row, escalation)
        if row.action == "edit" and edits is None and row.text is None:
            row.state = DONE
            session.flush()
            continue
        return GroupMessage(
            id=row.id,
            chat_id=row.chat_id,
            action=row.action,
            escalation_id=row.escalation_id if row.thread_id is None else None,
            thread_id=_thread(row, escalation),
            text=seal.open(row.text),
            buttons=tuple(tuple((title, data) for title, data in each) for each in row.buttons),
            copy_from=_copied(seal, row),
            edit_message_id=edits,
            done=tuple(row.message_ids),
            attempted_after=row.attempted_after,
        )
    return None


def note_attempt(session: Session, outbox_id: int, attempted_after: int | None) -> None:
    """Remember that a request is about to be made, or (None) that it surely did not arrive."""
    row = session.get(DeskOutboxRow, outbox_id)
    if row is not None:
        row.attempted_after = attempted_after


def record_part(session: Session, outbox_id: int, place: int, message_id: int) -> None:
    """Remember which message of the group holds a part; edits and buttons find it by that."""
    row: Any = session.get(DeskOutboxRow, outbox_id)
    if row is None:
        return
    row.message_ids = [*row.message_ids[:place], message_id]
    row.last_message_id = max(row.last_message_id or 0, message_id)
    row.attempted_after = None
    message: Any = session.get(DeskMessageRow, row.desk_message_id) if row.desk_message_id else None
    if message is not None and place == 0:
        message.group_message_id = message_id
    escalation: Any = session.get(Escalation, row.escalation_id) if row.escalation_id else None
    if escalation is not None and row.is_summary and row.action == "send":
        escalation.summary_message_id = message_id


def finish(session: Session, outbox_id: int) -> None:
    """Mark it done (or given up) and empty its text."""
    row: Any = session.get(DeskOutboxRow, outbox_id)
    if row is not None:
        row.state, row.text, row.attempted_after = DONE, None, None


def move_behind(session: Session, rows: Sequence[Any]) -> None:
    """Let rows that wait come after all that was put there later, in the same order."""
    for row in rows:
        values = {
            column.name: getattr(row, column.name)
            for column in DeskOutboxRow.__table__.columns
            if column.name not in ("id", "attempted_after")
        }
        session.delete(row)
        session.flush()
        session.add(DeskOutboxRow(**values))
        session.flush()


def _thread(row: Any, escalation: Any) -> int | None:
    """Return the topic of a row: its own, else that of its escalation when that is still in this group."""
    if row.thread_id is not None or escalation is None or escalation.chat_id != row.chat_id:
        return row.thread_id if row.thread_id is None else int(row.thread_id)
    return None if escalation.thread_id is None else int(escalation.thread_id)


def _message_to_edit(session: Session, row: Any, escalation: Any) -> int | None:
    if row.action != "edit":
        return None
    if row.edit_message_id is not None:
        return int(row.edit_message_id)
    if row.is_summary:
        found = escalation.summary_message_id if escalation is not None else None
    else:
        message: Any = session.get(DeskMessageRow, row.desk_message_id) if row.desk_message_id else None
        found = message.group_message_id if message is not None else None
    return None if found is None else int(found)


def _copied(seal: Seal, row: Any) -> tuple[int, int] | None:
    chat = seal.open(row.copy_chat)
    if chat is None or row.copy_message_id is None:
        return None
    return int(chat), int(row.copy_message_id)
