"""What a newcomer told of languages, education, work and wishes: codes and frozen dataclasses, no sentences.

After the EU Skills Profile Tool for Third Country Nationals: identification, expectations, skills, appraisal.
Everything is self-declared. Glossary: profiel.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from core.rules.language_levels import Level
from core.rules.right_to_work_terms import Answer

EducationLevel = Literal[
    "none",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "post_secondary",
    "bachelor",
    "master",
    "doctorate",
]
"""The highest level that somebody finished, the lowest first; in their own country, recognised or not."""
EDUCATION_LEVELS: tuple[EducationLevel, ...] = get_args(EducationLevel)

Recognition = Literal["yes", "no", "requested"]
Hours = Literal["full_time", "part_time", "any"]
HOURS: tuple[Hours, ...] = get_args(Hours)
Time = Literal["day", "evening", "night", "weekend"]
TIMES: tuple[Time, ...] = get_args(Time)
Licence = Literal["AM", "A", "B", "BE", "C", "CE", "D", "G"]
LICENCES: tuple[Licence, ...] = get_args(Licence)
StepState = Literal["answered", "later", "declined"]
ProfileStep = Literal[
    "consent_staff",
    "consent_match",
    "place",
    "distance",
    "wanted",
    "start",
    "hours",
    "times",
    "wishes",
    "dutch",
    "languages",
    "levels",
    "education",
    "field",
    "country",
    "recognised",
    "experience",
    "years",
    "skills",
    "licences",
    "work",
    "summary",
]
"""What is asked for a profile, in this order. `levels` and `years` for languages and experience without."""
STEPS: tuple[ProfileStep, ...] = get_args(ProfileStep)
LONGEST_OWN_WORDS = 120
LONGEST_WISHES = 600


@dataclass(frozen=True)
class SpokenLanguage:
    """A language beside Dutch: ISO 639 code, and a level of the CEFR when it was told."""

    language: str
    level: Level | None = None


@dataclass(frozen=True)
class Experience:
    """An occupation that somebody did, and for how many years; None is not told."""

    occupation: str
    isco08: str
    years: float | None = None


@dataclass(frozen=True)
class Skill:
    """A skill from the list of an occupation (`occupation` is its id), or in somebody's own words (None)."""

    skill: str
    occupation: str | None = None


@dataclass(frozen=True)
class Education:
    """The highest education: level, field in somebody's words, ISO 3166 country, and whether recognised."""

    level: EducationLevel | None = None
    field: str | None = None
    country: str | None = None
    recognised: Recognition | None = None


@dataclass(frozen=True)
class WorkWindow:
    """When somebody may work, by the rules on `checked_on`: from `first` to `last` (None: no end known)."""

    answer: Answer
    first: date | None
    last: date | None
    checked_on: date


@dataclass(frozen=True)
class Profile:
    """One profile. None is not told, an empty tuple is "none"; `steps` says what was put off or declined."""

    person: str
    created_at: datetime
    updated_at: datetime
    steps: Mapping[str, StepState] = field(default_factory=dict)
    dutch_level: Level | None = None
    languages: tuple[SpokenLanguage, ...] = ()
    education: Education = Education()
    experience: tuple[Experience, ...] = ()
    wanted: tuple[Experience, ...] = ()
    skills: tuple[Skill, ...] = ()
    licences: tuple[Licence, ...] | None = None
    available_from: date | None = None
    hours: Hours | None = None
    times: tuple[Time, ...] | None = None
    nis_code: str | None = None
    max_km: int | None = None
    wishes: str | None = None
    work: WorkWindow | None = None
    demo: bool = False


@dataclass(frozen=True)
class Appraisal:
    """What a member of staff added after a talk: the appraisal, and the next steps when there are any."""

    author: str
    made_at: datetime
    appraisal: str
    next_steps: str | None
