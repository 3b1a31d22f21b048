"""`toeleiding privacy`: letting go of what was kept long enough, receipts, a copy, another key."""

import json
from pathlib import Path
from typing import Annotated

import typer

from core import settings
from core.clock import brussels, now, today
from core.errors import ToeleidingError
from core.personal_seal import LOCAL_KEY, personal_seal
from core.private_files import write_private
from core.seal import Seal
from core.services import audit, escalations, key_rotation, retention
from core.services.erasure import receipt_of
from core.services.my_data_export import export
from office.staff_session import staff_name, staff_session

app = typer.Typer(
    help="Gegevens van mensen: bewaartermijnen, inzage, bewijs en sleutel.", no_args_is_help=True
)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Toon alleen wat er zou gebeuren.")]
LeaveUnreadable = Annotated[
    bool, typer.Option("--leave-unreadable", help="Laat staan wat met geen van beide sleutels opengaat.")
]
Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst van vragen.")]
Out = Annotated[Path, typer.Option("--out", metavar="BESTAND", help="Het bestand dat gemaakt wordt.")]

KINDS = {
    "profiles_asked": "Gevraagd of het profiel mag blijven",
    "profiles_deleted": "Profielen gewist",
    "vacancies_deleted": "Vacatures gewist",
    "people_erased": "Mensen helemaal gewist",
    "conversations_emptied": "Gesprekken leeggemaakt (het adres blijft)",
    "questions_of_silent": "Afgesloten vragen van wie lang zweeg",
    "matches_deleted": "Gestopte of afgelopen kennismakingen gewist",
    "messages_deleted": "Afgehandelde berichten gewist",
    "reminders_deleted": "Oude herinneringen gewist",
    "unclear_messages_deleted": "Niet begrepen berichten gewist",
    "receipts_not_delivered": "Ontvangstbewijzen die niet verstuurd raakten",
    "staff_messages_deleted": "Oude berichten met medewerkers gewist",
    "questions_deleted": "Oude afgesloten vragen gewist",
    "consents_deleted": "Ingetrokken toestemmingen gewist",
    "language_requests_deleted": "Oude vragen om les Nederlands gewist",
    "audit_deleted": "Oude regels van het logboek gewist",
    "notices_deleted": "Oude meldingen gewist",
    "receipts_deleted": "Oude ontvangstbewijzen gewist",
}


class _OnlyLooked(Exception):  # noqa: N818 (it is no error: it takes everything back)
    """Ends a transaction of which nothing may stay."""


@app.command("purge", help="Wis wat lang genoeg bewaard is. De bot doet dit zelf, elke dag.")
def purge_command(dry_run: DryRun = False) -> None:
    """Apply the retention periods once, and print how much went."""
    counts: dict[str, int] = {}
    try:
        with staff_session() as session:
            counts = retention.purge(session, personal_seal(), today(), now())
            if dry_run:
                raise _OnlyLooked
    except _OnlyLooked:
        typer.echo("Er is niets veranderd. Dit zou er gebeuren:")
    for kind, number in counts.items():
        if number:
            typer.echo(f"{KINDS[kind]}: {number}")
    if not any(counts.values()):
        typer.echo("Er is niets dat weg moet.")


@app.command("receipt", help="Kijk na of een ontvangstbewijs echt is, en wanneer er gewist is.")
def receipt_command(code: Annotated[str, typer.Argument(metavar="CODE")]) -> None:
    """Print the moment and the number of rows by table of a receipt."""
    with staff_session() as session:
        moment, counts = receipt_of(session, code)
        typer.echo(f"Gewist op {moment.astimezone(brussels()).strftime('%d/%m/%Y %H:%M')}.")
        for table, number in sorted(counts.items()):
            typer.echo(f"{table}: {number}")


@app.command("export", help="Zet alles van de persoon achter een vraag in een bestand (inzage).")
def export_command(number: Number, out: Out) -> None:
    """Write everything that is kept of a person as JSON, for them; only the owner of the file can read it."""
    with staff_session() as session:
        person = escalations.person_of(session, number)
        found = export(session, person)
        audit.record(session, audit.staff(staff_name()), "data_exported", person=person)
    content = json.dumps(found, ensure_ascii=False, indent=2)
    write_private(out, content.encode())
    typer.echo(f"{out} is gemaakt. Geef het alleen aan de persoon zelf, en wis het daarna.")


@app.command("rotate-key", help="Vervang de geheime sleutel. Stop eerst de dienst en maak een back-up.")
def rotate_key_command(leave_unreadable: LeaveUnreadable = False) -> None:
    """Seal everything with the new key and rename everybody; everything or nothing."""
    with staff_session() as session:
        new, old = Seal(settings.secret_key()), [Seal(settings.old_secret_key())]
        if settings.secret_key() == settings.old_secret_key():
            raise ToeleidingError("TOELEIDING_SECRET_KEY and TOELEIDING_OLD_SECRET_KEY are the same")
        if LOCAL_KEY.exists():
            old.append(Seal(LOCAL_KEY.read_text(encoding="ascii")))
        done = key_rotation.rotate(session, new, old, now(), leave_unreadable=leave_unreadable)
    if done.nothing_to_do:
        typer.echo("Alles staat al onder de nieuwe sleutel.")
        return
    typer.echo(f"Opnieuw versleuteld: {sum(done.resealed.values())} waarden.")
    typer.echo(f"Mensen met een nieuw pseudoniem: {done.renamed}. Regels van Rasa: {done.events}.")
    if done.unreadable:
        typer.echo(f"Niet leesbaar en zo gelaten: {sum(done.unreadable.values())} waarden.")
    if done.without_address:
        typer.echo(f"Zonder gesprek, dus onder hun oude pseudoniem: {done.without_address} mensen.")
    typer.echo("Haal TOELEIDING_OLD_SECRET_KEY weg uit .env en start de dienst.")
