"""The table of themed answers, and the questions asked of it. The caller commits."""

from dataclasses import fields
from typing import Any

from sqlalchemy import JSON, Column, Date, Integer, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.legal import legal_key
from core.rules.answers import Answer
from core.rules.right_to_work_law import Source


class AnswerRow(Base):
    """One version of one answer. `key` is the id with the first day, as of legal entries."""

    __tablename__ = "answers"

    key = Column(String(160), primary_key=True)
    position = Column(Integer, nullable=False)
    id = Column(String(120), nullable=False, index=True)
    intent = Column(String(60), nullable=False, index=True)
    audience = Column(String(20), nullable=False)
    title = Column(Text, nullable=False)
    statuses = Column(JSON, nullable=False)
    provinces = Column(JSON, nullable=False)
    words = Column(JSON, nullable=False)
    asks = Column(JSON, nullable=False)
    valid_from = Column(Date)
    valid_until = Column(Date)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    review_months = Column(Integer, nullable=False)
    conclusion = Column(Text, nullable=False)
    text = Column(Text, nullable=False)
    more = Column(Text)
    simple = Column(Text)
    conclusion_employer = Column(Text)
    text_employer = Column(Text)
    more_employer = Column(Text)
    uncertain = Column(Text)
    ask_at = Column(JSON, nullable=False)
    follow_up = Column(JSON, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)


def answer_key(answer: Answer) -> str:
    """Return what tells one version of an answer from the others."""
    return legal_key(answer.id, answer.valid_from)


def from_answer(answer: Answer, position: int) -> AnswerRow:
    """Return a row for an answer; `position` is its place in the files."""
    values: dict[str, Any] = {field.name: getattr(answer, field.name) for field in fields(answer)}
    listed = {name: list(value) for name, value in values.items() if isinstance(value, tuple)}
    sources = [vars(source) for source in answer.sources]
    return AnswerRow(key=answer_key(answer), position=position, **{**values, **listed, "sources": sources})


def answers_to(session: Session, intent: str | None = None) -> list[Answer]:
    """Return all versions of the answers to an intent, or of all answers, in the order of the files."""
    statement = select(AnswerRow).order_by(AnswerRow.position)
    if intent is not None:
        statement = statement.where(AnswerRow.intent == intent)
    return [_to_answer(row) for row in session.scalars(statement)]


def versions_of(session: Session, answer_id: str) -> list[Answer]:
    """Return the versions of one answer, the oldest first."""
    statement = select(AnswerRow).where(AnswerRow.id == answer_id).order_by(AnswerRow.valid_from)
    return [_to_answer(row) for row in session.scalars(statement)]


def _to_answer(row: AnswerRow) -> Answer:
    values = {field.name: getattr(row, field.name) for field in fields(Answer)}
    listed = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Answer(**{**values, **listed, "sources": tuple(Source(**source) for source in row.sources)})
