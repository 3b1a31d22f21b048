"""The table that counts questions by day and subject. It holds nobody and nothing that was said."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Column, Date, Integer, String, func, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.session import SQLITE_BUSY_SECONDS
from core.database.upsert import insert_into

PATIENCE = 1000
"""For how many milliseconds a count waits for another writer: a person waits for it too."""


class QuestionCountRow(Base):
    """How often a subject was asked about on a day; an empty role or province is not known."""

    __tablename__ = "question_counts"

    day = Column(Date, primary_key=True)
    intent = Column(String(40), primary_key=True)
    role = Column(String(20), primary_key=True)
    province = Column(String(40), primary_key=True)
    outcome = Column(String(20), primary_key=True)
    number = Column(Integer, nullable=False)


def add_question(session: Session, *, day: date, intent: str, role: str, province: str, outcome: str) -> None:
    """Count one question more. It gives up soon when another writer holds the database."""
    key = {"day": day, "intent": intent, "role": role, "province": province, "outcome": outcome}
    statement = insert_into(session, QuestionCountRow).values(**key, number=1)
    one_more = statement.on_conflict_do_update(
        index_elements=list(key), set_={"number": QuestionCountRow.number + 1}
    )
    with _short_of_patience(session):
        session.execute(one_more)


def questions_between(
    session: Session, first: date, last: date, province: str | None = None
) -> dict[tuple[str, str], int]:
    """Return how often there was a question, by (intent, outcome), of a province or of all."""
    statement = select(QuestionCountRow.intent, QuestionCountRow.outcome, func.sum(QuestionCountRow.number))
    statement = statement.where(QuestionCountRow.day >= first, QuestionCountRow.day <= last)
    if province is not None:
        statement = statement.where(QuestionCountRow.province == province)
    rows = session.execute(statement.group_by(QuestionCountRow.intent, QuestionCountRow.outcome))
    return {(intent, outcome): int(number) for intent, outcome, number in rows}


@contextmanager
def _short_of_patience(session: Session) -> Iterator[None]:
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PATIENCE}")
        yield
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {SQLITE_BUSY_SECONDS * 1000}")
