"""Scores of everybody at once beside the rules, pair by pair."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.database.match_facts import Facts
from core.rules.matching import CRITERIA, TOLD, Candidate, Need, Weights, is_suggested, match
from core.services.matching import Suggestion, in_best_order, in_order
from core.services.matching_index import Pool, pool_of
from core.services.matching_pack import pack
from core.services.matching_scores import Scorer
from tests.matching_samples import PLACES, a_candidate, a_need, candidates, needs, real_weights

WEIGHTS = real_weights()
some_weights = st.builds(
    lambda numbers, minimum: replace(
        WEIGHTS,
        criteria=dict(zip(CRITERIA, numbers, strict=True)),
        minimum=("right_to_work", *sorted(minimum)),
    ),
    st.lists(st.integers(1, 30), min_size=len(CRITERIA), max_size=len(CRITERIA)),
    st.sets(st.sampled_from([each for each in TOLD if each != "right_to_work"])),
)
people = st.lists(st.one_of(candidates(), candidates(scored=True)), min_size=1, max_size=8)


def pool_with(found: list[Candidate]) -> Pool:
    """Return a pool with these people, who all agree: without that there is no row."""
    code_of_place = {place: code for code, place in PLACES.items()}
    packed = [
        pack(Facts(each, None if each.latitude is None else code_of_place[each.latitude, each.longitude]))  # type: ignore[index]
        for each in found
    ]
    return pool_of([f"person-{number}" for number in range(len(found))], packed)


@settings(max_examples=60)
@given(people, st.lists(needs(), min_size=1, max_size=3), st.just(WEIGHTS) | some_weights)
def test_scores_of_everybody_are_those_of_the_rules_to_the_last_digit(
    found: list[Candidate], asked: list[Need], weights: Weights
) -> None:
    scorer = Scorer(pool_with(found), weights, PLACES)
    for need in asked:
        scores = scorer.scores(need)
        for row, person in enumerate(found):
            expected = match(need, replace(person, consent=True), weights)
            rank = None if scores.rank[row] < 0 else scores.rank[row]
            assert rank == expected.rank
            assert scores.suggested[row] == is_suggested(expected)
            assert scores.coverage[row] == expected.coverage
            assert rank is None or scores.score[row] == expected.score


@settings(max_examples=40)
@given(people, needs(), st.integers(0, 5))
def test_order_of_everybody_is_that_of_the_rules(found: list[Candidate], need: Need, vacancy_id: int) -> None:
    pool = pool_with(found)
    scores = Scorer(pool, WEIGHTS, PLACES).scores(need)
    expected = in_best_order(
        Suggestion(f"person-{row}", match(need, replace(person, consent=True), WEIGHTS), vacancy_id)
        for row, person in enumerate(found)
    )
    assert list(in_order(pool, scores, vacancy_id)) == [each.person for each in expected]


def test_order_goes_on_behind_the_first_places_and_among_equals() -> None:
    levels = ("A0", "A1", "A2", "B1")
    found = [a_candidate(dutch_level=levels[number % 4], max_km=number % 3) for number in range(700)]
    pool = pool_with(found)
    scores = Scorer(pool, WEIGHTS, PLACES).scores(a_need())
    expected = in_best_order(
        Suggestion(f"person-{row}", match(a_need(), person, WEIGHTS), 7) for row, person in enumerate(found)
    )
    assert list(in_order(pool, scores, 7)) == [each.person for each in expected]


def test_lot_favours_nobody_in_every_vacancy() -> None:
    pool = pool_with([a_candidate()] * 50)
    scores = Scorer(pool, WEIGHTS, PLACES).scores(a_need())
    first = {next(in_order(pool, scores, vacancy_id)) for vacancy_id in range(200)}
    assert len(first) > 40


def test_nobody_at_all_is_no_fault() -> None:
    pool = pool_with([])
    assert list(in_order(pool, Scorer(pool, WEIGHTS, PLACES).scores(a_need()), 1)) == []


def test_file_of_the_weights_is_the_only_place_with_numbers() -> None:
    source = Path("core/services/matching_scores.py").read_text(encoding="utf-8")
    assert [number for number in ("0.6", "0.8", "0.25", "0.7", "1.5") if number in source] == []
