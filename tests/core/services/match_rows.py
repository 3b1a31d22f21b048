"""A profile, a vacancy and a match as rows, with no more than what a test is about."""

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy.orm import Session

from core.database.matches import MatchRow, SuggestionRow
from core.database.profiles import ProfileRow
from core.database.vacancies import VacancyRow

MADE = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)


def add_profile(session: Session, person: str, **values: Any) -> None:
    """Add a profile of a person."""
    moments = dict.fromkeys(("created_at", "updated_at", "last_sign_of_life"), MADE)
    session.add(ProfileRow(**{"person": person, "steps": {}, "demo": False, **moments, **values}))
    session.flush()


def add_vacancy(session: Session, person: str, **values: Any) -> int:
    """Add a vacancy of a person and return its number."""
    row = VacancyRow(
        **{
            "person": person,
            "created_at": MADE,
            "updated_at": MADE,
            "state": "open",
            "company": "Bakkerij Voorbeeld",
            "enterprise_number": "0000000097",
            "occupation": "bakker",
            "isco08": "7512",
            "sector": "food",
            "positions": 1,
            "nis_code": "34022",
            "coaching": True,
            "skills": [],
            "licences": [],
            "hours": "full_time",
            "times": ["day"],
            "start_on": date(2027, 1, 4),
            "contact": "sealed",
            "demo": False,
            **values,
        }
    )
    session.add(row)
    session.flush()
    return int(row.id)


def add_match(session: Session, vacancy_id: int, person: str, **values: Any) -> int:
    """Add a match that the employer proposed and return its number."""
    columns = {"reasons": [], "proposed_by": "employer", "created_at": MADE, **values}
    row = MatchRow(vacancy_id=vacancy_id, person=person, **columns)
    session.add(row)
    session.flush()
    return int(row.id)


def add_suggestion(session: Session, vacancy_id: int, person: str) -> None:
    """Add a suggestion of the nightly run."""
    session.add(
        SuggestionRow(vacancy_id=vacancy_id, person=person, place=1, score=0.8, made_on=date(2026, 11, 2))
    )
    session.flush()
