"""Waiting: pauses that grow, and calls to the database that are repeated until it is there."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.log import get_logger
from core.services.relay_store import StoreUnavailableError

log = get_logger(__name__)

Sleep = Callable[[float], Awaitable[None]]
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0

P = ParamSpec("P")
R = TypeVar("R")


async def at_once() -> None:
    """Wait for nothing."""


def growing_pauses(first: float = FIRST_PAUSE, longest: float = LONGEST_PAUSE) -> Iterator[float]:
    """Yield pauses in seconds, for ever: each twice the one before, up to the longest."""
    pause = first
    while True:
        yield pause
        pause = min(longest, pause * 2)


class Database:
    """Runs calls to the database one by one in a thread, and repeats those that found no database.

    `may_work` returns as soon as this bot may work with the database: it waits while another one does.
    """

    def __init__(
        self, sleep: Sleep = asyncio.sleep, may_work: Callable[[], Awaitable[None]] = at_once
    ) -> None:
        self._sleep = sleep
        self._may_work = may_work
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="relay-database")
        self._away = False

    async def __call__(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns, however long the database stays away."""
        loop = asyncio.get_running_loop()
        for pause in growing_pauses():
            await self._may_work()
            try:
                result = await loop.run_in_executor(self._thread, lambda: function(*args, **kwargs))
            except StoreUnavailableError as error:
                if not self._away:
                    log.warning("database_away", error=str(error))
                self._away = True
                await self._sleep(pause)
                continue
            if self._away:
                log.info("database_back")
            self._away = False
            return result
        raise AssertionError("the pauses never end")

    def close(self) -> None:
        """Let the thread end after what it is doing."""
        self._thread.shutdown(wait=True)
