"""Which bot works with this database: one at a time, however many were started."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.database import service_marks
from core.database.service_marks import BOT_RUNS

LEASE_SECONDS = 30.0
"""How long a bot that was killed keeps others waiting. A bot that works renews its lease well before."""
_CLOCK_WAS_WRONG = timedelta(hours=1)


@dataclass(frozen=True)
class Lease:
    """What became of a request for the lease. `holder` is who has it now."""

    is_ours: bool
    holder: str | None


def hold(session: Session, holder: str, now: datetime, instead_of: str | None = None) -> Lease:
    """Take the lease, or renew it: when it is free, ours, or ran out. The caller commits.

    `instead_of` is a holder of whom the caller knows that it is dead. Of two that ask at once, one gets it.
    """
    ran_out = now - timedelta(seconds=LEASE_SECONDS)
    if service_marks.take_mark(
        session, BOT_RUNS, holder, now, instead_of=instead_of, before=ran_out, after=now + _CLOCK_WAS_WRONG
    ):
        return Lease(is_ours=True, holder=holder)
    return Lease(is_ours=False, holder=service_marks.holder_of(session, BOT_RUNS))


def let_go(session: Session, holder: str) -> None:
    """Free the lease, if it is ours. The caller commits."""
    service_marks.remove_mark(session, BOT_RUNS, holder)
