"""Erasing a person: everything under their pseudonym, Rasa's own record of the conversation included."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.database.escalations import Escalation
from core.database.rasa_events import delete_events
from core.services.relay import forget_person


def erase_person(session: Session, person: str) -> int:
    """Delete a person's conversation, messages, escalations and Rasa's events. The caller commits.

    Returns how many rows went, not counting what went along with the conversation. An unknown person: 0.
    """
    rows = int(forget_person(session, person))
    rows += session.execute(delete(Escalation).where(Escalation.person == person)).rowcount
    return rows + delete_events(session, person)
