"""Made-up people and vacancies for tests of matching."""

from collections.abc import Mapping
from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy.orm import Session

from core.clock import now
from core.database.profiles import DONE, ProfileOccupationRow, ProfileRow
from core.database.relay import Conversation
from core.database.vacancies import OPEN, VacancyRow
from core.rules.consent import Purpose
from core.seal import Seal
from core.services import consents

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
TODAY = date(2026, 11, 23)
NEWCOMER = "n" * 64
EMPLOYER = "e" * 64
STRANGER = "s" * 64
COMPANY = "Lasbedrijf Voorbeeld"
COMPANY_CONTACT = "An Peeters, jobs@lasbedrijf.example"
MADE_AT = datetime(2026, 11, 1, tzinfo=timezone.utc)


def add_person_on_telegram(session: Session, person: str, *, blocked: bool = False) -> None:
    """Give somebody a conversation, so that they can be written to."""
    session.add(Conversation(pseudonym=person, chat=SEAL.close("42"), last_update=now(), blocked=blocked))
    session.flush()


def add_profile(session: Session, person: str = NEWCOMER, **values: Any) -> None:
    """Add the profile of a welder in Kortrijk who may work, with every consent but for staff."""
    known: Mapping[str, Any] = {
        "steps": {},
        "dutch_level": "A1",
        "education_level": "upper_secondary",
        "licences": ["B"],
        "available_from": date(2026, 12, 1),
        "hours": "any",
        "times": ["day"],
        "nis_code": "34022",
        "max_km": 30,
        "work_answer": "yes",
        "work_from": date(2026, 1, 1),
        "work_until": None,
        "work_checked_on": TODAY,
    }
    made = {"created_at": MADE_AT, "updated_at": MADE_AT, "last_sign_of_life": MADE_AT}
    row = ProfileRow(person=person, demo=False, **made, **{**known, **values})
    row.occupations = [ProfileOccupationRow(occupation="lasser", isco08="7212", years=4, kind=DONE)]
    session.add(row)
    session.flush()
    consents.give(session, person, Purpose.KEEP)
    consents.give(session, person, Purpose.MATCH)


def add_vacancy(session: Session, person: str = EMPLOYER, **values: Any) -> int:
    """Add an open vacancy for a welder in Kortrijk, with the employer's consent; return its number."""
    known: Mapping[str, Any] = {
        "company": COMPANY,
        "enterprise_number": "0123456749",
        "occupation": "lasser",
        "isco08": "7212",
        "sector": "metaal",
        "positions": 1,
        "nis_code": "34022",
        "dutch_level": "A2",
        "coaching": True,
        "skills": [],
        "licences": [],
        "education_level": None,
        "hours": "full_time",
        "times": ["day"],
        "start_on": date(2026, 12, 15),
        "contact": SEAL.close(COMPANY_CONTACT),
        "state": OPEN,
    }
    row = VacancyRow(person=person, created_at=MADE_AT, updated_at=MADE_AT, demo=False, **{**known, **values})
    session.add(row)
    session.flush()
    consents.give(session, person, Purpose.KEEP)
    return int(row.id)
