"""`toeleiding escalation`: who asked for a human, the answer to them, and erasing what is kept of them."""

from typing import Annotated

import typer

from core.clock import brussels, now
from core.services import audit, escalations
from core.services.erasure import erase_person
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Vragen die op een medewerker wachten.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]


SPEAKERS = {
    "person": "persoon",
    "bot": "bot",
    "staff": "medewerker",
    "note": "notitie",
    "desk": "balie",
}
STATES = {"waiting": "wacht", "staff": "een medewerker heeft ze"}


@app.command("list", help="Toon de vragen die nog openstaan, de oudste eerst.")
def list_command() -> None:
    """Print number, moment, reason, topic and state of every question that waits or is taken; no words."""
    with staff_session() as session:
        found = escalations.open_escalations(session)
        if not found:
            typer.echo("Er staan geen vragen open.")
        for one in found:
            moment = one.opened_at.astimezone(brussels()).strftime("%d/%m/%Y %H:%M")
            state = STATES[one.state] + (", DRINGEND" if one.urgent else "")
            typer.echo(f"{one.id}\t{moment}\t{one.reason}\t{one.topic or '-'}\t{state}\t{one.person[:8]}")


@app.command("show", help="Toon het gesprek, ook wat medewerkers schreven.")
def show_command(number: Number) -> None:
    """Print what was said, with the moment and the notes of staff; that staff looked is written down."""
    with staff_session() as session:
        person = escalations.person_of(session, number)
        subject = escalations.subject_of(number)
        audit.record(session, audit.staff(staff_name()), "conversation_seen", person=person, subject=subject)
        for said in escalations.transcript(session, number):
            moment = said.at.astimezone(brussels()).strftime("%d/%m %H:%M")
            who = SPEAKERS[said.speaker] + (f" ({said.name})" if said.name else "")
            typer.echo(f"[{moment}] {who}: {said.text}\n")


@app.command("answer", help="Stuur een antwoord naar de persoon, in het gesprek op Telegram.")
def answer_command(number: Number, text: Annotated[str, typer.Argument(metavar="TEKST")]) -> None:
    """Queue the answer; the bot sends it within a few seconds."""
    with staff_session() as session:
        if not escalations.answer(session, number, text, staff_name(), now()):
            typer.echo("Deze persoon is niet te bereiken. Het antwoord is niet verstuurd.", err=True)
            raise typer.Exit(1)
    typer.echo("Het antwoord staat klaar. De bot stuurt het binnen enkele seconden.")


@app.command("close", help="Sluit een vraag af. De persoon krijgt daarover een bericht.")
def close_command(number: Number) -> None:
    """Note that an escalation is settled."""
    with staff_session() as session:
        escalations.close(session, number, staff_name(), now())
    typer.echo("De vraag is afgesloten.")


@app.command("erase", help="Wis alles wat van deze persoon bewaard is, in alle tabellen.")
def erase_command(number: Number) -> None:
    """Erase a person who asked for it; it cannot be undone."""
    typer.confirm("Alles van deze persoon wissen? Dit kan niet ongedaan gemaakt worden.", abort=True)
    with staff_session() as session:
        erased = erase_person(session, escalations.person_of(session, number))
        audit.record(session, audit.staff(staff_name()), "person_erased")
    typer.echo(f"Gewist: {erased.rows} rijen. Ontvangstbewijs: {erased.code}")
