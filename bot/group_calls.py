"""The calls that do one thing in a group, and what it means when Telegram refuses them."""

import dataclasses

from telegram import ChatMemberAdministrator, InlineKeyboardMarkup, Message, MessageId
from telegram.error import BadRequest

from bot import texts
from bot.log import error_name, get_logger
from bot.messages import keyboard_of_rows, plain_text, split_message
from bot.patience import Database
from bot.sending import NO_PREVIEW, NO_RIGHTS, TOPIC_IS_GONE, ChatGoneError, Request, Sender
from core.services.desk_messages import GroupMessage
from core.services.desk_store import DeskStore

log = get_logger(__name__)

LONGEST_TOPIC_NAME = 128


class GroupRefusedError(Exception):
    """The bot is not in the group, or may not do there what it has to."""


class TopicGoneError(Exception):
    """The topic is no longer there."""


class GroupCalls:
    """Does what a row of the outbox of the groups asks.

    Every method raises GroupRefusedError, TopicGoneError, and BadRequest for what Telegram never takes.
    """

    def __init__(self, sender: Sender, store: DeskStore, database: Database) -> None:
        self._sender = sender
        self._bot = sender.bot
        self._store = store
        self._database = database

    async def do(self, message: GroupMessage) -> None:
        """Do it. A new topic is remembered at once, so that its row is finished; other rows are not."""
        try:
            if message.action == "open_topic":
                await self._open_topic(message)
            elif message.action in ("send", "copy", "edit"):
                await self._write(message)
            else:
                await self._change_topic(message)
        except BadRequest as error:
            raise _meaning(error) from error
        except ChatGoneError as error:
            raise GroupRefusedError from error

    async def _open_topic(self, message: GroupMessage) -> None:
        if message.thread_id is not None:
            await self._database(self._store.finish, message.id)
            return
        name = " ".join((message.text or "").split())[:LONGEST_TOPIC_NAME] or "…"
        topic = await self._sender.patiently(lambda: self._bot.create_forum_topic(message.chat_id, name))
        self._sender.saw(message.chat_id, topic.message_thread_id)
        await self._database(self._store.topic_opened, message.id, topic.message_thread_id, message.chat_id)

    async def _change_topic(self, message: GroupMessage) -> None:
        thread_id = message.thread_id
        if thread_id is None:
            return
        change = {
            "close_topic": self._bot.close_forum_topic,
            "reopen_topic": self._bot.reopen_forum_topic,
            "delete_topic": self._bot.delete_forum_topic,
        }[message.action]
        try:
            await self._sender.patiently(lambda: change(message.chat_id, thread_id))
        except BadRequest as error:
            if "not_modified" in error.message.lower():
                return
            meaning = _meaning(error)
            if isinstance(meaning, TopicGoneError) and message.action != "reopen_topic":
                return
            if message.action != "delete_topic" or not await self._may_not_delete(message.chat_id):
                raise meaning from error
            log.error("desk_topic_not_deleted", advice="let the bot delete messages in the group")
            await self._send(message, 0, texts.DELETE_THIS_TOPIC, None)

    async def _may_not_delete(self, chat_id: int) -> bool:
        """Tell whether the bot has its rights in the group, but for this one: to wait would help nobody."""
        own = await self._sender.patiently(lambda: self._bot.get_chat_member(chat_id, self._bot.id))
        return isinstance(own, ChatMemberAdministrator) and not own.can_delete_messages

    async def _write(self, message: GroupMessage) -> None:
        markup = keyboard_of_rows(message.buttons)
        if message.action == "copy":
            if message.copy_from is not None and not message.done:
                await self._copy(message, message.copy_from, markup)
            return
        if message.text is None:
            if message.action == "edit" and message.edit_message_id is not None:
                await self._sender.edit_keyboard(message.chat_id, message.edit_message_id, markup)
            return
        if not message.done and message.attempted_after is None and message.action == "send":
            message = await self._as_it_is_now(message)
        parts = split_message(message.text or "")
        for place in range(len(message.done), len(parts)):
            below = markup if place == len(parts) - 1 else None
            if place == 0 and await self._edited(message, parts[0], below):
                continue
            await self._send(message, place, parts[place], below)

    async def _as_it_is_now(self, message: GroupMessage) -> GroupMessage:
        """Note that it is on its way, and read it again: until then its words may still have been changed."""
        highest = self._sender.highest(message.chat_id)
        await self._database(self._store.note_attempt, message.id, highest)
        now = await self._database(self._store.next_group_message, message.chat_id)
        if now is None or now.id != message.id:
            return message
        return dataclasses.replace(now, attempted_after=None, thread_id=message.thread_id)

    async def _edited(self, message: GroupMessage, part: str, markup: InlineKeyboardMarkup | None) -> bool:
        message_id = message.edit_message_id
        if message.action != "edit" or message_id is None:
            return False
        if not await self._sender.edit(message.chat_id, message_id, part, markup, captions=True):
            return False
        await self._database(self._store.record_part, message.id, 0, message_id)
        return True

    async def _send(
        self, message: GroupMessage, place: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        async def request(mode: str | None) -> Message:
            return await self._bot.send_message(
                message.chat_id,
                part if mode else plain_text(part),
                parse_mode=mode,
                message_thread_id=message.thread_id,
                reply_markup=markup,
                link_preview_options=NO_PREVIEW,
            )

        await self._once(message, place, request, markup)

    async def _copy(
        self, message: GroupMessage, source: tuple[int, int], markup: InlineKeyboardMarkup | None
    ) -> None:
        """Copy what a person sent; when it can no longer be copied, staff read that it was there."""

        async def request(_mode: str | None) -> MessageId:
            return await self._bot.copy_message(
                message.chat_id, *source, message_thread_id=message.thread_id, reply_markup=markup
            )

        try:
            await self._once(message, 0, request, markup)
        except BadRequest as error:
            log.error("copy_refused", error=error_name(error))
            await self._send(message, 0, texts.NOT_COPIED, markup)
        except ChatGoneError:
            if not await self._sender.is_there(message.chat_id):
                raise
            log.info("copy_of_person_gone")
            await self._send(message, 0, texts.NOT_COPIED, markup)

    async def _once(
        self, message: GroupMessage, place: int, request: Request, markup: InlineKeyboardMarkup | None
    ) -> None:
        did_not_arrive = False

        async def note(attempted_after: int | None) -> None:
            # Until it is given up it stays noted: a change of its words must not go unseen in the meantime.
            nonlocal did_not_arrive
            did_not_arrive = attempted_after is None
            if attempted_after is not None:
                await self._database(self._store.note_attempt, message.id, attempted_after)

        attempted_after = message.attempted_after if place == len(message.done) else None
        try:
            sent = await self._sender.once(
                message.chat_id, request, markup, attempted_after, note, is_copy=message.action == "copy"
            )
        except (BadRequest, ChatGoneError) as error:
            if did_not_arrive:
                await self._database(self._store.note_attempt, message.id, None)
            if isinstance(error, BadRequest):
                raise _meaning(error) from error
            raise
        await self._database(self._store.record_part, message.id, place, sent)


def _meaning(error: BadRequest) -> Exception:
    """Return what a refusal in a group means; the refusal itself when it is about this message only."""
    words = error.message.lower()
    if any(known in words for known in TOPIC_IS_GONE):
        return TopicGoneError()
    return GroupRefusedError() if any(known in words for known in NO_RIGHTS) else error
