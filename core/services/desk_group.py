"""What happens in the groups of staff: whoever it is, and where, decides what is done with it.

Everything is asked twice: of our own table (role, province, not left) and of Telegram (`is_member`).
Only what the owner of a taken conversation writes in its topic goes to the person; all else stays inside.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.escalations import escalation_in_topic
from core.database.referrals import referrals_of
from core.database.relay import DONE
from core.rules.escalation import State, may_act
from core.seal import Seal
from core.services import (
    audit,
    desk,
    desk_conversations,
    desk_inbox,
    desk_leaving,
    desk_lines,
    desk_presses,
    desk_staff,
    desk_talk,
    referrals,
)
from core.services.desk_messages import GroupUpdate
from core.services.desk_staff import StaffMember, member_with_id
from core.services.desk_texts import labels

GONE: Final = ("left", "kicked", "banned")
_NOTE: Final = re.compile(r"\s*(?://|/notitie(?:@\w+)?(?!\w))\s*(.*)", re.DOTALL | re.IGNORECASE)
_COMMAND: Final = re.compile(r"\s*/(\w+)(?:@\w+)?[\s:]*(.*)", re.DOTALL)
_ANSWERED: Final = ("sent", "opened", "answered")


@dataclass(frozen=True)
class Room:
    """Where and when something happens in a group, and who answers there."""

    session: Session
    seal: Seal
    update: GroupUpdate
    now: datetime
    staff_chat: int | None

    def answer(self, text_id: str, **values: Any) -> None:
        """Answer where somebody wrote."""
        place = (self.update.chat_id, self.update.thread_id)
        desk_lines.answer_in_group(self.session, self.seal, *place, text_id, self.now, (), **values)


def handle(
    session: Session,
    seal: Seal,
    update_id: int,
    is_member: bool,
    staff_chat: int | None,
    now: datetime,
) -> None:
    """Do what an update of a group asks and mark it done; nothing when it was done before."""
    row = desk_boxes.group_update(session, update_id)
    if row is None or row.state == DONE:
        return
    update = desk_inbox.opened(seal, row)
    desk_inbox.done(row)
    session.flush()
    if update.kind == "bot_member":
        audit.record(session, audit.SYSTEM, "desk_bot_rights", subject=f"group:{update.data}"[:80])
    elif update.kind == "member":
        if update.data in GONE and update.sender_id is not None:
            desk_leaving.left_group(session, seal, update.sender_id, update.chat_id, staff_chat, now)
    else:
        _from_somebody(Room(session, seal, update, now, staff_chat), is_member)


def _from_somebody(room: Room, is_member: bool) -> None:
    update = room.update
    member = desk_staff.staff_of(room.session, room.seal, update.sender_id)
    command = _command(update)
    if not is_member:
        _refuse(room, member)
    elif command is not None and command[0] == "aanmelden":
        _enrol(room, command[1])
    elif member is None:
        _is_unknown(room, is_command=command is not None)
    elif _begins(update, command) and not _is_own_group(room, member):
        room.answer("group_conversations_elsewhere")
    elif update.kind == "press":
        desk_presses.press(room.session, room.seal, update, member, room.now)
    elif command is not None and command[0] == "gesprekken":
        desk_conversations.show(room.session, room.seal, update, member, room.now)
    else:
        _in_topic(room, member, command)


def _begins(update: GroupUpdate, command: tuple[str, str] | None) -> bool:
    """Whether somebody wants to take over running conversations, or one of them."""
    if update.kind == "press":
        return (update.data or "").startswith(desk_conversations.START)
    return command is not None and command[0] == "gesprekken"


def _is_own_group(room: Room, member: StaffMember) -> bool:
    return desk_conversations.is_own_group(room.session, room.update.chat_id, member, room.staff_chat)


def _in_topic(room: Room, member: StaffMember, command: tuple[str, str] | None) -> None:
    """Do what a member wrote in a topic; what colleagues say elsewhere is theirs."""
    update = room.update
    escalation = _escalation(room)
    if escalation is None:
        return
    if not may_act(member.role, member.province, escalation.province):
        room.answer("group_not_here")
        return
    note = _NOTE.fullmatch(update.text or "") if update.kind != "edit" else None
    if note is not None:
        _keep_note(room, escalation, member, note[1])
    elif desk_inbox.is_of_note(room.session, update, escalation.id):
        _keep(room, escalation, member, None)
    elif command is not None and command[0] == "zonder":
        _comment(room, escalation, member, None)
    elif command is not None and command[0] == "terugkoppeling":
        _feedback(room, escalation, member, command[1])
    elif command is not None:
        room.answer("group_unknown_command")
    elif update.kind == "edit":
        _edit(room, escalation, member)
    elif not _comment(room, escalation, member, update.text):
        _message(room, escalation, member)


def _message(room: Room, escalation: Any, member: StaffMember) -> None:
    """Pass what the owner writes on to the person; of all others it stays inside, as a note."""
    session, seal, update, now = room.session, room.seal, room.update, room.now
    if not _owns(escalation, member):
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
    _keep(room, escalation, member, room.update.text)
    state = State(escalation.state)
    owner = member_with_id(room.session, escalation.staff_id)
    hint = {State.STAFF: "group_hint_not_owner", State.CLOSED: "group_hint_closed"}
    desk_lines.hint_once(
        room.session,
        room.seal,
        escalation,
        member.id,
        hint.get(state, "group_hint_untaken"),
        room.now,
        name=owner.name if owner is not None else "",
    )


def _edit(room: Room, escalation: Any, member: StaffMember) -> None:
    """Let an edit of the owner reach the person, unless it made a note of it; that of a note changes it."""
    found = desk_boxes.message_in_group(room.session, escalation.id, int(room.update.message_id or 0))
    words = room.update.text or ""
    own = found if found is not None and found.staff_id == member.id else None
    note = _NOTE.fullmatch(words)
    if own is not None and own.speaker == "note":
        own.text = room.seal.close(note[1] if note is not None else words)
    elif own is not None and note is None and _owns(escalation, member):
        desk_talk.staff_edits(room.session, room.seal, escalation, own, words, room.now)
        desk.note(room.session, escalation, "desk_edited", member.actor)
    else:
        desk_lines.hint_once(room.session, room.seal, escalation, member.id, "group_hint_edit", room.now)


def _owns(escalation: Any, member: StaffMember) -> bool:
    return bool(escalation.state == State.STAFF.value and escalation.staff_id == member.id)


def _keep_note(room: Room, escalation: Any, member: StaffMember, words: str) -> None:
    if not words.strip() and room.update.kind == "text":
        room.answer("group_hint_note")
        return
    _keep(room, escalation, member, words.strip())
    desk.note(room.session, escalation, "desk_noted", member.actor)
    desk_lines.hint_once(room.session, room.seal, escalation, member.id, "group_note_kept", room.now)


def _keep(room: Room, escalation: Any, member: StaffMember, words: str | None) -> None:
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


def _comment(room: Room, escalation: Any, member: StaffMember, words: str | None) -> bool:
    """Take what a member says as the comment of their referral, when one is awaited."""
    without = words is None
    if not without and room.update.kind != "text":
        return False
    may_pass_on = _owns(escalation, member) or member.is_administrator
    taken = may_pass_on and referrals.comment(room.session, room.seal, escalation, member.id, words, room.now)
    if taken:
        desk.note(room.session, escalation, "desk_referral_asked", member.actor)
    elif room.update.kind == "text" and without:
        room.answer("group_no_comment_awaited")
    return taken


def _feedback(room: Room, escalation: Any, member: StaffMember, words: str) -> None:
    sent = referrals_of(room.session, escalation.id, _ANSWERED)
    if not sent or not words.strip():
        room.answer("group_no_feedback")
        return
    referrals.feedback(room.session, room.seal, sent[-1].id, words.strip(), member.actor, room.now)


def _enrol(room: Room, code: str) -> None:
    sender = room.update.sender_id
    before = desk_staff.staff_of(room.session, room.seal, sender)
    member = None
    if sender is not None:
        chat = room.update.chat_id
        member = desk_staff.enrol(room.session, room.seal, code, sender, room.now, chat_id=chat)
    if member is None:
        room.answer("group_code_wrong")
        return
    if before is not None:
        desk_leaving.let_all_wait(room.session, room.seal, before, room.now, text_id="group_released")
    role = labels().staff_roles[member.role.value]
    room.answer("group_enrolled", name=member.name, role=role, organisation=member.organisation)


def _is_unknown(room: Room, *, is_command: bool) -> None:
    """Tell somebody without a role that they have none: when they ask for something, or once in a topic."""
    if is_command or room.update.kind == "press":
        room.answer("group_no_role")
        return
    escalation = _escalation(room)
    if escalation is not None:
        desk_lines.hint_once(room.session, room.seal, escalation, None, "group_no_role", room.now)


def _refuse(room: Room, member: StaffMember | None) -> None:
    """Do nothing for who is no member of the group; that a member of staff tried is written down.

    Who writes anonymously, as an administrator of the group may, hears once in a topic that it stays inside.
    """
    if member is None:
        escalation = _escalation(room) if room.update.sender_id is None else None
        if escalation is not None:
            desk_lines.hint_once(room.session, room.seal, escalation, None, "group_hint_anonymous", room.now)
        return
    audit.record(room.session, member.actor, "desk_refused", subject=f"desk_staff:{member.id}")
    room.answer("group_not_a_member")


def _command(update: GroupUpdate) -> tuple[str, str] | None:
    """Return the command of a text and what stands behind it; a note is no command."""
    if update.kind != "text" or _NOTE.fullmatch(update.text or "") is not None:
        return None
    found = _COMMAND.fullmatch(update.text or "")
    return (found[1].lower(), (found[2] or "").strip()) if found is not None else None


def _escalation(room: Room) -> Any | None:
    """Return the conversation of the topic, held, None outside a topic of ours."""
    if room.update.thread_id is None:
        return None
    found = escalation_in_topic(room.session, room.update.chat_id, room.update.thread_id)
    return desk.held(room.session, found.id) if found is not None else None
