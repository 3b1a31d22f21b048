"""The table of dated legal entries: what the rules about the right to work reckon with."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, String, select
from sqlalchemy.orm import Session

from core.database.base import Base


class LegalEntryRow(Base):
    """One entry of `data/right_to_work.yml`. A changed law is a new entry with the same id, never an update.

    `key` is the id with the first day (`legal_key`), because an entry may hold from no known day on.
    `sources` and `body` stand as in the file; `body` holds every key that is no column.
    """

    __tablename__ = "legal_entries"

    key = Column(String(160), primary_key=True)
    id = Column(String(120), nullable=False, index=True)
    valid_from = Column(Date)
    valid_until = Column(Date)
    section = Column(String(80), nullable=False)
    body = Column(JSON, nullable=False)
    sources = Column(JSON, nullable=False)
    checked_on = Column(Date, nullable=False)
    confidence = Column(String(20), nullable=False)


def legal_key(entry_id: str, valid_from: date | None) -> str:
    """Return what tells one version of an entry from the others: 'waiting_period@2018-12-24'."""
    return f"{entry_id}@{valid_from or 'always'}"


def legal_entry_rows(session: Session) -> list[LegalEntryRow]:
    """Return all legal entries, by id, the oldest of an id first."""
    rows = session.scalars(select(LegalEntryRow))
    return sorted(rows, key=lambda row: (row.id, row.valid_from or date.min))


def legal_entries(session: Session) -> list[dict[str, Any]]:
    """Return all legal entries as mappings like those of the file, in the order of `legal_entry_rows`."""
    return [entry_body(row) for row in legal_entry_rows(session)]


def entry_body(row: LegalEntryRow) -> dict[str, Any]:
    """Return all an entry says, as one flat mapping like in the file. Days inside `body` stay text."""
    return {
        "id": row.id,
        "section": row.section,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "checked_on": row.checked_on,
        "confidence": row.confidence,
        "sources": row.sources,
        **row.body,
    }


def from_entry(entry: dict[str, Any]) -> LegalEntryRow:
    """Return a row for an entry as `entry_body` gives it."""
    columns = {column.key for column in LegalEntryRow.__table__.columns} - {"key", "body"}
    return LegalEntryRow(
        key=legal_key(entry["id"], entry["valid_from"]),
        body={name: value for name, value in entry.items() if name not in columns},
        **{name: entry[name] for name in columns},
    )
