"""Reads what may count in matching, and no other column: of people and of vacancies.

The columns stand below by name, and a test holds that nothing else is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.consents import ConsentRow
from core.database.matches import MatchRow
from core.database.places import MunicipalityRow
from core.database.profiles import DONE, ProfileOccupationRow, ProfileRow, ProfileSkillRow
from core.database.vacancies import OPEN, VacancyRow
from core.rules.consent import Purpose
from core.rules.matching_criteria import normal_skill
from core.rules.matching_terms import Candidate, Need
from core.rules.profile import Experience, WorkWindow
from core.rules.right_to_work_terms import Answer

PROFILE = ProfileRow.__table__.c
PROFILE_COLUMNS = (
    PROFILE.person,
    PROFILE.steps,
    PROFILE.dutch_level,
    PROFILE.education_level,
    PROFILE.education_recognised,
    PROFILE.licences,
    PROFILE.available_from,
    PROFILE.hours,
    PROFILE.times,
    PROFILE.nis_code,
    PROFILE.max_km,
    PROFILE.work_answer,
    PROFILE.work_from,
    PROFILE.work_until,
    PROFILE.work_checked_on,
)
OCCUPATION = ProfileOccupationRow.__table__.c
OCCUPATION_COLUMNS = (
    OCCUPATION.person,
    OCCUPATION.occupation,
    OCCUPATION.isco08,
    OCCUPATION.years,
    OCCUPATION.kind,
)
SKILL = ProfileSkillRow.__table__.c
SKILL_COLUMNS = (SKILL.person, SKILL.skill, SKILL.occupation)
CONSENT = ConsentRow.__table__.c
VACANCY = VacancyRow.__table__.c
VACANCY_COLUMNS = (
    VACANCY.id,
    VACANCY.occupation,
    VACANCY.isco08,
    VACANCY.start_on,
    VACANCY.skills,
    VACANCY.dutch_level,
    VACANCY.coaching,
    VACANCY.licences,
    VACANCY.hours,
    VACANCY.times,
    VACANCY.education_level,
    VACANCY.nis_code,
)
MATCH = MatchRow.__table__.c
ENDED = MATCH.stopped_at.is_not(None) | MATCH.outcome.is_not(None)
Coordinates = Mapping[str, tuple[float, float]]
NOWHERE = (None, None)


@dataclass(frozen=True)
class Facts:
    """What may count of one person, and their municipality by its code."""

    candidate: Candidate
    nis_code: str | None


def coordinates(session: Session) -> dict[str, tuple[float, float]]:
    """Return the latitude and longitude of every municipality, by its code."""
    row = MunicipalityRow.__table__.c
    found = session.execute(select(row.nis_code, row.latitude, row.longitude))
    return {nis_code: (latitude, longitude) for nis_code, latitude, longitude in found}


def candidate_facts(session: Session, people: Sequence[str], places: Coordinates) -> dict[str, Facts]:
    """Return what may count of these people; who has no profile is left out."""
    occupations, skills = defaultdict(list), defaultdict(list)
    for row in session.execute(select(*OCCUPATION_COLUMNS).where(OCCUPATION.person.in_(people))):
        occupations[row.person].append(row)
    for row in session.execute(select(*SKILL_COLUMNS).where(SKILL.person.in_(people))):
        skills[row.person].append(row)
    agreed = set(
        session.scalars(
            select(CONSENT.person).where(
                CONSENT.person.in_(people),
                CONSENT.purpose == Purpose.MATCH.value,
                CONSENT.withdrawn_at.is_(None),
            )
        )
    )
    rows = session.execute(select(*PROFILE_COLUMNS).where(PROFILE.person.in_(people)))
    return {
        row.person: Facts(
            _candidate(row, occupations[row.person], skills[row.person], places, row.person in agreed),
            row.nis_code,
        )
        for row in rows
    }


def people_with_profile(session: Session, after: str, number: int) -> list[str]:
    """Return the next people with a profile, in the order of their pseudonyms.

    Where the database knows such a lock, nobody deletes these profiles before the transaction ends.
    """
    statement = select(PROFILE.person).where(PROFILE.person > after).order_by(PROFILE.person).limit(number)
    return list(session.scalars(statement.with_for_update(read=True, key_share=True)))


def needs(session: Session, places: Coordinates, ids: Iterable[int] | None = None) -> dict[int, Need]:
    """Return what these vacancies ask, or all that are open, by their numbers."""
    chosen = VACANCY.state == OPEN if ids is None else VACANCY.id.in_(list(ids))
    rows = session.execute(select(*VACANCY_COLUMNS).where(chosen).order_by(VACANCY.id))
    return {row.id: _need(row, places) for row in rows}


def people_not_for(session: Session, vacancy_ids: Sequence[int]) -> dict[int, set[str]]:
    """Return by vacancy who is not to be suggested: who reported it, and whose match with it ended."""
    found: dict[int, set[str]] = {vacancy_id: set() for vacancy_id in vacancy_ids}
    reported = select(VACANCY.id, VACANCY.person).where(VACANCY.id.in_(vacancy_ids))
    ended = select(MATCH.vacancy_id, MATCH.person).where(MATCH.vacancy_id.in_(vacancy_ids), ENDED)
    for statement in (reported, ended):
        for vacancy_id, person in session.execute(statement):
            found[vacancy_id].add(person)
    return found


def vacancies_not_for(session: Session, person: str) -> set[int]:
    """Return which vacancies are not to be suggested to a person: their own, and those of ended matches."""
    own = select(VACANCY.id).where(VACANCY.person == person)
    ended = select(MATCH.vacancy_id).where(MATCH.person == person, ENDED)
    return {*session.scalars(own), *session.scalars(ended)}


def _need(row: Any, places: Coordinates) -> Need:
    latitude, longitude = places.get(row.nis_code, NOWHERE)
    return Need(
        occupation=row.occupation,
        isco08=row.isco08,
        start_on=row.start_on,
        skills=tuple(row.skills),
        dutch_level=row.dutch_level,
        coaching=row.coaching,
        licences=tuple(row.licences),
        hours=row.hours,
        times=tuple(row.times),
        education_level=row.education_level,
        latitude=latitude,
        longitude=longitude,
    )


def _candidate(
    row: Any, occupations: list[Any], skills: list[Any], places: Coordinates, agreed: bool
) -> Candidate:
    latitude, longitude = places.get(row.nis_code or "", NOWHERE)
    told = {step for step, state in (row.steps or {}).items() if state == "answered"}
    done = tuple(_experience(each) for each in occupations if each.kind == DONE)
    wanted = tuple(_experience(each) for each in occupations if each.kind != DONE)
    return Candidate(
        experience=done if done or "experience" in told else None,
        wanted=wanted if wanted or "wanted" in told else None,
        skills=frozenset(normal_skill(each.skill) for each in skills),
        skill_lists=frozenset(each.occupation for each in skills if each.occupation is not None),
        dutch_level=row.dutch_level,
        education_level=row.education_level,
        education_recognised=row.education_recognised,
        licences=None if row.licences is None else frozenset(row.licences),
        available_from=row.available_from,
        hours=row.hours,
        times=None if row.times is None else frozenset(row.times),
        latitude=latitude,
        longitude=longitude,
        max_km=row.max_km,
        work=_window(row),
        consent=agreed,
    )


def _experience(row: Any) -> Experience:
    return Experience(row.occupation, row.isco08, row.years)


def _window(row: Any) -> WorkWindow | None:
    if row.work_answer is None or row.work_checked_on is None:
        return None
    return WorkWindow(Answer(row.work_answer), row.work_from, row.work_until, row.work_checked_on)
