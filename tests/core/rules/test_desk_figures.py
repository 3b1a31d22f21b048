"""The figures of the desk: what is counted, and laws that every count holds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.rules.desk_figures import (
    UNRATED,
    Handed,
    Minutes,
    figures_of,
    minutes_of,
)
from core.rules.small_groups import SMALLEST
from core.rules.waits import Waited
from core.rules.weeks import monday_of, week_number, weeks_until

WEEKS = weeks_until(date(2026, 11, 25), 4)
waits = st.builds(Waited, st.floats(0, 5000), st.booleans())
handed = st.builds(
    Handed,
    week=st.sampled_from([*WEEKS, WEEKS[0] - timedelta(weeks=1)]),
    reason=st.sampled_from(("request_human", "complain", "exploitation")),
    until_taken=st.none() | waits,
    outcome=st.sampled_from((None, "closed", "given_back")),
    rating=st.sampled_from((None, "useful", "useless")),
)


def answered(*minutes: float) -> list[Waited | None]:
    return [Waited(each, answered=True) for each in minutes]


def test_half_and_nine_in_ten_are_the_times_that_so_many_did_not_exceed() -> None:
    assert minutes_of(answered(*range(1, 11))) == Minutes(5, 9, 10)


def test_few_times_tell_nothing() -> None:
    assert minutes_of(answered(3, 4, 5, 6)) is None
    assert minutes_of([*answered(3, 4, 5, 6), None]) is None


def test_who_gave_up_makes_the_wait_longer_and_not_shorter() -> None:
    gave_up: list[Waited | None] = [Waited(1, answered=False)] * 6
    found = minutes_of([*answered(5, 10, 15, 20), *gave_up])
    assert found == Minutes(10, 20, 10)
    assert minutes_of(gave_up) == Minutes(None, None, 6)


def test_useful_is_a_part_of_what_was_rated_alone() -> None:
    rows = [Handed(WEEKS[0], "complain", outcome="closed", rating="useful")] * 6
    rows += [Handed(WEEKS[1], "complain", outcome="closed", rating="useless")] * 2
    rows += [Handed(WEEKS[1], "complain", outcome="closed")] * 9 + [Handed(WEEKS[1], "complain")] * 3
    found = figures_of(rows, WEEKS)
    assert (found.useful, found.rated) == (0.75, 8)
    assert dict(found.ratings.rows) == {UNRATED: 9}
    assert found.ratings.rest == 8


def test_few_ratings_are_not_told() -> None:
    found = figures_of([Handed(WEEKS[0], "complain", outcome="closed", rating="useful")] * 4, WEEKS)
    assert (found.useful, found.rated) == (None, 0)


def test_weeks_begin_on_monday_also_at_the_turn_of_the_year() -> None:
    assert weeks_until(date(2027, 1, 3), 2) == (date(2026, 12, 21), date(2026, 12, 28))
    assert [week_number(each) for each in weeks_until(date(2027, 1, 4), 2)] == [53, 1]
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23)


@given(st.lists(waits, min_size=SMALLEST, max_size=30))
def test_times_lie_between_the_shortest_and_the_longest_answer(found: list[Waited]) -> None:
    minutes = minutes_of(found)
    assert minutes is not None
    assert minutes.measured == len(found)
    known = [each.minutes for each in found if each.answered]
    for time in (minutes.median, minutes.nine_in_ten):
        assert time is None or min(known) <= time <= max(known)
    if minutes.nine_in_ten is not None:
        assert minutes.median is not None
        assert minutes.median <= minutes.nine_in_ten


@given(st.lists(handed, max_size=40))
def test_weeks_and_groups_add_up(rows: list[Handed]) -> None:
    found = figures_of(rows, WEEKS)
    inside = [each for each in rows if each.week in WEEKS]
    assert found.number == len(inside) == sum(week.number for week in found.weeks)
    for published in (found.reasons.groups, found.outcomes):
        if published.total is not None:
            assert sum(size for _, size in published.rows) + published.rest == len(inside)


@given(st.lists(handed, max_size=40))
def test_no_group_that_is_shown_is_small(rows: list[Handed]) -> None:
    found = figures_of(rows, WEEKS)
    shown = [size for each in (found.outcomes, found.ratings) for _, size in each.rows]
    shown += [size for _, size in found.reasons.rows]
    shown += [cell for cell in found.reasons.cells.values() if cell]
    assert all(size >= SMALLEST for size in shown)
    assert found.rated == 0 or found.rated >= SMALLEST
