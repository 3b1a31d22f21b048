"""Handing a conversation to staff, and the answer back."""

from sqlalchemy.orm import Session

from core.clock import now
from core.database.escalations import Escalation, open_escalation_of, open_escalations
from core.database.rasa_events import Utterance, last_utterances
from core.errors import NotFoundError
from core.services.relay import queue_message

TRANSCRIPT_LENGTH = 20

__all__ = ["Escalation", "answer", "close", "escalate", "open_escalations", "person_of", "transcript"]


def escalate(session: Session, *, person: str, topic: str | None, reason: str) -> bool:
    """Open an escalation for a person; return False when one is open already. The caller commits."""
    if open_escalation_of(session, person) is not None:
        return False
    session.add(Escalation(person=person, topic=topic, reason=reason, opened_at=now()))
    return True


def answer(session: Session, escalation_id: int, text: str) -> bool:
    """Queue an answer of staff for the person on Telegram. The caller commits.

    Returns False when the person has blocked the bot. Raises NotFoundError for an unknown escalation and for
    a person who does not write on Telegram, such as somebody at a terminal.
    """
    return queue_message(session, _escalation(session, escalation_id).person, text)


def close(session: Session, escalation_id: int) -> None:
    """Note that an escalation is settled. Raises NotFoundError. The caller commits."""
    _escalation(session, escalation_id).closed_at = now()


def transcript(session: Session, escalation_id: int) -> list[Utterance]:
    """Return the last messages of the person and the bot, the oldest first. Raises NotFoundError."""
    return last_utterances(session, person_of(session, escalation_id), TRANSCRIPT_LENGTH)


def person_of(session: Session, escalation_id: int) -> str:
    """Return the pseudonym of the person of an escalation. Raises NotFoundError."""
    return str(_escalation(session, escalation_id).person)


def _escalation(session: Session, escalation_id: int) -> Escalation:
    found: Escalation | None = session.get(Escalation, escalation_id)
    if found is None:
        raise NotFoundError(f"there is no escalation {escalation_id}")
    return found
