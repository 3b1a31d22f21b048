"""Moments as the database gives them: SQLite forgets that they are UTC."""

from datetime import datetime, timezone


def as_utc(moment: datetime) -> datetime:
    """Return a moment with its time zone; one without is UTC, as everything in our tables."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
