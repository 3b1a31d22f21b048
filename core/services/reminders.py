"""Reminders of a day: asked for, cancelled, and put in the outbox when their day has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from core.clock import now
from core.database import reminders as table
from core.database.relay import Conversation
from core.rules.answers import Answer
from core.rules.dates_in_dutch import in_dutch, page_date_in_dutch
from core.rules.reminders import (
    Reminder,
    ReminderKind,
    entry_of,
    is_too_late,
    sending_days,
)
from core.rules.review import is_stale
from core.seal import Seal
from core.services import answers
from core.services.calendar_file import calendar_file
from core.services.relay import Draft, add_to_outbox

__all__ = [
    "InWords",
    "Message",
    "Reminder",
    "ReminderKind",
    "Round",
    "calendar_of",
    "cancel",
    "remind",
    "send_due",
]


@dataclass(frozen=True)
class Message:
    """What a reminder says, with the facts as they are known now; days are written in Dutch.

    `is_old`: the facts were checked longer ago than they should be. `page_date` is that of the source.
    """

    conclusion: str
    text: str
    uncertain: str | None
    is_old: bool
    source: str
    url: str
    page_date: str | None
    checked_on: str


@dataclass(frozen=True)
class Round:
    """What came of sending: how many went, and the ids of answers that are not in the database."""

    sent: int = 0
    missing: frozenset[str] = field(default_factory=frozenset)


InWords = Callable[[Message], Draft]


def remind(session: Session, person: str, reminder: Reminder, today: date) -> bool:
    """Let messages about a day wait for this person, instead of those about another such day.

    The same question twice changes nothing. Returns False for a person who does not write on Telegram, such
    as somebody at a terminal: nothing can be sent then. The caller commits.
    """
    if session.get(Conversation, person) is None:
        return False
    kind = reminder.kind.value
    table.cancel_waiting(session, person, kind)
    for send_on in sending_days(reminder, today):
        table.keep_waiting(session, person, kind, reminder.day, send_on, now())
    return True


def cancel(session: Session, person: str) -> bool:
    """Cancel all that a person still waits for; False when that was nothing. The caller commits."""
    return table.cancel_waiting(session, person) > 0


def send_due(session: Session, seal: Seal, today: date, in_words: InWords) -> Round:
    """Put every message whose day has come in the outbox, once, in the caller's transaction.

    What is too late expires, and who blocked the bot gets nothing. A message of which the answer is not in
    the database keeps waiting. Of two callers at the same time, one sends.
    """
    sent = 0
    missing = set()
    for row in table.due(session, today):
        if is_too_late(row.day, row.send_on, today):
            table.settle(session, row.id, table.EXPIRED)
            continue
        conversation = session.get(Conversation, row.person)
        if conversation is None or conversation.blocked:
            table.settle(session, row.id, table.CANCELLED)
            continue
        reminder = Reminder(ReminderKind(row.kind), row.day)
        entry = entry_of(reminder, row.send_on)
        answer = answers.entry_by_id(session, entry, today)
        if answer is None:
            missing.add(entry)
        elif table.settle(session, row.id, table.SENT, now()):
            add_to_outbox(session, seal, row.person, in_words(_message(answer, row.day, today)))
            sent += 1
    return Round(sent, frozenset(missing))


def calendar_of(session: Session, reminder: Reminder, summary: str, today: date) -> str:
    """Return the calendar file of a day; it says what the message of that day would say now."""
    answer = answers.entry_by_id(session, entry_of(reminder, reminder.day), today)
    description = ""
    if answer is not None:
        message = _message(answer, reminder.day, today)
        said = (message.conclusion, message.text, message.uncertain, message.url)
        description = "\n\n".join(filter(None, said)).replace("**", "")
    return calendar_file(reminder.kind.value, reminder.day, summary, description, now())


def _message(answer: Answer, day: date, today: date) -> Message:
    source = answer.sources[0]

    def with_day(text: str) -> str:
        return text.strip().replace("{date}", in_dutch(day))

    return Message(
        conclusion=with_day(answer.conclusion),
        text=with_day(answer.text),
        uncertain=with_day(answer.uncertain) if answer.uncertain else None,
        is_old=is_stale(answer.checked_on, answer.review_months, today),
        source=source.title,
        url=source.url,
        page_date=page_date_in_dutch(source.page_date) if source.page_date else None,
        checked_on=in_dutch(answer.checked_on),
    )
