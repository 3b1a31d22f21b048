"""`toeleiding escalation`: who asked for a human, the answer to them, and erasing what is kept of them."""

from typing import Annotated

import typer

from core.clock import brussels
from core.services import audit, escalations
from core.services.erasure import erase_person
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Vragen die op een medewerker wachten.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]


@app.command("list", help="Toon de vragen die nog openstaan, de oudste eerst.")
def list_command() -> None:
    """Print number, moment, reason and topic of every open escalation; never what somebody wrote."""
    with staff_session() as session:
        found = escalations.open_escalations(session)
        if not found:
            typer.echo("Er staan geen vragen open.")
        for one in found:
            moment = one.opened_at.astimezone(brussels()).strftime("%d/%m/%Y %H:%M")
            typer.echo(f"{one.id}\t{moment}\t{one.reason}\t{one.topic or '-'}\t{one.person[:8]}")


@app.command("show", help="Toon de laatste berichten van het gesprek.")
def show_command(number: Number) -> None:
    """Print what the person and the bot said last, with the moment; that staff looked is written down."""
    speakers = {"user": "persoon", "bot": "bot"}
    with staff_session() as session:
        person = escalations.person_of(session, number)
        audit.record(session, audit.staff(staff_name()), "conversation_seen", person=person)
        for said in escalations.transcript(session, number):
            moment = said.said_at.astimezone(brussels()).strftime("%d/%m %H:%M")
            typer.echo(f"[{moment}] {speakers[said.speaker]}: {said.text}\n")


@app.command("answer", help="Stuur een antwoord naar de persoon, in het gesprek op Telegram.")
def answer_command(number: Number, text: Annotated[str, typer.Argument(metavar="TEKST")]) -> None:
    """Queue the answer; the bot sends it within a few seconds."""
    with staff_session() as session:
        if not escalations.answer(session, number, text):
            typer.echo("Deze persoon heeft de bot geblokkeerd. Het antwoord is niet verstuurd.", err=True)
            raise typer.Exit(1)
    typer.echo("Het antwoord staat klaar. De bot stuurt het binnen enkele seconden.")


@app.command("close", help="Sluit een vraag af.")
def close_command(number: Number) -> None:
    """Note that an escalation is settled."""
    with staff_session() as session:
        escalations.close(session, number)
    typer.echo("De vraag is afgesloten.")


@app.command("erase", help="Wis alles wat van deze persoon bewaard is, in alle tabellen.")
def erase_command(number: Number) -> None:
    """Erase a person who asked for it; it cannot be undone."""
    typer.confirm("Alles van deze persoon wissen? Dit kan niet ongedaan gemaakt worden.", abort=True)
    with staff_session() as session:
        erased = erase_person(session, escalations.person_of(session, number))
        audit.record(session, audit.staff(staff_name()), "person_erased")
    typer.echo(f"Gewist: {erased.rows} rijen. Ontvangstbewijs: {erased.code}")
