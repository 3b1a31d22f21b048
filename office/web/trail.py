"""Who did what with a profile, a vacancy, a match or a conversation, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.matches import audit_about
from core.services.moments import as_utc
from office.web import people_words, words

MOST_READ: Final = 200
MOST_SHOWN: Final = 30


@dataclass(frozen=True)
class Trace:
    """One look or act, or several alike. `who` is an account, or what kind of person it was."""

    at: datetime
    who: str
    what: str
    times: int = 1


def trail(session: Session, **about: Any) -> list[Trace]:
    """Return what was last done about a `person`, `vacancy_id`, `match_id` or `subject`, the newest first."""
    rows = audit_about(session, MOST_READ, **about)
    alike = groupby(rows, key=lambda row: (_who(row), _what(row.action, row.subject), in_brussels(row.at)))
    traces = [Trace(row.at, *key[:2], 1 + len(list(more))) for key, more in alike for row in [next(more)]]
    return traces[:MOST_SHOWN]


def name_of(actor: str) -> str | None:
    """Return the name of a member of staff in the audit; None for everybody else."""
    return actor.removeprefix("staff:") if actor.startswith("staff:") else None


def in_brussels(moment: datetime) -> date:
    """Return on which day something was done."""
    return as_utc(moment).astimezone(brussels()).date()


def _who(row: Any) -> str:
    if row.actor == "system":
        return "de dienst zelf"
    if row.actor == row.person:
        return "de persoon zelf"
    if row.actor.startswith("partner:"):
        return f"partner {row.actor.removeprefix('partner:')}"
    return name_of(row.actor) or "de andere kant"


def _what(action: str, subject: str | None) -> str:
    said = str(words.ACTIONS.get(action, action))
    detail = people_words.STOP_REASONS.get(subject or "")
    return f"{said}: {detail}" if detail else said
