"""The tables of the relay: who talks with us, what came in, what goes out and which buttons we showed.

Texts, payloads and chat ids stand here encrypted, and a text is emptied as soon as it has been handled.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Text,
    delete,
    func,
    select,
    union,
    update,
)
from sqlalchemy.orm import Session

from core.database.base import Base

PENDING = "pending"
DONE = "done"
FILE_COLUMNS = ("attachment", "attachment_name", "attachment_type")


class Conversation(Base):
    """One person on Telegram, known by a pseudonym. `chat` is the encrypted chat id.

    `last_message_id` is the newest message of the chat that we know of, also when its row is gone by now.
    """

    __tablename__ = "conversations"

    pseudonym = Column(String(64), primary_key=True)
    chat = Column(Text, nullable=False, info={"sealed": True})
    role = Column(String(20))
    last_update = Column(DateTime(timezone=True), nullable=False)
    blocked = Column(Boolean, nullable=False, default=False)
    told_away = Column(Boolean, nullable=False, default=False)
    last_message_id = Column(BigInteger)


class InboxEntry(Base):
    """One update of Telegram. `id` is the order in which we accepted them; `update_id` comes only once.

    `text` is what Rasa is to hear, `digest` a keyed hash of it (to see whether an edit changes anything).
    """

    __tablename__ = "inbox"

    id = Column(Integer, primary_key=True)
    update_id = Column(BigInteger, nullable=False, unique=True)
    pseudonym = Column(ForeignKey(Conversation.pseudonym, ondelete="CASCADE"), nullable=False, index=True)
    kind = Column(String(20), nullable=False)
    text = Column(Text, info={"sealed": True})
    digest = Column(String(64))
    message_id = Column(BigInteger)
    album = Column(String(64))
    received_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)


class OutboxMessage(Base):
    """One answer to a person; sent as one Telegram message, or as several when it is long.

    `message_ids` are the Telegram messages that already hold it, `replaces` the older messages that are to
    be edited into it, and a row without text deletes what it replaces. `attachment` is the file that goes
    with the text (base64), with its name and type; a row from before those columns holds a calendar as text.
    `attempted_after` is set while a request is under way: the highest message id that was
    known before it. `match_id` is the match whose name and contact stand in the text: it waits no longer
    than they may be kept. `desk_message_id` is the message of staff that it brings; with `copy_message_id`
    it is a copy of that message of the staff group `copy_chat_id`, a photo for example.
    """

    __tablename__ = "outbox"

    id = Column(Integer, primary_key=True)
    pseudonym = Column(ForeignKey(Conversation.pseudonym, ondelete="CASCADE"), nullable=False, index=True)
    inbox_id = Column(ForeignKey(InboxEntry.id, ondelete="CASCADE"), index=True)
    text = Column(Text, info={"sealed": True})
    attachment = Column(Text, info={"sealed": True})
    attachment_name = Column(String(80))
    attachment_type = Column(String(80))
    replaces = Column(JSON, nullable=False)
    message_ids = Column(JSON, nullable=False)
    last_message_id = Column(BigInteger)
    attempted_after = Column(BigInteger)
    match_id = Column(Integer, index=True)
    desk_message_id = Column(Integer)
    copy_chat_id = Column(BigInteger)
    copy_message_id = Column(BigInteger)
    created_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)


class Button(Base):
    """A button below an answer. Telegram gets only the reference; title and payload stay here, encrypted."""

    __tablename__ = "buttons"

    reference = Column(String(64), primary_key=True)
    outbox_id = Column(ForeignKey(OutboxMessage.id, ondelete="CASCADE"), nullable=False, index=True)
    pseudonym = Column(ForeignKey(Conversation.pseudonym, ondelete="CASCADE"), nullable=False, index=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False, info={"sealed": True})
    payload = Column(Text, info={"sealed": True})
    pressed_at = Column(DateTime(timezone=True))


def update_is_known(session: Session, update_id: int) -> bool:
    """Tell whether this update was accepted before."""
    return session.scalar(select(InboxEntry.id).where(InboxEntry.update_id == update_id)) is not None


def newest_entry(session: Session, pseudonym: str, message_id: int | None = None) -> Any | None:
    """Return a person's newest inbox row, or the newest one about one of their messages."""
    statement = select(InboxEntry).where(InboxEntry.pseudonym == pseudonym)
    if message_id is not None:
        statement = statement.where(InboxEntry.message_id == message_id)
    return session.scalar(statement.order_by(InboxEntry.id.desc()).limit(1))


def oldest_pending_entry(session: Session, pseudonym: str) -> Any | None:
    """Return the inbox row of a person that has waited longest for an answer."""
    statement = select(InboxEntry).where(InboxEntry.pseudonym == pseudonym, InboxEntry.state == PENDING)
    return session.scalar(statement.order_by(InboxEntry.id).limit(1))


def pending_entries(session: Session, pseudonym: str) -> list[Any]:
    """Return the inbox rows of a person that wait for an answer, in order."""
    statement = select(InboxEntry).where(InboxEntry.pseudonym == pseudonym, InboxEntry.state == PENDING)
    return list(session.scalars(statement.order_by(InboxEntry.id)))


def oldest_pending_message(session: Session, pseudonym: str) -> Any | None:
    """Return the outbox row of a person that has waited longest to be sent."""
    statement = select(OutboxMessage).where(
        OutboxMessage.pseudonym == pseudonym, OutboxMessage.state == PENDING
    )
    return session.scalar(statement.order_by(OutboxMessage.id).limit(1))


def messages_of_previous_answer(session: Session, entry: Any) -> list[int]:
    """Return the Telegram messages that hold our last answer to the message an edit is about, in order."""
    answered = (
        select(func.max(InboxEntry.id))
        .join(OutboxMessage, OutboxMessage.inbox_id == InboxEntry.id)
        .where(
            InboxEntry.pseudonym == entry.pseudonym,
            InboxEntry.message_id == entry.message_id,
            InboxEntry.id < entry.id,
        )
    )
    rows = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.inbox_id == session.scalar(answered))
        .order_by(OutboxMessage.id)
    )
    return [message_id for row in rows for message_id in row.message_ids]


def outbox_of_desk_message(session: Session, desk_message_id: int, before: int | None = None) -> Any | None:
    """Return the newest outbox row that brings a message of staff, or the newest one before another row.

    The newest of all cannot be put on its way before the end of this transaction.
    """
    statement = select(OutboxMessage).where(OutboxMessage.desk_message_id == desk_message_id)
    statement = statement.order_by(OutboxMessage.id.desc()).limit(1)
    if before is not None:
        return session.scalar(statement.where(OutboxMessage.id < before))
    return session.scalar(statement.with_for_update().execution_options(populate_existing=True))


def title_of_pressed_button(session: Session, pseudonym: str, message_id: int | None) -> str | None:
    """Return the sealed title of the button of a message that was pressed last."""
    statement = (
        select(Button.title)
        .join(OutboxMessage, OutboxMessage.id == Button.outbox_id)
        .where(
            Button.pseudonym == pseudonym,
            OutboxMessage.last_message_id == message_id,
            Button.pressed_at.is_not(None),
        )
    )
    return session.scalar(statement.order_by(Button.pressed_at.desc()).limit(1))


def earlier_of_album(session: Session, entry: Any) -> bool:
    """Tell whether something of the album of an inbox row came in before it."""
    statement = select(InboxEntry.id).where(
        InboxEntry.pseudonym == entry.pseudonym, InboxEntry.album == entry.album, InboxEntry.id < entry.id
    )
    return entry.album is not None and session.scalar(statement.limit(1)) is not None


def undelivered_of_staff(session: Session, pseudonym: str) -> list[Any]:
    """Return the messages of staff that wait to be sent to a person, in order."""
    statement = select(OutboxMessage).where(
        OutboxMessage.pseudonym == pseudonym,
        OutboxMessage.state == PENDING,
        OutboxMessage.desk_message_id.is_not(None),
    )
    return list(session.scalars(statement.order_by(OutboxMessage.id)))


def buttons_of(session: Session, outbox_id: int) -> list[Any]:
    """Return the buttons of an answer, from top to bottom."""
    statement = select(Button).where(Button.outbox_id == outbox_id).order_by(Button.position)
    return list(session.scalars(statement))


def people_with_work(session: Session) -> list[str]:
    """Return the pseudonyms of everybody for whom something waits, in or out."""
    waiting = union(
        select(InboxEntry.pseudonym).where(InboxEntry.state == PENDING),
        select(OutboxMessage.pseudonym).where(OutboxMessage.state == PENDING),
    )
    return list(session.scalars(waiting))


def highest_message_id(session: Session) -> int:
    """Return the highest Telegram message id that we know of, 0 when there is none."""
    columns = (Conversation.last_message_id, InboxEntry.message_id, OutboxMessage.last_message_id)
    return max(session.scalar(select(func.max(column))) or 0 for column in columns)


def saw_message(session: Session, pseudonym: str, message_id: int | None) -> None:
    """Take note of a message of a person's chat."""
    conversation = session.get(Conversation, pseudonym)
    if conversation is not None and message_id is not None:
        conversation.last_message_id = max(conversation.last_message_id or 0, message_id)


def close_everything(session: Session, pseudonym: str) -> None:
    """Take what waits for a person out of inbox and outbox, and empty its texts."""
    for table in (InboxEntry, OutboxMessage):
        _close(session, table, table.pseudonym == pseudonym)


def close_about_match(session: Session, match_id: int) -> None:
    """Take what waits with the name and contact of a match out of the outbox, and empty its text."""
    _close(session, OutboxMessage, OutboxMessage.match_id == match_id)


def _close(session: Session, table: Any, condition: Any) -> None:
    files = dict.fromkeys(FILE_COLUMNS) if table is OutboxMessage else {}
    session.execute(
        update(table)
        .where(condition, table.state == PENDING)
        .values(state=DONE, text=None, **files)
        .execution_options(synchronize_session="fetch")
    )


def delete_handled_before(session: Session, moment: datetime) -> int:
    """Delete inbox and outbox rows from before a moment that nothing waits for; return how many."""
    deleted = 0
    for table, column in ((OutboxMessage, OutboxMessage.created_at), (InboxEntry, InboxEntry.received_at)):
        statement = delete(table).where(table.state == DONE, column < moment)
        if table is InboxEntry:
            waiting = select(OutboxMessage.inbox_id).where(OutboxMessage.inbox_id.is_not(None))
            statement = statement.where(InboxEntry.id.not_in(waiting))
        result = session.execute(statement.execution_options(synchronize_session=False))
        deleted += result.rowcount
    return deleted


def conversations_since(session: Session, moment: datetime, most: int) -> list[Any]:
    """Return the conversations of people who wrote since a moment and did not block us, the newest first."""
    statement = select(Conversation).where(
        Conversation.last_update >= moment, Conversation.blocked.is_(False)
    )
    return list(session.scalars(statement.order_by(Conversation.last_update.desc()).limit(most)))


def conversation_with_beginning(session: Session, beginning: str) -> Any | None:
    """Return the one conversation of which the pseudonym begins so; None when there is none, or more."""
    begins = Conversation.pseudonym.startswith(beginning, autoescape=True)
    found = list(session.scalars(select(Conversation).where(begins).limit(2)))
    return found[0] if len(found) == 1 and beginning else None
