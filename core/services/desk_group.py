"""What happens in the groups of staff: whoever it is, and where, decides what is done with it.

Everything is asked twice: of our own table (role, province, not left) and of Telegram (`is_member`).
Only what the owner of a taken conversation writes in its topic goes to the person; all else stays inside.
"""

import re
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.escalations import escalation_in_topic
from core.database.relay import DONE
from core.rules.escalation import may_act
from core.seal import Seal
from core.services import (
    audit,
    desk,
    desk_conversations,
    desk_group_messages,
    desk_group_referrals,
    desk_inbox,
    desk_leaving,
    desk_presses,
    desk_staff,
)
from core.services.desk_group_messages import NOTE
from core.services.desk_messages import GroupUpdate
from core.services.desk_room import Room
from core.services.desk_staff import StaffMember
from core.services.desk_texts import labels

GONE: Final = ("left", "kicked", "banned")
_COMMAND: Final = re.compile(r"\s*/(\w+)(?:@\w+)?[\s:]*(.*)", re.DOTALL)


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
        desk_group_referrals.moved_away(room)
        return
    if not may_act(member.role, member.province, escalation.province):
        room.answer("group_not_here")
        return
    note = NOTE.fullmatch(update.text or "") if update.kind != "edit" else None
    if note is not None:
        desk_group_messages.keep_note(room, escalation, member, note[1])
    elif desk_inbox.is_of_note(room.session, update, escalation.id):
        desk_group_messages.keep(room, escalation, member, None)
    elif command is not None:
        _command_in_topic(room, escalation, member, *command)
    elif update.kind == "edit":
        desk_group_messages.edit(room, escalation, member)
    elif not desk_group_referrals.is_about_comment(room, escalation, member):
        desk_group_messages.message(room, escalation, member)


def _command_in_topic(room: Room, escalation: Any, member: StaffMember, name: str, words: str) -> None:
    if name == "zonder":
        desk_group_referrals.explains(room, escalation, member, None)
    elif name == "uitleg":
        desk_group_referrals.explains(room, escalation, member, words)
    elif name == "terugkoppeling":
        desk_group_referrals.feedback(room, escalation, member, words)
    else:
        room.answer("group_unknown_command")


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
        room.hint(escalation, None, "group_no_role")


def _refuse(room: Room, member: StaffMember | None) -> None:
    """Do nothing for who is no member of the group; that a member of staff tried is written down.

    Who writes anonymously, as an administrator of the group may, hears once in a topic that it stays inside.
    """
    if member is None:
        escalation = _escalation(room) if room.update.sender_id is None else None
        if escalation is not None:
            room.hint(escalation, None, "group_hint_anonymous")
        return
    audit.record(room.session, member.actor, "desk_refused", subject=f"desk_staff:{member.id}")
    room.answer("group_not_a_member")


def _command(update: GroupUpdate) -> tuple[str, str] | None:
    """Return the command of a text and what stands behind it; a note is no command."""
    if update.kind != "text" or NOTE.fullmatch(update.text or "") is not None:
        return None
    found = _COMMAND.fullmatch(update.text or "")
    return (found[1].lower(), (found[2] or "").strip()) if found is not None else None


def _escalation(room: Room) -> Any | None:
    """Return the conversation of the topic, held, None outside a topic of ours."""
    if room.update.thread_id is None:
        return None
    found = escalation_in_topic(room.session, room.update.chat_id, room.update.thread_id)
    return desk.held(room.session, found.id) if found is not None else None
