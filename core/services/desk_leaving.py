"""When a member of staff leaves: their conversations wait again, and the person and the topic hear it."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.database.escalations import locked_escalation, taken_by
from core.rules.escalation import StaffRole, State
from core.seal import Seal
from core.services import audit, desk, desk_lines, desk_staff
from core.services.desk_staff import StaffMember, member_with_id


def leaves(session: Session, seal: Seal, staff_id: int, now: datetime, *, by: str = audit.SYSTEM) -> int:
    """Note that somebody works here no longer; return how many conversations wait again.

    Raises NotFoundError. The caller commits.
    """
    member = member_with_id(session, staff_id)
    desk_staff.note_left(session, staff_id, now, by=by)
    return let_all_wait(session, seal, member, now) if member is not None else 0


def left_group(
    session: Session, seal: Seal, telegram_id: int, chat_id: int, staff_chat: int | None, now: datetime
) -> None:
    """Do what follows when somebody leaves a group: what they own there waits again.

    Out of the staff group, or as a partner, they work here no longer: to come back takes a new code.
    """
    member = desk_staff.staff_of(session, seal, telegram_id)
    if member is None:
        return
    if chat_id == staff_chat or member.role is StaffRole.PARTNER:
        leaves(session, seal, member.id, now)
    else:
        let_all_wait(session, seal, member, now, chat_id)


def let_all_wait(
    session: Session,
    seal: Seal,
    member: StaffMember,
    now: datetime,
    chat_id: int | None = None,
    text_id: str = "group_left_behind",
) -> int:
    """Let what a member owns wait again, in one group or everywhere; return how many. The caller commits."""
    waiting = 0
    for found in taken_by(session, member.id, chat_id):
        escalation = locked_escalation(session, found.id)
        if escalation is None or escalation.staff_id != member.id:
            continue
        if escalation.state == State.ASKED.value:
            escalation.staff_id = None
        elif escalation.state == State.STAFF.value:
            desk.let_wait(session, seal, escalation, now)
            desk.note(session, escalation, "desk_left_behind", member.actor)
            desk_lines.line(session, seal, escalation, text_id, now, name=member.name)
            waiting += 1
    return waiting
