"""`toeleiding playbook`: a document with which a province can start to lead refugees to work."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from core.clock import today
from core.services import action_plan
from office.playbook_document import document_of
from office.staff_session import staff_session

app = typer.Typer(help="Het draaiboek van een provincie, om in te vullen.", no_args_is_help=True)


@app.callback()
def playbook() -> None:
    """Keep the name of the command, also while it is the only one."""


@app.command("export", help="Maak een Word-document: het draaiboek voor een provincie.")
def export_command(
    province: Annotated[str, typer.Option("--province", metavar="PROVINCIE", help="Bijvoorbeeld limburg.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="BESTAND", help="Waar het komt; anders draaiboek-PROVINCIE.docx."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overschrijf een bestand dat er al is.")] = False,
) -> None:
    """Write the playbook; end with 1 for an unknown province or when the file is there already."""
    with staff_session() as session:
        name = action_plan.find_province(session, province)
        known = action_plan.provinces(session)
        book = action_plan.playbook(session, name) if name else None
    if not known:
        _fail("Er zijn nog geen actieplannen in de database. Doe eerst: toeleiding content load")
    if book is None:
        _fail(f"Ik ken geen provincie '{province}'. Kies uit: {', '.join(known)}.")
    path = out or Path(f"draaiboek-{book.plan.id}.docx")
    if path.exists() and not force:
        _fail(f"{path} bestaat al. Kies een andere naam met --out, of overschrijf het met --force.")
    try:
        document_of(book, today()).save(str(path))
    except OSError as error:
        _fail(f"{path} kan niet geschreven worden: {error.strerror}.")
    typer.echo(f"Het draaiboek staat in {path}.")


def _fail(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)
