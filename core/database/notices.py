"""The table of notices for staff, such as the weekly one about lessons of Dutch that fall short."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime, Integer, String, Text, UniqueConstraint, select, update
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.upsert import insert_into


class NoticeRow(Base):
    """A notice about a period ("2026-W48"), made once. It holds no personal data.

    `text` is what it tells as JSON, in numbers and codes: who reads it puts it in words.
    """

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("kind", "period", "province"),)

    id = Column(Integer, primary_key=True)
    kind = Column(String(40), nullable=False)
    period = Column(String(10), nullable=False)
    province = Column(String(40), nullable=False)
    text = Column(Text, nullable=False)
    made_at = Column(DateTime(timezone=True), nullable=False)
    seen_at = Column(DateTime(timezone=True))
    seen_by = Column(String(80))


def add_notice(
    session: Session, *, kind: str, period: str, province: str, text: str, made_at: datetime
) -> bool:
    """Add a notice; False when there is one of this kind, period and province already."""
    values = {"kind": kind, "period": period, "province": province, "text": text, "made_at": made_at}
    statement = insert_into(session, NoticeRow).values(**values).on_conflict_do_nothing()
    return int(session.execute(statement).rowcount) > 0


def all_notices(session: Session, *, unseen_only: bool) -> list[Any]:
    """Return the notices, the newest period first and then by province."""
    statement = select(NoticeRow).order_by(NoticeRow.period.desc(), NoticeRow.province, NoticeRow.id)
    if unseen_only:
        statement = statement.where(NoticeRow.seen_at.is_(None))
    return list(session.scalars(statement))


def mark_seen(session: Session, number: int, by: str, moment: datetime) -> bool:
    """Note who saw a notice first, and when; False when it was seen already or is not there."""
    statement = update(NoticeRow).where(NoticeRow.id == number, NoticeRow.seen_at.is_(None))
    statement = statement.values(seen_at=moment, seen_by=by).execution_options(synchronize_session="fetch")
    return int(session.execute(statement).rowcount) > 0
