"""What must be true of a vacancy before it is kept."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.language_levels import LEVELS
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES
from core.rules.vacancy import NewVacancy
from core.rules.vacancy_check import MOST_POSITIONS, problems_of
from tests.vacancy_samples import TODAY, VACANCY, new_vacancy


def some(values: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least).map(tuple)


GOOD = st.builds(
    new_vacancy,
    positions=st.integers(1, MOST_POSITIONS),
    dutch_level=st.sampled_from(LEVELS),
    coaching=st.booleans(),
    licences=some(LICENCES),
    education_level=st.sampled_from((None, *EDUCATION_LEVELS)),
    hours=st.sampled_from(HOURS),
    times=some(TIMES, least=1),
    start_on=st.dates(TODAY, TODAY + timedelta(days=2000)),
)


@given(GOOD)
def test_a_vacancy_of_known_codes_and_a_day_to_come_has_no_problem(vacancy: NewVacancy) -> None:
    assert problems_of(vacancy, TODAY) == ()


@given(st.dates(date(2000, 1, 1), TODAY - timedelta(days=1)))
def test_a_day_gone_by_is_a_problem_unless_the_start_is_left_alone(day: date) -> None:
    assert problems_of(new_vacancy(start_on=day), TODAY) == ("start_on",)
    assert problems_of(new_vacancy(start_on=day), None) == ()


@given(st.integers().filter(lambda number: not 1 <= number <= MOST_POSITIONS))
def test_another_number_of_people_is_a_problem(number: int) -> None:
    assert problems_of(new_vacancy(positions=number), TODAY) == ("positions",)


def test_several_problems_are_all_named() -> None:
    wrong = new_vacancy(company="", positions=0, hours="sometimes", contact="bel")
    assert problems_of(wrong, TODAY) == ("company", "positions", "hours", "contact")


def test_no_level_and_no_coaching_go_together() -> None:
    assert problems_of(new_vacancy(dutch_level=None, coaching=False), TODAY) == ()


@pytest.mark.parametrize("name", ["company", "positions", "hours", "times", "contact"])
def test_problems_bear_the_names_of_fields(name: str) -> None:
    assert name in {field.name for field in fields(VACANCY)}
