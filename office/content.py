"""`toeleiding content`: check what editors wrote in `data/` and load it into the database."""

from pathlib import Path
from typing import Annotated

import typer

from core.content.check import check
from core.content.load import load
from core.database.content_edits import edits
from core.database.migrate import upgrade
from core.database.session import session_scope
from core.errors import ContentError, DatabaseUnavailableError
from core.settings import database_url
from office import answers_page, facts
from office.content_export import export_command
from office.facts import KINDS
from office.staff_session import staff_name

app = typer.Typer(help="De inhoud in de map data/: nakijken en laden.", no_args_is_help=True)

DataFolder = Annotated[Path, typer.Option("--data", metavar="MAP", help="De map met de inhoud.")]
DEFAULT_FOLDER = Path("data")


@app.command("check", help="Kijk de inhoud na. Er verandert niets.")
def check_command(data: DataFolder = DEFAULT_FOLDER) -> None:
    """Print every problem, and end with 1 when there is one."""
    problems = check(data)
    if problems:
        _print(problems)
        raise typer.Exit(1)
    typer.echo("De inhoud is in orde.")


@app.command("load", help="Kijk de inhoud na en laad ze in de database. Alles gaat erin, of niets.")
def load_command(
    data: DataFolder = DEFAULT_FOLDER,
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite", help="Vergeet wat op de webpagina's veranderd is en niet in data/ staat."
        ),
    ] = False,
) -> None:
    """Bring the database up to date, load everything or nothing, and print what changed."""
    url = database_url()
    try:
        upgrade(url)
        with session_scope(url) as session:
            changed = load(session, data, by=staff_name(), overwrite=overwrite)
            waiting = len(edits(session))
    except ContentError as error:
        _print(error.problems, end=" Er is niets geladen.")
        raise typer.Exit(1) from error
    except DatabaseUnavailableError as error:
        typer.echo(f"De database is niet bereikbaar: {error}", err=True)
        raise typer.Exit(1) from error
    for kind, changes in changed.items():
        typer.echo(f"{KINDS[kind]}: {changes}")
    if waiting:
        typer.echo(
            f"Nog niet in {data}/: {waiting} aanpassingen van de webpagina's (toeleiding content export)"
        )


app.command("stale", help="Toon wat nagekeken moet worden, en tegen wanneer.")(facts.stale)
app.command("show", help="Toon wat een feit zegt, nu of op een andere dag.")(facts.show)
app.command("export", help="Schrijf wat op de webpagina's veranderd is in data/.")(export_command)
app.command("page", help="Schrijf alle antwoorden met hun bronnen op één pagina.")(answers_page.page)
app.command("history", help="Toon alle versies van een feit: wat, wie en wanneer.")(facts.history)


def _print(problems: list[str], end: str = "") -> None:
    for problem in problems:
        typer.echo(f"- {problem}", err=True)
    count = "1 probleem" if len(problems) == 1 else f"{len(problems)} problemen"
    typer.echo(f"{count} gevonden.{end}", err=True)
