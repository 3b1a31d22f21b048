"""The table of training examples that editors chose and that do not stand in `nlu/intents/` yet."""

from typing import Any

from sqlalchemy import Column, DateTime, Integer, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base

WAITING = "waiting"
REFUSED = "refused"


class TrainingExampleRow(Base):
    """A sentence of known words only, with the intent that it means. It goes when it stands in the files."""

    __tablename__ = "training_examples"

    id = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)
    intent = Column(String(40), nullable=False)
    chosen_by = Column(String(80), nullable=False)
    chosen_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False)
    reason = Column(Text)


def training_examples(session: Session) -> list[Any]:
    """Return every chosen example, the oldest first."""
    return list(session.scalars(select(TrainingExampleRow).order_by(TrainingExampleRow.id)))
