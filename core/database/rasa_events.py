"""Rasa's own record of conversations: the table `events` of its tracker store, in the same database.

What was said stands there sealed (nlu/sealed_tracker_store.py); rows from before that are plain JSON.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import delete, desc, inspect, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import column, table

from core.personal_seal import personal_seal
from core.seal import Seal, SealedElsewhereError, opened

EVENTS = table(
    "events", column("id"), column("sender_id"), column("type_name"), column("timestamp"), column("data")
)
SPEAKERS = ("user", "bot")
AT_ONCE = 50
PAGE = 500


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
            text=str(told.get("text") or ""),
            said_at=datetime.fromtimestamp(row.timestamp, timezone.utc),
        )
        for row, told in _with_fields(session.execute(statement).all()[::-1])
    ]


def fields(data: str, seal: Seal | None = None) -> dict[str, Any]:
    """Return the fields of one event; none of what another key has sealed.

    Without a seal, the secret key comes from the environment, and only when the row is sealed.
    """
    if data.startswith("{"):
        return dict(json.loads(data))
    try:
        return dict(json.loads(opened(seal or personal_seal(), data)))
    except SealedElsewhereError:
        return {}


def _with_fields(rows: Sequence[Any]) -> list[tuple[Any, dict[str, Any]]]:
    """Return rows with their fields; the seal is made once, and only when a row needs it."""
    is_sealed = any(not row.data.startswith("{") for row in rows)
    seal = personal_seal() if is_sealed else None
    return [(row, fields(row.data, seal)) for row in rows]


def delete_events(session: Session, person: str) -> int:
    """Delete all that Rasa recorded under a pseudonym; return how many rows. Rasa 3.6 cannot do it itself."""
    if not _exists(session):
        return 0
    return int(session.execute(delete(EVENTS).where(EVENTS.c.sender_id == person)).rowcount)


def blot_out(session: Session, people: Sequence[str], instead: str) -> int:
    """Replace pseudonyms where they stand in plain rows of others; return in how many rows.

    Sealed rows are not searched: no answer since then holds the pseudonym of somebody else (cards have
    references of their own).
    """
    if not _exists(session):
        return 0
    changed = 0
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        named = or_(*(EVENTS.c.data.contains(person, autoescape=True) for person in some))
        for row in session.execute(select(EVENTS.c.id, EVENTS.c.data).where(named)).all():
            data = row.data
            for person in some:
                data = data.replace(person, instead)
            session.execute(update(EVENTS).where(EVENTS.c.id == row.id).values(data=data))
            changed += 1
    return changed


def rename_in_events(
    session: Session, rename: Callable[[str], str], change_data: Callable[[str], str]
) -> int:
    """Change senders by one function and what was recorded, sealed or plain, by another; return how many."""
    if not _exists(session):
        return 0
    changed = 0
    for row in _all_events(session):
        sender, data = rename(row.sender_id), change_data(row.data or "")
        if (sender, data) != (row.sender_id, row.data or ""):
            values = {"sender_id": sender, "data": data}
            session.execute(update(EVENTS).where(EVENTS.c.id == row.id).values(**values))
            changed += 1
    return changed


def recorded_of(session: Session, person: str) -> list[tuple[datetime, str, dict[str, Any]]]:
    """Return all that Rasa recorded under a pseudonym, in order: moment, kind of event and its fields."""
    if not _exists(session):
        return []
    statement = select(EVENTS.c.type_name, EVENTS.c.timestamp, EVENTS.c.data)
    rows = session.execute(statement.where(EVENTS.c.sender_id == person).order_by(EVENTS.c.id)).all()
    return [
        (datetime.fromtimestamp(row.timestamp, timezone.utc), str(row.type_name), told)
        for row, told in _with_fields(rows)
    ]


def senders(session: Session, active_since: datetime | None = None) -> set[str]:
    """Return the pseudonyms under which Rasa recorded something, ever or since a moment."""
    if not _exists(session):
        return set()
    statement = select(EVENTS.c.sender_id).distinct()
    if active_since is not None:
        statement = statement.where(EVENTS.c.timestamp >= active_since.timestamp())
    return set(session.scalars(statement))


def _all_events(session: Session) -> Iterator[Any]:
    last = None
    while True:
        statement = select(EVENTS.c.id, EVENTS.c.sender_id, EVENTS.c.data).order_by(EVENTS.c.id).limit(PAGE)
        if last is not None:
            statement = statement.where(EVENTS.c.id > last)
        rows = session.execute(statement).all()
        if not rows:
            return
        yield from rows
        last = rows[-1].id


def _exists(session: Session) -> bool:
    return bool(inspect(session.connection()).has_table(EVENTS.name))
