"""`toeleiding desk check`: whether everything is there to take over conversations and to pass them on."""

import typer
from sqlalchemy.orm import Session

from core import settings
from core.errors import SettingInvalidError, SettingMissingError
from core.rules.escalation import StaffRole
from core.services import desk_hours, desk_staff, partners
from core.services.referral_choices import mail_way
from office.staff_session import staff_session


def check() -> None:
    """Print what is right and what is missing; end with code 1 when conversations cannot be taken over."""
    with staff_session() as session:
        missing = [*_needed(session)]
        hints = [*_useful(session)]
    for line in missing:
        typer.echo(f"FOUT     {line}")
    for line in hints:
        typer.echo(f"LET OP   {line}")
    if missing:
        raise typer.Exit(1)
    typer.echo("IN ORDE  Medewerkers kunnen gesprekken overnemen.")


def _needed(session: Session) -> list[str]:
    found = []
    try:
        if settings.staff_chat() is None:
            found.append("TOELEIDING_TELEGRAM_STAFF_CHAT is niet gezet: er is geen groep van medewerkers.")
    except SettingInvalidError as error:
        found.append(str(error))
    members = desk_staff.members(session)
    if not members:
        found.append("Er zijn geen medewerkers: nodig er uit met toeleiding desk staff invite.")
    elif not any(one.is_enrolled and one.role is StaffRole.ADMINISTRATOR for one in members):
        found.append(
            "Geen enkele beheerder heeft zijn code gebruikt: niemand hoort het als een vraag blijft liggen."
        )
    if not desk_hours.teams(session):
        found.append("Er zijn geen teams met openingsuren: laad ze met toeleiding content load.")
    return found


def _useful(session: Session) -> list[str]:
    found = []
    waiting = [one.name for one in desk_staff.members(session) if not one.is_enrolled]
    if waiting:
        found.append(f"Deze mensen gebruikten hun code nog niet: {', '.join(waiting)}.")
    known = partners.partners(session)
    if not known:
        found.append("Er zijn geen partners: doorverwijzen kan alleen naar een ander team.")
    try:
        settings.mail_settings()
    except (SettingInvalidError, SettingMissingError) as error:
        found.append(str(error))
    if mail_way() is None:
        only_mail = [one.name for one in known if one.chat_id is None]
        names = f" Nu onbereikbaar: {', '.join(only_mail)}." if only_mail else ""
        found.append(
            "Doorverwijzen per e-mail kan niet: dat vraagt TOELEIDING_SMTP_URL, TOELEIDING_MAIL_FROM en "
            f"TOELEIDING_WEB_URL.{names}"
        )
    return found
