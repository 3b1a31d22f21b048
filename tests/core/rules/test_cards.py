"""A card tells how somebody fits what is asked, rounded, and nothing that points at who they are."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.cards import FEW, KM_STEPS, Band, CandidateCard, band, card, for_employer
from core.rules.matching import is_suggested
from core.rules.matching_terms import CRITERIA, Fit, Match, Result

ASKED_ALL: dict[str, dict[str, object]] = {
    "occupation": {"asked": "lasser", "told": "lasser", "kind": "done", "relation": "same"},
    "experience": {"asked": 5.0, "told": 7.25, "occupation": "lasser"},
    "skills": {"asked": ("lassen",), "told": ("lassen",), "lacking": (), "unknown": ()},
    "dutch": {"asked": "A2", "told": "A1", "coaching": True, "levels_short": 1},
    "distance": {"asked": 17.345, "told": 31},
    "start": {"asked": date(2026, 12, 1), "told": date(2027, 1, 19), "days_late": 49},
    "hours": {"asked": "full_time", "told": "any"},
    "times": {"asked": ("day",), "told": ("day",), "lacking": ()},
    "education": {"asked": "bachelor", "told": "bachelor", "recognised": "no"},
    "licence": {"asked": ("B",), "told": ("B",), "lacking": ()},
}
RIGHT = Result("right_to_work", Fit.MET, values={"first": date(2026, 1, 1), "last": date(2027, 5, 6)})


def match_of(values: dict[str, dict[str, object]], score: float | None = 0.7) -> Match:
    results = (RIGHT, *(Result(each, Fit.MET, 1.0, 1.0, values[each]) for each in CRITERIA))
    return Match(score, results, (), allowed=True, coverage=1.0, rank=score)


def values_on(shown: CandidateCard) -> list[object]:
    return [value for result in shown.results for value in result.values.values()]


def test_card_holds_no_field_for_who_somebody_is() -> None:
    assert {field.name for field in fields(CandidateCard)} == {"reference", "results", "coarse", "demo"}


def test_numbers_and_days_are_rounded() -> None:
    shown = card(match_of(ASKED_ALL), "ref", candidates=5, demo=False)
    told = {result.criterion: result.values for result in shown.results}
    assert told["distance"] == {"asked": Band(10, 25)}
    assert told["experience"] == {"asked": 5.0, "told": Band(5, 10)}
    assert told["start"]["told"] == date(2027, 1, 1)
    assert "recognised" not in told["education"]


def test_right_to_work_with_its_days_never_stands_on_a_card() -> None:
    shown = card(match_of(ASKED_ALL), "ref", candidates=5, demo=False)
    assert "right_to_work" not in {result.criterion for result in shown.results}
    assert date(2027, 5, 6) not in values_on(shown)


def test_what_the_vacancy_does_not_ask_is_not_told() -> None:
    nothing: dict[str, dict[str, object]] = {each: {"asked": None, "told": "geheim"} for each in CRITERIA}
    shown = card(match_of(nothing), "ref", candidates=5, demo=False)
    assert {result.criterion for result in shown.results} == {"occupation", "experience", "dutch"}


@pytest.mark.parametrize("candidates", range(FEW))
def test_few_candidates_are_shown_without_what_they_told(candidates: int) -> None:
    shown = card(match_of(ASKED_ALL), "ref", candidates=candidates, demo=False)
    assert shown.coarse
    assert values_on(shown) == []


def test_who_lives_in_the_same_place_is_near_and_not_left_out() -> None:
    here = Result("distance", Fit.MET, values={"asked": 0.0, "told": 5})
    assert for_employer(here, coarse=False).values == {"asked": Band(None, 10)}
    shown = card(match_of({**ASKED_ALL, "distance": dict(here.values)}), "ref", candidates=5, demo=False)
    assert "distance" in {result.criterion for result in shown.results}


@given(st.floats(0, 400))
def test_every_distance_lies_in_its_step(km: float) -> None:
    found = band(km, KM_STEPS)
    assert (found.low or 0) <= km < (found.high or 401)


def test_who_did_other_work_or_has_no_score_is_no_candidate() -> None:
    other = Match(
        0.4,
        tuple(Result(each, Fit.NOT_MET if each == "occupation" else Fit.MET) for each in CRITERIA),
        (),
        allowed=True,
        coverage=1.0,
        rank=0.4,
    )
    assert not is_suggested(other)
    assert not is_suggested(match_of(ASKED_ALL, score=None))
    assert is_suggested(match_of(ASKED_ALL))
