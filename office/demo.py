"""`toeleiding demo`: made-up profiles and vacancies to try things out with, loaded and removed as a whole."""

from typing import Annotated

import typer

from core import clock
from core.services.demo import MOST, load_demo, remove_demo
from office.staff_session import staff_session

app = typer.Typer(help="Verzonnen profielen en vacatures, om te tonen en te proberen.", no_args_is_help=True)


@app.command("load", help="Laad verzonnen profielen en vacatures. Wat er al staat, blijft zoals het is.")
def load_command(
    profiles: Annotated[
        int, typer.Option("--profiles", metavar="AANTAL", min=0, max=MOST, help="Hoeveel profielen.")
    ] = 60,
    vacancies: Annotated[
        int, typer.Option("--vacancies", metavar="AANTAL", min=0, max=MOST, help="Hoeveel vacatures.")
    ] = 20,
) -> None:
    """Load what is missing and tell how much that was."""
    with staff_session() as session:
        new = load_demo(session, clock.today(), profiles, vacancies)
    typer.echo(f"Geladen: {new.profiles} profielen en {new.vacancies} vacatures. Ze zijn allemaal verzonnen.")
    typer.echo("Verwijder ze met: toeleiding demo remove")


@app.command("remove", help="Verwijder alle verzonnen profielen en vacatures, en niets anders.")
def remove_command() -> None:
    """Remove them and tell how many there were."""
    with staff_session() as session:
        gone = remove_demo(session)
    typer.echo(f"Verwijderd: {gone.profiles} profielen en {gone.vacancies} vacatures.")
