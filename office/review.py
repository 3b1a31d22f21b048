"""`toeleiding review`: what the bot did not understand, what it guessed and what people chose then."""

from datetime import datetime
from typing import Annotated

import typer

from core.services import review
from office.staff_session import staff_session

app = typer.Typer(help="Berichten die de bot niet begreep.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]
Since = Annotated[
    datetime | None,
    typer.Option("--since", metavar="JJJJ-MM-DD", formats=["%Y-%m-%d"], help="Alleen vanaf deze dag."),
]
TIERS = {
    "nlu_unclear": "getwijfeld",
    "nlu_not_understood": "niet begrepen",
    "out_of_scope": "ander onderwerp",
}
CHOICES = {None: "niets gekozen", "out_of_scope": "iets anders", "request_human": "een medewerker"}


@app.command("list", help="Toon de berichten die nog niet bekeken zijn, de oudste eerst.")
def list_command(since: Since = None) -> None:
    """Print number, day, tier, best guess, choice and masked text of every new message."""
    with staff_session() as session:
        found = review.new_messages(session, since.date() if since else None)
        if not found:
            typer.echo("Er zijn geen nieuwe berichten.")
        for one in found:
            guess = _in_words(one.guesses[0]) if one.guesses else "-"
            day = one.day.strftime("%d/%m/%Y")
            typer.echo(f"{one.id}\t{day}\t{_tier(one)}\t{guess}\t{_choice(one)}\t{_text(one)}")


@app.command("show", help="Toon een bericht met alles waaraan de bot dacht.")
def show_command(number: Number) -> None:
    """Print one message with every guess and its probability."""
    with staff_session() as session:
        one = review.message(session, number)
        typer.echo(f"Bericht:  {_text(one)}")
        typer.echo(f"Dag:      {one.day.strftime('%d/%m/%Y')}")
        typer.echo(f"Bot:      {_tier(one)}")
        typer.echo(f"Gekozen:  {_choice(one)}")
        for guess in one.guesses:
            typer.echo(f"Gedacht:  {_in_words(guess)}")


@app.command("close", help="Haal een bericht uit de lijst: het is bekeken.")
def close_command(number: Number) -> None:
    """Note that somebody has dealt with a message."""
    with staff_session() as session:
        review.close(session, number)
    typer.echo("Het bericht is bekeken.")


def _in_words(guess: dict[str, str | float]) -> str:
    return f"{guess['intent']} {float(guess['probability']):.0%}"


def _tier(one: review.UnclearMessage) -> str:
    return TIERS.get(one.tier, "kon niets met het antwoord")


def _choice(one: review.UnclearMessage) -> str:
    return CHOICES.get(one.chosen, one.chosen)


def _text(one: review.UnclearMessage) -> str:
    return "(in een ander schrift)" if one.text is None else one.text
