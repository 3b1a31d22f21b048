"""Which day deserves a reminder, and on which days the messages about it go out. Pure functions.

The day itself comes out of the verdict and the situation: core/rules/right_to_work_verdict.py.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, Reason
from core.rules.right_to_work_verdict import Verdict

AHEAD = timedelta(days=7)
MOST_LATE = timedelta(days=7)
FARTHEST = timedelta(days=5 * 366)
_TIME_DECIDES = frozenset({Reason.WAITING, Reason.BOUNDARY_DAY, Reason.DATE_RANGE, Reason.WAITED_LONG_ENOUGH})


class ReminderKind(str, Enum):
    """What is to be done on the day: start to work, see whether that is allowed, or have a new card."""

    MAY_WORK = "may_work"
    CHECK_WORK = "check_work"
    CARD = "card"


@dataclass(frozen=True)
class Reminder:
    """A day that somebody wants to be told about."""

    kind: ReminderKind
    day: date


def reminder_for(verdict: Verdict, situation: Situation, today: date) -> Reminder | None:
    """Return the reminder that fits a verdict, if there is a day to come.

    The day that the waiting period is surely over, when nothing but time stands in the way; or the last day
    of the card, while the person may work. Of a day that follows an unverified rule nothing is promised: it
    is a day to look again.
    """
    opens = verdict.last_safe_day
    unverified = verdict.indication or verdict.reason is Reason.PACT_UNVERIFIED
    time_decides = (unverified or verdict.reason in _TIME_DECIDES) and not situation.is_refused
    if time_decides and opens is not None and _is_to_come(opens, today):
        return Reminder(ReminderKind.CHECK_WORK if unverified else ReminderKind.MAY_WORK, opens)
    ends = situation.card_valid_until
    may_work = verdict.answer is Answer.YES and situation.work_on >= today
    if may_work and ends is not None and _is_to_come(ends, today):
        return Reminder(ReminderKind.CARD, ends)
    return None


def sending_days(reminder: Reminder, today: date) -> tuple[date, ...]:
    """Return when to write: a week before when that is still to come, and the day itself; none afterwards."""
    return tuple(day for day in (reminder.day - AHEAD, reminder.day) if day > today)


def is_too_late(day: date, send_on: date, today: date) -> bool:
    """Tell whether a message for `send_on` no longer makes sense: a week late, or the day itself has come."""
    return today - send_on > MOST_LATE or (send_on < day <= today)


def entry_of(reminder: Reminder, send_on: date) -> str:
    """Return the id of the answer that is said: `reminder-may-work-week`, `reminder-card-day` ..."""
    moment = "week" if send_on < reminder.day else "day"
    return f"reminder-{reminder.kind.value.replace('_', '-')}-{moment}"


def _is_to_come(day: date, today: date) -> bool:
    return today < day <= today + FARTHEST
