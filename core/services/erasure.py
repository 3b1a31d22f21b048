"""Erasing a person: everything under their pseudonym, Rasa's own record of the conversation included."""

from sqlalchemy import delete, inspect
from sqlalchemy.orm import Session
from sqlalchemy.sql import column, table

from core.database.escalations import Escalation
from core.services.relay import forget_person

RASA_EVENTS = table("events", column("sender_id"))


def erase_person(session: Session, person: str) -> int:
    """Delete a person's conversation, messages, escalations and Rasa's events. The caller commits.

    Rasa 3.6 has no call for this: its SQL tracker store keeps a table `events` in the same database.
    Returns how many rows went, not counting what went along with the conversation. An unknown person: 0.
    """
    rows = int(forget_person(session, person))
    rows += session.execute(delete(Escalation).where(Escalation.person == person)).rowcount
    if inspect(session.connection()).has_table(RASA_EVENTS.name):
        rows += session.execute(delete(RASA_EVENTS).where(RASA_EVENTS.c.sender_id == person)).rowcount
    return rows
