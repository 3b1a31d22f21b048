"""The table of what every fact said before: each change keeps the former version, with who and when."""

from sqlalchemy import JSON, Column, DateTime, Integer, String, Text, func, select
from sqlalchemy.orm import Session

from core.database.base import Base


class ContentVersion(Base):
    """What one fact said from `recorded_at` on; `body` is null when it was taken out.

    `kind` is the sort of fact ("measure", "answer" ...), `key` its id, with its first day when it is dated.
    """

    __tablename__ = "content_versions"

    kind = Column(String(30), primary_key=True)
    key = Column(String(160), primary_key=True)
    version = Column(Integer, primary_key=True, autoincrement=False)
    body = Column(JSON(none_as_null=True))
    recorded_at = Column(DateTime(timezone=True), nullable=False)
    recorded_by = Column(Text, nullable=False)


def newest_versions(session: Session, kind: str) -> dict[str, ContentVersion]:
    """Return the newest version of every fact of a kind, by key."""
    statement = select(ContentVersion).where(ContentVersion.kind == kind).order_by(ContentVersion.version)
    return {row.key: row for row in session.scalars(statement)}


def newest_version(session: Session, kind: str, key: str) -> int:
    """Return the number of the newest version of one fact; 0 when it was never there."""
    statement = select(func.max(ContentVersion.version)).where(
        ContentVersion.kind == kind, ContentVersion.key == key
    )
    return int(session.scalar(statement) or 0)


def history(session: Session, fact_id: str) -> list[ContentVersion]:
    """Return all versions of a fact, dated ones together, by key and the oldest first."""
    statement = (
        select(ContentVersion)
        .where(
            (ContentVersion.key == fact_id) | ContentVersion.key.startswith(f"{fact_id}@", autoescape=True)
        )
        .order_by(ContentVersion.kind, ContentVersion.key, ContentVersion.version)
    )
    return list(session.scalars(statement))
