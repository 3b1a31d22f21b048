"""Which team of the desk answers, when it is there, and how long somebody waits for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import ceil
from typing import Final

from holidays import country_holidays
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk_policy import all_desk_times, all_standard_answers, all_teams
from core.database.escalations import Escalation
from core.errors import NotFoundError
from core.rules import office_hours
from core.rules.desk_policy import DeskTimes, StandardAnswer
from core.rules.office_hours import FURTHEST_DAYS, Team
from core.rules.waits import Waited, answered_within
from core.services.moments import as_utc

__all__ = ["DeskTimes", "StandardAnswer", "Team", "Wait"]

MEASURED_DAYS: Final = 30
FEWEST_WAITS: Final = 5


@dataclass(frozen=True)
class Wait:
    """In how many minutes of office hours half of the people, and nine in ten, had an answer.

    `measured` is how many answers it was measured on.
    """

    median: int
    nine_in_ten: int
    measured: int


def team_for(session: Session, province: str | None, theme: str | None) -> Team:
    """Return the team that answers somebody. Raises NotFoundError when there is none."""
    found = office_hours.team_for(all_teams(session), province, theme)
    if found is None:
        raise NotFoundError("team")
    return found


def team(session: Session, team_id: str) -> Team:
    """Return a team. Raises NotFoundError."""
    found = next((each for each in all_teams(session) if each.id == team_id), None)
    if found is None:
        raise NotFoundError(f"team {team_id}")
    return found


def teams(session: Session) -> list[Team]:
    """Return all teams, in the order of `data/desk.yml`."""
    return all_teams(session)


def is_open(team: Team, now: datetime) -> bool:
    """Tell whether somebody of a team is there."""
    now = as_utc(now)
    return office_hours.is_open(team, _holidays(now, now), now)


def next_opening(team: Team, now: datetime) -> datetime | None:
    """Return when somebody is there next, in UTC: now when the team is open, None when not within a year."""
    now = as_utc(now)
    return office_hours.next_opening(team, _holidays(now, now + timedelta(days=FURTHEST_DAYS)), now)


def open_minutes_between(team: Team, start: datetime, end: datetime) -> float:
    """Return how many minutes somebody of a team was there between two moments."""
    start, end = as_utc(start), as_utc(end)
    return office_hours.open_minutes_between(team, _holidays(start, end), start, end)


def hours_without_closed_days(team: Team, start: datetime, end: datetime) -> float:
    """Return the hours between two moments, but not those of days on which the team is closed all day."""
    start, end = as_utc(start), as_utc(end)
    return office_hours.hours_without_closed_days(team, _holidays(start, end), start, end)


def expected_wait(session: Session, team: Team, now: datetime) -> Wait | None:
    """Return how long people waited for a team in the last 30 days; None when too little is known.

    That is with fewer than five answers, or when more than one in ten got none.
    """
    waits = list(_waits(session, team, as_utc(now)))
    measured = sum(wait.answered for wait in waits)
    median, most = answered_within(waits, 0.5), answered_within(waits, 0.9)
    if measured < FEWEST_WAITS or median is None or most is None:
        return None
    return Wait(ceil(median), ceil(most), measured)


def times(session: Session) -> DeskTimes:
    """Return after how long staff and administrators are called, and a silent conversation goes back."""
    return DeskTimes(**{time.id: time.number for time in all_desk_times(session)})


def standard_answers(session: Session) -> list[StandardAnswer]:
    """Return the answers that staff can send with a button, in the order of `data/desk.yml`."""
    return all_standard_answers(session)


def _waits(session: Session, team: Team, now: datetime) -> Iterator[Waited]:
    columns = (Escalation.waiting_since, Escalation.first_answer_at, Escalation.closed_at)
    statement = select(*columns).where(
        Escalation.team == team.id,
        Escalation.waiting_since > now - timedelta(days=MEASURED_DAYS),
        Escalation.waiting_since <= now,
    )
    for row in session.execute(statement):
        since = as_utc(row.waiting_since)
        answer = as_utc(row.first_answer_at) if row.first_answer_at else None
        if answer is None:
            until = as_utc(row.closed_at) if row.closed_at else now
            yield Waited(open_minutes_between(team, since, until), answered=False)
        elif since <= answer:
            yield Waited(open_minutes_between(team, since, answer), answered=True)


def _holidays(first: datetime, last: datetime) -> frozenset[date]:
    """Return the holidays of the years of two moments; of the next year too, for New Year in Brussels."""
    return _holidays_of(first.year, last.year + 1)


@lru_cache(maxsize=16)
def _holidays_of(first_year: int, last_year: int) -> frozenset[date]:
    return frozenset(country_holidays("BE", years=range(first_year, last_year + 1)))
