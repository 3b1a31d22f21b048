"""Keeping what somebody answers to the steps of a profile: one function a step, none without consent.

Each raises ConsentMissingError without Purpose.KEEP, notes the step as answered and the moment as a sign of
life, and leaves the commit to the caller. Profiles begin with the first answer that is kept.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from core.database.profiles import WANTED, ProfileLanguageRow
from core.personal_seal import personal_seal
from core.rules.language_levels import Level
from core.rules.profile import (
    LONGEST_OWN_WORDS,
    LONGEST_WISHES,
    EducationLevel,
    Hours,
    Recognition,
    SpokenLanguage,
    Time,
)
from core.services.profiles_row import indexed, keep_row, set_occupations


@indexed
def save_place(session: Session, person: str, nis_code: str) -> None:
    """Keep the municipality where somebody lives."""
    keep_row(session, person, "place", nis_code=nis_code)


@indexed
def save_distance(session: Session, person: str, max_km: int) -> None:
    """Keep how many kilometres from home somebody wants to work."""
    keep_row(session, person, "distance", max_km=max_km)


@indexed
def save_wanted(session: Session, person: str, occupations: Sequence[str]) -> None:
    """Keep which occupations somebody wants, by their ids. Raises NotFoundError for one that is not known."""
    row = keep_row(session, person, "wanted")
    set_occupations(session, row, WANTED, dict.fromkeys(occupations))


@indexed
def save_start(session: Session, person: str, available_from: date) -> None:
    """Keep from which day somebody can start."""
    keep_row(session, person, "start", available_from=available_from)


@indexed
def save_hours(session: Session, person: str, hours: Hours) -> None:
    """Keep whether somebody wants to work full time, part time, or either."""
    keep_row(session, person, "hours", hours=hours)


@indexed
def save_times(session: Session, person: str, times: Sequence[Time]) -> None:
    """Keep when in the day and week somebody can work."""
    keep_row(session, person, "times", times=list(times))


@indexed
def save_wishes(session: Session, person: str, wishes: str) -> None:
    """Keep what somebody wishes, in their own words, encrypted; what is too long is cut off."""
    keep_row(session, person, "wishes", wishes=personal_seal().close(wishes.strip()[:LONGEST_WISHES]))


@indexed
def save_dutch(session: Session, person: str, level: Level) -> None:
    """Keep the level of Dutch."""
    keep_row(session, person, "dutch", dutch_level=level)


@indexed
def save_languages(
    session: Session, person: str, languages: Sequence[SpokenLanguage], *, finished: bool = True
) -> None:
    """Keep the languages beside Dutch; none is an answer too. Who adds one without a level is asked for it.

    While somebody still ticks (`finished` is false) the step stays open.
    """
    row = keep_row(session, person, "languages" if finished else None)
    levels = {each.language: each.level for each in languages}
    row.languages = [each for each in row.languages if each.language in levels]
    known = {each.language: each for each in row.languages}
    for language, level in levels.items():
        if language in known:
            known[language].level = level
        else:
            row.languages.append(ProfileLanguageRow(language=language, level=level))
    if any(each.language not in known and each.level is None for each in row.languages):
        row.steps = {step: state for step, state in row.steps.items() if step != "levels"}
    session.flush()


@indexed
def save_education_level(session: Session, person: str, level: EducationLevel) -> None:
    """Keep the highest level of education."""
    keep_row(session, person, "education", education_level=level)


@indexed
def save_education_field(session: Session, person: str, field: str) -> None:
    """Keep in somebody's own words what they studied."""
    keep_row(session, person, "field", education_field=field.strip()[:LONGEST_OWN_WORDS])


@indexed
def save_education_country(session: Session, person: str, country: str) -> None:
    """Keep in which country somebody studied, by its ISO 3166 code."""
    keep_row(session, person, "country", education_country=country)


@indexed
def save_recognition(session: Session, person: str, recognised: Recognition) -> None:
    """Keep whether the diploma is recognised here."""
    keep_row(session, person, "recognised", education_recognised=recognised)
