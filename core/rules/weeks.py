"""Weeks as the calendar of Europe counts them: from Monday, with the number of ISO 8601."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def weeks_until(today: date, number: int) -> tuple[date, ...]:
    """Return the Mondays of so many weeks, that of today as the last."""
    last = monday_of(today)
    return tuple(last - timedelta(weeks=back) for back in reversed(range(number)))


def week_number(monday: date) -> int:
    """Return the number of a week in its year."""
    return monday.isocalendar()[1]
