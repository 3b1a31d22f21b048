"""`toeleiding desk staff`: who works at the staff desk, and as what."""

from enum import Enum
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import now
from core.personal_seal import personal_seal
from core.rules.escalation import StaffRole
from core.services import audit, desk_leaving, desk_staff
from core.services.provinces import find_province
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Medewerkers van de balie.", no_args_is_help=True)


class RoleName(str, Enum):
    """A role as an argument of a command."""

    administrator = "administrator"
    member = "member"
    partner = "partner"


ROLES_IN_DUTCH = {"administrator": "beheerder", "member": "medewerker", "partner": "partner"}
ROLE_HELP = "Wat iemand mag: " + ", ".join(f"{role} ({dutch})" for role, dutch in ROLES_IN_DUTCH.items())

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]
Province = Annotated[
    str | None,
    typer.Option("--province", metavar="PROVINCIE", help="Voor een partner: alleen gesprekken van hier."),
]


@app.command("invite", help="Nodig iemand uit. Toont één keer een code, die een week geldt.")
def invite_command(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="De naam die collega's zien.")],
    organisation: Annotated[
        str,
        typer.Option(
            "--organisation", metavar="ORGANISATIE", help="Een id uit data/organisations/, of een naam."
        ),
    ],
    role: Annotated[RoleName, typer.Option("--role", help=ROLE_HELP)] = RoleName.member,
    province: Province = None,
) -> None:
    """Print the code and what to do with it; who chats sees only the organisation, never the name."""
    with staff_session() as session:
        place = _province(session, role, province)
        code = desk_staff.invite(
            session, name, StaffRole(role.value), organisation, place, now(), by=audit.staff(staff_name())
        )
    typer.echo(f"{name} is uitgenodigd als {ROLES_IN_DUTCH[role.value]}. Geef deze code alleen aan {name}:")
    typer.echo(f"\n    /aanmelden {code}\n")
    typer.echo(
        f"{name} typt dat in de groep van de medewerkers (een partner: in de groep van de partner). De code "
        f"werkt één keer, {desk_staff.CODE_DAYS} dagen lang."
    )


@app.command("list", help="Toon wie aan de balie werkt.")
def list_command() -> None:
    """Print number, name, role, organisation, province, and whether the code was used."""
    with staff_session() as session:
        found = desk_staff.members(session)
    if not found:
        typer.echo("Er zijn nog geen medewerkers. Nodig er een uit met: toeleiding desk staff invite NAAM")
    for one in found:
        role = ROLES_IN_DUTCH[one.role.value]
        state = "aangemeld" if one.is_enrolled else "nog niet aangemeld"
        typer.echo(f"{one.id}\t{one.name}\t{role}\t{one.organisation}\t{one.province or 'overal'}\t{state}")


@app.command("role", help="Geef een medewerker een andere rol of een andere provincie.")
def role_command(
    number: Number, role: Annotated[RoleName, typer.Argument(metavar="ROL")], province: Province = None
) -> None:
    """Set role and province; it counts at the next thing that they do."""
    with staff_session() as session:
        place = _province(session, role, province)
        by = audit.staff(staff_name())
        desk_staff.set_role(session, number, StaffRole(role.value), place, by=by)
        member = desk_staff.member_with_id(session, number)
    name = member.name if member is not None else str(number)
    where = f", voor {place}" if place else ""
    typer.echo(f"{name} is nu {ROLES_IN_DUTCH[role.value]}{where}.")


@app.command("remove", help="Laat iemand niet meer werken aan de balie. Zijn gesprekken wachten dan opnieuw.")
def remove_command(number: Number) -> None:
    """Remove somebody; a conversation of theirs waits again. They may stay in the group, without any role."""
    with staff_session() as session:
        member = desk_staff.member_with_id(session, number)
        desk_leaving.leaves(session, personal_seal(), number, now(), by=audit.staff(staff_name()))
    typer.echo(
        f"{member.name if member else number} werkt niet meer aan de balie. Haal die ook uit de groep."
    )


def _province(session: Session, role: RoleName, told: str | None) -> str | None:
    """Return the official name of a province; end the command for an unknown one, or a partner without."""
    found = find_province(session, told) if told is not None else None
    if told is not None and found is None:
        typer.echo(f"'{told}' is geen provincie.", err=True)
        raise typer.Exit(1)
    if role is RoleName.partner and found is None:
        typer.echo("Een partner ziet de gesprekken van één provincie: geef ze met --province.", err=True)
        raise typer.Exit(1)
    return found
