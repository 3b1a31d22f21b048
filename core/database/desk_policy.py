"""The tables of who runs the desk: its teams, its times and the answers that stand ready."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.rules.desk_policy import DeskTime, StandardAnswer
from core.rules.office_hours import WEEKDAYS, Team


class DeskTeamRow(Base):
    """One team; `position` is its place in the file. `hours` has the periods by weekday."""

    __tablename__ = "desk_teams"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    organisation = Column(String(80), nullable=False)
    provinces = Column(JSON, nullable=False)
    themes = Column(JSON, nullable=False)
    hours = Column(JSON, nullable=False)
    observes_holidays = Column(Boolean, nullable=False)
    closed_days = Column(JSON, nullable=False)
    checked_on = Column(Date, nullable=False)


class DeskTimeRow(Base):
    """One time; the id says in which unit `number` is."""

    __tablename__ = "desk_times"

    id = Column(String(40), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    number = Column(Integer, nullable=False)
    reason = Column(Text, nullable=False)
    checked_on = Column(Date, nullable=False)


class StandardAnswerRow(Base):
    """One answer that staff send with a button; `position` is its place in the file."""

    __tablename__ = "standard_answers"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    text = Column(Text, nullable=False)
    text_employer = Column(Text, nullable=False)
    checked_on = Column(Date, nullable=False)


def all_teams(session: Session) -> list[Team]:
    """Return all teams, in the order of the file."""
    return [_to_team(row) for row in session.scalars(select(DeskTeamRow).order_by(DeskTeamRow.position))]


def all_desk_times(session: Session) -> list[DeskTime]:
    """Return all times, in the order of the file."""
    rows = session.scalars(select(DeskTimeRow).order_by(DeskTimeRow.position))
    return [DeskTime(**_values(row)) for row in rows]


def all_standard_answers(session: Session) -> list[StandardAnswer]:
    """Return all answers that stand ready, in the order of the file."""
    rows = session.scalars(select(StandardAnswerRow).order_by(StandardAnswerRow.position))
    return [StandardAnswer(**_values(row)) for row in rows]


def from_team(team: Team, position: int) -> DeskTeamRow:
    """Return a row for a team."""
    return DeskTeamRow(
        id=team.id,
        position=position,
        name=team.name,
        organisation=team.organisation,
        provinces=list(team.provinces),
        themes=list(team.themes),
        hours={day: list(getattr(team, day)) for day in WEEKDAYS},
        observes_holidays=team.observes_holidays,
        closed_days=[day.isoformat() for day in team.closed_days],
        checked_on=team.checked_on,
    )


def from_desk_time(time: DeskTime, position: int) -> DeskTimeRow:
    """Return a row for a time."""
    return DeskTimeRow(position=position, **vars(time))


def from_standard_answer(answer: StandardAnswer, position: int) -> StandardAnswerRow:
    """Return a row for an answer that stands ready."""
    return StandardAnswerRow(position=position, **vars(answer))


def _to_team(row: DeskTeamRow) -> Team:
    return Team(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        provinces=tuple(row.provinces),
        themes=tuple(row.themes),
        **{day: tuple(row.hours[day]) for day in WEEKDAYS},
        observes_holidays=row.observes_holidays,
        closed_days=tuple(map(date.fromisoformat, row.closed_days)),
        checked_on=row.checked_on,
    )


def _values(row: Base) -> dict[str, Any]:
    names = (column.key for column in row.__table__.columns if column.key != "position")
    return {name: getattr(row, name) for name in names}
