"""What is compared in matching and how the outcome is told: frozen dataclasses and codes, never sentences.

`Need` and `Candidate` hold all that may count, and nothing else: no age, sex, origin, nationality, country of
education, name, pseudonym or day of registration has a field here, so none of them can reach a score.
Glossary: matching.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Literal, get_args

from core.rules.language_levels import Level
from core.rules.profile import EducationLevel, Experience, Hours, Licence, Recognition, Time, WorkWindow

Criterion = Literal[
    "occupation",
    "experience",
    "skills",
    "dutch",
    "distance",
    "start",
    "hours",
    "times",
    "education",
    "licence",
]
"""What is weighed; `start`, `hours` and `times` together are the availability.

Glossary: criterium, beschikbaarheid.
"""
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)

Condition = Literal["right_to_work", "consent"]
"""What is not weighed: without it there is no match at all.

Glossary: harde voorwaarde.
"""

Told = Literal[
    "right_to_work",
    "occupation",
    "dutch_level",
    "place",
    "max_km",
    "skills",
    "available_from",
    "hours",
    "times",
    "education_level",
    "licences",
]
"""What a person can be asked to tell before anything is weighed.

Glossary: minimum.
"""
TOLD: tuple[Told, ...] = get_args(Told)


class Fit(str, Enum):
    """How a person and a vacancy fit in one respect. Unknown is neither yes nor no."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Relation(str, Enum):
    """How near two occupations are, by their codes of ISCO-08.

    Glossary: nabij beroep.
    """

    SAME = "same"
    UNIT_GROUP = "unit_group"
    MINOR_GROUP = "minor_group"
    SUB_MAJOR_GROUP = "sub_major_group"
    NONE = "none"


@dataclass(frozen=True)
class Need:
    """What a vacancy asks. Empty, None or "any" is: nothing is asked, and that fits everybody."""

    occupation: str
    isco08: str
    start_on: date
    skills: tuple[str, ...] = ()
    dutch_level: Level | None = None
    coaching: bool = False
    licences: tuple[Licence, ...] = ()
    hours: Hours = "any"
    times: tuple[Time, ...] = ()
    education_level: EducationLevel | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Candidate:
    """What a person told, as far as it may count. None is not told; an empty tuple or set is "none".

    `skills` are those that the person has; `skill_lists` the occupations whose list of skills they went
    through: a skill of such a list that is not among `skills` is one that they do not have.
    """

    experience: tuple[Experience, ...] | None = None
    wanted: tuple[Experience, ...] | None = None
    skills: frozenset[str] = frozenset()
    skill_lists: frozenset[str] = frozenset()
    dutch_level: Level | None = None
    education_level: EducationLevel | None = None
    education_recognised: Recognition | None = None
    licences: frozenset[Licence] | None = None
    available_from: date | None = None
    hours: Hours | None = None
    times: frozenset[Time] | None = None
    latitude: float | None = None
    longitude: float | None = None
    max_km: int | None = None
    work: WorkWindow | None = None
    consent: bool = False


@dataclass(frozen=True)
class Weights:
    """How much each criterion counts, and what part of it something in between is worth (0 to 1).

    `unknown` is what a criterion that nobody knows is worth in the order, never in the score. Source:
    data/matching.yml. Glossary: gewicht.
    """

    criteria: Mapping[Criterion, float]
    minimum: tuple[Told, ...]
    unknown: float
    near: Mapping[Relation, float]
    wanted: float
    full_years: float
    coaching: float
    stretch: float
    late_days: int
    not_recognised: float
    recognition_requested: float
    recognised_from: EducationLevel
    covers: Mapping[Licence, frozenset[Licence]] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """How person and vacancy fit in one respect: a criterion, or a condition (that has no share).

    `known` is the part of the weight that counts: less than 1 when only some of the skills are known.
    `values` explain it: `asked` is empty when the vacancy asks nothing, `told` is what the person told.
    """

    criterion: Criterion | Condition
    fit: Fit
    share: float | None = None
    known: float = 0.0
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """A person and a vacancy, compared. The same whichever of both asks.

    `score` (0 to 1) weighs what is known and nothing else; None while they may not work together, or while
    `missing` names what the person has to tell first. `coverage` is the part of all weights that is known;
    `rank` orders: the score with what is unknown counted as average.
    """

    score: float | None
    results: tuple[Result, ...]
    missing: tuple[Told, ...]
    allowed: bool
    coverage: float
    rank: float | None

    def result(self, criterion: Criterion | Condition) -> Result:
        """Return the result of one criterion or condition."""
        return next(each for each in self.results if each.criterion == criterion)
