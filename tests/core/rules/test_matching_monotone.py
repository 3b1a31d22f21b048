"""Telling something better never lowers a score, whoever tells it and whatever is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.language_levels import LEVELS
from core.rules.matching import Candidate, Match, Need, highest_rank, match, normal_skill
from core.rules.profile import EDUCATION_LEVELS, LICENCES, TIMES, Experience
from tests.matching_samples import COOK, ISCO, candidates, needs, real_weights

WEIGHTS = real_weights()
scored = candidates(scored=True)


def compared(need: Need, candidate: Candidate) -> Match:
    return match(need, candidate, WEIGHTS)


# Each improvement takes somebody and returns them with one thing told better, or the same.
def more_years(person: Candidate) -> Candidate:
    told = person.experience or ()
    return replace(
        person, experience=tuple(replace(e, years=None if e.years is None else e.years + 1) for e in told)
    )


def one_occupation_more(person: Candidate) -> Candidate:
    if person.experience is None or any(each.occupation == COOK for each in person.experience):
        return person
    return replace(person, experience=(*person.experience, Experience(COOK, ISCO[COOK], 2)))


def one_wish_more(person: Candidate) -> Candidate:
    return replace(person, wanted=(*(person.wanted or ()), Experience(COOK, ISCO[COOK])))


def one_level_of_dutch_more(person: Candidate) -> Candidate:
    assert person.dutch_level is not None
    return replace(person, dutch_level=LEVELS[min(6, LEVELS.index(person.dutch_level) + 1)])


def one_skill_more(skill: str) -> Callable[[Candidate], Candidate]:
    return lambda person: replace(person, skills=person.skills | {normal_skill(skill)})


def further(person: Candidate) -> Candidate:
    return replace(person, max_km=None if person.max_km is None else person.max_km + 10)


def earlier(person: Candidate) -> Candidate:
    on = person.available_from
    return replace(person, available_from=None if on is None else on - timedelta(days=7))


def any_hours(person: Candidate) -> Candidate:
    return replace(person, hours=None if person.hours is None else "any")


def all_times(person: Candidate) -> Candidate:
    return replace(person, times=None if person.times is None else frozenset(TIMES))


def more_education(person: Candidate) -> Candidate:
    if person.education_level is None or person.education_recognised is None:
        return person
    level = EDUCATION_LEVELS[min(7, EDUCATION_LEVELS.index(person.education_level) + 1)]
    return replace(person, education_level=level)


def recognised(person: Candidate) -> Candidate:
    return replace(person, education_recognised="yes") if person.education_recognised else person


def all_licences(person: Candidate) -> Candidate:
    return replace(person, licences=None if person.licences is None else frozenset(LICENCES))


IMPROVEMENTS = [
    *(more_years, one_occupation_more, one_wish_more, one_level_of_dutch_more, further, earlier, any_hours),
    *(
        all_times,
        more_education,
        recognised,
        all_licences,
        one_skill_more("snijden"),
        one_skill_more("lassen"),
    ),
]


@pytest.mark.parametrize("better", IMPROVEMENTS)
@settings(max_examples=40)
@given(needs(), scored)
def test_telling_something_better_never_lowers_score_or_rank(
    better: Callable[[Candidate], Candidate], need: Need, person: Candidate
) -> None:
    before, after = compared(need, person), compared(need, better(person))
    assert before.score is not None
    assert after.score is not None
    assert before.rank is not None
    assert after.rank is not None
    assert after.score >= before.score - 1e-12
    assert after.rank >= before.rank - 1e-12 or after.coverage < before.coverage


@given(
    needs(),
    scored,
    st.sampled_from(["skills", "dutch_level", "licences", "hours", "times", "education_level"]),
)
def test_asking_nothing_there_never_lowers_the_score_of_who_told_it(
    need: Need, person: Candidate, what: str
) -> None:
    nothing: Any = {"hours": "any", "dutch_level": None, "education_level": None}.get(what, ())
    before, after = compared(need, person), compared(replace(need, **{what: nothing}), person)
    assert before.score is not None
    assert after.score is not None
    assert after.score >= before.score - 1e-12


@given(needs(), scored)
def test_no_rank_is_higher_than_the_occupation_alone_allows(need: Need, person: Candidate) -> None:
    assert (compared(need, person).rank or 0) <= highest_rank(need, person, WEIGHTS) + 1e-12
