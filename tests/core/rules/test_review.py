"""When facts must be checked again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.review import REVIEW_MONTHS, due_on, is_stale


@pytest.mark.parametrize(
    ("checked_on", "months", "due"),
    [
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 11, 23), 24, date(2028, 11, 23)),
    ],
)
def test_fact_is_due_after_its_months_on_the_same_day_or_the_last_of_a_shorter_month(
    checked_on: date, months: int, due: date
) -> None:
    assert due_on(checked_on, months) == due


@given(
    checked_on=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    months=st.sampled_from(sorted(REVIEW_MONTHS.values())),
)
def test_fact_is_stale_from_the_day_on_which_it_is_due(checked_on: date, months: int) -> None:
    due = due_on(checked_on, months)
    assert is_stale(checked_on, months, due)
    assert not is_stale(checked_on, months, due - timedelta(days=1))


def test_the_law_and_the_yearly_list_are_checked_more_often_than_levels_of_language() -> None:
    assert REVIEW_MONTHS["right_to_work"] == REVIEW_MONTHS["shortage_list"] == 3
    assert max(REVIEW_MONTHS.values()) == REVIEW_MONTHS["language_level"]
