"""Consent: given for one purpose at a time, withdrawn at any moment."""

from sqlalchemy.orm import Session

from core.clock import now
from core.database.consents import (
    ConsentRow,
    consent_in_force,
    consents_of,
    purposes_in_force,
    withdraw_consent,
)
from core.errors import ToeleidingError
from core.rules.consent import WORDING, Purpose
from core.services.matching_rows import refresh_index_row

__all__ = [
    "ConsentMissingError",
    "Purpose",
    "agreed",
    "consents_of",
    "give",
    "purposes",
    "require",
    "withdraw",
]


class ConsentMissingError(ToeleidingError):
    """Something was to be kept or passed on for which the person gave no consent, or withdrew it."""


def give(session: Session, person: str, purpose: Purpose) -> None:
    """Note that a person agrees; a consent that is in force stays as it is. The caller commits."""
    if consent_in_force(session, person, purpose.value) is None:
        row = ConsentRow(person=person, purpose=purpose.value, wording=WORDING, given_at=now())
        session.add(row)
        session.flush()
        refresh_index_row(session, person)


def agreed(session: Session, person: str, purpose: Purpose) -> bool:
    """Whether a person agreed with a purpose and did not withdraw that."""
    return consent_in_force(session, person, purpose.value) is not None


def purposes(session: Session, person: str) -> frozenset[Purpose]:
    """Return all that a person agrees with now."""
    return frozenset(Purpose(purpose) for purpose in purposes_in_force(session, person))


def require(session: Session, person: str, purpose: Purpose) -> None:
    """Raise ConsentMissingError unless the person agrees with this purpose."""
    if not agreed(session, person, purpose):
        raise ConsentMissingError(f"no consent for {purpose.value}")


def withdraw(session: Session, person: str, purpose: Purpose) -> bool:
    """Note that a person withdraws a consent; False when there was none. The caller commits.

    What has to go with it (suggestions, matches that wait, the profile itself) is for `withdraw_from` of
    core/services/my_data.py.
    """
    withdrawn = withdraw_consent(session, person, purpose.value, now())
    refresh_index_row(session, person)
    return withdrawn
