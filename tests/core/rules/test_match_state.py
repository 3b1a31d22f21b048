"""The life of a match, in every order in which people can press."""

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ToeleidingError
from core.rules.match_state import (
    OUTCOMES,
    Conditions,
    Hindrance,
    MatchState,
    MatchStoppedError,
    NotIntroducedError,
    Phase,
    agree,
    end,
    hindrances,
    introduce,
    keeps_contact,
    stop,
)

START = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)
FINE = Conditions(
    consent_newcomer=True, consent_employer=True, vacancy_open=True, allowed=True, contact_given=True
)
NEW = MatchState(proposed_by="employer")
Event = Callable[[MatchState, datetime], MatchState]

conditions = st.builds(
    Conditions,
    consent_newcomer=st.booleans(),
    consent_employer=st.booleans(),
    vacancy_open=st.booleans(),
    allowed=st.sampled_from([True, False, None]),
    contact_given=st.booleans(),
)


def agrees(side: str) -> Event:
    return lambda state, at: agree(state, side, at)  # type: ignore[arg-type]


def introduces(found: Conditions) -> Event:
    return lambda state, at: introduce(state, found, at)


def stops(by: str) -> Event:
    return lambda state, at: stop(state, by, at)


def ends(outcome: str) -> Event:
    return lambda state, at: end(state, outcome, at)  # type: ignore[arg-type]


events = st.one_of(
    st.sampled_from(["newcomer", "employer"]).map(agrees),
    st.one_of(st.just(FINE), conditions).map(introduces),
    st.sampled_from(["newcomer", "employer", "staff:els"]).map(stops),
    st.sampled_from(OUTCOMES).map(ends),
)
lives = st.lists(events, max_size=12)


def happens(state: MatchState, event: Event, at: datetime) -> MatchState:
    try:
        return event(state, at)
    except ToeleidingError:
        return state


def live(life: list[Event]) -> list[MatchState]:
    states = [NEW]
    for number, event in enumerate(life):
        states.append(happens(states[-1], event, START + timedelta(minutes=number)))
    return states


@given(lives)
def test_nobody_is_introduced_without_a_consent_of_each_side_with_its_own_moment(life: list[Event]) -> None:
    for state in live(life):
        if state.introduced_at is not None:
            assert state.newcomer_agreed_at is not None
            assert state.employer_agreed_at is not None
            assert state.introduced_at >= max(state.newcomer_agreed_at, state.employer_agreed_at)


@given(lives)
def test_nothing_comes_back_after_a_stop(life: list[Event]) -> None:
    states = live(life)
    for before, after in itertools.pairwise(states):
        if before.phase is Phase.STOPPED:
            assert after == before


@given(lives)
def test_what_is_noted_once_keeps_its_moment_but_for_a_corrected_outcome(life: list[Event]) -> None:
    states = live(life)
    for before, after in itertools.pairwise(states):
        for name in ("newcomer_agreed_at", "employer_agreed_at", "introduced_at", "stopped_at"):
            assert getattr(before, name) in (None, getattr(after, name))


@given(lives, events)
def test_second_press_changes_nothing(life: list[Event], event: Event) -> None:
    once = happens(live(life)[-1], event, START + timedelta(hours=1))
    assert happens(once, event, START + timedelta(hours=2)) == once


@given(lives)
def test_outcome_is_only_of_people_who_were_introduced(life: list[Event]) -> None:
    assert all(state.introduced_at is not None for state in live(life) if state.outcome is not None)


@given(lives)
def test_contact_is_kept_from_the_yes_of_the_newcomer_to_the_end_and_no_longer(life: list[Event]) -> None:
    for state in live(life):
        over = state.stopped_at is not None or state.outcome is not None
        assert keeps_contact(state) == (state.newcomer_agreed_at is not None and not over)


@given(conditions)
def test_every_condition_can_hold_an_introduction_back(found: Conditions) -> None:
    both = agree(agree(NEW, "newcomer", START), "employer", START)
    introduced = introduce(both, found, START).introduced_at is not None
    assert introduced == (found == FINE)
    assert introduced == (hindrances(both, found) == ())


@given(lives)
def test_agreeing_twice_by_one_side_is_never_two_sides(life: list[Event]) -> None:
    alone = agree(agree(NEW, "employer", START), "employer", START)
    assert introduce(alone, FINE, START) == alone


def test_unknown_right_to_work_is_no_yes() -> None:
    both = agree(agree(NEW, "newcomer", START), "employer", START)
    unknown = Conditions(True, True, True, None, True)
    assert hindrances(both, unknown) == (Hindrance.RIGHT_UNKNOWN,)
    assert introduce(both, unknown, START) == both


def test_who_agrees_after_a_stop_is_told_so() -> None:
    stopped = stop(NEW, "newcomer", START)
    with pytest.raises(MatchStoppedError):
        agree(stopped, "employer", START)


def test_outcome_before_the_introduction_is_refused() -> None:
    with pytest.raises(NotIntroducedError):
        end(NEW, "hired", START)


def test_outcome_can_be_corrected() -> None:
    both = agree(agree(NEW, "newcomer", START), "employer", START)
    introduced = introduce(both, FINE, START)
    corrected = end(end(introduced, "hired", START), "no_show", START + timedelta(days=1))
    assert (corrected.outcome, corrected.phase) == ("no_show", Phase.ENDED)
