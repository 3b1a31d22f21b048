"""Reading Telegram's updates, and storing each one before Telegram hears that we have it."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.commands import understand, without_slash
from bot.log import get_logger
from core.services.relay import Incoming

log = get_logger(__name__)

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,  # of a group: who leaves
]
_KINDS = (
    "voice",
    "audio",
    "animation",  # before document: Telegram fills in both
    "photo",
    "document",
    "video",
    "video_note",
    "sticker",
    "contact",
    "venue",  # before location: Telegram fills in both
    "location",
)


class StoringQueue(asyncio.Queue[object]):
    """The queue between PTB's updater and its application. What `put` returns from has been stored.

    PTB confirms an update to Telegram (by the next `getUpdates`, or by status 200 of the webhook) after
    `put`. So a bot that is killed in between gets the update once more, and `store` knows it by its id.
    """

    store: Callable[[Update], Awaitable[None]]

    async def put(self, item: object) -> None:
        """Store an update, then hand it on. An update that breaks our own code is logged and left."""
        if isinstance(item, Update):
            try:
                await self.store(item)
            except Exception:
                log.exception("update_not_stored")
                return
        await super().put(item)


def read_update(update: Update) -> Incoming | None:
    """Return what an update says to us; None for what we leave alone: groups, channels, service messages."""
    if update.callback_query is not None:
        return _read_press(update.update_id, update.callback_query)
    if update.edited_message is not None:
        return _read_edit(update.update_id, update.edited_message)
    if update.message is not None:
        return _read_message(update.update_id, update.message)
    return None


def read_blocking(update: Update) -> tuple[int, bool] | None:
    """Return (Telegram id, whether the bot is blocked) when a person blocks or unblocks the bot."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return None
    return change.chat.id, change.new_chat_member.status in ("kicked", "left")


def kind_of(message: Message) -> str:
    """Return what kind of thing a message is that is no text: "photo", "voice" ... or "other"."""
    return next((kind for kind in _KINDS if getattr(message, kind)), "other")


def _read_press(update_id: int, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        return None
    return Incoming(
        update_id=update_id,
        telegram_id=query.message.chat.id,
        kind="press",
        message_id=query.message.message_id,
        reference=query.data or None,
    )


def _read_edit(update_id: int, message: Message) -> Incoming | None:
    if message.chat.type != ChatType.PRIVATE:
        return None
    if message.text is not None:
        said = understand(message.text)
        text, role = said.text, said.role
    else:
        text, role = without_slash(message.caption or ""), None
    if not text:
        return None
    return Incoming(
        update_id=update_id,
        telegram_id=message.chat.id,
        kind="edit",
        text=text,
        message_id=message.message_id,
        role=role,
    )


def _read_message(update_id: int, message: Message) -> Incoming | None:
    if message.chat.type != ChatType.PRIVATE:
        return None
    if message.text is not None:
        said = understand(message.text)
        return Incoming(update_id, message.chat.id, "text", said.text, message.message_id, role=said.role)
    if not message.effective_attachment:
        return None
    return Incoming(
        update_id=update_id,
        telegram_id=message.chat.id,
        kind=kind_of(message),
        text=without_slash(message.caption or "") or None,
        message_id=message.message_id,
        album=message.media_group_id,
    )
