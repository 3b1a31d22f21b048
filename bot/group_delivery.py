"""Doing what stands in the outbox of the groups: each thing once, in order (see bot/sending.py).

- A topic that somebody deleted in Telegram is made again with its summary, and what waited goes there.
- A group that does not let the bot work (its rights were taken, it was removed) is tried again every minute;
  all that waits there is kept, and the other groups and the private chats go on.
- When nobody knows whether a topic was made, it is made again. At worst an empty topic stands beside it.
"""

import asyncio
import dataclasses
from contextlib import suppress

from telegram.error import BadRequest

from bot.group_calls import GroupCalls, GroupRefusedError, TopicGoneError
from bot.log import error_name, get_logger
from bot.patience import Database, Sleep, growing_pauses
from bot.sending import Sender
from core.services.desk_messages import GroupMessage
from core.services.desk_store import DeskStore

log = get_logger(__name__)

POLL_SECONDS = 1.0
REFUSED_SECONDS = 60.0
ADVICE = "make the bot an administrator of the group, with the right to manage topics"


class GroupDelivery:
    """Works for every group apart; `wake` when there may be something to do."""

    def __init__(
        self,
        sender: Sender,
        store: DeskStore,
        database: Database,
        *,
        sleep: Sleep = asyncio.sleep,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._sender = sender
        self._calls = GroupCalls(sender, store, database)
        self._store = store
        self._database = database
        self._sleep = sleep
        self._poll_seconds = poll_seconds
        self._news = asyncio.Event()
        self._workers: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """See to it that the next look comes at once."""
        self._news.set()

    async def run(self) -> None:
        """Look in which groups there is something to do, again and again, until cancelled."""
        try:
            while True:
                self._news.clear()
                try:
                    await self._start_workers()
                except Exception:
                    log.exception("groups_not_read")
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._news.wait(), self._poll_seconds)
        finally:
            workers = list(self._workers.values())
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _start_workers(self) -> None:
        for chat_id in await self._database(self._store.chats_with_work):
            if chat_id not in self._workers:
                self._workers[chat_id] = asyncio.create_task(self._work(chat_id))

    async def _work(self, chat_id: int) -> None:
        pauses = growing_pauses()
        refused = False
        highest = await self._database(self._store.highest_group_message_id, chat_id)
        self._sender.saw(chat_id, highest)
        try:
            while (message := await self._database(self._store.next_group_message, chat_id)) is not None:
                try:
                    await self._do(message)
                except GroupRefusedError:
                    if not refused:
                        log.error("desk_group_refused", advice=ADVICE, action=message.action)
                    refused = True
                    await self._sleep(REFUSED_SECONDS)
                except Exception:
                    log.exception("group_worker_failed", action=message.action)
                    await self._sleep(next(pauses))
                else:
                    if refused:
                        log.info("desk_group_back")
                    refused = False
        finally:
            self._workers.pop(chat_id, None)

    async def _do(self, message: GroupMessage) -> None:
        try:
            await self._calls.do(message)
        except TopicGoneError:
            await self._topic_gone(message)
            return
        except BadRequest as error:
            log.error("group_message_refused", error=error_name(error), action=message.action)
        else:
            if message.action == "open_topic":  # finished together with what was made
                return
        await self._database(self._store.finish, message.id)

    async def _topic_gone(self, message: GroupMessage) -> None:
        """Let the topic be made again; what goes with no topic that can be, goes to the general one."""
        log.info("topic_lost")
        if message.escalation_id is not None:
            await self._database(self._store.topic_lost, message.escalation_id, message.thread_id)
            now = await self._database(self._store.next_group_message, message.chat_id)
            if now is None or (now.id, now.thread_id) != (message.id, message.thread_id):
                return
        await self._do(dataclasses.replace(message, thread_id=None))
