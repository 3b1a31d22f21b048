"""The relay: for every person one worker, which takes what waits in order: inbox to Rasa, outbox to Telegram.

Whose turn it is in a conversation is decided by the staff desk, in front of Rasa (bot/asking.py).
All that matters stands in the database, so a worker may be stopped at any point: the next one takes up
what still waits. A worker that fails leaves its person's messages waiting and is started again later.
"""

import asyncio

from telegram import Bot

from bot import texts
from bot.asking import Asking
from bot.delivery import Delivery
from bot.log import get_logger
from bot.messages import split_message
from bot.patience import Database, Sleep, growing_pauses
from bot.rasa_client import RasaClient, Reply
from bot.receipts import Receipts
from core.clock import now, today
from core.services.desk_store import DeskStore
from core.services.my_data_export import FileKind
from core.services.relay import Draft, ReplyButton
from core.services.relay_inbox import Waiting
from core.services.relay_store import RelayStore
from core.services.reminders import Reminder

log = get_logger(__name__)

POLL_SECONDS = 1.0
_CLEANING_SECONDS = 6 * 3600


class Relay:
    """Keeps the workers. `wake` starts one; `run` looks every second for whom something waits."""

    def __init__(
        self,
        bot: Bot,
        rasa: RasaClient,
        store: RelayStore,
        desk: DeskStore,
        database: Database,
        delivery: Delivery,
        receipts: Receipts,
        *,
        sleep: Sleep = asyncio.sleep,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._store = store
        self._desk = desk
        self._database = database
        self._delivery = delivery
        self._receipts = receipts
        self._sleep = sleep
        self._poll_seconds = poll_seconds
        self._asking = Asking(bot, rasa, store, desk, database, delivery, sleep)
        self._due: set[str] = set()
        self._workers: dict[str, asyncio.Task[None]] = {}

    def wake(self, pseudonym: str) -> None:
        """See to it that a worker looks for what waits for this person."""
        self._due.add(pseudonym)
        self._asking.hear(pseudonym)
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
        """Let go of what was kept long enough. What goes wrong here never stops the messages."""
        try:
            counts = await self._database(self._store.purge, today(), now())
        except Exception:
            log.exception("cleaning_failed")
            return
        if undelivered := counts["receipts_not_delivered"]:
            log.error("receipts_not_delivered", number=undelivered)
        if done := {kind: number for kind, number in counts.items() if number}:
            log.info("cleaned", **done)

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
            if not await self._database(self._desk.takes, waiting):
                await self._answer(waiting)

    async def _answer(self, waiting: Waiting) -> None:
        """Answer an update that the desk did not take; it asks the person when Rasa hands over."""
        replies = [Reply(text) for text in _own_words(waiting)]
        if waiting.text is not None:
            answers = await self._asking.ask(waiting, waiting.text)
            if answers is None:
                return
            replies += answers or [Reply(texts.PROBLEM)]
        if any(reply.erases for reply in replies):
            await self._erase(waiting, replies)
            return
        drafts = await self._drafts(waiting, replies)
        reason = next((reply.handover for reply in replies if reply.handover), None)
        if reason is None:
            await self._database(self._desk.answer, waiting, drafts)
        else:
            await self._database(self._desk.answer_and_ask, waiting, drafts, reason)

    async def _erase(self, waiting: Waiting, replies: list[Reply]) -> None:
        """Erase the person, now that Rasa has saved its turn; the words wait as a receipt.

        Until this is done the update waits, so a bot that is killed before asks Rasa and comes here again.
        """
        said = "\n\n".join(reply.text for reply in replies if reply.text)
        await self._database(self._store.erase, waiting.pseudonym, said)
        log.info("person_erased")
        self._receipts.wake()

    async def _drafts(self, waiting: Waiting, replies: list[Reply]) -> list[Draft]:
        drafts = []
        for reply in replies:
            if reply.text or reply.buttons:
                drafts.append(_draft(reply))
            if reply.calendar is not None:
                drafts.append(await self._calendar_file(reply.calendar))
            if reply.file is not None:
                drafts.append(await self._file(waiting, reply.file))
        return drafts

    async def _file(self, waiting: Waiting, kind: FileKind) -> Draft:
        try:
            attachment = await self._database(self._store.file_of, waiting.pseudonym, kind)
        except Exception:  # else the message waits, and Rasa is asked again, without an end
            log.exception("file_not_made", kind=kind.value)
            attachment = None
        if attachment is None:
            return _draft(Reply(texts.NO_FILE))
        return Draft(texts.FILE_CAPTIONS[kind.value], attachment=attachment)

    async def _calendar_file(self, reminder: Reminder) -> Draft:
        summary = texts.CALENDAR_SUMMARIES[reminder.kind.value]
        attachment = await self._database(self._store.calendar_file, reminder, summary, today())
        return Draft(texts.CALENDAR_CAPTION, attachment=attachment)


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
