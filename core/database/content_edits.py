"""The table of edits of the web pages that do not stand in `data/` yet. The caller commits."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime, String, delete, select
from sqlalchemy.orm import Session

from core.database.base import Base


class ContentEditRow(Base):
    """A fact that was changed on the web pages since `data/` was loaded or written."""

    __tablename__ = "content_edits"

    kind = Column(String(30), primary_key=True)
    key = Column(String(160), primary_key=True)
    edited_at = Column(DateTime(timezone=True), nullable=False)
    edited_by = Column(String(80), nullable=False)


def edits(session: Session) -> list[Any]:
    """Return every edit that is not in `data/` yet, the oldest first."""
    statement = select(ContentEditRow).order_by(ContentEditRow.edited_at, ContentEditRow.key)
    return list(session.scalars(statement))


def note_edit(session: Session, kind: str, key: str, *, at: datetime, by: str) -> None:
    """Note that a fact was changed here."""
    session.merge(ContentEditRow(kind=kind, key=key, edited_at=at, edited_by=by))
    session.flush()


def forget_edit(session: Session, kind: str, key: str) -> None:
    """Note that `data/` says the same as the database."""
    gone = delete(ContentEditRow).where(ContentEditRow.kind == kind, ContentEditRow.key == key)
    session.execute(gone.execution_options(synchronize_session="fetch"))
