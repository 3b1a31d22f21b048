"""What is asked of the tables of the staff desk: who works there, what came in, what is to be done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from core.database.desk import (
    DeskInboxRow,
    DeskMessageRow,
    DeskOutboxRow,
    DeskPartnerRow,
    DeskStaffRow,
    ReferralRow,
)
from core.database.escalations import Escalation
from core.database.relay import DONE, PENDING
from core.database.session import keep_out_writers_of_sqlite

LINE: Final = "line"
"""The kind of what the desk itself says in a topic: what changed."""


def staff_who_did_not_leave(session: Session) -> list[Any]:
    """Return the members of staff, also those that did not use their code yet, by name."""
    statement = select(DeskStaffRow).where(DeskStaffRow.left_at.is_(None))
    return list(session.scalars(statement.order_by(DeskStaffRow.name, DeskStaffRow.id)))


def staff_with_invite(session: Session, invite: str) -> Any | None:
    """Return the member of staff to whom a code (its hash) was given."""
    statement = select(DeskStaffRow).where(DeskStaffRow.invite == invite, DeskStaffRow.left_at.is_(None))
    return session.scalars(statement.with_for_update()).first()


def partner_chats(session: Session) -> set[int]:
    """Return the groups of partner organisations."""
    return set(session.scalars(select(DeskPartnerRow.chat_id).where(DeskPartnerRow.chat_id.is_not(None))))


def group_update_is_known(session: Session, update_id: int) -> bool:
    """Tell whether this update of a group was accepted before."""
    return session.scalar(select(DeskInboxRow.id).where(DeskInboxRow.update_id == update_id)) is not None


def oldest_group_update(session: Session, without: frozenset[int] = frozenset()) -> Any | None:
    """Return the update of a group that has waited longest; not of these groups."""
    statement = select(DeskInboxRow).where(DeskInboxRow.state == PENDING)
    if without:
        statement = statement.where(DeskInboxRow.chat_id.not_in(without))
    return session.scalar(statement.order_by(DeskInboxRow.id).limit(1))


def chats_with_work(session: Session) -> list[int]:
    """Return the groups in which something is to be done."""
    statement = select(DeskOutboxRow.chat_id).where(DeskOutboxRow.state == PENDING)
    return list(session.scalars(statement.distinct()))


def group_update(session: Session, update_id: int) -> Any | None:
    """Return a stored update by its row; nobody else can handle it before the end of this transaction."""
    keep_out_writers_of_sqlite(session)
    statement = select(DeskInboxRow).where(DeskInboxRow.id == update_id).with_for_update()
    return session.scalars(statement.execution_options(populate_existing=True)).first()


def messages_of_album(session: Session, chat_id: int, album: str, before: int) -> list[int]:
    """Return the messages of an album in a group that came in before a row."""
    statement = select(DeskInboxRow.message_id).where(
        DeskInboxRow.chat_id == chat_id, DeskInboxRow.data == album, DeskInboxRow.id < before
    )
    return list(session.scalars(statement.order_by(DeskInboxRow.id)))


def oldest_group_message(session: Session, chat_id: int) -> Any | None:
    """Return what has to be done first in a group."""
    statement = select(DeskOutboxRow).where(DeskOutboxRow.state == PENDING, DeskOutboxRow.chat_id == chat_id)
    return session.scalar(statement.order_by(DeskOutboxRow.id).limit(1))


def waiting_for(session: Session, escalation_id: int) -> list[Any]:
    """Return what is still to be done in the topic of an escalation, in order."""
    statement = select(DeskOutboxRow).where(
        DeskOutboxRow.state == PENDING, DeskOutboxRow.escalation_id == escalation_id
    )
    return list(session.scalars(statement.order_by(DeskOutboxRow.id)))


def outbox_row_of(session: Session, desk_message_id: int) -> Any | None:
    """Return the newest row that brings a message, or an edit of it, to a group.

    The bot cannot put it on its way before the end of this transaction.
    """
    statement = select(DeskOutboxRow).where(DeskOutboxRow.desk_message_id == desk_message_id)
    statement = statement.order_by(DeskOutboxRow.id.desc()).limit(1).with_for_update()
    return session.scalar(statement.execution_options(populate_existing=True))


def messages_of(session: Session, escalation_id: int) -> list[Any]:
    """Return the messages of a conversation with staff, the oldest first."""
    statement = select(DeskMessageRow).where(DeskMessageRow.escalation_id == escalation_id)
    return list(session.scalars(statement.order_by(DeskMessageRow.id)))


def message_from_person(session: Session, person: str, message_id: int) -> Any | None:
    """Return the message to staff that a message in the chat of a person was."""
    statement = select(DeskMessageRow).where(
        DeskMessageRow.person == person,
        DeskMessageRow.speaker == "person",
        DeskMessageRow.person_message_id == message_id,
    )
    return session.scalar(statement.order_by(DeskMessageRow.id.desc()).limit(1))


def message_in_group(session: Session, escalation_id: int, message_id: int) -> Any | None:
    """Return the message of a conversation that a message in its topic was."""
    statement = select(DeskMessageRow).where(
        DeskMessageRow.escalation_id == escalation_id, DeskMessageRow.group_message_id == message_id
    )
    return session.scalar(statement.order_by(DeskMessageRow.id.desc()).limit(1))


def was_hinted(
    session: Session, escalation_id: int, staff_id: int | None, kind: str, since: datetime
) -> bool:
    """Tell whether a member of staff got this hint about a conversation since a moment and its last line."""
    last_line = select(func.coalesce(func.max(DeskMessageRow.id), 0)).where(
        DeskMessageRow.escalation_id == escalation_id,
        DeskMessageRow.speaker == "desk",
        DeskMessageRow.kind == LINE,
    )
    statement = select(DeskMessageRow.id).where(
        DeskMessageRow.escalation_id == escalation_id,
        DeskMessageRow.staff_id == staff_id if staff_id is not None else DeskMessageRow.staff_id.is_(None),
        DeskMessageRow.speaker == "desk",
        DeskMessageRow.kind == kind,
        DeskMessageRow.created_at > since,
        DeskMessageRow.id > last_line.scalar_subquery(),
    )
    return session.scalar(statement.limit(1)) is not None


def forget_places_in_group(session: Session, escalation_id: int) -> None:
    """Forget where the messages of a conversation stood in a topic that is gone."""
    session.execute(
        update(DeskMessageRow)
        .where(DeskMessageRow.escalation_id == escalation_id)
        .values(group_message_id=None)
        .execution_options(synchronize_session="fetch")
    )


def topics_left(session: Session, escalation_id: int) -> set[tuple[int | None, int | None]]:
    """Return the topics (group, topic) that a conversation left for those of partners."""
    statement = select(ReferralRow.from_chat_id, ReferralRow.from_thread_id).where(
        ReferralRow.escalation_id == escalation_id
    )
    return {(chat, thread) for chat, thread in session.execute(statement)}


def move_out_of(session: Session, chat_id: int, thread_id: int) -> Any | None:
    """Return the referral by which a conversation left a topic for the group of a partner, or None."""
    statement = select(ReferralRow).where(
        ReferralRow.from_chat_id == chat_id, ReferralRow.from_thread_id == thread_id
    )
    return session.scalars(statement.order_by(ReferralRow.id.desc()).limit(1)).first()


def highest_group_message_id(session: Session, chat_id: int) -> int:
    """Return the highest message id of a group that we know of, 0 when there is none."""
    found = [
        select(func.max(DeskInboxRow.message_id)).where(DeskInboxRow.chat_id == chat_id),
        select(func.max(DeskOutboxRow.last_message_id)).where(DeskOutboxRow.chat_id == chat_id),
        select(func.max(Escalation.summary_message_id)).where(Escalation.chat_id == chat_id),
    ]
    return max(session.scalar(statement) or 0 for statement in found)


def delete_handled_in_groups_before(session: Session, moment: datetime) -> int:
    """Delete what came from groups and what was done there, from before a moment; return how many rows."""
    deleted = 0
    kept_by = ((DeskInboxRow, DeskInboxRow.received_at), (DeskOutboxRow, DeskOutboxRow.created_at))
    for table, column in kept_by:
        statement = delete(table).where(table.state == DONE, column < moment)
        deleted += session.execute(statement.execution_options(synchronize_session=False)).rowcount
    return deleted


def delete_messages_of(session: Session, escalation_ids: Sequence[int]) -> int:
    """Delete what was said in these conversations, also about passing them on; return how many messages."""
    emptied = update(ReferralRow).where(ReferralRow.escalation_id.in_(escalation_ids))
    emptied = emptied.values(comment=None, feedback=None)
    session.execute(emptied.execution_options(synchronize_session=False))
    statement = delete(DeskMessageRow).where(DeskMessageRow.escalation_id.in_(escalation_ids))
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def delete_topics(session: Session, person: str, now: datetime) -> None:
    """Let the topics about a person be deleted in Telegram; call it before their rows go."""
    for escalation in session.scalars(select(Escalation).where(Escalation.person == person)):
        delete_topics_of(session, escalation, now)


def delete_topics_of(session: Session, escalation: Any, now: datetime) -> None:
    """Let the topics of a conversation be deleted in Telegram, also those that it left for a partner."""
    places = {(escalation.chat_id, escalation.thread_id), *topics_left(session, escalation.id)}
    for chat_id, thread_id in places:
        if chat_id is not None and thread_id is not None:
            delete_topic(session, chat_id, thread_id, now)
    escalation.thread_id = escalation.summary_message_id = None
    left = update(ReferralRow).where(ReferralRow.escalation_id == escalation.id).values(from_thread_id=None)
    session.execute(left.execution_options(synchronize_session="fetch"))


def delete_topic(session: Session, chat_id: int, thread_id: int, now: datetime) -> None:
    """Let one topic be deleted in Telegram, with all that stands in it. It belongs to nobody's rows."""
    session.add(
        DeskOutboxRow(
            chat_id=chat_id,
            thread_id=thread_id,
            action="delete_topic",
            buttons=[],
            message_ids=[],
            created_at=now,
            state=PENDING,
        )
    )
    session.flush()
