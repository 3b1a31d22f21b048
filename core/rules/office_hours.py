"""When a team of the desk answers: hours per weekday in Brussels, except the days on which it is closed."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
"""The days in the order of `date.weekday()`."""

FURTHEST_DAYS: Final = 366
"""How far ahead an opening is looked for."""

_PERIOD: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class Period:
    """From when until when a team is there on one day, by the clock in Brussels."""

    start: time
    until: time


@dataclass(frozen=True)
class Team:
    """A team of the desk, as `data/desk.yml` tells it. Without provinces or themes it answers about all.

    Each weekday has its periods, such as "09:00-12:00". `closed_days` come on top of the holidays.
    """

    id: str
    name: str
    organisation: str
    provinces: tuple[str, ...]
    themes: tuple[str, ...]
    monday: tuple[str, ...]
    tuesday: tuple[str, ...]
    wednesday: tuple[str, ...]
    thursday: tuple[str, ...]
    friday: tuple[str, ...]
    saturday: tuple[str, ...]
    sunday: tuple[str, ...]
    observes_holidays: bool
    closed_days: tuple[date, ...]
    checked_on: date

    def periods(self, weekday: int) -> tuple[Period, ...]:
        """Return the periods of a weekday, 0 for Monday, the earliest first."""
        found = map(period, getattr(self, WEEKDAYS[weekday]))
        return tuple(sorted(found, key=lambda each: each.start))


@lru_cache(maxsize=256)
def period(text: str) -> Period:
    """Return the period that a text such as "09:00-12:00" tells. Raises ValueError for anything else."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"no period: {text}")
    first_hour, first_minute, last_hour, last_minute = map(int, match.groups())
    return Period(time(first_hour, first_minute), time(last_hour, last_minute))


def team_for(teams: Iterable[Team], province: str | None, theme: str | None) -> Team | None:
    """Return the team that answers somebody: one of the theme, else of the province, else one for all.

    The first one wins. None when there is no team for them.
    """

    def fits(each: Team) -> bool:
        return (not each.provinces or province in each.provinces) and (
            not each.themes or theme in each.themes
        )

    fitting = filter(fits, teams)
    return min(fitting, key=lambda each: (not each.themes, not each.provinces), default=None)


def is_open(team: Team, holidays: Collection[date], now: datetime) -> bool:
    """Tell whether somebody is there at a moment."""
    day = now.astimezone(_brussels()).date()
    return any(start <= now < until for start, until in _openings(team, holidays, day))


def is_closed_all_day(team: Team, holidays: Collection[date], day: date) -> bool:
    """Tell whether nobody is there on a whole day."""
    return not any(_openings(team, holidays, day))


def next_opening(team: Team, holidays: Collection[date], now: datetime) -> datetime | None:
    """Return when somebody is there next: now when the team is open, None when not within a year."""
    today = now.astimezone(_brussels()).date()
    for ahead in range(FURTHEST_DAYS + 1):
        for start, until in _openings(team, holidays, today + timedelta(days=ahead)):
            if now < until:
                return max(now, start)
    return None


def open_minutes_between(team: Team, holidays: Collection[date], start: datetime, end: datetime) -> float:
    """Return how many minutes somebody was there between two moments; 0 when the end is not later."""
    minutes = 0.0
    for day in _days(start, end):
        for opens, closes in _openings(team, holidays, day):
            minutes += max(0.0, (min(end, closes) - max(start, opens)).total_seconds() / 60)
    return minutes


def hours_without_closed_days(
    team: Team, holidays: Collection[date], start: datetime, end: datetime
) -> float:
    """Return the hours between two moments, night hours too, but not those of days without anybody."""
    hours = 0.0
    for day in _days(start, end):
        if not is_closed_all_day(team, holidays, day):
            begins, ends = _moment(day, time.min), _moment(day + timedelta(days=1), time.min)
            hours += max(0.0, (min(end, ends) - max(start, begins)).total_seconds() / 3600)
    return hours


def _openings(team: Team, holidays: Collection[date], day: date) -> Iterator[tuple[datetime, datetime]]:
    """Give the moments, in UTC, between which a team is there on a day, the earliest first.

    In UTC, because Python compares two moments of one time zone by their clocks, also when the clock was
    changed between them.
    """
    if day in team.closed_days or (team.observes_holidays and day in holidays):
        return
    for each in team.periods(day.weekday()):
        start, until = _moment(day, each.start), _moment(day, each.until)
        if start < until:
            yield start, until


@lru_cache(maxsize=1)
def _brussels() -> ZoneInfo:
    return ZoneInfo("Europe/Brussels")


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=_brussels()).astimezone(timezone.utc)


def _days(start: datetime, end: datetime) -> Iterator[date]:
    day, last = start.astimezone(_brussels()).date(), end.astimezone(_brussels()).date()
    while day <= last:
        yield day
        day += timedelta(days=1)
