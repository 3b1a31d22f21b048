"""Writes to the person of a conversation. Who blocked the bot, or talks in a terminal, gets no message."""

from typing import Any

from sqlalchemy.orm import Session

from core.database.relay import Conversation
from core.seal import Seal
from core.services.desk_texts import buttons, text
from core.services.relay import Draft, ReplyButton, add_to_outbox

EMPTY = Draft("")


def draft(text_id: str, employer: bool, payloads: dict[str, str] | None = None, **values: object) -> Draft:
    """Return a text of `data/desk_texts.yml` as a message; `payloads` are those of its buttons, by name."""
    titles = buttons(text_id)
    choices = tuple(ReplyButton(titles[name], payload) for name, payload in (payloads or {}).items())
    return Draft(text(text_id, employer=employer, **values), choices)


def is_employer(escalation: Any) -> bool:
    """Whether the person is addressed with `u`."""
    return bool(escalation.role == "employer")


def tell(
    session: Session,
    seal: Seal,
    escalation: Any,
    message: Draft,
    *,
    desk_message_id: int | None = None,
    copy_from: tuple[int, int] | None = None,
) -> bool:
    """Put a message for the person of a conversation in the outbox; False when nobody can be reached."""
    conversation: Any = session.get(Conversation, escalation.person)
    if conversation is None or conversation.blocked:
        return False
    add_to_outbox(
        session,
        seal,
        escalation.person,
        message,
        desk_message_id=desk_message_id,
        copy_from=copy_from,
    )
    return True
