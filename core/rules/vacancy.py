"""What an employer needs: one vacancy, as it is kept. Glossary: vacature."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.rules.language_levels import Level
from core.rules.profile import EducationLevel, Hours, Licence, Time

VacancyState = Literal["open", "filled", "closed"]


@dataclass(frozen=True)
class NewVacancy:
    """A vacancy that is not kept yet. `dutch_level` None: no level is asked; an empty tuple: nothing is.

    `coaching`: a lower level is welcome, with language coaching. `enterprise_number`: ten digits.
    """

    company: str
    enterprise_number: str
    occupation: str
    isco08: str
    sector: str
    positions: int
    nis_code: str
    dutch_level: Level | None
    coaching: bool
    skills: tuple[str, ...]
    licences: tuple[Licence, ...]
    education_level: EducationLevel | None
    hours: Hours
    times: tuple[Time, ...]
    start_on: date
    contact: str


@dataclass(frozen=True)
class Vacancy(NewVacancy):
    """A vacancy that is kept, with its number, who reported it (a pseudonym) and whether it is still open."""

    id: int
    person: str
    state: VacancyState
    demo: bool
