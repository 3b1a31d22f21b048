"""How office hours are written for people."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from core.rules.office_hours import Period, Team

DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def hours_in_dutch(team: Team) -> str:
    """Return the hours of a week, days with the same hours together.

    As in `maandag tot en met vrijdag van 9 tot 12 uur en van 13 tot 17 uur`.
    """
    return "; ".join(f"{days} {_and(map(_period, periods))}" for days, periods in _stretches(team))


def hour_in_dutch(clock: time) -> str:
    """Return a time as `9 uur` or `13.30 uur`."""
    return f"{_clock(clock)} uur"


def _stretches(team: Team) -> Iterator[tuple[str, tuple[Period, ...]]]:
    first = 0
    while first < len(DAYS):
        periods, last = team.periods(first), first
        while last + 1 < len(DAYS) and team.periods(last + 1) == periods:
            last += 1
        if periods:
            yield _days(first, last), periods
        first = last + 1


def _days(first: int, last: int) -> str:
    if first == last:
        return DAYS[first]
    return f"{DAYS[first]} {'en' if last == first + 1 else 'tot en met'} {DAYS[last]}"


def _period(period: Period) -> str:
    return f"van {_clock(period.start)} tot {hour_in_dutch(period.until)}"


def _clock(clock: time) -> str:
    return f"{clock.hour}.{clock.minute:02}" if clock.minute else str(clock.hour)


def _and(parts: Iterator[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} en {last}" if before else last
