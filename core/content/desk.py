"""Reads `data/desk.yml`, the choices of who runs the staff desk, and brings them into the database."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from core.content.desk_schema import DeskFile
from core.content.problems import problem
from core.content.schema_files import doubles, read_file
from core.content.sync import sync_rows
from core.database.desk_policy import (
    DeskTeamRow,
    DeskTimeRow,
    StandardAnswerRow,
    from_desk_time,
    from_standard_answer,
    from_team,
)
from core.rules.desk_policy import TIMES, DeskTime, StandardAnswer
from core.rules.office_hours import Team
from core.rules.organisations import Organisation

FILE: Final = "desk.yml"

Named = Callable[[str], str]
"""From an id to how editors know what has it."""


@dataclass(frozen=True)
class Desk:
    """What was read from the file, with every problem found."""

    teams: tuple[Team, ...] = ()
    times: tuple[DeskTime, ...] = ()
    standard_answers: tuple[StandardAnswer, ...] = ()
    problems: list[str] = field(default_factory=list)


def read_desk(data_dir: Path, organisations: Sequence[Organisation]) -> Desk:
    """Return the choices of a data folder and, in Dutch, what is wrong. No file is no desk."""
    if not (data_dir / FILE).exists():
        return Desk()
    file, problems = read_file(data_dir / FILE, DeskFile)
    if file is None:
        return Desk(problems=problems)
    shown = f"{data_dir.name}/{FILE}"
    teams = tuple(each.to_team() for each in file.teams)
    times = tuple(each.to_desk_time() for each in file.times)
    answers = tuple(each.to_standard_answer() for each in file.standard_answers)
    for entries in (teams, times, answers):
        problems += doubles([each.id for each in entries], shown, "id")

    def named(entry_id: str) -> str:
        return f"{shown}, '{entry_id}'"

    problems += team_problems(teams, organisations, shown, named)
    problems += time_problems(times, shown, named)
    return Desk(teams, times, answers, problems)


def team_problems(
    teams: Sequence[Team], organisations: Sequence[Organisation], whole: str, named: Named
) -> Iterator[str]:
    """Give what teams name that does not exist, and whether somebody would reach none of them."""
    known = {organisation.id: organisation for organisation in organisations}
    for team in teams:
        organisation = known.get(team.organisation)
        if organisation is None:
            yield problem(named(team.id), "organisation", f"er is geen organisatie '{team.organisation}'")
        elif organisation.status == "ended":
            yield problem(named(team.id), "organisation", f"'{team.organisation}' is gestopt")
    if teams and all(team.provinces or team.themes for team in teams):
        yield problem(whole, None, "één team is er voor iedereen: zonder provincies en zonder thema's")


def time_problems(times: Sequence[DeskTime], whole: str, named: Named) -> Iterator[str]:
    """Give which times lack, and which do not go together."""
    numbers = {time.id: time.number for time in times}
    if times:
        lacking: Collection[str] = [each for each in TIMES if each not in numbers]
        yield from (problem(whole, "times", f"'{each}' ontbreekt") for each in lacking)
    if numbers.get("alarm_minutes", 1) <= numbers.get("remind_minutes", 0):
        text = "de beheerders horen het na de medewerkers: kies een langere tijd dan 'remind_minutes'"
        yield problem(named("alarm_minutes"), "number", text)


def load_desk(session: Session, desk: Desk) -> None:
    """Make the tables equal to what the file says. The caller commits."""
    load_teams(session, desk.teams)
    load_desk_times(session, desk.times)
    load_standard_answers(session, desk.standard_answers)


def load_teams(session: Session, teams: Sequence[Team]) -> None:
    """Make the table of teams equal to these."""
    sync_rows(session, DeskTeamRow, map(from_team, teams, range(len(teams))))


def load_desk_times(session: Session, times: Sequence[DeskTime]) -> None:
    """Make the table of times equal to these."""
    sync_rows(session, DeskTimeRow, map(from_desk_time, times, range(len(times))))


def load_standard_answers(session: Session, answers: Sequence[StandardAnswer]) -> None:
    """Make the table of answers that stand ready equal to these."""
    sync_rows(session, StandardAnswerRow, map(from_standard_answer, answers, range(len(answers))))
