"""The relay: for every person one worker, which takes what waits in order: inbox to Rasa, outbox to Telegram.

All that matters stands in the database, so a worker may be stopped at any point: the next one takes up
what still waits. A worker that fails leaves its person's messages waiting and is started again later.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.delivery import Delivery
from bot.log import get_logger
from bot.messages import split_message
from bot.patience import Database, Sleep, growing_pauses
from bot.rasa_client import RasaClient, RasaRefusedError, Reply
from core.clock import now, today
from core.errors import RasaUnavailableError
from core.services.relay import Draft, ReplyButton
from core.services.relay_inbox import Waiting
from core.services.relay_store import RelayStore
from core.services.reminders import Reminder

log = get_logger(__name__)

AT_ONCE = 8
TYPING_SECONDS = 4.0
POLL_SECONDS = 1.0
KEPT_DAYS = 30
KEPT_SILENT_DAYS = 180
_ATTEMPTS = 6  # about 15 seconds of pauses
_TYPING_GRACE_SECONDS = 1.0
_CLEANING_SECONDS = 6 * 3600


class Relay:
    """Keeps the workers. `wake` starts one; `run` looks every second for whom something waits."""

    def __init__(
        self,
        bot: Bot,
        rasa: RasaClient,
        store: RelayStore,
        database: Database,
        delivery: Delivery,
        *,
        sleep: Sleep = asyncio.sleep,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._bot = bot
        self._rasa = rasa
        self._store = store
        self._database = database
        self._delivery = delivery
        self._sleep = sleep
        self._poll_seconds = poll_seconds
        self._asking = asyncio.Semaphore(AT_ONCE)
        self._due: set[str] = set()
        self._workers: dict[str, asyncio.Task[None]] = {}

    def wake(self, pseudonym: str) -> None:
        """See to it that a worker looks for what waits for this person."""
        self._due.add(pseudonym)
        if pseudonym not in self._workers:
            self._workers[pseudonym] = asyncio.create_task(self._work(pseudonym))

    async def run(self) -> None:
        """Wake a worker for everybody for whom something waits, again and again, until cancelled.

        This takes up what an earlier run left, and sends what other processes put in the outbox.
        """
        next_cleaning = 0.0
        loop = asyncio.get_running_loop()
        while True:
            for pseudonym in await self._database(self._store.people_with_work):
                if pseudonym not in self._workers:
                    self.wake(pseudonym)
            if loop.time() >= next_cleaning:
                next_cleaning = loop.time() + _CLEANING_SECONDS
                await self._clean()
            await asyncio.sleep(self._poll_seconds)

    async def _clean(self) -> None:
        """Erase what has been kept long enough. What goes wrong here never stops the messages."""
        try:
            await self._database(self._store.delete_handled_before, now() - timedelta(days=KEPT_DAYS))
            silent_since = now() - timedelta(days=KEPT_SILENT_DAYS)
            await self._database(self._store.erase_silent_before, silent_since)
        except Exception:
            log.exception("cleaning_failed")

    async def stop(self, grace_seconds: float) -> None:
        """Give the workers a moment to finish what they are doing, then stop them."""
        workers = list(self._workers.values())
        if workers:
            await asyncio.wait(workers, timeout=grace_seconds)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, pseudonym: str) -> None:
        pauses = growing_pauses()
        try:
            while pseudonym in self._due:
                self._due.discard(pseudonym)
                try:
                    await self._catch_up(pseudonym)
                except Exception:
                    log.exception("worker_failed", person=pseudonym[:8])
                    self._due.add(pseudonym)
                    await self._sleep(next(pauses))
        finally:
            self._workers.pop(pseudonym, None)

    async def _catch_up(self, pseudonym: str) -> None:
        while True:
            await self._delivery.flush(pseudonym)
            waiting = await self._database(self._store.next_waiting, pseudonym)
            if waiting is None:
                return
            drafts = await self._answers(waiting)
            await self._database(self._store.answer, waiting.id, drafts)

    async def _answers(self, waiting: Waiting) -> list[Draft]:
        drafts = [_draft(Reply(text)) for text in _own_words(waiting)]
        if waiting.text is not None:
            replies = await self._ask_rasa(waiting, waiting.text)
            for reply in replies or [Reply(texts.PROBLEM)]:
                if reply.text or reply.buttons:
                    drafts.append(_draft(reply))
                if reply.calendar is not None:
                    drafts.append(await self._calendar_file(reply.calendar))
        return drafts

    async def _calendar_file(self, reminder: Reminder) -> Draft:
        summary = texts.CALENDAR_SUMMARIES[reminder.kind.value]
        content = await self._database(self._store.calendar_file, reminder, summary, today())
        return Draft(texts.CALENDAR_CAPTION, attachment=content)

    async def _ask_rasa(self, waiting: Waiting, text: str) -> list[Reply]:
        """Return Rasa's answers, however long it stays away; the person hears once that it is.

        A message that fails again and again while Rasa itself is there gets no answers (an empty list), so
        that it does not hold up what the person says next.
        """
        for attempt, pause in enumerate(growing_pauses(), start=1):
            try:
                async with self._typing(waiting.chat_id), self._asking:
                    return await self._rasa.send(waiting.pseudonym, text)
            except RasaRefusedError:
                log.exception("rasa_refused", person=waiting.pseudonym[:8])
                return []
            except RasaUnavailableError as error:
                log.warning("rasa_away", reason=str(error), person=waiting.pseudonym[:8])
                if await self._database(self._store.tell_away_once, waiting.pseudonym, texts.RASA_AWAY):
                    await self._delivery.flush(waiting.pseudonym)
                if attempt >= _ATTEMPTS and await self._rasa.is_there():
                    log.error("message_given_up", person=waiting.pseudonym[:8])
                    return []
                await self._sleep(pause)
        raise AssertionError("the pauses never end")

    @asynccontextmanager
    async def _typing(self, chat_id: int) -> AsyncIterator[None]:
        """Show "typing" for as long as the block lasts, and not after the answer."""
        thought = asyncio.Event()
        typing = asyncio.create_task(self._keep_typing(chat_id, thought))
        try:
            yield
        finally:
            thought.set()
            await asyncio.wait((typing,), timeout=_TYPING_GRACE_SECONDS)
            typing.cancel()

    async def _keep_typing(self, chat_id: int, thought: asyncio.Event) -> None:
        while not thought.is_set():
            with suppress(TelegramError):
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(thought.wait(), TYPING_SECONDS)


def _own_words(waiting: Waiting) -> list[str]:
    """Return what the relay itself says about an update, before Rasa's answers."""
    if waiting.kind in ("text", "edit", "press"):
        return [] if waiting.text is not None else [texts.PROBLEM]
    if waiting.kind == "old_button":
        return [texts.BUTTON_TOO_OLD]
    if waiting.kind == "late_edit":
        return [texts.LATE_EDIT]
    return [texts.OTHER_KINDS.get(waiting.kind, texts.OTHER_KIND)]


def _draft(reply: Reply) -> Draft:
    text = reply.text if split_message(reply.text) else texts.CHOOSE
    buttons = tuple(ReplyButton(button.title, button.payload) for button in reply.buttons)
    return Draft(text, buttons, parts=len(split_message(text)))
