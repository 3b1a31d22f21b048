"""What somebody who waits for staff is told: their place, and how long it takes, or that nobody knows."""

import math
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.escalations import place_in_queue
from core.errors import NotFoundError
from core.rules.dates_in_dutch import in_dutch
from core.rules.hours_in_dutch import hour_in_dutch
from core.services import desk_hours
from core.services.desk_hours import Team
from core.services.desk_texts import text

MOST_MINUTES: Final = 90
STEP: Final = 5


def waiting_words(session: Session, escalation: Any, now: datetime, *, employer: bool) -> tuple[str, str]:
    """Return what who waits hears of their place, and of the time; no time that was not measured."""
    place = place_in_queue(session, escalation)
    names = {1: "place_first", 2: "place_second"}
    values = {"before": place - 1, "place": place} if place not in names else {}
    said = text(names.get(place, "place_later"), employer=employer, **values)
    return said, _wait(session, escalation, now, employer)


def closed_words(team: Team, now: datetime, *, employer: bool) -> str:
    """Return what is heard outside office hours: when a team is there next, as far as that is known."""
    opening = desk_hours.next_opening(team, now)
    if opening is None:
        return text("wait_closed_unknown", employer=employer)
    there = opening.astimezone(brussels())
    day, hour = in_dutch(there.date()), hour_in_dutch(there.time())
    return text("wait_closed", employer=employer, day=day, hour=hour)


def _wait(session: Session, escalation: Any, now: datetime, employer: bool) -> str:
    try:
        team = desk_hours.team(session, escalation.team or "")
    except NotFoundError:
        return text("wait_unknown", employer=employer)
    if not desk_hours.is_open(team, now):
        return closed_words(team, now, employer=employer)
    expected = desk_hours.expected_wait(session, team, now)
    if expected is None:
        return text("wait_unknown", employer=employer)
    median, most = _long(expected.median, employer), _long(expected.nine_in_ten, employer)
    return text("wait_known", employer=employer, median=median, most=most)


def _long(minutes: int, employer: bool) -> str:
    """Return a time that is not shorter than it was: rounded up to five minutes, or to hours."""
    if minutes > MOST_MINUTES:
        return text("hours", employer=employer, number=math.ceil(minutes / 60))
    return text("minutes", employer=employer, number=max(STEP, math.ceil(minutes / STEP) * STEP))
