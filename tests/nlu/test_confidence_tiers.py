"""Sure enough: answer. Less sure: ask which was meant. Not at all: offer a human."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.confidence_tiers import NOT_UNDERSTOOD, UNCLEAR, ConfidenceTiers
from nlu.evaluate import OUT_OF_SCOPE, Predictions, calibration_error, report, tier_shares

RANKING = ["ask_when_may_work", "ask_work_permit", "ask_status_rights"]


def after_tiers(confidence: float) -> Message:
    ranking = [{"name": name, "confidence": confidence / (place + 1)} for place, name in enumerate(RANKING)]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2}).process([message])
    return message


@pytest.mark.parametrize(
    ("confidence", "intent"),
    [
        (0.95, "ask_when_may_work"),
        (0.6, "ask_when_may_work"),
        (0.59, UNCLEAR),
        (0.2, UNCLEAR),
        (0.19, NOT_UNDERSTOOD),
        (0.0, NOT_UNDERSTOOD),
    ],
)
def test_the_confidence_decides_the_tier(confidence: float, intent: str) -> None:
    assert after_tiers(confidence).get(INTENT)["name"] == intent


def test_who_asks_which_was_meant_finds_the_candidates_below_the_tier() -> None:
    names = [entry["name"] for entry in after_tiers(0.4).get(INTENT_RANKING_KEY)]
    assert names == [UNCLEAR, *RANKING]


def test_a_sure_answer_keeps_its_ranking_and_confidence() -> None:
    message = after_tiers(0.9)
    assert [entry["name"] for entry in message.get(INTENT_RANKING_KEY)] == RANKING
    assert message.get(INTENT)["confidence"] == 0.9


@pytest.mark.parametrize("intent", [None, {"name": None, "confidence": 0.0}])
def test_a_message_without_any_intent_is_not_understood(intent: dict | None) -> None:
    message = Message(data={TEXT: "", INTENT: intent})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2}).process([message])
    assert message.get(INTENT)["name"] == NOT_UNDERSTOOD


GROUP = ["ask_when_may_work", "ask_status_rights", "ask_work_during_appeal"]


@pytest.mark.parametrize(
    ("probabilities", "intent"),
    [
        ({"ask_when_may_work": 0.4, "ask_status_rights": 0.3}, "ask_when_may_work"),
        ({"ask_status_rights": 0.3, "ask_when_may_work": 0.2, "ask_work_during_appeal": 0.1}, GROUP[1]),
        ({"ask_when_may_work": 0.4, "ask_work_permit": 0.3}, UNCLEAR),
        ({"ask_work_permit": 0.4, "ask_when_may_work": 0.3, "ask_status_rights": 0.3}, UNCLEAR),
        ({"ask_when_may_work": 0.15, "ask_status_rights": 0.1}, UNCLEAR),
        ({"ask_when_may_work": 0.12, "ask_work_permit": 0.1}, NOT_UNDERSTOOD),
    ],
)
def test_intents_with_the_same_answer_count_together(probabilities: dict[str, float], intent: str) -> None:
    ranking = [{"name": name, "confidence": confidence} for name, confidence in probabilities.items()]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2, "same_answer": [GROUP]}).process([message])
    assert message.get(INTENT)["name"] == intent


def test_who_asks_which_was_meant_sees_how_unsure_the_group_is() -> None:
    ranking = [{"name": GROUP[0], "confidence": 0.3}, {"name": GROUP[1], "confidence": 0.2}]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2, "same_answer": [GROUP]}).process([message])
    assert message.get(INTENT)["confidence"] == pytest.approx(0.5)
    assert message.get(INTENT_RANKING_KEY)[1:] == ranking


def predicted(rows: list[list[float]], truth: list[str]) -> Predictions:
    return Predictions(np.array(["a", "b", "c", "d", "e"]), np.array(rows), np.array(truth))


def test_every_question_ends_in_one_tier() -> None:
    predictions = predicted(
        [
            [0.9, 0.1, 0, 0, 0],
            [0.9, 0.1, 0, 0, 0],
            [0.4, 0.3, 0.2, 0.1, 0],
            [0.4, 0.3, 0.2, 0.1, 0],
            [0.2, 0.2, 0.2, 0.2, 0.2],
        ],
        ["a", "b", "c", "d", "a"],
    )
    shares = tier_shares(predictions, answer=0.5, ask=0.3)
    assert (shares.direct, shares.misled, shares.asked, shares.asked_in_vain, shares.human) == (0.2,) * 5


def test_confidence_that_equals_accuracy_has_no_calibration_error() -> None:
    half_right = predicted([[0.5, 0.5, 0, 0, 0]] * 4, ["a", "b", "a", "b"])
    too_sure = predicted([[1.0, 0, 0, 0, 0]] * 4, ["a", "b", "a", "b"])
    assert calibration_error(half_right) == pytest.approx(0.0)
    assert calibration_error(too_sure) == pytest.approx(0.5)


def test_the_table_tells_apart_what_lies_outside_the_catalogue() -> None:
    intents = np.array(["greet", OUT_OF_SCOPE])
    predictions = Predictions(intents, np.array([[0.9, 0.1], [0.8, 0.2]]), intents)
    table = "\n".join(report(predictions, answer=0.5, ask=0.2))
    assert "binnen de catalogus" in table
    assert "buiten de catalogus" in table
    assert "juist                50.0%" in table
