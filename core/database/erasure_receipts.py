"""The table of receipts: that somebody was erased, when, and how much; never who."""

from sqlalchemy import JSON, Column, DateTime, String

from core.database.base import Base


class ErasureReceiptRow(Base):
    """One erasure. `code` is the random word that the person got; `counts` the rows by table."""

    __tablename__ = "erasure_receipts"

    code = Column(String(20), primary_key=True)
    erased_at = Column(DateTime(timezone=True), nullable=False)
    counts = Column(JSON, nullable=False)
