"""The weekly notices for staff about lessons of Dutch: made by the bot, because it always runs."""

import asyncio

from bot.log import get_logger
from bot.patience import Database
from core.clock import brussels, now, today
from core.services.notices import week_of
from core.services.relay_store import RelayStore

log = get_logger(__name__)

LOOK_SECONDS = 600.0
FIRST_HOUR = 7
"""The hour in Brussels from which the notices of a new week are made, on Monday."""


class LanguageNotices:
    """Makes the notices of the week once; on Monday morning, or later when the bot was away then."""

    def __init__(self, store: RelayStore, database: Database, look_seconds: float = LOOK_SECONDS) -> None:
        self._store = store
        self._database = database
        self._look_seconds = look_seconds
        self._done: str | None = None

    async def run(self) -> None:
        """Look whether a new week has begun, again and again, until cancelled."""
        while True:
            await asyncio.sleep(self._look_seconds)
            try:
                await self._look()
            except Exception:
                log.exception("notices_failed")

    async def _look(self) -> None:
        day = today()
        is_early = day.weekday() == 0 and now().astimezone(brussels()).hour < FIRST_HOUR
        if is_early or self._done == week_of(day):
            return
        made = await self._database(self._store.make_language_notices, day)
        self._done = week_of(day)
        if made:
            log.info("notices_made", number=len(made))
