"""`toeleiding desk`: who works at the staff desk, its partners, and how it stands; no words of people."""

import typer

from core.clock import brussels
from core.services import desk_staff, escalations
from core.services.desk_known import theme_in_dutch
from core.services.moments import as_utc
from office import desk_check, desk_partners, desk_people
from office.staff_session import staff_session

app = typer.Typer(help="De balie van medewerkers op Telegram.", no_args_is_help=True)
app.add_typer(desk_people.app, name="staff")
app.add_typer(desk_partners.app, name="partner")
app.command("check", help="Kijk na of alles klaarstaat om gesprekken over te nemen.")(desk_check.check)

STATES_IN_DUTCH = {"asked": "gevraagd aan de persoon", "waiting": "wacht", "staff": "bij"}


@app.command("conversations", help="Toon de open gesprekken: nummer, sinds, toestand, thema, plaats en team.")
def conversations_command() -> None:
    """Print the open conversations, the oldest first; never what somebody wrote or who it is."""
    with staff_session() as session:
        found = escalations.open_escalations(session, tuple(STATES_IN_DUTCH))
        names = {member.id: member.name for member in desk_staff.members(session)}
        if not found:
            typer.echo("Er zijn geen open gesprekken.")
        for one in found:
            since = as_utc(one.waiting_since or one.opened_at).astimezone(brussels())
            state = STATES_IN_DUTCH[one.state]
            if one.state == "staff":
                state = f"{state} {names.get(one.staff_id, 'iemand die weg is')}"
            about = (theme_in_dutch(one.topic), one.place or one.province or "-", one.team or "-")
            columns = (str(one.id), f"{since:%d/%m/%Y %H:%M}", state, *about)
            typer.echo("\t".join(columns) + ("\tDRINGEND" if one.urgent else ""))
