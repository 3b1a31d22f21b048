"""Questions that wait for staff, as the command line knows them. See core/services/desk.py."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.database.escalations import Escalation, open_escalations
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.services import desk, desk_talk
from core.services.desk_transcript import Line
from core.services.desk_transcript import transcript as whole_transcript

__all__ = ["Escalation", "answer", "close", "open_escalations", "person_of", "subject_of", "transcript"]


def answer(session: Session, escalation_id: int, text: str, name: str, now: datetime) -> bool:
    """Queue an answer of staff for the person on Telegram, below a line that says who writes.

    Returns False when nobody can be reached: the person blocked the bot, or talks in a terminal. Raises
    NotFoundError. The caller commits.
    """
    return desk_talk.answer_from_office(session, personal_seal(), escalation_id, text, name, now)


def close(session: Session, escalation_id: int, name: str, now: datetime) -> None:
    """Settle an escalation; the person and the topic hear it. The caller commits.

    Raises NotFoundError, and StepRefusedError when it is closed already.
    """
    desk.close(session, personal_seal(), escalation_id, name, now)


def transcript(session: Session, escalation_id: int) -> list[Line]:
    """Return what was said, the oldest first. Raises NotFoundError."""
    return whole_transcript(session, personal_seal(), escalation_id)


def subject_of(escalation_id: int) -> str:
    """Return how the audit names an escalation."""
    return f"escalation:{escalation_id}"


def person_of(session: Session, escalation_id: int) -> str:
    """Return the pseudonym of the person of an escalation. Raises NotFoundError."""
    found: Escalation | None = session.get(Escalation, escalation_id)
    if found is None:
        raise NotFoundError(f"there is no escalation {escalation_id}")
    return str(found.person)
