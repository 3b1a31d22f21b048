"""The law on the right to work, as the database knows it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.database.legal import legal_entries
from core.errors import NotFoundError
from core.rules.right_to_work_law import LawEntry, RightToWorkLaw, law_from_entries

PENALTY = "penalty_level_4"
CHECK_THE_DOCUMENT = "employer_check_document"


def right_to_work_law(session: Session) -> RightToWorkLaw:
    """Return the law that is loaded. Raises LawIncompleteError when `data/` was never loaded."""
    return law_from_entries(legal_entries(session))


def general_sources(session: Session, on: date) -> LawEntry | None:
    """Return the rule that the document has to be checked, whatever somebody's right: the source to show.

    The rule that gave somebody their days would tell in which procedure they are, and with that staff
    were not trusted. None before `data/` was loaded.
    """
    bodies = legal_entries(session)
    return law_from_entries(bodies).entry(CHECK_THE_DOCUMENT, on) if bodies else None


@dataclass(frozen=True)
class Penalty:
    """What an employer risks for each worker. Amounts in euro, lowest and highest, surcharges included."""

    level: int
    criminal: tuple[int, int]
    administrative: tuple[int, int]
    entry: LawEntry


def employer_penalty(session: Session, on: date) -> Penalty:
    """Return the penalty for letting somebody work without the right to, or without checking, on a day.

    Source: `penalty_level_4` in data/right_to_work.yml. Raises NotFoundError when none is in force that day.
    """
    bodies = legal_entries(session)
    in_force = [entry for entry in law_from_entries(bodies).entries.get(PENALTY, ()) if entry.in_force(on)]
    if not in_force:
        raise NotFoundError(f"{PENALTY} on {on}")
    entry = in_force[0]
    body = next(b for b in bodies if b["id"] == PENALTY and b["valid_from"] == entry.valid_from)
    return Penalty(
        level=body["level"],
        criminal=(body["criminal_eur"]["minimum"], body["criminal_eur"]["maximum"]),
        administrative=(body["administrative_eur"]["minimum"], body["administrative_eur"]["maximum"]),
        entry=entry,
    )
