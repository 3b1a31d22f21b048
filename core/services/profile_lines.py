"""A profile in words: its lines in the order of the EU Skills Profile Tool, for whoever may read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from sqlalchemy.orm import Session

from core.content.profile_labels import ProfileLabels, read_profile_labels
from core.database.places import municipality_by_nis
from core.rules.dates_in_dutch import in_dutch
from core.rules.distance_words import ANYWHERE_KM
from core.rules.profile import Experience, Profile, ProfileStep, WorkWindow
from core.rules.right_to_work_terms import Answer
from core.services.languages import country_name, language_name
from core.services.occupations import occupation_name

DATA: Final = Path(__file__).parents[2] / "data"
LineState = Literal["answered", "later", "declined", "open"]
Section = Literal["identification", "expectations", "languages", "education", "experience", "skills"]
SECTIONS: Final[tuple[tuple[Section, tuple[ProfileStep, ...]], ...]] = (
    ("identification", ("place", "distance", "work")),
    ("expectations", ("wanted", "start", "hours", "times", "wishes")),
    ("languages", ("dutch", "languages")),
    ("education", ("education", "field", "country", "recognised")),
    ("experience", ("experience",)),
    ("skills", ("skills", "licences")),
)


@dataclass(frozen=True)
class Line:
    """One line: which step it is of, what it is called, and what was answered or that it was not."""

    step: ProfileStep
    label: str
    value: str
    state: LineState

    @property
    def is_answered(self) -> bool:
        """Whether something was told."""
        return self.state == "answered"


def sections_of(session: Session, profile: Profile) -> list[tuple[str, list[Line]]]:
    """Return the parts of a profile with their titles, each line filled in or said to be empty."""
    titles = labels().sections.dict()
    return [
        (titles[section], [line_of(session, profile, step) for step in steps]) for section, steps in SECTIONS
    ]


def lines_of(session: Session, profile: Profile) -> list[Line]:
    """Return all lines of a profile."""
    return [line for _, lines in sections_of(session, profile) for line in lines]


def line_of(session: Session, profile: Profile, step: ProfileStep) -> Line:
    """Return one line of a profile."""
    label = str(labels().lines.dict()[step])
    value = _VALUES[step](session, profile)
    if value is not None:
        return Line(step, label, value, "answered")
    told = profile.steps.get(step)
    state: LineState = told if told in ("later", "declined") else "open"
    return Line(step, label, str(labels().states.dict()[state]), state)


@lru_cache(maxsize=1)
def labels() -> ProfileLabels:
    """Return how everything is called."""
    return read_profile_labels(DATA)


def years_in_words(years: float) -> str:
    """Return a number of years as it is written in Dutch: "2,5", and "5" without a comma."""
    return f"{years:g}".replace(".", ",")


def window_in_words(window: WorkWindow) -> str:
    """Return from when until when somebody may work."""
    words = labels().values
    if window.answer is not Answer.YES or window.first is None:
        return words.work_no if window.answer is Answer.NO else words.work_uncertain
    first = in_dutch(window.first)
    if window.first <= window.checked_on:
        return words.work_yes_until.format(last=in_dutch(window.last)) if window.last else words.work_yes
    if window.last is None:
        return words.work_from.format(first=first)
    return words.work_from_until.format(first=first, last=in_dutch(window.last))


def _joined(parts: Sequence[str]) -> str | None:
    return ", ".join(parts) or None


def _answered(profile: Profile, step: ProfileStep) -> bool:
    return profile.steps.get(step) == "answered"


def _place(session: Session, profile: Profile) -> str | None:
    municipality = municipality_by_nis(session, profile.nis_code) if profile.nis_code else None
    return municipality.name if municipality else profile.nis_code


def _distance(session: Session, profile: Profile) -> str | None:
    if profile.max_km is None:
        return None
    words = labels().values
    return words.anywhere if profile.max_km >= ANYWHERE_KM else words.distance.format(km=profile.max_km)


def _work(session: Session, profile: Profile) -> str | None:
    return None if profile.work is None else window_in_words(profile.work)


def _wanted(session: Session, profile: Profile) -> str | None:
    found = _joined([occupation_name(session, each.occupation) for each in profile.wanted])
    return found or (labels().values.any_work if _answered(profile, "wanted") else None)


def _start(session: Session, profile: Profile) -> str | None:
    day = profile.available_from
    return None if day is None else labels().values.start.format(day=in_dutch(day))


def _hours(session: Session, profile: Profile) -> str | None:
    return None if profile.hours is None else labels().values.hours[profile.hours]


def _times(session: Session, profile: Profile) -> str | None:
    return None if profile.times is None else _joined([labels().values.times[each] for each in profile.times])


def _wishes(session: Session, profile: Profile) -> str | None:
    return profile.wishes or (labels().values.no_wishes if _answered(profile, "wishes") else None)


def _dutch(session: Session, profile: Profile) -> str | None:
    return None if profile.dutch_level is None else _level(profile.dutch_level)


def _level(level: str) -> str:
    return labels().values.with_level.format(name=level, level=labels().values.levels[level])


def _languages(session: Session, profile: Profile) -> str | None:
    with_level = labels().values.with_level
    found = [
        with_level.format(name=language_name(each.language), level=each.level)
        if each.level
        else language_name(each.language)
        for each in profile.languages
    ]
    return _joined(found) or (labels().values.no_languages if _answered(profile, "languages") else None)


def _education(session: Session, profile: Profile) -> str | None:
    level = profile.education.level
    return None if level is None else labels().values.education[level]


def _country(session: Session, profile: Profile) -> str | None:
    country = profile.education.country
    return None if country is None else country_name(country)


def _recognised(session: Session, profile: Profile) -> str | None:
    recognised = profile.education.recognised
    return None if recognised is None else labels().values.recognised[recognised]


def _experience(session: Session, profile: Profile) -> str | None:
    found = [_with_years(session, each) for each in profile.experience]
    return _joined(found) or (labels().values.no_experience if _answered(profile, "experience") else None)


def _with_years(session: Session, each: Experience) -> str:
    name = occupation_name(session, each.occupation)
    if each.years is None:
        return name
    return labels().values.with_years.format(name=name, years=years_in_words(each.years))


def _skills(session: Session, profile: Profile) -> str | None:
    found = _joined([each.skill for each in profile.skills])
    return found or (labels().values.no_skills if _answered(profile, "skills") else None)


def _licences(session: Session, profile: Profile) -> str | None:
    return None if profile.licences is None else _joined(profile.licences) or labels().values.no_licences


_VALUES: dict[str, Callable[[Session, Profile], str | None]] = {
    "place": _place,
    "distance": _distance,
    "work": _work,
    "wanted": _wanted,
    "start": _start,
    "hours": _hours,
    "times": _times,
    "wishes": _wishes,
    "dutch": _dutch,
    "languages": _languages,
    "education": _education,
    "field": lambda session, profile: profile.education.field,
    "country": _country,
    "recognised": _recognised,
    "experience": _experience,
    "skills": _skills,
    "licences": _licences,
}
