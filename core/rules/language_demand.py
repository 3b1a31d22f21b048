"""Who needs Dutch at work, or lessons first: by province, form, sector and level. Glossary: taalvraag."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.rules.language_levels import LEVELS, Level

Form = Literal["lessons", "work_floor"]
"""Lessons for newcomers, or help on the work floor for employers: the one does not replace the other."""


@dataclass(frozen=True)
class Cell:
    """A place, form, sector and level that somebody asks for; None is not known.

    `level` is the level to reach. Of A0, no Dutch at all, nothing is to be reached: that is None too.
    """

    province: str | None
    form: Form
    sector: str | None
    level: Level | None


@dataclass(frozen=True)
class Asked:
    """How many people ask for the same, by where we know it from."""

    vacancies: int = 0
    requests: int = 0
    profiles: int = 0

    @property
    def total(self) -> int:
        """Return how many people there are in all."""
        return self.vacancies + self.requests + self.profiles

    def __add__(self, other: "Asked") -> "Asked":
        """Return both together."""
        return Asked(
            self.vacancies + other.vacancies,
            self.requests + other.requests,
            self.profiles + other.profiles,
        )


@dataclass(frozen=True)
class OpenVacancy:
    """What a vacancy that is still open says about Dutch; `person` reported it."""

    person: str
    province: str | None
    sector: str
    occupation: str
    level: Level | None
    coaching: bool
    positions: int


@dataclass(frozen=True)
class Request:
    """An employer asked for language coaching."""

    person: str
    province: str | None
    sector: str | None
    level: Level | None


@dataclass(frozen=True)
class Learner:
    """A newcomer with a profile: occupations wanted and done, where they live, and their level of Dutch."""

    province: str | None
    level: Level | None
    wanted: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@dataclass
class _LowestAsked:
    """The lowest level that vacancies ask, with its sector: by occupation, and of all in a province."""

    by_occupation: dict[str, tuple[int, str]] = field(default_factory=dict)
    by_province: dict[str, int] = field(default_factory=dict)


def language_demand(
    vacancies: Iterable[OpenVacancy], requests: Iterable[Request], learners: Iterable[Learner]
) -> dict[Cell, Asked]:
    """Return who asks for what; the requests come the oldest first.

    Everybody counts once. Of an employer only the last request in a province counts, and none when a vacancy
    of theirs that wants coaching says it already. A newcomer counts who is below even the lowest level that
    vacancies for their occupations ask (the wanted ones first), or when there are none, vacancies in their
    province: so there are at least so many. Whose level is not known does not count.
    """
    found: dict[Cell, Asked] = defaultdict(Asked)
    open_vacancies = list(vacancies)
    for vacancy in open_vacancies:
        if vacancy.coaching:
            cell = _cell(vacancy.province, "work_floor", vacancy.sector, vacancy.level)
            found[cell] += Asked(vacancies=vacancy.positions)
    said_already = {vacancy.person for vacancy in open_vacancies if vacancy.coaching}
    last = {(request.person, request.province): request for request in requests}
    for request in last.values():
        if request.person not in said_already:
            cell = _cell(request.province, "work_floor", request.sector, request.level)
            found[cell] += Asked(requests=1)
    lowest = _lowest_asked(open_vacancies)
    for learner in learners:
        needed = _cell_of(learner, lowest)
        if needed is not None:
            found[needed] += Asked(profiles=1)
    return dict(found)


def sum_of(asked: Iterable[Asked]) -> Asked:
    """Return all together."""
    return sum(asked, Asked())


def in_province(demand: Mapping[Cell, Asked], province: str | None) -> dict[Cell, Asked]:
    """Return what is asked in a province; None: where the province is not known."""
    return {cell: asked for cell, asked in demand.items() if cell.province == province}


def _cell(province: str | None, form: Form, sector: str | None, level: Level | None) -> Cell:
    return Cell(province, form, sector, None if level == "A0" else level)


def _lowest_asked(vacancies: Iterable[OpenVacancy]) -> _LowestAsked:
    lowest = _LowestAsked()
    for vacancy in vacancies:
        if vacancy.level is None:
            continue
        asked = LEVELS.index(vacancy.level)
        of_occupation = lowest.by_occupation.get(vacancy.occupation)
        lowest.by_occupation[vacancy.occupation] = min(
            (asked, vacancy.sector), of_occupation or (asked, vacancy.sector)
        )
        if vacancy.province is not None:
            lowest.by_province[vacancy.province] = min(asked, lowest.by_province.get(vacancy.province, asked))
    return lowest


def _cell_of(learner: Learner, lowest: _LowestAsked) -> Cell | None:
    """Return what a newcomer has to learn first, or None when nothing says that they have to."""
    if learner.level is None:
        return None
    own = LEVELS.index(learner.level)
    for occupations in (learner.wanted, learner.done):
        known = [lowest.by_occupation[each] for each in occupations if each in lowest.by_occupation]
        if known:
            asked, sector = min(known)
            return _cell(learner.province, "lessons", sector, LEVELS[asked]) if own < asked else None
    in_the_province = lowest.by_province.get(learner.province or "")
    if in_the_province is None or own >= in_the_province:
        return None
    return _cell(learner.province, "lessons", None, LEVELS[in_the_province])
