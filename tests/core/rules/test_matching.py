"""What holds for every person and every vacancy, with the real weights."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.rules.matching import (
    CRITERIA,
    TOLD,
    Candidate,
    Fit,
    Match,
    Need,
    Weights,
    match,
    may_work,
)
from core.rules.profile import Experience, WorkWindow
from core.rules.right_to_work_terms import Answer
from tests.matching_samples import (
    BRUGGE,
    COOK,
    ISCO,
    PLACES,
    STARTS,
    TODAY,
    a_candidate,
    a_need,
    candidates,
    needs,
    real_weights,
)

WEIGHTS = real_weights()
FORBIDDEN = (
    *("age", "birth", "sex", "gender", "origin", "country", "nationality", "religion", "health", "residence"),
    *(
        "created",
        "updated",
        "since",
        "arrived",
        "name",
        "person",
        "pseudonym",
        "languages",
        "situation",
        "status",
    ),
)
scored = candidates(scored=True)


def compared(need: Need, candidate: Candidate) -> Match:
    return match(need, candidate, WEIGHTS)


def without(match_: Match, criterion: str) -> float:
    """Return the score as if a criterion did not exist."""
    known = [each for each in match_.results if each.criterion in CRITERIA and each.criterion != criterion]
    weight = {each.criterion: WEIGHTS.criteria[each.criterion] * each.known for each in known}  # type: ignore[index]
    return sum(weight[each.criterion] * (each.share or 0) for each in known) / sum(weight.values())


@given(needs(), candidates())
def test_score_lies_between_nothing_and_all_and_is_there_only_for_who_may_be_weighed(
    need: Need, person: Candidate
) -> None:
    found = compared(need, person)
    assert 0 <= found.coverage <= 1
    assert (found.score is None) == (not found.allowed or found.missing != ())
    assert (found.rank is None) == (found.score is None)
    if found.score is not None:
        assert 0 <= found.score <= 1
        assert found.rank is not None
        assert 0 <= found.rank <= 1


@given(needs(), scored)
def test_what_is_unknown_counts_neither_as_yes_nor_as_no(need: Need, person: Candidate) -> None:
    found = compared(need, person)
    for result in found.results:
        if result.fit is Fit.UNKNOWN:
            assert result.share is None
            assert found.score == pytest.approx(without(found, result.criterion))


@given(needs(), candidates())
def test_fit_says_what_the_share_says(need: Need, person: Candidate) -> None:
    for result in compared(need, person).results:
        if result.criterion in CRITERIA:
            assert (result.fit is Fit.UNKNOWN) == (result.share is None)
            assert (result.fit is Fit.NOT_MET) == (result.share == 0)
            assert (result.fit is Fit.MET) == (result.share == 1 and result.known == 1)


@given(needs(), scored, st.floats(0.01, 100))
def test_weights_that_all_grow_alike_change_nothing(need: Need, person: Candidate, factor: float) -> None:
    grown = replace(WEIGHTS, criteria={name: factor * each for name, each in WEIGHTS.criteria.items()})
    before, after = compared(need, person), match(need, person, grown)
    assert after.score == pytest.approx(before.score)
    assert after.rank == pytest.approx(before.rank)


@given(needs(), scored, st.sampled_from(CRITERIA))
def test_criterion_without_weight_is_explained_and_not_counted(
    need: Need, person: Candidate, criterion: Any
) -> None:
    off = replace(WEIGHTS, criteria={**WEIGHTS.criteria, criterion: 0.0})
    found = match(need, person, off)
    assert found.result(criterion) == compared(need, person).result(criterion)
    assert found.score == pytest.approx(without(compared(need, person), criterion))


def test_only_unlikely_weights_leave_nothing_to_weigh() -> None:
    only_skills = replace(WEIGHTS, criteria={**dict.fromkeys(CRITERIA, 0.0), "skills": 1.0})
    found = match(a_need(), a_candidate(skills=frozenset(), skill_lists=frozenset()), only_skills)
    assert found.score is None


@pytest.mark.parametrize("compared_type", [Need, Candidate])
def test_nothing_that_may_not_count_has_a_field(compared_type: Any) -> None:
    names = [field.name for field in fields(compared_type)]
    assert [name for name in names for word in FORBIDDEN if word in name] == []


def test_the_parts_of_a_candidate_know_nothing_that_may_not_count_either() -> None:
    names = [field.name for part in (Experience, WorkWindow) for field in fields(part)]
    assert sorted(names) == ["answer", "checked_on", "first", "isco08", "last", "occupation", "years"]


@given(needs(), scored, st.dates(date(2026, 1, 1), date(2026, 11, 23)), st.integers(0, 9))
def test_how_long_somebody_has_been_allowed_to_work_changes_nothing(
    need: Need, person: Candidate, first: date, earlier_by: int
) -> None:
    assume(first <= need.start_on)
    since = WorkWindow(Answer.YES, first - timedelta(days=365 * earlier_by), None, TODAY)
    other = WorkWindow(Answer.YES, first, need.start_on, first)
    scores = [compared(need, replace(person, work=window)) for window in (since, other)]
    assert scores[0].score == scores[1].score
    assert scores[0].rank == scores[1].rank


@pytest.mark.parametrize(
    ("window", "fit"),
    [
        (None, Fit.UNKNOWN),
        (WorkWindow(Answer.UNCERTAIN, TODAY, None, TODAY), Fit.UNKNOWN),
        (WorkWindow(Answer.YES, None, None, TODAY), Fit.NOT_MET),
        (WorkWindow(Answer.NO, TODAY, None, TODAY), Fit.NOT_MET),
        (WorkWindow(Answer.YES, STARTS, None, TODAY), Fit.MET),
        (WorkWindow(Answer.YES, STARTS + timedelta(days=1), None, TODAY), Fit.NOT_MET),
        (WorkWindow(Answer.YES, TODAY, STARTS, TODAY), Fit.MET),
        (WorkWindow(Answer.YES, TODAY, STARTS - timedelta(days=1), TODAY), Fit.UNKNOWN),
    ],
)
def test_right_to_work_is_looked_at_on_the_first_day_of_work(window: WorkWindow | None, fit: Fit) -> None:
    assert may_work(window, STARTS) is fit
    found = compared(a_need(), a_candidate(work=window))
    assert found.allowed is (fit is Fit.MET)
    assert found.missing == (("right_to_work",) if fit is Fit.UNKNOWN else ())
    assert (found.score is None) is (fit is not Fit.MET)


def test_who_does_not_agree_has_no_score_but_misses_nothing() -> None:
    found = compared(a_need(), a_candidate(consent=False))
    assert (found.score, found.allowed, found.missing) == (None, False, ())
    assert found.result("consent").fit is Fit.NOT_MET


@pytest.mark.parametrize(
    ("nothing", "name"),
    [
        ({"experience": None, "wanted": None}, "occupation"),
        ({"experience": (), "wanted": None}, "occupation"),
        ({"dutch_level": None}, "dutch_level"),
        ({"latitude": None, "longitude": None}, "place"),
        ({"work": None}, "right_to_work"),
    ],
)
def test_without_the_minimum_just_that_is_asked_for(nothing: dict[str, Any], name: str) -> None:
    found = compared(a_need(), a_candidate(**nothing))
    assert found.missing == (name,)
    assert found.score is None


def test_minimum_can_ask_for_everything_that_can_be_told() -> None:
    strict = replace(WEIGHTS, minimum=TOLD)
    assert match(a_need(), Candidate(), strict).missing == TOLD
    assert match(a_need(), a_candidate(), strict).missing == ()


def test_who_fits_in_everything_has_the_highest_score() -> None:
    found = compared(a_need(), a_candidate())
    assert (found.score, found.coverage, found.rank) == (1.0, 1.0, 1.0)
    assert {result.fit for result in found.results} == {Fit.MET}


def test_who_told_little_does_not_rank_above_who_told_all_and_fits_well() -> None:
    little = Candidate(
        experience=(Experience(COOK, ISCO[COOK]),),
        dutch_level="A2",
        latitude=PLACES[BRUGGE][0],
        longitude=PLACES[BRUGGE][1],
        work=a_candidate().work,
        consent=True,
    )
    well = a_candidate(times=frozenset({"day"}), education_recognised="no")
    few, many = compared(a_need(), little), compared(a_need(), well)
    assert few.score == 1.0 > (many.score or 0)
    assert (few.rank or 0) < (many.rank or 0)
    assert few.coverage < 0.6 < many.coverage


def test_weights_are_the_same_for_everybody() -> None:
    assert isinstance(WEIGHTS, Weights)
    assert set(WEIGHTS.criteria) == set(CRITERIA)
