"""What a person and staff write to each other: kept, and passed on to the other side. The callers commit."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.desk import DeskMessageRow
from core.database.relay import PENDING, InboxEntry, outbox_of_desk_message
from core.errors import NotFoundError
from core.rules.escalation import State
from core.seal import Seal
from core.services import audit, desk, desk_outbox
from core.services.desk_lines import keep_message
from core.services.desk_people import EMPTY, draft, is_employer, tell
from core.services.desk_staff import StaffMember
from core.services.desk_texts import as_typed, text
from core.services.relay import Draft

TEXT = "text"


def person_writes(
    session: Session, seal: Seal, escalation: Any, entry: InboxEntry, chat_id: int, now: datetime
) -> None:
    """Pass a text, or a file with its caption, of a person on to the topic."""
    words = seal.open(entry.text)
    row = keep_message(
        session,
        seal,
        escalation,
        "person",
        str(entry.kind),
        words,
        now,
        person_message_id=entry.message_id,
    )
    escalation.last_person_at = now
    if escalation.chat_id is None:
        return
    if entry.kind == TEXT or entry.message_id is None:
        said = text("group_said", text=as_typed(words or ""))
        desk_outbox.say(session, seal, escalation, said, now, desk_message_id=int(row.id))
        return
    desk_outbox.put(
        session,
        seal,
        escalation.chat_id,
        "copy",
        now,
        escalation_id=escalation.id,
        copy_from=(chat_id, int(entry.message_id)),
        desk_message_id=int(row.id),
    )


def person_edits(session: Session, seal: Seal, escalation: Any, entry: InboxEntry, now: datetime) -> None:
    """Let an edit of a person change the message in the topic; one from before staff came is said anew."""
    words = seal.open(entry.text) or ""
    found = (
        desk_boxes.message_from_person(session, escalation.person, int(entry.message_id))
        if entry.message_id is not None
        else None
    )
    escalation.last_person_at = now
    if found is None or found.escalation_id != escalation.id:
        row = keep_message(
            session, seal, escalation, "person", TEXT, words, now, person_message_id=entry.message_id
        )
        said = text("group_late_edit", text=as_typed(words))
        desk_outbox.say(session, seal, escalation, said, now, desk_message_id=int(row.id))
        return
    found.text = seal.close(words)
    if found.kind != TEXT:
        said = text("group_file_edited", text=as_typed(words))
    elif desk_outbox.edit(session, seal, escalation, found, text("group_edited", text=as_typed(words)), now):
        return
    else:
        said = text("group_late_edit", text=as_typed(words))
    desk_outbox.say(session, seal, escalation, said, now)


def person_presses(session: Session, seal: Seal, escalation: Any, title: str | None, now: datetime) -> Draft:
    """Show in the topic which old button a person pressed; return what they hear of it."""
    said = text("group_pressed", title=as_typed(title)) if title else text("group_pressed_old")
    row = keep_message(session, seal, escalation, "person", "press", title, now)
    escalation.last_person_at = now
    desk_outbox.say(session, seal, escalation, said, now, desk_message_id=int(row.id))
    organisation = desk.organisation_of(session, escalation)
    return draft(
        "pressed_while_staff", is_employer(escalation), {"to_bot": "/bot"}, organisation=organisation
    )


def person_types_command(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """Show in the topic that a person typed a command for the bot; which one says nothing to staff."""
    row = keep_message(session, seal, escalation, "person", "command", None, now)
    escalation.last_person_at = now
    said = text("group_typed_command")
    desk_outbox.say(session, seal, escalation, said, now, desk_message_id=int(row.id))


def staff_writes(
    session: Session,
    seal: Seal,
    escalation: Any,
    words: str,
    now: datetime,
    *,
    staff: StaffMember | None = None,
    group_message_id: int | None = None,
    typed: bool = True,
) -> bool:
    """Pass a text of staff on to the person, below a line that says who writes; False when it cannot arrive.

    `typed`: nothing in it becomes bold or a link; a standard answer may have these.
    """
    row = _keep_of_staff(session, seal, escalation, TEXT, words, now, staff, group_message_id)
    said = _with_header(session, escalation, as_typed(words) if typed else words)
    return tell(session, seal, escalation, Draft(said), desk_message_id=int(row.id))


def staff_sends_file(
    session: Session,
    seal: Seal,
    escalation: Any,
    kind: str,
    caption: str | None,
    now: datetime,
    *,
    staff: StaffMember,
    group_message_id: int,
) -> bool:
    """Pass a file of staff on to the person as a copy; a line before the first says who sends it."""
    before = desk_boxes.messages_of(session, escalation.id)
    last = next((row for row in reversed(before) if row.speaker in ("person", "staff")), None)
    row = _keep_of_staff(session, seal, escalation, kind, caption, now, staff, group_message_id)
    follows = last is not None and last.staff_id == staff.id and last.kind not in (TEXT, "press")
    if not follows:
        header = draft("header_file", is_employer(escalation), organisation=staff.organisation)
        tell(session, seal, escalation, header)
    source = (int(escalation.chat_id), group_message_id)
    return tell(session, seal, escalation, EMPTY, desk_message_id=int(row.id), copy_from=source)


def staff_edits(
    session: Session, seal: Seal, escalation: Any, message: Any, words: str, now: datetime
) -> bool:
    """Let an edit of staff change the message that the person got; False when it cannot arrive.

    What waits is changed where it waits; what was sent, or is on its way, is edited right after it.
    """
    message.text = seal.close(words)
    if message.kind != TEXT:
        changed = draft("caption_changed", is_employer(escalation), text=as_typed(words))
        return tell(session, seal, escalation, Draft(_with_header(session, escalation, changed.text)))
    said = _with_header(session, escalation, as_typed(words))
    row = outbox_of_desk_message(session, message.id)
    if row is not None and row.state == PENDING and not row.message_ids and row.attempted_after is None:
        row.text = seal.close(said)
        return True
    return tell(session, seal, escalation, Draft(said), desk_message_id=int(message.id))


def answer_from_office(
    session: Session, seal: Seal, escalation_id: int, words: str, name: str, now: datetime
) -> bool:
    """Send an answer of staff from the command line or the web pages; False when it cannot arrive.

    `name` is who writes. Raises NotFoundError, also before the person said yes and once it is over.
    """
    escalation = desk.held(session, escalation_id)
    if escalation.state not in (State.WAITING.value, State.STAFF.value):
        raise NotFoundError(f"there is no open escalation {escalation_id}")
    if not staff_writes(session, seal, escalation, words, now):
        return False
    said = text("group_answered_elsewhere", name=name, text=as_typed(words))
    desk_outbox.say(session, seal, escalation, said, now)
    desk.note(session, escalation, "desk_answered", audit.staff(name))
    return True


def _keep_of_staff(
    session: Session,
    seal: Seal,
    escalation: Any,
    kind: str,
    words: str | None,
    now: datetime,
    staff: StaffMember | None,
    group_message_id: int | None,
) -> DeskMessageRow:
    escalation.last_staff_at = now
    escalation.first_answer_at = escalation.first_answer_at or now
    return keep_message(
        session,
        seal,
        escalation,
        "staff",
        kind,
        words,
        now,
        staff_id=staff.id if staff is not None else None,
        group_message_id=group_message_id,
    )


def _with_header(session: Session, escalation: Any, words: str) -> str:
    organisation = desk.organisation_of(session, escalation)
    header = draft("header", is_employer(escalation), organisation=organisation)
    return f"{header.text}\n{words}"
