"""What a member writes in a topic: to the person when they own the conversation, else a note, with a hint."""

import re
from typing import Any, Final

from core.database import desk_boxes
from core.rules.escalation import State
from core.services import desk, desk_lines, desk_talk
from core.services.desk_room import Room, owns
from core.services.desk_staff import StaffMember, member_with_id

NOTE: Final = re.compile(r"\s*(?://|/notitie(?:@\w+)?(?!\w))\s*(.*)", re.DOTALL | re.IGNORECASE)


def message(room: Room, escalation: Any, member: StaffMember) -> None:
    """Pass what the owner writes on to the person; of all others it stays inside, as a note."""
    session, seal, update, now = room.session, room.seal, room.update, room.now
    if not owns(escalation, member):
        _stays_inside(room, escalation, member)
        return
    message_id = int(update.message_id or 0)
    if update.kind == "text":
        arrives = desk_talk.staff_writes(
            session, seal, escalation, update.text or "", now, staff=member, group_message_id=message_id
        )
    else:
        arrives = desk_talk.staff_sends_file(
            session,
            seal,
            escalation,
            update.kind,
            update.text,
            now,
            staff=member,
            group_message_id=message_id,
        )
    desk.note(session, escalation, "desk_wrote", member.actor)
    if not arrives:
        desk_lines.line(session, seal, escalation, "group_blocked", now)


def _stays_inside(room: Room, escalation: Any, member: StaffMember) -> None:
    keep(room, escalation, member, room.update.text)
    state = State(escalation.state)
    owner = member_with_id(room.session, escalation.staff_id)
    hint = {State.STAFF: "group_hint_not_owner", State.CLOSED: "group_hint_closed"}
    name = owner.name if owner is not None else ""
    room.hint(escalation, member.id, hint.get(state, "group_hint_untaken"), name=name)


def edit(room: Room, escalation: Any, member: StaffMember) -> None:
    """Let an edit of the owner reach the person, unless it made a note of it; that of a note changes it."""
    found = desk_boxes.message_in_group(room.session, escalation.id, int(room.update.message_id or 0))
    words = room.update.text or ""
    own = found if found is not None and found.staff_id == member.id else None
    note = NOTE.fullmatch(words)
    if own is not None and own.speaker == "note":
        own.text = room.seal.close(note[1] if note is not None else words)
    elif own is not None and note is None and owns(escalation, member):
        desk_talk.staff_edits(room.session, room.seal, escalation, own, words, room.now)
        desk.note(room.session, escalation, "desk_edited", member.actor)
    else:
        room.hint(escalation, member.id, "group_hint_edit")


def keep_note(room: Room, escalation: Any, member: StaffMember, words: str) -> None:
    """Keep what a member wrote with // in front: it stays inside. Without words or a file they hear how."""
    if not words.strip() and room.update.kind == "text":
        room.answer("group_hint_note")
        return
    keep(room, escalation, member, words.strip())
    desk.note(room.session, escalation, "desk_noted", member.actor)
    room.hint(escalation, member.id, "group_note_kept")


def keep(room: Room, escalation: Any, member: StaffMember, words: str | None) -> None:
    """Keep what came in among what colleagues say; the person gets none of it."""
    kind = room.update.kind if room.update.kind != "edit" else "text"
    desk_lines.keep_message(
        room.session,
        room.seal,
        escalation,
        "note",
        kind,
        words,
        room.now,
        staff_id=member.id,
        group_message_id=room.update.message_id,
    )
