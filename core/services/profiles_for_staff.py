"""Profiles as staff may see them: only with the consent of the person, and every look is written down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from core.clock import now
from core.database.profiles import AppraisalRow
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.rules.profile import Appraisal, Profile
from core.services import audit
from core.services.profile_lines import Line, line_of, sections_of
from core.services.profiles import appraisals_of, profiles_for_staff

SHOWN_OF_A_PSEUDONYM: Final = 8
FEWEST_SIGNS: Final = 4


@dataclass(frozen=True)
class ProfileSummary:
    """A profile in one line; what was not told is empty."""

    person: str
    changed_at: datetime
    place: str
    dutch: str
    occupations: str
    demo: bool


@dataclass(frozen=True)
class ShownProfile:
    """All of a profile, for the eyes of staff."""

    person: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    appraisals: tuple[Appraisal, ...]


def summaries(session: Session, by: str, limit: int) -> list[ProfileSummary]:
    """Return the profiles that staff may see, the last changed first, each noted as looked at."""
    found = profiles_for_staff(session, limit=limit)
    for profile in found:
        audit.record(session, audit.staff(by), "list_profiles", person=profile.person)
    return [_summary(session, profile) for profile in found]


def look(session: Session, start: str, by: str) -> ShownProfile:
    """Return one profile by the beginning of its pseudonym. Raises NotFoundError, also without consent."""
    profile = _by_start(session, start)
    audit.record(session, audit.staff(by), "show_profile", person=profile.person)
    sections = sections_of(session, profile)
    return ShownProfile(
        person=profile.person,
        sections=tuple((title, tuple(lines)) for title, lines in sections),
        appraisals=appraisals_of(session, profile.person),
    )


def appraise(session: Session, start: str, by: str, text: str, next_steps: str | None) -> None:
    """Keep what staff say after a talk, encrypted. Raises NotFoundError, also without consent."""
    person = open_profile(session, start, by, "appraise_profile")
    close = personal_seal().close
    row = AppraisalRow(
        person=person,
        author=by,
        made_at=now(),
        appraisal=close(text.strip()),
        next_steps=close(next_steps.strip()) if next_steps else None,
    )
    session.add(row)
    session.flush()


def open_profile(session: Session, start: str, by: str, act: str) -> str:
    """Return whose profile begins with these signs, the act written down. Raises NotFoundError."""
    person = _by_start(session, start).person
    audit.record(session, audit.staff(by), act, person=person)
    return person


def _by_start(session: Session, start: str) -> Profile:
    found = profiles_for_staff(session, start=start, limit=2) if len(start) >= FEWEST_SIGNS else []
    if len(found) != 1:
        shown = start[:SHOWN_OF_A_PSEUDONYM]
        raise NotFoundError(f"no single profile that staff may see begins with {shown}")
    return found[0]


def _summary(session: Session, profile: Profile) -> ProfileSummary:
    place, dutch = (line_of(session, profile, step) for step in ("place", "dutch"))
    occupations = line_of(session, profile, "experience" if profile.experience else "wanted")
    return ProfileSummary(
        person=profile.person,
        changed_at=profile.updated_at,
        place=place.value if place.is_answered else "",
        dutch=profile.dutch_level or (dutch.value if dutch.is_answered else ""),
        occupations=occupations.value if occupations.is_answered else "",
        demo=profile.demo,
    )
