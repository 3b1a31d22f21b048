"""The bot's own clock for e-mails: every half minute it sends those that are due, in a thread apart."""

import asyncio

from bot.log import error_name, get_logger
from core.clock import now
from core.errors import DatabaseUnavailableError
from core.seal import Seal
from core.services.mail import send_waiting
from core.services.relay_store import StoreUnavailableError
from core.settings import MailSettings

log = get_logger(__name__)

LOOK_SECONDS = 30.0


class Mails:
    """Sends what waits to be mailed. A slow mail server holds up no answer to a person."""

    def __init__(
        self, database_url: str, secret_key: str, settings: MailSettings, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._url = database_url
        self._seal = Seal(secret_key)
        self._settings = settings
        self._look_seconds = look_seconds

    async def run(self) -> None:
        """Look for e-mails that are due, again and again, until cancelled."""
        while True:
            try:
                await self._look()
            except (DatabaseUnavailableError, StoreUnavailableError) as error:
                log.warning("mails_wait_for_database", error=str(error))
            except Exception as error:
                # The message of an error of the mail library may hold an address.
                log.error("mails_failed", error=error_name(error))
            await asyncio.sleep(self._look_seconds)

    async def _look(self) -> None:
        done = await asyncio.to_thread(send_waiting, self._url, self._seal, self._settings, now)
        if done.sent:
            log.info("mails_sent", number=done.sent)
        if done.waiting:
            log.warning("mails_tried_again_later", number=done.waiting, reasons=sorted(set(done.reasons)))
        if done.failed:
            log.error("mails_refused", number=done.failed, reasons=sorted(set(done.reasons)))
