"""What a reminder says, for tests that do not depend on the words of the editors."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.database.answers import from_answer
from core.rules.answers import Answer
from core.rules.right_to_work_law import Source

ENTRIES = ("reminder-may-work-week", "reminder-may-work-day", "reminder-card-week", "reminder-card-day")


def answer(entry: str, **changes: Any) -> Answer:
    """Return an answer whose words name the entry."""
    values: dict[str, Any] = {
        "id": entry,
        "intent": "reminder",
        "audience": "newcomer",
        "title": entry,
        "statuses": (),
        "provinces": (),
        "words": (),
        "asks": (),
        "valid_from": None,
        "valid_until": None,
        "confidence": "high",
        "checked_on": date(2026, 11, 23),
        "review_months": 6,
        "conclusion": f"Dit is {entry}.",
        "text": "Kijk op {date} op je kaart. Staat er **onbeperkt**?",
        "more": None,
        "simple": None,
        "conclusion_employer": None,
        "text_employer": None,
        "more_employer": None,
        "uncertain": None,
        "ask_at": (),
        "follow_up": (),
        "sources": (Source("https://example.org/kaart", "De kaart", "2026-05"),),
        "notes": None,
    }
    return Answer(**{**values, **changes})


def add_answers(session: Session, *entries: str, **changes: Any) -> None:
    """Put answers in the database: these, or all that reminders need."""
    for position, entry in enumerate(entries or ENTRIES):
        session.add(from_answer(answer(entry, **changes), position))
    session.flush()
