"""Receipts for people who had everything erased: of them nothing is left but where this one message goes."""

import asyncio
from contextlib import suppress

from telegram.error import BadRequest

from bot.delivery import Delivery
from bot.log import get_logger
from bot.patience import Database
from bot.sending import ChatGoneError
from core.services.relay_store import RelayStore

log = get_logger(__name__)

LOOK_SECONDS = 5.0


class Receipts:
    """Sends what waits, also what an earlier run left. A receipt may come twice, never not at all."""

    def __init__(self, store: RelayStore, database: Database, delivery: Delivery) -> None:
        self._store = store
        self._database = database
        self._delivery = delivery
        self._waiting = asyncio.Event()

    def wake(self) -> None:
        """See to it that the next look comes at once."""
        self._waiting.set()

    async def run(self) -> None:
        """Look for receipts to send, again and again, until cancelled."""
        while True:
            try:
                await self._send_waiting()
            except Exception:
                log.exception("receipts_failed")
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._waiting.wait(), LOOK_SECONDS)
            self._waiting.clear()

    async def _send_waiting(self) -> None:
        for receipt in await self._database(self._store.waiting_receipts):
            try:
                await self._delivery.say_once_more(receipt.chat_id, receipt.text)
            except ChatGoneError:
                log.info("receipt_for_person_gone")
            except BadRequest:
                log.error("receipt_refused")
            await self._database(self._store.receipt_sent, receipt.code)
