"""`toeleiding desk partner`: which organisations take over conversations, and how they get them."""

from typing import Annotated

import typer

from core import settings
from core.clock import brussels, now
from core.services import audit, partners
from core.services.referral_choices import mail_way
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Organisaties aan wie een gesprek doorgegeven kan worden.", no_args_is_help=True)

NO_MAIL = (
    "E-mail kan nu niet: zet TOELEIDING_SMTP_URL, TOELEIDING_MAIL_FROM en TOELEIDING_WEB_URL. "
    "Zolang kiest niemand deze partner."
)
Organisation = Annotated[
    str, typer.Argument(metavar="ORGANISATIE", help="Het id van een organisatie in data/organisations/.")
]


@app.command("set", help="Geef een organisatie een groep op Telegram of een e-mailadres, of allebei.")
def set_command(
    organisation: Organisation,
    email: Annotated[
        str | None, typer.Option("--email", metavar="ADRES", help="Krijgt een eenmalige link.")
    ] = None,
    chat: Annotated[
        int | None,
        typer.Option(
            "--chat", metavar="NUMMER", help="Supergroep met onderwerpen, waar de bot beheerder is."
        ),
    ] = None,
) -> None:
    """Set a channel; with both, the group goes before e-mail."""
    with staff_session() as session:
        partners.set_partner(
            session,
            organisation,
            email=email,
            chat_id=chat,
            staff_chat=settings.staff_chat(),
            by=staff_name(),
            now=now(),
        )
        audit.record(session, audit.staff(staff_name()), "desk_partner_set", subject=organisation)
        one = next(each for each in partners.partners(session) if each.organisation == organisation)
    typer.echo(f"{one.name} krijgt gesprekken {_way(one)}.")
    if one.chat_id is not None:
        typer.echo("Maak de bot beheerder van die groep. Nodig er minstens één partner of medewerker uit.")
    elif mail_way() is None:
        typer.echo(NO_MAIL)


@app.command("list", help="Toon de partners en hoe ze een gesprek krijgen.")
def list_command() -> None:
    """Print id, name, channel, who set it and when."""
    with staff_session() as session:
        found = partners.partners(session)
    if not found:
        typer.echo("Er zijn nog geen partners. Voeg er een toe met: toeleiding desk partner set ORGANISATIE")
    for one in found:
        day = one.set_at.astimezone(brussels())
        typer.echo(f"{one.organisation}\t{one.name}\t{_way(one)}\t{one.set_by}\t{day:%d/%m/%Y}")
    if mail_way() is None and any(one.chat_id is None for one in found):
        typer.echo(NO_MAIL)


@app.command("remove", help="Geef niets meer door aan een organisatie. Wat al vertrok, blijft.")
def remove_command(organisation: Organisation) -> None:
    """Remove the channels of an organisation; the organisation itself stays in the content."""
    with staff_session() as session:
        partners.remove_partner(session, organisation)
        audit.record(session, audit.staff(staff_name()), "desk_partner_removed", subject=organisation)
    typer.echo(f"Aan '{organisation}' kan niets meer doorgegeven worden.")


def _way(one: partners.Partner) -> str:
    return f"in de groep {one.chat_id}" if one.chat_id is not None else f"per e-mail op {one.email}"
