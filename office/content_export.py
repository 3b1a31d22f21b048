"""`toeleiding content export`: what was changed on the web pages goes into the files of `data/`."""

from pathlib import Path
from typing import Annotated

import typer

from core.content.export import export
from core.database.content_edits import forget_edit
from core.errors import ContentError
from office.staff_session import staff_session

FOLDER = Path("data")


def export_command(
    data: Annotated[
        Path,
        typer.Option(
            "--data", metavar="MAP", help="De map met de bestanden. Een andere dan data/ is een proef."
        ),
    ] = FOLDER,
    force: Annotated[
        bool, typer.Option("--force", help="Schrijf ook wat in het bestand intussen anders staat.")
    ] = False,
) -> None:
    """Write the edits, print each file, and end with 1 when a fact was changed in its file too."""
    with staff_session() as session:
        try:
            done = export(session, data, overwrite=force)
        except ContentError as error:
            for problem in error.problems:
                typer.echo(f"- {problem}", err=True)
            typer.echo("Zo klopt de inhoud niet. Er is niets geschreven.", err=True)
            raise typer.Exit(1) from error
        if data == FOLDER:
            for kind, key in (*done.written, *done.same):
                forget_edit(session, kind, key)
    for path in done.files:
        typer.echo(f"Geschreven: {path}")
    if not done.files:
        typer.echo("Er is niets om te schrijven.")
    for kind, key in done.conflicts:
        typer.echo(
            f"Niet geschreven: {kind} '{key}' is ook in {data}/ veranderd (--force schrijft het toch).",
            err=True,
        )
    if done.conflicts:
        raise typer.Exit(1)
