"""`toeleiding training`: what editors chose on the review list becomes training examples, when it helps."""

from pathlib import Path
from typing import Annotated

import typer

from core.errors import ToeleidingError
from core.services import training
from core.services.training import Chosen
from office import measured_training
from office.staff_session import staff_session

app = typer.Typer(help="Voorbeelden waarvan de bot leert.", no_args_is_help=True)

STATES = {training.WAITING: "wacht", training.REFUSED: "geweigerd"}


@app.command("list", help="Toon de voorbeelden die op de webpagina's gekozen zijn.")
def list_command() -> None:
    """Print number, state, intent, text and why it was refused."""
    with staff_session() as session:
        rows = training.training_examples(session)
        if not rows:
            typer.echo("Er wachten geen voorbeelden.")
        for row in rows:
            reason = f"\t{row.reason}" if row.reason else ""
            typer.echo(f"{row.id}\t{STATES[row.state]}\t{row.intent}\t{row.text}{reason}")


@app.command(
    "export",
    help="Schrijf de gekozen voorbeelden in nlu/intents/, en hou ze als de bot niet slechter verstaat.",
)
def export_command(
    skip_evaluation: Annotated[
        bool, typer.Option("--skip-evaluation", help="Schrijf ze zonder te trainen en te meten.")
    ] = False,
) -> None:
    """Check the examples again, write them, train, measure before and after, and keep or put back."""
    good = _checked()
    if not good:
        typer.echo("Er zijn geen voorbeelden om te schrijven.")
        return
    files = measured_training.files_for(good)
    ids = [example.id for example in good]
    if skip_evaluation:
        measured_training.write(files)
        typer.echo("De voorbeelden staan in de bestanden. Train met: make train")
    else:
        typer.echo(
            f"{len(good)} voorbeelden proberen: meten, trainen en opnieuw meten. Dat duurt enkele minuten."
        )
        try:
            tried = measured_training.try_out(files)
        except ToeleidingError as error:
            typer.echo(f"Dat lukte niet: {error}. Alles is teruggezet.", err=True)
            raise typer.Exit(1) from error
        typer.echo(f"Eerst: {tried.before}")
        typer.echo(f"Daarna: {tried.after}")
        if not tried.kept:
            with staff_session() as session:
                reason = f"met deze voorbeelden daalt de juiste intent tot {tried.after.accuracy:.1%}"
                training.refuse(session, ids, reason)
            typer.echo("De bot verstaat het slechter. Alles is teruggezet.", err=True)
            raise typer.Exit(1)
        typer.echo("De voorbeelden en het nieuwe model blijven. Herstart de dienst.")
    with staff_session() as session:
        training.forget(session, ids)
    for path in files:
        typer.echo(f"Geschreven: {path}")


def _checked() -> list[Chosen]:
    """Return the examples that may still be learnt; note why of the others."""
    good: list[Chosen] = []
    with staff_session() as session:
        for example in training.waiting(session):
            problems = training.example_problems(example.text, example.intent, Path(), good)
            if problems:
                training.refuse(session, [example.id], " ".join(problems))
                typer.echo(f"Geweigerd: '{example.text}'. {' '.join(problems)}", err=True)
            else:
                good.append(example)
    return good
