"""The staff desk as the bot sees it: what members of our groups do there, one thing after another.

What counts as a member is what Telegram says at that moment. While Telegram is away that is not known, and
everything waits; while one group does not let the bot see its members, only that group waits.
"""

import asyncio
from contextlib import suppress

from telegram import Update
from telegram.error import BadRequest

from bot.group_delivery import ADVICE, REFUSED_SECONDS, GroupDelivery
from bot.group_intake import group_of, is_in_group, read_group_update
from bot.log import get_logger
from bot.patience import Database, Sleep, growing_pauses
from bot.sending import ChatGoneError, Sender
from core.services.desk_messages import GroupUpdate
from core.services.desk_store import DeskStore

log = get_logger(__name__)

POLL_SECONDS = 1.0
ATTEMPTS = 8  # about a minute of pauses
_NO_MEMBER = ("user not found", "member not found", "participant_id_invalid", "user_id_invalid")
_ABOUT_MEMBERS = ("member", "bot_member")


class GroupRefusesMembersError(Exception):
    """The group does not let the bot see who is a member."""


class Desk:
    """Stores what happens in our groups and handles it; `wake` when there may be something to do."""

    def __init__(
        self,
        sender: Sender,
        store: DeskStore,
        database: Database,
        groups: GroupDelivery,
        *,
        sleep: Sleep = asyncio.sleep,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._sender = sender
        self._bot = sender.bot
        self._store = store
        self._database = database
        self._groups = groups
        self._sleep = sleep
        self._poll_seconds = poll_seconds
        self._news = asyncio.Event()
        self._refusing: dict[int, asyncio.Task[None]] = {}
        self._told: set[int] = set()

    def wake(self) -> None:
        """See to it that the next look comes at once."""
        self._news.set()

    async def accept(self, update: Update) -> bool:
        """Store an update of one of our groups; False for whatever comes from elsewhere."""
        chat_id = group_of(update)
        if chat_id is None or chat_id not in await self._database(self._store.group_chats):
            return False
        if update.effective_message is not None:
            self._sender.saw(chat_id, update.effective_message.message_id)
        incoming = read_group_update(update)
        if incoming is not None:
            await self._database(self._store.accept, incoming)
        return True

    async def run(self) -> None:
        """Handle what was stored, again and again, until cancelled."""
        try:
            while True:
                self._news.clear()
                try:
                    await self._catch_up()
                except Exception:
                    log.exception("desk_failed")
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._news.wait(), self._poll_seconds)
        finally:
            for waiting in self._refusing.values():
                waiting.cancel()

    async def _catch_up(self) -> None:
        while True:
            refusing = frozenset(self._refusing)
            update = await self._database(self._store.next_group_update, refusing)
            if update is None:
                return
            try:
                is_member = await self._is_member(update)
            except GroupRefusesMembersError:
                self._wait_for(update.chat_id)
                continue
            await self._handle(update, is_member)
            self._groups.wake()

    async def _handle(self, update: GroupUpdate, is_member: bool) -> None:
        for attempt, pause in enumerate(growing_pauses(), start=1):
            try:
                await self._database(self._store.handle, update.id, is_member)
                return
            except Exception:
                log.exception("group_update_failed", kind=update.kind)
                if attempt >= ATTEMPTS:
                    log.error("group_update_given_up", kind=update.kind)
                    await self._database(self._store.give_up, update.id)
                    return
                await self._sleep(pause)

    async def _is_member(self, update: GroupUpdate) -> bool:
        """Ask Telegram, however long it stays away. Raises GroupRefusesMembersError."""
        sender_id = update.sender_id
        if sender_id is None or update.kind in _ABOUT_MEMBERS:
            return False
        try:
            member = await self._sender.patiently(
                lambda: self._bot.get_chat_member(update.chat_id, sender_id)
            )
        except (BadRequest, ChatGoneError) as error:
            if any(words in str(error).lower() for words in _NO_MEMBER):
                return False
            raise GroupRefusesMembersError from error
        self._told.discard(update.chat_id)
        return is_in_group(member)

    def _wait_for(self, chat_id: int) -> None:
        """Leave a group alone for a minute."""
        if chat_id not in self._told:
            log.error("desk_group_refused", advice=ADVICE, action="get_members")
        self._told.add(chat_id)
        self._refusing[chat_id] = asyncio.create_task(self._forget_later(chat_id))

    async def _forget_later(self, chat_id: int) -> None:
        await self._sleep(REFUSED_SECONDS)
        self._refusing.pop(chat_id, None)
        self.wake()
