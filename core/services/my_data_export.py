"""All that we keep of a person in one file: their rows in every table, opened, and the conversation itself.

Tables and columns are read from the models, so a new table is in it by itself. Of somebody else nothing goes
along: not the newcomer of a match with an employer's vacancy, and no name of staff. That staff made a note is
in it, but not what it says: whoever asks staff for that, gets it from somebody who can explain it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from core.clock import now, today
from core.database.desk import DeskOutboxRow
from core.database.people import AUDIT, person_column, rows_of, sealed_columns, tables_about_people
from core.database.rasa_events import recorded_of
from core.personal_seal import personal_seal
from core.seal import Seal
from core.services.attachments import Attachment
from core.services.moments import as_utc
from core.services.profile_files import profile_json, profile_pdf

FORMAT = "toeleiding-1"
STAFF = "staff"
OTHER_SIDE = "the other side"
_OF_STAFF = ("author",)
_FILES = ("attachment",)
_INSIDE = ("note", "desk")
"""Who speaks in what staff read only."""


class FileKind(str, Enum):
    """The files about themselves that people can ask for."""

    MY_DATA = "my_data"
    PROFILE_PDF = "profile_pdf"
    PROFILE_JSON = "profile_json"


def export(session: Session, person: str, seal: Seal | None = None) -> dict[str, Any]:
    """Return everything under a pseudonym, as it goes into JSON. Raises SettingMissingError without a key."""
    seal = seal or personal_seal()
    tables = {table.name: _rows(session, seal, table, person) for table in reversed(tables_about_people())}
    conversation, remembered = _conversation(session, person)
    return {
        "format": FORMAT,
        "made_at": now().isoformat(timespec="seconds"),
        "pseudonym": person,
        "conversation": conversation,
        "remembered": remembered,
        "tables": {name: rows for name, rows in tables.items() if rows},
    }


def file_of(session: Session, seal: Seal, person: str, kind: FileKind) -> Attachment | None:
    """Return a file about a person, None when there is nothing to put in it."""
    return _MAKERS[kind](session, seal, person)


def _my_data(session: Session, seal: Seal, person: str) -> Attachment:
    content = json.dumps(export(session, person, seal), ensure_ascii=False, indent=2)
    return Attachment(f"gegevens-{today().isoformat()}.json", "application/json", content.encode())


_MAKERS: Mapping[FileKind, Callable[[Session, Seal, str], Attachment | None]] = {
    FileKind.MY_DATA: _my_data,
    FileKind.PROFILE_PDF: profile_pdf,
    FileKind.PROFILE_JSON: profile_json,
}


def _rows(session: Session, seal: Seal, table: Table, person: str) -> list[dict[str, Any]]:
    condition = rows_of(table, person)
    if table is AUDIT:
        condition = or_(condition, AUDIT.c.actor == person)
    owner: Any = person_column(table)
    sealed = {column.name for column in sealed_columns().get(table, ())}
    found = []
    for row in session.execute(select(table).where(condition)).mappings():
        values = {name: value for name, value in row.items() if _can_be_read(name, value)}
        own = values.get(owner.name) == person
        for name in sealed & values.keys():
            values[name] = seal.open(values[name])
        if table.name == DeskOutboxRow.__tablename__ or values.get("speaker") in _INSIDE:
            values.pop("text", None)
        if not own:
            values = {name: value for name, value in values.items() if name not in {owner.name, *sealed}}
        found.append({name: _plain(name, value, person) for name, value in values.items()})
    return found


def _can_be_read(name: str, value: Any) -> bool:
    """Whether a value is something to read; packed numbers say nothing that does not stand in the profile."""
    return value is not None and name not in _FILES and not isinstance(value, (bytes, memoryview))


def _plain(name: str, value: Any, person: str) -> Any:
    """Return a value as JSON has it, without the name of staff or the pseudonym of somebody else."""
    if isinstance(value, datetime):
        return as_utc(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if name in _OF_STAFF or (isinstance(value, str) and value.startswith(f"{STAFF}:")):
        return STAFF
    if name == "actor" and value not in (person, "system", "erased"):
        return OTHER_SIDE
    return value


def _conversation(session: Session, person: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return what was said, with what was understood of it, and what the bot remembers of it now."""
    said: list[dict[str, Any]] = []
    remembered: dict[str, Any] = {}
    for moment, kind, data in recorded_of(session, person):
        at = moment.isoformat(timespec="seconds")
        if kind == "slot":
            remembered[str(data.get("name"))] = data.get("value")
        elif kind == "user":
            said.append({"at": at, "speaker": "you", "text": data.get("text"), **_understood(data)})
        elif kind == "bot":
            said.append({"at": at, "speaker": "bot", "text": data.get("text")})
    return said, {name: value for name, value in remembered.items() if value is not None}


def _understood(data: Mapping[str, Any]) -> dict[str, Any]:
    parsed = data.get("parse_data") or {}
    entities = {e.get("entity"): e.get("value") for e in parsed.get("entities") or ()}
    return {"understood": (parsed.get("intent") or {}).get("name"), "details": entities}
