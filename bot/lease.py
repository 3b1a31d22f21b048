"""One bot at a time: a second one on the same database waits, and goes on by itself when the first stops.

The lease is a row in the database that its holder renews. A bot that stops frees it at once. After a bot was
killed it runs out by itself; a new one on the same machine sees that the process is gone and need not wait.
The clocks of two machines that take turns may differ by a few seconds, no more.
"""

import asyncio
import hashlib
import os
import secrets
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.log import get_logger
from bot.patience import Sleep
from core.clock import now
from core.services.bot_lease import LEASE_SECONDS, Lease
from core.services.relay_store import StoreUnavailableError

log = get_logger(__name__)

RENEW_SECONDS = 10.0
LOOK_SECONDS = 2.0
SAFE_SECONDS = LEASE_SECONDS - 5.0
"""How long after its last renewal a bot may still send."""
_STOP_SECONDS = 2.0
_in_this_process: set[str] = set()


class LeaseStore(Protocol):
    """Where the lease is kept."""

    def hold_lease(self, holder: str, now: datetime, instead_of: str | None = None) -> Lease:
        """Take or renew it."""

    def free_lease(self, holder: str) -> None:
        """Let it go."""


class BotLease:
    """The lease of this bot. `take` waits for it, `run` keeps it, `held` waits while another one has it."""

    def __init__(
        self, store: LeaseStore, sleep: Sleep = asyncio.sleep, renew_seconds: float | None = None
    ) -> None:
        self._store = store
        self._sleep = sleep
        self._renew_seconds = RENEW_SECONDS if renew_seconds is None else renew_seconds
        self._holder = f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"
        self._renewed = float("-inf")
        self._told = False
        self._under_way: asyncio.Future[Lease] | None = None
        _in_this_process.add(self._holder)

    @property
    def is_held(self) -> bool:
        """Whether this bot may send now: no other one can have taken the lease yet."""
        return _seconds() - self._renewed < SAFE_SECONDS

    async def held(self) -> None:
        """Return as soon as this bot may send."""
        while not self.is_held:
            await asyncio.sleep(0.05)

    async def take(self) -> None:
        """Wait until no other bot works with this database, and take its place."""
        while not await self._hold():
            await self._sleep(LOOK_SECONDS)

    async def run(self) -> None:
        """Renew the lease, again and again, until cancelled; get it back when it was lost."""
        while True:
            await asyncio.sleep(self._renew_seconds if self.is_held else LOOK_SECONDS)
            await self._hold()

    async def free(self) -> None:
        """Let another bot take the place of this one at once."""
        self._renewed = float("-inf")
        _in_this_process.discard(self._holder)
        if self._under_way is not None:  # else it could take the lease again after this
            await asyncio.wait((self._under_way,), timeout=_STOP_SECONDS)
        with suppress(StoreUnavailableError, asyncio.TimeoutError):
            freeing = asyncio.to_thread(self._store.free_lease, self._holder)
            await asyncio.wait_for(freeing, _STOP_SECONDS)

    async def _hold(self) -> bool:
        asked = _seconds()
        try:
            lease = await self._ask()
            if not lease.is_ours and lease.holder is not None and _is_dead(lease.holder):
                log.info("other_bot_died")
                lease = await self._ask(instead_of=lease.holder)
        except StoreUnavailableError:
            log.warning("lease_not_renewed")
            return False
        if lease.is_ours:
            self._renewed = asked
            if self._told:
                log.info("takes_over_from_other_bot")
            self._told = False
            return True
        self._renewed = float("-inf")
        if not self._told:
            log.error(
                "another_bot_runs",
                advice="this one waits; stop the other, or wait half a minute if it was killed",
            )
        self._told = True
        return False

    async def _ask(self, instead_of: str | None = None) -> Lease:
        asking = asyncio.to_thread(self._store.hold_lease, self._holder, now(), instead_of)
        self._under_way = asyncio.ensure_future(asking)
        return await asyncio.shield(self._under_way)


def _is_dead(holder: str) -> bool:
    """Tell whether a holder ran on this machine and is surely no more."""
    if holder in _in_this_process:
        return False
    machine, _, rest = holder.partition("-")
    process = rest.partition("-")[0]
    if machine != _machine() or not machine or not process.isdigit():
        return False
    if int(process) == os.getpid():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _machine() -> str:
    """Return a word for this run of this machine and its numbering of processes; "" when it is not known."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text()
        processes = os.readlink("/proc/self/ns/pid")
    except OSError:
        return ""
    return hashlib.sha256(f"{boot} {processes}".encode()).hexdigest()[:12]


def _seconds() -> float:
    """Return a time that only goes on, also while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
