"""Demonstration data: made-up newcomers and vacancies, marked as such, loaded and removed as a whole.

Glossary: demonstratiegegevens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from core.clock import now
from core.database.consents import ConsentRow
from core.database.matches import AuditRow
from core.database.occupations import occupation_by_id
from core.database.people import erase_rows
from core.database.profiles import (
    DONE,
    WANTED,
    ProfileLanguageRow,
    ProfileOccupationRow,
    ProfileRow,
    ProfileSkillRow,
)
from core.database.vacancies import VacancyRow
from core.errors import NotFoundError, SettingMissingError
from core.personal_seal import local_key, personal_seal
from core.rules.consent import Purpose
from core.rules.occupations import Occupation
from core.rules.right_to_work_terms import Answer
from core.rules.vacancy import NewVacancy
from core.services.consents import give
from core.services.demo_samples import (
    CONTACT,
    EMPLOYER,
    NEWCOMER,
    DemoNewcomer,
    DemoVacancy,
    enterprise_digits,
    first_day,
    newcomers,
    vacancies,
)
from core.services.enterprise_number import with_check_digits
from core.services.matching import refresh_index_row
from core.services.places import find_municipalities
from core.services.vacancies import report_vacancy

MOST: Final = 9_999


@dataclass(frozen=True)
class Counts:
    """How many made-up profiles and vacancies came or went."""

    profiles: int
    vacancies: int


def load_demo(session: Session, today: date, profiles: int = 60, number_of_vacancies: int = 20) -> Counts:
    """Put made-up profiles and vacancies in the database; those that are there stay as they are.

    Returns how many are new. Days count from `today`. Without a secret key the one of this computer is used.
    Raises NotFoundError when the facts of `data/` were not loaded. The caller commits.
    """
    try:
        personal_seal()
    except SettingMissingError:
        local_key()
    there = _loaded(session)
    new = [each for each in newcomers(min(profiles, MOST)) if each.person not in there]
    for newcomer in new:
        _load_newcomer(session, newcomer, today)
    session.flush()
    for newcomer in new:
        refresh_index_row(session, newcomer.person)
    wanted = [each for each in vacancies(min(number_of_vacancies, MOST)) if each.person not in there]
    for vacancy in wanted:
        give(session, vacancy.person, Purpose.KEEP)
        report_vacancy(session, vacancy.person, _new_vacancy(session, vacancy, today), demo=True)
    return Counts(len(new), len(wanted))


def remove_demo(session: Session) -> Counts:
    """Delete the made-up profiles and vacancies with all that hangs on them, and nothing else.

    Matches with them go too, and what the audit holds of them. The caller commits.
    """
    profiles = set(session.scalars(select(ProfileRow.person).where(ProfileRow.demo.is_(True))))
    kept = select(VacancyRow.id).where(VacancyRow.demo.is_(True))
    numbers = list(session.scalars(kept))
    people = demo_people(session)
    about = or_(AuditRow.person.in_(people), AuditRow.actor.in_(people), AuditRow.vacancy_id.in_(numbers))
    session.execute(delete(AuditRow).where(about).execution_options(synchronize_session=False))
    for person in sorted(people):
        erase_rows(session, person)
    return Counts(len(profiles), len(numbers))


def _loaded(session: Session) -> set[str]:
    profiles = session.scalars(select(ProfileRow.person).where(ProfileRow.demo.is_(True)))
    employers = session.scalars(select(VacancyRow.person).where(VacancyRow.demo.is_(True)))
    return {*profiles, *employers}


def demo_people(session: Session) -> set[str]:
    """Return who has a made-up profile or vacancy, or only agreed to one."""
    ours = or_(*(ConsentRow.person.startswith(prefix) for prefix in (NEWCOMER, EMPLOYER)))
    return _loaded(session) | set(session.scalars(select(ConsentRow.person).where(ours)))


def _load_newcomer(session: Session, newcomer: DemoNewcomer, today: date) -> None:
    for purpose in Purpose:
        if purpose is not Purpose.MATCH or newcomer.agrees_to_matching:
            give(session, newcomer.person, purpose)
    occupation = _occupation(session, newcomer.occupation)
    moment, start = now(), newcomer.days_until_work
    row = ProfileRow(
        person=newcomer.person,
        created_at=moment,
        updated_at=moment,
        last_sign_of_life=moment,
        steps=_steps(newcomer),
        dutch_level=newcomer.dutch_level,
        education_level=newcomer.education,
        education_recognised=newcomer.recognised,
        licences=None if newcomer.licences is None else list(newcomer.licences),
        available_from=first_day(today, newcomer.days_until_start),
        hours=newcomer.hours,
        times=None if newcomer.times is None else list(newcomer.times),
        nis_code=_nis_code(session, newcomer.place),
        max_km=newcomer.max_km,
        work_answer=(Answer.UNCERTAIN if start is None else Answer.YES).value,
        work_from=None if start is None else first_day(today, start),
        work_checked_on=today,
        demo=True,
    )
    row.languages = [ProfileLanguageRow(language=each, level="C2") for each in newcomer.languages]
    row.occupations = list(_occupation_rows(session, newcomer, occupation))
    knows = round(newcomer.share_of_skills * len(occupation.skills))
    row.skills = [ProfileSkillRow(skill=each, occupation=occupation.id) for each in occupation.skills[:knows]]
    session.add(row)


def _steps(newcomer: DemoNewcomer) -> dict[str, str]:
    """Return the steps of a finished profile; what is not told was put off."""
    told: dict[str, Any] = {
        "dutch": newcomer.dutch_level,
        "licences": newcomer.licences,
        "times": newcomer.times,
        "recognised": newcomer.recognised,
        "years": newcomer.years,
        "wanted": newcomer.wanted,
        "skills": newcomer.share_of_skills or None,
    }
    answered = (
        "place",
        "distance",
        "start",
        "hours",
        "languages",
        "levels",
        "education",
        "experience",
        "work",
    )
    steps = dict.fromkeys((*answered, "consent_staff", "consent_match", "summary"), "answered")
    steps |= {name: "later" if value is None else "answered" for name, value in told.items()}
    return {**steps, "wishes": "declined", "field": "later", "country": "declined"}


def _occupation_rows(
    session: Session, newcomer: DemoNewcomer, done: Occupation
) -> Iterator[ProfileOccupationRow]:
    yield ProfileOccupationRow(occupation=done.id, isco08=done.isco08, years=newcomer.years, kind=DONE)
    if newcomer.wanted is not None and newcomer.wanted != done.id:
        wanted = _occupation(session, newcomer.wanted)
        yield ProfileOccupationRow(occupation=wanted.id, isco08=wanted.isco08, kind=WANTED)


def _new_vacancy(session: Session, vacancy: DemoVacancy, today: date) -> NewVacancy:
    occupation = _occupation(session, vacancy.occupation)
    return NewVacancy(
        company=vacancy.company(occupation.sector_title),
        enterprise_number=with_check_digits(enterprise_digits(vacancy.number)),
        occupation=occupation.id,
        isco08=occupation.isco08,
        sector=occupation.sector,
        positions=vacancy.positions,
        nis_code=_nis_code(session, vacancy.place),
        dutch_level=vacancy.dutch_level,
        coaching=vacancy.coaching,
        skills=occupation.skills[: vacancy.skills],
        licences=vacancy.licences,
        education_level=None,
        hours=vacancy.hours,
        times=vacancy.times,
        start_on=first_day(today, vacancy.days_until_start),
        contact=CONTACT,
    )


def _occupation(session: Session, occupation_id: str) -> Occupation:
    found = occupation_by_id(session, occupation_id)
    if found is None:
        raise NotFoundError(f"there is no occupation {occupation_id}: run toeleiding content load first")
    return found


def _nis_code(session: Session, place: str) -> str:
    found = find_municipalities(session, place)
    if not found:
        raise NotFoundError(f"there is no municipality {place}: run toeleiding content load first")
    return found[0].nis_code
