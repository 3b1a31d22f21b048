"""Profiles: what a newcomer agreed to have kept, step by step, until they withdraw it."""

from sqlalchemy.orm import Session

from core.database.profiles import (
    EVERY_PROFILE,
    ProfileSearch,
    profile_row,
    profile_rows_with_consent,
)
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.profile import Profile
from core.services.consents import ConsentMissingError
from core.services.profiles_read import appraisals_of, profile_of, to_profile
from core.services.profiles_row import mark, reopen
from core.services.profiles_steps import (
    save_distance,
    save_dutch,
    save_education_country,
    save_education_field,
    save_education_level,
    save_hours,
    save_languages,
    save_place,
    save_recognition,
    save_start,
    save_times,
    save_wanted,
    save_wishes,
)
from core.services.profiles_work import (
    save_experience,
    save_licences,
    save_skills,
    save_work,
    save_years,
)

__all__ = [
    "ConsentMissingError",
    "appraisals_of",
    "confirm",
    "delete_profile",
    "mark",
    "profile_of",
    "profiles_for_staff",
    "reopen",
    "save_distance",
    "save_dutch",
    "save_education_country",
    "save_education_field",
    "save_education_level",
    "save_experience",
    "save_hours",
    "save_languages",
    "save_licences",
    "save_place",
    "save_recognition",
    "save_skills",
    "save_start",
    "save_times",
    "save_wanted",
    "save_wishes",
    "save_work",
    "save_years",
]


def confirm(session: Session, person: str) -> None:
    """Note that the person read the summary and says that it is right."""
    mark(session, person, "summary", "answered")


def profiles_for_staff(
    session: Session, wanted: ProfileSearch = EVERY_PROFILE, *, first: int = 0, limit: int | None = None
) -> list[Profile]:
    """Return the profiles that staff may see, the last changed first."""
    seal = personal_seal()
    rows = profile_rows_with_consent(session, Purpose.STAFF.value, wanted, first=first, limit=limit)
    return [to_profile(row, seal) for row in rows]


def delete_profile(session: Session, person: str) -> bool:
    """Delete a profile with all its parts, appraisals and matches; False when there was none."""
    row = profile_row(session, person)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True
