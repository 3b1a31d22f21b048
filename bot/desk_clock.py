"""The clock of the staff desk: reminders, alarms, and conversations that staff left without an answer."""

import asyncio

from bot.group_delivery import GroupDelivery
from bot.log import get_logger
from bot.patience import Database
from core.clock import now
from core.services.desk_store import DeskStore

log = get_logger(__name__)

LOOK_SECONDS = 30.0


class DeskClock:
    """Looks every half minute what is due; what comes of it stands in the outboxes."""

    def __init__(
        self,
        store: DeskStore,
        database: Database,
        groups: GroupDelivery,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._store = store
        self._database = database
        self._groups = groups
        self._look_seconds = look_seconds

    async def run(self) -> None:
        """Look, again and again, until cancelled."""
        while True:
            try:
                await self._database(self._store.due, now())
                self._groups.wake()
            except Exception:
                log.exception("desk_clock_failed")
            await asyncio.sleep(self._look_seconds)
