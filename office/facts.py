"""`toeleiding content show | history | stale`: what a fact says, said, and when it must be checked again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

import typer
import yaml
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from core import clock
from core.errors import NotFoundError
from core.rules.dates_in_dutch import in_dutch
from core.services.facts import FactVersion, due_facts, ids_like, versions, versions_on
from office.staff_session import staff_session

KINDS = {
    "measure": "Maatregelen",
    "right_to_work": "Recht op werk",
    "organisation": "Organisaties",
    "answer": "Antwoorden",
    "contribution_scale": "Bijdrage voor opvang",
    "offer": "Aanbod Nederlands",
    "reception_centre": "Opvangcentra",
    "shortage_list": "Knelpuntlijsten",
    "language_level": "Taalniveaus",
    "action_plan": "Actieplannen",
    "matching": "Gewichten van matching",
    "desk_team": "Openingsuren",
    "desk_time": "Tijden van de balie",
    "standard_answer": "Standaardantwoorden",
}
WEEKS_AHEAD = 8

FactId = Annotated[str, typer.Argument(metavar="ID", help="De id van een feit, zoals ibo of waiting_period.")]


def stale(
    within: Annotated[
        int, typer.Option("--within", metavar="WEKEN", help="Kijk zoveel weken vooruit.")
    ] = WEEKS_AHEAD,
) -> None:
    """Print which facts must be checked and by when, the most urgent first."""
    today = clock.today()
    with staff_session() as session:
        due = due_facts(session, today, today + timedelta(weeks=within))
    if not due:
        typer.echo(f"In de komende {within} weken moet er niets nagekeken worden.")
        return
    table = Table("nakijken tegen", "soort", "id", "laatst nagekeken", box=None)
    for fact in due:
        late = " (te laat)" if fact.due_on <= today else ""
        table.add_row(in_dutch(fact.due_on) + late, KINDS[fact.kind], fact.key, in_dutch(fact.checked_on))
    Console().print(table)


def show(
    fact_id: FactId,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAG", help="Zoals het toen was: 2017-03-01")
    ] = None,
) -> None:
    """Print what a fact says now, or what held on another day."""
    day = _day(on)
    with staff_session() as session:
        found = _or_exit(session, fact_id)
        held = versions_on(session, fact_id, day)
    if not held:
        typer.echo(f"Van '{fact_id}' is er geen versie voor {in_dutch(day)}. Er zijn:", err=True)
        for key in dict.fromkeys(each.key for each in found):
            typer.echo(f"- {key}", err=True)
        raise typer.Exit(1)
    for version in held:
        typer.echo(f"# {KINDS[version.kind]}: {version.key}, zoals het geldt op {in_dutch(day)}")
        typer.echo(f"# {_recorded(version)}")
        typer.echo(_yaml(version.body))


def history(fact_id: FactId) -> None:
    """Print every version of a fact: who wrote it down and when, and what changed."""
    with staff_session() as session:
        found = _or_exit(session, fact_id)
    before: dict[tuple[str, str], Any] = {}
    for version in found:
        fact = (version.kind, version.key)
        typer.echo(f"{KINDS[version.kind]}: {version.key}, versie {version.version}: {_recorded(version)}")
        for line in _changes(before.get(fact), version.body):
            typer.echo(f"  {line}")
        before[fact] = version.body


def _recorded(version: FactVersion) -> str:
    moment = version.recorded_at.astimezone(clock.brussels())
    return f"geladen op {in_dutch(moment.date())} om {moment:%H.%M} uur door {version.recorded_by}"


def _changes(before: Any, after: Any) -> Iterator[str]:
    if before is None:
        yield "nieuw"
    elif after is None:
        yield "verwijderd"
    else:
        for field in sorted({*before, *after}):
            if before.get(field) != after.get(field):
                yield f"{field}: {before.get(field)!r} -> {after.get(field)!r}"


def _yaml(body: Any) -> str:
    return str(yaml.safe_dump(dict(body), allow_unicode=True, sort_keys=False, width=100))


def _day(text: str | None) -> date:
    if text is None:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        typer.echo(f"'{text}' is geen dag: schrijf jaar-maand-dag, zoals 2017-03-01.", err=True)
        raise typer.Exit(1) from error


def _or_exit(session: Session, fact_id: str) -> list[FactVersion]:
    try:
        return versions(session, fact_id)
    except NotFoundError as error:
        near = ids_like(session, fact_id)
        hint = f" Bedoelt u: {', '.join(near[:8])}?" if near else " Is de inhoud geladen?"
        typer.echo(f"Er is geen feit met id '{fact_id}'.{hint}", err=True)
        raise typer.Exit(1) from error
