from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from core.rules.waits import Waited, answered_within

MINUTES = st.lists(st.integers(0, 500).map(float), min_size=1, max_size=40)
SHARES = st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9])


def answered(*minutes: float) -> list[Waited]:
    return [Waited(each, answered=True) for each in minutes]


def test_half_of_five_people_had_an_answer_within_the_third_time() -> None:
    assert answered_within(answered(40, 10, 30, 20, 50), 0.5) == 30


def test_people_who_gave_up_early_do_not_make_the_wait_look_shorter() -> None:
    gave_up = [Waited(1, answered=False)] * 10
    assert answered_within([*answered(10, 20, 30, 40, 50), *gave_up], 0.5) == 30


def test_people_who_still_wait_make_it_longer() -> None:
    still_there = [Waited(60, answered=False)] * 3
    assert answered_within([*answered(10, 20, 30, 40, 50), *still_there], 0.5) == 40


def test_time_within_which_nine_in_ten_are_answered_is_not_known_when_many_never_were() -> None:
    never = [Waited(600, answered=False)] * 2
    assert answered_within([*answered(10, 20, 30, 40, 50), *never], 0.9) is None


def test_nothing_is_known_without_waits() -> None:
    assert answered_within([], 0.5) is None


@given(minutes=MINUTES, share=SHARES)
def test_when_everybody_had_an_answer_it_is_simply_their_share(minutes: list[float], share: float) -> None:
    assert answered_within(answered(*minutes), share) == sorted(minutes)[ceil(share * len(minutes)) - 1]


@given(minutes=MINUTES, gave_up=MINUTES, share=SHARES)
def test_who_got_no_answer_never_makes_it_shorter_than_who_waited_as_long_and_did(
    minutes: list[float], gave_up: list[float], share: float
) -> None:
    known = answered_within(answered(*minutes, *gave_up), share)
    honest = answered_within(
        [*answered(*minutes), *(Waited(each, answered=False) for each in gave_up)], share
    )
    assert known is not None
    assert honest is None or honest >= known
