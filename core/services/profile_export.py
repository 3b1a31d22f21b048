"""A profile as a file for the person and the counsellor: JSON, in the order of the EU Skills Profile Tool."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.places import municipality_by_nis
from core.errors import NotFoundError
from core.rules.consent import Purpose
from core.rules.profile import Appraisal, Education, Experience, Profile, Skill, WorkWindow
from core.services.consents import require
from core.services.languages import country_name, language_name
from core.services.occupations import occupation_name
from core.services.profile_lines import SECTIONS, Line, labels, line_of
from core.services.profiles_read import appraisals_of, profile_of

FORMAT = "toeleiding-profile/1"


@dataclass(frozen=True)
class ExportSection:
    """One part: its code, its Dutch title and its lines."""

    code: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ProfileExport:
    """All that goes in a file. Nothing tells who the person is: names only pass when a match needs them."""

    made_on: date
    changed_on: date
    sections: tuple[ExportSection, ...]
    appraisals: tuple[Appraisal, ...]
    data: dict[str, Any]

    def as_json(self) -> str:
        """Return the file as JSON, readable for people too."""
        return json.dumps(self.data, ensure_ascii=False, indent=2) + "\n"


def export_of(session: Session, person: str, today: date) -> ProfileExport:
    """Return the profile of a person as it goes in a file.

    Raises NotFoundError without a profile, and ConsentMissingError when it may not be kept any more.
    """
    require(session, person, Purpose.KEEP)
    profile = profile_of(session, person)
    if profile is None:
        raise NotFoundError("profile")
    titles = labels().sections.dict()
    sections = tuple(
        ExportSection(code, titles[code], tuple(line_of(session, profile, step) for step in steps))
        for code, steps in SECTIONS
    )
    appraisals = appraisals_of(session, person)
    changed_on = profile.updated_at.astimezone(brussels()).date()
    return ProfileExport(
        made_on=today,
        changed_on=changed_on,
        sections=sections,
        appraisals=appraisals,
        data=_data(session, profile, sections, appraisals, today, changed_on),
    )


def _data(
    session: Session,
    profile: Profile,
    sections: Sequence[ExportSection],
    appraisals: Sequence[Appraisal],
    today: date,
    changed_on: date,
) -> dict[str, Any]:
    states = {line.step: line.state for section in sections for line in section.lines}
    return {
        "format": FORMAT,
        "structure": labels().source.title,
        "structure_url": labels().source.url,
        "status": labels().document.subtitle,
        "made_on": today.isoformat(),
        "changed_on": changed_on.isoformat(),
        "identification": {
            "place": _place(session, profile),
            "max_km": profile.max_km,
            "right_to_work": _work(profile.work),
        },
        "expectations": {
            "occupations": [_occupation(session, each, years=False) for each in profile.wanted],
            "available_from": profile.available_from and profile.available_from.isoformat(),
            "hours": profile.hours,
            "times": profile.times and list(profile.times),
            "wishes": profile.wishes,
        },
        "skills": {
            "languages": _languages(profile),
            "education": _education(profile.education),
            "work_experience": [_occupation(session, each, years=True) for each in profile.experience],
            "skills": [_skill(each) for each in profile.skills],
            "driving_licences": None if profile.licences is None else list(profile.licences),
        },
        "appraisal": [{**asdict(each), "made_at": each.made_at.isoformat()} for each in appraisals],
        "next_steps": [each.next_steps for each in appraisals if each.next_steps],
        "answers": states,
        "in_dutch": {
            section.title: {line.label: line.value for line in section.lines} for section in sections
        },
    }


def _place(session: Session, profile: Profile) -> dict[str, str] | None:
    if profile.nis_code is None:
        return None
    municipality = municipality_by_nis(session, profile.nis_code)
    return {"nis_code": profile.nis_code, "name": municipality.name if municipality else ""}


def _work(window: WorkWindow | None) -> dict[str, str | None] | None:
    if window is None:
        return None
    return {
        "answer": window.answer.value,
        "first": window.first.isoformat() if window.first else None,
        "last": window.last.isoformat() if window.last else None,
        "checked_on": window.checked_on.isoformat(),
    }


def _languages(profile: Profile) -> list[dict[str, str | None]]:
    dutch = [{"code": "nl", "name": labels().lines.dutch, "level": profile.dutch_level}]
    others = [
        {"code": each.language, "name": language_name(each.language), "level": each.level}
        for each in profile.languages
    ]
    return [*(dutch if profile.dutch_level else []), *others]


def _education(education: Education) -> dict[str, str | None]:
    return {
        "level": education.level,
        "field": education.field,
        "country": education.country,
        "country_name": education.country and country_name(education.country),
        "recognised": education.recognised,
    }


def _occupation(session: Session, each: Experience, *, years: bool) -> dict[str, Any]:
    found = {
        "id": each.occupation,
        "name": occupation_name(session, each.occupation),
        "isco08": each.isco08 or None,
    }
    return {**found, "years": each.years} if years else found


def _skill(skill: Skill) -> dict[str, str | None]:
    return {"skill": skill.skill, "of_occupation": skill.occupation}
