"""Counting the waiting period: the day the months are over, and the first day that is safe in every reading.

No page fixes how the days are counted, so two days are given and everything between them is uncertain
(`counting` in data/right_to_work.yml).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.rules.right_to_work_law import WaitingPeriod

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Opening:
    """When the right to work opens: from `boundary` perhaps, from `safe` certainly."""

    boundary: date
    safe: date
    months: int


def boundary_day(lodged_on: date, months: int) -> date:
    """Return the same day number so many months later, or the last day of a shorter month."""
    return lodged_on + relativedelta(months=months)


def safe_day(lodged_on: date, months: int) -> date:
    """Return the first day on which the months are over however one counts.

    That is the later of: the months counted from the day after lodging, and the day after the boundary.
    """
    return max(boundary_day(lodged_on + ONE_DAY, months), boundary_day(lodged_on, months) + ONE_DAY)


def opening(lodged_on: date, periods: Sequence[WaitingPeriod]) -> Opening | None:
    """Return when the right first opened under the rules that followed each other, the oldest first.

    A shorter waiting period applies at once to those who were waiting when it came into force. None: never.
    """
    for period in periods:
        if period.months is None:
            continue
        first = period.entry.valid_from or date.min
        opened = Opening(
            boundary=max(first, boundary_day(lodged_on, period.months)),
            safe=max(first, safe_day(lodged_on, period.months)),
            months=period.months,
        )
        if period.entry.valid_until is None or opened.safe <= period.entry.valid_until:
            return opened
    return None
