"""The table that counts questions by day and subject. It holds nobody and nothing that was said."""

from sqlalchemy import Column, Date, Integer, String

from core.database.base import Base


class QuestionCountRow(Base):
    """How often a subject was asked about on a day; an empty role or province is not known."""

    __tablename__ = "question_counts"

    day = Column(Date, primary_key=True)
    intent = Column(String(40), primary_key=True)
    role = Column(String(20), primary_key=True)
    province = Column(String(40), primary_key=True)
    outcome = Column(String(20), primary_key=True)
    number = Column(Integer, nullable=False)
