"""Writing down who looked at, or did something with, a profile, a vacancy, a match, a fact or an account."""

from sqlalchemy.orm import Session

from core.clock import now
from core.database.matches import AuditRow

SYSTEM = "system"


def staff(name: str) -> str:
    """Return the actor for a member of staff."""
    return f"staff:{name}"


def record(
    session: Session,
    actor: str,
    action: str,
    *,
    person: str | None = None,
    vacancy_id: int | None = None,
    match_id: int | None = None,
    subject: str | None = None,
) -> None:
    """Write down one look or act, in the caller's transaction: without the look itself there is no row.

    `actor` is SYSTEM, `staff(name)` or the pseudonym of an employer; `person` is whose profile it is, and
    `subject` the fact or account that staff changed, the number of a conversation, or the code of a reason.
    """
    row = AuditRow(
        at=now(),
        actor=actor,
        action=action,
        person=person,
        vacancy_id=vacancy_id,
        match_id=match_id,
        subject=subject,
    )
    session.add(row)
    session.flush()
