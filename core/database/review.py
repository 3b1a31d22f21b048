"""The table of messages that were not understood, without anything that tells who wrote them."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, Integer, String, Text, delete, select, update
from sqlalchemy.orm import Session

from core.database.base import Base

NEW = "new"
DONE = "done"


class UnclearMessage(Base):
    """A message that got no answer. No person, no conversation, no moment: only the day.

    `text` is masked, None for a message in another script. `tier` is the intent that stood first.
    `link` is a random word that the conversation knows too, to find the row back when a button is pressed;
    it is emptied at the next message, so what the conversation still knows leads nowhere.
    """

    __tablename__ = "unclear_messages"

    id = Column(Integer, primary_key=True)
    day = Column(Date, nullable=False, index=True)
    text = Column(Text)
    tier = Column(String(40), nullable=False)
    guesses = Column(JSON, nullable=False)
    chosen = Column(String(40))
    link = Column(String(32), unique=True)
    state = Column(String(10), nullable=False)


def new_messages(session: Session, since: date | None) -> list[UnclearMessage]:
    """Return the messages that nobody has dealt with, from a day on, the oldest first."""
    statement = select(UnclearMessage).where(UnclearMessage.state == NEW).order_by(UnclearMessage.id)
    if since is not None:
        statement = statement.where(UnclearMessage.day >= since)
    return list(session.scalars(statement))


def message_with_link(session: Session, link: str) -> Any | None:
    """Return the message whose next button press is waited for under this link."""
    return session.scalars(select(UnclearMessage).where(UnclearMessage.link == link)).first()


def delete_unclear_before(session: Session, day: date) -> int:
    """Delete the messages of before a day; return how many."""
    statement = delete(UnclearMessage).where(UnclearMessage.day < day)
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def cut_links_before(session: Session, day: date) -> None:
    """Empty the links of messages of before a day: those people did not write again."""
    statement = update(UnclearMessage).where(UnclearMessage.day < day, UnclearMessage.link.is_not(None))
    session.execute(statement.values(link=None).execution_options(synchronize_session=False))
