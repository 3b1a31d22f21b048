"""Keeping work that somebody did, skills, licences, and when they may work. None of it without consent."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from core.database.profiles import DONE, ProfileSkillRow
from core.personal_seal import personal_seal
from core.rules.profile import LONGEST_OWN_WORDS, Licence, Skill, WorkWindow
from core.rules.right_to_work_situation import Situation
from core.services.profiles_row import indexed, keep_row, set_occupations
from core.services.situations import sealed_situation


@indexed
def save_experience(session: Session, person: str, years: Mapping[str, float | None]) -> None:
    """Keep which occupations somebody did, with the years where they are known; none is an answer too.

    Years of an occupation that were known stay when none are given. Who adds one without years is asked for
    them again. Raises NotFoundError for an occupation that is not known.
    """
    row = keep_row(session, person, "experience")
    known = {each.occupation for each in row.occupations if each.kind == DONE}
    set_occupations(session, row, DONE, years)
    if any(told is None and occupation not in known for occupation, told in years.items()):
        row.steps = {step: state for step, state in row.steps.items() if step != "years"}


@indexed
def save_years(session: Session, person: str, occupation: str, years: float) -> None:
    """Keep how many years somebody did an occupation; the step is answered when none is left without."""
    row = keep_row(session, person, None)
    for each in row.occupations:
        if each.kind == DONE and each.occupation == occupation:
            each.years = years
    if all(each.years is not None for each in row.occupations if each.kind == DONE):
        row.steps = {**row.steps, "years": "answered"}
    session.flush()


@indexed
def save_skills(session: Session, person: str, skills: Sequence[Skill], *, finished: bool = True) -> None:
    """Keep the skills; while somebody still ticks (`finished` is false) the step stays open."""
    row = keep_row(session, person, "skills" if finished else None)
    wanted = {each.skill[:LONGEST_OWN_WORDS]: each.occupation for each in skills}
    row.skills = [each for each in row.skills if each.skill in wanted]
    known = {each.skill for each in row.skills}
    row.skills += [
        ProfileSkillRow(skill=skill, occupation=occupation)
        for skill, occupation in wanted.items()
        if skill not in known
    ]
    session.flush()


@indexed
def save_licences(session: Session, person: str, licences: Sequence[Licence]) -> None:
    """Keep the driving licences; none is an answer too."""
    keep_row(session, person, "licences", licences=list(licences))


@indexed
def save_work(session: Session, person: str, situation: Situation, window: WorkWindow) -> None:
    """Keep the facts about the right to work, encrypted, and what the rules made of them."""
    keep_row(
        session,
        person,
        "work",
        situation=sealed_situation(situation, personal_seal()),
        work_answer=window.answer.value,
        work_from=window.first,
        work_until=window.last,
        work_checked_on=window.checked_on,
    )
