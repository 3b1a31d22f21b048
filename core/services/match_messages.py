"""Writes to the other side of a match. Who talks in a terminal, or blocked the bot, gets no message."""

import re
from typing import Final

from sqlalchemy.orm import Session

from core.content.match_messages import match_messages
from core.errors import NotFoundError
from core.rules.match_state import Side
from core.services.relay import ReplyButton, queue_message

INTENTS: Final[dict[Side, str]] = {"newcomer": "ask_find_job", "employer": "find_candidates"}
"""The intent whose action takes what somebody answers about a match."""

WITH_CONTACT: Final = "introduced"
"""The one message with a name and a contact: while it waits, it goes when these may no longer be kept."""

_MARKUP: Final = re.compile(r"[*\[\]<>]")  # what somebody else typed never becomes a link or bold


def answer_payload(side: Side, answer: str) -> str:
    """Return what a button of a match says to Rasa. The action checks whose match it is."""
    return f'/{INTENTS[side]}{{"answer": "{answer}"}}'


def plain(typed: str) -> str:
    """Return what somebody typed without what would become a link or bold in the message of another."""
    return _MARKUP.sub("", typed)


def tell(session: Session, person: str, message_id: str, side: Side, match_id: int, **values: str) -> bool:
    """Put a message about a match in the outbox of one side; False when there is nobody to send it to.

    The outbox is encrypted and emptied once it is sent, and Rasa does not keep what comes out of it: so a
    name or a contact of one person never stands in the recorded conversation of the other.
    """
    message = match_messages()[message_id, side]
    payloads = {
        "show": answer_payload(side, f"match-show-{match_id}"),
        "refuse": answer_payload(side, f"match-stop-{match_id}"),
        "stop": answer_payload(side, f"match-stop-{match_id}"),
        "outcome": answer_payload(side, f"match-end-{match_id}"),
        "search": f"/{INTENTS[side]}",
        "may_hire": "/ask_may_hire",
    }
    buttons = [ReplyButton(title, payloads[what]) for what, title in message.buttons.items()]
    text = message.text.format(**{name: plain(value) for name, value in values.items()}).strip()
    about = match_id if message_id == WITH_CONTACT else None
    try:
        return queue_message(session, person, text, buttons, match_id=about)
    except NotFoundError:
        return False
