"""The table of notices for staff, such as the weekly one about lessons of Dutch that fall short."""

from sqlalchemy import Column, DateTime, Integer, String, Text, UniqueConstraint

from core.database.base import Base


class NoticeRow(Base):
    """A notice about a period ("2026-W48"), made once. It holds no personal data."""

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
