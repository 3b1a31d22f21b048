"""Profiles as staff may see them: only with the consent of the person, and every look is written down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from core.clock import now
from core.database.profiles import (
    AppraisalRow,
    ProfileSearch,
    count_with_consent,
    occupations_with_consent,
)
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.profile import Appraisal, Profile, WorkWindow
from core.services import audit
from core.services.match_names import occupation_name
from core.services.profile_lines import Line, line_of, sections_of
from core.services.profiles import appraisals_of, profiles_for_staff
from core.services.staff_codes import address_of, code_of

__all__ = [
    "FoundProfiles",
    "ProfileSearch",
    "ProfileSummary",
    "ShownProfile",
    "appraise",
    "find",
    "look",
    "occupations",
    "open_profile",
    "page_of",
    "summaries",
]

FEWEST_SIGNS: Final = 4


@dataclass(frozen=True)
class _OfPerson:
    person: str

    @property
    def code(self) -> str:
        """What staff see of who it is."""
        return code_of(self.person)

    @property
    def address(self) -> str:
        """What stands in the address of its page."""
        return address_of(self.person)


@dataclass(frozen=True)
class ProfileSummary(_OfPerson):
    """A profile in one line; what was not told is empty."""

    changed_at: datetime
    place: str
    dutch: str
    occupations: str
    demo: bool


@dataclass(frozen=True)
class FoundProfiles:
    """Some of the profiles that were looked for; `total` is how many there are."""

    profiles: tuple[ProfileSummary, ...]
    total: int


@dataclass(frozen=True)
class ShownProfile(_OfPerson):
    """All of a profile, for the eyes of staff."""

    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    appraisals: tuple[Appraisal, ...]
    work: WorkWindow | None
    changed_at: datetime
    demo: bool


def summaries(session: Session, by: str, limit: int) -> list[ProfileSummary]:
    """Return the profiles that staff may see, the last changed first, each noted as looked at."""
    return [*find(session, by, ProfileSearch(), first=0, number=limit).profiles]


def find(session: Session, by: str, wanted: ProfileSearch, *, first: int, number: int) -> FoundProfiles:
    """Return some of the profiles that staff may see, the last changed first, each noted as looked at."""
    found = profiles_for_staff(session, wanted, first=first, limit=number)
    for profile in found:
        audit.record(session, audit.staff(by), "list_profiles", person=profile.person)
    total = count_with_consent(session, Purpose.STAFF.value, wanted)
    return FoundProfiles(tuple(_summary(session, profile) for profile in found), total)


def occupations(session: Session, territory: str | None) -> dict[str, str]:
    """Return the occupations in the profiles that staff of a territory may see: by id, in order of name."""
    ids = occupations_with_consent(session, Purpose.STAFF.value, ProfileSearch(territory=territory))
    return dict(sorted(((each, occupation_name(session, each)) for each in ids), key=lambda pair: pair[1]))


def page_of(session: Session, person: str, territory: str | None) -> str | None:
    """Return the address of somebody's profile; None when staff of this territory may not see it."""
    wanted = ProfileSearch(start=address_of(person), territory=territory)
    return address_of(person) if count_with_consent(session, Purpose.STAFF.value, wanted) == 1 else None


def look(session: Session, start: str, by: str, *, territory: str | None = None) -> ShownProfile:
    """Return one profile by the beginning of its pseudonym.

    Raises NotFoundError, also without consent, and for somebody outside the territory.
    """
    profile = _by_start(session, start, territory)
    audit.record(session, audit.staff(by), "show_profile", person=profile.person)
    sections = sections_of(session, profile)
    return ShownProfile(
        person=profile.person,
        sections=tuple((title, tuple(lines)) for title, lines in sections),
        appraisals=appraisals_of(session, profile.person),
        work=profile.work,
        changed_at=profile.updated_at,
        demo=profile.demo,
    )


def appraise(
    session: Session,
    start: str,
    by: str,
    text: str,
    next_steps: str | None,
    *,
    territory: str | None = None,
) -> None:
    """Keep what staff say after a talk, encrypted. Raises NotFoundError like `look`."""
    person = open_profile(session, start, by, "appraise_profile", territory=territory)
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


def open_profile(session: Session, start: str, by: str, act: str, *, territory: str | None = None) -> str:
    """Return whose profile begins with these signs, the act written down. Raises NotFoundError."""
    person = _by_start(session, start, territory).person
    audit.record(session, audit.staff(by), act, person=person)
    return person


def _by_start(session: Session, start: str, territory: str | None) -> Profile:
    wanted = ProfileSearch(start=start, territory=territory)
    found = profiles_for_staff(session, wanted, limit=2) if len(start) >= FEWEST_SIGNS else []
    if len(found) != 1:
        shown = code_of(start)
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
