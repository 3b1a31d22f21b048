"""The one place that knows which day it is."""

import os
from datetime import date, datetime, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.errors import SettingInvalidError


@lru_cache
def brussels() -> ZoneInfo:
    """Return the time zone of Flanders."""
    return ZoneInfo("Europe/Brussels")


def today() -> date:
    """Return today's date in Brussels, or the day in `TOELEIDING_TODAY` (YYYY-MM-DD).

    Raises SettingInvalidError when that variable is set and is not such a day.
    """
    frozen = os.environ.get("TOELEIDING_TODAY")
    if not frozen:
        return datetime.now(brussels()).date()
    try:
        return date.fromisoformat(frozen)
    except ValueError as error:
        raise SettingInvalidError("TOELEIDING_TODAY", "expected a day such as 2026-11-23") from error


def now() -> datetime:
    """Return the moment in UTC, with its time zone. `TOELEIDING_TODAY` does not change it."""
    return datetime.now(timezone.utc)
