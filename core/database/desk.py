"""The tables of the staff desk: its members, what is said between them and a person, what comes and goes."""

from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Column, DateTime, ForeignKey, Integer, String, Text

from core.database.base import Base
from core.database.escalations import NEVER_AGAIN, Escalation


class DeskStaffRow(Base):
    """Somebody of the staff group. `telegram` is the sealed Telegram id, empty until they used their code.

    `name` is what colleagues see; a person sees only the organisation. `left_at`: they left, or were removed.
    `chat_id` is the group in which they used it.
    """

    __tablename__ = "desk_staff"

    id = Column(Integer, primary_key=True)
    name = Column(String(60), nullable=False)
    role = Column(String(20), nullable=False)
    organisation = Column(String(80), nullable=False)
    province = Column(String(40))
    telegram = Column(Text, info={"sealed": True})
    invite = Column(String(64), unique=True)
    invite_until = Column(DateTime(timezone=True))
    created_at = Column(DateTime(timezone=True), nullable=False)
    left_at = Column(DateTime(timezone=True))
    chat_id = Column(BigInteger)


class DeskMessageRow(Base):
    """One message of a conversation with staff.

    `speaker` is "person", "staff", "note" (it stays inside) or "desk".

    `kind` is "text" or the kind of file. `person_message_id` and `group_message_id` are the same message in
    the chat of the person and in the topic, so that an edit of the one reaches the other.
    """

    __tablename__ = "desk_messages"
    __table_args__: ClassVar[Any] = NEVER_AGAIN

    id = Column(Integer, primary_key=True)
    escalation_id = Column(ForeignKey(Escalation.id, ondelete="CASCADE"), nullable=False, index=True)
    person = Column(String(64), nullable=False, index=True)
    speaker = Column(String(10), nullable=False)
    staff_id = Column(Integer)
    kind = Column(String(20), nullable=False)
    text = Column(Text, info={"sealed": True})
    person_message_id = Column(BigInteger, index=True)
    group_message_id = Column(BigInteger, index=True)
    created_at = Column(DateTime(timezone=True), nullable=False)


class DeskInboxRow(Base):
    """One update from a staff group, stored once. Emptied as soon as it has been handled.

    `data` is the callback data of a button, the new status of a member, or the album of a file.

    `kind`: "text", "edit", "press", a kind of file ("photo", "voice" ...), "member" (somebody's membership
    changed; `data` is the new status) or "bot_member" (the bot's own).
    """

    __tablename__ = "desk_inbox"

    id = Column(Integer, primary_key=True)
    update_id = Column(BigInteger, nullable=False, unique=True)
    kind = Column(String(20), nullable=False)
    chat_id = Column(BigInteger, nullable=False)
    thread_id = Column(BigInteger)
    message_id = Column(BigInteger)
    sender = Column(Text, info={"sealed": True})
    sender_name = Column(Text, info={"sealed": True})
    text = Column(Text, info={"sealed": True})
    data = Column(String(64))
    received_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)


class DeskOutboxRow(Base):
    """One thing to do in a staff group, in order.

    `action` is one of:
    - "open_topic": make the topic of the escalation (`text` is its title), unless it has one;
    - "send": `text` with `buttons` (rows of [title, callback data]); in the topic of the escalation, in
      `thread_id`, or without both in the general topic;
    - "copy": the message `copy_message_id` of the person's chat (`copy_chat`, sealed);
    - "edit": `edit_message_id` becomes `text` with `buttons`; without text only the buttons change;
    - "close_topic", "reopen_topic", "delete_topic".
    `desk_message_id` is the row that learns the number of the message that was sent. `is_summary`: the
    message becomes the first one of the topic; an "edit" with it is of that message. `attempted_after` and
    `last_message_id`: as in the outbox of the relay.
    """

    __tablename__ = "desk_outbox"
    __table_args__: ClassVar[Any] = NEVER_AGAIN

    id = Column(Integer, primary_key=True)
    escalation_id = Column(ForeignKey(Escalation.id, ondelete="CASCADE"), index=True)
    chat_id = Column(BigInteger, nullable=False)
    thread_id = Column(BigInteger)
    action = Column(String(20), nullable=False)
    text = Column(Text, info={"sealed": True})
    buttons = Column(JSON, nullable=False)
    copy_chat = Column(Text, info={"sealed": True})
    copy_message_id = Column(BigInteger)
    edit_message_id = Column(BigInteger)
    desk_message_id = Column(Integer)
    is_summary = Column(Integer, nullable=False, default=0)
    message_ids = Column(JSON, nullable=False)
    last_message_id = Column(BigInteger)
    attempted_after = Column(BigInteger)
    created_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)


class DeskPartnerRow(Base):
    """How an organisation receives a conversation: in a group of its own, else by e-mail."""

    __tablename__ = "desk_partners"

    organisation = Column(String(80), primary_key=True)
    email = Column(Text)
    chat_id = Column(BigInteger)
    set_by = Column(String(80), nullable=False)
    set_at = Column(DateTime(timezone=True), nullable=False)


class ReferralRow(Base):
    """A conversation passed on to a partner organisation or another team.

    `channel` is "group", "mail" or "team". `state` is "comment" (it is awaited), "asked" (the person is
    asked), "declined", "agreed" (to be sent), "sent", "opened", "answered", "failed" or "withdrawn". `token`
    is a hash: who reads this table cannot open the link. `from_chat_id` and `from_thread_id` are the topic
    that the conversation left for that of the partner.
    """

    __tablename__ = "referrals"
    __table_args__: ClassVar[Any] = NEVER_AGAIN

    id = Column(Integer, primary_key=True)
    escalation_id = Column(ForeignKey(Escalation.id, ondelete="CASCADE"), nullable=False, index=True)
    person = Column(String(64), nullable=False, index=True)
    organisation = Column(String(80))
    team = Column(String(80))
    channel = Column(String(10), nullable=False)
    comment = Column(Text, info={"sealed": True})
    staff_id = Column(Integer, nullable=False)
    state = Column(String(10), nullable=False, index=True)
    asked_at = Column(DateTime(timezone=True))
    decided_at = Column(DateTime(timezone=True))
    sent_at = Column(DateTime(timezone=True))
    token = Column(String(64), unique=True)
    expires_at = Column(DateTime(timezone=True))
    from_chat_id = Column(BigInteger)
    from_thread_id = Column(BigInteger)
    opened_at = Column(DateTime(timezone=True))
    feedback = Column(Text, info={"sealed": True})
    feedback_at = Column(DateTime(timezone=True))
    created_at = Column(DateTime(timezone=True), nullable=False)


class MailRow(Base):
    """An e-mail that waits to be sent. It holds nothing that a person wrote, but its link is secret.

    `state` is "pending", "sent" or "failed". `next_at` is when it may be tried (again): whoever tries it
    moves that on before, so that nobody else tries it at the same time.
    """

    __tablename__ = "mails"

    id = Column(Integer, primary_key=True)
    referral_id = Column(ForeignKey(ReferralRow.id, ondelete="CASCADE"), index=True)
    recipient = Column(Text, nullable=False, info={"sealed": True})
    subject = Column(Text, nullable=False)
    body = Column(Text, info={"sealed": True})
    message_id = Column(String(120), nullable=False, unique=True)
    attempts = Column(Integer, nullable=False, default=0)
    next_at = Column(DateTime(timezone=True), nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False)
    sent_at = Column(DateTime(timezone=True))
    state = Column(String(10), nullable=False, index=True)
