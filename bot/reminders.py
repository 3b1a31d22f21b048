"""The bot's own clock for reminders: in the daytime it looks every minute which ones are due."""

import asyncio

from bot import texts
from bot.log import get_logger
from bot.messages import split_message
from bot.patience import Database
from core.clock import brussels, now, today
from core.services.relay import Draft, ReplyButton
from core.services.relay_store import RelayStore
from core.services.reminders import Message

log = get_logger(__name__)

LOOK_SECONDS = 60.0
FIRST_HOUR = 9
LAST_HOUR = 20
_CANCEL = '/inform{"answer": "cancel_reminder"}'
_ASK_AGAIN = "/ask_when_may_work"


class Reminders:
    """Puts due reminders in the outbox, from where the relay sends them like any other message."""

    def __init__(self, store: RelayStore, database: Database, look_seconds: float = LOOK_SECONDS) -> None:
        self._store = store
        self._database = database
        self._look_seconds = look_seconds
        self._told_missing: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Look for reminders that are due, again and again, until cancelled."""
        while True:
            try:
                await self._look()
            except Exception:
                log.exception("reminders_failed")
            await asyncio.sleep(self._look_seconds)

    async def _look(self) -> None:
        if not FIRST_HOUR <= now().astimezone(brussels()).hour < LAST_HOUR:
            return
        done = await self._database(self._store.send_due_reminders, today(), in_words)
        if done.sent:
            log.info("reminders_sent", number=done.sent)
        for entry in sorted(done.missing - self._told_missing):
            log.error("reminder_text_missing", entry=entry)
        self._told_missing = done.missing


def in_words(message: Message) -> Draft:
    """Return a reminder as it is said: what to do, what is not certain, the source, and two buttons."""
    source = texts.SOURCE_WITH_DATE if message.page_date else texts.SOURCE
    parts = [
        message.conclusion,
        message.text,
        texts.UNSURE.format(uncertain=message.uncertain) if message.uncertain else None,
        texts.OLD_FACTS if message.is_old else None,
        source.format(
            title=message.source, url=message.url, page_date=message.page_date, checked_on=message.checked_on
        ),
    ]
    text = "\n\n".join(filter(None, parts))
    buttons = (
        ReplyButton(texts.ASK_AGAIN, _ASK_AGAIN),
        ReplyButton(texts.CANCEL_REMINDER, _CANCEL),
    )
    return Draft(text, buttons, parts=len(split_message(text)))
