"""The figures of the evaluation, on cases that are counted by hand."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from actions.not_understood import CHOICES as CHOICES_OF_THE_BOT
from actions.not_understood import likely_intents
from actions.turn import Turn
from core.content.yaml_files import read_yaml
from nlu.check_examples import DOMAIN_FILE, catalogue_of
from nlu.evaluation.cross_validation import outcomes_with, table
from nlu.evaluation.metrics import (
    accuracy,
    calibration_error,
    errors,
    intent_figures,
    macro_f1,
    out_of_scope,
    per_intent,
    per_voice,
    percentile,
    result_shares,
)
from nlu.evaluation.outcomes import (
    CHOICE,
    CHOICES,
    CHOICES_FILE,
    OUT_OF_SCOPE,
    Outcome,
    Result,
    Tier,
    Understanding,
    buttons_offered,
    intents_with_a_button,
    understanding,
)
from nlu.evaluation.questions import Entity, Question

INTENTS = ["ask_contact", "ask_find_job", "complain", "greet", OUT_OF_SCOPE]
WITH_BUTTON = {"ask_contact", "ask_find_job", "complain", "stop"}


def outcome(
    intent: str,
    predicted: str,
    tier: Tier = Tier.ANSWER,
    buttons: tuple[str, ...] = (),
    confidence: float = 0.9,
    voice: str = "short",
) -> Outcome:
    understood = Understanding(tier, predicted, confidence, buttons, (), milliseconds=10.0)
    return Outcome(Question("tekst", intent, voice), understood)


DIRECT = outcome("greet", "greet")
MISLED = outcome("complain", "greet", voice="story")
ASKED = outcome("complain", "ask_contact", Tier.UNCLEAR, ("ask_contact", "complain", OUT_OF_SCOPE), 0.4)
ASKED_IN_VAIN = outcome("greet", "greet", Tier.UNCLEAR, ("ask_contact", OUT_OF_SCOPE), 0.5)
NOT_UNDERSTOOD = outcome("complain", "complain", Tier.NOT_UNDERSTOOD, (), 0.1)
ALL = [DIRECT, MISLED, ASKED, ASKED_IN_VAIN, NOT_UNDERSTOOD]


@pytest.mark.parametrize(
    ("one", "result"),
    [
        (DIRECT, Result.DIRECT),
        (MISLED, Result.MISLED),
        (ASKED, Result.AFTER_CLARIFICATION),
        (ASKED_IN_VAIN, Result.LOST),
        (NOT_UNDERSTOOD, Result.LOST),
    ],
)
def test_each_question_ends_in_one_way(one: Outcome, result: Result) -> None:
    assert one.result is result


def test_something_else_is_the_right_button_for_what_lies_outside() -> None:
    asked = outcome(OUT_OF_SCOPE, "ask_contact", Tier.UNCLEAR, buttons_offered(["ask_contact"], WITH_BUTTON))
    lost = outcome(OUT_OF_SCOPE, "ask_contact", Tier.NOT_UNDERSTOOD)
    assert asked.result is Result.AFTER_CLARIFICATION
    assert lost.result is Result.LOST
    assert out_of_scope([asked, lost])["kept_out"] == 1.0


def test_shares_of_questions() -> None:
    shares = {"direct": 0.2, "after_clarification": 0.2, "misled": 0.2, "lost": 0.4}
    assert result_shares(ALL) == pytest.approx(shares)
    assert accuracy(ALL) == pytest.approx(3 / 5)


def test_figures_of_an_intent_count_its_best_guess_in_every_tier() -> None:
    figures = per_intent(ALL)
    assert figures["greet"] == {
        "n": 2,
        "precision": pytest.approx(2 / 3),
        "recall": 1.0,
        "f1": pytest.approx(0.8),
        "direct": 0.5,
        "misled": 0.0,
    }
    assert figures["complain"]["recall"] == pytest.approx(1 / 3)
    assert figures["complain"]["misled"] == pytest.approx(1 / 3)
    assert figures["ask_contact"]["n"] == 0


def test_figures_of_a_voice() -> None:
    assert per_voice(ALL)["story"] == {"n": 1, "accuracy": 0.0, "direct": 0.0, "misled": 1.0}
    assert per_voice(ALL)["short"]["n"] == 4


def test_errors_are_wrong_guesses_and_lost_questions() -> None:
    found = errors(ALL)
    assert [(error["intent"], error["result"]) for error in found] == [
        ("complain", "misled"),
        ("complain", "after_clarification"),
        ("greet", "lost"),
        ("complain", "lost"),
    ]
    assert found[1]["buttons"] == ["ask_contact", "complain", OUT_OF_SCOPE]


def test_confidence_that_equals_accuracy_has_no_calibration_error() -> None:
    half_right = [outcome("greet", guess, confidence=0.5) for guess in ("greet", "complain")]
    too_sure = [outcome("greet", guess, confidence=1.0) for guess in ("greet", "complain")]
    assert calibration_error(half_right) == pytest.approx(0.0)
    assert calibration_error(too_sure) == pytest.approx(0.5)


@pytest.mark.parametrize(("percent", "value"), [(50, 50.0), (95, 95.0), (100, 100.0), (0, 1.0)])
def test_so_many_percent_of_the_messages_take_no_longer(percent: int, value: float) -> None:
    assert percentile([float(number) for number in range(100, 0, -1)], percent) == value


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="nothing"):
        intent_figures([])


some_outcomes = st.lists(
    st.builds(
        outcome,
        st.sampled_from(INTENTS),
        st.sampled_from(INTENTS),
        st.sampled_from(Tier),
        st.sampled_from([(), ("complain", OUT_OF_SCOPE)]),
        st.floats(0, 1),
        st.sampled_from(["short", "story"]),
    ),
    min_size=1,
)


@given(some_outcomes)
def test_the_four_results_add_up_and_so_do_intents_and_voices(outcomes: list[Outcome]) -> None:
    figures = intent_figures(outcomes)
    results = [figures[name] for name in ("direct", "after_clarification", "lost", "misled")]
    assert sum(results) == pytest.approx(1)
    for groups in (figures["per_intent"], figures["per_voice"]):
        assert sum(group["n"] for group in groups.values()) == len(outcomes)
        of_all = sum(group["direct"] * group["n"] for group in groups.values()) / len(outcomes)
        assert of_all == pytest.approx(figures["direct"])
    assert 0 <= figures["calibration_error"] <= 1


@given(some_outcomes)
def test_macro_f1_is_that_of_scikit_learn(outcomes: list[Outcome]) -> None:
    truth = [one.question.intent for one in outcomes]
    predicted = [one.understood.predicted for one in outcomes]
    expected = f1_score(truth, predicted, average="macro", zero_division=0)
    assert macro_f1(outcomes) == pytest.approx(expected)


def parsed(intent: str, *ranking: tuple[str, float]) -> dict[str, object]:
    ranked = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    entities = [{"entity": "place", "value": "Brugge", "start": 0, "end": 6}]
    return {"intent": {"name": intent, "confidence": 0.6}, "intent_ranking": ranked, "entities": entities}


def test_below_the_tiers_stands_what_the_classifier_thought() -> None:
    ranking = [("nlu_unclear", 0.6), ("greet", 0.4), ("complain", 0.3), ("ask_contact", 0.1)]
    understood = understanding(parsed("nlu_unclear", *ranking), 0.5, WITH_BUTTON)
    assert understood == Understanding(
        tier=Tier.UNCLEAR,
        predicted="greet",
        confidence=0.4,
        buttons=("complain", "ask_contact", OUT_OF_SCOPE),
        entities=(Entity("place", "Brugge"),),
        milliseconds=500.0,
    )


def test_an_answer_and_what_is_not_understood_come_without_buttons() -> None:
    sure = understanding(parsed("complain", ("complain", 0.8), ("greet", 0.1)), 0.0, WITH_BUTTON)
    lost = understanding(parsed("nlu_not_understood", ("nlu_not_understood", 0.9)), 0.0, WITH_BUTTON)
    assert (sure.tier, sure.predicted, sure.confidence, sure.buttons) == (Tier.ANSWER, "complain", 0.8, ())
    assert (lost.tier, lost.predicted, lost.confidence) == (Tier.NOT_UNDERSTOOD, "nlu_not_understood", 0.0)


class TurnThatRanks:
    """As much of a turn as the bot needs to choose its buttons."""

    def __init__(self, names: list[str]) -> None:
        self.ranking = [{"name": name, "confidence": 0.1} for name in names]

    def has_response(self, name: str) -> bool:
        return name in read_yaml(CHOICES_FILE)["responses"]

    def values_of(self, entity: str) -> list[str]:
        return []

    def button(self, title: str, payload: str) -> str:
        assert title == f"{CHOICE}{payload.removeprefix('/')}"
        return payload.removeprefix("/")


@given(st.permutations(sorted(catalogue_of(DOMAIN_FILE))))
def test_the_buttons_that_are_counted_are_those_of_the_bot(ranked: list[str]) -> None:
    shown = likely_intents(cast(Turn, TurnThatRanks(["nlu_unclear", *ranked])))
    counted = buttons_offered(ranked, intents_with_a_button())
    assert counted == (*cast(list[str], shown), OUT_OF_SCOPE)
    assert CHOICES == CHOICES_OF_THE_BOT


@pytest.mark.parametrize("intent", sorted(catalogue_of(DOMAIN_FILE)))
def test_an_intent_is_counted_with_a_button_only_where_the_bot_shows_one(intent: str) -> None:
    shown = likely_intents(cast(Turn, TurnThatRanks([intent])))
    assert bool(shown) is (intent in intents_with_a_button())


def test_cross_validation_counts_with_the_same_tiers() -> None:
    ranked = [[{"name": "complain", "confidence": 0.6}, {"name": "stop", "confidence": 0.3}]] * 2
    questions = [Question("ik ben boos", "complain"), Question("hou op", "stop")]
    tiers = {"answer": 0.72, "ask": 0.25, "same_answer": []}
    assert [one.result for one in outcomes_with(questions, ranked, tiers)] == [Result.AFTER_CLARIFICATION] * 2
    sure = outcomes_with(questions, ranked, {**tiers, "answer": 0.5})
    assert [one.result for one in sure] == [Result.DIRECT, Result.MISLED]
    assert any(line.endswith("<- config.yml") for line in table(questions, ranked, tiers))
