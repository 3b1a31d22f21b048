"""When facts must be checked again. The sort of a fact says how fast it grows old."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

# Months; a themed answer has a period of its own. The list of shortage occupations comes out once a year.
REVIEW_MONTHS: Final[Mapping[str, int]] = {
    "measure": 6,
    "right_to_work": 3,
    "organisation": 6,
    "contribution_scale": 6,
    "offer": 6,
    "reception_centre": 6,
    "shortage_list": 3,
    "language_level": 24,
    "action_plan": 12,
    "matching": 12,
    "desk_team": 6,
    "desk_time": 12,
    "standard_answer": 12,
}


def due_on(checked_on: date, review_months: int) -> date:
    """Return the day from which a fact that was checked on a day must be checked again."""
    return checked_on + relativedelta(months=review_months)


def is_stale(checked_on: date, review_months: int, today: date) -> bool:
    """Whether a fact should have been checked again by now."""
    return today >= due_on(checked_on, review_months)
