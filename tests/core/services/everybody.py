"""Fills every table that can hold a person, read from the models: a table that is new is filled too."""

import itertools
import json
from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    insert,
    select,
    text,
)
from sqlalchemy import String as Characters
from sqlalchemy.orm import Session

from core.database.models import Base
from core.database.people import person_column
from core.seal import Seal

PSEUDONYM_LENGTH = 64
CHAT = "4242"
# What is read from data/ or counted, and of which nobody is the subject. A new table does not stand here: it
# is filled, and must be erased. Only add one that can never hold a pseudonym, and say so in docs/privacy.md.
NOT_ABOUT_PEOPLE = frozenset(
    {
        *("measures", "measure_names", "measure_sources", "legal_entries", "answers", "content_versions"),
        *("organisations", "organisation_names", "organisation_themes", "organisation_contacts", "themes"),
        *("offers", "language_levels", "occupations", "ambiguous_occupation_names", "shortage_lists"),
        *("shortage_occupations", "municipalities", "municipality_postal_codes", "place_names"),
        *("reception_centres", "contribution_scales", "matching_policy"),
        *("desk_teams", "desk_times", "standard_answers"),
        *("action_plans", "action_plan_pillars", "action_plan_actions", "action_plan_partners"),
        # nobody by design: masked text, numbers, notices about provinces, receipts, marks of the service
        *("unclear_messages", "question_counts", "notices", "erasure_receipts", "service_marks"),
        # staff, who never chat: their accounts, what they changed, and sentences of known words only
        *("accounts", "web_sessions", "login_attempts", "content_edits", "training_examples"),
        *("desk_staff", "desk_partners"),
        # what staff write in their own groups, emptied as soon as it is handled: core/services/desk_inbox.py
        "desk_inbox",
    }
)
# Columns of other tables that never hold a pseudonym: a fact or an account that staff changed.
NEVER_A_PERSON = frozenset({"audit.subject"})
RASA_EVENTS = (
    "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255) NOT NULL,"
    " type_name VARCHAR(255) NOT NULL, timestamp FLOAT, intent_name VARCHAR(255),"
    " action_name VARCHAR(255), data TEXT)"
)
MOMENT = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
_numbers = itertools.count(1)


def make_rasa_table(session: Session) -> None:
    """Make the table `events` as Rasa makes it."""
    session.execute(text(RASA_EVENTS))


def rasa_records(
    session: Session, sender: str, kind: str = "user", at: datetime = MOMENT, **data: Any
) -> None:
    """Let Rasa record an event."""
    values = {
        "id": next(_numbers),
        "sender": sender,
        "kind": kind,
        "at": at.timestamp(),
        "data": json.dumps(data),
    }
    columns = "id, sender_id, type_name, timestamp, data"
    statement = f"INSERT INTO events ({columns}) VALUES (:id, :sender, :kind, :at, :data)"  # noqa: S608
    session.execute(text(statement), values)


def tables_with_people() -> list[Table]:
    """Return every table that may hold a person, those that others point at first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in NOT_ABOUT_PEOPLE]


def fill_everything(session: Session, person: str, seal: Seal | None = None) -> dict[str, dict[str, Any]]:
    """Put one row in every table that may hold a person: their pseudonym stands wherever it fits.

    With a seal the sealed columns are sealed, and the pseudonym stands where it belongs and nowhere else.
    Returns the rows by table.
    """
    rows: dict[str, dict[str, Any]] = {}
    for table in tables_with_people():
        row = {column.name: _value(column, person, rows, seal) for column in table.columns}
        session.execute(insert(table).values(**row))
        rows[table.name] = row
    return rows


def _value(column: Column, person: str, rows: dict[str, dict[str, Any]], seal: Seal | None) -> Any:
    for key in column.foreign_keys:
        if key.column.table.name in rows:
            return rows[key.column.table.name][key.column.name]
    if column is person_column(column.table):
        return person
    if column.info.get("sealed") and seal is not None:
        return seal.close(CHAT if column.name == "chat" else f"geheim van {column}")
    kind = column.type
    if isinstance(kind, JSON):
        return [f"about {person}"] if seal is None else []
    if isinstance(kind, Characters):
        fits = kind.length is None or kind.length >= PSEUDONYM_LENGTH
        belongs = (seal is None or column.name == "actor") and str(column) not in NEVER_A_PERSON
        return person if fits and belongs else f"x{next(_numbers)}"[: kind.length]
    if isinstance(kind, LargeBinary):
        return person.encode() if seal is None else b"packed"
    if isinstance(kind, DateTime):
        return MOMENT
    if isinstance(kind, Date):
        return date(2026, 11, 1)
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, (Integer, Float)):
        return next(_numbers)
    raise AssertionError(f"how is {column} filled?")


def everything_in(session: Session) -> list[tuple[str, str]]:
    """Return every value of every table in the database, Rasa's too, as text with its table."""
    found = MetaData()
    found.reflect(bind=session.connection())
    return [
        (table.name, str(bytes(value) if isinstance(value, memoryview) else value))
        for table in found.sorted_tables
        for row in session.execute(select(table))
        for value in row
    ]


def places_of(session: Session, word: str) -> set[str]:
    """Return the tables in which a word stands somewhere."""
    return {table for table, value in everything_in(session) if word in value}
