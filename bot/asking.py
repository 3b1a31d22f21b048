"""Asking Rasa: however long it stays away, and only while the conversation is the bot's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.commands import for_rasa
from bot.delivery import Delivery
from bot.log import get_logger
from bot.patience import Database, Sleep, growing_pauses
from bot.rasa_client import RasaClient, RasaRefusedError, Reply
from core.errors import RasaUnavailableError
from core.services.desk_store import DeskStore
from core.services.relay_inbox import Waiting
from core.services.relay_store import RelayStore

log = get_logger(__name__)

AT_ONCE = 8
TYPING_SECONDS = 4.0
_ATTEMPTS = 6  # about 15 seconds of pauses
_TYPING_GRACE_SECONDS = 1.0


class Asking:
    """Asks Rasa about few people at once. What somebody writes meanwhile for staff does not wait for Rasa."""

    def __init__(
        self,
        bot: Bot,
        rasa: RasaClient,
        store: RelayStore,
        desk: DeskStore,
        database: Database,
        delivery: Delivery,
        sleep: Sleep,
    ) -> None:
        self._bot = bot
        self._rasa = rasa
        self._store = store
        self._desk = desk
        self._database = database
        self._delivery = delivery
        self._sleep = sleep
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._news: dict[str, asyncio.Event] = {}

    def hear(self, pseudonym: str) -> None:
        """Take note that something new waits for this person, in case Rasa is being waited for."""
        if pseudonym in self._news:
            self._news[pseudonym].set()

    async def ask(self, waiting: Waiting, text: str) -> list[Reply] | None:
        """Return Rasa's answers, however long it stays away; the person hears once that it is.

        None: the desk took the message, staff own the conversation by now. A message that fails again and
        again while Rasa itself is there gets no answers (an empty list), so that it does not hold up what the
        person says next.
        """
        told = False
        for attempt, pause in enumerate(growing_pauses(), start=1):
            try:
                async with self._typing(waiting.chat_id), self._at_once:
                    if await self._database(self._desk.takes, waiting):
                        return None
                    return await self._rasa.send(waiting.pseudonym, for_rasa(text))
            except RasaRefusedError:
                log.exception("rasa_refused", person=waiting.pseudonym[:8])
                return []
            except RasaUnavailableError as error:
                log.warning("rasa_away", reason=str(error), person=waiting.pseudonym[:8])
                if not told:
                    told = True
                    await self._database(self._store.tell_away_once, waiting.pseudonym, texts.RASA_AWAY)
                if attempt >= _ATTEMPTS and await self._rasa.is_there():
                    log.error("message_given_up", person=waiting.pseudonym[:8])
                    return []
                if await self._pause(waiting, pause):
                    return None
        raise AssertionError("the pauses never end")

    async def _pause(self, waiting: Waiting, seconds: float) -> bool:
        """Wait before Rasa is asked again, while the desk goes on; True when it took this message too."""
        news = self._news[waiting.pseudonym] = asyncio.Event()
        news.set()
        sleeping = asyncio.ensure_future(self._sleep(seconds))
        try:
            while not sleeping.done():
                if news.is_set():
                    news.clear()
                    if await self._desk_goes_on(waiting):
                        return True
                hearing = asyncio.ensure_future(news.wait())
                await asyncio.wait((sleeping, hearing), return_when=asyncio.FIRST_COMPLETED)
                hearing.cancel()
            return False
        finally:
            sleeping.cancel()
            del self._news[waiting.pseudonym]

    async def _desk_goes_on(self, waiting: Waiting) -> bool:
        """Let the desk take all that it can of what waits, in order, and send what it says about it.

        After each one it looks from the start again: when staff own the conversation from then on, what was
        written before goes to them first.
        """
        while await self._desk_takes_one(waiting.pseudonym):
            pass
        await self._delivery.flush(waiting.pseudonym)
        entries = await self._database(self._store.all_waiting, waiting.pseudonym)
        return all(entry.id != waiting.id for entry in entries)

    async def _desk_takes_one(self, pseudonym: str) -> bool:
        for entry in await self._database(self._store.all_waiting, pseudonym):
            if await self._database(self._desk.takes, entry):
                return True
        return False

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
