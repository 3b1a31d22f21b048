"""Which organisations take over conversations, and by which channel: a group on Telegram or e-mail."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.database.desk import DeskPartnerRow
from core.database.escalations import open_escalations
from core.database.referrals import partner_rows
from core.errors import NotFoundError, ToeleidingError
from core.services.moments import as_utc
from core.services.organisations import names_of, organisations_by_id
from core.settings import is_mail_address


class PartnerError(ToeleidingError):
    """A channel of a partner that cannot be used; the message is Dutch, for who sets it."""


@dataclass(frozen=True)
class Partner:
    """An organisation with its channel: its group when it has one, else its e-mail address."""

    organisation: str
    name: str
    email: str | None
    chat_id: int | None
    set_by: str
    set_at: datetime


def partners(session: Session) -> list[Partner]:
    """Return the partners, by organisation."""
    names = names_of(session)
    return [
        Partner(
            row.organisation,
            names.get(row.organisation, row.organisation),
            row.email,
            row.chat_id,
            row.set_by,
            as_utc(row.set_at),
        )
        for row in partner_rows(session)
    ]


def set_partner(
    session: Session,
    organisation: str,
    *,
    email: str | None,
    chat_id: int | None,
    staff_chat: int | None,
    by: str,
    now: datetime,
) -> None:
    """Give an organisation a channel; one that is not named stays as it was. The caller commits.

    Raises NotFoundError for an unknown organisation and PartnerError.
    """
    if not organisations_by_id(session, [organisation]):
        raise NotFoundError(f"organisation {organisation}")
    if email is None and chat_id is None:
        raise PartnerError("geef een adres (--email) of een groep (--chat)")
    if email is not None and not is_mail_address(email):
        raise PartnerError("dit is geen e-mailadres")
    if chat_id is not None and not re.fullmatch(r"-100\d{5,15}", str(chat_id)):
        raise PartnerError("het nummer van een supergroep is er een zoals -1001234567890")
    if chat_id is not None and chat_id == staff_chat:
        raise PartnerError("dit is de groep van de medewerkers zelf")
    row: Any = session.get(DeskPartnerRow, organisation)
    if row is None:
        row = DeskPartnerRow(organisation=organisation)
        session.add(row)
    if chat_id is not None and chat_id != row.chat_id:
        _stop_while_talking(session, row.chat_id)
    row.email = email if email is not None else row.email
    row.chat_id = chat_id if chat_id is not None else row.chat_id
    row.set_by, row.set_at = by[:80], now
    session.flush()


def remove_partner(session: Session, organisation: str) -> None:
    """Pass nothing on to an organisation any more. Raises NotFoundError and PartnerError.

    The caller commits.
    """
    row = session.get(DeskPartnerRow, organisation)
    if row is None:
        raise NotFoundError(f"partner {organisation}")
    _stop_while_talking(session, row.chat_id)
    session.delete(row)
    session.flush()


def _stop_while_talking(session: Session, chat_id: int | None) -> None:
    """Raise PartnerError while conversations go on in a group: what people write would still go there."""
    open_there = (
        [] if chat_id is None else [row for row in open_escalations(session) if row.chat_id == chat_id]
    )
    if open_there:
        numbers = ", ".join(str(row.id) for row in open_there)
        raise PartnerError(f"in die groep lopen nog gesprekken. Sluit ze eerst: {numbers}")
