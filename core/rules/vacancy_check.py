"""What must be true of a vacancy before it is kept."""

from collections.abc import Iterator
from datetime import date
from typing import Final, get_args

from core.rules.contact_words import has_contact
from core.rules.language_levels import LEVELS
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES
from core.rules.vacancy import NewVacancy, VacancyState

STATES: Final[tuple[VacancyState, ...]] = get_args(VacancyState)
MOST_POSITIONS: Final = 500
MOST_SKILLS: Final = 20
LONGEST_COMPANY: Final = 100
LONGEST_CONTACT: Final = 150
LONGEST_SKILL: Final = 120


def problems_of(vacancy: NewVacancy, today: date | None) -> tuple[str, ...]:
    """Return the names of the fields that cannot be kept like this, in the order of the fields.

    `today` None leaves the start alone: a vacancy that is changed may have begun. Whether the occupation, the
    municipality and the enterprise number exist is not for here: core/services/vacancies.py asks that too.
    """
    return tuple(_problems(vacancy, today))


def _problems(vacancy: NewVacancy, today: date | None) -> Iterator[str]:
    if not 2 <= len(vacancy.company.strip()) <= LONGEST_COMPANY:
        yield "company"
    if isinstance(vacancy.positions, bool) or not 1 <= vacancy.positions <= MOST_POSITIONS:
        yield "positions"
    if vacancy.dutch_level is not None and vacancy.dutch_level not in LEVELS:
        yield "dutch_level"
    if vacancy.coaching and vacancy.dutch_level is None:
        yield "coaching"
    if len(vacancy.skills) > MOST_SKILLS or not all(0 < len(s) <= LONGEST_SKILL for s in vacancy.skills):
        yield "skills"
    if not set(vacancy.licences) <= set(LICENCES):
        yield "licences"
    if vacancy.education_level is not None and vacancy.education_level not in EDUCATION_LEVELS:
        yield "education_level"
    if vacancy.hours not in HOURS:
        yield "hours"
    if not vacancy.times or not set(vacancy.times) <= set(TIMES):
        yield "times"
    if today is not None and vacancy.start_on < today:
        yield "start_on"
    if len(vacancy.contact) > LONGEST_CONTACT or not has_contact(vacancy.contact):
        yield "contact"
