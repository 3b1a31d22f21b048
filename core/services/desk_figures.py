"""The figures of the desk, read from its conversations: who waits now, and how it went in some weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.desk_figures import escalations_between, escalations_of_now
from core.errors import NotFoundError
from core.rules.desk_figures import DeskFigures, Handed, figures_of
from core.rules.escalation import State
from core.rules.waits import Waited
from core.rules.weeks import monday_of, weeks_until
from core.services import desk_hours
from core.services.moments import as_utc

__all__ = ["DeskNow", "DeskReport", "desk_now", "desk_report"]

REMEMBERED: Final = 40_000
"""Of how many times the minutes stay known: a year of ten thousand conversations, each with three."""

_Waited = Callable[[Any, datetime | None, datetime | None], Waited | None]


@dataclass(frozen=True)
class DeskNow:
    """Who is at the desk at this moment, in numbers; `oldest` is since when the first of them waits.

    These numbers are exact, also when they are small: they tell of nobody but that somebody waits.
    """

    waiting: int
    urgent: int
    with_staff: int
    oldest: datetime | None


@dataclass(frozen=True)
class DeskReport:
    """The desk now, and its figures of the weeks from `first` to `last`."""

    first: date
    last: date
    province: str | None
    now: DeskNow
    figures: DeskFigures


def desk_report(
    session: Session, today: date, weeks: int, now: datetime, province: str | None = None
) -> DeskReport:
    """Return the figures of so many weeks, that of today as the last.

    A conversation belongs to the week in which it was opened. Only those count that came to staff: when the
    person said no, or never answered, it was none of the desk.
    """
    mondays = weeks_until(today, weeks)
    waited = _waited(session, now)
    begin = datetime.combine(mondays[0], time(), tzinfo=brussels()).astimezone(timezone.utc)
    end = datetime.combine(today + timedelta(days=1), time(), tzinfo=brussels()).astimezone(timezone.utc)
    rows = escalations_between(session, begin, end, province)
    handed = [_handed(row, waited) for row in rows if _came(row)]
    return DeskReport(mondays[0], today, province, desk_now(session, province), figures_of(handed, mondays))


def desk_now(session: Session, province: str | None = None) -> DeskNow:
    """Return how many people wait and are with staff now."""
    rows = escalations_of_now(session, province)
    waiting = [row for row in rows if row.state == State.WAITING.value]
    since = [as_utc(row.waiting_since or row.opened_at) for row in waiting]
    return DeskNow(
        waiting=len(waiting),
        urgent=sum(bool(row.urgent) for row in waiting),
        with_staff=len(rows) - len(waiting),
        oldest=min(since, default=None),
    )


def _came(row: Any) -> bool:
    """Whether a conversation came to staff; of those from before the desk it is not known since when."""
    return row.waiting_since is not None or row.taken_at is not None or row.state == State.WAITING.value


def _handed(row: Any, waited: _Waited) -> Handed:
    opened = as_utc(row.opened_at).astimezone(brussels()).date()
    return Handed(
        week=monday_of(opened),
        reason=row.reason,
        until_taken=waited(row, row.waiting_since, row.taken_at),
        until_answer=waited(row, row.waiting_since, row.first_answer_at),
        handling=waited(row, row.taken_at, row.closed_at),
        outcome=None if row.closed_at is None else row.outcome or "",
        rating=row.rating,
    )


def _waited(session: Session, now: datetime) -> _Waited:
    """Return what measures a time in minutes inside the office hours of the team of a conversation.

    What has no end went on until the conversation closed, or goes on now. Without any team there are no
    office hours, and every minute counts.
    """
    teams = {team.id: team for team in desk_hours.teams(session)}
    answering: dict[tuple[str | None, str | None], desk_hours.Team | None] = {}

    def team_of(row: Any) -> desk_hours.Team | None:
        if row.team in teams:
            return teams[row.team]
        key = (row.province, row.topic)
        if key not in answering:
            try:
                answering[key] = desk_hours.team_for(session, *key)
            except NotFoundError:
                answering[key] = None
        return answering[key]

    def waited(row: Any, start: datetime | None, end: datetime | None) -> Waited | None:
        if start is None:
            return None
        since, until = as_utc(start), as_utc(end or row.closed_at or now)
        if until < since:
            return None
        team = team_of(row)
        every = (until - since).total_seconds() / 60
        return Waited(every if team is None else _open_minutes(team, since, until), answered=end is not None)

    return waited


@lru_cache(maxsize=REMEMBERED)
def _open_minutes(team: desk_hours.Team, since: datetime, until: datetime) -> float:
    return desk_hours.open_minutes_between(team, since, until)
