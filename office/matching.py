"""`toeleiding matching`: the nightly run that looks for the best people for every open vacancy."""

from typing import Annotated

import typer

from core import clock
from core.errors import ToeleidingError
from core.progress import progress_bar
from core.services.matching_list import found_at_night
from core.services.matching_night import match_vacancies, refresh_people, refresh_rights
from core.services.sessions import session_scope
from office.staff_session import staff_session

app = typer.Typer(help="Mensen en vacatures samenbrengen.", no_args_is_help=True)

Again = Annotated[
    bool, typer.Option("--again", help="Ook de vacatures waarvoor vandaag al gezocht is, opnieuw.")
]


@app.command("run", help="Zoek voor elke open vacature de 20 mensen die het best passen. Voor elke nacht.")
def run_command(again: Again = False) -> None:
    """Refresh the rights to work and the index, and write suggestions; go on where a run was broken off."""
    today = clock.today()
    try:
        with progress_bar("Nakijken wie mag werken") as tell:
            rights = refresh_rights(session_scope, today, tell)
        with progress_bar("Profielen bijwerken") as tell:
            changed = refresh_people(session_scope, tell)
        with progress_bar("Vacatures vergelijken") as tell:
            vacancies, suggestions = match_vacancies(session_scope, today, tell, again=again)
    except ToeleidingError as error:
        typer.echo(f"Dat lukte niet: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Recht op werk veranderd bij {rights}, andere gegevens bij {changed} mensen.")
    typer.echo(f"{vacancies} vacatures bekeken, {suggestions} voorstellen geschreven.")


@app.command(
    "list", help="Toon per open vacature hoeveel mensen de laatste nacht pasten; eerst waar niemand past."
)
def list_command() -> None:
    """Print number, occupation, place, how many people fit, the best score and the day; never who."""
    with staff_session() as session:
        found = found_at_night(session)
    if not found:
        typer.echo("Er is nog niet gezocht. Start: toeleiding matching run")
    for one in found:
        day = one.looked_on.strftime("%d/%m/%Y")
        fits = f"{one.number} passen, beste {one.best:.0%}" if one.number else "niemand past"
        typer.echo(f"{one.vacancy_id}\t{one.occupation}, {one.place}\t{fits}\t{day}")
