"""The conversations with the bot that staff can take over: by theme and place, without a name or a text."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database.escalations import open_escalation_of
from core.database.referrals import partner_rows
from core.database.relay import conversation_with_beginning, conversations_since
from core.rules.escalation import EscalationReason, StaffRole, may_act
from core.seal import Seal
from core.services import audit, desk_asking, desk_lines
from core.services.desk_known import Known, known_of
from core.services.desk_messages import GroupUpdate, Rows
from core.services.desk_staff import StaffMember
from core.services.desk_texts import labels, text
from core.services.moments import as_utc
from core.services.organisations import name_of
from core.services.relay import add_to_outbox

START: Final = "desk:start:"
HOURS: Final = 24
MOST: Final = 10
MOST_LOOKED_AT: Final = 60
LETTERS: Final = 24
"""How much of a pseudonym stands behind a button: too little to know anybody by, enough to mean one."""


def show(session: Session, seal: Seal, update: GroupUpdate, member: StaffMember, now: datetime) -> None:
    """List the conversations of the last day that nobody handles, the newest first. The caller commits."""
    found = _running(session, member, now)
    audit.record(session, member.actor, "conversations_listed")
    place = (update.chat_id, update.thread_id)
    if not found:
        desk_lines.answer_in_group(session, seal, *place, "group_conversations_none", now)
        return
    lines = [_line(number, row, known, now) for number, (row, known) in enumerate(found, start=1)]
    buttons: Rows = tuple(
        ((f"✋ {number}", f"{START}{row.pseudonym[:LETTERS]}"),)
        for number, (row, _) in enumerate(found, start=1)
    )
    desk_lines.answer_in_group(
        session, seal, *place, "group_conversations", now, buttons, hours=HOURS, lines="\n".join(lines)
    )


def is_own_group(session: Session, chat_id: int, member: StaffMember, staff_chat: int | None) -> bool:
    """Tell whether a member may bring a conversation to a group, in which all others read it too.

    That is the staff group, or that of their own organisation; a partner sees but one province anywhere.
    """
    if chat_id == staff_chat or member.role is StaffRole.PARTNER:
        return True
    groups = (row for row in partner_rows(session) if row.chat_id == chat_id)
    return any(name_of(session, row.organisation) == member.organisation for row in groups)


def start(
    session: Session, seal: Seal, update: GroupUpdate, beginning: str, member: StaffMember, now: datetime
) -> None:
    """Ask the person of a running conversation whether this member may take it over. The caller commits."""
    place = (update.chat_id, update.thread_id)
    row: Any = conversation_with_beginning(session, beginning)
    known = known_of(session, row.pseudonym) if row is not None else Known()
    is_free = row is not None and not row.blocked and open_escalation_of(session, row.pseudonym) is None
    if not is_free or not may_act(member.role, member.province, known.province):
        desk_lines.answer_in_group(session, seal, *place, "group_conversation_gone", now)
        return
    question = desk_asking.ask(
        session, seal, row.pseudonym, EscalationReason.STAFF, now, staff=member, chat_id=update.chat_id
    )
    add_to_outbox(session, seal, row.pseudonym, question)
    desk_lines.answer_in_group(session, seal, *place, "group_asked_person", now, name=member.name)


def _running(session: Session, member: StaffMember, now: datetime) -> list[tuple[Any, Known]]:
    found: list[tuple[Any, Known]] = []
    for row in conversations_since(session, now - timedelta(hours=HOURS), MOST_LOOKED_AT):
        if len(found) == MOST:
            break
        if open_escalation_of(session, row.pseudonym) is None:
            known = known_of(session, row.pseudonym)
            if may_act(member.role, member.province, known.province):
                found.append((row, known))
    return found


def _line(number: int, row: Any, known: Known, now: datetime) -> str:
    words = labels()
    return text(
        "group_conversation_line",
        number=number,
        role=words.roles.get(known.role or "", words.roles["unknown"]),
        theme=known.theme,
        place=known.place or words.no_place,
        minutes=int((now - as_utc(row.last_update)).total_seconds() // 60),
    )
