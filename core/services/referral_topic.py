"""What the staff group reads about a referral, in the topic of the conversation."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.clock import brussels
from core.content.referral_texts import Reader, referral_texts
from core.database.escalations import Escalation
from core.errors import NotFoundError
from core.rules.dates_in_dutch import in_dutch
from core.seal import Seal
from core.services import desk_hours, desk_outbox
from core.services.desk_messages import Rows
from core.services.desk_texts import as_typed
from core.services.moments import as_utc
from core.services.organisations import names_of


def text_of(text_id: str, reader: Reader, **values: str) -> str:
    """Return a text of `data/referral_texts.yml`, filled in; what was typed becomes no bold and no link."""
    filled = {name: as_typed(value) for name, value in values.items()}
    return referral_texts()[text_id, reader].text.format(**filled).strip()


def partner_name(session: Session, referral: Any) -> str:
    """Return the name of the organisation or team of a referral, its id when it is no longer in `data/`."""
    if referral.team is None:
        return names_of(session).get(referral.organisation, referral.organisation)
    try:
        return desk_hours.team(session, referral.team).name
    except NotFoundError:
        return str(referral.team)


def say(
    session: Session,
    seal: Seal,
    referral: Any,
    text_id: str,
    now: datetime,
    buttons: Rows = (),
    **values: str,
) -> None:
    """Put a line about a referral in the topic; without a topic, nothing. The caller commits.

    Once the conversation went to the group of a partner, it stands in the topic that it left.
    """
    escalation = session.get(Escalation, referral.escalation_id)
    chat = referral.from_chat_id or (escalation.chat_id if escalation is not None else None)
    if chat is None:
        return
    until = in_dutch(as_utc(referral.expires_at).astimezone(brussels()).date()) if referral.expires_at else ""
    text = text_of(text_id, "staff", partner=partner_name(session, referral), until=until, **values)
    place = {"escalation_id": referral.escalation_id, "thread_id": referral.from_thread_id}
    desk_outbox.put(session, seal, chat, "send", now, text=text, buttons=buttons, **place)
