"""Rasa's own record of conversations: the table `events` of its SQL tracker store, in the same database."""

import json
from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy import delete, desc, func, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import column, table

EVENTS = table(
    "events", column("id"), column("sender_id"), column("type_name"), column("timestamp"), column("data")
)
SPEAKERS = ("user", "bot")


@dataclass(frozen=True)
class Utterance:
    """One message of a conversation. `speaker` is "user" or "bot"; a pressed button is its payload."""

    speaker: str
    text: str
    said_at: datetime


def last_utterances(session: Session, person: str, number: int) -> list[Utterance]:
    """Return the last messages under a pseudonym, the oldest first; none before Rasa made its table."""
    if not _exists(session):
        return []
    statement = (
        select(EVENTS.c.type_name, EVENTS.c.timestamp, EVENTS.c.data)
        .where(EVENTS.c.sender_id == person, EVENTS.c.type_name.in_(SPEAKERS))
        .order_by(desc(EVENTS.c.id))
        .limit(number)
    )
    return [
        Utterance(
            speaker=row.type_name,
            text=json.loads(row.data).get("text") or "",
            said_at=datetime.fromtimestamp(row.timestamp, timezone.utc),
        )
        for row in reversed(session.execute(statement).all())
    ]


def delete_events(session: Session, person: str) -> int:
    """Delete all that Rasa recorded under a pseudonym; return how many rows. Rasa 3.6 cannot do it itself."""
    if not _exists(session):
        return 0
    return int(session.execute(delete(EVENTS).where(EVENTS.c.sender_id == person)).rowcount)


def senders_silent_since(session: Session, moment: datetime) -> list[str]:
    """Return the pseudonyms under which Rasa recorded nothing since a moment."""
    if not _exists(session):
        return []
    statement = (
        select(EVENTS.c.sender_id)
        .group_by(EVENTS.c.sender_id)
        .having(func.max(EVENTS.c.timestamp) < moment.timestamp())
    )
    return list(session.scalars(statement))


def _exists(session: Session) -> bool:
    return bool(inspect(session.connection()).has_table(EVENTS.name))
