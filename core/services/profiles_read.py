"""Rows of a profile turned into the profile that the rules know."""

from typing import Any

from sqlalchemy.orm import Session

from core.database.profiles import DONE, WANTED, appraisal_rows, profile_row
from core.personal_seal import personal_seal
from core.rules.profile import (
    Appraisal,
    Education,
    Experience,
    Profile,
    Skill,
    SpokenLanguage,
    WorkWindow,
)
from core.rules.right_to_work_terms import Answer
from core.seal import Seal
from core.services.moments import as_utc


def profile_of(session: Session, person: str) -> Profile | None:
    """Return the profile of a person, or None when nothing is kept."""
    row = profile_row(session, person)
    return None if row is None else to_profile(row, personal_seal())


def appraisals_of(session: Session, person: str) -> tuple[Appraisal, ...]:
    """Return what staff added to a profile, the oldest first."""
    seal = personal_seal()
    return tuple(
        Appraisal(
            author=row.author,
            made_at=as_utc(row.made_at),
            appraisal=seal.open(row.appraisal) or "",
            next_steps=seal.open(row.next_steps),
        )
        for row in appraisal_rows(session, person)
    )


def to_profile(row: Any, seal: Seal) -> Profile:
    """Return the profile in a row. What another key has sealed is as if it was never told."""
    return Profile(
        person=row.person,
        created_at=as_utc(row.created_at),
        updated_at=as_utc(row.updated_at),
        steps=dict(row.steps),
        dutch_level=row.dutch_level,
        languages=tuple(SpokenLanguage(each.language, each.level) for each in row.languages),
        education=Education(
            row.education_level, row.education_field, row.education_country, row.education_recognised
        ),
        experience=_occupations(row, DONE),
        wanted=_occupations(row, WANTED),
        skills=tuple(Skill(each.skill, each.occupation) for each in row.skills),
        licences=None if row.licences is None else tuple(row.licences),
        available_from=row.available_from,
        hours=row.hours,
        times=None if row.times is None else tuple(row.times),
        nis_code=row.nis_code,
        max_km=row.max_km,
        wishes=seal.open(row.wishes),
        work=_window(row),
        demo=row.demo,
    )


def _occupations(row: Any, kind: str) -> tuple[Experience, ...]:
    return tuple(
        Experience(each.occupation, each.isco08, each.years) for each in row.occupations if each.kind == kind
    )


def _window(row: Any) -> WorkWindow | None:
    if row.work_answer is None or row.work_checked_on is None:
        return None
    return WorkWindow(Answer(row.work_answer), row.work_from, row.work_until, row.work_checked_on)
