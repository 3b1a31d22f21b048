"""The law on the right to work, as the database knows it."""

from sqlalchemy.orm import Session

from core.database.legal import legal_entries
from core.rules.right_to_work_law import RightToWorkLaw, law_from_entries


def right_to_work_law(session: Session) -> RightToWorkLaw:
    """Return the law that is loaded. Raises LawIncompleteError when `data/` was never loaded."""
    return law_from_entries(legal_entries(session))
