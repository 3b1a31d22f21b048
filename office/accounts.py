"""`toeleiding account`: who may log in on the web pages, and what they may do there."""

import sys
from enum import Enum
from typing import Annotated

import typer

from core.personal_seal import personal_seal
from core.rules.accounts import SHORTEST_PASSWORD
from core.services import accounts, audit
from office.staff_session import staff_session

app = typer.Typer(help="Accounts voor de webpagina's.", no_args_is_help=True)


class RoleName(str, Enum):
    """A role as an argument of a command."""

    reader = "reader"
    editor = "editor"
    desk = "desk"
    administrator = "administrator"


ROLES_IN_DUTCH = {
    "reader": "lezer",
    "editor": "redacteur",
    "desk": "medewerker",
    "administrator": "beheerder",
}

Name = Annotated[str, typer.Argument(metavar="NAAM", help="Kleine letters, zoals an.peeters.")]
RoleOption = Annotated[
    RoleName | None,
    typer.Option(
        "--role", help="Wat de account mag: " + ", ".join(f"{k} ({v})" for k, v in ROLES_IN_DUTCH.items())
    ),
]
Province = Annotated[
    str | None,
    typer.Option("--province", metavar="PROVINCIE", help="Alleen deze provincie: feiten, mensen en cijfers."),
]


@app.command("create", help="Maak een account. De eerste is een beheerder.")
def create_command(name: Name, role: RoleOption = None, province: Province = None) -> None:
    """Make an account; its password is asked, hidden, or read from standard input."""
    password = _password()
    with staff_session() as session:
        made = accounts.create(session, name, password, role=role.value if role else None, province=province)
        audit.record(session, audit.SYSTEM, "account_create", subject=name)
    typer.echo(f"De account '{made.name}' is gemaakt: {ROLES_IN_DUTCH[made.role]}{_where(made.province)}.")


@app.command("list", help="Toon de accounts.")
def list_command() -> None:
    """Print name, role, territory, and whether the account has a code and is disabled."""
    with staff_session() as session:
        found = accounts.every(session)
    if not found:
        typer.echo("Er zijn nog geen accounts. Maak de eerste met: toeleiding account create NAAM")
    for one in found:
        code = "met code" if one.has_totp else "zonder code"
        state = "uitgeschakeld" if one.disabled else "actief"
        role = ROLES_IN_DUTCH[one.role]
        typer.echo(f"{one.name}\t{role}\t{one.province or 'overal'}\t{code}\t{state}")


@app.command(
    "password", help="Geef een account een nieuw wachtwoord. Wie ingelogd is, moet opnieuw inloggen."
)
def password_command(name: Name) -> None:
    """Set a password; it is asked, hidden, or read from standard input."""
    password = _password()
    with staff_session() as session:
        accounts.set_password(session, name, password)
        audit.record(session, audit.SYSTEM, "account_password", subject=name)
    typer.echo("Het wachtwoord is veranderd.")


@app.command("role", help="Geef een account een andere rol of een andere provincie.")
def role_command(
    name: Name, role: Annotated[RoleName, typer.Argument(metavar="ROL")], province: Province = None
) -> None:
    """Set role and territory; without --province the account works everywhere."""
    with staff_session() as session:
        accounts.set_role(session, name, role.value, province)
        audit.record(session, audit.SYSTEM, "account_role", subject=name)
    typer.echo(f"'{name}' is nu {ROLES_IN_DUTCH[role.value]}{_where(province)}.")


@app.command("disable", help="Laat een account niet meer inloggen, of weer wel met --undo.")
def disable_command(
    name: Name, undo: Annotated[bool, typer.Option("--undo", help="Laat de account weer inloggen.")] = False
) -> None:
    """Disable or enable an account; its sessions end at once."""
    with staff_session() as session:
        accounts.set_disabled(session, name, not undo)
        audit.record(session, audit.SYSTEM, "account_enable" if undo else "account_disable", subject=name)
    typer.echo(f"'{name}' kan {'weer' if undo else 'niet meer'} inloggen.")


@app.command("totp", help="Vraag een account voortaan een code van een app, of niet meer met --off.")
def totp_command(
    name: Name, off: Annotated[bool, typer.Option("--off", help="Vraag geen code meer.")] = False
) -> None:
    """Print the address for an authenticator app, once; or stop asking for a code."""
    with staff_session() as session:
        if off:
            accounts.stop_totp(session, name)
        else:
            address = accounts.start_totp(session, name, personal_seal())
        audit.record(session, audit.SYSTEM, "account_totp_off" if off else "account_totp", subject=name)
    if off:
        typer.echo(f"'{name}' logt in zonder code.")
        return
    typer.echo("Zet dit adres in een authenticator-app. Het wordt maar één keer getoond:")
    typer.echo(address)


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    question = f"Wachtwoord (minstens {SHORTEST_PASSWORD} tekens)"
    return str(typer.prompt(question, hide_input=True, confirmation_prompt="Nog een keer"))


def _where(province: str | None) -> str:
    return f", voor {province}" if province else ""
