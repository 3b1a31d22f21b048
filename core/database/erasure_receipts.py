"""The table of receipts: that somebody was erased, when, and how much; never who."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, String, Text, delete, select, update
from sqlalchemy.orm import Session

from core.database.base import Base


class ErasureReceiptRow(Base):
    """One erasure. `code` is the random word that the person got; `counts` the rows by table.

    `to_send` is the message with that code and where it goes, encrypted; emptied as soon as it was sent.
    """

    __tablename__ = "erasure_receipts"

    code = Column(String(20), primary_key=True)
    erased_at = Column(DateTime(timezone=True), nullable=False)
    counts = Column(JSON, nullable=False)
    to_send = Column(Text, info={"sealed": True})


def receipts_to_send(session: Session) -> list[Any]:
    """Return the receipts that the person did not get yet, the oldest first."""
    statement = select(ErasureReceiptRow).where(ErasureReceiptRow.to_send.is_not(None))
    return list(session.scalars(statement.order_by(ErasureReceiptRow.erased_at)))


def forget_where_to(session: Session, *, code: str | None = None, before: datetime | None = None) -> int:
    """Empty what still was to be sent: of one receipt, or of those from before a moment; return how many."""
    statement = update(ErasureReceiptRow).where(ErasureReceiptRow.to_send.is_not(None))
    if code is not None:
        statement = statement.where(ErasureReceiptRow.code == code)
    if before is not None:
        statement = statement.where(ErasureReceiptRow.erased_at < before)
    statement = statement.values(to_send=None).execution_options(synchronize_session="fetch")
    return int(session.execute(statement).rowcount)


def delete_receipts_before(session: Session, moment: datetime) -> int:
    """Delete the receipts from before a moment; return how many."""
    statement = delete(ErasureReceiptRow).where(ErasureReceiptRow.erased_at < moment)
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)
