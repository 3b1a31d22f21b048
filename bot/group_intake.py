"""Reading the updates of our groups: what members write, change and press there, and who comes and goes."""

from telegram import CallbackQuery, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.intake import kind_of
from core.services.desk_messages import GroupIncoming

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def group_of(update: Update) -> int | None:
    """Return the group that an update comes from; None when it comes from elsewhere."""
    chat = update.effective_chat
    return chat.id if chat is not None and chat.type in _GROUPS else None


def read_group_update(update: Update) -> GroupIncoming | None:
    """Return what an update of a group says to us; None for what we leave alone: service messages."""
    if group_of(update) is None:
        return None
    if update.callback_query is not None:
        return _read_press(update.update_id, update.callback_query)
    if update.edited_message is not None:
        return _read_edit(update.update_id, update.edited_message)
    if update.message is not None:
        return _read_message(update.update_id, update.message)
    if update.chat_member is not None:
        return _read_member(update.update_id, "member", update.chat_member)
    if update.my_chat_member is not None:
        return _read_member(update.update_id, "bot_member", update.my_chat_member)
    return None


def is_in_group(member: ChatMember) -> bool:
    """Tell whether somebody is in a group at this moment."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


def _read_press(update_id: int, query: CallbackQuery) -> GroupIncoming | None:
    message = query.message
    if message is None:
        return None
    return GroupIncoming(
        update_id=update_id,
        kind="press",
        chat_id=message.chat.id,
        thread_id=_topic(message) if isinstance(message, Message) else None,
        message_id=message.message_id,
        sender_id=query.from_user.id,
        sender_name=query.from_user.full_name,
        data=query.data or None,
    )


def _read_edit(update_id: int, message: Message) -> GroupIncoming | None:
    if message.location is not None:  # a place that keeps moving
        return None
    return _incoming(update_id, "edit", message)


def _read_message(update_id: int, message: Message) -> GroupIncoming | None:
    if message.text is not None:
        return _incoming(update_id, "text", message)
    return _incoming(update_id, kind_of(message), message) if message.effective_attachment else None


def _incoming(update_id: int, kind: str, message: Message) -> GroupIncoming:
    # Who writes in the name of a group or channel is nobody: all who do so have the same id.
    sender = message.from_user if message.sender_chat is None else None
    return GroupIncoming(
        update_id=update_id,
        kind=kind,
        chat_id=message.chat.id,
        thread_id=_topic(message),
        message_id=message.message_id,
        sender_id=sender.id if sender is not None else None,
        sender_name=sender.full_name if sender is not None else None,
        text=message.text if message.text is not None else message.caption,
        data=message.media_group_id if kind != "edit" else None,
    )


def _topic(message: Message) -> int | None:
    """Return the topic of a message. An answer in the general topic has a thread too, which is no topic."""
    return message.message_thread_id if message.is_topic_message else None


def _read_member(update_id: int, kind: str, change: ChatMemberUpdated) -> GroupIncoming:
    member = change.new_chat_member
    status = member.status
    if isinstance(member, ChatMemberRestricted):
        status = ChatMember.MEMBER if member.is_member else ChatMember.LEFT
    return GroupIncoming(
        update_id=update_id,
        kind=kind,
        chat_id=change.chat.id,
        sender_id=member.user.id,
        sender_name=member.user.full_name,
        data=status,
    )
